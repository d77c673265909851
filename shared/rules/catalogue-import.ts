/** Pasted lines of a regional catalogue of 较大以上 risks, from a sheet (tabs) or as CSV, with a reason for each refusal. */
import {
  type CatalogueLevel,
  type ConsiderableCatalogueItemFields,
  considerableCatalogueItemFields,
} from '#shared/domain/considerable-catalogue-item'

type Field = keyof ConsiderableCatalogueItemFields

export interface ImportedItem {
  /** line in the pasted text, from 1 */
  line: number
  item: ConsiderableCatalogueItemFields
}
export interface RefusedLine {
  line: number
  text: string
  reason: string
}
export interface CatalogueImport {
  items: ImportedItem[]
  refused: RefusedLine[]
  /** heads of columns that were not understood and left out */
  ignoredColumns: string[]
}

interface ImportOptions {
  /** stands where a line names none */
  source: string
  /** entries that are there already */
  known: readonly { code: string; name: string; industry: string }[]
}

const heads: Record<Field, readonly string[]> = {
  code: ['编号', '目录编号', '编码', '代码', '序号'],
  name: ['名称', '风险名称', '目录名称', '较大以上风险', '较大以上安全风险', '风险'],
  industry: ['行业', '行业领域', '适用行业', '所属行业', '行业类别'],
  description: ['描述', '情形', '情形描述', '风险描述', '风险情形', '说明'],
  source: ['来源', '目录', '出处'],
  level: ['等级', '风险等级', '级别', '风险级别'],
}
/** Order of columns without a head, by how many there are. */
const orders: readonly (readonly Field[])[] = [['name'], ['code', 'name']]
const fullOrder: readonly Field[] = ['code', 'name', 'industry', 'description', 'source', 'level']

interface PastedRow {
  line: number
  text: string
  cells: string[]
  problem: string
}

/** Cells of one record from `start`; null when a quotation mark is never closed. */
function readRecord(text: string, start: number, delimiter: string): { cells: string[]; end: number } | null {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  let position = start
  for (; position < text.length; position += 1) {
    const character = text[position] ?? ''
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[position + 1] === '"') {
        cell += '"'
        position += 1
      } else isQuoted = false
    } else if (character === '"' && cell.trim() === '') {
      cell = ''
      isQuoted = true
    } else if (character === delimiter) {
      cells.push(cell)
      cell = ''
    } else if (character === '\n') break
    else cell += character
  }
  return isQuoted ? null : { cells: [...cells, cell].map((value) => value.trim()), end: position }
}

function readRows(pasted: string): PastedRow[] {
  const text = pasted.replaceAll(/\r\n?/g, '\n').replace(/^\uFEFF/, '')
  const delimiter = text.includes('\t') ? '\t' : ','
  const rows: PastedRow[] = []
  let line = 1
  for (let start = 0; start < text.length; ) {
    const record = readRecord(text, start, delimiter)
    const lineEnd = text.indexOf('\n', start)
    const end = record?.end ?? (lineEnd < 0 ? text.length : lineEnd)
    const own = text.slice(start, end)
    if (own.replaceAll(delimiter, '').trim() !== '')
      rows.push({ line, text: own, cells: record?.cells ?? [], problem: record ? '' : '引号没有成对' })
    line += own.split('\n').length
    start = end + 1
  }
  return rows
}

const fieldOfHead = (head: string): Field | null =>
  (Object.keys(heads) as Field[]).find((field) => heads[field].includes(head.replaceAll(/\s/g, ''))) ?? null

/** 较大, 较大风险, 橙 …; empty is 较大; null for what a catalogue of 较大以上 risks does not have. */
function levelOf(word: string): CatalogueLevel | null {
  if (word === '' || /^(较大(安全)?风险|较大|橙色?)$/.test(word)) return 'considerable'
  return /^(重大(安全)?风险|重大|红色?)$/.test(word) ? 'major' : null
}

const keyOf = ({ code, name, industry }: { code: string; name: string; industry: string }): string =>
  code === '' ? `${name}\t${industry}` : code

/** Reads pasted text; nothing is lost silently: every line becomes an entry or is refused with its reason. */
export function parseCatalogue(pasted: string, { source, known }: ImportOptions): CatalogueImport {
  const rows = readRows(pasted)
  const headed = (rows[0]?.cells ?? []).map(fieldOfHead)
  const hasHead = headed.includes('name') && rows[0]?.problem === ''
  const widest = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const order: readonly (Field | null)[] = hasHead ? headed : (orders[widest - 1] ?? fullOrder)
  const result: CatalogueImport = {
    items: [],
    refused: [],
    ignoredColumns: hasHead
      ? (rows[0]?.cells ?? []).filter((head, index) => head !== '' && headed[index] === null)
      : [],
  }
  const knownKeys = new Set(known.map(keyOf))
  const lineByKey = new Map<string, number>()
  for (const row of hasHead ? rows.slice(1) : rows) {
    const read = readItem(row, order, source)
    const key = typeof read === 'string' ? '' : keyOf(read)
    const earlier = lineByKey.get(key)
    const reason =
      typeof read === 'string'
        ? read
        : knownKeys.has(key)
          ? `目录里已有「${read.code || read.name}」`
          : earlier !== undefined
            ? `与第 ${earlier} 行重复`
            : ''
    if (typeof read === 'string' || reason !== '') {
      result.refused.push({ line: row.line, text: row.text, reason })
      continue
    }
    lineByKey.set(key, row.line)
    result.items.push({ line: row.line, item: read })
  }
  return result
}

function readItem(
  row: PastedRow,
  order: readonly (Field | null)[],
  source: string,
): ConsiderableCatalogueItemFields | string {
  if (row.problem !== '') return row.problem
  if (row.cells.slice(order.length).some((cell) => cell !== ''))
    return `这一行有 ${row.cells.length} 列，多于 ${order.length} 列；内容里有逗号时请用引号括起来`
  const cellOf = (field: Field) => row.cells[order.indexOf(field)] ?? ''
  const level = levelOf(cellOf('level'))
  if (level === null) return `等级写的是「${cellOf('level')}」，目录只收较大和重大`
  const parsed = considerableCatalogueItemFields.safeParse({
    code: cellOf('code'),
    name: cellOf('name'),
    industry: cellOf('industry'),
    description: cellOf('description'),
    source: cellOf('source') || source,
    level,
  })
  return parsed.success ? parsed.data : (parsed.error.issues[0]?.message ?? '这一行填写不正确')
}
