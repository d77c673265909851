/** What the map drawing is given. It knows no record and no file: levels are settled, names are looked up, pictures are addresses. */
import type { PlanLayer } from '#shared/domain/area'
import { type EvaluationStage, evaluationStages } from '#shared/domain/evaluation'
import { type RiskLevel, riskLevelLabels } from '#shared/domain/risk-level'
import type { Point, Ring } from './map-geometry.ts'

export interface MapPlan {
  name: string
  building: string
  floor: string
  /** address of the picture: a data URI, or a reference as `drawing-pictures.ts` makes it; null = none */
  picture: string | null
  ground: 'picture' | 'grid'
  /** pixels of the picture, of which only the proportion counts */
  width: number
  height: number
  /** what the whole width is on site, in 0.1 m; 0 = unknown */
  widthDecimetres: number
  /** where north lies, clockwise from the top */
  northDegrees: number
  version: string
  drawnOn: string | null
  drawnBy: string
  approvedOn: string | null
  approvedBy: string
}

export interface MapZone {
  id: string
  name: string
  code: string
  /** corners, 0..1 of the plan's width and height */
  polygon: Ring
  holes: readonly Ring[]
  /** null = 未评 */
  level: RiskLevel | null
  /** the level was set by hand */
  isOverridden: boolean
  riskPointCount: number
  responsible: string
  phone: string
}

export interface MapMark {
  layer: PlanLayer
  /** id of `planSymbols`, '' for a risk point */
  symbol: string
  x: number
  y: number
  /** clockwise, in degrees */
  rotation: number
  /** number of the risk point, or the mark's own words */
  label: string
  /** of a risk point */
  level: RiskLevel | null
}

export interface MapInput {
  enterpriseName: string
  title: string
  plan: MapPlan
  zones: readonly MapZone[]
  marks: readonly MapMark[]
}

export interface MapOptions {
  /** which levels the colours stand for; named in the heading and the legend */
  mode: EvaluationStage
  /** patterns instead of colours, for black-and-white print */
  hatch: boolean
  layers: readonly PlanLayer[]
  /** a sheet in millimetres with the print colours, or the screen's colours and proportions of the plan */
  size: 'screen' | { widthMillimetres: number; heightMillimetres: number }
  hasLabels: boolean
  hasList: boolean
  hasLegend: boolean
  hasTitleBlock: boolean
}

export const everythingShown = { hasLabels: true, hasList: true, hasLegend: true, hasTitleBlock: true } as const

export type MapColour = RiskLevel | 'unrated'

interface Colours {
  fills: Record<MapColour, string>
  lines: Record<MapColour, string>
  opacity: number
}

/** 〔本软件约定〕 no standard prescribes the colours of the map; text and list name each level besides. */
const printColours: Colours = {
  fills: { major: '#FF0000', considerable: '#FF8000', general: '#FFFF00', low: '#0070FF', unrated: '#9AA3AF' },
  lines: { major: '#B00000', considerable: '#B35900', general: '#8A7600', low: '#0050B5', unrated: '#5B6672' },
  opacity: 0.5,
}
const screenColours: Colours = {
  fills: { major: '#C9252D', considerable: '#B85400', general: '#F7C600', low: '#1D5FBF', unrated: '#667080' },
  lines: { major: '#C9252D', considerable: '#B85400', general: '#8A7600', low: '#1D5FBF', unrated: '#667080' },
  opacity: 0.38,
}

export const coloursOf = ({ size }: Pick<MapOptions, 'size'>): Colours =>
  size === 'screen' ? screenColours : printColours

export const colourOf = (level: RiskLevel | null): MapColour => level ?? 'unrated'
export const levelWord = (level: RiskLevel | null): string => (level === null ? '未评' : riskLevelLabels[level])
export const overrideMark = '手动设定'

/** 1 号厂房 二层 平面图 */
export function planTitle({ building, floor, name }: MapPlan): string {
  return [building, floor, name].filter((part, index, all) => part !== '' && all.indexOf(part) === index).join(' ')
}

export const headingOf = ({ title, plan }: MapInput, { mode }: MapOptions): string =>
  `${title}（${evaluationStages[mode]}）　${planTitle(plan)}`

/** The measures of a sheet that every part is drawn by. */
export interface Sheet {
  width: number
  height: number
  /** type size of the texts */
  base: number
}

/** A rectangle in millimetres and how plan coordinates fall into it. */
export interface PlanFrame {
  x: number
  y: number
  width: number
  height: number
  /** millimetres on the sheet for one metre on site; null = unknown */
  perMetre: number | null
  at: (point: Point) => Point
}
