import type { MapRiskPoint, MapZone } from '#shared/contract/plan-map'
import type { Area, FloorPlan, PlanLayer } from '#shared/domain/area'
import { type RiskLevel, riskLevelLabels } from '#shared/domain/risk-level'
import type { Point } from '#shared/rules/plan-geometry'

/** Which levels give the colours. */
export type Stage = 'current' | 'inherent'
export const stageLabels: Record<Stage, string> = { current: '现有风险', inherent: '固有风险' }

export interface Shown {
  layers: readonly PlanLayer[]
  hasLabels: boolean
  /** hatches in place of colours, as a black-and-white printer draws them */
  isHatched: boolean
}

export interface Selection {
  kind: 'zone' | 'mark'
  id: string
}

/** What is put onto the plan. */
export type PlacedThing =
  | { layer: 'riskPoint'; riskPointId: string; name: string }
  | { layer: Exclude<PlanLayer, 'riskPoint'>; symbol: string; name: string }

export type Mode =
  | { kind: 'look' }
  | { kind: 'draw'; area: Area; isHole: boolean }
  | { kind: 'place'; thing: PlacedThing }
  | { kind: 'measure' }
export const looking: Mode = { kind: 'look' }

export interface Shape {
  polygon: Point[]
  holes: Point[][]
}

/** The level that a zone shows, set by hand or the highest of its risk points. */
export function levelOf(zone: Pick<MapZone, 'levelOverride' | 'currentLevel' | 'inherentLevel'>, stage: Stage) {
  const own = stage === 'current' ? zone.currentLevel : zone.inherentLevel
  return { level: zone.levelOverride ?? own, isByHand: zone.levelOverride !== null }
}

export const pointLevel = (point: MapRiskPoint, stage: Stage): RiskLevel | null =>
  stage === 'current' ? point.currentLevel : point.inherentLevel

export const levelWord = (level: RiskLevel | null): string => (level ? riskLevelLabels[level] : '未评')

/** 12 of FX-2026-0012 */
export const shortNumber = (number: string): string => /(\d+)$/.exec(number)?.[1]?.replace(/^0+(?=\d)/, '') ?? number

/** Size in the plan's own pixels; a plan without a picture has one too. */
export const sizeOf = (plan: Pick<FloorPlan, 'width' | 'height'>): Point => [plan.width || 1600, plan.height || 1000]

/** One hundredth of the longer side: what is drawn on a plan is measured in it. */
export const unitOf = ([width, height]: Point): number => Math.max(width, height) / 100

/** Plans by building in order, for a list with groups. */
export function plansByBuilding(plans: readonly FloorPlan[]) {
  const groups = Map.groupBy(plans, ({ building }) => building)
  return [...groups].map(([building, members]) => ({
    label: building || '未写建筑',
    options: members.map((plan) => ({ value: plan.id, label: planTitle(plan) })),
  }))
}

/** 一层 · 1 号厂房平面图 */
export const planTitle = ({ floor, name }: Pick<FloorPlan, 'floor' | 'name'>): string =>
  floor ? `${floor} · ${name}` : name

/** Metres between the lines of the grid: some 20 to 60 lines across the plan. */
export function gridStep(widthDecimetres: number): number {
  const metres = widthDecimetres / 10
  return [1, 2, 5, 10, 20, 50, 100].find((step) => metres / step <= 60) ?? 200
}
