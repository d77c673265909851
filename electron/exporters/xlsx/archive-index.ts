/** `目录.xlsx` of an archive: every file on a line, its name a link that works wherever the folder lies. */
import ExcelJS, { type Cell, type Row, type Worksheet } from 'exceljs'
import { exportFormatNames } from '#shared/domain/export-record'
import { type ArchiveIndex, archiveSize, sizeText } from '#shared/reports/archive-index'
import { sheetLink } from '#shared/reports/archive-names'
import { throwIfCancelled, writeAtomically } from '../atomic-write.ts'
import { sheetText } from './values.ts'

const widths = [34, 54, 19, 15, 8, 10, 48]
const heads = ['章', '名称（点击打开）', '文件编号', '核验码', '类型', '大小', '说明']
/** column of the name, counted from 1 */
const nameColumn = 2
const font = { name: '微软雅黑', size: 10 }
const line = { style: 'thin', color: { argb: 'FFC2C8D1' } } as const
const border = { top: line, bottom: line, left: line, right: line }

/** `08 隐患台账/03 整改通知单.pdf` -> `03 整改通知单` */
const fileName = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '')

/** A Chinese letter is two figures wide. */
const figureWidth = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0)

function link(cell: Cell, path: string): void {
  cell.value = { text: String(cell.value), hyperlink: sheetLink(path) }
  cell.font = { ...font, color: { argb: 'FF0B5CAD' }, underline: true }
}

function row(sheet: Worksheet, values: (string | number)[], path?: string): Row {
  const added = sheet.addRow(values.map((value) => (typeof value === 'string' ? sheetText(value) : value)))
  added.eachCell({ includeEmpty: true }, (cell) => {
    cell.font = font
    cell.border = border
    cell.alignment = { vertical: 'middle', wrapText: true }
  })
  if (path !== undefined) link(added.getCell(nameColumn), path)
  // programs do not measure wrapped text by themselves
  const lines = values.map((value, column) => Math.ceil(figureWidth(String(value)) / (widths[column] ?? 1)))
  added.height = 16 * Math.max(1, ...lines)
  return added
}

function head(sheet: Worksheet, index: ArchiveIndex): void {
  const { files, bytes } = archiveSize(index)
  const lines = [
    `${index.enterpriseName}　一企一档目录`,
    [
      index.creditCode === '' ? '' : `统一社会信用代码 ${index.creditCode}`,
      `档案编号 ${index.number}`,
      `数据日期 ${index.dataDay}`,
      `范围 ${index.period}`,
      `文件 ${files} 个，${sizeText(bytes)}`,
    ]
      .filter((part) => part !== '')
      .join('　'),
    `${index.notes.join('；')}。`,
  ]
  for (const [place, text] of lines.entries()) {
    const added = sheet.addRow([sheetText(text)])
    sheet.mergeCells(added.number, 1, added.number, heads.length)
    added.getCell(1).font = place === 0 ? { ...font, size: 16, bold: true } : font
    added.getCell(1).alignment = { vertical: 'middle', wrapText: true }
    const rows = Math.ceil(figureWidth(text) / widths.reduce((sum, width) => sum + width, 0))
    added.height = place === 0 ? 28 : 4 + 16 * rows
  }
  const titles = sheet.addRow(heads)
  titles.eachCell((cell) => {
    cell.font = { ...font, bold: true }
    cell.border = border
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF1F5' } }
    cell.alignment = { vertical: 'middle', horizontal: 'center' }
  })
}

/** Writes the index to `target`, whole or not at all. */
export function writeArchiveIndex(index: ArchiveIndex, target: string, signal?: AbortSignal): Promise<void> {
  return writeAtomically(
    target,
    async (temporaryPath) => {
      const workbook = new ExcelJS.Workbook()
      workbook.creator = index.enterpriseName
      workbook.created = new Date(index.madeAt)
      const sheet = workbook.addWorksheet('目录', {
        views: [{ state: 'frozen', ySplit: 4, showGridLines: false }],
        pageSetup: {
          paperSize: 9,
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '4:4',
        },
      })
      sheet.columns = widths.map((width) => ({ width }))
      head(sheet, index)
      for (const chapter of index.chapters) {
        throwIfCancelled(signal)
        const opening = row(sheet, [chapter.folder, '本章文件夹', '', '', '', '', chapter.note], chapter.folder)
        opening.eachCell((cell) => {
          cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF5F6F7' } }
        })
        opening.getCell(1).font = { ...font, bold: true }
        for (const { number, checkCode, note, prints } of chapter.documents)
          for (const { format, path, size } of prints)
            row(
              sheet,
              [chapter.folder, fileName(path), number, checkCode, exportFormatNames[format], sizeText(size), note],
              path,
            )
        for (const { path, size, isPicture } of chapter.attachments) {
          const values = [chapter.folder, fileName(path), '', '', isPicture ? '照片' : 'PDF', sizeText(size), '附件']
          row(sheet, values, path)
        }
        for (const { title, reason } of chapter.absent)
          row(sheet, [chapter.folder, title, '', '', '', '', `没有放入：${reason}`])
      }
      sheet.autoFilter = { from: { row: 4, column: 1 }, to: { row: 4, column: heads.length } }
      await workbook.xlsx.writeFile(temporaryPath)
    },
    { signal },
  )
}
