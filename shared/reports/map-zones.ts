/** What stands on the plan: zones in their colours or patterns, their labels, risk points and symbols. */
import type { RiskLevel } from '#shared/domain/risk-level'
import {
  type Box,
  boxAround,
  boxPlace,
  hatchDots,
  hatchLines,
  placesIn,
  type Point,
  type Ring,
  sidesOf,
} from './map-geometry.ts'
import {
  colourOf,
  coloursOf,
  levelWord,
  type MapMark,
  type MapOptions,
  type MapZone,
  overrideMark,
  type PlanFrame,
} from './map-input.ts'
import { planSymbol } from './plan-symbols.ts'
import { emsOf, ink, short, svgBox, svgText, white } from './svg.ts'

const pathOf = (rings: readonly Ring[]): string =>
  rings.map((ring) => `M${ring.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}Z`).join('')

/** Patterns of the levels: 重大 cross, 较大 dense diagonal, 一般 sparse diagonal, 低 dots, 未评 none. */
function patternOf(rings: readonly Ring[], level: RiskLevel | null, base: number): string {
  if (level === null) return ''
  if (level === 'low') {
    const radius = base * 0.14
    const dots = hatchDots(rings, base * 1.3, radius).map(
      ([x, y]) =>
        `M${short(x - radius)} ${short(y)}a${short(radius)} ${short(radius)} 0 1 0 ${short(2 * radius)} 0a${short(radius)} ${short(radius)} 0 1 0 ${short(-2 * radius)} 0z`,
    )
    return dots.length === 0 ? '' : `<path class="pattern-low" d="${dots.join('')}" fill="${ink}"/>`
  }
  const spacing = base * { major: 0.9, considerable: 0.7, general: 1.8 }[level]
  const lines = [
    ...hatchLines(rings, spacing, 'rising'),
    ...(level === 'major' ? hatchLines(rings, spacing, 'falling') : []),
  ].map(([[x1, y1], [x2, y2]]) => `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`)
  return `<path class="pattern-${level}" d="${lines.join('')}" stroke="${ink}" stroke-width="${short(base * 0.07)}" fill="none"/>`
}

function shape(
  rings: readonly Ring[],
  level: RiskLevel | null,
  options: MapOptions,
  base: number,
  edge: number,
  opacity: number,
): string {
  const colour = colourOf(level)
  const { fills, lines } = coloursOf(options)
  const fill = options.hatch ? white : fills[colour]
  const line = options.hatch ? ink : lines[colour]
  return (
    `<path class="zone-${colour}" d="${pathOf(rings)}" fill="${fill}" fill-rule="evenodd" fill-opacity="${options.hatch ? 0.55 : opacity}" stroke="${line}" stroke-width="${short(edge)}" stroke-linejoin="round"/>` +
    (options.hatch ? patternOf(rings, level, base) : '')
  )
}

/** A small field of the legend or the list in the look of a zone. */
export function zoneFill(
  { x, y, width, height }: Box,
  level: RiskLevel | null,
  options: MapOptions,
  base: number,
): string {
  const ring: Ring = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
  // a pattern fine enough to be told in a field of this size
  return shape([ring], level, options, Math.min(base * 0.7, height * 0.42), base * 0.06, 1)
}

/** A zone on the plan; holes stay open. */
export function zonePart(rings: readonly Ring[], { level }: MapZone, options: MapOptions, base: number): string {
  return shape(rings, level, options, base, base * 0.16, coloursOf(options).opacity)
}

interface LabelLine {
  text: string
  scale: number
  isBold: boolean
}

const lineHeight = 1.25

function labelLines({ name, level, isOverridden }: MapZone): LabelLine[] {
  return [
    { text: name, scale: 1, isBold: true },
    { text: `${levelWord(level)}${isOverridden ? `（${overrideMark}）` : ''}`, scale: 0.82, isBold: false },
  ]
}

const widthOf = (lines: readonly LabelLine[], size: number): number =>
  Math.max(...lines.map(({ text, scale }) => emsOf(text) * scale * size)) + size * 0.5
const heightOf = (lines: readonly LabelLine[], size: number): number =>
  lines.reduce((sum, { scale }) => sum + scale * size * lineHeight, size * 0.3)

export interface Label {
  box: Box
  svg: string
}

/** Type sizes that are tried for a label, of the sheet's own. */
const sizes = [1.5, 1.3, 1.15, 1, 0.9, 0.8, 0.7]

/**
 * The label of a zone, wholly inside it and outside its holes: name and level as large as they fit, then the name alone,
 * then the number under which the list has the zone. It keeps clear of `taken` (marks) where there is room elsewhere.
 * Null for a zone without area.
 */
export function zoneLabel(
  rings: readonly Ring[],
  zone: MapZone,
  number: number,
  taken: readonly Box[],
  base: number,
): Label | null {
  const places = placesIn(rings)
  const [deepest] = places
  if (!deepest) return null
  const sides = sidesOf(rings)
  const [name, level] = labelLines(zone) as [LabelLine, LabelLine]
  for (const blocked of [taken, []]) {
    for (const lines of [[name, level], [name]]) {
      for (const scale of sizes) {
        const size = base * scale
        const at = boxPlace(places, sides, widthOf(lines, size), heightOf(lines, size), blocked)
        if (at) return written(at, lines, size)
      }
    }
    if (taken.length === 0) break
  }
  const text = { text: String(number), scale: 1, isBold: true }
  const size = Math.max(base * 0.35, Math.min(base * 0.9, (deepest.depth * 2) / Math.max(1.4, emsOf(text.text) + 0.5)))
  return written(deepest.at, [text], size)
}

function written(at: Point, lines: readonly LabelLine[], size: number): Label {
  const box = boxAround(at, widthOf(lines, size), heightOf(lines, size))
  let top = box.y + size * 0.15
  const texts = lines.map(({ text, scale, isBold }) => {
    const own = size * scale
    const baseline = top + own * 0.98
    top += own * lineHeight
    return svgText(at[0], baseline, text, { size: own, anchor: 'middle', isBold })
  })
  const ground = svgBox(box.x, box.y, box.width, box.height, { fill: white, opacity: 0.82, round: size * 0.25 })
  return { box, svg: `<g class="zone-label">${ground}${texts.join('')}</g>` }
}

/** A ring in the colour of the risk point's level; a legend's has none. */
export function riskPointMark([x, y]: Point, level: RiskLevel | null, options: MapOptions, base: number): string {
  const { fills } = coloursOf(options)
  const fill = options.hatch ? white : fills[colourOf(level)]
  return (
    `<circle cx="${short(x)}" cy="${short(y)}" r="${short(base * 0.62)}" fill="${fill}" stroke="${ink}" stroke-width="${short(base * 0.14)}"/>` +
    `<circle cx="${short(x)}" cy="${short(y)}" r="${short(base * 0.2)}" fill="${ink}"/>`
  )
}

const symbolSide = 2

/** A mark with its own words to the right of it. */
export function markPart(mark: MapMark, frame: PlanFrame, options: MapOptions, base: number): Label | null {
  const at = frame.at([mark.x, mark.y])
  const side = mark.layer === 'riskPoint' ? base * 1.5 : base * symbolSide
  const symbol = planSymbol(mark.symbol)
  if (mark.layer !== 'riskPoint' && !symbol) return null
  const scale = side / 24
  const drawing =
    mark.layer === 'riskPoint' || !symbol
      ? riskPointMark(at, mark.level, options, base)
      : `<g transform="translate(${short(at[0])} ${short(at[1])}) rotate(${mark.rotation}) scale(${scale.toFixed(4)}) translate(-12 -12)">${symbol.svg}</g>`
  const size = base * 0.72
  const hasText = options.hasLabels && mark.label !== ''
  const width = hasText ? emsOf(mark.label) * size + size * 0.4 : 0
  // at the right edge of the plan the words stand on the left
  const isLeft = at[0] + side * 0.55 + width > frame.x + frame.width
  const x = isLeft ? at[0] - side * 0.55 - width : at[0] + side * 0.55
  const words = hasText
    ? svgBox(x, at[1] - size * 0.7, width, size * 1.4, { fill: white, opacity: 0.82, round: size * 0.2 }) +
      svgText(x + size * 0.2, at[1] + size * 0.36, mark.label, { size })
    : ''
  const box: Box = {
    x: isLeft ? x : at[0] - side / 2,
    y: at[1] - side / 2,
    width: side + width,
    height: side,
  }
  return { box, svg: `<g class="mark-${mark.layer}">${drawing}${words}</g>` }
}
