/** Every document of the sample factory, written as workbook and PDF and opened again by other programs. */
import { describe, expect, it, test } from 'vitest'
import type { ReportParameters } from '#shared/contract/report'
import { reportCatalogue } from '#shared/reports/catalogue'
import { displayCell, isRatio, ratioTenths } from '#shared/reports/display'
import type { Cell, CellFormat, ReportDocument, TableBlock } from '#shared/reports/report-document'
import {
  hasOffice,
  pdfFonts,
  pdfInfo,
  pdfText,
  qpdfCheck,
  readWorkbook,
  type WorkbookSheet,
  wordTexts,
} from '../helpers/office.ts'
import { parametersFor, printedDocuments } from '../helpers/document-choices.ts'
import { printedRatings } from '../helpers/printed-ratings.ts'
import { columnOf, fieldOf, tablesOf, tableWith } from '../helpers/report-reading.ts'
import { sampleFactory } from '../helpers/sample.ts'

const sample = sampleFactory()
/** What openpyxl must read for a value; undefined where the workbook leaves the cell empty. */
function stored(format: CellFormat, value: Cell): unknown {
  if (value === null || value === '') return undefined
  if (isRatio(value)) {
    const tenths = ratioTenths(value)
    return tenths === null ? '/' : tenths / 1000
  }
  if (format === 'date') return { date: value }
  if ((format === 'money' || format === 'riskValue') && typeof value === 'number') return value / 100
  if (format === 'tenths' && typeof value === 'number') return value / 10
  // a picture lies over its cell
  return typeof value === 'number' ? value : displayCell(format, value) || undefined
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)

/** True when the wanted values stand in the row from left to right. */
function holds(row: readonly unknown[], wanted: readonly unknown[]): boolean {
  let place = 0
  for (const cell of row) if (place < wanted.length && same(cell, wanted[place])) place += 1
  return place === wanted.length
}

/** Rows of the document that the sheet does not have, each searched below the one before. */
function missingRows(sheet: WorkbookSheet, tables: readonly TableBlock[]): unknown[][] {
  const missing: unknown[][] = []
  let from = 0
  for (const { columns, rows, mergeEqual = [] } of tables) {
    for (const row of rows) {
      const wanted = row
        .map((value, index) =>
          mergeEqual.includes(columns[index]?.key ?? '') ? undefined : stored(columns[index]?.format ?? 'text', value),
        )
        .filter((value) => value !== undefined)
      const found = sheet.rows.findIndex((cells, index) => index >= from && holds(cells, wanted))
      if (found < 0) missing.push(wanted)
      else from = found + 1
    }
  }
  return missing
}

const squeezed = (text: string): string => text.replaceAll(/\s/g, '')

/** The beginning of the first text of each row: it is never broken over lines. */
function keyTexts(tables: readonly TableBlock[]): string[] {
  return tables.flatMap(({ columns, rows }) =>
    rows.flatMap((row) => {
      const first = row.find(
        (value, index) => columns[index]?.format === 'text' && typeof value === 'string' && value.length > 1,
      )
      return typeof first === 'string' ? [squeezed(first).slice(0, 3)] : []
    }),
  )
}

/** Word documents written by the tests above, opened together: LibreOffice takes longer to start than to read one. */
const words: { path: string; document: ReportDocument }[] = []

describe.runIf(hasOffice())('documents of the sample factory', () => {
  it.each(printedDocuments)('%s %s', async (id) => {
    const { run, folder } = await sample()
    for (const parameters of await parametersFor(id, await sample())) {
      const written = { reportId: id, parameters, folder }
      const workbook = await run('report.export', { ...written, format: 'xlsx' })
      const pdf = await run('report.export', { ...written, format: 'pdf' })
      const word = await run('report.export', { ...written, format: 'docx' })
      expect([...workbook.warnings, ...pdf.warnings, ...word.warnings]).toEqual([])
      const document: ReportDocument = await run('report.preview', { reportId: id, parameters })
      words.push({ path: word.path, document })
      const tables = tablesOf(document)

      const sheet = await readWorkbook(workbook.path)
      expect(missingRows(sheet, tables)).toEqual([])
      expect(sheet.rows.flat()).toContain(document.enterpriseName)

      await qpdfCheck(pdf.path)
      expect((await pdfFonts(pdf.path)).filter(({ embedded, unicode }) => !embedded || !unicode)).toEqual([])
      expect(Number((await pdfInfo(pdf.path)).Pages)).toBe(pdf.units)
      const text = squeezed(await pdfText(pdf.path))
      expect(text).toContain(document.enterpriseName)
      expect(text).toContain(squeezed(document.title))
      expect(text).toContain('示例数据')
      expect(keyTexts(tables).filter((key) => !text.includes(key))).toEqual([])
    }
  })

  it('say the same in Word, every cell of every table', async () => {
    const texts = await wordTexts(words.map(({ path }) => path))
    words.forEach(({ document }, index) => {
      const text = squeezed(texts[index] ?? '')
      const cells = tablesOf(document).flatMap(({ columns, rows }) =>
        rows.flatMap((row) =>
          columns.map(({ format }, column) => squeezed(displayCell(format, row[column] ?? null)).slice(0, 200)),
        ),
      )
      expect
        .soft(
          [...new Set(cells)].filter((cell) => !text.includes(cell)),
          document.title,
        )
        .toEqual([])
      expect.soft(text).toContain(squeezed(document.enterpriseName))
    })
  }, 400_000)
})

test('the documents carry the figures that the screens show', async () => {
  const { run } = await sample()
  const compose = (reportId: string, parameters: ReportParameters = {}) =>
    run('report.preview', { reportId, parameters })
  const rowsIn = (document: ReportDocument, key: string) =>
    tablesOf(document)
      .filter(({ columns }) => columns.some((column) => column.key === key))
      .reduce((sum, { rows }) => sum + rows.length, 0)
  const { items: points } = await run('risk-point.list', { limit: 500 })
  const { total: findings } = await run('finding.list', { limit: 1 })
  const { items: open } = await run('finding.list', { isOpen: true, limit: 500 })
  const hazardsOf = (kinds: readonly string[]) =>
    points.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { hazardCount }) => sum + hazardCount, 0)

  expect(rowsIn(await compose('risk-point-ledger'), 'accidentTypes')).toBe(points.length)
  expect(rowsIn(await compose('jha-record'), 'riskValue')).toBe(hazardsOf(['activity']))
  expect(rowsIn(await compose('scl-record'), 'riskValue')).toBe(hazardsOf(['facility', 'place']))
  expect(rowsIn(await compose('activity-control-list'), 'tier')).toBe(hazardsOf(['activity']))
  expect(rowsIn(await compose('finding-ledger'), 'cost')).toBe(findings)

  const statistics = await compose('finding-statistics', { period: 'year' })
  const [, , total] = tableWith(statistics, 'longest').rows
  expect(total?.[6]).toBe(open.length)
  expect(columnOf(tableWith(statistics, 'completedOn'), 'number')).toHaveLength(Number(total?.[1]))
  const submitted = await run('inspection.list', { status: 'submitted' })
  expect(fieldOf(statistics, '检查次数')).toBe(submitted.filter(({ inspectedOn }) => inspectedOn >= '2026').length)
})

test('every printed level of the sample follows from the printed factors and pack', async () => {
  const { run } = await sample()
  const { packs } = await run('rule-pack.list', {})
  let count = 0
  for (const [id] of printedDocuments) {
    for (const choice of await parametersFor(id, await sample())) {
      const ratings = printedRatings(await run('report.preview', { reportId: id, parameters: choice }), packs)
      expect
        .soft(
          ratings.filter(({ level, recomputed }) => level !== recomputed),
          id,
        )
        .toEqual([])
      count += ratings.length
    }
  }
  expect(count).toBeGreaterThan(1000)
})

test('every document that counts its rows has as many', async () => {
  const { run } = await sample()
  const entries = await run('report.list', {})
  expect(entries.map(({ id }) => id)).toEqual(reportCatalogue.map(({ id }) => id))
  for (const { id, rowCount } of entries) if (rowCount !== null) expect.soft(rowCount, id).toBeGreaterThan(0)
})
