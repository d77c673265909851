import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

const picture = readFileSync(
  join(import.meta.dirname, '..', '..', 'resources', 'samples', 'photos', 'dust-duct-before.jpg'),
).toString('base64')

let office: TestEnterprise
let plan: { id: string; checklistId: string }
beforeEach(async () => {
  office = await testEnterprise('2026-11-23')
  const { rows } = await office.run('program.propose', { packIds: ['dust'] })
  await office.run('program.generate', { packIds: ['dust'], keys: rows.map(({ key }) => key) })
  const [made] = await office.run('inspection-plan.rows', {})
  if (!made) throw new Error('no plan')
  plan = await office.run('inspection-plan.update', {
    id: made.id,
    revision: made.revision,
    patch: { startsOn: '2026-11-20', shiftsPerDay: 2 },
  })
})
afterEach(() => {
  office.close()
})

const start = (inspectedOn: string) =>
  office.run('inspection.start', {
    checklistId: plan.checklistId,
    planId: plan.id,
    name: '粉尘每日清扫',
    inspectedOn,
    inspectorName: '罗玉成',
    shiftName: '白班',
  })
const attach = (recordId: string, role: 'before' | 'after') =>
  office.run('attachment.put', {
    recordType: 'inspection',
    recordId,
    role,
    base64: picture,
    originalName: `${role}.jpg`,
  })
const revisionOf = async (id: string) => (await office.run('inspection.get', { id })).revision

describe('a list whose data ask for photos before and after', () => {
  it('hands that on to the checklist and its inspections', async () => {
    expect(await office.run('checklist.get', { id: plan.checklistId })).toMatchObject({ needsPhotoPair: true })
    expect(await start('2026-11-20')).toMatchObject({ needsPhotoPair: true, shiftName: '白班' })
    const other = await office.run('topic-list.take', { topicId: 'confined-space' })
    expect(other.needsPhotoPair).toBe(false)
  })

  it('is submitted with both photos only; afterwards they stay', async () => {
    const { id } = await start('2026-11-20')
    await office.run('inspection.answerRest', { id })
    await attach(id, 'before')
    const refused = await office.refused('inspection.submit', { id, revision: await revisionOf(id) })
    expect(refused).toMatchObject({ code: 'rule', message: expect.stringContaining('「清扫后」照片') })
    await attach(id, 'after')
    await office.run('inspection.submit', { id, revision: await revisionOf(id) })
    const { pair } = await office.run('inspection.get', { id })
    expect(pair.map(({ role }) => role)).toEqual(['before', 'after'])
    const sealed = await office.refused('attachment.void', { id: pair[0]?.id ?? '', revision: 1, reason: '移除' })
    expect(sealed).toMatchObject({ code: 'rule' })
  })

  it('or with the reason why nothing was cleaned; what was not looked at is 不涉及', async () => {
    const { id, revision } = await start('2026-11-20')
    await office.run('inspection.update', { id, revision, patch: { notDoneReason: '全班停产' } })
    const submitted = await office.run('inspection.submit', { id, revision: await revisionOf(id) })
    expect(submitted).toMatchObject({ status: 'submitted', notDoneReason: '全班停产' })
    const { results } = await office.run('inspection.get', { id })
    expect(new Set(results.map(({ answer }) => answer))).toEqual(new Set(['notApplicable']))
  })

  it('counts the report rate of the month by shifts, and prints a line for each', async () => {
    for (const [on, reason] of [
      ['2026-11-20', ''],
      ['2026-11-20', '停电'],
      ['2026-11-21', ''],
    ] as const) {
      const { id, revision } = await start(on)
      if (reason) await office.run('inspection.update', { id, revision, patch: { notDoneReason: reason } })
      else {
        await attach(id, 'before')
        await attach(id, 'after')
        await office.run('inspection.answerRest', { id })
      }
      await office.run('inspection.submit', { id, revision: await revisionOf(id) })
    }
    const { reportRates } = await office.run('inspection-plan.calendar', { month: '2026-11' })
    expect(reportRates).toMatchObject([{ due: 6, reported: 3, notDone: 1 }])
    const document = await office.run('report.preview', {
      reportId: 'shift-cleaning-report',
      parameters: { period: 'month', anchorOn: '2026-11-23' },
    })
    const table = document.blocks.find((block) => block.kind === 'table')
    const state = table?.columns.findIndex(({ key }) => key === 'state') ?? -1
    expect(table?.rows.map((row) => row[state])).toEqual(['已清扫', '未清扫：停电', '已清扫', '未报', '未报', '未报'])
    expect(table?.rows[0]?.[3]).toMatch(/^[0-9a-f]{64}$/)
    const fields = document.blocks.find((block) => block.kind === 'fields')
    expect(fields?.items.find(({ label }) => label === '报告率')?.value).toEqual({ numerator: 3, denominator: 6 })
    expect(document.blocks.at(-1)).toMatchObject({ items: [{ role: '班组长' }, { role: '车间主任' }] })
  })
})
