/** Paper checklists as they come out of the printer, and the empty form of every document. */
import { describe, expect, it } from 'vitest'
import { inspectionAnswers } from '#shared/domain/inspection'
import { blankForm, hasBlankForm } from '#shared/reports/blank-form'
import { reportCatalogue } from '#shared/reports/catalogue'
import { paperBox } from '#shared/reports/paper-checklist'
import { hasOffice, pdfText } from '../helpers/office.ts'
import { tablesOf } from '../helpers/report-reading.ts'
import { type SampleApp, sampleFactory } from '../helpers/sample.ts'

const sample = sampleFactory()

describe.runIf(hasOffice())('paper checklists', () => {
  it.each([
    ['one column', {}],
    ['two columns', { sheetColumns: 2 as const }],
    ['large type', { isLargeType: true }],
  ])('print the page code on every page and three boxes for every item: %s', async (_, choice) => {
    const { run, folder } = await sample()
    const lists = await run('checklist.list', {})
    const list = lists.toSorted((a, b) => b.itemCount - a.itemCount)[0]
    const parameters = { checklistId: list?.id, ...choice }
    const { path, units, warnings } = await run('report.export', {
      reportId: 'paper-checklist',
      parameters,
      format: 'pdf',
      folder,
    })
    expect(warnings).toEqual([])
    const [sheet] = await run('printed-sheet.open', {})
    const pages = (await pdfText(path)).split('\f').slice(0, units)
    expect(pages).toHaveLength(units)
    for (const page of pages) expect(page).toContain(`页码：${sheet?.code}`)
    const boxes = pages.join('').split(paperBox).length - 1
    expect(boxes).toBe((list?.itemCount ?? 0) * Object.keys(inspectionAnswers).length)
  })

  it('of all due plans have the code of their own plan on each page', async () => {
    const { run, folder } = await sample()
    const before = new Set((await run('printed-sheet.open', {})).map(({ id }) => id))
    const parameters = { isDueToday: true }
    const { path } = await run('report.export', { reportId: 'paper-checklist', parameters, format: 'pdf', folder })
    const sheets = (await run('printed-sheet.open', {})).filter(({ id }) => !before.has(id))
    const pages = (await pdfText(path)).split('\f').filter((page) => page.trim() !== '')
    const codes = pages.map((page) => [...new Set(page.match(/页码：\S{7}/g) ?? [])])
    expect(codes.every((own) => own.length === 1)).toBe(true)
    expect([...new Set(codes.flat())].sort()).toEqual(sheets.map(({ code }) => `页码：${code}`).sort())
  })
})

/** The choices that the blank forms are drawn with where a document needs one. */
async function recordFor(asks: readonly string[], { run }: SampleApp): Promise<object> {
  const has = (ask: string) => asks.includes(ask)
  if (has('paperChecklist') || has('checklist')) return { checklistId: (await run('checklist.list', {}))[0]?.id }
  if (has('notice')) return { recordId: (await run('rectification-notice.list', {}))[0]?.id }
  if (has('finding')) return { recordId: (await run('finding.list', { statuses: ['closed'] })).items[0]?.id }
  if (has('majorHazardCheck')) return { recordId: (await run('major-hazard-check.list', {}))[0]?.id }
  if (has('majorHazardCase')) return { recordId: (await run('major-hazard-case.list', {})).cases[0]?.id }
  if (has('regionForm')) return { regionForm: 'haimen/risk-report' }
  return {}
}

/** Sample data has none of these; the documents say so and cannot be drawn. */
const withoutRecord = ['risk-review-sheet', 'operation-audit-sheet', 'pack-switch-difference']

describe('empty forms', () => {
  it.each(
    reportCatalogue.filter(({ id }) => !withoutRecord.includes(id)).map((report) => [report.id, report] as const),
  )('%s', async (id, report) => {
    const { run, folder } = await sample()
    const parameters = { ...(await recordFor(report.asks, await sample())) }
    const filled = await run('report.preview', { reportId: id, parameters })
    const blank = await run('report.preview', { reportId: id, parameters: { ...parameters, isBlank: true } })
    expect(blank).toEqual(JSON.parse(JSON.stringify(blankForm(filled))))
    const text = JSON.stringify(blank.blocks)
    expect(text).not.toMatch(/（\d+ [条项]/)
    for (const table of tablesOf(blank)) {
      expect(table.rows).toEqual([])
      expect(table.blankRows).toBeGreaterThan(2)
    }
    expect(tablesOf(blank).map(({ columns }) => columns)).toEqual(tablesOf(filled).map(({ columns }) => columns))
    expect(text).not.toMatch(/"kind":"(photos|drawing|card)"/)
    if (!hasBlankForm(filled)) return
    const written = { reportId: id, parameters: { ...parameters, isBlank: true }, folder }
    const { warnings } = await run('report.export', { ...written, format: 'pdf' })
    expect(warnings).toEqual([])
  })
})
