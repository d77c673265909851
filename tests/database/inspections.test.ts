import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

const generate = () => office.run('checklist.generate', { tier: 'team', periods: ['day'] })

async function startInspection() {
  await generate()
  const [list] = await office.run('checklist.list', {})
  if (!list) throw new Error('no checklist')
  const { id } = await office.run('inspection.start', {
    checklistId: list.id,
    name: '11月22日班组检查',
    inspectedOn: office.today,
  })
  return office.run('inspection.get', { id })
}
const at = <T>(list: readonly T[], index: number): T => list[index] as T

describe('checklists from controls', () => {
  it('makes one checklist per area from controls in place, and later adds only what is new', async () => {
    expect(await generate()).toEqual({ checklists: 1, added: 3, present: 0 })
    const [row] = await office.run('checklist.list', {})
    expect(row).toMatchObject({
      name: '冲压车间 班组级检查表',
      areaName: '冲压车间',
      itemCount: 3,
      tier: 'team',
      period: 'day',
    })
    const { items } = await office.run('checklist.get', { id: row?.id ?? '' })
    expect(items.map((item) => [item.item, item.standard, item.sortOrder])).toEqual([
      ['1号冲床 双手按钮', '单手按下不能启动', 1],
      ['1号冲床 双手按钮', '遮挡光幕时滑块停止', 2],
      ['1号冲床 双手按钮', '操作规程在位、清晰', 3],
    ])
    expect(items.every((item) => item.riskPointId === given.press.id && item.hazardId === given.hazard.id)).toBe(true)

    const second = await office.run('hazard.create', { riskPointId: given.press.id, item: '接地' })
    await office.run('hazard.setControls', {
      hazardId: second.id,
      controls: [given.control('可靠接地', '接地线无松动')],
    })
    expect(await generate()).toEqual({ checklists: 0, added: 1, present: 3 })
    await office.run('hazard.void', { id: second.id, revision: second.revision, reason: '重复' })
    expect(await generate()).toEqual({ checklists: 0, added: 0, present: 3 })
  })

  it('keeps another rhythm of the same tier apart, and answers with nothing where nothing can be checked', async () => {
    await generate()
    const controls = given.controls
      .slice(0, 5)
      .map((control) => given.control(control.text, control.checkpoint, { checkPeriod: 'month' }))
    await office.run('hazard.setControls', { hazardId: given.hazard.id, controls })
    await office.run('checklist.generate', { tier: 'team', periods: ['month', 'quarter'] })
    expect((await office.run('checklist.list', {})).map((row) => row.name)).toEqual([
      '冲压车间 班组级检查表',
      '冲压车间 班组级检查表（每月）',
    ])
    expect(await office.run('checklist.generate', { tier: 'post', periods: ['day'] })).toEqual({
      checklists: 0,
      added: 0,
      present: 0,
    })
  })

  it('puts new items last, reorders, and keeps a checklist that a plan uses', async () => {
    await generate()
    const [list] = await office.run('checklist.list', {})
    const checklistId = list?.id ?? ''
    const item = await office.run('checklist-item.create', { checklistId, item: '地面', standard: '无油污' })
    expect(item.sortOrder).toBe(4)
    const { items } = await office.run('checklist.get', { id: checklistId })
    await office.run('checklist-item.reorder', { ids: [item.id, ...items.slice(0, 3).map(({ id }) => id)] })
    expect(at((await office.run('checklist.get', { id: checklistId })).items, 0).id).toBe(item.id)
    const plan = await office.run('inspection-plan.create', {
      name: '每日检查',
      checklistId,
      period: 'day',
      startsOn: office.today,
    })
    const voiding = { id: checklistId, revision: 1, reason: '不用了' }
    expect((await office.refused('checklist.void', voiding)).message).toContain('每日检查')
    await office.run('inspection-plan.void', { id: plan.id, revision: 1, reason: '不用了' })
    await office.run('checklist.void', voiding)
    expect(await office.run('checklist.list', {})).toEqual([])
  })
})

describe('plans', () => {
  it('are due, kept and missed by the day', async () => {
    await generate()
    const [list] = await office.run('checklist.list', {})
    const plan = await office.run('inspection-plan.create', {
      name: '每日检查',
      checklistId: list?.id ?? '',
      period: 'day',
      startsOn: '2026-11-20',
      leaderId: given.inspector.id,
    })
    expect(await office.run('inspection-plan.rows', {})).toMatchObject([
      {
        state: 'missed',
        dueOn: '2026-11-22',
        missedCount: 2,
        lastInspectedOn: null,
        checklistName: '冲压车间 班组级检查表',
        leaderName: '王建国',
      },
    ])
    const inspection = await office.run('inspection.start', {
      checklistId: plan.checklistId,
      planId: plan.id,
      name: '班组检查',
      inspectedOn: office.today,
    })
    await office.run('inspection.answerRest', { id: inspection.id })
    await office.run('inspection.submit', { id: inspection.id, revision: inspection.revision })
    expect(await office.run('inspection-plan.rows', {})).toMatchObject([
      { state: 'done', dueOn: '2026-11-23', missedCount: 2, lastInspectedOn: '2026-11-22' },
    ])
    expect(
      (await office.refused('inspection-plan.update', { id: plan.id, revision: 1, patch: { endsOn: '2026-01-01' } }))
        .fields,
    ).toHaveProperty('endsOn')
  })
})

describe('an inspection', () => {
  it('copies the items, knows its inspector and refuses a day to come', async () => {
    const inspection = await startInspection()
    expect(inspection).toMatchObject({
      status: 'inProgress',
      number: '',
      inspectorName: '王建国',
      inspectorId: given.inspector.id,
    })
    expect(inspection.results.map((result) => [result.standard, result.answer])).toEqual([
      ['单手按下不能启动', null],
      ['遮挡光幕时滑块停止', null],
      ['操作规程在位、清晰', null],
    ])
    const input = { checklistId: inspection.checklistId ?? '', name: '明天', inspectedOn: given.tomorrow }
    expect((await office.refused('inspection.start', input)).fields).toEqual({ inspectedOn: '检查日期不能晚于今天' })
  })

  it('is submitted when all is answered and described; findings get their numbers in the order of the items', async () => {
    const inspection = await startInspection()
    const [first, second, third] = inspection.results
    if (!first || !second || !third) throw new Error('three items expected')
    const submit = { id: inspection.id, revision: inspection.revision }
    await office.run('inspection.answer', { resultId: third.id, answer: 'abnormal' })
    await office.run('inspection.answer', { resultId: first.id, answer: 'abnormal' })
    expect(await office.refused('inspection.submit', submit)).toMatchObject({
      code: 'rule',
      message: expect.stringContaining('还有 1 项没有填写'),
    })
    expect(
      (await office.refused('inspection.describeFinding', { resultId: second.id, fields: { description: 'x' } })).code,
    ).toBe('rule')
    expect(await office.run('inspection.answerRest', { id: inspection.id })).toEqual({ changed: 1 })
    await office.run('inspection.describeFinding', { resultId: third.id, fields: { description: '操作规程看不清' } })
    expect((await office.refused('inspection.submit', submit)).message).toContain('还有 1 项隐患没有登记')
    const draft = await office.run('inspection.describeFinding', {
      resultId: first.id,
      fields: { description: '单手可启动' },
    })
    expect(draft).toMatchObject({
      status: 'draft',
      number: '',
      areaId: given.area.id,
      location: '东跨1号工位',
      responsibleName: '李志强',
      responsibleUnitId: given.unit.id,
      foundOn: office.today,
      finderName: '王建国',
      controlId: first.controlId,
    })
    const again = await office.run('inspection.describeFinding', {
      resultId: first.id,
      fields: { description: '单手按下即可启动', responsibleName: '外协维修' },
    })
    expect(again).toMatchObject({ id: draft.id, responsibleId: null, responsibleName: '外协维修' })
    expect((await office.run('finding.list', {})).total).toBe(0)

    const submitted = await office.run('inspection.submit', submit)
    expect(submitted).toMatchObject({ status: 'submitted', number: 'JC-2026-001' })
    const { items } = await office.run('finding.list', { descending: false })
    expect(items.map((row) => [row.number, row.description, row.status, row.source])).toEqual([
      ['YH-2026-001', '单手按下即可启动', 'registered', 'daily'],
      ['YH-2026-002', '操作规程看不清', 'registered', 'daily'],
    ])
    expect(await office.run('inspection.list', {})).toMatchObject([
      { itemCount: 3, answeredCount: 3, abnormalCount: 2, findingCount: 2 },
    ])
    expect((await office.refused('inspection.answer', { resultId: first.id, answer: 'normal' })).code).toBe('rule')
    expect(
      (
        await office.refused('inspection.update', {
          id: inspection.id,
          revision: submitted.revision,
          patch: { name: 'x' },
        })
      ).code,
    ).toBe('rule')
  })

  it('takes the finding back when the answer is corrected, and asks for a new one when it turns again', async () => {
    const inspection = await startInspection()
    const resultId = at(inspection.results, 0).id
    await office.run('inspection.answer', { resultId, answer: 'abnormal', remark: '按钮卡住' })
    const draft = await office.run('inspection.describeFinding', { resultId, fields: { description: '单手可启动' } })
    await office.run('inspection.answer', { resultId, answer: 'normal' })
    expect(await office.run('finding.get', { id: draft.id })).toMatchObject({
      number: '',
      voidReason: '检查结果改为「正常」',
    })
    expect(at((await office.run('inspection.get', { id: inspection.id })).results, 0)).toMatchObject({
      finding: null,
      remark: '按钮卡住',
    })
    await office.run('inspection.answer', { resultId, answer: 'abnormal' })
    const next = await office.run('inspection.describeFinding', { resultId, fields: { description: '按钮失灵' } })
    expect(next.id).not.toBe(draft.id)
  })

  it('is void with its drafts; once submitted only after its findings, and keeps its number', async () => {
    const open = await startInspection()
    const resultId = at(open.results, 0).id
    await office.run('inspection.answer', { resultId, answer: 'abnormal' })
    const draft = await office.run('inspection.describeFinding', { resultId, fields: { description: '单手可启动' } })
    await office.run('inspection.void', { id: open.id, revision: open.revision, reason: '选错检查表' })
    expect((await office.run('finding.get', { id: draft.id })).voidReason).toContain('选错检查表')

    const next = await startInspection()
    const nextResult = at(next.results, 0).id
    await office.run('inspection.answer', { resultId: nextResult, answer: 'abnormal' })
    await office.run('inspection.describeFinding', { resultId: nextResult, fields: { description: '单手可启动' } })
    await office.run('inspection.answerRest', { id: next.id })
    const submitted = await office.run('inspection.submit', { id: next.id, revision: next.revision })
    const voiding = { id: next.id, revision: submitted.revision, reason: '重复提交' }
    expect((await office.refused('inspection.void', voiding)).message).toContain('YH-2026-001')
    const finding = at((await office.run('finding.list', {})).items, 0)
    await office.run('finding.void', { id: finding.id, revision: finding.revision, reason: '重复' })
    expect(await office.run('inspection.void', voiding)).toMatchObject({ number: 'JC-2026-001' })
    const third = await startInspection()
    await office.run('inspection.answerRest', { id: third.id })
    expect(await office.run('inspection.submit', { id: third.id, revision: third.revision })).toMatchObject({
      number: 'JC-2026-002',
    })
  })

  it('can be undone answer by answer, with the finding that an answer took back, until it is submitted', async () => {
    const inspection = await startInspection()
    const resultId = at(inspection.results, 0).id
    const undo = async () => {
      const action = await office.run('history.undoable', {})
      return office.run('history.undo', { actionId: action?.actionId ?? '' })
    }
    await office.run('inspection.answer', { resultId, answer: 'abnormal' })
    const draft = await office.run('inspection.describeFinding', { resultId, fields: { description: '单手可启动' } })
    await office.run('inspection.answer', { resultId, answer: 'normal' })
    await undo()
    expect(at((await office.run('inspection.get', { id: inspection.id })).results, 0)).toMatchObject({
      answer: 'abnormal',
      finding: { id: draft.id, voidedAt: null },
    })
    await office.run('inspection.answerRest', { id: inspection.id })
    await office.run('inspection.submit', { id: inspection.id, revision: inspection.revision })
    expect(await office.run('history.undoable', {})).toBeNull()
  })

  it('keeps photos at its items until it is submitted', async () => {
    const inspection = await startInspection()
    const recordId = at(inspection.results, 0).id
    const photo = await office.run('attachment.put', {
      recordType: 'inspectionResult',
      recordId,
      base64: picture('before'),
    })
    expect(at((await office.run('inspection.get', { id: inspection.id })).results, 0).photos).toMatchObject([
      { id: photo.id },
    ])
    await office.run('inspection.answerRest', { id: inspection.id })
    await office.run('inspection.submit', { id: inspection.id, revision: inspection.revision })
    expect((await office.refused('attachment.void', { id: photo.id, revision: 1, reason: 'x' })).code).toBe('rule')
    expect(
      (await office.refused('attachment.put', { recordType: 'inspectionResult', recordId, base64: picture('late') }))
        .code,
    ).toBe('rule')
  })
})
