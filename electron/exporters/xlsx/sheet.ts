/** Writes planned rows and table bodies into a worksheet, from the top down. */
import type { DataValidation, Row, Workbook, Worksheet } from 'exceljs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { columnAlign, displayCell, levelOf, type MergeSpan, mergeSpans, pictureIn } from '#shared/reports/display'
import { riskLevels } from '#shared/domain/risk-level'
import type { CellFormat, TableBlock } from '#shared/reports/report-document'
import { throwIfCancelled } from '../atomic-write.ts'
import { fitInto, imageSize } from '../image-size.ts'
import { lineCount } from '../page.ts'
import { emsOf, type Grid, rowHeight, type Span, spanPixels } from './grid.ts'
import type { PlannedPicture, PlannedRow } from './plan.ts'
import { bodySize, valueStyle } from './styles.ts'
import { sheetValue } from './values.ts'

const emuPerPixel = 9525
const pixelsPerPoint = 96 / 72
/** rows written before the event loop gets a turn, which lets the compressor keep up */
const batch = 100

/** The worksheet with the next free row; merged rows are committed only when their merges are made. */
export interface SheetCursor {
  worksheet: Worksheet
  workbook: Workbook
  grid: Grid
  /** number of the next row, from 1 */
  next: number
  /** the row written last; page breaks are set on it */
  lastRow?: Row
  photos: (sha256: string) => Uint8Array | null
  warn: (sentence: string) => void
  signal: AbortSignal | undefined
  onRows: (count: number) => void
}

function fill(cursor: SheetCursor, rowNumber: number, span: Span, value: unknown, style: object): void {
  const row = cursor.worksheet.getRow(rowNumber)
  for (let column = span.from; column <= span.to; column += 1) row.getCell(column + 1).style = style
  if (value !== null && value !== '') row.getCell(span.from + 1).value = value as string
}

function merge(cursor: SheetCursor, top: number, span: Span, rowSpan: number): void {
  if (rowSpan > 1 || span.to > span.from)
    cursor.worksheet.mergeCells(top, span.from + 1, top + rowSpan - 1, span.to + 1)
}

/** Where a pixel of the sheet's width lies, as a picture's anchor wants it. */
function columnAt(grid: Grid, pixel: number): { nativeCol: number; nativeColOff: number } {
  let rest = pixel
  for (const [index, width] of grid.pixels.entries()) {
    if (rest <= width) return { nativeCol: index, nativeColOff: Math.round(rest * emuPerPixel) }
    rest -= width
  }
  return { nativeCol: grid.pixels.length, nativeColOff: 0 }
}

/** Puts a picture centred into its place, or at the left of it, with its own proportions. */
function placePicture(cursor: SheetCursor, rowNumber: number, height: number, picture: PlannedPicture): void {
  const { grid, workbook, worksheet } = cursor
  const margin = 4
  const boxWidth = picture.mostPixels ?? spanPixels(grid, picture)
  const rows = (picture.heights ?? [height]).map((points) => points * pixelsPerPoint)
  const boxHeight = rows.reduce((sum, pixels) => sum + pixels, 0)
  const size = fitInto(picture.size, boxWidth - 2 * margin, boxHeight - 2 * margin)
  const left =
    (picture.from === 0 ? 0 : spanPixels(grid, { from: 0, to: picture.from - 1 })) +
    (picture.mostPixels === undefined ? (boxWidth - size.width) / 2 : margin)
  const top = (boxHeight - size.height) / 2
  const vertical = (pixel: number) => {
    let rest = pixel
    let row = 0
    while (row < rows.length - 1 && rest > (rows[row] ?? 0)) rest -= rows[row++] ?? 0
    return { nativeRow: rowNumber - 1 + row, nativeRowOff: Math.round(rest * emuPerPixel) }
  }
  const imageId = workbook.addImage({ buffer: Buffer.from(picture.bytes) as never, extension: picture.size.extension })
  worksheet.addImage(imageId, {
    // two anchors make a twoCellAnchor; exceljs takes native offsets here though its types ask for more
    tl: { ...columnAt(grid, left), ...vertical(top) } as never,
    br: { ...columnAt(grid, left + size.width), ...vertical(top + size.height) } as never,
    editAs: 'oneCell',
  })
}

/** Writes rows as planned. */
export function writeRows(cursor: SheetCursor, rows: PlannedRow[]): void {
  const first = cursor.next
  rows.forEach((row, index) => {
    const rowNumber = first + index
    cursor.worksheet.getRow(rowNumber).height = row.height
    for (const cell of row.cells) {
      for (let offset = 0; offset < (cell.rowSpan ?? 1); offset += 1) {
        fill(cursor, rowNumber + offset, cell, offset === 0 ? cell.value : null, cell.style)
      }
    }
    for (const picture of row.pictures ?? []) placePicture(cursor, rowNumber, row.height, picture)
  })
  rows.forEach((row, index) => {
    for (const cell of row.cells) merge(cursor, first + index, cell, cell.rowSpan ?? 1)
  })
  cursor.next += rows.length
  if (rows.length === 0) return
  cursor.lastRow = cursor.worksheet.getRow(cursor.next - 1)
  cursor.lastRow.commit()
}

function linesOf(text: string, ems: number): number {
  return text.length <= ems && !text.includes('\n') ? 1 : lineCount(text, ems)
}

/** height of a row with a picture, in points */
const thumbHeight = 52

/** The picture that a cell names, centred in its place; a missing one is told. */
function placeThumb(cursor: SheetCursor, rowNumber: number, height: number, span: Span, sha256: string): void {
  const bytes = cursor.photos(sha256)
  const size = bytes === null ? null : imageSize(bytes)
  if (bytes === null || size === null) {
    cursor.warn(`照片「${sha256.slice(0, 8)}」${bytes === null ? '缺失' : '无法识别'}，未放入表格`)
    return
  }
  placePicture(cursor, rowNumber, height, { ...span, bytes, size })
}

/** Row heights from the texts; where a group's text needs more than its rows have, they share the rest. */
function estimateHeights(block: TableBlock, spans: Span[], groups: MergeSpan[], grid: Grid): number[] {
  const ems = spans.map((span) => emsOf(grid, span, bodySize))
  const merged = new Set(groups.map((group) => group.column))
  const textOf = (row: number, column: number) => {
    const value = block.rows[row]?.[column]
    return typeof value === 'string' ? displayCell(block.columns[column]?.format ?? 'text', value) : ''
  }
  const heights = block.rows.map((_, row) => {
    let lines = 1
    for (let column = 0; column < ems.length; column += 1) {
      if (!merged.has(column)) lines = Math.max(lines, linesOf(textOf(row, column), ems[column] ?? 1))
    }
    const hasPicture = block.columns.some(({ format }, column) => pictureIn(format, block.rows[row]?.[column] ?? null))
    return Math.max(hasPicture ? thumbHeight : 0, rowHeight(lines, bodySize))
  })
  const need = (row: number, column: number, rowSpan: number) => {
    const wanted = rowHeight(linesOf(textOf(row, column), ems[column] ?? 1), bodySize)
    const given = heights.slice(row, row + rowSpan).reduce((sum, height) => sum + height, 0)
    for (let offset = 0; wanted > given && offset < rowSpan; offset += 1) {
      heights[row + offset] = (heights[row + offset] ?? 0) + (wanted - given) / rowSpan
    }
  }
  for (const column of merged) {
    const own = groups.filter((group) => group.column === column)
    for (const group of own) need(group.row, column, group.rowSpan)
    const covered = new Set(
      own.flatMap((group) => Array.from({ length: group.rowSpan }, (_, offset) => group.row + offset)),
    )
    for (const row of heights.keys()) if (!covered.has(row)) need(row, column, 1)
  }
  return heights
}

const levelWords = riskLevels.map((level) => displayCell('level', level)).join(',')
/** What a cell of the format takes when somebody fills in more: Excel asks back, it forbids nothing. */
const validations: Partial<Record<CellFormat, { rule: DataValidation; error: string }>> = {
  level: { rule: { type: 'list', formulae: [`"${levelWords}"`] }, error: '请从列表中选择风险等级' },
  date: {
    rule: { type: 'date', operator: 'greaterThan', formulae: [new Date(Date.UTC(1999, 11, 31))] },
    error: '请填日期，例如 2026-03-05',
  },
  integer: { rule: { type: 'whole', operator: 'greaterThanOrEqual', formulae: [0] }, error: '请填整数' },
  money: { rule: { type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] }, error: '请填金额（元）' },
}

/** Tells Excel what the table's columns take, also in the blank rows below it. */
function validate(worksheet: Worksheet, block: TableBlock, spans: Span[], first: number): void {
  const count = block.rows.length + (block.blankRows ?? 0)
  if (count === 0) return
  // exceljs has it on both its worksheets, its types name it on neither
  const { dataValidations } = worksheet as unknown as {
    dataValidations: { add(range: string, rule: DataValidation): void }
  }
  block.columns.forEach(({ format }, index) => {
    const own = validations[format]
    const letter = own && worksheet.getColumn((spans[index]?.from ?? 0) + 1).letter
    if (!own || !letter) return
    dataValidations.add(count === 1 ? `${letter}${first}` : `${letter}${first}:${letter}${first + count - 1}`, {
      ...own.rule,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: '请核对',
      error: own.error,
    })
  })
}

/** Writes a table's rows, groups of equal neighbours merged, heights estimated from the texts. */
export async function writeTableBody(cursor: SheetCursor, block: TableBlock, spans: Span[]): Promise<void> {
  const { grid, worksheet } = cursor
  const first = cursor.next
  const groups = mergeSpans(block)
  const heights = estimateHeights(block, spans, groups, grid)
  const columns = block.columns.map((column, index) => ({
    format: column.format,
    align: columnAlign(column),
    span: spans[index] as Span,
    style: valueStyle(column.format, columnAlign(column), null),
    sumStyle: valueStyle(column.format, columnAlign(column), null, true),
  }))
  const sums = new Set(block.sumRows)
  /** the group that covers the current row, per column */
  const open: (MergeSpan | undefined)[] = []
  let nextGroup = 0
  for (const [index, values] of block.rows.entries()) {
    const rowNumber = first + index
    const row = worksheet.getRow(rowNumber)
    row.height = heights[index] ?? 18
    for (let group = groups[nextGroup]; group?.row === index; group = groups[++nextGroup]) open[group.column] = group
    let isClosed = true
    columns.forEach((column, position) => {
      const value = values[position] ?? null
      const level = column.format === 'level' ? levelOf(value) : null
      const plain = sums.has(index) ? column.sumStyle : column.style
      const style = level === null ? plain : valueStyle('level', column.align, level)
      const picture = pictureIn(column.format, value)
      fill(cursor, rowNumber, column.span, picture === null ? sheetValue(column.format, value) : null, style)
      if (picture !== null) placeThumb(cursor, rowNumber, row.height, column.span, picture)
      const group = open[position]
      if (group === undefined) merge(cursor, rowNumber, column.span, 1)
      else if (index + 1 < group.row + group.rowSpan) isClosed = false
      else {
        merge(cursor, first + group.row, column.span, group.rowSpan)
        open[position] = undefined
      }
    })
    // a row can only be sent off when every group that covers it has been merged
    if (isClosed) row.commit()
    cursor.lastRow = row
    if ((index + 1) % batch === 0) {
      cursor.onRows(batch)
      await nextTurn()
      throwIfCancelled(cursor.signal)
    }
  }
  cursor.onRows(block.rows.length % batch)
  cursor.next += block.rows.length
  validate(worksheet, block, spans, first)
}
