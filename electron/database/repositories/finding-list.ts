/**
 * The ledger of findings: filtered, searched, sorted and paged in SQL, 100,000 of them within 50 ms.
 * Filters and order are read from indexes that hold every column a filter names (`findings_ledger`, `findings_by_day`
 * and `findings_by_deadline` in their order, `findings_search` with the text); whole rows are fetched for the page alone.
 */
import { type Expression, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { findingFilter, FindingRow } from '#shared/contract/finding'
import type { Finding } from '#shared/domain/finding'
import { isOverdue, overdueDays } from '#shared/rules/finding-flow'
import { from, type ReadDatabase } from '../database.ts'
import type { Tables } from '../tables.ts'
import { findings } from './records.ts'

export type FindingFilter = z.output<typeof findingFilter>
export interface FindingPage {
  total: number
  items: FindingRow[]
}

/** Left to itself, SQLite would choose a wider index, or look rows up one by one. */
const ledger = (
  access: `indexed by findings_${'ledger' | 'search' | 'by_day' | 'by_deadline' | 'status'}` | 'not indexed',
) => from.selectFrom(sql<Selectable<Tables['findings']>>`findings`.as<'f'>(sql`f ${sql.raw(access)}`))
type LedgerQuery = ReturnType<typeof ledger>
type Column = 'status' | 'grade' | 'found_on' | 'due_on' | 'area_id' | 'category' | 'voided_at'

const plain = (column: Column) => sql.raw(`+f.${column}`)
const isOneOf = (column: Column, values: readonly string[]): Expression<SqlBool> =>
  sql`${plain(column)} in (select value from json_each(${JSON.stringify(values)}))`
/** SQLite's lower() knows ASCII only; a search must fold the same letters. */
const asciiLowerCase = (text: string): string => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())

/** Findings of the ledger (drafts of running inspections are not in it) that pass the filter. */
function matching(filter: FindingFilter, today: string): LedgerQuery {
  const conditions: Expression<SqlBool>[] = [sql`${plain('status')} <> 'draft'`]
  if (!filter.includeVoided || filter.isOverdue || filter.isOpen) conditions.push(sql`${plain('voided_at')} is null`)
  if (filter.statuses.length > 0) conditions.push(isOneOf('status', filter.statuses))
  if (filter.isOpen) conditions.push(sql`${plain('status')} <> 'closed'`)
  if (filter.isOverdue) conditions.push(sql`${plain('status')} = 'rectifying' and ${plain('due_on')} < ${today}`)
  if (filter.grades.length > 0) conditions.push(isOneOf('grade', filter.grades))
  if (filter.areaIds.length > 0) conditions.push(isOneOf('area_id', filter.areaIds))
  if (filter.categories.length > 0) conditions.push(isOneOf('category', filter.categories))
  if (filter.foundFrom !== '') conditions.push(sql`${plain('found_on')} >= ${filter.foundFrom}`)
  if (filter.foundTo !== '') conditions.push(sql`${plain('found_on')} <= ${filter.foundTo}`)
  for (const word of asciiLowerCase(filter.search).split(/\s+/)) {
    if (word !== '') conditions.push(sql`instr(f.search_text, ${word}) > 0`)
  }
  return conditions.reduce((query, condition) => query.where(condition), ledger(accessFor(filter)))
}

/** The index that holds the text for a search, else the one that stands in the wanted order. */
function accessFor(filter: FindingFilter) {
  if (filter.search !== '') return 'indexed by findings_search'
  if (filter.sort === 'foundOn') return 'indexed by findings_by_day'
  return filter.sort === 'dueOn' ? 'indexed by findings_by_deadline' : 'indexed by findings_ledger'
}

const count = (db: ReadDatabase, query: LedgerQuery): number =>
  db.first(query.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0

interface Key {
  key: number
  number: number
}
type Direction = 'asc' | 'desc'
interface Page {
  offset: number
  limit: number
}

const isAmong = (keys: readonly Key[]): Expression<SqlBool> =>
  sql`f.rowid in (select value from json_each(${JSON.stringify(keys.map(({ key }) => key))}))`

/** The column to sort by and what puts it in order; no value and no area stand at the end of a rising list. */
const sorts = {
  foundOn: { column: 'found_on', order: [sql`value`] },
  dueOn: { column: 'due_on', order: [sql`value is null`, sql`value`] },
  status: {
    column: 'status',
    order: [sql`case value when 'registered' then 0 when 'rectifying' then 1 when 'awaitingReview' then 2 else 3 end`],
  },
  area: { column: 'area_id', order: [sql`areas.id is null`, sql`areas.sort_order`, sql`areas.name`] },
} as const satisfies Record<string, { column: Column; order: RawBuilder<unknown>[] }>

/** One page from an index that stands in the order of a day; findings without a deadline are the last of a rising list. */
function orderedPage(
  db: ReadDatabase,
  query: LedgerQuery,
  column: 'found_on' | 'due_on',
  direction: Direction,
  page: Page,
): Key[] {
  return db.all(
    query
      .select([sql<number>`f.rowid`.as('key'), 'f.number_order as number'])
      .orderBy(`f.${column}`, (order) => (direction === 'asc' ? order.asc().nullsLast() : order.desc().nullsFirst()))
      .orderBy('f.number_order', direction)
      .limit(page.limit)
      .offset(page.offset),
  )
}

/** One page of row numbers in any order; findings with equal keys follow each other by number. */
function sortedPage(
  db: ReadDatabase,
  query: LedgerQuery,
  sort: FindingFilter['sort'],
  direction: Direction,
  page: Page,
): Key[] {
  const keys = query
    .select([sql<number>`f.rowid`.as('key'), 'f.number_order as number'])
    .orderBy('f.number_order', direction)
  if (sort === 'number') return db.all(keys.limit(page.limit).offset(page.offset))
  const { column, order } = sorts[sort]
  // Rows come in the order of the number, so that the sorter soon drops nearly all that follow; `limit -1` keeps SQLite
  // from merging the two queries and losing that order.
  const inner = keys.select(sql<string | null>`f.${sql.ref(column)}`.as('value')).limit(-1)
  let outer = from.selectFrom(inner.as('i')).select(['i.key', 'i.number'])
  if (sort === 'area') outer = outer.leftJoin('areas', 'areas.id', 'i.value')
  for (const term of order) outer = outer.orderBy(term, direction)
  return db.all(outer.orderBy('i.number', direction).limit(page.limit).offset(page.offset))
}

/** So many hits are sorted here; of more, every text is dense enough to be found early. */
const fewHits = 20_000

/** A number that puts the values of a sort in order; no value and no area stand at the end of a rising list. */
function rankBy(db: ReadDatabase, sort: Exclude<FindingFilter['sort'], 'number'>): (value: string | null) => number {
  if (sort === 'status') return (value) => ledgerStatuses.findIndex((status) => status === value)
  if (sort !== 'area') return (value) => (value === null ? Number.POSITIVE_INFINITY : Number(value.replaceAll('-', '')))
  const ordered = db.all(from.selectFrom('areas').select('id').orderBy('sort_order').orderBy('name'))
  const ranks = new Map<string | null, number>(ordered.map(({ id }, index) => [id, index]))
  return (value) => ranks.get(value) ?? Number.POSITIVE_INFINITY
}

/** All hits of a search in another order than the number's, null when there are too many to sort here. */
function sortedHits(
  db: ReadDatabase,
  query: LedgerQuery,
  sort: Exclude<FindingFilter['sort'], 'number'>,
  direction: Direction,
): Key[] | null {
  const hits = db.all(
    query
      .select([
        sql<number>`f.rowid`.as('key'),
        'f.number_order as number',
        sql<string | null>`f.${sql.ref(sorts[sort].column)}`.as('value'),
      ])
      .limit(fewHits + 1),
  )
  if (hits.length > fewHits) return null
  const rankOf = rankBy(db, sort)
  const sign = direction === 'asc' ? 1 : -1
  const ranked = hits.map((hit) => ({ ...hit, rank: rankOf(hit.value) }))
  return ranked.sort((a, b) => sign * (a.rank === b.rank ? a.number - b.number : a.rank < b.rank ? -1 : 1))
}

/** A search reads every text once: sorted by number, the page comes first and only what lies behind it is counted. */
function searchPage(db: ReadDatabase, query: LedgerQuery, filter: FindingFilter, page: Page) {
  const direction = filter.descending ? 'desc' : 'asc'
  if (filter.sort !== 'number') {
    const hits = sortedHits(db, query, filter.sort, direction)
    return hits
      ? { total: hits.length, keys: hits.slice(page.offset, page.offset + page.limit) }
      : { total: count(db, query), keys: sortedPage(db, query, filter.sort, direction, page) }
  }
  const hits = sortedPage(db, query, 'number', direction, page)
  const seen = page.offset + hits.length
  const last = hits.at(-1)
  if (hits.length < page.limit && (last || page.offset === 0)) return { total: seen, keys: hits }
  const behind = last && query.where('f.number_order', direction === 'desc' ? '<' : '>', last.number)
  return { total: behind ? seen + count(db, behind) : count(db, query), keys: hits }
}

/** True when nothing but the state is filtered, which `findings_status` counts without reading each finding. */
const isByStateAlone = (filter: FindingFilter): boolean =>
  [filter.grades, filter.areaIds, filter.categories, filter.foundFrom, filter.foundTo].every(
    (part) => part.length === 0,
  )

const ledgerStatuses = ['registered', 'rectifying', 'awaitingReview', 'closed'] as const

function countByState(db: ReadDatabase, filter: FindingFilter, today: string): number {
  const statuses = ledgerStatuses
    .filter((status) => filter.statuses.length === 0 || filter.statuses.includes(status))
    .filter((status) => !filter.isOpen || status !== 'closed')
    .filter((status) => !filter.isOverdue || status === 'rectifying')
  let query = ledger('indexed by findings_status').where('f.status', 'in', statuses)
  if (!filter.includeVoided || filter.isOverdue || filter.isOpen) query = query.where('f.voided_at', 'is', null)
  if (filter.isOverdue) query = query.where('f.due_on', '<', today)
  return statuses.length === 0 ? 0 : count(db, query)
}

/** A page in the farther half is read from the end. */
function filterPage(db: ReadDatabase, query: LedgerQuery, filter: FindingFilter, page: Page, today: string) {
  const total = isByStateAlone(filter) ? countByState(db, filter, today) : count(db, query)
  const limit = Math.min(page.limit, total - page.offset)
  if (limit <= 0) return { total, keys: [] }
  const read = (direction: Direction, offset: number) =>
    filter.sort === 'foundOn' || filter.sort === 'dueOn'
      ? orderedPage(db, query, sorts[filter.sort].column, direction, { offset, limit })
      : sortedPage(db, query, filter.sort, direction, { offset, limit })
  const fromEnd = total - page.offset - limit
  if (fromEnd >= page.offset) return { total, keys: read(filter.descending ? 'desc' : 'asc', page.offset) }
  return { total, keys: read(filter.descending ? 'asc' : 'desc', fromEnd).reverse() }
}

/**
 * Photos of a finding, of the inspection result it was found at and of its rectifications; the cross join keeps SQLite
 * from reading the photos of every rectification.
 */
const photoCount = sql<number>`
  (select count(*) from attachments where record_type = 'finding' and record_id = f.id and voided_at is null and role <> 'document')
  + (select count(*) from attachments where record_type = 'inspectionResult' and record_id = f.inspection_result_id
     and voided_at is null and role <> 'document')
  + (select count(*) from rectifications cross join attachments on record_type = 'rectification' and record_id = rectifications.id
     where finding_id = f.id and attachments.voided_at is null and role <> 'document')`

const rowsQuery = () =>
  from
    .selectFrom('findings as f')
    .leftJoin('risk_points', 'risk_points.id', 'f.risk_point_id')
    .leftJoin('areas', 'areas.id', 'f.area_id')
    .leftJoin('organization_units', 'organization_units.id', 'f.responsible_unit_id')
    .leftJoin('rectification_notices', 'rectification_notices.id', 'f.notice_id')
    .selectAll('f')
    .select([
      sql<number>`f.rowid`.as('key'),
      'risk_points.name as current_risk_point_name',
      'areas.name as current_area_name',
      'organization_units.name as current_unit_name',
      'rectification_notices.number as notice_number',
      photoCount.as('photo_count'),
    ])
type StoredRow = ReturnType<ReturnType<typeof rowsQuery>['execute']> extends Promise<(infer R)[]> ? R : never

/** A closed finding keeps the names that it was closed with, an open one shows today's. */
function rowOf(row: StoredRow, today: string): FindingRow {
  const finding = findings.fromRow(row)
  const names =
    finding.status === 'closed'
      ? {}
      : {
          riskPointName: row.current_risk_point_name ?? '',
          areaName: row.current_area_name ?? '',
          responsibleUnitName: row.current_unit_name ?? '',
        }
  return {
    ...finding,
    ...names,
    isOverdue: isOverdue(finding, today),
    overdueDays: overdueDays(finding, today),
    noticeNumber: row.notice_number ?? '',
    photoCount: row.photo_count,
  }
}

/** One page of the ledger with the number of all findings that pass the filter. */
export function findingPage(
  db: ReadDatabase,
  { offset, limit, ...filter }: FindingFilter & { offset: number; limit: number },
  today: string,
): FindingPage {
  const query = matching(filter, today)
  const page = { offset, limit }
  const { total, keys } =
    filter.search === '' ? filterPage(db, query, filter, page, today) : searchPage(db, query, filter, page)
  const rows = db.all(rowsQuery().where(isAmong(keys)))
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return { total, items: keys.flatMap(({ key }) => byKey.get(key) ?? []).map((row) => rowOf(row, today)) }
}

/** One finding as the ledger shows it, null when there is none. */
export function findingRowOf(db: ReadDatabase, id: string, today: string): FindingRow | null {
  const row = db.first(rowsQuery().where('f.id', '=', id))
  return row ? rowOf(row, today) : null
}

/** Findings by state; void ones only under `voided`, drafts nowhere. */
export function findingCounts(db: ReadDatabase, today: string) {
  const byStatus = () => ledger('indexed by findings_status')
  const inForce = (status: Finding['status']) =>
    count(db, byStatus().where('f.status', '=', status).where('f.voided_at', 'is', null))
  const overdue = byStatus()
    .where('f.status', '=', 'rectifying')
    .where('f.voided_at', 'is', null)
    .where('f.due_on', '<', today)
  const voided = byStatus().where('f.status', 'in', ledgerStatuses).where('f.voided_at', 'is not', null)
  return {
    registered: inForce('registered'),
    rectifying: inForce('rectifying'),
    awaitingReview: inForce('awaitingReview'),
    closed: inForce('closed'),
    overdue: count(db, overdue),
    voided: count(db, voided),
  }
}
