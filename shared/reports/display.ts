/**
 * How values, heads and merged cells look, said once for every printer and for the screen.
 */
import { type RiskLevel, riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import type {
  Cell,
  CellFormat,
  Column,
  PhotoItem,
  Ratio,
  ReportDocument,
  TableBlock,
} from '#shared/reports/report-document'
import { formatChineseDay, isValidDay } from '#shared/rules/day'

/** Pure 红 橙 黄 蓝 for the small swatch before a level's word on paper. */
export const levelSwatches: Record<RiskLevel, string> = {
  major: '#E60012',
  considerable: '#F08300',
  general: '#F7C600',
  low: '#1D5FBF',
}

/** Pale grounds behind a level's word in sheets and rows. */
export const levelGrounds: Record<RiskLevel, string> = {
  major: '#FDECEC',
  considerable: '#FFF1E3',
  general: '#FFF9DB',
  low: '#EAF2FF',
}

/** True for a value that is a share of counts. */
export function isRatio(value: Cell): value is Ratio {
  return typeof value === 'object' && value !== null
}

/** The level that a cell names, null when it names none. */
export function levelOf(value: Cell): RiskLevel | null {
  return riskLevels.find((level) => level === value) ?? null
}

/** The share in tenths of a percent, rounded half up (away from zero) in integers; null for a zero denominator. */
export function ratioTenths(ratio: Ratio): number | null {
  if (ratio.denominator === 0) return null
  const numerator = BigInt(ratio.numerator)
  const denominator = BigInt(ratio.denominator)
  const negative = numerator < 0n !== denominator < 0n
  const magnitude = (value: bigint) => (value < 0n ? -value : value)
  const tenths = (magnitude(numerator) * 2000n + magnitude(denominator)) / (2n * magnitude(denominator))
  return Number(negative ? -tenths : tenths)
}

/** The picture that a cell of a photo column names, null when it names none. */
export function pictureIn(format: CellFormat, value: Cell): string | null {
  return format === 'photo' && typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : null
}

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isCalendarDay(value: Cell): value is string {
  return typeof value === 'string' && isValidDay(value)
}

/** `2026-11-05` -> `2026年11月5日`; anything that is not a day comes back unchanged. */
export function chineseDay(day: string): string {
  return isCalendarDay(day) ? formatChineseDay(day) : day
}

function fixed(value: number, digits: number): string {
  const unit = 10 ** digits
  const magnitude = Math.abs(value)
  const text = `${Math.floor(magnitude / unit)}.${String(magnitude % unit).padStart(digits, '0')}`
  return value < 0 ? `-${text}` : text
}

/** 分 -> 元 with two decimals and thousands separators: 123456789 -> 1,234,567.89 */
function displayMoney(value: number): string {
  return fixed(value, 2).replace(/\B(?=(\d{3})+\.)/g, ',')
}

/** Hundredths without trailing zeros: 4200 -> 42, 50 -> 0.5 */
function displayHundredths(value: number): string {
  return fixed(value, 2).replace(/\.?0+$/, '')
}

/**
 * The text of a cell exactly as it is printed. A value that does not fit its format (a remark in a number column)
 * is shown as it stands.
 */
export function displayCell(format: CellFormat, value: Cell): string {
  if (value === null) return ''
  if (isRatio(value)) {
    const tenths = ratioTenths(value)
    return tenths === null ? '/' : `${fixed(tenths, 1)}%`
  }
  if (format === 'level') {
    const level = levelOf(value)
    return level === null ? String(value) : riskLevelLabels[level]
  }
  if (pictureIn(format, value) !== null) return ''
  if (typeof value === 'string') return value
  if (format === 'money' && Number.isInteger(value)) return displayMoney(value)
  if (format === 'riskValue' && Number.isInteger(value)) return displayHundredths(value)
  if (format === 'tenths' && Number.isInteger(value)) return fixed(value, 1)
  return String(value)
}

const defaultAligns: Record<CellFormat, 'left' | 'center' | 'right'> = {
  text: 'left',
  integer: 'right',
  date: 'center',
  money: 'right',
  riskValue: 'right',
  tenths: 'right',
  level: 'center',
  ratio: 'right',
  photo: 'center',
}

/** Where a column's values stand: as the column says, otherwise numbers right, dates and levels centred, text left. */
export function columnAlign(column: Column): 'left' | 'center' | 'right' {
  return column.align ?? defaultAligns[column.format]
}

export interface HeaderCell {
  text: string
  /** index of the leftmost column below this cell */
  column: number
  colSpan: number
  rowSpan: number
}

/**
 * The merged head of a table, one array per head row from the top: neighbouring columns with the same groups share one
 * cell, a column without groups reaches down to the last row.
 */
export function headerRows(columns: Column[]): HeaderCell[][] {
  const depth = Math.max(0, ...columns.map((column) => column.groups?.length ?? 0)) + 1
  const groupsOf = (index: number) => columns[index]?.groups ?? []
  const sameGroup = (left: number, right: number, level: number) =>
    groupsOf(right).length > level &&
    groupsOf(left)
      .slice(0, level + 1)
      .join('\n') ===
      groupsOf(right)
        .slice(0, level + 1)
        .join('\n')
  return Array.from({ length: depth }, (_, level) => {
    const row: HeaderCell[] = []
    for (let column = 0; column < columns.length; column += 1) {
      const groups = groupsOf(column)
      if (level > groups.length) continue
      if (level === groups.length) {
        row.push({ text: columns[column]?.label ?? '', column, colSpan: 1, rowSpan: depth - level })
        continue
      }
      let end = column + 1
      while (end < columns.length && sameGroup(column, end, level)) end += 1
      row.push({ text: groups[level] ?? '', column, colSpan: end - column, rowSpan: 1 })
      column = end - 1
    }
    return row
  })
}

export interface MergeSpan {
  /** column index */
  column: number
  /** first row of the group, counted from 0 in the table's rows */
  row: number
  rowSpan: number
}

/**
 * Groups of equal neighbours in the `mergeEqual` columns (only those of two rows or more), ordered by row then column.
 * A break in an earlier key breaks the later ones; empty cells are never merged.
 */
export function mergeSpans(table: TableBlock): MergeSpan[] {
  const spans: MergeSpan[] = []
  const { rows } = table
  const breaks = new Uint8Array(rows.length + 1)
  breaks[0] = 1
  breaks[rows.length] = 1
  for (const key of table.mergeEqual ?? []) {
    const column = table.columns.findIndex((candidate) => candidate.key === key)
    const format = table.columns[column]?.format
    if (format === undefined) continue
    let start = 0
    let text = displayCell(format, rows[0]?.[column] ?? null)
    for (let row = 1; row <= rows.length; row += 1) {
      const next = row < rows.length ? displayCell(format, rows[row]?.[column] ?? null) : ''
      if (breaks[row] === 0 && next === text) continue
      breaks[row] = 1
      if (row - start > 1 && text !== '') spans.push({ column, row: start, rowSpan: row - start })
      start = row
      text = next
    }
  }
  return spans.sort((left, right) => left.row - right.row || left.column - right.column)
}

export const photoRoleLabels: Record<PhotoItem['role'], string> = { before: '整改前', after: '整改后', other: '' }

/**
 * Photos in rows of `columns` places: 整改前 stands directly left of its 整改后 when there are both and an even number of
 * places; otherwise before, after, other in this order. A place without a photo is null.
 */
export function photoRows(items: PhotoItem[], columns: number): (PhotoItem | null)[][] {
  const of = (role: PhotoItem['role']) => items.filter((item) => item.role === role)
  const before = of('before')
  const after = of('after')
  const places: (PhotoItem | null)[] = []
  if (before.length > 0 && after.length > 0 && columns % 2 === 0) {
    for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
      places.push(before[index] ?? null, after[index] ?? null)
    }
    while (places.length % columns !== 0 && of('other').length > 0) places.push(null)
  } else {
    places.push(...before, ...after)
  }
  places.push(...of('other'))
  while (places.length % columns !== 0) places.push(null)
  return Array.from({ length: places.length / columns }, (_, row) => places.slice(row * columns, (row + 1) * columns))
}

/** Fewer entries than these are found without a table of contents. */
const fewestEntries = 3

/** Headings that a table of contents names, in their order; none when there is little to look up. */
export function contentsOf(document: ReportDocument): { text: string; level: 1 | 2 }[] {
  const entries = document.blocks.flatMap((block) =>
    block.kind === 'heading' && block.level < 3 ? [{ text: block.text, level: block.level as 1 | 2 }] : [],
  )
  return entries.length < fewestEntries ? [] : entries
}
