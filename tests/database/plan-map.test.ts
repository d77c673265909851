import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Point } from '#shared/rules/plan-geometry'
import { type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
beforeEach(async () => {
  office = await testEnterprise('2026-11-23')
})
afterEach(() => {
  office.close()
})

const polygon: Point[] = [
  [0.1, 0.1],
  [0.5, 0.1],
  [0.5, 0.5],
]
const factors = { major: { L: 100, E: 100, C: 1000 }, low: { L: 5, E: 10, C: 10 } }

/** A plan with one zone and a risk point in it. */
async function drawn() {
  const person = await office.run('person.create', { name: '郑大勇' })
  const plan = await office.run('floor-plan.create', { name: '一层', building: '1 号厂房', floor: '一层' })
  const area = await office.run('area.create', {
    name: '冲压车间',
    responsiblePersonId: person.id,
    floorPlanId: plan.id,
    polygon,
  })
  const point = await office.run('risk-point.create', { name: '开式压力机', kind: 'facility', areaId: area.id })
  const hazard = await office.run('hazard.create', { riskPointId: point.id, item: '离合器' })
  const rate = (stage: 'inherent' | 'current', level: keyof typeof factors) =>
    office.run('evaluation.record', {
      ...{ hazardId: hazard.id, stage, packId: 'LEC-2', factors: factors[level], reason: '现场核对' },
      ...{ evaluatorName: '郑大勇', evaluatedOn: '2026-11-23' },
    })
  return { plan, area, point, rate }
}

describe('the map of a floor plan', () => {
  it('answers zones with their levels, counts and names in one call, and follows a rating', async () => {
    const { plan, area, point, rate } = await drawn()
    await office.run('area.create', { name: '没有画的区域' })
    const read = async () => (await office.run('map.plan', { floorPlanId: plan.id })).zones
    expect(await read()).toMatchObject([
      { id: area.id, currentLevel: null, riskPointCount: 1, responsibleName: '郑大勇' },
    ])
    await rate('inherent', 'major')
    await rate('current', 'low')
    expect(await read()).toMatchObject([{ currentLevel: 'low', inherentLevel: 'major' }])
    const levels = await office.run('map.levels', {})
    expect(levels).toMatchObject([{ areaId: area.id, inherentLevel: 'major' }, { riskPointCount: 0 }])
    const { riskPoints } = await office.run('map.plan', { floorPlanId: plan.id })
    expect(riskPoints).toMatchObject([{ id: point.id, areaName: '冲压车间', currentLevel: 'low' }])
  })

  it('keeps a level set by hand only with its reason, and refuses what is no zone', async () => {
    const { area } = await drawn()
    const named = { id: area.id, revision: area.revision }
    const update = (patch: object) => ({ ...named, patch })
    expect((await office.refused('area.update', update({ levelOverride: 'major' }))).message).toContain('写明理由')
    const crossed = [polygon[0], polygon[2], polygon[1], [0.1, 0.5]]
    expect((await office.refused('area.update', update({ polygon: crossed }))).message).toContain('相互交叉')
    const outside = [polygon.map(([x, y]) => [x + 0.5, y] as Point)]
    expect((await office.refused('area.update', update({ holes: outside }))).message).toContain('范围里面')
    const kept = await office.run('area.update', update({ levelOverride: 'major', levelOverrideReason: '集团要求' }))
    expect(kept).toMatchObject({ levelOverride: 'major', levelOverrideReason: '集团要求' })
  })
})

describe('marks on a floor plan', () => {
  it('places a risk point once on each plan, and a symbol of its layer any number of times', async () => {
    const { plan, point } = await drawn()
    const mark = { floorPlanId: plan.id, layer: 'riskPoint', riskPointId: point.id, x: 0.2, y: 0.2 } as const
    const placed = await office.run('plan-mark.create', mark)
    expect((await office.refused('plan-mark.create', mark)).message).toBe('「开式压力机」已经在这张图上了')
    await office.run('plan-mark.update', { id: placed.id, revision: 1, patch: { x: 0.3 } })
    const other = await office.run('floor-plan.create', { name: '二层' })
    await office.run('plan-mark.create', { ...mark, floorPlanId: other.id })
    const exit = { floorPlanId: plan.id, layer: 'evacuation', symbol: 'exit', x: 0, y: 0 } as const
    await office.run('plan-mark.create', exit)
    await office.run('plan-mark.create', { ...exit, rotation: 90 })
    expect((await office.refused('plan-mark.create', { ...exit, layer: 'fire' })).message).toContain('符号')
    expect((await office.refused('plan-mark.create', { ...exit, symbol: 'cloud' })).message).toContain('符号')
    expect((await office.refused('plan-mark.create', { ...mark, riskPointId: null })).message).toContain('选择要放')
    expect((await office.run('map.plan', { floorPlanId: plan.id })).marks).toHaveLength(3)
  })

  it('comes back by undo, and goes with a voided risk point', async () => {
    const { plan, point } = await drawn()
    const mark = { floorPlanId: plan.id, layer: 'riskPoint', riskPointId: point.id, x: 0.2, y: 0.2 } as const
    const placed = await office.run('plan-mark.create', mark)
    const marks = async () => (await office.run('map.plan', { floorPlanId: plan.id })).marks
    await office.run('plan-mark.void', { id: placed.id, revision: 1, reason: '从图上移除' })
    expect(await marks()).toEqual([])
    const undo = async () => {
      const action = await office.run('history.undoable', {})
      await office.run('history.undo', { actionId: action?.actionId ?? '' })
    }
    await undo()
    expect(await marks()).toMatchObject([{ id: placed.id, x: 0.2 }])
    await office.run('risk-point.void', { id: point.id, revision: point.revision, reason: '设备拆除' })
    expect(await marks()).toEqual([])
    await undo()
    expect(await marks()).toHaveLength(1)
  })

  it('is refused on a voided plan', async () => {
    const { point } = await drawn()
    const plan = await office.run('floor-plan.create', { name: '旧图' })
    await office.run('floor-plan.void', { id: plan.id, revision: 1, reason: '布局已改' })
    const mark = { floorPlanId: plan.id, layer: 'riskPoint', riskPointId: point.id, x: 0.2, y: 0.2 } as const
    expect((await office.refused('plan-mark.create', mark)).message).toBe('这张平面图已作废，不能再放标记')
  })
})
