/** The floor plans of an enterprise with their zones, ready to be drawn. */
import { AppError } from '#shared/contract/errors'
import type { Area, FloorPlan, PlanLayer } from '#shared/domain/area'
import type { EvaluationStage } from '#shared/domain/evaluation'
import type { ReportData } from './definition.ts'
import { pictureReference } from './drawing-pictures.ts'
import type { MapInput, MapMark, MapZone } from './map-input.ts'
import { chosenMode, highestOf, levelOfPoint } from './risk-figures.ts'

export const mapTitle = '四色安全风险空间分布图'

export interface MapSheet {
  plan: FloorPlan
  /** in the order of the zones */
  areas: Area[]
  input: MapInput
}

export const allLayers: readonly PlanLayer[] = ['riskPoint', 'evacuation', 'fire', 'emergency']

export const chosenLayers = (data: ReportData): readonly PlanLayer[] => data.parameters.mapLayers ?? allLayers

/** Areas with a range on the plan, in their order. */
function areasOn(data: ReportData, plan: FloorPlan): Area[] {
  return data.areas
    .filter(({ floorPlanId, voidedAt, polygon }) => floorPlanId === plan.id && voidedAt === null && polygon.length >= 3)
    .sort((left, right) => left.sortOrder - right.sortOrder)
}

function zoneOf(data: ReportData, area: Area, mode: EvaluationStage): MapZone {
  const points = data.riskPoints.filter(({ areaId, voidedAt }) => areaId === area.id && voidedAt === null)
  const person = data.people.find(({ id }) => id === area.responsiblePersonId)
  return {
    id: area.id,
    name: area.name,
    code: area.code,
    polygon: area.polygon,
    holes: area.holes,
    level: area.levelOverride ?? highestOf(points, mode),
    isOverridden: area.levelOverride !== null,
    riskPointCount: points.length,
    responsible: person?.name ?? '',
    phone: person?.phone ?? '',
  }
}

function marksOn(data: ReportData, plan: FloorPlan, mode: EvaluationStage): MapMark[] {
  return data.planMarks
    .filter(({ floorPlanId, voidedAt }) => floorPlanId === plan.id && voidedAt === null)
    .flatMap(({ layer, symbol, riskPointId, x, y, rotation, label }): MapMark[] => {
      if (layer !== 'riskPoint') return [{ layer, symbol, x, y, rotation, label, level: null }]
      const point = data.riskPoints.find(({ id, voidedAt }) => id === riskPointId && voidedAt === null)
      if (!point) return []
      return [{ layer, symbol, x, y, rotation, label: label || point.number, level: levelOfPoint(point, mode) }]
    })
}

/** The chosen plan, or every plan that has a zone or a mark. Throws `not-found` for an unknown choice. */
export function mapSheets(data: ReportData): MapSheet[] {
  const { floorPlanId } = data.parameters
  const mode = chosenMode(data)
  const plans = data.floorPlans.filter(({ id }) => floorPlanId === undefined || id === floorPlanId)
  if (floorPlanId !== undefined && plans.length === 0) throw new AppError('not-found', '找不到这张平面图，请重新选择')
  return plans.flatMap((plan): MapSheet[] => {
    const areas = areasOn(data, plan)
    const marks = marksOn(data, plan, mode)
    if (floorPlanId === undefined && areas.length === 0 && marks.length === 0) return []
    const zones = areas.map((area) => zoneOf(data, area, mode))
    const picture = plan.sha256 === '' ? null : pictureReference(plan.sha256)
    return [
      {
        plan,
        areas,
        input: { enterpriseName: data.enterprise.name, title: mapTitle, plan: { ...plan, picture }, zones, marks },
      },
    ]
  })
}
