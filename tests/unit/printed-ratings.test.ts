/** "Every rating in every document can be recomputed from what the document prints." */
import { describe, expect, it, test } from 'vitest'
import { reportCatalogue } from '#shared/reports/catalogue'
import type { ReportData } from '#shared/reports/definition'
import { printedRatings } from '../helpers/printed-ratings.ts'
import { reportData } from '../helpers/report-data.ts'
import { ids, uuid } from '../helpers/report-ids.ts'
import { ratedPacks, ratedReportData } from '../helpers/report-ratings.ts'
import { columnOf, fieldOf, tablesOf, tableWith, textOf } from '../helpers/report-reading.ts'

const parametersFor: Record<string, ReportData['parameters']> = {
  'inspection-sheet': { checklistId: ids.checklist },
  'paper-checklist': { checklistId: ids.checklist },
  'rectification-notice': { recordId: ids.notice },
  'review-sheet': { recordId: ids.closed },
}
const composed = (id: string, parameters: ReportData['parameters'] = parametersFor[id] ?? {}) => {
  const report = reportCatalogue.find((one) => one.id === id)
  if (!report) throw new Error(`no report ${id}`)
  return report.compose(ratedReportData(parameters))
}
/**
 * Documents of a comparison, a treatment file, an assessment or a region need its records: what they print is recomputed
 * over the sample (tests/reports/documents.test.ts); tests/database/major-hazards.test.ts sees that its own print no level.
 */
const ownRecords = new Set(['assessment', 'regionForm', 'riskReport'])
const ofOwnRecords = reportCatalogue.filter(
  ({ id, asks }) => id.startsWith('major-hazard-') || asks.some((choice) => ownRecords.has(choice)),
)
/** Documents that print levels; what is not here must print none. */
const rated = [
  'risk-point-ledger',
  'jha-record',
  'scl-record',
  'activity-control-list',
  'facility-control-list',
  'considerable-risk-list',
  'notice-board',
  'evaluation-explanation',
  'pack-switch-difference',
  'risk-review-sheet',
  'notice-card',
  'emergency-card',
  'operation-card',
  'warning-sign',
  'comparison-chart',
  'risk-control-list',
  'risk-point-report-list',
  'site-item-list',
]

describe('every printed level', () => {
  it.each(reportCatalogue.filter((report) => !ofOwnRecords.includes(report)).map(({ id }) => id))(
    'of %s follows from the printed factors and pack',
    (id) => {
      const ratings = printedRatings(composed(id), ratedPacks)
      expect(ratings.filter(({ level, recomputed }) => level !== recomputed)).toEqual([])
      expect(ratings.length > 0).toBe(rated.includes(id))
    },
  )

  it.each(reportCatalogue.filter(({ id }) => rated.slice(0, 8).includes(id)))(
    'of $id follows from it where one pack made all of them',
    (report) => {
      const ratings = printedRatings(report.compose(reportData()), ratedPacks)
      expect(ratings.length).toBeGreaterThan(0)
      expect(ratings.filter(({ level, recomputed }) => level !== recomputed)).toEqual([])
    },
  )

  it('of a card stands with the hazard, the factors, the pack and what lifted it', () => {
    const signs = composed('warning-sign').blocks.flatMap((block) => (block.kind === 'card' ? block.items : []))
    expect(signs.map(({ basis }) => basis)).toEqual([
      '评价依据：操作安全：L0.5 × E6 × C7 = 21　LEC-2 1.0.0　直接判定为重大风险',
      '评价依据：焊接：L4 × S4 = 16　LS-1 1.0.0',
    ])
  })

  it('is found out by this test where it does not follow', () => {
    const data = ratedReportData()
    const report = reportCatalogue.find(({ id }) => id === 'facility-control-list')
    for (const hazard of data.hazards) if (hazard.currentLevel) hazard.currentLevel = 'low'
    const ratings = printedRatings(report?.compose(data) ?? composed('facility-control-list'), ratedPacks)
    expect(ratings.some(({ level, recomputed }) => level !== recomputed)).toBe(true)
    const signs = composed('warning-sign')
    for (const block of signs.blocks) if (block.kind === 'card') for (const item of block.items) delete item.basis
    expect(printedRatings(signs, ratedPacks).map(({ recomputed }) => recomputed)).toContain('no pack beside it')
  })
})

describe('documents with lifted levels', () => {
  test('较大以上风险清单 lists the catalogue hit and says why', () => {
    const table = tableWith(composed('considerable-risk-list'), 'basis')
    expect(columnOf(table, 'level')).toEqual(['major', 'considerable', 'considerable', 'considerable'])
    expect(columnOf(table, 'basis')[1]).toBe('L1 × E6 × C7 = 42\nLEC-2 1.0.0\n目录命中 JS-01，至少较大风险')
    expect(columnOf(table, 'directReason')[1]).toBe(
      '目录命中「JS-01 有限空间作业」（目录（第一批）），至少按较大风险（橙）管控',
    )
  })

  test('the considerable list also counts a hit that nobody has evaluated', () => {
    const data = ratedReportData()
    const hit = data.hazards[0]?.catalogueHits ?? []
    data.hazards = data.hazards.map((hazard) => (hazard.current === null ? { ...hazard, catalogueHits: hit } : hazard))
    const report = reportCatalogue.find(({ id }) => id === 'considerable-risk-list')
    expect(report?.compose(data).notes).toContain('另有 1 项命中较大以上目录、尚未评价，评价后须列入')
  })
})

describe('评价准则切换差异表', () => {
  test('puts what changed or has to be done by hand first and sums up', () => {
    const document = composed('pack-switch-difference')
    const table = tableWith(document, 'change')
    expect(columnOf(table, 'change').slice(0, 2)).toEqual(['须重新评价', '须重新评价'])
    expect(columnOf(table, 'problem')[0]).toBe('原为 LS 法，取值不能换算')
    expect(fieldOf(document, '改换后')).toContain('LEC-1')
    expect(fieldOf(document, '合计')).toBe('8 条评价：变色 0 条，级别不变 4 条，须重新取值 0 条，须重新评价 4 条')
    expect(document.rulePackVersions).toEqual(['LEC-1 1.0.0', 'LEC-2 1.0.0', 'LS-1 1.0.0', 'MES-2 1.0.0'])
  })
})

describe('风险分级管控清单评审表', () => {
  test('prints the newest review, or the chosen one with its day', () => {
    expect(fieldOf(composed('risk-review-sheet'), '完成日期')).toBe('尚未完成')
    const closed = composed('risk-review-sheet', { recordId: uuid(801) })
    expect(fieldOf(closed, '完成日期')).toBe('2026-11-15')
    expect(textOf(closed)).toContain('共 3 个风险点：维持不变 3 个，已修改 0 个，已重新评价 0 个。')
    expect(columnOf(tableWith(closed, 'outcome'), 'levelAfter')).toEqual(['major', 'considerable', '未评价'])
  })
})

describe('员工参与风险辨识签名表', () => {
  test('has a place to sign for everybody of the unit that answers for the area, and marks who took part', () => {
    const data = ratedReportData()
    data.people = data.people.map((person) => ({
      ...person,
      unitId: ids.workshop,
      post: person.id === ids.worker ? '铣工' : '',
    }))
    data.areas = data.areas.map((area) => ({ ...area, unitId: ids.workshop }))
    data.riskPoints = data.riskPoints.map((point) => ({
      ...point,
      post: point.id === ids.mill ? '铣工' : point.id === ids.hotWork ? '焊工' : '',
    }))
    const report = reportCatalogue.find(({ id }) => id === 'worker-participation-sheet')
    const [table, ...others] = tablesOf(report?.compose(data) ?? composed('worker-participation-sheet'))
    expect(others).toEqual([])
    if (!table) throw new Error('no table')
    expect(columnOf(table, 'name').toSorted()).toEqual(['', '何文斌', '周敏华'])
    expect(table.rows.at(-1)?.slice(0, 5)).toEqual(['焊工', null, '', '', '动火作业'])
    const row = columnOf(table, 'name').indexOf('何文斌')
    expect(columnOf(table, 'riskPoints')[row]).toBe('1 号铣床')
    expect(columnOf(table, 'participant')[row]).toBe('是')
    expect(columnOf(table, 'signature')).toEqual(['', '', ''])
    expect(table.blankRows).toBe(2)
  })
})
