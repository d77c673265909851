import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { addDays } from '#shared/rules/day'
import { furnish, picture, type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
let given: Awaited<ReturnType<typeof furnish>>
beforeEach(async () => {
  office = await testEnterprise()
  given = await furnish(office)
})
afterEach(() => {
  office.close()
})

const register = (description: string, more = {}) =>
  office.run('finding.create', { description, foundOn: office.today, areaId: given.area.id, ...more })
const around = (id: string) => office.run('finding.surroundings', { id })

/** Takes a registered finding to its closure today. */
async function close(id: string) {
  const revision = async () => (await office.run('finding.get', { id })).revision
  await office.run('finding.grade', {
    id,
    revision: await revision(),
    patch: { grade: 'general', treatment: 'immediate', responsibleId: given.worker.id, responsibleName: '李志强' },
  })
  await office.run('attachment.put', { recordType: 'finding', recordId: id, role: 'after', base64: picture(id) })
  await office.run('rectification.submit', {
    findingId: id,
    revision: await revision(),
    measures: '已修好',
    completedOn: office.today,
    rectifierName: '李志强',
    costCents: 12_300,
  })
  await office.run('review.record', {
    findingId: id,
    revision: await revision(),
    verdict: 'passed',
    reviewerName: '赵敏',
    reviewedOn: office.today,
  })
}
const evaluate = (stage: 'inherent' | 'current', L: number, reason = '') =>
  office.run('evaluation.record', {
    hazardId: given.hazard.id,
    stage,
    packId: 'LEC-2',
    factors: { L, E: 60, C: 150 },
    reason,
    evaluatedOn: office.today,
  })

describe('补充辨识', () => {
  it('enters a new risk point and hazard from the finding and links it back, undoable as one deed', async () => {
    const { id, revision } = await register('空压机房无防护栏', { location: '北墙', source: 'employeeReport' })
    const linked = await office.run('finding.identify', {
      id,
      revision,
      riskPointId: null,
      riskPoint: { name: '空压机房', kind: 'place', areaId: given.area.id, location: '北墙' },
      hazardId: null,
      hazard: { item: '防护栏', standard: '有防护栏', deviation: '空压机房无防护栏' },
    })
    expect(linked).toMatchObject({ status: 'registered', source: 'employeeReport' })
    const analysis = await office.run('risk-point.analysis', { id: linked.riskPointId ?? '' })
    expect(analysis.riskPoint).toMatchObject({ name: '空压机房', kind: 'place', location: '北墙', openFindingCount: 1 })
    expect(analysis.hazards).toMatchObject([{ id: linked.hazardId, item: '防护栏', current: null }])
    const undoable = await office.run('history.undoable', {})
    expect(undoable?.title).toBe('补充辨识')
    await office.run('history.undo', { actionId: undoable?.actionId ?? '' })
    expect(await office.run('finding.get', { id })).toMatchObject({ riskPointId: null, hazardId: null })
  })

  it('links an existing hazard, and refuses what is closed, controlled, or elsewhere', async () => {
    const existing = { riskPointId: given.press.id, hazardId: given.hazard.id }
    const { id, revision } = await register('按钮松动')
    expect(await office.run('finding.identify', { id, revision, ...existing })).toMatchObject({
      hazardId: given.hazard.id,
      areaId: given.area.id,
    })
    const other = await office.run('risk-point.create', { name: '货架', kind: 'facility' })
    const elsewhere = { ...existing, riskPointId: other.id }
    const second = await register('别处')
    expect((await office.refused('finding.identify', { ...second, ...elsewhere })).fields).toHaveProperty('hazardId')
    const missing = { riskPointId: null, hazardId: null }
    expect((await office.refused('finding.identify', { ...second, ...missing })).fields).toHaveProperty('riskPointId')
    const [control] = given.controls
    const controlled = await register('单手能启动', { ...existing, controlId: control?.id })
    expect((await office.refused('finding.identify', { ...controlled, ...existing })).code).toBe('rule')
    await close(id)
    const closed = await office.run('finding.get', { id })
    expect((await office.refused('finding.identify', { id, revision: closed.revision, ...existing })).code).toBe('rule')
  })
})

describe('回头看', () => {
  it('is due on the home page 30 days after closing; a recurrence opens a linked finding', async () => {
    const { id } = await register('双手按钮失灵', { riskPointId: given.press.id })
    await close(id)
    const itemsOf = async () => (await office.run('home.today', {})).items.filter(({ kind }) => kind === 'followUpDue')
    expect(await itemsOf()).toEqual([])
    const record = { findingId: id, stage: 'first' as const, checkerName: '赵敏', checkedOn: office.today }
    expect((await office.refused('follow-up.record', { ...record, result: 'holding' })).fields).toHaveProperty('stage')
    office.today = addDays(office.today, 30)
    expect(await itemsOf()).toMatchObject([{ recordId: id, dueOn: office.today }])
    expect(await office.run('follow-up.due', {})).toMatchObject([{ stage: 'first', finding: { id } }])
    const now = { ...record, checkedOn: office.today }
    expect((await office.refused('follow-up.record', { ...now, result: 'recurred' })).fields).toHaveProperty('note')
    const look = await office.run('follow-up.record', { ...now, result: 'recurred', note: '又失灵了' })
    expect((await office.refused('follow-up.record', { ...now, result: 'holding' })).fields).toHaveProperty('stage')
    expect(await itemsOf()).toEqual([])

    const again = await register('按钮又卡住', { recurrenceOfId: id, areaId: null })
    expect(await around(id)).toMatchObject({
      followUps: [{ state: 'done', record: { id: look.id } }, { state: 'upcoming' }],
      recurrences: [{ id: again.id }],
      repeats: { findings: [{ id }, { id: again.id }], percent: null },
    })
    expect(await around(again.id)).toMatchObject({ recurrenceOf: { id }, recurrences: [], followUps: [] })
    await office.run('follow-up.void', { id: look.id, revision: look.revision, reason: '看错了' })
    expect((await around(id)).followUps[0]).toMatchObject({ state: 'due', record: null })
  })

  it('names the first five on the home page and counts the rest', async () => {
    for (let number = 1; number <= 7; number += 1) await close((await register(`第 ${number} 处`)).id)
    office.today = addDays(office.today, 95)
    const { items } = await office.run('home.today', {})
    const looks = items.filter(({ kind }) => kind === 'followUpDue')
    expect(looks).toHaveLength(6)
    expect(looks.at(-1)).toMatchObject({ title: '还有 2 条已销号的隐患该回头看', recordId: null })
    expect(await office.run('follow-up.due', {})).toHaveLength(7)
  })
})

test('重复隐患 are found for one finding as for all of them', async () => {
  const first = await register('1号冲床双手按钮失灵', { riskPointId: given.press.id })
  office.today = addDays(office.today, 40)
  const second = await register('2号冲床双手按钮失灵')
  await register('地面有油污')
  const groups = await office.run('finding.repeats', {})
  expect(groups).toMatchObject([{ place: '冲压车间', percent: 83, findings: [{ id: first.id }, { id: second.id }] }])
  expect((await around(second.id)).repeats).toEqual(groups[0])
  const { id, revision } = await office.run('finding.get', { id: first.id })
  await office.run('finding.void', { id, revision, reason: '重复登记' })
  expect(await office.run('finding.repeats', {})).toEqual([])
})

test('复评 is listed after closing until somebody evaluates again, with before and after', async () => {
  await evaluate('inherent', 60)
  await evaluate('current', 30)
  const { id } = await register('光幕移位', { riskPointId: given.press.id, hazardId: given.hazard.id })
  expect(await office.run('finding.notReRated', {})).toEqual({ total: 0, items: [] })
  await close(id)
  expect(await office.run('finding.notReRated', {})).toMatchObject({
    total: 1,
    items: [{ finding: { id }, hazardItem: '双手按钮', before: { factors: { L: 30 } } }],
  })
  expect((await around(id)).reRating).toMatchObject({ before: { sequence: 1 }, after: null })
  await evaluate('current', 10, '光幕固定后复评')
  expect(await office.run('finding.notReRated', {})).toEqual({ total: 0, items: [] })
  expect((await around(id)).reRating).toMatchObject({
    before: { sequence: 1 },
    after: { sequence: 2, level: 'general' },
  })
})

test('制度措施 is kept with its findings; 已完成 has its day', async () => {
  const { id, number } = await register('按钮失灵')
  const fields = { problem: '按钮反复失灵', rootCause: '点检不试动作', measure: '修订点检制度', findingIds: [id] }
  const measure = await office.run('system-measure.create', { ...fields, dueOn: addDays(office.today, -1) })
  expect(await office.run('system-measure.rows', {})).toMatchObject([
    { id: measure.id, isOverdue: true, findings: [{ number }] },
  ])
  expect((await around(id)).measures).toEqual([{ id: measure.id, measure: '修订点检制度', status: 'planned' }])
  const done = await office.run('system-measure.update', { ...measure, patch: { status: 'done' } })
  expect(done.completedOn).toBe(office.today)
  expect((await office.run('system-measure.rows', {}))[0]?.isOverdue).toBe(false)
  const back = await office.run('system-measure.update', { ...done, patch: { status: 'underway' } })
  expect(back.completedOn).toBeNull()
  expect((await office.refused('system-measure.create', { ...fields, status: 'done' })).fields).toHaveProperty(
    'completedOn',
  )
  await office.run('system-measure.void', { ...back, reason: '并入别的措施' })
  expect(await office.run('system-measure.rows', {})).toEqual([])
})

test('统计图 of a month carry the money by month and area', async () => {
  const { id } = await register('按钮失灵')
  await close(id)
  const { label, charts } = await office.run('finding.charts', { period: 'month' })
  expect(label).toBe('2026年11月')
  expect(charts.find((chart) => chart.id === 'cost-by-area')?.rows).toEqual([['冲压车间', 12_300]])
  expect(charts.find((chart) => chart.id === 'trend')?.rows.at(-1)).toEqual(['2026年11月', 1, 1])
  expect((await office.refused('finding.charts', { anchorOn: '2026-13-01' })).code).toBe('invalid')
})

describe('a chart saved as a picture', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ).toString('base64')
  it('lies beside the exports, never over another one, and is a PNG', async () => {
    const first = await office.run('finding.savePicture', { title: '统计图 按类别：2026年11月', base64: png })
    const second = await office.run('finding.savePicture', { title: '统计图 按类别：2026年11月', base64: png })
    expect(basename(first.path)).toBe('统计图 按类别：2026年11月.png')
    expect(basename(second.path)).toBe('统计图 按类别：2026年11月（2）.png')
    expect(readFileSync(first.path).toString('base64')).toBe(png)
    const refused = await office.refused('finding.savePicture', { title: '坏', base64: picture('not a png') })
    expect(refused.code).toBe('invalid')
  })
})
