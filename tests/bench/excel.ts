/** 10,000 × 20 cells as a workbook: `node excel.ts ours|streaming|plain`, one subject in one process. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { ReportDocument } from '#shared/reports/report-document'
import { writeXlsx } from '../../electron/exporters/xlsx/index.ts'
import { tableOf, wideLedger } from './ledger.ts'
import { sampleOf, tell } from './measure.ts'

const line = { style: 'thin', color: { argb: 'FF000000' } } as const
const grounds: Record<string, string> = {
  low: 'FFE6F0FF',
  general: 'FFFFFBE0',
  considerable: 'FFFFF0E0',
  major: 'FFFFE6E6',
}
const words: Record<string, string> = {
  low: '低风险',
  general: '一般风险',
  considerable: '较大风险',
  major: '重大风险',
}
const formats: Record<string, string> = { integer: '0', date: 'yyyy-mm-dd', money: '#,##0.00' }

/** The same table as a person who knows exceljs well would write it: values ready, each look one shared object. */
async function writeBare(document: ReportDocument, target: string, isStreaming: boolean): Promise<number> {
  const { columns, rows } = tableOf(document)
  const look = (format: string, align: 'left' | 'center' | 'right', ground?: string): Partial<ExcelJS.Style> => ({
    font: { name: '宋体', size: 10, color: { argb: 'FF000000' } },
    alignment: { horizontal: align, vertical: 'middle', wrapText: true },
    border: { top: line, left: line, bottom: line, right: line },
    numFmt: formats[format] ?? 'General',
    ...(ground ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: ground } } } : {}),
  })
  const looks = columns.map(({ format, align }) => look(format, align ?? 'left'))
  const levelLooks = Object.fromEntries(
    Object.entries(grounds).map(([level, ground]) => [level, look('text', 'center', ground)]),
  )
  const streaming = isStreaming ? new ExcelJS.stream.xlsx.WorkbookWriter({ filename: target, useStyles: true }) : null
  const workbook = (streaming ?? new ExcelJS.Workbook()) as ExcelJS.Workbook
  const sheet = workbook.addWorksheet('台账', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = columns.map(({ width }) => ({ width: width * 2 }))
  const head = sheet.getRow(1)
  columns.forEach(({ label }, index) => {
    const cell = head.getCell(index + 1)
    cell.value = label
    cell.style = { ...look('text', 'center', 'FFE8EBEF'), font: { name: '宋体', size: 10, bold: true } }
  })
  head.commit()
  rows.forEach((values, index) => {
    const row = sheet.getRow(index + 2)
    row.height = 32
    values.forEach((value, position) => {
      const cell = row.getCell(position + 1)
      const { format } = columns[position] ?? { format: 'text' }
      cell.style = (format === 'level' ? levelLooks[String(value)] : looks[position]) ?? {}
      if (value === null) return
      if (format === 'date') cell.value = new Date(`${String(value)}T00:00:00Z`)
      else if (format === 'money') cell.value = Number(value) / 100
      else if (format === 'level') cell.value = words[String(value)] ?? ''
      else cell.value = value as string | number
    })
    row.commit()
  })
  if (streaming) await streaming.commit()
  else await workbook.xlsx.writeFile(target)
  return rows.length
}

const [subject = 'ours', rowCount = '10000'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
const target = join(folder, 'ledger.xlsx')
const document = wideLedger(Number(rowCount))
const found = await sampleOf(async () => {
  if (subject === 'ours') return (await writeXlsx(document, target, { photos: () => null })).rows
  return writeBare(document, target, subject === 'streaming')
})
if (statSync(target).size < 10_000) throw new Error(`${subject} wrote next to nothing`)
rmSync(folder, { recursive: true, force: true })
tell(found)
