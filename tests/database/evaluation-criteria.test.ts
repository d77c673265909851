import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HazardDetail } from '#shared/contract/risk-point'
import { furnish, type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
let place: Awaited<ReturnType<typeof furnish>>
beforeEach(async () => {
  office = await testEnterprise('2026-11-22')
  place = await furnish(office)
})
afterEach(() => {
  office.close()
})

const lec = (L: number, E: number, C: number) => ({ L: L * 10, E: E * 10, C: C * 10 })

async function rate(
  hazardId: string,
  stage: 'inherent' | 'current',
  factors: Record<string, number>,
  more: { packId?: string } = {},
) {
  return office.run('evaluation.record', {
    hazardId,
    stage,
    packId: 'LEC-2',
    factors,
    evaluatedOn: office.today,
    evaluatorName: '王建国',
    ...more,
  })
}
async function hazardOf(id: string): Promise<HazardDetail> {
  const { hazards } = await office.run('risk-point.analysis', { id: place.press.id })
  const hazard = hazards.find((one) => one.id === id)
  if (!hazard) throw new Error('no hazard')
  return hazard
}

describe('criteria that evaluations rest on', () => {
  it('are chosen freely while nothing is evaluated, then only by a switch with a reason', async () => {
    await office.run('rule-pack.choose', { method: 'LS', packId: 'LS-1' })
    await office.run('rule-pack.choose', { method: 'LEC', packId: 'LEC-2' })
    await rate(place.hazard.id, 'inherent', lec(1, 10, 7))
    await rate(place.hazard.id, 'current', lec(1, 6, 7))
    expect(await office.run('rule-pack.usage', {})).toEqual({ byChosen: 2, byOthers: 0 })
    const refused = await office.refused('rule-pack.choose', { method: 'LEC', packId: 'LEC-1' })
    expect(refused).toMatchObject({ code: 'rule', message: expect.stringContaining('已有 2 条评价') as string })
    await office.run('rule-pack.choose', { method: 'LEC', packId: 'LEC-2' })
    const empty = await office.refused('rule-pack.switch', { method: 'LEC', packId: 'LEC-1', reason: ' ' })
    expect(empty).toMatchObject({ code: 'invalid', message: expect.stringContaining('请填写改换原因') as string })
  })

  it('are previewed without a trace, recomputed in one transaction and reported', async () => {
    await rate(place.hazard.id, 'inherent', lec(1, 10, 7))
    await rate(place.hazard.id, 'current', lec(1, 6, 7))
    const preview = await office.run('rule-pack.preview', { method: 'LEC', packId: 'LEC-1' })
    expect(preview.counts).toEqual({ recoloured: 1, kept: 1, revalue: 0, reevaluate: 0 })
    expect((await office.run('evaluation.history', { hazardId: place.hazard.id })).length).toBe(2)

    const made = await office.run('rule-pack.switch', { method: 'LEC', packId: 'LEC-1', reason: '集团统一' })
    expect(made).toMatchObject({ fromPackId: 'LEC-2', toPackId: 'LEC-1', counts: preview.counts })
    const { inherent, current, inherentLevel } = await hazardOf(place.hazard.id)
    expect([inherent?.packId, current?.packId, inherentLevel]).toEqual(['LEC-1', 'LEC-1', 'low'])
    expect(inherent).toMatchObject({
      reason: '评价准则由 LEC-2 改为 LEC-1：集团统一',
      sequence: 2,
      packSwitchId: made.id,
      factors: lec(1, 10, 7),
    })
    expect((await office.run('rule-pack.list', {})).chosen.LEC).toBe('LEC-1')
    expect(await office.run('rule-pack.usage', {})).toEqual({ byChosen: 2, byOthers: 0 })
    const document = await office.run('report.preview', {
      reportId: 'pack-switch-difference',
      parameters: { recordId: made.id },
    })
    expect(document.blocks.find((block) => block.kind === 'table')).toMatchObject({
      rows: [
        [
          'FX-001',
          '1号冲床',
          '双手按钮',
          '固有风险',
          'L1 × E10 × C7 = 70\nLEC-2 1.0.0',
          'general',
          'L1 × E10 × C7 = 70\nLEC-1 1.0.0',
          'low',
          '变色（降低）',
          '',
        ],
        expect.anything(),
      ],
    })
    expect(await office.run('rule-pack.switches', {})).toHaveLength(1)
  })

  it('are put back as a whole by undo', async () => {
    await rate(place.hazard.id, 'current', lec(1, 10, 7))
    await office.run('rule-pack.switch', { method: 'LEC', packId: 'LEC-1', reason: '集团统一' })
    const action = await office.run('history.undoable', {})
    await office.run('history.undo', { actionId: action?.actionId ?? '' })
    const { current } = await hazardOf(place.hazard.id)
    expect([current?.packId, current?.level]).toEqual(['LEC-2', 'general'])
    expect((await office.run('rule-pack.list', {})).chosen.LEC).toBe('LEC-2')
    expect(await office.run('rule-pack.switches', {})).toEqual([])
  })

  it('of another method leave every evaluation as it is until it is made anew', async () => {
    await rate(place.hazard.id, 'current', lec(1, 10, 7))
    const made = await office.run('rule-pack.switch', { method: 'LS', packId: 'LS-1', reason: '改用矩阵法' })
    expect(made.counts).toEqual({ recoloured: 0, kept: 0, revalue: 0, reevaluate: 1 })
    const { current } = await hazardOf(place.hazard.id)
    expect(current?.packId).toBe('LEC-2')
    expect(await office.run('rule-pack.usage', {})).toEqual({ byChosen: 0, byOthers: 1 })
    const refused = await office.refused('rule-pack.switch', { method: 'LS', packId: 'LS-1', reason: '再来' })
    expect(refused.message).toContain('逐条重新评价')
    await rate(place.hazard.id, 'current', { L: 30, S: 30 }, { packId: 'LS-1' })
    expect(await office.run('rule-pack.usage', {})).toEqual({ byChosen: 1, byOthers: 0 })
  })

  it('recompute nothing of what is void', async () => {
    await rate(place.hazard.id, 'current', lec(1, 10, 7))
    const { revision } = await hazardOf(place.hazard.id)
    await office.run('hazard.void', { id: place.hazard.id, revision, reason: '重复' })
    expect((await office.run('rule-pack.preview', { method: 'LS', packId: 'LS-1' })).rows).toEqual([])
    await office.run('rule-pack.choose', { method: 'LS', packId: 'LS-1' })
  })
})

describe('the regional catalogue', () => {
  const item = (code: string, name: string, level: 'considerable' | 'major' = 'considerable') => ({
    code,
    name,
    industry: '机械',
    description: '',
    source: '第一批',
    level,
  })

  it('is empty at first, and imported whole or not at all', async () => {
    expect(await office.run('considerable-catalogue-item.rows', {})).toEqual([])
    const twice = await office.refused('considerable-catalogue-item.import', {
      items: [item('JS-01', '冲压'), item('JS-01', '冲压作业')],
    })
    expect(twice.message).toContain('目录里已有编号「JS-01」')
    expect(await office.run('considerable-catalogue-item.rows', {})).toEqual([])
    const made = await office.run('considerable-catalogue-item.import', {
      items: [item('JS-01', '冲压'), item('', '喷漆'), item('', '喷粉')],
    })
    expect(made).toEqual({ imported: 3 })
  })

  it('lifts a hazard that matches to at least 较大 wherever a level is shown, and leaves the evaluation as computed', async () => {
    await rate(place.hazard.id, 'inherent', lec(1, 6, 7))
    await rate(place.hazard.id, 'current', lec(1, 6, 7))
    await office.run('considerable-catalogue-item.import', { items: [item('JS-01', '冲压')] })
    const [entry] = await office.run('considerable-catalogue-item.rows', {})
    const { revision } = await hazardOf(place.hazard.id)
    await office.run('hazard.update', {
      id: place.hazard.id,
      revision,
      patch: { catalogueItemIds: [entry?.id ?? ''] },
    })
    const hazard = await hazardOf(place.hazard.id)
    expect([hazard.current?.level, hazard.currentLevel, hazard.inherentLevel]).toEqual([
      'low',
      'considerable',
      'considerable',
    ])
    const { items } = await office.run('risk-point.list', { levels: ['considerable'] })
    expect(items.map(({ level, inherentLevel }) => [level, inherentLevel])).toEqual([['considerable', 'considerable']])
    expect((await office.run('home.today', {})).levels).toMatchObject({ considerable: 1, low: 0 })
    const list = await office.run('report.preview', { reportId: 'considerable-risk-list' })
    expect(JSON.stringify(list)).toContain('目录命中 JS-01，至少较大风险')
    const control = await office.run('report.preview', { reportId: 'facility-control-list' })
    expect(JSON.stringify(control)).toContain('"considerable"')
    const explanation = await office.run('report.preview', { reportId: 'evaluation-explanation' })
    expect(JSON.stringify(explanation)).toContain('目录命中「JS-01 冲压」（第一批），至少按较大风险（橙）管控')

    const [row] = await office.run('considerable-catalogue-item.rows', {})
    expect(row?.hits).toMatchObject([{ riskPointName: '1号冲床', level: 'considerable' }])
    const refused = await office.refused('considerable-catalogue-item.void', {
      id: row?.id ?? '',
      revision: row?.revision ?? 0,
      reason: '删去',
    })
    expect(refused).toMatchObject({ code: 'rule', message: expect.stringContaining('还有 1 条危险源') as string })
  })

  it('refuses a hit on an entry that is void or unknown', async () => {
    await office.run('considerable-catalogue-item.import', { items: [item('JS-01', '冲压')] })
    const [entry] = await office.run('considerable-catalogue-item.rows', {})
    await office.run('considerable-catalogue-item.void', { id: entry?.id ?? '', revision: 1, reason: '新目录删去' })
    const { revision } = await hazardOf(place.hazard.id)
    const patch = (id: string) => ({ id: place.hazard.id, revision, patch: { catalogueItemIds: [id] } })
    expect((await office.refused('hazard.update', patch(entry?.id ?? ''))).code).toBe('rule')
    expect((await office.refused('hazard.update', patch(place.hazard.id))).code).toBe('not-found')
  })
})
