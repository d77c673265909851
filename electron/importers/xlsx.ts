/** A workbook as rows of text. exceljs stands behind this file; nothing of it leaves it. */
import ExcelJS, { type Cell, type CellValue } from 'exceljs'
import { AppError } from '#shared/contract/errors'
import { zipSizes } from './zip-sizes.ts'

export interface WorkbookSheet {
  name: string
  rows: { row: number; cells: string[] }[]
}

export const workbookLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 120 * 1024 * 1024,
  entries: 2000,
  rows: 5000,
  columns: 40,
  /** longest text of one cell */
  text: 5000,
} as const

const refuse = (message: string): AppError => new AppError('file', message)
const saveAs = '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再导入'

/** Refuses what is no readable .xlsx, with a sentence that says what to do. */
function checkFile(bytes: Buffer, fileName: string): void {
  if (bytes.length === 0) throw refuse('文件是空的')
  if (bytes.length > workbookLimits.fileBytes) throw refuse('文件超过 10 MB，请删去图片和用不到的工作表后再导入')
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) {
    // an encrypted .xlsx lies in the same kind of container as the old .xls
    const isLocked = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw refuse(
      isLocked
        ? `「${fileName}」设了打开密码，请取消密码、重新保存后再导入`
        : `「${fileName}」是旧的 .xls 或 .et 格式，${saveAs}`,
    )
  }
  if (bytes.length < 22 || bytes.readUInt32BE(0) !== 0x504b0304)
    throw refuse(`「${fileName}」不是 Excel 工作簿，${saveAs}`)
  const sizes = zipSizes(bytes)
  if (!sizes) throw refuse(`「${fileName}」不完整或已损坏，请重新复制或另存一份后再导入`)
  if (sizes.unpackedSize > workbookLimits.unpackedBytes || sizes.entryCount > workbookLimits.entries)
    throw refuse(`「${fileName}」展开后太大，请把标准所在的工作表单独存成一个文件后再导入`)
}

const dayText = (day: Date): string => (Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10))
/** 4.000000000001 of a formula is 4. */
const numberText = (value: number): string => String(Math.round(value * 1e6) / 1e6)

/** What a cell says, without its looks. */
export function valueText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value instanceof Date) return dayText(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('error' in value) return value.error
  if ('hyperlink' in value) return valueText(value.text as CellValue)
  if ('formula' in value || 'sharedFormula' in value) {
    const { result } = value
    // written by a program that computes nothing: the formula itself, which nobody takes for a figure
    return result === undefined ? `=${'formula' in value ? value.formula : ''}` : valueText(result)
  }
  return ''
}

const cellText = (cell: Cell): string =>
  cell.isMerged && cell.master.address !== cell.address
    ? ''
    : valueText(cell.value).replaceAll('\r\n', '\n').trim().slice(0, workbookLimits.text)

/** The visible sheets that have anything, row by row without the empty ones. Throws AppError `file`. */
export async function readWorkbook(bytes: Buffer, fileName: string): Promise<WorkbookSheet[]> {
  checkFile(bytes, fileName)
  const workbook = new ExcelJS.Workbook()
  try {
    const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    // Pictures, lists and colours by rule mean nothing here, and rules over whole columns take minutes to unfold.
    await workbook.xlsx.load(data, {
      ignoreNodes: ['drawing', 'picture', 'legacyDrawing', 'dataValidations', 'conditionalFormatting', 'extLst'],
    })
  } catch {
    throw refuse(`「${fileName}」打不开，可能已损坏；${saveAs}`)
  }
  const sheets = workbook.worksheets
    .filter(({ state }) => state === 'visible')
    .map((worksheet): WorkbookSheet => {
      const rows: WorkbookSheet['rows'] = []
      worksheet.eachRow((row, number) => {
        const width = Math.min(row.cellCount, workbookLimits.columns)
        const cells = Array.from({ length: width }, (_, column) => cellText(row.getCell(column + 1)))
        while (cells.at(-1) === '') cells.pop()
        if (cells.length > 0) rows.push({ row: number, cells })
      })
      if (rows.length > workbookLimits.rows)
        throw refuse(`工作表「${worksheet.name}」有 ${rows.length} 行，最多 ${workbookLimits.rows} 行`)
      return { name: worksheet.name, rows }
    })
    .filter(({ rows }) => rows.length > 0)
  if (sheets.length === 0) throw refuse(`「${fileName}」里没有内容`)
  return sheets
}
