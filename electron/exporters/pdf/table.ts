/** A table of a report as a pdfmake table: merged head repeated on every page, rows kept whole, groups drawn as one. */
import type { Content, TableCell } from 'pdfmake/interfaces'
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
import { fitColumns, lineCount, tableFontSize, textWidth } from '../page.ts'
import { columnWidths, gridLayout, headGround, lineWidth, paddingBottom, paddingTop } from './grid.ts'
import { type Group, type GroupTrack, type LaidCell, markerSize } from './groups.ts'
import type { Typesetter } from './typesetter.ts'

/** Noto Sans SC sets 1.448 em per line; tables stand a little tighter */
const tableLineHeight = 0.92
const lineEms = 1.448 * tableLineHeight
const blankRowHeight = 22

export interface TableContext {
  contentWidth: number
  contentHeight: number
  sideMargin: number
  typesetter: Typesetter
  /** a picture's name in the document's dictionary with its size, null when it cannot be printed */
  picture: (sha256: string, boxWidth: number, boxHeight: number) => Picture | null
  /** filled with the tables whose groups the page header has to continue */
  tracks: GroupTrack[]
  nextId: () => string
}

interface Picture {
  image: string
  width: number
  height: number
}

/** height of a picture in a row, in points */
const thumbHeight = 46

interface Measures {
  fontSize: number
  padding: number
  /** inner column widths */
  widths: number[]
}

/** A value's cell and the lines that it will take; a level is its word behind a swatch. */
function valueCell(column: Column, value: Cell, width: number, fontSize: number, typesetter: Typesetter) {
  const text = displayCell(column.format, value)
  const level = column.format === 'level' ? levelOf(value) : null
  const ems = textWidth(text) + (level === null ? 0 : 1.25)
  const isShort = ems * fontSize < 0.97 * width && !text.includes('\n')
  const alignment = columnAlign(column)
  const cell: ValueCell = {
    text: level === null ? typesetter.set(text) : [{ text: '■ ', color: levelSwatches[level] }, text],
  }
  if (alignment !== 'left') cell.alignment = alignment
  // a text that fits need not be cut at every character: cutting and measuring is most of the work of the layout
  if (isShort && hanzi.test(text)) cell.noWrap = true
  return { cell, lines: isShort ? 1 : lineCount(text, width / fontSize) }
}

interface ValueCell {
  text: ReturnType<Typesetter['set']> | ({ text: string; color: string } | string)[]
  alignment?: 'center' | 'right'
  noWrap?: boolean
  margin?: [number, number, number, number]
  bold?: boolean
  fillColor?: string
}

const hanzi = /[\u2000-\uffff]/

/**
 * The cells of the rows, centred vertically by a margin from the estimated lines (pdfmake's own vertical alignment
 * costs a fifth of the whole print).
 */
function rowCells(block: TableBlock, { fontSize, widths }: Measures, context: TableContext): TableCell[][] {
  const { typesetter } = context
  const thumbLines = thumbHeight / (fontSize * lineEms)
  return block.rows.map((row) => {
    const values = block.columns.map((column, index) =>
      valueCell(column, row[index] ?? null, widths[index] ?? 1, fontSize, typesetter),
    )
    const pictures = block.columns.map((column, index) => {
      const name = pictureIn(column.format, row[index] ?? null)
      return name === null ? null : context.picture(name, widths[index] ?? 1, thumbHeight)
    })
    const most = Math.max(
      pictures.some((picture) => picture !== null) ? thumbLines : 0,
      ...values.map(({ lines }) => lines),
    )
    return values.map(({ cell, lines }, index) => {
      const picture = pictures[index]
      if (picture) return { ...picture, alignment: 'center' }
      if (lines < most) cell.margin = [0, ((most - lines) / 2) * fontSize * lineEms, 0, 0]
      return cell
    })
  })
}

/**
 * The head rows. Texts are centred vertically by a margin computed here: pdfmake's own vertical alignment is wrong for
 * row spans in a repeated head.
 */
function headBody(block: TableBlock, { fontSize, widths, padding }: Measures, typesetter: Typesetter): TableCell[][] {
  const rows = headerRows(block.columns)
  const textHeight = (head: { text: string; column: number; colSpan: number }) => {
    const inner = widths.slice(head.column, head.column + head.colSpan).reduce((sum, width) => sum + width, 0)
    const width = inner + (head.colSpan - 1) * (2 * padding + lineWidth)
    return lineCount(head.text, width / fontSize) * fontSize * lineEms
  }
  const between = paddingTop + paddingBottom + lineWidth
  const heights = rows.map((row) => Math.max(0, ...row.filter((head) => head.rowSpan === 1).map(textHeight)))
  const spanned = (row: number, rowSpan: number) =>
    heights.slice(row, row + rowSpan).reduce((sum, height) => sum + height, 0) + (rowSpan - 1) * between
  rows.forEach((row, index) => {
    for (const head of row) {
      const end = index + head.rowSpan - 1
      heights[end] = (heights[end] ?? 0) + Math.max(0, textHeight(head) - spanned(index, head.rowSpan))
    }
  })
  return rows.map((row, index) => {
    const cells: TableCell[] = block.columns.map(() => ({ text: '' }))
    for (const head of row) {
      cells[head.column] = {
        text: typesetter.set(head.text),
        bold: true,
        alignment: 'center',
        fillColor: headGround,
        colSpan: head.colSpan,
        rowSpan: head.rowSpan,
        margin: [0, Math.max(0, (spanned(index, head.rowSpan) - textHeight(head)) / 2), 0, 0],
      }
    }
    return cells
  })
}

/**
 * True when some cell may be taller than most of a page. Such a table lets rows break: pdfmake drops what does not fit
 * when a row kept whole is taller than the page.
 */
function hasGiantRow(block: TableBlock, { fontSize, widths }: Measures, contentHeight: number): boolean {
  const maximumLines = (0.55 * contentHeight) / (fontSize * lineEms)
  const isTall = (text: string, width: number) =>
    text.length >= maximumLines && lineCount(text, Math.max(1, width / fontSize - 1)) > maximumLines
  return block.rows.some((row) =>
    row.some((value, index) => typeof value === 'string' && isTall(value, widths[index] ?? 1)),
  )
}

/** The table block; a table with groups is also added to the context's tracks. */
export function tableContent(block: TableBlock, context: TableContext): Content[] {
  const { typesetter, contentWidth } = context
  const fontSize = tableFontSize(block, contentWidth)
  const padding = fontSize >= 9 ? 3 : 2
  const shares = fitColumns(block, contentWidth, fontSize, 2 * padding + lineWidth)
  const measures: Measures = { fontSize, padding, widths: columnWidths(shares, contentWidth, padding) }
  const rows = rowCells(block, measures, context)
  for (const index of block.sumRows ?? [])
    for (const cell of rows[index] ?? []) Object.assign(cell, { bold: true, fillColor: headGround })
  const keepsRows = !hasGiantRow(block, measures, context.contentHeight)
  const marker = keepsRows ? mergeGroups(block, rows, measures, context) : []
  const head = headBody(block, measures, typesetter)
  const body = [...head, ...rows, ...closingRows(block, typesetter)]
  const blankFrom = head.length + rows.length
  return [
    ...marker,
    {
      table: {
        headerRows: head.length,
        keepWithHeaderRows: body.length > head.length ? 1 : 0,
        dontBreakRows: keepsRows,
        widths: measures.widths,
        heights: (row) => (row >= blankFrom ? blankRowHeight : 'auto'),
        body,
      },
      layout: gridLayout(padding),
      fontSize,
      lineHeight: tableLineHeight,
      margin: [0, 0, 0, 6],
    },
  ]
}

/** Blank rows for handwriting, or the sentence for a table without rows. */
function closingRows(block: TableBlock, typesetter: Typesetter): TableCell[][] {
  const { columns, rows, blankRows = 0 } = block
  if (rows.length === 0 && blankRows === 0) {
    const sentence: TableCell = {
      text: typesetter.set(block.emptyText ?? '（无记录）'),
      colSpan: columns.length,
      alignment: 'center',
      color: '#4E5969',
      margin: [0, 4, 0, 0],
    }
    return [[sentence, ...columns.slice(1).map(() => ({ text: '' }))]]
  }
  return Array.from({ length: blankRows }, () => columns.map(() => ({ text: '' })))
}

type RowCell = { text: unknown; id?: string; border?: boolean[]; margin?: unknown }

/** Leaves each group's text in its first row only and takes out its inner lines; gives back the marker above the table. */
function mergeGroups(block: TableBlock, rows: TableCell[][], measures: Measures, context: TableContext): Content[] {
  const { widths, padding, fontSize } = measures
  const spans = mergeSpans(block)
  if (spans.length === 0) return []
  const groups = spans.map((span): Group => {
    const column = block.columns[span.column] as Column
    for (let offset = 0; offset < span.rowSpan; offset += 1) {
      const cell = rows[span.row + offset]?.[span.column] as RowCell
      delete cell.margin
      if (offset > 0) cell.text = ''
      cell.border = [true, offset === 0, true, offset === span.rowSpan - 1]
    }
    const before = widths.slice(0, span.column)
    return {
      row: span.row,
      rowSpan: span.rowSpan,
      text: displayCell(column.format, block.rows[span.row]?.[span.column] ?? null),
      alignment: columnAlign(column),
      left:
        context.sideMargin + before.reduce((sum, width) => sum + width + 2 * padding + lineWidth, lineWidth + padding),
      width: widths[span.column] ?? 0,
    }
  })
  for (const row of rows) (row[0] as RowCell).id = context.nextId()
  const marker = { text: ' ', fontSize: markerSize }
  context.tracks.push({
    marker: marker as LaidCell,
    rows: rows.map((row) => row[0] as LaidCell),
    groups,
    padding,
    fontSize,
    lineHeight: tableLineHeight,
  })
  return [marker]
}
