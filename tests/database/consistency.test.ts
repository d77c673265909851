import { afterEach, beforeEach, expect, it } from 'vitest'
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

const check = () => office.run('consistency.check', {})
const group = async (ruleId: string) => (await check()).groups.find((found) => found.ruleId === ruleId)
const hitIds = async (ruleId: string) => ((await group(ruleId))?.hits ?? []).map(({ subject }) => subject.id)
const evaluate = (factors: Record<string, number>, more = {}) =>
  office.run('evaluation.record', {
    hazardId: given.hazard.id,
    stage: 'current',
    packId: 'LEC-2',
    factors,
    evaluatedOn: office.today,
    ...more,
  })

it('reads what the records say', async () => {
  const { press, hazard } = given
  expect((await check()).groups.map(({ ruleId, count }) => [ruleId, count])).toEqual([
    ['profile-incomplete', 1],
    ['hazard-without-current', 1],
    ['area-without-responsible', 1],
    ['control-without-checkpoint', 1],
    ['risk-point-never-checked', 1],
    ['few-control-classes', 1],
  ])
  expect(await group('hazard-without-current')).toMatchObject({
    hits: [{ subject: { kind: 'hazard', id: hazard.id, name: 'FX-001 1号冲床：双手按钮', pageId: press.id } }],
  })

  await evaluate({ L: 60, E: 60, C: 150 })
  await office.run('hazard.setControls', {
    hazardId: hazard.id,
    controls: [given.control('穿防护鞋', '', { controlClass: 'ppe' })],
  })
  expect(await hitIds('high-risk-without-engineering')).toEqual([hazard.id])
  expect(await hitIds('only-training-and-ppe')).toEqual([hazard.id])
  expect(await hitIds('hazard-without-inherent')).toEqual([hazard.id])

  const worker = await office.run('person.get', { id: given.worker.id })
  await office.run('person.update', { id: worker.id, revision: worker.revision, patch: { leftOn: office.today } })
  expect(await hitIds('responsible-gone')).toEqual([press.id])
})

it('holds a written list against what was rated since', async () => {
  await evaluate({ L: 60, E: 60, C: 150 })
  const plan = await office.run('floor-plan.create', { name: '总平面图' })
  const area = await office.run('area.get', { id: given.area.id })
  await office.run('area.update', { id: area.id, revision: area.revision, patch: { floorPlanId: plan.id } })
  await office.run('report.export', { reportId: 'scl-record', format: 'xlsx' })
  await office.run('report.export', { reportId: 'jha-record', format: 'xlsx' })
  expect(await group('level-changed-after-export')).toBeUndefined()
  await evaluate({ L: 10, E: 60, C: 150 })
  expect((await group('level-changed-after-export'))?.hits).toMatchObject([
    { subject: { kind: 'exportRecord' }, sentence: expect.stringContaining('变为一般风险') as string },
  ])
  expect(await hitIds('floor-plan-older-than-level')).toEqual([plan.id])
  await office.run('report.export', { reportId: 'scl-record', format: 'xlsx' })
  expect(await group('level-changed-after-export')).toBeUndefined()
})

it('follows a checklist whose control goes, and inspections that say the same', async () => {
  const made = await office.run('checklist.generate', { areaIds: [given.area.id], tier: 'team', periods: ['day'] })
  expect(made.checklists).toBe(1)
  const [list] = await office.run('checklist.list', {})
  const checklistId = list?.id ?? ''
  expect(await hitIds('checklist-without-plan')).toEqual([checklistId])
  expect(await group('risk-point-never-checked')).toBeUndefined()
  expect(await group('checklist-item-control-voided')).toBeUndefined()
  for (const back of [3, 2, 1]) {
    const started = await office.run('inspection.start', {
      checklistId,
      name: '日查',
      inspectedOn: addDays(office.today, -back),
    })
    await office.run('inspection.answerRest', { id: started.id })
    await office.run('inspection.submit', { id: started.id, revision: started.revision })
  }
  expect((await group('identical-inspections'))?.hits).toMatchObject([
    { subject: { id: checklistId }, sentence: 'JC-2026-001 至 JC-2026-003 连续 3 次的结果和备注完全相同' },
  ])
  await office.run('hazard.setControls', { hazardId: given.hazard.id, controls: [] })
  expect(await hitIds('checklist-item-control-voided')).toEqual([checklistId])
})

it('sees who closed a finding and with what evidence', async () => {
  const closed = async (description: string, rectifierName: string, hasPhoto: boolean) => {
    const { id } = await office.run('finding.create', { description, foundOn: office.today })
    const revision = async () => (await office.run('finding.get', { id })).revision
    await office.run('finding.grade', {
      id,
      revision: await revision(),
      patch: {
        grade: 'general',
        treatment: 'deadline',
        responsibleName: '李志强',
        measures: '更换',
        fundsConfirmed: true,
        dueOn: addDays(office.today, 3),
        emergencyPlan: '停机挂牌',
      },
    })
    if (hasPhoto)
      await office.run('attachment.put', { recordType: 'finding', recordId: id, role: 'after', base64: picture(id) })
    const work = { findingId: id, measures: '已更换', completedOn: office.today, rectifierName }
    await office.run('rectification.submit', { ...work, revision: await revision() })
    const passed = { findingId: id, verdict: 'passed' as const, reviewerName: '赵敏', reviewedOn: office.today }
    await office.run('review.record', { ...passed, revision: await revision() })
    return id
  }
  const bare = await closed('双手按钮失灵', '李志强', false)
  const own = await closed('光幕失灵', '赵 敏', true)
  expect(await hitIds('closed-without-photo')).toEqual([bare])
  expect(await hitIds('closed-by-rectifier')).toEqual([own])
})

it('takes a reason once, prints it, and gives it back', async () => {
  const wanted = { ruleId: 'area-without-responsible', subjectKind: 'area' as const, subjectId: given.area.id }
  const before = await check()
  expect(await office.refused('consistency.accept', { ...wanted, reason: '待定' })).toMatchObject({
    code: 'invalid',
    fields: { reason: '理由至少写 5 个字' },
  })
  const accepted = await office.run('consistency.accept', { ...wanted, reason: '下月机构调整后指定' })
  expect(accepted).toMatchObject({
    subjectName: '冲压车间',
    acceptedById: given.inspector.id,
    acceptedByName: '王建国',
    acceptedOn: office.today,
  })
  const after = await check()
  expect([after.counts.warning, after.acceptedCount]).toEqual([before.counts.warning - 1, 1])
  expect(await group('area-without-responsible')).toMatchObject({
    count: 0,
    hits: [],
    accepted: [{ subject: { id: given.area.id }, acceptance: { reason: '下月机构调整后指定' } }],
  })
  expect((await office.refused('consistency.accept', { ...wanted, reason: '再说一次也一样' })).code).toBe('rule')

  const report = await office.run('report.preview', { reportId: 'consistency-report' })
  expect(JSON.stringify(report)).toContain('下月机构调整后指定')
  const self = await office.run('report.preview', { reportId: 'self-inspection-report' })
  expect(JSON.stringify(self)).toContain('其中已说明理由 1 项')

  await office.run('consistency.withdraw', { id: accepted.id, revision: accepted.revision })
  expect(await check()).toEqual(before)
  await office.run('consistency.accept', { ...wanted, reason: '下月机构调整后指定' })
  const undoable = await office.run('history.undoable', {})
  await office.run('history.undo', { actionId: undoable?.actionId ?? '' })
  expect(await check()).toEqual(before)
})

it('refuses what is unknown or fits together', async () => {
  const reason = '下月机构调整后指定'
  const subject = { subjectKind: 'area' as const, subjectId: given.area.id, reason }
  expect((await office.refused('consistency.accept', { ruleId: 'no-such-rule', ...subject })).code).toBe('not-found')
  expect((await office.refused('consistency.accept', { ruleId: 'area-without-risk-point', ...subject })).message).toBe(
    '这一项已经对得上了，不用再说明理由',
  )
})

it('lists the first hits of a rule and counts them all', async () => {
  for (let index = 0; index < 5; index += 1) await office.run('area.create', { name: `仓库${index}` })
  const { groups } = await office.run('consistency.check', { limit: 2 })
  expect(groups.find(({ ruleId }) => ruleId === 'area-without-risk-point')).toMatchObject({ count: 5 })
  expect(groups.every(({ hits }) => hits.length <= 2)).toBe(true)
})
