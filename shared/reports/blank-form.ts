/** The empty form of any document: head, columns and places to sign stay, what was filled in goes. */
import type { Block, ReportDocument } from './report-document.ts'

/** Rows for handwriting in place of a table's own. */
export const blankFormRows = 15
/** a document of many tables gets fewer in each */
const fewRows = 6

/** True where there is something to fill in: a table, or fields. */
export const hasBlankForm = (document: ReportDocument): boolean =>
  document.blocks.some(({ kind }) => kind === 'table' || kind === 'fields')

/** A heading without the count that it closes with: 一、现场管理类隐患（39 条）. */
const withoutCount = (text: string): string => text.replace(/（[^（）]*\d[^（）]*）$/, '')

/** A note that counts records, as 另有 2 条作废. */
const countsRecords = (note: string): boolean => /\d+ [条项张个处次人]/.test(note)

function blankBlock(block: Block, rows: number): Block[] {
  switch (block.kind) {
    case 'table': {
      const { sumRows: _, mergeEqual: __, emptyText: ___, ...table } = block
      const title = table.title === undefined ? {} : { title: withoutCount(table.title) }
      return [{ ...table, ...title, rows: [], blankRows: Math.max(rows, block.blankRows ?? 0) }]
    }
    case 'heading':
      return [{ ...block, text: withoutCount(block.text) }]
    case 'fields':
      return [{ ...block, items: block.items.map(({ label }) => ({ label, value: '' })) }]
    case 'signatures':
      return [{ ...block, items: block.items.map(({ role }) => ({ role })) }]
    // a sentence, a drawing and a picture tell of the data; a card is no form
    case 'paragraph':
      return block.style === 'note' ? [block] : []
    case 'photos':
    case 'drawing':
    case 'card':
      return []
    default:
      return [block]
  }
}

/** The document as an empty form, with its number and day left to the hand. */
export function blankForm(document: ReportDocument): ReportDocument {
  const tables = document.blocks.filter(({ kind }) => kind === 'table').length
  const rows = tables > 1 ? fewRows : blankFormRows
  return {
    ...document,
    title: `${document.title}（空白表）`,
    period: '',
    rulePackVersions: [],
    notes: document.notes.filter((note) => !countsRecords(note)),
    blocks: document.blocks.flatMap((block) => blankBlock(block, rows)),
  }
}
