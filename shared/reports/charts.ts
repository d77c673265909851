/**
 * Charts as plain SVG, for screen, PDF and saved picture alike. Every value stands beside its bar, so that nothing rests on
 * colour; the greys print on any printer, because the four level colours are kept for risk levels.
 */

export interface ChartValue {
  /** null is drawn as its text alone, for example “/” */
  value: number | null
  /** the value as it is printed */
  text: string
}
export interface BarChart {
  kind: 'bars'
  title: string
  items: readonly (ChartValue & { label: string })[]
}
/** Columns over a row of months, one or two series. */
export interface ColumnChart {
  kind: 'columns'
  title: string
  labels: readonly string[]
  series: readonly { name: string; values: readonly ChartValue[] }[]
}
export type Chart = BarChart | ColumnChart

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
const font = "'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"
const ink = '#1F2329'
const muted = '#4E5969'
const greys = ['#5B6672', '#C4CAD1'] as const
const outline = '#5B6672'
const longestLabel = 16

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

type Anchor = 'start' | 'middle' | 'end'

function textAt(x: number, y: number, text: string, look: { size?: number; fill?: string; anchor?: Anchor } = {}) {
  const { size = 13, fill = ink, anchor = 'start' } = look
  return `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${escaped(text)}</text>`
}

const rectangle = (x: number, y: number, wide: number, high: number, fill: string): string =>
  `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(wide)}" height="${rounded(high)}" fill="${fill}" stroke="${outline}" stroke-width="0.6"/>`

const rounded = (value: number): number => Math.round(value * 10) / 10

/** Latin letters and digits are about half as wide as a Chinese character. */
const emsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x80 ? 0.56 : 1), 0)

const shortened = (text: string): string => {
  const characters = [...text]
  return characters.length <= longestLabel ? text : `${characters.slice(0, longestLabel - 1).join('')}…`
}

/** Draws a chart; without any value it says so, and never draws an empty axis. */
export function drawChart(chart: Chart): Drawing {
  const values = chart.kind === 'bars' ? chart.items : chart.series.flatMap((one) => one.values)
  const [body, height] = values.some(({ value }) => value !== null && value > 0)
    ? chart.kind === 'bars'
      ? bars(chart)
      : columns(chart)
    : [textAt(width / 2, headHeight + 34, '没有可以画的数据', { fill: muted, anchor: 'middle' }), headHeight + 60]
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${font}">` +
    `<rect x="0" y="0" width="${width}" height="${height}" fill="#FFFFFF"/>` +
    textAt(margin, 25, chart.title, { size: 15 }) +
    body +
    '</svg>'
  // 180 mm is the width between the margins of an upright A4 page
  return { svg, widthMillimetres: 180, heightMillimetres: Math.round((180 * height) / width) }
}

function bars({ items }: BarChart): [string, number] {
  const labels = items.map(({ label }) => shortened(label))
  const labelWidth = Math.max(...labels.map(emsOf)) * 13
  const textWidth = Math.max(...items.map(({ text }) => emsOf(text))) * 13
  const left = margin + labelWidth + 10
  const room = width - margin - textWidth - 8 - left
  const most = Math.max(...items.map(({ value }) => value ?? 0))
  const parts = items.map(({ value, text }, index) => {
    const top = headHeight + index * rowHeight
    const wide = ((value ?? 0) / most) * room
    const bar = wide > 0 ? rectangle(left, top + 4, Math.max(wide, 1.5), rowHeight - 9, greys[0]) : ''
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
  return [keys(series) + drawn.join('') + axis + names.join(''), base + 30]
}

/** Names of the series at the top right, each behind its own swatch; one series needs none. */
function keys(series: ColumnChart['series']): string {
  if (series.length < 2) return ''
  let right = width - margin
  return series
    .toReversed()
    .map(({ name }, place) => {
      const x = right - emsOf(name) * 12
      right = x - 34
      const fill = greys[series.length - 1 - place] ?? greys[0]
      return rectangle(x - 18, 15, 12, 11, fill) + textAt(x, 25, name, { size: 12 })
    })
    .join('')
}
