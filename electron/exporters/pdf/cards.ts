/** Cards as pdfmake content: one, two or four on a sheet, with lines to cut along. */
import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces'
import { riskLevelColourNames, riskLevelLabels } from '#shared/domain/risk-level'
import { levelSwatches } from '#shared/reports/display'
import type { Block, CardItem } from '#shared/reports/report-document'
import {
  cardLine,
  type CardLayout,
  cardLineHeight,
  type CardRow,
  codeGap,
  codeLine,
  layOutCard,
  nameScale,
  signatureLine,
  sizeRules,
  smallSize,
  symbolNameSize,
  titleScale,
} from '../card-layout.ts'
import type { BlockContext } from './blocks.ts'
import { headGround } from './grid.ts'

type CardBlock = Extract<Block, { kind: 'card' }>

const black = '#111111'
const white = '#FFFFFF'
const grey = '#4E5969'
const gap = 8

/** The band of a level: pure colour with the word, so that it is read in black and white too. */
function bandOf(level: CardItem['level']): { ground: string; ink: string; word: string; colour: string } {
  if (level === undefined) return { ground: '#0B5CAD', ink: white, word: '', colour: '' }
  if (level === null) return { ground: grey, ink: white, word: '未评价', colour: '' }
  const ink = level === 'general' || level === 'considerable' ? black : white
  return { ground: levelSwatches[level], ink, word: riskLevelLabels[level], colour: riskLevelColourNames[level] }
}

/** A grid that continues the one above it, and the one left of it where it is a second column. */
const boxed = (padding: number, { isFirst = false, isSecondColumn = false } = {}): CustomTableLayout => ({
  hLineWidth: (index) => (index === 0 && !isFirst ? 0 : cardLine),
  vLineWidth: (index) => (index === 0 && isSecondColumn ? 0 : cardLine),
  paddingLeft: () => padding,
  paddingRight: () => padding,
  paddingTop: () => padding * 0.6,
  paddingBottom: () => padding,
})

function headCell(item: CardItem, { fontSize }: CardLayout, context: BlockContext): TableCell {
  const { ground, ink, word, colour } = bandOf(item.level)
  const set = (text: string) => context.typesetter.set(text)
  const id = context.nextId()
  const name: Content = {
    text: set(item.subject),
    fontSize: fontSize * nameScale,
    bold: true,
    color: ink,
    id,
    outline: true,
    outlineText: `${item.title} ${item.subject}`,
  } as Content
  const band: Content = {
    columns: [
      { width: '*', stack: [{ text: set(item.title), fontSize: fontSize * titleScale, color: ink }, name] },
      ...(word === ''
        ? []
        : [
            {
              width: 'auto' as const,
              stack: [
                { text: colour === '' ? ' ' : set(`等级：${colour}`), fontSize: fontSize * titleScale, color: ink },
                { text: set(word), fontSize: fontSize * nameScale, bold: true, color: ink },
              ],
              alignment: 'right' as const,
            },
          ]),
    ],
  }
  if (item.basis === undefined) return { fillColor: ground, ...band } as TableCell
  const basis = { text: set(item.basis), fontSize: smallSize(fontSize), color: ink }
  return { fillColor: ground, stack: [band, basis] } as TableCell
}

function factsCell(item: CardItem, context: BlockContext): TableCell {
  return {
    text: item.facts.flatMap(({ label, value }, index) => [
      { text: `${index === 0 ? '' : '　'}${label}：`, color: grey },
      { text: context.typesetter.set(value) },
    ]),
  } as TableCell
}

function symbolsCell(
  item: CardItem,
  side: number,
  width: number,
  layout: CardLayout,
  context: BlockContext,
): TableCell {
  const place = width / layout.symbolsPerRow
  const rows: Content[] = []
  for (let start = 0; start < item.symbols.length; start += layout.symbolsPerRow) {
    rows.push({
      columns: item.symbols.slice(start, start + layout.symbolsPerRow).map((symbol) => ({
        width: place,
        stack: [
          { svg: symbol.svg, width: side, height: side, alignment: 'center' as const },
          {
            text: context.typesetter.set(symbol.name),
            fontSize: symbolNameSize(layout.fontSize),
            alignment: 'center' as const,
          },
        ],
      })),
      columnGap: 0,
      margin: [0, 2, 0, 1],
    })
  }
  return { stack: rows } as TableCell
}

function footCell(item: CardItem, code: number, layout: CardLayout, context: BlockContext): TableCell {
  const set = (text: string) => context.typesetter.set(text)
  const small = smallSize(layout.fontSize)
  const space = layout.fontSize * 0.25
  return {
    columns: [
      {
        width: '*',
        stack: [
          ...item.signatures.map(
            (role): Content => ({
              text: set(signatureLine(role)),
              fontSize: layout.fontSize * 0.85,
              margin: [0, space, 0, space],
            }),
          ),
          { text: set(item.foot), fontSize: small, color: grey },
          { text: set(codeLine(item)), fontSize: small, color: grey },
        ],
      },
      { width: code, qr: item.code, fit: code, eccLevel: 'M' },
    ],
    columnGap: codeGap,
  } as TableCell
}

function sectionsTable(
  rows: CardRow[],
  isSecondColumn: boolean,
  padding: number,
  layout: CardLayout,
  context: BlockContext,
) {
  const body = rows.map((row): TableCell[] => [
    {
      text: context.typesetter.set(row.label),
      bold: true,
      alignment: 'center',
      verticalAlignment: 'middle',
      fillColor: headGround,
    } as TableCell,
    { text: context.typesetter.set(row.text), verticalAlignment: 'middle' } as TableCell,
  ])
  return {
    table: {
      widths: [layout.labelWidth, layout.textWidth],
      // pdfmake adds padding and line to the height of a row
      heights: rows.map((row) => row.height - 1.6 * padding - cardLine),
      dontBreakRows: true,
      body,
    },
    layout: boxed(padding, { isSecondColumn }),
  }
}

function cardContent(
  given: CardItem,
  size: CardBlock['size'],
  width: number,
  height: number,
  context: BlockContext,
): Content {
  const { item, layout } = layOutCard(given, size, width, height)
  const { padding, symbol, code } = sizeRules[size]
  if (layout.leftOut > 0) {
    context.warn(`「${item.subject}」的卡片略去了 ${layout.leftOut} 条，请删减文字或改用更大的卡`)
  }
  const inner = width - 2 * padding - 2 * cardLine
  const strip = (cells: TableCell[], isFirst = false): Content => ({
    table: { widths: [inner], dontBreakRows: true, body: cells.map((cell) => [cell]) },
    layout: boxed(padding, { isFirst }),
  })
  const columns = layout.columns.map((rows, index) => sectionsTable(rows, index > 0, padding, layout, context))
  return {
    stack: [
      strip([headCell(item, layout, context), ...(item.facts.length > 0 ? [factsCell(item, context)] : [])], true),
      columns.length === 1
        ? (columns[0] as Content)
        : { columns: columns.map((table) => ({ ...table, width: width / 2 })), columnGap: 0 },
      strip([
        ...(item.symbols.length > 0 ? [symbolsCell(item, symbol, inner, layout, context)] : []),
        footCell(item, code, layout, context),
      ]),
    ],
    fontSize: layout.fontSize,
    lineHeight: cardLineHeight,
  } as Content
}

/** Dashed lines around every place of a sheet that is cut. */
const cutMarks: CustomTableLayout = {
  hLineWidth: () => 0.4,
  vLineWidth: () => 0.4,
  hLineStyle: () => ({ dash: { length: 3, space: 3 } }),
  vLineStyle: () => ({ dash: { length: 3, space: 3 } }),
  hLineColor: () => '#98A2B3',
  vLineColor: () => '#98A2B3',
  paddingLeft: () => gap,
  paddingRight: () => gap,
  paddingTop: () => gap,
  paddingBottom: () => gap,
}

/** Cards in their places, sheet by sheet. `contentHeight` is what a page holds. */
export function cardsContent(block: CardBlock, context: BlockContext, contentHeight: number): Content[] {
  const { columns, rows } = sizeRules[block.size]
  const onSheet = columns * rows
  if (onSheet === 1) {
    return block.items.map((item, index) => ({
      ...(cardContent(item, block.size, context.contentWidth, contentHeight - 4, context) as object),
      ...(index === 0 ? {} : { pageBreak: 'before' }),
    })) as Content[]
  }
  const width = (context.contentWidth - (columns + 1) * 0.4) / columns - 2 * gap
  const height = (contentHeight - 6) / rows - 2 * gap - 1
  const sheets: Content[] = []
  for (let start = 0; start < block.items.length; start += onSheet) {
    const items = block.items.slice(start, start + onSheet)
    const body = Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
      Array.from({ length: columns }, (_unused, column): TableCell => {
        const item = items[row * columns + column]
        return item === undefined ? { text: '' } : (cardContent(item, block.size, width, height, context) as TableCell)
      }),
    )
    sheets.push({
      table: { widths: Array<number>(columns).fill(width), heights: height, dontBreakRows: true, body },
      layout: cutMarks,
      ...(start === 0 ? {} : { pageBreak: 'before' }),
    } as Content)
  }
  return sheets
}
