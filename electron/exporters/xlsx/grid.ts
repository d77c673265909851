/** The one set of columns that all blocks of a sheet share: the largest table's columns, split where others need more. */
import type { Block, ReportDocument, TableBlock } from '#shared/reports/report-document'
import { fitColumns, pageOf, tableFontSize } from '../page.ts'
import { bodySize } from './styles.ts'

const pixelsPerPoint = 96 / 72
/** tables longer than this are never given merged cells for the sake of the other blocks: people sort and filter them */
const longTable = 300
/** a sheet whose largest table is no longer than this is a form: every block gets the edges it wants */
const formTable = 12
/** edges closer together than this share of the width become one */
const sameEdge = 0.012
const cellPadding = 6

export interface Grid {
  /** width of each sheet column in pixels */
  pixels: number[]
  /** how much wider than the page the sheet is; the print is scaled down by it */
  factor: number
  main: TableBlock | null
}

/** First and last column, counted from 0. */
export interface Span {
  from: number
  to: number
}

/** The width that Excel writes down for a column: digits of the default font, 7 pixels each, padding included. */
export function excelWidth(pixels: number): number {
  const width = Math.round((pixels / 7) * 256) / 256
  // exceljs takes 9 for "not set" and would leave the column out
  return width === 9 ? 9 + 1 / 256 : width
}

function mainTable(document: ReportDocument): TableBlock | null {
  const tables = document.blocks.filter((block): block is TableBlock => block.kind === 'table')
  return tables.reduce<TableBlock | null>((best, table) => {
    const weight = (candidate: TableBlock) => candidate.columns.length * 1_000_000 + candidate.rows.length
    return best === null || weight(table) > weight(best) ? table : best
  }, null)
}

/** The shares of the width that a block wants for its cells. */
export function sharesOf(block: Block, width: number): number[] {
  const equal = (count: number) => Array<number>(Math.max(1, count)).fill(1)
  switch (block.kind) {
    case 'fields': {
      const pairs = Math.max(1, Math.min(block.columns, block.items.length))
      const label = Math.min(width / pairs / 2, labelPixels(block.items.map((item) => item.label)))
      return equal(pairs).flatMap(() => [label, width / pairs - label])
    }
    case 'card': {
      const label = labelPixels(block.items.flatMap((item) => item.sections.map((section) => section.label)))
      return [label, width - label]
    }
    case 'photos':
      return equal(block.columns)
    case 'signatures':
      return equal(Math.min(4, block.items.length))
    case 'table':
      return fitColumns(block, width, bodySize * pixelsPerPoint, cellPadding + 2)
    default:
      return equal(1)
  }
}

/** Width of the label cells of a fields block. */
export function labelPixels(labels: string[]): number {
  const longest = Math.max(4, ...labels.map((label) => Math.min(8, label.length)))
  return (longest + 1) * bodySize * pixelsPerPoint
}

function edgesOf(shares: number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  let sum = 0
  return shares.slice(0, -1).map((share) => {
    sum += share
    return sum / total
  })
}

/** The grid of a sheet that prints like the page of the document. */
export function gridOf(document: ReportDocument): Grid {
  const { contentWidth } = pageOf(document)
  const main = mainTable(document)
  const printSize = main === null ? bodySize : tableFontSize(main, contentWidth)
  const factor = bodySize / printSize
  const width = contentWidth * pixelsPerPoint * factor
  const rowCount = main?.rows.length ?? 0
  const edges = main === null ? [] : edgesOf(sharesOf(main, width))
  if (rowCount <= formTable) {
    const wanted = document.blocks.flatMap((block) => edgesOf(sharesOf(block, width)))
    for (const edge of [...wanted, 1 / 3, 2 / 3]) {
      if (edges.every((other) => Math.abs(other - edge) > sameEdge)) edges.push(edge)
    }
    edges.sort((left, right) => left - right)
  }
  const pixels = [...edges, 1].map((edge, index) => (edge - (edges[index - 1] ?? 0)) * width)
  const needed =
    rowCount <= longTable ? Math.max(4, ...document.blocks.map((block) => sharesOf(block, width).length)) : 3
  while (pixels.length < needed) {
    const widest = pixels.indexOf(Math.max(...pixels))
    const half = (pixels[widest] ?? 0) / 2
    pixels.splice(widest, 1, half, half)
  }
  return { pixels: pixels.map(Math.round), factor, main }
}

/** Pixels of a span. */
export function spanPixels(grid: Grid, span: Span): number {
  return grid.pixels.slice(span.from, span.to + 1).reduce((sum, width) => sum + width, 0)
}

/**
 * Spans whose right edges come as near as possible to the wanted shares of the sheet; each gets at least one column.
 * There must not be more shares than columns. `least` names widths in pixels under which a span is not left if it can grow.
 */
export function spansOf(shares: number[], grid: Grid, least: number[] = []): Span[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const width = grid.pixels.reduce((sum, pixels) => sum + pixels, 0)
  const edges = grid.pixels.map((_, index) => spanPixels(grid, { from: 0, to: index }) / width)
  let from = 0
  let wanted = 0
  return shares.map((share, index) => {
    wanted += share / total
    const latest = grid.pixels.length - (shares.length - index)
    let to = from
    const distance = (column: number) => Math.abs((edges[column] ?? 1) - wanted)
    while (to < latest && distance(to + 1) <= distance(to)) to += 1
    while (to < latest && spanPixels(grid, { from, to }) < (least[index] ?? 0) * 0.9) to += 1
    if (index === shares.length - 1) to = grid.pixels.length - 1
    const span = { from, to }
    from = to + 1
    return span
  })
}

/** Lines' height for a text in a span at a type size in points, as Excel does not fit wrapped merged cells itself. */
export function emsOf(grid: Grid, span: Span, size: number): number {
  return Math.max(1, (spanPixels(grid, span) - cellPadding) / (size * pixelsPerPoint))
}

/** Points of a row with so many lines, within what Excel allows. */
export function rowHeight(lines: number, size: number): number {
  return Math.min(409, Math.max(18, Math.ceil(lines * size * 1.36 + 4)))
}
