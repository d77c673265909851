import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
beforeEach(async () => {
  office = await testEnterprise('2026-11-23')
  const area = await office.run('area.create', { name: '冲压车间' })
  await office.run('library.take', {
    choices: [{ templateId: 'punch-press' }, { templateId: 'fire-extinguisher' }],
    areaId: area.id,
  })
})
afterEach(() => {
  office.close()
})

describe('a month of plans', () => {
  it('comes from the usual frequencies: checklists by tier, plans, holidays; a second time nothing doubles', async () => {
    const { packs, rows } = await office.run('program.propose', {})
    const packIds = packs.filter(({ isChosen }) => isChosen).map(({ id }) => id)
    expect(packIds).toEqual(['general'])
    const keys = rows.filter(({ itemCount }) => itemCount > 0).map(({ key }) => key)
    const made = await office.run('program.generate', { packIds, keys })
    expect(made.plans).toBe(keys.length)
    const plans = await office.run('inspection-plan.rows', {})
    expect(plans.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['冲压车间 岗位班前检查', '公司综合性检查', '2027年元旦前节前检查']),
    )
    const checklists = await office.run('checklist.list', {})
    expect(checklists.every(({ itemCount }) => itemCount > 0)).toBe(true)
    const again = await office.run('program.propose', {})
    expect(again.rows.filter(({ itemCount, isPresent }) => itemCount > 0 && !isPresent)).toEqual([])
    expect(await office.run('program.generate', { packIds, keys })).toEqual({ plans: 0, checklists: 0, items: 0 })
  })

  it('offers the packs that the profile calls for, the stricter local ones on demand', async () => {
    const profile = await office.run('enterprise.get', {})
    await office.run('enterprise.update', { revision: profile.revision, patch: { tags: ['dust', 'specialEquipment'] } })
    const fitting = await office.run('program.propose', {})
    const chosen = fitting.packs.filter(({ isChosen }) => isChosen).map(({ id }) => id)
    expect(chosen.toSorted()).toEqual(['dust', 'general', 'special-equipment'])
    const local = await office.run('program.propose', { packIds: ['haimen'] })
    expect(local.rows.map(({ name, period, isLedByPrincipal }) => [name, period, isLedByPrincipal])).toEqual([
      ['主要负责人带队检查', 'month', true],
      ['疏散逃生演练检查', 'halfYear', false],
    ])
  })

  it('shows in the calendar what was done', async () => {
    const { rows } = await office.run('program.propose', {})
    const key = rows.find(({ name }) => name === '班组日查')?.key ?? ''
    await office.run('program.generate', { packIds: ['general'], keys: [key] })
    const [plan] = await office.run('inspection-plan.rows', {})
    if (!plan) throw new Error('no plan')
    const inspection = await office.run('inspection.start', {
      checklistId: plan.checklistId,
      planId: plan.id,
      name: plan.name,
      inspectedOn: office.today,
      inspectorName: '检查员',
    })
    await office.run('inspection.answerRest', { id: inspection.id })
    const { revision } = await office.run('inspection.get', { id: inspection.id })
    await office.run('inspection.submit', { id: inspection.id, revision })
    const { items, shares } = await office.run('inspection-plan.calendar', { month: '2026-11' })
    expect(items.slice(0, 2).map(({ on, state }) => [on, state])).toEqual([
      ['2026-11-23', 'done'],
      ['2026-11-24', 'planned'],
    ])
    expect(shares).toMatchObject([{ kept: 1, expected: 1 }])
  })
})

describe('topic lists', () => {
  it('become a checklist with where each item comes from, once', async () => {
    const topics = await office.run('topic-list.list', {})
    const topic = topics.find(({ id }) => id === 'confined-space')
    const made = await office.run('topic-list.take', { topicId: 'confined-space' })
    const { items } = await office.run('checklist.get', { id: made.id })
    expect(items.map(({ standard }) => standard)).toEqual(topic?.items.map(({ standard }) => standard))
    expect(items.every(({ basis }) => basis !== '')).toBe(true)
    const refused = await office.refused('topic-list.take', { topicId: 'confined-space' })
    expect(refused).toMatchObject({ code: 'rule' })
  })
})
