/** Cards as rows of a sheet: band, facts, sections, names of the symbols, code as text. */
import { riskLevelColourNames, riskLevelLabels } from '#shared/domain/risk-level'
import { levelSwatches } from '#shared/reports/display'
import type { Block, CardItem } from '#shared/reports/report-document'
import { lineCount } from '../page.ts'
import { emsOf, type Grid, rowHeight, sharesOf, type Span, spanPixels, spansOf } from './grid.ts'
import type { PlannedRow } from './plan.ts'
import { bodySize, type CellStyle, styleOf, styles } from './styles.ts'
import { sheetText } from './values.ts'

type CardBlock = Extract<Block, { kind: 'card' }>

const titleSize = 16

function bandStyle(level: CardItem['level']): CellStyle {
  const ground = level === undefined ? '#0B5CAD' : level === null ? '#4E5969' : levelSwatches[level]
  const colour = level === 'general' || level === 'considerable' ? '#000000' : '#FFFFFF'
  return styleOf({ edges: 'all', size: titleSize, bold: true, horizontal: 'center', ground, colour })
}

function bandText({ title, subject, level }: CardItem): string {
  if (level === undefined) return `${title}　${subject}`
  const word = level === null ? '未评价' : `${riskLevelLabels[level]}（${riskLevelColourNames[level]}）`
  return `${title}　${subject}　${word}`
}

/** Rows of one card; cards begin on a new page each. */
export function planCard(item: CardItem, block: CardBlock, grid: Grid): PlannedRow[] {
  const whole: Span = { from: 0, to: grid.pixels.length - 1 }
  const shares = sharesOf(block, spanPixels(grid, whole))
  const [left, right] = spansOf(shares, grid, [shares[0] ?? 0, 0]) as [Span, Span]
  const across = (text: string, style: CellStyle, size = bodySize, minimum = 0): PlannedRow => ({
    height: Math.max(minimum, rowHeight(lineCount(text, emsOf(grid, whole, size)), size)),
    cells: [{ ...whole, value: sheetText(text), style }],
  })
  const pair = (name: string, text: string): PlannedRow => {
    const lines = Math.max(lineCount(text, emsOf(grid, right, bodySize)), lineCount(name, emsOf(grid, left, bodySize)))
    return {
      height: text === '' ? 40 : Math.max(21, rowHeight(lines, bodySize)),
      cells: [
        { ...left, value: sheetText(name), style: styles.label },
        { ...right, value: sheetText(text), style: styleOf({ edges: 'all' }) },
      ],
    }
  }
  return [
    across(bandText(item), bandStyle(item.level), titleSize, 36),
    ...(item.basis === undefined ? [] : [across(item.basis, styles.note, 9)]),
    ...item.facts.map(({ label: name, value }) => pair(name, value)),
    ...item.sections.map(({ label: name, text }) => pair(name, text)),
    ...(item.symbols.length > 0 ? [pair('安全标志', item.symbols.map(({ name }) => name).join('、'))] : []),
    ...item.signatures.map((role) => pair(`${role}（签字）`, '　　　　　　　　　　　　年　　月　　日')),
    pair('核对码', item.code),
    across(item.foot, styles.note, 9),
  ]
}
