import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AssessmentDetail } from '#shared/contract/assessment'
import type { Mark } from '#shared/domain/assessment'
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

const fields = { name: '2026 年度自评', periodFrom: '2026-01-01', periodTo: '2026-12-31' }

async function hashOf(id: string): Promise<string> {
  const found = (await office.run('standard.list', {})).find((own) => own.id === id)
  if (!found) throw new Error(id)
  return found.hash
}
async function start(more: { copiedFromId?: string } = {}): Promise<AssessmentDetail> {
  const standardHash = await hashOf('general-13')
  const { id } = await office.run('assessment.start', { ...fields, assessedOn: office.today, standardHash, ...more })
  return read(id)
}
const read = (id: string) => office.run('assessment.get', { id })
const answerOf = ({ answers }: AssessmentDetail, itemId: string) => {
  const found = answers.find((own) => own.itemId === itemId)
  if (!found) throw new Error(itemId)
  return found
}
const mark = (assessment: AssessmentDetail, itemId: string, change: Partial<Mark> & { blankReason?: string }) =>
  office.run('assessment.answer', { answerId: answerOf(assessment, itemId).id, side: 'own', ...change })
async function scoreAll(assessment: AssessmentDetail) {
  for (const { itemId, own } of (await read(assessment.id)).answers)
    if (own.state === 'open') await mark(assessment, itemId, { state: 'scored' })
}

describe('standards', () => {
  it('say what they are and add up to', async () => {
    const rows = await office.run('standard.list', {})
    const general = rows.find(({ id }) => id === 'general-13')
    expect(general).toMatchObject({ points: 100_000, categoryCount: 13, elementCount: 42, itemCount: 198 })
    expect(general?.categories.map(({ points }) => points / 100)).toEqual([
      20, 30, 40, 100, 50, 260, 230, 80, 60, 60, 30, 20, 20,
    ])
  })
  it('cannot be used while they have no items', async () => {
    await expect(
      office.run('assessment.start', {
        ...fields,
        assessedOn: office.today,
        standardHash: await hashOf('gbt-33000-2025'),
      }),
    ).rejects.toThrow('还没有条目')
  })
})

describe('a self-assessment', () => {
  it('starts with 198 open items and no score', async () => {
    const own = await start()
    expect(own.own).toMatchObject({ openCount: 198, percentTenths: null, lowestTenths: 0, highestTenths: 1000 })
    expect(own.review).toBeNull()
  })
  it('takes ticks by piece, free deductions and 空项 with a reason, and scores in integers', async () => {
    const own = await start()
    await mark(own, 'GM-002', { ticks: [{ partId: 'd1', count: 5 }] })
    await mark(own, 'GM-016', { ticks: [], freeDeductions: [{ reason: '凭证缺一张', points: 50 }] })
    await expect(mark(own, 'GM-150', { state: 'blank' })).rejects.toThrow('空项要写明理由')
    await mark(own, 'GM-150', { state: 'blank', blankReason: '没有放射源' })
    const after = await read(own.id)
    expect(answerOf(after, 'GM-002').own.ticks).toEqual([{ partId: 'd1', count: 1 }])
    expect(after.own).toMatchObject({ openCount: 195, scoredCount: 2, blankCount: 1, blank: 400, due: 99_600 })
    expect(after.own.earned).toBe(600 - 300 + 1200 - 50)
  })
  it('refuses parts that the item does not have', async () => {
    const own = await start()
    await expect(mark(own, 'GM-001', { ticks: [{ partId: 'd9', count: 1 }] })).rejects.toThrow('没有这个扣分项')
  })
  it('proposes 空项 from the profile and sets them only when confirmed', async () => {
    const own = await start()
    expect(own.blankProposals.length).toBeGreaterThan(0)
    expect(own.own.blankCount).toBe(0)
    const [first] = own.blankProposals
    if (!first) throw new Error('no proposal')
    await office.run('assessment.confirmBlanks', { id: own.id, answerIds: [first.answerId] })
    const after = await read(own.id)
    expect(answerOf(after, first.itemId)).toMatchObject({ own: { state: 'blank' }, blankReason: first.reason })
    expect(after.blankProposals).toHaveLength(own.blankProposals.length - 1)
  })
  it('is sealed only when every item is answered, and not changed afterwards but by the reviewer', async () => {
    const own = await start()
    await expect(office.run('assessment.seal', { id: own.id, revision: own.revision })).rejects.toThrow(
      '还有 198 条未评',
    )
    await scoreAll(own)
    await mark(own, 'GM-007', { ticks: [{ partId: 'z1', count: 1 }] })
    await office.run('assessment.seal', { id: own.id, revision: own.revision })
    const sealed = await read(own.id)
    // 3 points of its own and 6 extra
    expect(sealed.own).toMatchObject({ earned: 99_100, percentTenths: 991, level: 'level1' })
    await expect(mark(own, 'GM-001', { state: 'open' })).rejects.toThrow('已定稿')
    const answerId = answerOf(own, 'GM-001').id
    await office.run('assessment.answer', { answerId, side: 'review', ticks: [{ partId: 'z1', count: 1 }] })
    expect((await read(own.id)).review).toMatchObject({ openCount: 197, scoredCount: 1 })
  })
  it('starts from an earlier one: marks are there, but wait to be confirmed', async () => {
    const first = await start()
    await mark(first, 'GM-001', { ticks: [{ partId: 'z1', count: 1 }] })
    const second = await start({ copiedFromId: first.id })
    expect(answerOf(second, 'GM-001').own).toEqual({
      state: 'open',
      ticks: [{ partId: 'z1', count: 1 }],
      freeDeductions: [],
    })
    expect(second.own.openCount).toBe(198)
  })
  it('is void with its answers', async () => {
    const own = await start()
    await office.run('assessment.void', { id: own.id, revision: own.revision, reason: '重复' })
    expect(await office.run('assessment.list', {})).toEqual([])
    expect(await office.run('assessment.list', { includeVoided: true })).toHaveLength(1)
  })
})

describe('不符合项', () => {
  it('become findings with a deadline of 20 working days and stay one mechanism', async () => {
    const own = await start()
    await mark(own, 'GM-009', { ticks: [{ partId: 'z1', count: 1 }] })
    const answerId = answerOf(own, 'GM-009').id
    const clean = answerOf(own, 'GM-001').id
    await expect(
      office.run('nonconformity.create', { assessmentId: own.id, items: [{ answerId: clean, description: '无' }] }),
    ).rejects.toThrow('没有扣分')
    await office.run('nonconformity.create', {
      assessmentId: own.id,
      items: [{ answerId, description: '三季度没有开安委会会议', responsibleId: given.worker.id }],
    })
    const [row] = await office.run('nonconformity.list', { assessmentId: own.id })
    expect(row).toMatchObject({ itemId: 'GM-009', deductedPoints: 300, finding: { status: 'registered' } })
    const { dueOn } = await office.run('nonconformity.defaultDeadline', { from: office.today })
    expect(row?.finding.dueOn).toBe(dueOn)
    const found = await office.run('finding.list', {})
    expect(found.items.map(({ source, description }) => [source, description])).toContainEqual([
      'standardization',
      '三季度没有开安委会会议',
    ])
    await expect(
      office.run('nonconformity.create', { assessmentId: own.id, items: [{ answerId, description: '再来' }] }),
    ).rejects.toThrow('已登记过')
  })
})

describe('evidence', () => {
  it('is linked once, and files hang on the answer', async () => {
    const own = await start()
    const answerId = answerOf(own, 'GM-136').id
    const finding = await office.run('finding.create', { description: '通道堵塞', foundOn: office.today })
    const link = { answerId, kind: 'finding' as const, recordId: finding.id, title: finding.number }
    await office.run('assessment-evidence.add', link)
    await office.run('assessment-evidence.add', link)
    await office.run('attachment.put', { recordType: 'assessmentAnswer', recordId: answerId, base64: picture('凭证') })
    const after = await read(own.id)
    expect(after.evidence.map(({ title }) => title)).toEqual([finding.number])
    expect(answerOf(after, 'GM-136').attachmentCount).toBe(1)
  })
})
