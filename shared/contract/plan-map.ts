import { z } from 'zod'
import { area, floorPlan, planMark, planMarkFields } from '#shared/domain/area'
import { riskLevels } from '#shared/domain/risk-level'
import { nothing, query } from './operation.ts'
import { recordOperations } from './record-operations.ts'

const levelOrNull = z.enum(riskLevels).nullable()

/** The highest levels among the risk points of an area, as their own lists say them; null = none evaluated. */
export const areaRisk = z.object({
  areaId: z.uuid(),
  currentLevel: levelOrNull,
  inherentLevel: levelOrNull,
  riskPointCount: z.number().int(),
})

/** An area with a range on the plan, and what its colour follows from. */
export const mapZone = area.extend({
  ...areaRisk.omit({ areaId: true }).shape,
  unitName: z.string(),
  responsibleName: z.string(),
})
export type MapZone = z.infer<typeof mapZone>

/** A risk point as the map names it. */
export const mapRiskPoint = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  areaId: z.uuid().nullable(),
  areaName: z.string(),
  currentLevel: levelOrNull,
  inherentLevel: levelOrNull,
})
export type MapRiskPoint = z.infer<typeof mapRiskPoint>

export const planMap = z.object({
  plan: floorPlan,
  zones: z.array(mapZone),
  marks: z.array(planMark),
  /** all open risk points of the enterprise, placed on this plan or not */
  riskPoints: z.array(mapRiskPoint),
})
export type PlanMap = z.infer<typeof planMap>

export const planMapOperations = {
  ...recordOperations('plan-mark', '图上标记', planMarkFields, planMark, ['area']),
  /** One floor plan with all that is drawn on it. */
  'map.plan': query('四色图', z.object({ floorPlanId: z.uuid() }), planMap),
  'map.levels': query('各区域的最高等级', nothing, z.array(areaRisk)),
}
