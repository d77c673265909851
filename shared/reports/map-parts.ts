/** What stands around the plan: heading, list of areas, legend, title block, north arrow and scale. */
import { type EvaluationStage, evaluationStages } from '#shared/domain/evaluation'
import { planLayers } from '#shared/domain/area'
import { riskLevelColourNames, riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import type { Box } from './map-geometry.ts'
import {
  colourOf,
  headingOf,
  type MapInput,
  type MapOptions,
  overrideMark,
  type PlanFrame,
  planTitle,
} from './map-input.ts'
import { riskPointMark, zoneFill } from './map-zones.ts'
import { planSymbols } from './plan-symbols.ts'
import { emsOf, fittedText, ink, muted, svgBox, svgLine, svgText, white } from './svg.ts'

const rule = '#5B6672'

/** One line across the top. */
export function headingPart(input: MapInput, options: MapOptions, box: Box, base: number): string {
  const look = { size: base * 1.5, isBold: true, anchor: 'middle' as const }
  const middle = box.x + box.width / 2
  return fittedText(middle, box.y + box.height * 0.7, headingOf(input, options), box.width - base, look)
}

const listColumns = [
  { label: '号', share: 0.07, anchor: 'middle' },
  { label: '区域', share: 0.29, anchor: 'start' },
  { label: '等级', share: 0.16, anchor: 'start' },
  { label: '风险点', share: 0.1, anchor: 'middle' },
  { label: '责任人', share: 0.13, anchor: 'middle' },
  { label: '电话', share: 0.25, anchor: 'start' },
] as const

const shortWords = { major: '重大', considerable: '较大', general: '一般', low: '低', unrated: '未评' } as const

/** 区域清单: area, level, number of risk points, who answers and how to reach them; what does not fit is counted. */
export function listPart(input: MapInput, options: MapOptions, box: Box, base: number): string {
  const { zones } = input
  const head = base * 1.9
  const usual = base * 1.75
  const row = Math.max(usual * 0.62, Math.min(usual, (box.height - head) / Math.max(1, zones.length)))
  const room = Math.max(1, Math.floor((box.height - head) / row + 0.001))
  const shown = zones.length <= room ? zones : zones.slice(0, room - 1)
  const size = row * 0.5
  const rows = [...shown, ...(shown.length < zones.length ? [null] : [])]
  const bottom = box.y + head + rows.length * row
  const edges = listColumns.reduce<number[]>((all, { share }) => [...all, (all.at(-1) ?? 0) + share * box.width], [0])
  const textIn = (
    column: number,
    baseline: number,
    text: string,
    look: { size: number; indent?: number; isBold?: boolean },
  ) => {
    const { anchor } = listColumns[column] ?? listColumns[0]
    const [left, right] = [box.x + (edges[column] ?? 0), box.x + (edges[column + 1] ?? 0)]
    const indent = base * 0.2 + (look.indent ?? 0)
    const x = anchor === 'middle' ? (left + right) / 2 : left + indent
    return fittedText(x, baseline, text, right - left - indent - base * 0.2, { ...look, anchor })
  }
  const heads = listColumns.map(({ label }, column) =>
    textIn(column, box.y + head * 0.66, label, { size: Math.min(size, base * 0.85), isBold: true }),
  )
  const texts = rows.map((zone, index) => {
    const top = box.y + head + index * row
    const baseline = top + row * 0.67
    if (zone === null)
      return svgText(box.x + base * 0.4, baseline, `另 ${zones.length - shown.length} 个区域见区域清单`, { size })
    const swatch: Box = {
      x: box.x + (edges[2] ?? 0) + base * 0.2,
      y: top + row * 0.24,
      width: row * 0.62,
      height: row * 0.52,
    }
    const word = `${shortWords[colourOf(zone.level)]}${zone.isOverridden ? '*' : ''}`
    return (
      textIn(0, baseline, String(index + 1), { size }) +
      textIn(1, baseline, [zone.code, zone.name].filter((part) => part !== '').join(' '), { size }) +
      zoneFill(swatch, zone.level, options, base) +
      textIn(2, baseline, word, { size, indent: row * 0.75 }) +
      textIn(3, baseline, String(zone.riskPointCount), { size }) +
      textIn(4, baseline, zone.responsible, { size }) +
      textIn(5, baseline, zone.phone, { size })
    )
  })
  const lines = rows.map((_, index) => {
    const y = box.y + head + index * row
    return svgLine(box.x, y, box.x + box.width, y, rule, 0.12)
  })
  const uprights = edges.slice(1, -1).map((edge) => svgLine(box.x + edge, box.y, box.x + edge, bottom, rule, 0.12))
  return (
    svgBox(box.x, box.y, box.width, bottom - box.y, { fill: white, stroke: rule, line: 0.25 }) +
    svgBox(box.x, box.y, box.width, head, { fill: '#EEF0F2', stroke: rule, line: 0.12 }) +
    lines.join('') +
    uprights.join('') +
    heads.join('') +
    texts.join('')
  )
}

const colourNotes: Record<EvaluationStage, string> = {
  inherent: '颜色为固有风险：不考虑现有措施',
  current: '颜色为现有风险：落实现有措施之后',
}

/** Symbols that stand on the plan, in the order of the layers. */
const usedSymbols = ({ marks }: MapInput, { layers }: MapOptions) =>
  planSymbols.filter(({ id, layer }) => layers.includes(layer) && marks.some(({ symbol }) => symbol === id))

const hasRiskPoints = ({ marks }: MapInput, { layers }: MapOptions): boolean =>
  layers.includes('riskPoint') && marks.some(({ layer }) => layer === 'riskPoint')

function legendNotes(input: MapInput, options: MapOptions): string[] {
  const symbols = usedSymbols(input, options)
  return [
    colourNotes[options.mode],
    '区域取区内风险点的最高等级',
    ...(options.hatch ? ['黑白打印用线纹区分等级'] : []),
    ...(input.zones.some(({ isOverridden }) => isOverridden) ? [`* 等级为${overrideMark}，理由见区域清单`] : []),
    ...(symbols.length > 0 ? ['设施图形为自拟，不是国家标准图形符号'] : []),
  ]
}

function legendEntries(input: MapInput, options: MapOptions) {
  return {
    levels: [...riskLevels, null],
    symbols: [...(hasRiskPoints(input, options) ? [null] : []), ...usedSymbols(input, options)],
    notes: legendNotes(input, options),
  }
}

export function legendHeight(input: MapInput, options: MapOptions, base: number): number {
  const { levels, symbols, notes } = legendEntries(input, options)
  return (
    base * (2 + Math.ceil(levels.length / 2) * 1.9 + Math.ceil(symbols.length / 2) * 1.9 + notes.length * 1.35 + 0.8)
  )
}

/** 图例: the four colours with their words, what else stands on the plan, and what the colours mean. */
export function legendPart(input: MapInput, options: MapOptions, box: Box, base: number): string {
  const { levels, symbols, notes } = legendEntries(input, options)
  const half = box.width / 2
  const step = base * 1.9
  const size = base * 0.85
  const top = box.y + base * 2
  const placeOf = (index: number) => ({
    x: box.x + base * 0.5 + (index % 2) * half,
    y: top + Math.floor(index / 2) * step,
  })
  const swatches = levels.map((level, index) => {
    const { x, y } = placeOf(index)
    const word = level === null ? '未评（灰）' : `${riskLevelLabels[level]}（${riskLevelColourNames[level]}）`
    const area: Box = { x, y: y + step * 0.12, width: base * 2.4, height: step * 0.72 }
    const plain = options.hatch && level !== null ? riskLevelLabels[level] : options.hatch ? '未评' : word
    return (
      zoneFill(area, level, options, base) +
      fittedText(x + base * 2.8, y + step * 0.66, plain, half - base * 3.4, { size })
    )
  })
  const below = top + Math.ceil(levels.length / 2) * step
  const drawings = symbols.map((symbol, index) => {
    const x = box.x + base * 0.5 + (index % 2) * half
    const y = below + Math.floor(index / 2) * step
    const name = symbol === null ? `${planLayers.riskPoint}（编号见台账）` : symbol.name
    const side = step * 0.86
    const drawing =
      symbol === null
        ? riskPointMark([x + side / 2, y + step / 2], null, options, base)
        : `<g transform="translate(${x.toFixed(2)} ${(y + step * 0.07).toFixed(2)}) scale(${(side / 24).toFixed(4)})">${symbol.svg}</g>`
    return drawing + fittedText(x + base * 2.2, y + step * 0.66, name, half - base * 2.8, { size })
  })
  const noteTop = below + Math.ceil(symbols.length / 2) * step + base * 0.4
  const lines = notes.map((note, index) =>
    fittedText(box.x + base * 0.5, noteTop + (index + 0.8) * base * 1.35, note, box.width - base, {
      size: base * 0.8,
      fill: muted,
    }),
  )
  return (
    svgBox(box.x, box.y, box.width, box.height, { fill: white, stroke: rule, line: 0.25 }) +
    svgText(box.x + base * 0.5, box.y + base * 1.4, '图例', { size: base, isBold: true }) +
    swatches.join('') +
    drawings.join('') +
    lines.join('')
  )
}

export const titleBlockHeight = (base: number): number => base * 1.9 * 5

/** 图签: what is drawn, by whom, and who approved it. */
export function titleBlockPart(input: MapInput, options: MapOptions, box: Box, base: number): string {
  const { plan, enterpriseName, title } = input
  const dated = (name: string, on: string | null) => [name, on ?? ''].filter((part) => part !== '').join('　')
  const rows: [string, string][] = [
    ['单位', enterpriseName],
    ['图名', `${title}（${evaluationStages[options.mode]}）${planTitle(plan)}`],
    ['版本', plan.version],
    ['编制', dated(plan.drawnBy, plan.drawnOn)],
    ['批准', dated(plan.approvedBy, plan.approvedOn)],
  ]
  const step = box.height / rows.length
  const label = base * 3.2
  const texts = rows.map(([name, value], index) => {
    const y = box.y + index * step
    return (
      (index === 0 ? '' : svgLine(box.x, y, box.x + box.width, y, rule, 0.12)) +
      svgText(box.x + label / 2, y + step * 0.65, name, { size: base * 0.85, anchor: 'middle' }) +
      fittedText(box.x + label + base * 0.4, y + step * 0.65, value, box.width - label - base * 0.8, {
        size: base * 0.9,
      })
    )
  })
  return (
    svgBox(box.x, box.y, box.width, box.height, { fill: white, stroke: rule, line: 0.4 }) +
    svgLine(box.x + label, box.y, box.x + label, box.y + box.height, rule, 0.12) +
    texts.join('')
  )
}

/** Lengths in metres that a scale bar may have. */
const niceLengths = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

/** The longest nice length that takes no more than a quarter of the plan. */
export function scaleLength(perMetre: number, planWidth: number): number {
  return niceLengths.findLast((metres) => metres * perMetre <= planWidth / 4) ?? 1
}

/** A bar of four fields with its length in metres; nothing while the plan's size on site is not known. */
export function scalePart(frame: PlanFrame, options: MapOptions, x: number, y: number, base: number): string {
  const { perMetre } = frame
  if (perMetre === null) return ''
  const metres = scaleLength(perMetre, frame.width)
  const field = (metres * perMetre) / 4
  const fields = [0, 1, 2, 3].map((index) =>
    svgBox(x + index * field, y, field, base * 0.45, { fill: index % 2 === 0 ? ink : white, stroke: ink, line: 0.2 }),
  )
  const size = base * 0.85
  const end = `${metres} m`
  const scale = options.size === 'screen' ? '' : `按原大打印时约 1:${Math.round(1000 / perMetre)}`
  return (
    fields.join('') +
    svgText(x, y + base * 1.5, '0', { size, anchor: 'middle' }) +
    svgText(x + 4 * field, y + base * 1.5, end, { size, anchor: 'middle' }) +
    (scale === ''
      ? ''
      : svgText(x + 4 * field + emsOf(end) * size * 0.5 + base, y + base * 0.6, scale, { size, fill: muted }))
  )
}

/** An arrow to where north lies on the plan, with its word upright. */
export function northPart(degrees: number, x: number, y: number, base: number): string {
  const r = base * 1.1
  const turned = (degrees * Math.PI) / 180
  const word = [x + Math.sin(turned) * r * 1.7, y - Math.cos(turned) * r * 1.7] as const
  return (
    `<g transform="rotate(${degrees} ${x.toFixed(2)} ${y.toFixed(2)})">` +
    `<path d="M${x.toFixed(2)} ${(y - r).toFixed(2)}l${(r * 0.55).toFixed(2)} ${(r * 1.8).toFixed(2)}l${(-r * 0.55).toFixed(2)} ${(-r * 0.4).toFixed(2)}z" fill="${ink}"/>` +
    `<path d="M${x.toFixed(2)} ${(y - r).toFixed(2)}l${(-r * 0.55).toFixed(2)} ${(r * 1.8).toFixed(2)}l${(r * 0.55).toFixed(2)} ${(-r * 0.4).toFixed(2)}z" fill="${white}" stroke="${ink}" stroke-width="0.2"/></g>` +
    svgText(word[0], word[1] + base * 0.35, '北', { size: base, anchor: 'middle', isBold: true })
  )
}
