/** A document as somebody wants it printed: parts and columns left out, names and telephone numbers hidden. */
import type { Block, Cell, Column, ReportDocument, TableBlock } from './report-document.ts'

export interface DocumentView {
  /** parts left out, by the text of their heading or title */
  omittedParts?: readonly string[] | undefined
  /** columns left out of every table, by their key */
  omittedColumns?: readonly string[] | undefined
}

/** Text that opens a part: a heading of the first two levels, or the title of a table outside such headings. */
interface Part {
  title: string
  from: number
  /** first block behind it */
  to: number
}

function partsWithin(blocks: readonly Block[]): Part[] {
  const openings = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level < 3 ? [{ title: block.text, level: block.level, index }] : [],
  )
  if (openings.length === 0)
    return blocks.flatMap((block, index) =>
      block.kind === 'table' && block.title ? [{ title: block.title, from: index, to: index + 1 }] : [],
    )
  return openings.map(({ title, level, index }, place) => ({
    title,
    from: index,
    to: openings.slice(place + 1).find((later) => later.level <= level)?.index ?? blocks.length,
  }))
}

/** Titles of the parts that can be left out, in their order. */
export const partsOf = (document: ReportDocument): string[] => [
  ...new Set(partsWithin(document.blocks).map(({ title }) => title)),
]

/** Columns of the tables with their full official label, each key once. */
export function columnsOf(document: ReportDocument): { key: string; label: string }[] {
  const found = new Map<string, string>()
  for (const block of document.blocks)
    if (block.kind === 'table')
      for (const { key, groups = [], label } of block.columns)
        if (!found.has(key)) found.set(key, [...groups, label].join(' / '))
  return [...found].map(([key, label]) => ({ key, label }))
}

/** The table without the columns; one that would lose all of them stays as it is. */
function withoutColumns(table: TableBlock, omitted: ReadonlySet<string>): TableBlock {
  const kept = table.columns.flatMap(({ key }, index) => (omitted.has(key) ? [] : [index]))
  if (kept.length === 0 || kept.length === table.columns.length) return table
  const { mergeEqual, ...rest } = table
  return {
    ...rest,
    columns: kept.map((index) => table.columns[index] as Column),
    rows: table.rows.map((row) => kept.map((index) => row[index] as Cell)),
    ...(mergeEqual ? { mergeEqual: mergeEqual.filter((key) => !omitted.has(key)) } : {}),
  }
}

/** The document with what was chosen; numbers, notes and figures of the rest stay as they are. */
export function viewOf(document: ReportDocument, view: DocumentView): ReportDocument {
  const parts = new Set(view.omittedParts)
  const columns = new Set(view.omittedColumns)
  if (parts.size + columns.size === 0) return document
  const dropped = new Set<number>()
  for (const { title, from, to } of partsWithin(document.blocks))
    if (parts.has(title)) for (let index = from; index < to; index += 1) dropped.add(index)
  const blocks = document.blocks
    .filter((_, index) => !dropped.has(index))
    .map((block) => (block.kind === 'table' ? withoutColumns(block, columns) : block))
  const omitted = document.blocks.length > blocks.length || columns.size > 0
  return {
    ...document,
    blocks,
    notes: omitted ? [...document.notes, '本件为节选，部分章节或栏目未印'] : document.notes,
  }
}

const mobile = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g
const landline = /(?<![\d-])(0\d{2,3}[- ]?)\d{3,4}(\d{4})(?![\d-])/g

/** 王小明 -> 王**; one character of a name never stands alone for it. */
const masked = (name: string): string => `${[...name][0] ?? ''}${'*'.repeat(Math.max(1, [...name].length - 1))}`

/** Takes the names of these people and telephone numbers out of a text; 119, 110 and 120 stay. */
export function hiderOf(names: readonly string[]): (text: string) => string {
  const known = [...new Set(names)].filter((name) => [...name].length > 1).sort((a, b) => b.length - a.length)
  return (text) => {
    let hidden = text
    for (const name of known) if (hidden.includes(name)) hidden = hidden.replaceAll(name, masked(name))
    return hidden.replace(mobile, '$1****$2').replace(landline, '$1****$2')
  }
}

/**
 * The document without the names of these people and without telephone numbers (119, 110 and 120 stay). A name is found
 * wherever it stands, also within sentences; names that the enterprise has not registered cannot be found.
 */
export function withoutPersons(document: ReportDocument, names: readonly string[]): ReportDocument {
  const hide = hiderOf(names)
  /** letters within a drawing are text too; hashes and numbers are not touched */
  const hideDrawing = (svg: string): string => svg.replace(/>[^<]+</g, hide)
  const hideBlock = (block: Block): Block => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, text: hide(block.text) }
      case 'fields':
        return {
          ...block,
          items: block.items.map((item) => ({ ...item, value: hideCell(item.value) })),
        }
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) =>
            row.map((cell, index) => (block.columns[index]?.format === 'photo' ? cell : hideCell(cell))),
          ),
        }
      case 'photos':
        return { ...block, items: block.items.map((item) => ({ ...item, caption: hide(item.caption) })) }
      case 'drawing':
        return { ...block, svg: hideDrawing(block.svg), ...(block.caption ? { caption: hide(block.caption) } : {}) }
      case 'card':
        return {
          ...block,
          items: block.items.map((item) => ({
            ...item,
            facts: item.facts.map((fact) => ({ ...fact, value: hide(fact.value) })),
            sections: item.sections.map((section) => ({ ...section, text: hide(section.text) })),
          })),
        }
      case 'signatures':
        return {
          ...block,
          items: block.items.map((item) => ({ ...item, ...(item.name ? { name: hide(item.name) } : {}) })),
        }
      case 'pageBreak':
        return block
    }
  }
  const hideCell = (cell: Cell): Cell => (typeof cell === 'string' ? hide(cell) : cell)
  return {
    ...document,
    blocks: document.blocks.map(hideBlock),
    notes: [...document.notes.map(hide), '姓名和电话已隐去'],
  }
}
