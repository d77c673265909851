/**
 * 自拟图形: the project's own symbols for the layers of a floor plan, white shapes on a square in the colour of the layer.
 * They are not the graphical symbols of GB 2894-2025, GB 13495 or GB/T 4327 (未核实); the legend names each of them.
 */
import type { PlanLayer } from '#shared/domain/area'

export type SymbolLayer = Exclude<PlanLayer, 'riskPoint'>

export interface PlanSymbol {
  /** stored with the mark */
  id: string
  layer: SymbolLayer
  name: string
  /** inside of a 24 × 24 drawing */
  svg: string
}

/** Grounds by layer. */
export const layerColours: Record<SymbolLayer, string> = {
  evacuation: '#00794A',
  fire: '#C8102E',
  emergency: '#0B5CAD',
}

const fill = (d: string): string => `<path d="${d}" fill="#FFFFFF"/>`
const line = (d: string, width = 1.6): string =>
  `<path d="${d}" fill="none" stroke="#FFFFFF" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
const disc = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
const runner =
  fill(disc(10, 6.2, 1.6)) +
  line('M9.5 9.5 7 12.5M9.5 9.5l3.6 1.2 1.6 2M10.4 10.5 9 14.4l3 2 .2 3.4M9 14.4 6.6 18.6', 1.7)

type Entry = readonly [id: string, name: string, glyph: string]

const evacuation: readonly Entry[] = [
  ['exit', '安全出口', runner + line('M16.5 4.5h4v15h-4')],
  ['route', '疏散方向', line('M4 12h15M13.5 6.5 19 12l-5.5 5.5', 2.4)],
  [
    'assembly-point',
    '疏散集合点',
    fill(disc(12, 9.6, 1.7)) +
      fill('M9.2 17v-3.2q0-1.8 1.8-1.8h2q1.8 0 1.8 1.8V17z') +
      line(
        'M3.5 7V3.5H7M17 3.5h3.5V7M20.5 17v3.5H17M7 20.5H3.5V17M3.5 3.5l3 3M20.5 3.5l-3 3M20.5 20.5l-3-3M3.5 20.5l3-3',
        1.4,
      ),
  ],
  ['stairs', '疏散楼梯', line('M3.5 19.5h4.2v-4h4.2v-4h4.2v-4h4.4', 2) + line('M6 9.5 10.5 5M7 4.6h3.8v3.8', 1.4)],
]

const fire: readonly Entry[] = [
  [
    'extinguisher',
    '灭火器',
    fill('M8 10.4q0-2.6 4-2.6t4 2.6V20.5H8z') + line('M12 7.6V5.2M9 4h6M12 5.4q-4.6-.6-6 4.4', 1.5),
  ],
  [
    'indoor-hydrant',
    '室内消火栓',
    line('M4 4h16v16H4z', 1.4) +
      line(disc(10.5, 12.5, 3.8), 1.4) +
      line(disc(10.5, 12.5, 1), 1.2) +
      line('M14.3 12.5v5.2h3', 1.4),
  ],
  [
    'outdoor-hydrant',
    '室外消火栓',
    fill(
      'M8.5 9.5q0-3.5 3.5-3.5t3.5 3.5zM8.5 10.6h7v7.4h-7zM6.5 18.8h11v1.9h-11zM5.2 12h2.3v3.4H5.2zM16.5 12h2.3v3.4h-2.3z',
    ) + line('M12 5.6V3.6', 1.6),
  ],
  [
    'pump-adapter',
    '消防水泵接合器',
    line('M12 20.5v-7M12 13.5 6.5 8M12 13.5 17.5 8', 1.8) + line('M4.4 9.8 8.4 5.8M15.6 5.8l4 4M8 20.5h8', 1.8),
  ],
  [
    'call-point',
    '手动报警按钮',
    line('M4.5 4.5h15v15h-15z', 1.4) + line(disc(12, 12, 4.4), 1.4) + fill(disc(12, 12, 2.2)),
  ],
  [
    'control-room',
    '消防控制室',
    line('M3.8 10.5 12 4.2l8.2 6.3M5.5 10v9.8h13V10', 1.5) + line('M8.4 12.4h7.2v3.8H8.4zM12 16.4v2', 1.3),
  ],
  ['sand-box', '消防沙箱', fill('M4 11h16l-1.6 8.8H5.6z') + fill('M6.4 10q1.4-3 3-3t2 1.2q1-2.6 2.8-2.6T17.6 10z')],
]

const emergency: readonly Entry[] = [
  [
    'supplies',
    '应急物资柜',
    line('M5 3.8h14v16.4H5zM12 3.8v16.4M5 9.2h14M5 14.6h14', 1.4) + line('M10.4 12h.1M13.5 12h.1', 1.8),
  ],
  [
    'first-aid-kit',
    '急救箱',
    line('M9 7V4.6h6V7', 1.5) +
      fill('M4 7h16v12.6H4z') +
      '<path d="M12 9.4v7.6M8.2 13.2h7.6" stroke="#0B5CAD" stroke-width="2.4" fill="none"/>',
  ],
  [
    'eye-wash',
    '洗眼器',
    line('M3.8 8.6Q12 1.8 20.2 8.6 12 15.4 3.8 8.6z', 1.4) +
      fill(disc(12, 8.6, 2.2)) +
      line('M7.5 20.4q-.6-3.6 1.8-5.4M16.5 20.4q.6-3.6-1.8-5.4M12 20.4v-4.6', 1.4),
  ],
  [
    'breathing-apparatus',
    '正压式呼吸器',
    fill('M5.2 9.2q0-5.4 5-5.4t5 5.4q0 3-2.6 4.6H7.8q-2.6-1.6-2.6-4.6z') +
      '<path d="M7.4 8.8q0-2.6 2.8-2.6T13 8.8z" fill="#0B5CAD"/>' +
      line('M10.2 14v2.4q0 2 2.6 2h2.4', 1.6) +
      fill('M15.4 12.4q0-1.6 1.8-1.6T19 12.4v8h-3.6z'),
  ],
  [
    'emergency-light',
    '应急照明',
    line('M5 6.2h14v4.6H5z', 1.4) +
      fill(disc(8.6, 14.6, 2)) +
      fill(disc(15.4, 14.6, 2)) +
      line('M8.6 18.4v2M5.4 17.4 4.2 19M15.4 18.4v2M18.6 17.4l1.2 1.6M12 18v1.8', 1.3),
  ],
  [
    'gas-detector',
    '可燃气体探测器',
    line('M4.6 4.6h14.8v9.6H4.6z', 1.4) +
      fill('M12.2 5.6q.3 1.6 1.6 2.7t1.3 2.4a3.1 2.8 0 0 1-6.2 0q0-1.3.9-2 .3.8.9 1 .9-1.6 1.5-4.1z') +
      line('M7 17.4h10M8.8 20h6.4', 1.5),
  ],
  [
    'main-valve',
    '总切断阀',
    fill('M3.6 9.4 12 14.2l-8.4 4.8zM20.4 9.4 12 14.2l8.4 4.8z') + line('M12 14V7M7.8 6h8.4', 1.8),
  ],
  ['main-power', '总电源', line('M4.6 3.8h14.8v16.4H4.6z', 1.4) + fill('M13.6 5.4 7.6 13h3.6l-1 5.6 6.2-8h-3.8z')],
]

const drawn = (layer: SymbolLayer, entries: readonly Entry[]): PlanSymbol[] =>
  entries.map(([id, name, glyph]) => ({
    id,
    layer,
    name,
    svg: `<path d="M2.5 .6h19q1.9 0 1.9 1.9v19q0 1.9-1.9 1.9h-19q-1.9 0-1.9-1.9v-19q0-1.9 1.9-1.9z" fill="${layerColours[layer]}" stroke="#FFFFFF" stroke-width=".8"/>${glyph}`,
  }))

/** Every symbol, in the order of the legend. */
export const planSymbols: readonly PlanSymbol[] = [
  ...drawn('evacuation', evacuation),
  ...drawn('fire', fire),
  ...drawn('emergency', emergency),
]

const byId = new Map(planSymbols.map((symbol) => [symbol.id, symbol]))

/** The symbol of a mark; undefined for an id of another version. */
export const planSymbol = (id: string): PlanSymbol | undefined => byId.get(id)
