/**
 * 四色安全风险空间分布图 as SVG: the one drawing for screen, PDF, PNG and Word. Red, orange, yellow and blue by the highest
 * level in each zone; how it is drawn is practice, no standard was found that prescribes it (未核实).
 */
import type { Box, Point, Ring } from './map-geometry.ts'
import { type MapInput, type MapOptions, type MapZone, type PlanFrame, planTitle } from './map-input.ts'
import {
  headingPart,
  legendHeight,
  legendPart,
  listPart,
  northPart,
  scaleLength,
  scalePart,
  titleBlockHeight,
  titleBlockPart,
} from './map-parts.ts'
import { type Label, markPart, zoneLabel, zonePart } from './map-zones.ts'
import { escaped, short, svgBox, svgFont, white } from './svg.ts'

export interface MapDrawing {
  svg: string
  /** millimetres */
  width: number
  height: number
}

const screenWidth = 320
/** lines at the very edge of the sheet would be cut in half */
const edge = 0.3
const smallestBase = 2.2

/** Type size of a sheet: about 7 pt on A4, 9 pt on A3, 13 pt on A2. */
const baseOf = (width: number, height: number): number => Math.max(smallestBase, Math.min(width, height * 1.5) / 122)

interface Layout {
  width: number
  height: number
  base: number
  heading: Box | null
  /** where the plan may stand, its scale and north below it */
  plan: Box
  foot: number
  /** list, legend and title block, one below the other */
  side: Box | null
}

function layoutOf(input: MapInput, options: MapOptions): Layout {
  const { plan } = input
  const hasSide = options.hasList || options.hasLegend || options.hasTitleBlock
  const proportion = (plan.height || 1000) / (plan.width || 1600)
  const sheet =
    options.size === 'screen'
      ? { width: screenWidth, height: Math.max(120, screenWidth * (hasSide ? 0.75 : 1) * proportion + 9) }
      : { width: options.size.widthMillimetres, height: options.size.heightMillimetres }
  const base = baseOf(sheet.width, sheet.height)
  const gap = base * 0.6
  const headHeight = options.size === 'screen' ? 0 : base * 2.6
  const sideWidth = hasSide ? base * 28 : 0
  const foot = base * 3.6
  const body = { y: headHeight, height: sheet.height - headHeight }
  return {
    ...sheet,
    base,
    heading: headHeight === 0 ? null : { x: 0, y: 0, width: sheet.width, height: headHeight },
    plan: {
      x: edge,
      y: body.y + edge,
      width: sheet.width - sideWidth - (hasSide ? gap : 0) - 2 * edge,
      height: body.height - foot - edge,
    },
    foot,
    side: hasSide
      ? { x: sheet.width - sideWidth, y: body.y, width: sideWidth - edge, height: body.height - edge }
      : null,
  }
}

/** The plan as large as its place allows, in its own proportions, in the middle. */
function frameIn(place: Box, input: MapInput): PlanFrame {
  const { width = 0, height = 0, widthDecimetres } = input.plan
  const proportion = (height || 1000) / (width || 1600)
  const wide = Math.min(place.width, place.height / proportion)
  const high = wide * proportion
  const x = place.x + (place.width - wide) / 2
  const y = place.y + (place.height - high) / 2
  return {
    x,
    y,
    width: wide,
    height: high,
    perMetre: widthDecimetres > 0 ? (wide * 10) / widthDecimetres : null,
    at: ([px, py]) => [x + px * wide, y + py * high],
  }
}

/** The plan's picture, or a grid of squares whose side is a whole number of metres where the size is known. */
function groundPart(input: MapInput, frame: PlanFrame): string {
  const { plan } = input
  const paper = svgBox(frame.x, frame.y, frame.width, frame.height, { fill: white, stroke: '#5B6672', line: 0.25 })
  if (plan.ground === 'picture' && plan.picture !== null) {
    const size = `x="${short(frame.x)}" y="${short(frame.y)}" width="${short(frame.width)}" height="${short(frame.height)}"`
    return `${paper}<image ${size} preserveAspectRatio="none" href="${escaped(plan.picture)}"/>`
  }
  const step =
    frame.perMetre === null ? frame.width / 20 : (scaleLength(frame.perMetre, frame.width) * frame.perMetre) / 4
  const lines: string[] = []
  for (let x = step; x < frame.width - 0.01; x += step)
    lines.push(`M${short(frame.x + x)} ${short(frame.y)}v${short(frame.height)}`)
  for (let y = step; y < frame.height - 0.01; y += step)
    lines.push(`M${short(frame.x)} ${short(frame.y + y)}h${short(frame.width)}`)
  return `${paper}<path d="${lines.join('')}" stroke="#D5DAE0" stroke-width="0.12" fill="none"/>`
}

interface PlacedZone {
  zone: MapZone
  rings: Ring[]
  number: number
}

function placed(zones: readonly MapZone[], frame: PlanFrame): PlacedZone[] {
  const onSheet = (ring: Ring): Point[] => ring.map(frame.at)
  return zones.flatMap((zone, index) =>
    zone.polygon.length < 3
      ? []
      : [
          {
            zone,
            rings: [zone.polygon, ...zone.holes.filter((hole) => hole.length >= 3)].map(onSheet),
            number: index + 1,
          },
        ],
  )
}

function planPart(input: MapInput, options: MapOptions, frame: PlanFrame, base: number): string {
  const zones = placed(input.zones, frame)
  const marks = input.marks
    .filter(({ layer }) => options.layers.includes(layer))
    .map((mark) => markPart(mark, frame, options, base))
    .filter((mark) => mark !== null)
  const taken = marks.map(({ box }) => box)
  const labels = options.hasLabels
    ? zones.reduce<Label[]>((done, { zone, rings, number }) => {
        const label = zoneLabel(rings, zone, number, [...taken, ...done.map(({ box }) => box)], base)
        return label === null ? done : [...done, label]
      }, [])
    : []
  return [
    groundPart(input, frame),
    ...zones.map(({ zone, rings }) => zonePart(rings, zone, options, base)),
    ...labels.map(({ svg }) => svg),
    ...marks.map(({ svg }) => svg),
  ].join('')
}

function sidePart(input: MapInput, options: MapOptions, side: Box, base: number): string {
  const gap = base * 0.6
  const titleHeight = options.hasTitleBlock ? titleBlockHeight(base) : 0
  const keyHeight = options.hasLegend ? legendHeight(input, options, base) : 0
  const bottom = side.y + side.height
  const titleTop = bottom - titleHeight
  const keyTop = titleTop - (options.hasTitleBlock ? gap : 0) - keyHeight
  const listHeight = keyTop - (options.hasLegend ? gap : 0) - side.y
  const box = (y: number, height: number): Box => ({ x: side.x, y, width: side.width, height })
  return (
    (options.hasList ? listPart(input, options, box(side.y, listHeight), base) : '') +
    (options.hasLegend ? legendPart(input, options, box(keyTop, keyHeight), base) : '') +
    (options.hasTitleBlock ? titleBlockPart(input, options, box(titleTop, titleHeight), base) : '')
  )
}

/** The map without its outer element, for sheets that show a part of it. */
export function mapContent(input: MapInput, options: MapOptions): MapDrawing {
  const layout = layoutOf(input, options)
  const { width, height, base, foot } = layout
  const frame = frameIn(layout.plan, input)
  const footTop = layout.plan.y + layout.plan.height
  const svg =
    svgBox(0, 0, width, height, { fill: white }) +
    (layout.heading === null ? '' : headingPart(input, options, layout.heading, base)) +
    planPart(input, options, frame, base) +
    scalePart(frame, options, frame.x + base, footTop + foot * 0.3, base) +
    northPart(input.plan.northDegrees, frame.x + frame.width - base * 3, footTop + foot * 0.64, base) +
    (layout.side === null ? '' : sidePart(input, options, layout.side, base))
  return { svg, width, height }
}

export const svgOpening = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${short(width)} ${short(height)}" width="${short(width)}" height="${short(height)}" font-family="${svgFont}">`

/**
 * Draws the map; the same input gives the same text, byte for byte. Every zone, level and list entry is written as words
 * too, so that nothing rests on colour.
 */
export function mapDrawing(input: MapInput, options: MapOptions): MapDrawing {
  const { svg, width, height } = mapContent(input, options)
  return {
    svg: `${svgOpening(width, height)}<title>${escaped(`${input.title} ${planTitle(input.plan)}`)}</title>${svg}</svg>`,
    width,
    height,
  }
}
