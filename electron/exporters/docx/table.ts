/** Grids of a Word document: tables with a repeated merged head and groups, and the cells that other blocks are made of. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type ImageRun,
  type ITableCellOptions,
  type ParagraphChild,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import {
  columnAlign,
  displayCell,
  headerRows,
  levelOf,
  levelSwatches,
  mergeSpans,
  pictureIn,
} from '#shared/reports/display'
import type { Cell, Column, TableBlock } from '#shared/reports/report-document'
import { cleanText, fitColumns, tableFontSize } from '../page.ts'
import { faces } from './fonts.ts'

export const twips = (points: number): number => Math.round(points * 20)
export const headGround = 'E8EBEF'
export const grey = '4E5969'
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
export const borders = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
}
const padding = { top: 30, bottom: 30, left: 60, right: 60 }

export interface TextStyle {
  /** points */
  size: number
  bold?: boolean
  colour?: string
  face?: (typeof faces)[keyof typeof faces]
}

/** A text as runs: its line ends become line breaks. */
export function runsOf(text: string, style: TextStyle): TextRun[] {
  const run = { font: style.face ?? faces.table, size: Math.round(style.size * 2), bold: style.bold ?? false }
  const colour = style.colour === undefined ? {} : { color: style.colour.replace('#', '') }
  return cleanText(text)
    .split('\n')
    .map((part, index) => new TextRun({ ...run, ...colour, text: part, ...(index > 0 ? { break: 1 } : {}) }))
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
export type Align = keyof typeof alignments

/** A paragraph inside a cell. */
export const cellParagraph = (children: ParagraphChild[], align: Align = 'left', keepNext = false): Paragraph =>
  new Paragraph({ children, alignment: alignments[align], spacing: { before: 0, after: 0 }, keepNext })

/** A cell with one text. */
export function textCell(
  text: string,
  style: TextStyle,
  options: Partial<ITableCellOptions> & { align?: Align; ground?: string; keepNext?: boolean } = {},
): TableCell {
  const { align, ground, keepNext, ...rest } = options
  return new TableCell({
    children: [cellParagraph(runsOf(text, style), align, keepNext)],
    verticalAlign: VerticalAlignTable.CENTER,
    ...(ground === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill: ground.replace('#', '') } }),
    ...rest,
  })
}

/** A value with the swatch of its level. */
export function valueRuns(format: Column['format'], value: Cell, style: TextStyle): TextRun[] {
  const level = format === 'level' ? levelOf(value) : null
  const text = runsOf(displayCell(format, value), style)
  return level === null ? text : [...runsOf('■ ', { ...style, colour: levelSwatches[level] }), ...text]
}

/** A table over the whole width with fixed columns (points). */
export const gridTable = (rows: TableRow[], widths: readonly number[]): Table =>
  new Table({
    rows,
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    layout: TableLayoutType.FIXED,
    borders,
    margins: padding,
  })

function headRows(block: TableBlock, fontSize: number): TableRow[] {
  const heads = headerRows(block.columns)
  return heads.map((_, row) => {
    const cells: TableCell[] = []
    for (let column = 0; column < block.columns.length; ) {
      const from = heads.findIndex((own, index) =>
        own.some((head) => head.column === column && index <= row && row < index + head.rowSpan),
      )
      const head = heads[from]?.find((own) => own.column === column)
      if (!head) break
      cells.push(
        textCell(
          from === row ? head.text : '',
          { size: fontSize, bold: true, face: faces.heading },
          {
            align: 'center',
            ground: headGround,
            columnSpan: head.colSpan,
            ...(head.rowSpan > 1
              ? { verticalMerge: from === row ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }
              : {}),
          },
        ),
      )
      column += head.colSpan
    }
    return new TableRow({ children: cells, tableHeader: true, cantSplit: true })
  })
}

/** More letters than this in a cell and its row may break over pages. */
const longCell = 600

/** A picture in a cell, null when it cannot be had. Points. */
export type ThumbOf = (sha256: string, width: number) => ImageRun | null

function bodyRows(block: TableBlock, fontSize: number, widths: readonly number[], thumbOf: ThumbOf): TableRow[] {
  const sums = new Set(block.sumRows)
  const merged = new Map<string, 'restart' | 'continue'>()
  for (const span of mergeSpans(block))
    for (let offset = 0; offset < span.rowSpan; offset += 1)
      merged.set(`${span.row + offset}/${span.column}`, offset === 0 ? 'restart' : 'continue')
  return block.rows.map(
    (row, index) =>
      new TableRow({
        cantSplit: !row.some((value) => typeof value === 'string' && value.length > longCell),
        children: block.columns.map((column, place) => {
          const merge = merged.get(`${index}/${place}`)
          const value = row[place] ?? null
          const hash = pictureIn(column.format, value)
          const thumb = hash === null ? null : thumbOf(hash, (widths[place] ?? 0) - columnExtra)
          const style = { size: fontSize, bold: sums.has(index) }
          const runs = thumb !== null ? [thumb] : merge === 'continue' ? [] : valueRuns(column.format, value, style)
          return new TableCell({
            children: [cellParagraph(runs, columnAlign(column))],
            verticalAlign: VerticalAlignTable.CENTER,
            ...(sums.has(index) ? { shading: { type: ShadingType.CLEAR, fill: headGround } } : {}),
            ...(merge === undefined ? {} : { verticalMerge: merge }),
          })
        }),
      }),
  )
}

function closingRows(block: TableBlock, fontSize: number): TableRow[] {
  const { columns, rows, blankRows = 0 } = block
  if (rows.length === 0 && blankRows === 0) {
    const text = block.emptyText ?? '（无记录）'
    const cell = textCell(text, { size: fontSize, colour: grey }, { align: 'center', columnSpan: columns.length })
    return [new TableRow({ children: [cell] })]
  }
  return Array.from(
    { length: blankRows },
    () =>
      new TableRow({
        height: { value: twips(22), rule: HeightRule.ATLEAST },
        children: columns.map(() => textCell('', { size: fontSize })),
      }),
  )
}

/** Padding and line, and what a wider Latin type than ours needs for a day. */
const columnExtra = 14

/** The table block: its head stands on every page, rows stay whole, equal neighbours are one cell. */
export function tableOf(block: TableBlock, contentWidth: number, thumbOf: ThumbOf): Table {
  const fontSize = tableFontSize(block, contentWidth)
  const widths = fitColumns(block, contentWidth, fontSize, columnExtra)
  return gridTable(
    [...headRows(block, fontSize), ...bodyRows(block, fontSize, widths, thumbOf), ...closingRows(block, fontSize)],
    widths,
  )
}
