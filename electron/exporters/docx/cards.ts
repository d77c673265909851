/** Cards as tables of a Word document: whole sheets on a page each, smaller ones one after the other, never torn apart. */
import { Paragraph, type Table, TableCell, TableRow } from 'docx'
import { riskLevelColourNames, riskLevelLabels } from '#shared/domain/risk-level'
import { levelSwatches } from '#shared/reports/display'
import type { Block, CardItem, CardSize } from '#shared/reports/report-document'
import { codeLine, layOutCard, signatureLine, sizeRules } from '../card-layout.ts'
import { type BlockContext, drawingRun, spacer } from './blocks.ts'
import { faces } from './fonts.ts'
import { cellParagraph, grey, gridTable, headGround, runsOf, textCell } from './table.ts'

type CardBlock = Extract<Block, { kind: 'card' }>

/** Word sets lines wider than the measured page does. */
const typeShare = 0.8
const labelShare = 0.16
const pixelsPerPoint = 96 / 72
const isWholeSheet = (size: CardSize): boolean => size === 'A3' || size === 'A4'

function bandOf(item: CardItem): { ground: string; ink: string; word: string } {
  if (item.level === undefined) return { ground: '0B5CAD', ink: 'FFFFFF', word: '' }
  if (item.level === null) return { ground: grey, ink: 'FFFFFF', word: '未评价' }
  const isPale = item.level === 'general' || item.level === 'considerable'
  return {
    ground: levelSwatches[item.level],
    ink: isPale ? '000000' : 'FFFFFF',
    word: `${riskLevelLabels[item.level]}（${riskLevelColourNames[item.level]}）`,
  }
}

async function symbolsCell(item: CardItem, size: CardSize, context: BlockContext): Promise<TableCell> {
  const side = sizeRules[size].symbol * pixelsPerPoint
  const runs = await Promise.all(item.symbols.map(({ svg, name }) => drawingRun(svg, side, side, name, context)))
  const names = item.symbols.map(({ name }) => name).join('　')
  return new TableCell({
    columnSpan: 2,
    children: [cellParagraph(runs, 'center', true), cellParagraph(runsOf(names, { size: 9 }), 'center', true)],
  })
}

async function cardTable(given: CardItem, size: CardSize, context: BlockContext): Promise<Table> {
  const { rows } = sizeRules[size]
  const { item, layout } = layOutCard(given, size, context.contentWidth, context.contentHeight / rows - 8)
  if (layout.leftOut > 0) context.warn(`「${item.subject}」的卡片略去了 ${layout.leftOut} 条，请删减文字或改用更大的卡`)
  const type = layout.fontSize * typeShare
  const style = { size: type }
  const { ground, ink, word } = bandOf(item)
  const row = (...children: TableCell[]) => new TableRow({ children, cantSplit: true })
  const across = (...children: Paragraph[]) => row(new TableCell({ columnSpan: 2, children }))
  const pair = (label: string, text: string) =>
    row(
      textCell(
        label,
        { ...style, bold: true, face: faces.heading },
        { align: 'center', ground: headGround, keepNext: true },
      ),
      textCell(text === '' ? '\n' : text, style, { keepNext: true }),
    )
  const band = textCell(
    `${item.title}　${item.subject}${word === '' ? '' : `　${word}`}`,
    { size: type * 1.4, bold: true, colour: ink, face: faces.heading },
    { align: 'center', ground, columnSpan: 2, keepNext: true },
  )
  const facts = item.facts.map(({ label, value }) => `${label}：${value}`).join('　')
  const foot = [item.foot, codeLine(item)].map((text) => cellParagraph(runsOf(text, { size: 8, colour: grey })))
  return gridTable(
    [
      row(band),
      ...(facts === '' ? [] : [across(cellParagraph(runsOf(facts, style), 'left', true))]),
      ...item.sections.map(({ label, text }) => pair(label, text)),
      ...(item.symbols.length > 0 ? [row(await symbolsCell(item, size, context))] : []),
      across(...item.signatures.map((role) => cellParagraph(runsOf(signatureLine(role), style))), ...foot),
    ],
    [context.contentWidth * labelShare, context.contentWidth * (1 - labelShare)],
  )
}

/** The cards of a block in order. */
export async function cardPieces(block: CardBlock, context: BlockContext): Promise<(Table | Paragraph)[]> {
  const pieces: (Table | Paragraph)[] = []
  for (const [index, item] of block.items.entries()) {
    const isNewPage = index > 0 && isWholeSheet(block.size)
    pieces.push(
      isNewPage ? new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: 'exact' } }) : spacer(),
    )
    pieces.push(await cardTable(item, block.size, context))
  }
  return pieces
}
