import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
const get = (id: string) => office.run('finding.get', { id })
const deadline = () => ({
  grade: 'general' as const,
  treatment: 'deadline' as const,
  responsibleUnitId: given.unit.id,
  responsibleId: given.worker.id,
  measures: '更换按钮并点检',
  fundsConfirmed: true,
  dueOn: addDays(office.today, 5),
  emergencyPlan: '停机挂牌',
})
const grade = async (id: string, patch: object = deadline()) =>
  office.run('finding.grade', { id, revision: (await get(id)).revision, patch })
const rectify = async (id: string) => ({
  findingId: id,
  revision: (await get(id)).revision,
  measures: '已更换按钮',
  completedOn: office.today,
  rectifierId: given.worker.id,
  rectifierName: given.worker.name,
})
const review = async (id: string, more: object = {}) => ({
  findingId: id,
  revision: (await get(id)).revision,
  verdict: 'passed' as const,
  reviewerId: given.manager.id,
  reviewerName: given.manager.name,
  reviewedOn: office.today,
  ...more,
})
const afterPhoto = (recordId: string, label: string) =>
  office.run('attachment.put', { recordType: 'finding', recordId, role: 'after', base64: picture(label) })

describe('限期整改 from finding to closure', () => {
  it('needs 五落实, a notice, another person at the review, a second round and then stays closed', async () => {
    const { id } = await register('双手按钮失灵', { riskPointId: given.press.id, areaId: null })
    const registered = await get(id)
    expect(registered).toMatchObject({
      number: 'YH-2026-001',
      status: 'registered',
      areaName: '冲压车间',
      riskPointName: '1号冲床',
      finderName: '王建国',
    })

    const refusal = await office.refused('finding.grade', {
      id,
      revision: 1,
      patch: { grade: 'general', treatment: 'deadline' },
    })
    expect(refusal.code).toBe('invalid')
    expect(Object.keys(refusal.fields ?? {}).sort()).toEqual([
      'dueOn',
      'emergencyPlan',
      'fundsConfirmed',
      'measures',
      'responsibleName',
    ])
    expect(await grade(id)).toMatchObject({ status: 'rectifying', responsibleName: '李志强' })

    const notice = await office.run('rectification-notice.issue', {
      findingIds: [id],
      unitId: given.unit.id,
      unitName: '冲压车间',
      issuedOn: office.today,
      issuerName: '赵敏',
    })
    expect(notice.number).toBe('TZ-2026-001')
    expect(await office.run('rectification-notice.list', {})).toMatchObject([
      { number: 'TZ-2026-001', findingCount: 1 },
    ])
    expect(await get(id)).toMatchObject({ noticeNumber: 'TZ-2026-001', noticeId: notice.id })

    const { revision, dueOn } = await get(id)
    const extended = await office.run('finding.extend', {
      findingId: id,
      revision,
      toOn: addDays(dueOn ?? '', 3),
      reason: '备件未到',
      approverName: '赵敏',
      approvedOn: office.today,
    })
    expect(extended.dueOn).toBe('2026-11-30')
    office.today = '2026-12-02'
    expect(await get(id)).toMatchObject({ isOverdue: true, overdueDays: 2 })
    expect(await office.run('finding.counts', {})).toEqual({
      registered: 0,
      rectifying: 1,
      awaitingReview: 0,
      closed: 0,
      overdue: 1,
      voided: 0,
    })

    await office.run('rectification.submit', await rectify(id))
    expect(await get(id)).toMatchObject({ status: 'awaitingReview', isOverdue: false })
    expect(
      (await office.refused('finding.update', { id, revision: (await get(id)).revision, patch: { remark: 'x' } })).code,
    ).toBe('rule')
    const own = await office.refused(
      'review.record',
      await review(id, { reviewerId: given.worker.id, reviewerName: '李志强' }),
    )
    expect(own).toMatchObject({ code: 'invalid', fields: { reviewerName: '验收人不能是整改人，请由另一人验收' } })
    const bare = await office.refused('review.record', await review(id, { verdict: 'failed' }))
    expect(Object.keys(bare.fields ?? {}).sort()).toEqual(['newDueOn', 'opinion'])
    const failed = { verdict: 'failed' as const, opinion: '单手仍可启动', newDueOn: '2026-12-06' }
    expect(await office.run('review.record', await review(id, failed))).toMatchObject({
      status: 'rectifying',
      round: 2,
      dueOn: '2026-12-06',
    })

    office.today = '2026-12-05'
    await office.run('rectification.submit', await rectify(id))
    const closed = await office.run('review.record', await review(id))
    expect(closed).toMatchObject({
      status: 'closed',
      closedOn: '2026-12-05',
      closedByName: '赵敏',
      riskPointName: '1号冲床',
      areaName: '冲压车间',
      responsibleUnitName: '冲压车间',
    })
    const renamed = await office.run('area.get', { id: given.area.id })
    await office.run('area.update', { id: renamed.id, revision: renamed.revision, patch: { name: '一车间' } })

    const seen = await get(id)
    expect(seen.areaName).toBe('冲压车间')
    expect(seen.rectifications.map(({ round }) => round)).toEqual([1, 2])
    expect(seen.reviews.map(({ round, verdict }) => [round, verdict])).toEqual([
      [1, 'failed'],
      [2, 'passed'],
    ])
    expect(seen.timeline.map(({ title }) => title)).toEqual([
      '登记隐患',
      '分级',
      '下达整改通知单',
      '延长整改时限',
      '提交整改',
      '验收不合格，重新整改',
      '提交整改',
      '验收合格，销号',
    ])
    expect(seen.timeline.map(({ detail }) => detail)).toEqual([
      'YH-2026-001，发现人：王建国',
      '一般隐患，限期整改，责任人：李志强，时限：2026年11月27日',
      'TZ-2026-001，签发人：赵敏',
      '由2026年11月27日延至2026年11月30日，理由：备件未到，批准人：赵敏',
      '李志强于2026年12月2日完成：已更换按钮',
      '赵敏于2026年12月2日验收：不合格，重新整改，单手仍可启动，新的时限 2026年12月6日',
      '第 2 次整改，李志强于2026年12月5日完成：已更换按钮',
      '赵敏于2026年12月5日验收：合格',
    ])
    expect(new Set(seen.timeline.map(({ actorName }) => actorName))).toEqual(new Set(['王建国']))

    const change = { id, revision: seen.revision, patch: { description: '改写' } }
    expect(await office.refused('finding.update', change)).toMatchObject({
      code: 'rule',
      message: expect.stringContaining('登记新的隐患'),
    })
    expect((await office.refused('finding.void', { id, revision: seen.revision, reason: 'x' })).code).toBe('rule')
    expect((await office.refused('finding.grade', change)).code).toBe('rule')
    const late = { recordType: 'finding' as const, recordId: id, role: 'after' as const, base64: picture('late') }
    expect((await office.refused('attachment.put', late)).code).toBe('rule')
  })

  it('keeps the grading whole while it is being rectified', async () => {
    const { id } = await register('双手按钮失灵')
    const { revision } = await grade(id)
    const update = (patch: object) => office.refused('finding.update', { id, revision, patch })
    expect((await update({ dueOn: addDays(office.today, 30) })).message).toContain('延期')
    expect((await update({ grade: 'major' })).message).toContain('分级')
    expect((await update({ measures: '' })).fields).toHaveProperty('measures')
    expect(
      (await office.refused('finding.grade', { id, revision, patch: { dueOn: addDays(office.today, 30) } })).message,
    ).toContain('延期')
    expect((await office.refused('finding.grade', { id, revision, patch: { grade: 'major' } })).fields).toHaveProperty([
      'treatmentPlan.goals',
    ])
    expect(await office.run('finding.update', { id, revision, patch: { remark: '备件在途' } })).toMatchObject({
      status: 'rectifying',
    })
    expect((await office.refused('finding.update', { id, revision, patch: { remark: '旧页面' } })).code).toBe(
      'conflict',
    )
  })
})

describe('即查即改', () => {
  it('asks for a photo afterwards in every round, and another person closes it', async () => {
    const { id } = await register('地面有油污')
    expect(
      (await office.refused('finding.grade', { id, revision: 1, patch: { grade: 'major', treatment: 'immediate' } }))
        .fields,
    ).toHaveProperty('treatment')
    await grade(id, { grade: 'general', treatment: 'immediate', responsibleName: '李志强' })
    await office.run('attachment.put', {
      recordType: 'finding',
      recordId: id,
      role: 'before',
      base64: picture('before'),
    })
    expect((await office.refused('rectification.submit', await rectify(id))).fields).toEqual({
      afterPhotos: '即查即改需要至少一张整改后照片',
    })
    await afterPhoto(id, 'first')
    await office.run('rectification.submit', await rectify(id))
    const late = await afterPhoto(id, 'while waiting')
    const [reported] = (await get(id)).rectifications
    expect(late).toMatchObject({ recordType: 'rectification', recordId: reported?.id })
    expect(await get(id)).toMatchObject({
      photoCount: 3,
      photos: [{ role: 'before' }, { role: 'after' }, { role: 'after' }],
    })
    expect((await office.refused('attachment.void', { id: late.id, revision: 1, reason: 'x' })).code).toBe('rule')

    await office.run('review.record', await review(id, { verdict: 'failed', opinion: '仍有油污' }))
    expect((await office.refused('rectification.submit', await rectify(id))).fields).toHaveProperty('afterPhotos')
    await afterPhoto(id, 'second')
    await office.run('rectification.submit', await rectify(id))
    expect(await office.run('review.record', await review(id))).toMatchObject({ status: 'closed', round: 2 })
  })

  it('shows photos of the inspection as the state before', async () => {
    await office.run('checklist.generate', { tier: 'team', periods: ['day'] })
    const [list] = await office.run('checklist.list', {})
    const { id, revision } = await office.run('inspection.start', {
      checklistId: list?.id ?? '',
      name: '班组检查',
      inspectedOn: office.today,
    })
    const [result] = (await office.run('inspection.get', { id })).results
    const resultId = result?.id ?? ''
    await office.run('inspection.answer', { resultId, answer: 'abnormal' })
    await office.run('attachment.put', { recordType: 'inspectionResult', recordId: resultId, base64: picture('found') })
    const draft = await office.run('inspection.describeFinding', { resultId, fields: { description: '单手可启动' } })
    await office.run('inspection.answerRest', { id })
    await office.run('inspection.submit', { id, revision })
    const finding = await get(draft.id)
    expect(finding).toMatchObject({ photoCount: 1, photos: [{ role: 'before', recordType: 'inspectionResult' }] })
    expect(finding.timeline.map(({ title }) => title)).toEqual(['检查中发现', '提交检查，登记隐患'])
  })
})

describe('numbers', () => {
  it('have no gaps after refused commands, start anew each year and are kept when void', async () => {
    await register('第一条')
    expect(
      (await office.refused('finding.create', { description: '明天', foundOn: given.tomorrow })).fields,
    ).toHaveProperty('foundOn')
    const wrongPoint = {
      description: '无此风险点',
      foundOn: office.today,
      riskPointId: '01900000-0000-7000-8000-000000000000',
    }
    expect((await office.refused('finding.create', wrongPoint)).code).toBe('not-found')
    const second = await register('第二条')
    expect(second.number).toBe('YH-2026-002')
    await office.run('finding.void', { id: second.id, revision: 1, reason: '重复登记' })
    expect((await register('第三条')).number).toBe('YH-2026-003')
    expect((await get(second.id)).number).toBe('YH-2026-002')
    expect((await office.refused('finding.update', { id: second.id, revision: 2, patch: { remark: 'x' } })).code).toBe(
      'rule',
    )
    office.today = '2027-01-03'
    expect((await register('新年', { foundOn: '2026-12-30' })).number).toBe('YH-2027-001')
  })

  it('of notices: one unit, graded findings with a deadline, once', async () => {
    const [first, second, third] = [await register('甲'), await register('乙'), await register('丙')]
    const notice = { unitId: given.unit.id, unitName: '冲压车间', issuedOn: office.today, issuerName: '赵敏' }
    const issue = (findingIds: string[], more = {}) => ({ ...notice, findingIds, ...more })
    expect((await office.refused('rectification-notice.issue', issue([first.id]))).message).toContain('YH-2026-001')
    await grade(first.id)
    await grade(second.id, { ...deadline(), responsibleUnitId: given.otherUnit.id })
    await grade(third.id, { grade: 'general', treatment: 'immediate', responsibleName: '李志强' })
    expect((await office.refused('rectification-notice.issue', issue([first.id, second.id]))).message).toContain(
      '一个整改责任单位',
    )
    expect((await office.refused('rectification-notice.issue', issue([second.id]))).fields).toHaveProperty('unitId')
    expect((await office.refused('rectification-notice.issue', issue([third.id]))).code).toBe('rule')
    expect((await office.run('rectification-notice.issue', issue([first.id]))).number).toBe('TZ-2026-001')
    expect((await office.refused('rectification-notice.issue', issue([first.id]))).code).toBe('rule')
    const other = issue([second.id], { unitId: given.otherUnit.id, unitName: '仓储部' })
    expect((await office.run('rectification-notice.issue', other)).number).toBe('TZ-2026-002')
  })

  it('and findings of two enterprises do not mix', async () => {
    await register('甲厂的隐患')
    const other = await office.another('乙厂')
    const finding = await other.run('finding.create', { description: '乙厂的隐患', foundOn: office.today })
    expect(finding.number).toBe('YH-2026-001')
    expect((await other.run('finding.list', {})).items.map((row) => row.description)).toEqual(['乙厂的隐患'])
    expect((await office.refused('finding.get', { id: finding.id })).code).toBe('not-found')
  })
})
