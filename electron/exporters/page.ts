/** Paper geometry and type sizes that sheet and PDF share, so that both print alike. */
import { displayCell } from '#shared/reports/display'
import type { Cell, Column, ReportDocument, TableBlock } from '#shared/reports/report-document'

const millimetresPerPoint = 25.4 / 72

/** Points of a length in millimetres. */
export function points(millimetres: number): number {
  return millimetres / millimetresPerPoint
}

export interface Page {
  /** points */
  width: number
  height: number
  /** left and right margin in points */
  sideMargin: number
  contentWidth: number
}

/** ISO 216 sheets, short and long side in millimetres. */
const sheets = { A5: [148, 210], A4: [210, 297], A3: [297, 420], A2: [420, 594] } as const

/** The page of a document: ISO A5 to A2 with 15 mm side margins, 12 mm in landscape. */
export function pageOf(document: Pick<ReportDocument, 'paper' | 'orientation'>): Page {
  const [short, long] = sheets[document.paper]
  const landscape = document.orientation === 'landscape'
  const width = points(landscape ? long : short)
  const height = points(landscape ? short : long)
  const sideMargin = points(landscape ? 12 : 15)
  return { width, height, sideMargin, contentWidth: width - 2 * sideMargin }
}

/** Type size in points for a table: the more columns share the width, the smaller, never under 7; a third more if large. */
export function tableFontSize(
  { columns, isLarge = false }: Pick<TableBlock, 'columns' | 'isLarge'>,
  contentWidth: number,
): number {
  const size = usualFontSize(columns.length, contentWidth)
  return isLarge ? Math.round((size * 8) / 3) / 2 : size
}

function usualFontSize(columnCount: number, contentWidth: number): number {
  const share = contentWidth / columnCount
  if (share >= 72) return 10
  if (share >= 54) return 9
  if (share >= 44) return 8
  return share >= 34 ? 7.5 : 7
}

/** Advance widths of the printable ASCII characters in Noto Sans SC, thousandths of an em. */
// biome-ignore format: one table, read by position
const asciiWidths = [
  224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
]

/** Width of a text on one line in ems: full-width characters 1, Latin letters and figures as Noto Sans SC has them. */
export function textWidth(text: string): number {
  let width = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    width += unit >= 0x2000 ? 1000 : (asciiWidths[unit - 0x20] ?? 600)
  }
  return width / 1000
}

function linesOfOne(line: string, columnEms: number): number {
  return Math.max(1, Math.ceil(textWidth(line) / columnEms - 0.001))
}

/** Lines that a text takes in a column so many ems wide. */
export function lineCount(text: string, columnEms: number): number {
  if (!text.includes('\n')) return linesOfOne(text, columnEms)
  return text.split('\n').reduce((sum, line) => sum + linesOfOne(line, columnEms), 0)
}

const sampleRows = 300

/** The widest piece without a place to break (a code, a day, an amount), in ems, up to 12. */
function widestPiece(column: Column, index: number, rows: Cell[][]): number {
  if (column.format === 'level') return 5.5
  let widest = 0
  for (const row of rows.slice(0, sampleRows)) {
    const text = displayCell(column.format, row[index] ?? null)
    for (const piece of text.match(/[!-~]{4,20}/g) ?? []) widest = Math.max(widest, textWidth(piece))
  }
  return Math.min(widest + 0.25, 12)
}

/**
 * Outer column widths that add up to `contentWidth`: the columns' shares, except that a column too narrow for its codes,
 * days and amounts is widened at the cost of the columns that have room. `extra` is what a column needs besides its text.
 */
export function fitColumns(block: TableBlock, contentWidth: number, fontSize: number, extra: number): number[] {
  const { columns, rows } = block
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const shares = columns.map((column) => (column.width / total) * contentWidth)
  const needs = columns.map((column, index) => widestPiece(column, index, rows) * fontSize + extra)
  const lacking = shares.map((share, index) => Math.max(0, (needs[index] ?? 0) - share))
  const spare = shares.map((share, index) => Math.max(0, share - Math.max(needs[index] ?? 0, 2 * fontSize + extra)))
  const lack = lacking.reduce((sum, value) => sum + value, 0)
  const room = spare.reduce((sum, value) => sum + value, 0)
  if (lack === 0 || room === 0) return shares
  const moved = Math.min(lack, room * 0.6)
  return shares.map(
    (share, index) => share + ((lacking[index] ?? 0) * moved) / lack - ((spare[index] ?? 0) * moved) / room,
  )
}

/** Characters that XML (and so a workbook) cannot carry: controls, lone surrogates, non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Nearly every text is made of these alone, and is told so faster than it is searched for what is forbidden. */
const harmless = /^[\n -~\u00a0-\ud7ff\ue000-\ufffd]*$/

/** Text without control characters and with plain line ends. */
export function cleanText(text: string): string {
  if (harmless.test(text)) return text
  return text.replace(/\r\n?/g, '\n').replace(forbidden, '')
}
