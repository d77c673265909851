import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { furnish, type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
let given: Awaited<ReturnType<typeof furnish>>
beforeEach(async () => {
  office = await testEnterprise()
  given = await furnish(office)
})
afterEach(() => {
  office.close()
})

const ledger = { packId: 'haimen', formId: 'dust-reports' }
const sheet = { packId: 'haimen', formId: 'risk-report' }

/** One evaluation of each stage; L × E × C of LEC-2 in plain values. */
async function evaluate(hazardId: string, [L, E, C]: [number, number, number]) {
  for (const stage of ['inherent', 'current'] as const)
    await office.run('evaluation.record', {
      hazardId,
      stage,
      packId: 'LEC-2',
      factors: { L: L * 10, E: E * 10, C: C * 10 },
      reason: '按现场情况取值',
      evaluatedOn: office.today,
    })
}
const indicator = async (id: string) => (await office.run('region.indicators', {})).find((row) => row.id === id)

describe('regional packs', () => {
  it('are chosen, with their frequency packs and reports by name', async () => {
    expect((await office.run('region.packs', {})).map(({ isChosen }) => isChosen)).not.toContain(true)
    await office.run('region.choose', { packIds: ['haimen', 'haimen'] })
    const haimen = (await office.run('region.packs', {})).find(({ id }) => id === 'haimen')
    expect(haimen).toMatchObject({ isChosen: true, frequencyPacks: [{ id: 'haimen' }] })
    expect(haimen?.reports.every(({ title }) => title !== '')).toBe(true)
    await expect(office.run('region.choose', { packIds: ['nowhere'] })).rejects.toThrow('没有这个地区')
  })
})

describe('forms', () => {
  it('of a sheet keep what was written, take the rest from the records, and give it back', async () => {
    await office.run('region-entry.save', { ...sheet, cells: { 'enterprise/scale': '小型' } })
    await office.run('region-entry.save', { ...sheet, cells: { 'enterprise/name': '自己写的' } })
    const detail = await office.run('region.form', sheet)
    expect(detail.prefilled['enterprise/name']).toEqual({ text: '示例精密冲压有限公司', source: '企业名称' })
    expect(detail.entries.map(({ cells }) => cells)).toEqual([
      { 'enterprise/scale': '小型', 'enterprise/name': '自己写的' },
    ])
    const entry = await office.run('region-entry.save', { ...sheet, cells: { 'enterprise/name': null } })
    expect(entry.cells).toEqual({ 'enterprise/scale': '小型' })
  })
  it('refuse what cannot stand in a cell', async () => {
    const refused = (cells: Record<string, string>) => office.refused('region-entry.save', { ...sheet, cells })
    expect((await refused({ 'enterprise/scale': '巨型' })).message).toContain('从选项里选')
    expect((await refused({ 'enterprise/revenue': '很多' })).message).toContain('请填数字')
    expect((await refused({ 'enterprise/none': '1' })).message).toContain('没有这一栏')
    const table = { packId: 'haimen', formId: 'eight-musts', rowId: 'must-9', cells: { content: '无' } }
    expect((await office.refused('region-entry.save', table)).message).toContain('没有这一行')
  })
  it('of a ledger take rows, change and void them', async () => {
    const row = await office.run('region-entry.create', { ...ledger, cells: { date: '2026-11-22', required: '3' } })
    const { revision } = await office.run('region-entry.update', {
      id: row.id,
      revision: 1,
      patch: { cells: { reported: '2' } },
    })
    expect((await office.run('region.form', ledger)).entries[0]?.cells).toEqual({
      date: '2026-11-22',
      required: '3',
      reported: '2',
    })
    await office.run('region-entry.void', { id: row.id, revision, reason: '记错' })
    expect((await office.run('region.form', ledger)).entries).toEqual([])
    expect((await office.refused('region-entry.create', { ...ledger, cells: {} })).message).toContain('至少填写一栏')
  })
})

describe('indicators', () => {
  beforeEach(() => office.run('region.choose', { packIds: ['haimen'] }))

  it('come from the records, or from what the user gives', async () => {
    expect(await indicator('control-list-rate')).toMatchObject({ numerator: 1, denominator: 1, percent: '100.0%' })
    expect(await indicator('quality-rate')).toMatchObject({ percent: '/', isReached: null, verified: false })
    const figures = { packId: 'haimen', indicatorId: 'quality-rate', numerator: 2, denominator: 3 }
    await office.run('region.setIndicator', figures)
    expect(await indicator('quality-rate')).toMatchObject({ percent: '66.7%', isReached: false })
    await office.run('region.setIndicator', { ...figures, numerator: 4, denominator: 5 })
    expect(await indicator('quality-rate')).toMatchObject({ percent: '80.0%', isReached: true })
    expect((await office.refused('region.setIndicator', { ...figures, numerator: 4 })).message).toContain('大于分母')
    const live = { ...figures, indicatorId: 'notice-rate' }
    expect((await office.refused('region.setIndicator', live)).message).toContain('不用填写')
  })
  it('add up the dust ledger of this year', async () => {
    await office.run('region-entry.create', { ...ledger, cells: { date: '2026-11-21', required: '3', reported: '3' } })
    await office.run('region-entry.create', { ...ledger, cells: { date: '2026-11-22', required: '3', reported: '2' } })
    await office.run('region-entry.create', { ...ledger, cells: { date: '2025-11-22', required: '9', reported: '0' } })
    expect(await indicator('dust-report-rate')).toMatchObject({ numerator: 5, denominator: 6, percent: '83.3%' })
  })
  it('count a 较大以上 risk point as made public by a board printed since its evaluation', async () => {
    expect(await indicator('notice-rate')).toMatchObject({ percent: '/' })
    await evaluate(given.hazard.id, [3, 6, 15])
    expect(await indicator('notice-rate')).toMatchObject({ numerator: 0, denominator: 1 })
    await office.run('report.export', { reportId: 'notice-board', format: 'xlsx' })
    expect(await indicator('notice-rate')).toMatchObject({ numerator: 1, percent: '100.0%', isReached: true })
    await evaluate(given.hazard.id, [3, 6, 15])
    expect(await indicator('notice-rate')).toMatchObject({ numerator: 0 })
  })
})

describe('the risk report', () => {
  it('is saved as first and then only when something changed; saved versions stay as they are', async () => {
    const save = (note = '') => office.run('risk-report.save', { reportedOn: office.today, note })
    expect((await office.refused('risk-report.save', { reportedOn: office.today })).message).toContain('先选择')
    await office.run('region.choose', { packIds: ['haimen'] })
    expect(await indicator('risk-report-rate')).toMatchObject({ numerator: 0, denominator: 1 })
    const first = await save()
    expect(first).toMatchObject({ kind: 'first', versionNumber: 1, risks: [] })
    expect((await office.refused('risk-report.save', { reportedOn: office.today })).message).toContain('不用再报')
    expect(await indicator('risk-report-rate')).toMatchObject({ numerator: 1, denominator: 1, isReached: true })

    await evaluate(given.hazard.id, [3, 6, 15])
    const preview = await office.run('risk-report.preview', {})
    expect(preview).toMatchObject({ kind: 'change', previousVersion: 1 })
    expect(preview.changes).toMatchObject([{ kind: 'added', after: '较大风险' }])
    expect(await indicator('risk-report-rate')).toMatchObject({ numerator: 1, denominator: 2 })
    await save('新增')
    const [newest, oldest] = await office.run('risk-report.list', {})
    expect(newest).toMatchObject({ kind: 'change', versionNumber: 2, changes: [{ kind: 'added' }] })
    expect(newest?.risks[0]).toMatchObject({ name: '1号冲床：双手按钮', level: 'considerable', personName: '李志强' })
    expect(oldest).toMatchObject({ id: first.id, risks: [], cells: first.cells, revision: 1 })

    await office.run('risk-report.void', { id: newest?.id ?? '', revision: 1, reason: '填错' })
    expect((await office.run('risk-report.preview', {})).previousVersion).toBe(1)
    expect((await save()).versionNumber).toBe(3)
    office.today = '2027-02-01'
    expect((await office.run('risk-report.preview', {})).kind).toBe('periodic')
    const early = await office.refused('risk-report.save', { reportedOn: '2026-01-01' })
    expect(early.fields).toHaveProperty('reportedOn')
  })
})
