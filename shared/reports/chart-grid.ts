/** A matrix of two factors: each cell in the colour of its level with the number of risks in it. */
import { type RiskLevel, riskLevelLabels } from '#shared/domain/risk-level'
import { levelSwatches } from './display.ts'
import type { Box } from './map-geometry.ts'
import { fittedText, ink, muted, svgBox, svgText, white } from './svg.ts'

export interface GridCell {
  /** risks in the cell */
  value: number
  /** small words in the cell: the value that the cell stands for */
  note: string
  /** null = the two factors alone do not settle it, or there is nothing in it */
  level: RiskLevel | null
}

export interface GridChart {
  kind: 'grid'
  title: string
  rowName: string
  columnName: string
  rows: readonly string[]
  columns: readonly string[]
  /** rows from the top */
  cells: readonly (readonly GridCell[])[]
}

const cellHeight = 44
const labelWidth = 120

/** Cells, their two scales, and the words of the levels that occur. */
export function gridPart(chart: GridChart, { x, y, width }: Omit<Box, 'height'>): [string, number] {
  const { rows, columns, cells } = chart
  const wide = (width - labelWidth) / Math.max(1, columns.length)
  const left = x + labelWidth
  const drawn = cells.flatMap((row, rowIndex) =>
    row.map(({ value, note, level }, column) => {
      const cx = left + column * wide
      const cy = y + rowIndex * cellHeight
      const isDark = level === 'major' || level === 'low'
      const colour = isDark ? white : ink
      const ground = level === null ? white : levelSwatches[level]
      const words = [note, level === null ? '' : riskLevelLabels[level].replace('风险', '')]
        .filter((part) => part !== '')
        .join(' ')
      return (
        svgBox(cx, cy, wide, cellHeight, { fill: ground, stroke: '#5B6672', line: 0.6 }) +
        (value === 0
          ? ''
          : svgText(cx + wide / 2, cy + 21, String(value), {
              size: 17,
              anchor: 'middle',
              isBold: true,
              fill: colour,
            })) +
        fittedText(cx + wide / 2, cy + 37, words, wide - 6, { size: 10.5, anchor: 'middle', fill: colour })
      )
    }),
  )
  const bottom = y + rows.length * cellHeight
  const rowLabels = rows.map((label, index) =>
    fittedText(left - 8, y + (index + 0.5) * cellHeight + 4.5, label, labelWidth - 14, { size: 12.5, anchor: 'end' }),
  )
  const columnLabels = columns.map((label, index) =>
    fittedText(left + (index + 0.5) * wide, bottom + 17, label, wide - 4, { size: 12.5, anchor: 'middle' }),
  )
  return [
    drawn.join('') +
      rowLabels.join('') +
      columnLabels.join('') +
      svgText(x + width, bottom + 36, `横：${chart.columnName}　纵：${chart.rowName}　大字为危险源数`, {
        size: 12,
        anchor: 'end',
        fill: muted,
      }),
    bottom + 48,
  ]
}
