/** Figures of the lists and ledgers, counted again from the records of the sample factory by other ways than the documents take. */
import { describe, expect, it } from 'vitest'
import type { ReportParameters } from '#shared/contract/report'
import { periodValues } from '#shared/domain/hazard'
import type { Cell } from '#shared/reports/report-document'
import { columnOf, fieldOf, tableWith } from '../helpers/report-reading.ts'
import { sampleFactory } from '../helpers/sample.ts'

const sample = sampleFactory()
const year = { period: 'year' as const }
const compose = async (reportId: string, parameters: ReportParameters = {}) =>
  (await sample()).run('report.preview', { reportId, parameters })
const numbers = (cells: readonly Cell[]): number[] => cells.map(Number)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const findingsIn = async () => (await (await sample()).run('finding.list', { limit: 500 })).items

/** The last row adds up the others in every one of the columns. */
function expectSums(table: Parameters<typeof columnOf>[0], keys: readonly string[]): void {
  expect(table.sumRows).toEqual([table.rows.length - 1])
  for (const key of keys) {
    const values = numbers(columnOf(table, key))
    expect.soft(values.at(-1), key).toBe(sum(values.slice(0, -1)))
  }
}

describe('register lists', () => {
  it('count every hazard once by zone and level', async () => {
    const { run } = await sample()
    const { items } = await run('risk-point.list', { limit: 500 })
    const document = await compose('risk-control-list')
    const zones = tableWith(document, 'zoneName')
    expectSums(zones, ['major', 'considerable', 'general', 'low', 'unrated', 'total'])
    for (const [index, zone] of columnOf(zones, 'zoneName').slice(0, -1).entries()) {
      const own = items.filter(({ areaName }) => areaName === zone)
      expect.soft(columnOf(zones, 'total')[index]).toBe(sum(own.map(({ hazardCount }) => hazardCount)))
      expect
        .soft(columnOf(zones, 'unrated')[index])
        .toBe(sum(own.map(({ hazardCount, evaluatedCount }) => hazardCount - evaluatedCount)))
    }
    const levels = columnOf(tableWith(document, 'basis'), 'level')
    expect(columnOf(zones, 'considerable').at(-1)).toBe(levels.filter((level) => level === 'considerable').length)
    expect(tableWith(await compose('hazard-identification-list'), 'deviation').rows).toHaveLength(levels.length)
    expect(tableWith(await compose('place-list'), 'responsible').rows).toHaveLength(
      items.filter(({ kind }) => kind === 'place').length,
    )
    const ledger = tableWith(await compose('risk-point-ledger'), 'accidentTypes')
    const reported = tableWith(await compose('risk-point-report-list'), 'condition')
    expect(columnOf(reported, 'level')).toEqual(columnOf(ledger, 'level'))
  })

  it('name each person and unit once and leave nobody out of the sums', async () => {
    const { run } = await sample()
    const people = (await run('person.list', {})).filter(({ leftOn }) => leftOn === null || leftOn > '2026-11-20')
    const { total: points } = await run('risk-point.list', { limit: 1 })
    const { total: open } = await run('finding.list', { isOpen: true, limit: 1 })
    const units = tableWith(await compose('organization-list'), 'members')
    expectSums(units, ['members'])
    expect(columnOf(units, 'members').at(-1)).toBe(people.length)
    const duties = tableWith(await compose('responsible-person-list'), 'openFindings')
    expectSums(duties, ['riskPoints', 'considerable', 'openFindings'])
    expect(columnOf(duties, 'riskPoints').at(-1)).toBe(points)
    const assigned = (await findingsIn()).filter(({ status, responsibleId }) => status !== 'closed' && responsibleId)
    expect(assigned.length).toBeLessThanOrEqual(open)
    expect(columnOf(duties, 'openFindings').at(-1)).toBe(assigned.length)
    expectSums(tableWith(await compose('personnel-roster'), 'held'), ['people', 'safety', 'held'])
    expectSums(tableWith(await compose('special-equipment-register'), 'inUse'), ['inUse', 'total', 'due', 'bad'])
  })
})

describe('lists of what is checked', () => {
  it('hold every checkpoint with its tier and period', async () => {
    const { run } = await sample()
    const { items } = await run('risk-point.list', { limit: 500 })
    const tiers = { post: 0, team: 0, workshop: 0, company: 0 }
    for (const { id } of items) {
      const { hazards } = await run('risk-point.analysis', { id })
      for (const { status, checkpoint, checkTier } of hazards.flatMap(({ controls }) => controls))
        if (status === 'inPlace' && checkpoint !== '') tiers[checkTier] += 1
    }
    const list = tableWith(await compose('site-item-list'), 'controlClass')
    for (const tier of ['post', 'team', 'workshop', 'company'] as const)
      expect.soft(columnOf(list, tier).filter((cell) => cell !== '')).toHaveLength(tiers[tier])
    expect(list.rows).toHaveLength(sum(Object.values(tiers)))
  })

  it('say that the shipped list of 基础管理 is printed, and its own once it is taken', async () => {
    const { run } = await sample()
    const before = await compose('basic-item-list')
    expect(before.notes.join()).toContain('还没有基础管理检查表')
    const made = await run('checklist.create', { name: '管理资料检查', kind: 'comprehensive', period: 'halfYear' })
    const item = { checklistId: made.id, standard: '在有效期内', basis: '企业制度' }
    await run('checklist-item.create', { ...item, item: '资质证照：排污许可证' })
    await run('checklist-item.create', { ...item, item: '通道：没有堆物' })
    const after = await compose('basic-item-list')
    const { rows } = tableWith(after, 'content')
    expect(rows.map((row) => row.slice(0, 7))).toEqual([
      [1, '资质证照', '排污许可证：在有效期内', '企业制度', '综合性排查', '班组级', '每半年'],
    ])
    expect(after.notes.join()).not.toContain('还没有基础管理检查表')
    await run('checklist.void', { id: made.id, revision: 1, reason: '测试' })
  })

  it('plan every due day of the quarter', async () => {
    const { run } = await sample()
    const plans = await run('inspection-plan.list', {})
    const list = tableWith(await compose('inspection-plan-list', { period: 'quarter' }), 'times')
    expectSums(list, ['times'])
    const daily = plans.find(({ period }) => period === 'day')
    const days = (Date.parse('2026-12-31') - Date.parse(daily?.startsOn ?? '')) / 86_400_000 + 1
    const place = columnOf(list, 'name').indexOf(daily?.name ?? '')
    expect(columnOf(list, 'times')[place]).toBe(days)
    expect(periodValues).toContain(daily?.period)
  })
})

describe('documents of inspections', () => {
  it('add up the items of every submitted inspection', async () => {
    const { run } = await sample()
    const submitted = await run('inspection.list', { status: 'submitted' })
    const document = await compose('inspection-summary', year)
    const table = tableWith(document, 'notApplicable')
    expectSums(table, ['items', 'normal', 'abnormal', 'notApplicable'])
    expect(columnOf(table, 'items').at(-1)).toBe(sum(submitted.map(({ answeredCount }) => answeredCount)))
    expect(columnOf(table, 'abnormal').at(-1)).toBe(sum(submitted.map(({ abnormalCount }) => abnormalCount)))
    expectSums(tableWith(document, 'led'), ['count', 'led', 'checked', 'found'])
    const found = (await findingsIn()).filter(({ inspectionId }) => inspectionId !== null).length
    expect(fieldOf(document, '发现隐患')).toBe(found)
    // one item's finding was made void
    expect(document.notes.some((note) => note.includes('作废'))).toBe(columnOf(table, 'abnormal').at(-1) !== found)
  })

  it('show each inspection that the person in charge led with its findings', async () => {
    const { run } = await sample()
    const led = (await run('inspection.list', { status: 'submitted' })).filter(
      ({ isLedByPrincipal }) => isLedByPrincipal,
    )
    const own = (await findingsIn()).filter((finding) => led.some(({ id }) => id === finding.inspectionId))
    const document = await compose('principal-inspection-record', year)
    const months = tableWith(document, 'month')
    expectSums(months, ['times', 'problems', 'finished'])
    expect(months.rows.at(-1)?.slice(1, 4)).toEqual([
      led.length,
      own.length,
      own.filter(({ status }) => status === 'closed').length,
    ])
    const monthsLed = new Set(led.map(({ inspectedOn }) => inspectedOn.slice(0, 7))).size
    expect(fieldOf(document, '有带队记录的月份')).toBe(`${monthsLed}／11`)
    const empty = led.filter(({ id }) => !own.some(({ inspectionId }) => inspectionId === id)).length
    expect(tableWith(document, 'assigned').rows).toHaveLength(own.length + empty)
  })

  it('count an occurrence as kept where an inspection of the plan lies in it', async () => {
    const { run } = await sample()
    const plans = await run('inspection-plan.list', {})
    const inspections = await run('inspection.list', { status: 'submitted' })
    const table = tableWith(await compose('inspection-completion', year), 'month-11')
    expectSums(table, ['expected', 'kept', 'missed'])
    // each day of a daily plan is an occurrence: those before today that have no inspection were missed
    for (const plan of plans.filter(({ period }) => period === 'day' || period === 'shift')) {
      const days = new Set(inspections.filter(({ planId }) => planId === plan.id).map(({ inspectedOn }) => inspectedOn))
      const due = (Date.parse('2026-11-20') - Date.parse(plan.startsOn)) / 86_400_000
      const row = table.rows[columnOf(table, 'name').indexOf(plan.name)]
      expect.soft(row?.slice(-4, -1), plan.name).toEqual([due, days.size, due - days.size])
      expect.soft(row?.at(-1)).toEqual({ numerator: days.size, denominator: due })
    }
    const byTier = tableWith(await compose('inspection-completion', year), 'tierName')
    expectSums(byTier, ['plans', 'expected', 'kept', 'missed'])
    expect(byTier.rows.at(-1)?.slice(2)).toEqual(table.rows.at(-1)?.slice(-4))
  })
})

describe('documents of findings', () => {
  it('count the government form from the findings, month by month', async () => {
    const all = (await findingsIn()).filter(({ foundOn }) => foundOn >= '2026-10-01')
    const ofGrade = (grade: 'general' | 'major') => all.filter((finding) => finding.grade === grade)
    const closed = (grade: 'general' | 'major') => ofGrade(grade).filter(({ status }) => status === 'closed').length
    const document = await compose('authority-statistics', { period: 'quarter' })
    const form = tableWith(document, 'industry')
    const value = (key: string) => columnOf(form, key)[0]
    expect([value('general'), value('generalClosed')]).toEqual([ofGrade('general').length, closed('general')])
    expect([value('major'), value('majorClosed')]).toEqual([ofGrade('major').length, closed('major')])
    const openMajor = ofGrade('major').filter(({ status }) => status !== 'closed')
    // 23,500.00 元 are 2.35 万元
    expect(value('funds')).toBe(Math.round(sum(openMajor.map(({ fundsCents }) => fundsCents)) / 10_000))
    const months = tableWith(document, 'ungraded')
    expectSums(months, ['generalFound', 'generalDone', 'majorFound', 'majorDone', 'ungraded'])
    expect(months.rows.at(-1)?.slice(1, 3)).toEqual([value('general'), value('generalClosed')])
  })

  it('add the money of each finding to the cent', async () => {
    const { run } = await sample()
    const rows = await findingsIn()
    const details = await Promise.all(rows.map(({ id }) => run('finding.get', { id })))
    const spent = details.map(({ rectifications }) => sum(rectifications.map(({ costCents }) => costCents)))
    const document = await compose('rectification-funds', year)
    const table = tableWith(document, 'planned')
    expectSums(table, ['planned', 'actual', 'difference'])
    expectSums(tableWith(document, 'plannedSum'), ['count', 'plannedSum', 'actualSum', 'differenceSum'])
    expect(columnOf(table, 'planned').at(-1)).toBe(sum(rows.map(({ fundsCents }) => fundsCents)))
    expect(columnOf(table, 'actual').at(-1)).toBe(sum(spent))
  })

  it('print both looks of each closed finding, every extension and every major one', async () => {
    const rows = await findingsIn()
    const looks = await compose('follow-up-record')
    const closed = rows.filter(({ status }) => status === 'closed')
    expect(tableWith(looks, 'checker').rows).toHaveLength(closed.length * 2)
    expectSums(tableWith(looks, 'stageName'), ['total', 'holding', 'due', 'missed', 'upcoming'])
    const { run } = await sample()
    const extensions = (await Promise.all(rows.map(({ id }) => run('finding.get', { id })))).flatMap(
      (detail) => detail.extensions,
    )
    const sheet = await compose('extension-sheet')
    expect(sheet.blocks.filter(({ kind }) => kind === 'pageBreak')).toHaveLength(extensions.length - 1)
    const major = rows.filter(({ grade }) => grade === 'major')
    const ledger = tableWith(await compose('major-hazard-ledger'), 'criterion')
    expect(ledger.rows).toHaveLength(major.length + 1)
    expect(columnOf(ledger, 'planned').at(-1)).toBe(sum(major.map(({ fundsCents }) => fundsCents)))
  })

  it('publish what was found in the month and what is still open from before', async () => {
    const rows = await findingsIn()
    const document = await compose('finding-publicity')
    const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.length] : []))
    const before = rows.filter(({ foundOn }) => foundOn < '2026-11-01')
    expect(tables).toEqual([rows.length - before.length, before.filter(({ status }) => status !== 'closed').length])
  })
})
