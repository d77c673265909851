import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
beforeEach(async () => {
  office = await testEnterprise('2026-11-23')
})
afterEach(() => {
  office.close()
})

const weekly = { tier: 'company', kind: 'special', period: 'week', who: '安委会' } as const

describe('the frequency table of the enterprise', () => {
  it('is kept, and the plans that are made follow it', async () => {
    await office.run('frequency.save', { packIds: ['general'], rows: [weekly] })
    const { packs, rows } = await office.run('program.propose', {})
    expect(packs.filter(({ isChosen }) => isChosen).map(({ id }) => id)).toEqual(['general'])
    const fire = rows.find(({ name }) => name === '消防专业检查')
    expect(fire).toMatchObject({ period: 'week', who: '安委会', isOwn: true })
    await office.run('program.generate', { packIds: ['general'], keys: [fire?.key ?? ''] })
    const [plan] = await office.run('inspection-plan.rows', {})
    expect(plan).toMatchObject({ name: '消防专业检查', period: 'week', participants: '安委会' })
    const table = await office.run('frequency.restore', {})
    expect(table.rows.filter(({ isOwn }) => isOwn)).toEqual([])
    expect(table.outdatedPlans).toEqual(['消防专业检查'])
  })

  it('refuses a value looser than a chosen requirement, naming it, and keeps what was kept before', async () => {
    await office.run('frequency.save', { packIds: ['general', 'special-equipment'], rows: [weekly] })
    const refused = await office.refused('frequency.save', {
      packIds: ['general', 'special-equipment'],
      rows: [{ ...weekly, period: 'quarter' }],
    })
    expect(refused).toMatchObject({ code: 'rule' })
    expect(refused.message).toContain('「特种设备日管控、周排查、月调度」的每月')
    const { rows } = await office.run('frequency.table', {})
    expect(rows.find(({ isOwn }) => isOwn)).toMatchObject({ period: 'week' })
  })

  it('shows what other packs would make of it without keeping it; an undo takes a change back', async () => {
    const looked = await office.run('frequency.table', { packIds: ['haimen'], rows: [] })
    expect(looked.rows.map(({ kind, period }) => [kind, period])).toEqual([
      ['comprehensive', 'month'],
      ['special', 'halfYear'],
    ])
    await office.run('frequency.save', { packIds: ['haimen'], rows: [weekly] })
    const action = await office.run('history.undoable', {})
    await office.run('history.undo', { actionId: action?.actionId ?? '' })
    const { packs, rows } = await office.run('frequency.table', {})
    expect(packs.filter(({ isChosen }) => isChosen).map(({ id }) => id)).toEqual(['general'])
    expect(rows.some(({ isOwn }) => isOwn)).toBe(false)
  })
})
