/** Ways to ask a ReportDocument for what it prints. */
import type { Block, Cell, ReportDocument, TableBlock } from '#shared/reports/report-document'

export const tablesOf = (document: ReportDocument): TableBlock[] =>
  document.blocks.filter((block): block is TableBlock => block.kind === 'table')

/** The first table that has a column with this key. */
export function tableWith(document: ReportDocument, key: string): TableBlock {
  const table = tablesOf(document).find(({ columns }) => columns.some((column) => column.key === key))
  if (!table) throw new Error(`${document.reportId} has no column ${key}`)
  return table
}

/** Values of one column, from the top. */
export function columnOf(table: TableBlock, key: string): Cell[] {
  const index = table.columns.findIndex((column) => column.key === key)
  if (index < 0) throw new Error(`no column ${key}`)
  return table.rows.map((row) => row[index] ?? null)
}

/** Value of a field by its label. */
export function fieldOf(document: ReportDocument, label: string): Cell | undefined {
  return document.blocks
    .flatMap((block) => (block.kind === 'fields' ? block.items : []))
    .find((item) => item.label === label)?.value
}

export const textOf = (document: ReportDocument): string =>
  document.blocks.map((block: Block) => ('text' in block ? block.text : '')).join('\n')

/** The official heads of a table: group and labels below it. */
export function headsOf(table: TableBlock): Record<string, string[]> {
  const heads: Record<string, string[]> = {}
  for (const { groups, label } of table.columns) {
    const group = groups?.at(-1)
    if (group !== undefined) (heads[group] ??= []).push(label)
  }
  return heads
}
