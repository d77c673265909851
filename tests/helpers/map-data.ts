/** A plan with a zone of every level, a hole, an override and marks of every layer. */
import type { MapInput, MapMark, MapOptions, MapZone } from '#shared/reports/map-input'
import { everythingShown } from '#shared/reports/map-input'
import { planSymbols } from '#shared/reports/plan-symbols'

type Corner = [number, number]
const square = (x: number, y: number, width: number, height: number): Corner[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

export const zoneOf = (name: string, polygon: Corner[], more: Partial<MapZone> = {}): MapZone => ({
  id: name,
  name,
  code: '',
  polygon,
  holes: [],
  level: null,
  isOverridden: false,
  riskPointCount: 3,
  responsible: '何文斌',
  phone: '0510-8000 0011',
  ...more,
})

const mark = (symbol: string, x: number, y: number, more: Partial<MapMark> = {}): MapMark => ({
  layer: planSymbols.find(({ id }) => id === symbol)?.layer ?? 'riskPoint',
  symbol,
  x,
  y,
  rotation: 0,
  label: '',
  level: null,
  ...more,
})

export const mapInput: MapInput = {
  enterpriseName: '青岚机械有限公司',
  title: '四色安全风险空间分布图',
  plan: {
    name: '一层平面图',
    building: '1 号厂房',
    floor: '一层',
    picture: null,
    ground: 'grid',
    width: 1600,
    height: 1000,
    widthDecimetres: 1600,
    northDegrees: 30,
    version: 'V2',
    drawnOn: '2026-11-20',
    drawnBy: '周敏华',
    approvedOn: '2026-11-21',
    approvedBy: '陈国梁',
  },
  zones: [
    zoneOf('喷漆车间', square(0.05, 0.05, 0.3, 0.4), { level: 'major', holes: [square(0.15, 0.2, 0.1, 0.1)] }),
    zoneOf('冲压车间', square(0.4, 0.05, 0.25, 0.4), { level: 'considerable', isOverridden: true }),
    zoneOf('机加工车间', square(0.7, 0.05, 0.25, 0.4), { level: 'general' }),
    zoneOf('仓库 <A&B>', square(0.05, 0.55, 0.3, 0.4), { level: 'low' }),
    zoneOf('新区', square(0.4, 0.55, 0.25, 0.4)),
  ],
  marks: [
    mark('', 0.1, 0.1, { label: 'FX-001', level: 'major' }),
    mark('exit', 0.5, 0.5, { label: '东门' }),
    mark('extinguisher', 0.6, 0.5),
    mark('first-aid-kit', 0.7, 0.5),
  ],
}

export const mapOptions: MapOptions = {
  mode: 'current',
  hatch: false,
  layers: ['riskPoint', 'evacuation', 'fire', 'emergency'],
  size: { widthMillimetres: 396, heightMillimetres: 226 },
  ...everythingShown,
}
