import { AppError } from '#shared/contract/errors'
import type { planMapOperations } from '#shared/contract/plan-map'
import type { PlanMark } from '#shared/domain/area'
import { highestLevel } from '#shared/domain/risk-level'
import { planSymbols } from '#shared/reports/plan-symbols'
import type { RiskPointRow } from '#shared/contract/risk-point'
import type { ReadDatabase } from '../database/database.ts'
import type { NewRecord } from '../database/record-store.ts'
import {
  areas,
  floorPlans,
  organizationUnits,
  people,
  planMarks,
  riskPoints,
} from '../database/repositories/records.ts'
import { riskPointRows } from '../database/repositories/risk-register.ts'
import type { CommandContext, Handlers } from './context.ts'
import { recordHandlers } from './record-handlers.ts'

const openRiskPoints = (db: ReadDatabase) => riskPointRows(db).filter(({ voidedAt }) => voidedAt === null)

const riskOf = (rows: readonly RiskPointRow[]) => ({
  currentLevel: highestLevel(rows.map(({ level }) => level)),
  inherentLevel: highestLevel(rows.map(({ inherentLevel }) => inherentLevel)),
  riskPointCount: rows.length,
})

const namesOf = (records: readonly { id: string; name: string }[]) => new Map(records.map(({ id, name }) => [id, name]))

/** A mark stands on a plan in use; a risk point stands on it once; a symbol is one of ours and of its own layer. */
function checkMark(mark: NewRecord<PlanMark>, { db }: CommandContext, id: string | null): void {
  if (floorPlans.require(db, mark.floorPlanId).voidedAt !== null)
    throw new AppError('rule', '这张平面图已作废，不能再放标记')
  if (mark.layer !== 'riskPoint') {
    const isKnown = planSymbols.some(({ id: symbol, layer }) => symbol === mark.symbol && layer === mark.layer)
    if (!isKnown || mark.riskPointId !== null)
      throw new AppError('rule', '请从符号表里选择这个图层的符号', { symbol: '请选择符号' })
    return
  }
  if (mark.riskPointId === null || mark.symbol !== '')
    throw new AppError('rule', '请选择要放到图上的风险点', { riskPointId: '请选择风险点' })
  const point = riskPoints.require(db, mark.riskPointId)
  if (point.voidedAt !== null) throw new AppError('rule', '这个风险点已作废，不能再放到图上')
  const isThere = planMarks
    .list(db, { floorPlanId: mark.floorPlanId, riskPointId: mark.riskPointId })
    .some((other) => other.id !== id)
  if (isThere) throw new AppError('rule', `「${point.name}」已经在这张图上了`)
}

export const planMapHandlers = {
  ...recordHandlers('plan-mark', planMarks, { check: checkMark }),
  'map.plan': ({ db }, { floorPlanId }) => {
    const plan = floorPlans.require(db, floorPlanId)
    const points = openRiskPoints(db)
    const byArea = Map.groupBy(points, ({ areaId }) => areaId)
    const units = namesOf(organizationUnits.list(db, {}, { includeVoided: true }))
    const persons = namesOf(people.list(db, {}, { includeVoided: true }))
    const open = new Set(points.map(({ id }) => id))
    return {
      plan,
      zones: areas
        .list(db, { floorPlanId })
        .filter(({ polygon }) => polygon.length > 2)
        .map((area) => ({
          ...area,
          ...riskOf(byArea.get(area.id) ?? []),
          unitName: units.get(area.unitId ?? '') ?? '',
          responsibleName: persons.get(area.responsiblePersonId ?? '') ?? '',
        })),
      // the mark of a risk point that was voided since stays stored, so that undoing the void brings both back
      marks: planMarks.list(db, { floorPlanId }).filter(({ riskPointId }) => !riskPointId || open.has(riskPointId)),
      riskPoints: points.map(({ id, number, name, areaId, areaName, level, inherentLevel }) => ({
        ...{ id, number, name, areaId, areaName },
        currentLevel: level,
        inherentLevel,
      })),
    }
  },
  'map.levels': ({ db }) => {
    const byArea = Map.groupBy(openRiskPoints(db), ({ areaId }) => areaId)
    return areas.list(db).map(({ id }) => ({ areaId: id, ...riskOf(byArea.get(id) ?? []) }))
  },
} satisfies Handlers<keyof typeof planMapOperations>
