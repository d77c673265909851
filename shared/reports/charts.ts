/**
 * Charts as plain SVG, for screen, PDF and saved picture alike. Every value stands beside its bar, so that nothing rests on
 * colour; the greys print on any printer, because the four level colours are kept for risk levels.
 */
import type { RiskLevel } from '#shared/domain/risk-level'
import { type GridChart, gridPart } from './chart-grid.ts'
import { levelSwatches } from './display.ts'
import { emsOf, ink, muted, short, shortenedTo, svgBox, svgFont, svgText, white } from './svg.ts'

export interface ChartValue {
  /** null is drawn as its text alone, for example “/” */
  value: number | null
  /** the value as it is printed */
  text: string
}
export interface BarChart {
  kind: 'bars'
  title: string
  /** bars of risks are drawn in the colour of their level */
  items: readonly (ChartValue & { label: string; level?: RiskLevel | null })[]
}
/** Bars made of parts, one for each series, with the sum behind. */
export interface StackChart {
  kind: 'stacks'
  title: string
  /** null = 未评 */
  series: readonly { name: string; level: RiskLevel | null }[]
  items: readonly { label: string; values: readonly number[] }[]
}
/** Columns over a row of months, one or two series. */
export interface ColumnChart {
  kind: 'columns'
  title: string
  labels: readonly string[]
  series: readonly { name: string; values: readonly ChartValue[] }[]
}
export type Chart = BarChart | ColumnChart | StackChart | GridChart

export interface Drawing {
  svg: string
  widthMillimetres: number
  heightMillimetres: number
}

const width = 720
const margin = 16
const headHeight = 40
const rowHeight = 26
const columnArea = 190
const greys = ['#5B6672', '#C4CAD1'] as const
const outline = '#5B6672'
const longestLabel = 16
const unrated = '#9AA3AF'

interface Look {
  size?: number
  fill?: string
  anchor?: 'start' | 'middle' | 'end'
}

const textAt = (x: number, y: number, text: string, look: Look = {}): string =>
  svgText(x, y, text, { size: 13, ...look })
const rectangle = (x: number, y: number, wide: number, high: number, fill: string): string =>
  svgBox(x, y, wide, high, { fill, stroke: outline, line: 0.6 })
const shortened = (text: string): string => shortenedTo(text, longestLabel)

function valuesOf(chart: Chart): (number | null)[] {
  switch (chart.kind) {
    case 'bars':
      return chart.items.map(({ value }) => value)
    case 'columns':
      return chart.series.flatMap(({ values }) => values.map(({ value }) => value))
    case 'stacks':
      return chart.items.flatMap(({ values }) => values)
    case 'grid':
      return chart.cells.flat().map(({ value }) => value)
  }
}

function bodyOf(chart: Chart): [body: string, height: number] {
  switch (chart.kind) {
    case 'bars':
      return bars(chart)
    case 'columns':
      return columns(chart)
    case 'stacks':
      return stacks(chart)
    case 'grid':
      return gridPart(chart, { x: margin, y: headHeight, width: width - 2 * margin })
  }
}

/** Draws a chart; without any value it says so, and never draws an empty axis. */
export function drawChart(chart: Chart): Drawing {
  const [body, height] = valuesOf(chart).some((value) => value !== null && value > 0)
    ? bodyOf(chart)
    : [textAt(width / 2, headHeight + 34, '没有可以画的数据', { fill: muted, anchor: 'middle' }), headHeight + 60]
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${short(height)}" width="${width}" height="${short(height)}" font-family="${svgFont}">` +
    svgBox(0, 0, width, height, { fill: white }) +
    textAt(margin, 25, chart.title, { size: 15 }) +
    body +
    '</svg>'
  // 180 mm is the width between the margins of an upright A4 page
  return { svg, widthMillimetres: 180, heightMillimetres: Math.round((180 * height) / width) }
}

const fillOf = (level: RiskLevel | null | undefined): string =>
  level === undefined ? greys[0] : level === null ? unrated : levelSwatches[level]

function bars({ items }: BarChart): [string, number] {
  const labels = items.map(({ label }) => shortened(label))
  const labelWidth = Math.max(...labels.map(emsOf)) * 13
  const textWidth = Math.max(...items.map(({ text }) => emsOf(text))) * 13
  const left = margin + labelWidth + 10
  const room = width - margin - textWidth - 8 - left
  const most = Math.max(...items.map(({ value }) => value ?? 0))
  const parts = items.map(({ value, text, level }, index) => {
    const top = headHeight + index * rowHeight
    const wide = ((value ?? 0) / most) * room
    const bar = wide > 0 ? rectangle(left, top + 4, Math.max(wide, 1.5), rowHeight - 9, fillOf(level)) : ''
    return (
      textAt(left - 10, top + 17, labels[index] ?? '', { anchor: 'end' }) +
      bar +
      textAt(left + (wide > 0 ? Math.max(wide, 1.5) : 0) + 6, top + 17, text)
    )
  })
  return [parts.join(''), headHeight + items.length * rowHeight + 12]
}

function columns({ labels, series }: ColumnChart): [string, number] {
  const slot = (width - 2 * margin) / Math.max(1, labels.length)
  const wide = Math.min(34, (slot - 12) / series.length)
  const most = Math.max(...series.flatMap(({ values }) => values.map(({ value }) => value ?? 0)))
  const base = headHeight + 24 + columnArea
  const drawn = series.flatMap(({ values }, which) =>
    values.map(({ value, text }, index) => {
      const x = margin + slot * index + (slot - wide * series.length) / 2 + wide * which
      const high = ((value ?? 0) / most) * columnArea
      const column = high > 0 ? rectangle(x, base - high, wide, high, greys[which] ?? greys[0]) : ''
      return column + textAt(x + wide / 2, base - high - 4, text, { size: 11, anchor: 'middle' })
    }),
  )
  const names = labels.map((label, index) =>
    textAt(margin + slot * (index + 0.5), base + 17, label, { size: 11, fill: muted, anchor: 'middle' }),
  )
  const axis = `<line x1="${margin}" y1="${base}" x2="${width - margin}" y2="${base}" stroke="${muted}" stroke-width="1"/>`
  const named = series.length < 2 ? [] : series.map(({ name }, index) => ({ name, fill: greys[index] ?? greys[0] }))
  return [keys(named) + drawn.join('') + axis + names.join(''), base + 30]
}

function stacks({ series, items }: StackChart): [string, number] {
  const labels = items.map(({ label }) => shortened(label))
  const left = margin + Math.max(...labels.map(emsOf)) * 13 + 10
  const sums = items.map(({ values }) => values.reduce((sum, value) => sum + value, 0))
  const room = width - margin - 40 - left
  const most = Math.max(...sums)
  const parts = items.map(({ values }, index) => {
    const top = headHeight + index * rowHeight
    let x = left
    const fields = values.map((value, which) => {
      const wide = (value / most) * room
      const level = series[which]?.level ?? null
      const text = String(value)
      const dark = level === 'major' || level === 'low'
      const field =
        value === 0
          ? ''
          : rectangle(x, top + 4, wide, rowHeight - 9, fillOf(level)) +
            (wide > emsOf(text) * 11 + 4
              ? textAt(x + wide / 2, top + 16.5, text, { size: 11, anchor: 'middle', fill: dark ? white : ink })
              : '')
      x += wide
      return field
    })
    return (
      textAt(left - 10, top + 17, labels[index] ?? '', { anchor: 'end' }) +
      fields.join('') +
      textAt(x + 6, top + 17, String(sums[index]))
    )
  })
  return [
    keys(series.map(({ name, level }) => ({ name, fill: fillOf(level) }))) + parts.join(''),
    headHeight + items.length * rowHeight + 12,
  ]
}

/** Names of the series at the top right, each behind its own swatch. */
function keys(series: readonly { name: string; fill: string }[]): string {
  let right = width - margin
  return series
    .toReversed()
    .map(({ name, fill }) => {
      const x = right - emsOf(name) * 12
      right = x - 34
      return rectangle(x - 18, 15, 12, 11, fill) + textAt(x, 25, name, { size: 12 })
    })
    .join('')
}
