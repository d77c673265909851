/** How much of a card fits on its paper: type size, one or two columns, row heights and, at last, shorter lists. */
import type { CardItem, CardSize } from '#shared/reports/report-document'
import { lineCount, textWidth } from './page.ts'

/** Height of a line in ems: Noto Sans SC has 1.448, set a little closer. */
export const cardLineHeight = 0.86
const lineEms = 1.448 * cardLineHeight
/** pdfmake breaks before closing marks and inside codes where the count does not */
const widthInHand = 0.97
/** room that handwriting gets, in lines */
const handwritingLines = 1.6
/** of the rows' own height; more room than this stays empty below the card */
const mostStretch = 0.6
export const cardLine = 0.6

interface SizeRule {
  /** places on a sheet */
  columns: number
  rows: number
  /** type sizes in points */
  largest: number
  smallest: number
  /** points */
  symbol: number
  code: number
  padding: number
  /** sections may stand in two columns */
  isWide: boolean
}

export const sizeRules: Record<CardSize, SizeRule> = {
  A3: { columns: 1, rows: 1, largest: 24, smallest: 9, symbol: 78, code: 84, padding: 5, isWide: true },
  A4: { columns: 1, rows: 1, largest: 16, smallest: 7.5, symbol: 50, code: 56, padding: 3.5, isWide: true },
  A5: { columns: 1, rows: 2, largest: 12, smallest: 6, symbol: 30, code: 40, padding: 2, isWide: true },
  pocket: { columns: 2, rows: 2, largest: 10, smallest: 5.5, symbol: 22, code: 34, padding: 1.5, isWide: false },
}

export interface CardRow {
  label: string
  text: string
  /** points, its padding included */
  height: number
}

export interface CardLayout {
  fontSize: number
  labelWidth: number
  /** width of the text beside a label */
  textWidth: number
  /** sections in one or two columns */
  columns: CardRow[][]
  symbolsPerRow: number
  /** lines that had to be left out */
  leftOut: number
}

type Measured = Omit<CardLayout, 'leftOut'> & { height: number }

/** Sizes of the head's two lines, of the type of the texts. */
export const titleScale = 1.15
export const nameScale = 1.75

/** Between the foot's text and the QR code, in points. */
export const codeGap = 6

/** Type size of the foot and of what the level rests on. */
export const smallSize = (fontSize: number): number => Math.max(5, fontSize * 0.75)

export const signatureLine = (role: string): string => `${role}（签字）：＿＿＿＿＿＿　　　年　　月　　日`
export const codeLine = (item: CardItem): string => `核对码 ${item.code}`

/** Type size of the names under the symbols. */
export const symbolNameSize = (fontSize: number): number => Math.max(5, Math.min(10, fontSize * 0.66))

const heightOf = (rows: readonly CardRow[]): number => rows.reduce((sum, row) => sum + row.height, 0)

/** The rows in two columns of about the same height, in reading order. */
function inTwo(rows: CardRow[]): CardRow[][] {
  const cuts = rows.slice(1).map((_, index) => index + 1)
  const tallest = (cut: number) => Math.max(heightOf(rows.slice(0, cut)), heightOf(rows.slice(cut)))
  const best = cuts.reduce((known, cut) => (tallest(cut) < tallest(known) ? cut : known), cuts[0] ?? rows.length)
  return [rows.slice(0, best), rows.slice(best)]
}

function measure(item: CardItem, size: CardSize, width: number, fontSize: number, columnCount: 1 | 2): Measured {
  const { padding, symbol, code } = sizeRules[size]
  const line = fontSize * lineEms
  const labelWidth = fontSize * 4.2
  const text = width / columnCount - labelWidth - 4 * padding - 3 * cardLine
  const rows = item.sections.map((section): CardRow => {
    const lines = section.text === '' ? handwritingLines : lineCount(section.text, (text / fontSize) * widthInHand)
    const labelLines = lineCount(section.label, labelWidth / fontSize)
    return { ...section, height: Math.max(lines, labelLines) * line + 1.6 * padding + cardLine }
  })
  const columns = columnCount === 2 && rows.length > 1 ? inTwo(rows) : [rows]
  // the level's word stands right of the name, at most four letters
  const nameWidth = width - 2 * padding - (item.level === undefined ? 0 : 4.2 * nameScale * fontSize)
  const nameLines = lineCount(item.subject, (nameWidth / (nameScale * fontSize)) * widthInHand)
  const basisSize = smallSize(fontSize)
  const basisLines =
    item.basis === undefined ? 0 : lineCount(item.basis, ((width - 2 * padding) / basisSize) * widthInHand)
  const headHeight =
    (titleScale + nameScale * nameLines) * line + basisLines * basisSize * lineEms + 1.6 * padding + cardLine
  const factsHeight = item.facts.length === 0 ? 0 : factLines(item, width, fontSize) * line + 1.6 * padding + cardLine
  const nameSize = symbolNameSize(fontSize)
  const symbolsPerRow = Math.max(1, Math.floor((width - 2 * padding) / Math.max(symbol + 5, nameSize * 6.3)))
  const symbolRows = Math.ceil(item.symbols.length / symbolsPerRow)
  const symbolsHeight = symbolRows * (symbol + nameSize * lineEms * 2 + 3) + (symbolRows > 0 ? 2 * padding : 0)
  const footWidth = (width - code - 2 * padding - codeGap) * widthInHand
  const small = smallSize(fontSize)
  const signed = item.signatures.reduce(
    (sum, role) => sum + lineCount(signatureLine(role), footWidth / (fontSize * 0.85)),
    0,
  )
  const footText =
    signed * (0.85 * line + fontSize * 0.5) +
    (lineCount(item.foot, footWidth / small) + lineCount(codeLine(item), footWidth / small)) * small * lineEms
  const footHeight = Math.max(code, footText) + 2 * padding + 2
  const height = headHeight + factsHeight + symbolsHeight + footHeight + Math.max(...columns.map(heightOf))
  return { fontSize, labelWidth, textWidth: text, columns, symbolsPerRow, height }
}

/** Lines that the facts take when they stand one after the other. */
function factLines(item: CardItem, width: number, fontSize: number): number {
  const text = item.facts.map(({ label, value }) => `${label}：${value}`).join('　')
  return Math.ceil((textWidth(text) * fontSize) / (width * widthInHand))
}

/** The card with no more than so many lines in each section; what is left out is counted at its end. */
function shortened(item: CardItem, most: number): { item: CardItem; leftOut: number } {
  let leftOut = 0
  const sections = item.sections.map((section) => {
    const lines = section.text.split('\n')
    if (lines.length <= most) return section
    leftOut += lines.length - most
    return { ...section, text: [...lines.slice(0, most), `（另 ${lines.length - most} 条见大卡）`].join('\n') }
  })
  return { item: { ...item, sections }, leftOut }
}

/** The largest type that fits in one or two columns, one where it makes little difference; null when none fits. */
function largestFitting(item: CardItem, size: CardSize, width: number, height: number): Measured | null {
  const { largest, smallest, isWide } = sizeRules[size]
  const fitting = (columnCount: 1 | 2): Measured | null => {
    for (let fontSize = largest; fontSize >= smallest; fontSize -= 0.25) {
      const measured = measure(item, size, width, fontSize, columnCount)
      if (measured.height <= height) return measured
    }
    return null
  }
  const one = fitting(1)
  const two = isWide ? fitting(2) : null
  return two !== null && two.fontSize > (one?.fontSize ?? 0) * 1.12 ? two : one
}

/**
 * The card as it fits into its place: the largest type; where not even the smallest will do, its lists are cut, never below
 * one line. Room that is left is given to the rows, so that a card fills its paper.
 */
export function layOutCard(
  item: CardItem,
  size: CardSize,
  width: number,
  height: number,
): { item: CardItem; layout: CardLayout } {
  let fitting = { item, leftOut: 0 }
  let measured = largestFitting(item, size, width, height)
  for (let most = 9; measured === null && most >= 1; most -= 1) {
    fitting = shortened(item, most)
    measured = largestFitting(fitting.item, size, width, height)
  }
  const { height: used, ...layout } = measured ?? measure(fitting.item, size, width, sizeRules[size].smallest, 1)
  const tallest = Math.max(1, ...layout.columns.map(heightOf))
  const wanted = tallest + Math.min(Math.max(0, height - used), tallest * mostStretch)
  const columns = layout.columns.map((rows) => {
    const stretch = wanted / Math.max(1, heightOf(rows))
    return rows.map((row) => ({ ...row, height: row.height * stretch }))
  })
  return { item: fitting.item, layout: { ...layout, columns, leftOut: fitting.leftOut } }
}
