import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index'
import { furnish, type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
let place: Awaited<ReturnType<typeof furnish>>
beforeEach(async () => {
  office = await testEnterprise('2026-11-22')
  place = await furnish(office)
  await rate(60)
})
afterEach(() => {
  office.close()
})

const rate = (E: number) =>
  office.run('evaluation.record', {
    hazardId: place.hazard.id,
    stage: 'current',
    packId: 'LEC-2',
    factors: { L: 10, E, C: 70 },
    evaluatedOn: office.today,
  })
const start = (fields: Partial<InputOf<'risk-review.start'>> = {}) =>
  office.run('risk-review.start', {
    trigger: 'annual',
    period: '2026年',
    startedOn: office.today,
    leaderName: '王建国',
    participantIds: [place.worker.id],
    conclusion: '清单符合实际',
    ...fields,
  })
const close = async (id: string, closedOn = office.today) => {
  const { review } = await office.run('risk-review.get', { id })
  return { id, revision: review.revision, closedOn }
}
const today = async () =>
  (await office.run('home.today', {})).items
    .filter(({ kind }) => kind === 'riskReviewDue' || kind === 'riskReviewOpen')
    .map(({ kind, title, dueOn }) => [kind, title, dueOn])

describe('a review of the register', () => {
  it('falls due a year after the oldest evaluation, is walked through and closed', async () => {
    expect(await today()).toEqual([])
    office.today = '2027-11-22'
    expect(await today()).toEqual([['riskReviewDue', '风险年度评审到期', '2027-11-22']])
    const review = await start()
    expect(await today()).toEqual([['riskReviewOpen', '年度评审（2026年）', null]])
    const { points } = await office.run('risk-review.get', { id: review.id })
    expect(points).toMatchObject([{ name: '1号冲床', outcome: null, levelBefore: 'low' }])
    expect(await office.refused('risk-review.close', await close(review.id))).toMatchObject({
      code: 'rule',
      message: '还有 1 个风险点没有评审意见：「1号冲床」',
    })
    expect(await office.run('risk-review.keepArea', { id: review.id, areaId: place.area.id })).toEqual({
      kept: 1,
      reevaluated: 0,
    })
    const closed = await office.run('risk-review.close', await close(review.id))
    expect(closed).toMatchObject({
      closedOn: '2027-11-22',
      participants: [{ name: '李志强', unitName: '冲压车间' }],
    })
    expect(await today()).toEqual([])
    expect(await office.run('risk-review.due', {})).toMatchObject({ reviews: [{ dueOn: '2028-11-22', isDue: false }] })
    expect(await office.run('history.undoable', {})).not.toMatchObject({ title: '完成风险评审' })
    const sealed = await office.refused('risk-review.mark', {
      id: review.id,
      riskPointIds: [place.press.id],
      outcome: 'changed',
    })
    expect(sealed.message).toContain('已完成')
    const sheet = await office.run('report.preview', { reportId: 'risk-review-sheet' })
    expect(sheet.rulePackVersions).toEqual(['LEC-2 1.0.0'])
    expect(JSON.stringify(sheet)).toContain('L1 × E6 × C7 = 42')
  })

  it('lets an outcome say only what the register says', async () => {
    const review = await start()
    const mark = { id: review.id, riskPointIds: [place.press.id] }
    const without = await office.refused('risk-review.mark', { ...mark, outcome: 'reevaluated' })
    expect(without.message).toContain('没有新的评价')
    await office.run('risk-review.mark', { ...mark, outcome: 'kept', note: '现场看过' })
    await rate(100)
    const late = await office.refused('risk-review.close', await close(review.id))
    expect(late.message).toContain('在评审期间有新的评价')
    const kept = await office.refused('risk-review.mark', { ...mark, outcome: 'kept' })
    expect(kept.message).toContain('已重新评价')
    await office.run('risk-review.mark', { ...mark, outcome: null })
    expect(await office.run('risk-review.keepArea', { id: review.id, areaId: place.area.id })).toEqual({
      kept: 0,
      reevaluated: 1,
    })
    await office.run('risk-review.close', await close(review.id))
    const { points } = await office.run('risk-review.get', { id: review.id })
    expect(points).toMatchObject([
      {
        outcome: 'reevaluated',
        note: '现场看过',
        levelBefore: 'low',
        levelAfter: 'general',
        basisAfter: expect.stringContaining('L1 × E10 × C7 = 70') as string,
      },
    ])
  })

  it('does not take a recalculation by new criteria for a look at the risk', async () => {
    const review = await start()
    await office.run('rule-pack.switch', { method: 'LEC', packId: 'LEC-1', reason: '集团统一' })
    expect(await office.run('risk-review.keepArea', { id: review.id, areaId: place.area.id })).toMatchObject({
      kept: 1,
    })
    office.today = '2027-11-21'
    await office.run('risk-review.void', { id: review.id, revision: 1, reason: '重开' })
    await office.run('rule-pack.switch', { method: 'LEC', packId: 'LEC-2', reason: '改回' })
    office.today = '2027-11-22'
    expect(await today()).toEqual([['riskReviewDue', '风险年度评审到期', '2027-11-22']])
  })

  it('asks for leader, participants and conclusion, and for a day after its beginning', async () => {
    const review = await start({ leaderName: '', participantIds: [], conclusion: '' })
    const refused = await office.refused('risk-review.close', await close(review.id, '2026-11-01'))
    expect(Object.keys(refused.fields ?? {}).toSorted()).toEqual([
      'closedOn',
      'conclusion',
      'leaderName',
      'participantIds',
    ])
  })

  it('follows its scope and risk points that are added or voided meanwhile', async () => {
    const other = await office.run('area.create', { name: '仓库' })
    const store = await office.run('risk-point.create', { name: '成品库', kind: 'place', areaId: other.id })
    const review = await start({ areaIds: [place.area.id], trigger: 'change' })
    const names = async () => (await office.run('risk-review.get', { id: review.id })).points.map(({ name }) => name)
    expect(await names()).toEqual(['1号冲床'])
    const outside = await office.refused('risk-review.mark', {
      id: review.id,
      riskPointIds: [store.id],
      outcome: 'kept',
    })
    expect(outside.message).toContain('不在这次评审范围内')
    const mill = await office.run('risk-point.create', { name: '铣床', kind: 'facility', areaId: place.area.id })
    expect(await names()).toEqual(['1号冲床', '铣床'])
    await office.run('risk-review.update', { id: review.id, revision: 1, patch: { areaIds: [] } })
    expect((await names()).toSorted()).toEqual(['1号冲床', '成品库', '铣床'].toSorted())
    await office.run('risk-point.void', { id: mill.id, revision: mill.revision, reason: '已拆除' })
    await office.run('risk-review.keepArea', { id: review.id, areaId: place.area.id })
    await office.run('risk-review.keepArea', { id: review.id, areaId: other.id })
    await office.run('risk-review.close', await close(review.id))
    const { points } = await office.run('risk-review.get', { id: review.id })
    expect(points.find(({ name }) => name === '铣床')).toMatchObject({ outcome: 'changed', note: '评审期间作废' })
  })

  it('reaches over all areas after an accident with a death or three serious injuries', async () => {
    const accident = { trigger: 'accident' as const, areaIds: [place.area.id], seriousInjuries: 3 }
    const refused = await office.refused('risk-review.start', {
      period: '2026年',
      startedOn: office.today,
      ...accident,
    })
    expect(refused).toMatchObject({ code: 'rule', message: expect.stringContaining('第十二条') as string })
    await start({ ...accident, seriousInjuries: 2 })
  })

  it('falls due when the catalogue changes', async () => {
    await office.run('considerable-catalogue-item.import', { items: [{ name: '冲压' }] })
    expect(await today()).toEqual([['riskReviewDue', '该做风险评审：较大以上目录调整', '2026-11-22']])
    const review = await start({ trigger: 'catalogue', areaIds: [place.area.id] })
    await office.run('risk-review.keepArea', { id: review.id, areaId: place.area.id })
    await office.run('risk-review.close', await close(review.id))
    expect(await today()).toEqual([])
  })
})
