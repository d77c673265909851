import type { Block, ReportDocument } from './report-document.ts'

function showsSomething(block: Block): boolean {
  switch (block.kind) {
    case 'table':
      return block.rows.length > 0
    case 'photos':
    case 'card':
      return block.items.length > 0
    case 'drawing':
      return true
    default:
      return false
  }
}

/** True when something of the enterprise's own stands in the document: rows, pictures, drawings or cards, not only its form. */
export const hasContent = (document: ReportDocument): boolean => document.blocks.some(showsSomething)
