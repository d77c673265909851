/**
 * A standard of 安全生产标准化 from the rows of a sheet (category, element, content, points, method). Every sum that the sheet
 * states is compared with what it covers; a contradiction refuses the whole sheet with a sentence that names the row.
 */
import type { z } from 'zod'
import { readDeductions } from './deduction-text.ts'
import { type Grading, showPoints, type standard } from './standard.ts'
import { columnNames, findHead, type SheetHead, type SheetRow } from './standard-sheet.ts'
import {
  type ImportRefusal,
  prove,
  type ReadCategory,
  type ReadItem,
  SheetReader,
  sumOf,
} from './standard-sheet-reader.ts'

export type StandardSource = z.input<typeof standard>

/** What the sheet does not say. */
export interface ImportChoices {
  title: string
  source: string
  grading: Grading
  /** tenths of a percent, highest first: 一、二、三级, or the one for 达标; empty: not known */
  lines: readonly number[]
  /** hundredths that the whole must have; null: as the items add up */
  total: number | null
}

export interface ImportedCategory {
  number: string
  name: string
  /** hundredths */
  points: number
  elementCount: number
  itemCount: number
}
export interface StandardImport {
  categories: ImportedCategory[]
  elementCount: number
  itemCount: number
  /** hundredths */
  points: number
  /** items whose whole deduction rule was read into parts, and those that are (also) marked by hand */
  readCount: number
  manual: { row: number; content: string; method: string }[]
  /** rows of 小计 and 总计 that were left out, and figures that agreed with what they cover */
  sumRowCount: number
  provenCount: number
  refusals: ImportRefusal[]
  notes: string[]
  ignoredColumns: string[]
  /** null when something was refused */
  standard: Omit<StandardSource, 'id' | 'version' | 'checkedOn'> | null
}

const wholeSheet = (reason: string): ImportRefusal => ({ row: null, reason })
/** Reads the sheet. The caller adds id, version and day, which the sheet does not have. */
export function importStandard(rows: readonly SheetRow[], choices: ImportChoices): StandardImport {
  const head = findHead(rows)
  if (!head || head.missing.length > 0) return refusedSheet(head)
  const reader = new SheetReader(head)
  const heading = rows[head.index]?.cells.join('\t')
  for (const row of rows.slice(head.index + 1)) if (row.cells.join('\t') !== heading) reader.read(row)
  return outcomeOf(reader, head, choices)
}

function refusedSheet(head: SheetHead | null): StandardImport {
  const missing = (head?.missing ?? ['category', 'content', 'points']).map((column) => `「${columnNames[column]}」`)
  const reason = head
    ? `表头缺少${missing.join('、')}列`
    : `前 30 行里找不到表头，表头至少要有${missing.join('、')}三列`
  return {
    categories: [],
    elementCount: 0,
    itemCount: 0,
    points: 0,
    readCount: 0,
    manual: [],
    sumRowCount: 0,
    provenCount: 0,
    refusals: [wholeSheet(reason)],
    notes: [],
    ignoredColumns: head?.ignored ?? [],
    standard: null,
  }
}

function choiceFaults({ title, grading, lines, total }: ImportChoices, points: number): ImportRefusal[] {
  const faults: ImportRefusal[] = []
  if (title.trim().length < 2) faults.push(wholeSheet('请填写标准名称'))
  const allowed = grading === 'levels' ? [0, 3] : [0, 1]
  if (!allowed.includes(lines.length))
    faults.push(wholeSheet(grading === 'levels' ? '三级制要有一、二、三级三条分数线' : '达标制只有一条分数线'))
  if (lines.some((line, index) => line < 1 || line > 1000 || (index > 0 && line >= (lines[index - 1] ?? 0))))
    faults.push(wholeSheet('分数线要在 0.1 到 100 之间，从高到低'))
  if (total !== null && total !== points)
    faults.push(wholeSheet(`各条合计 ${showPoints(points)} 分，与填写的总分 ${showPoints(total)} 分不一致`))
  return faults
}

function outcomeOf(reader: SheetReader, head: SheetHead, choices: ImportChoices): StandardImport {
  const { items } = reader
  const points = sumOf(items)
  // a row that could not be read would make every sum above it wrong as well: rows first, then sums
  const isRead = reader.refusals.length === 0
  const { refusals, proven } = isRead ? prove(reader) : { refusals: reader.refusals, proven: 0 }
  const all = [
    ...(items.length === 0 && isRead ? [wholeSheet('表头下面没有读到任何条目')] : []),
    ...refusals.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    ...(items.length > 0 && isRead ? choiceFaults(choices, points) : []),
  ]
  const filled = [...reader.categories.values()].filter((own) => items.some(({ category }) => category === own))
  const empty = [...reader.categories.values()].flatMap((category) =>
    category.elements.size === 0
      ? []
      : [...category.elements.values()].filter((element) => !items.some((item) => item.element === element)),
  )
  const built = buildItems(items, filled)
  const categories = filled.map((category) => {
    const own = items.filter((item) => item.category === category)
    const elements = new Set(own.map(({ element }) => element))
    return {
      number: category.label.number,
      name: category.label.name,
      points: sumOf(own),
      elementCount: elements.size,
      itemCount: own.length,
    }
  })
  return {
    categories,
    elementCount: categories.reduce((sum, { elementCount }) => sum + elementCount, 0),
    itemCount: items.length,
    points,
    readCount: built.filter(({ isWhole }) => isWhole).length,
    manual: items
      .filter((_, index) => built[index]?.isWhole === false)
      .map(({ row, content, method }) => ({ row, content, method })),
    sumRowCount: reader.sums.length,
    provenCount: proven,
    refusals: all,
    notes: [
      ...(isRead ? [] : ['先改正这些行；小计、总计和名称里的分值在能读出全部条目后再核对']),
      ...(empty.length === 0 ? [] : [`${empty.map(({ label }) => `「${label.name}」`).join('、')}下没有条目，已略去`]),
    ],
    ignoredColumns: head.ignored,
    standard: all.length > 0 ? null : sourceOf(items, filled, built, choices),
  }
}

const placeOf = (filled: readonly ReadCategory[], { category, element }: ReadItem): [number, number] => [
  filled.indexOf(category) + 1,
  [...category.elements.values()].indexOf(element) + 1,
]

/** Items with their parts; ids are the sheet's own numbers when these are unique, otherwise the place in the element. */
function buildItems(items: readonly ReadItem[], filled: readonly ReadCategory[]) {
  const numbers = new Set(items.map(({ number }) => number).filter((number) => number !== '' && number.length <= 40))
  const hasOwnNumbers = numbers.size === items.length
  const counts = new Map<string, number>()
  return items.map((item, index) => {
    const [category, element] = placeOf(filled, item)
    const place = `${category}.${element}`
    const count = (counts.get(place) ?? 0) + 1
    counts.set(place, count)
    const { isWhole, ...parts } = readDeductions(item.method, item.points)
    const source: StandardSource['items'][number] = {
      id: hasOwnNumbers ? item.number : `${place}-${count}`,
      number: item.number || String(index + 1),
      categoryId: `c${category}`,
      elementId: `c${category}-e${element}`,
      content: item.content,
      points: item.points / 100,
      method: item.method,
      ...parts,
      evidence: [],
      tags: [],
      industryGroups: [],
      blankReason: '',
      correction: null,
      clauses: [],
    }
    return { isWhole, source }
  })
}

function sourceOf(
  items: readonly ReadItem[],
  filled: readonly ReadCategory[],
  built: readonly { source: StandardSource['items'][number] }[],
  { title, source, grading, lines }: ImportChoices,
): StandardImport['standard'] {
  return {
    code: '',
    title: title.trim(),
    effectiveOn: null,
    source: source.trim() || '企业用 Excel 导入',
    url: '',
    verified: false,
    note: '由企业导入，没有与官方原文核对；扣分项按文字识别，没有识别的用手工扣分',
    points: sumOf(items) / 100,
    grading,
    lines: [...lines],
    categories: filled.map((category, place) => {
      const own = items.filter((item) => item.category === category)
      return {
        id: `c${place + 1}`,
        number: category.label.number,
        name: category.label.name,
        points: sumOf(own) / 100,
        elements: [...category.elements.values()].flatMap((element, index) => {
          const inside = own.filter((item) => item.element === element)
          if (inside.length === 0) return []
          const { number, name } = element.label
          return [{ id: `c${place + 1}-e${index + 1}`, number, name, points: sumOf(inside) / 100 }]
        }),
      }
    }),
    items: built.map((own) => own.source),
  }
}
