/** The ledger of findings: filtered, searched and sorted in the index in memory; whole rows are fetched for the page alone. */
import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { findingFilter, FindingRow } from '#shared/contract/finding'
import type { Finding } from '#shared/domain/finding'
import { isOverdue, overdueDays } from '#shared/rules/finding-flow'
import { from, type ReadDatabase } from '../database.ts'
import { type FindingIndex, findingIndex, type IndexedFinding } from './finding-index.ts'
import { findings } from './records.ts'

export type FindingFilter = z.output<typeof findingFilter>
export interface FindingPage {
  total: number
  items: FindingRow[]
}
interface Page {
  offset: number
  limit: number
}

/** SQLite's lower() knows ASCII only; a search must fold the same letters. */
const asciiLowerCase = (text: string): string => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())

type Test = (finding: IndexedFinding) => boolean
const isOneOf = <T>(values: readonly T[], of: (finding: IndexedFinding) => T | null): Test[] => {
  if (values.length === 0) return []
  const wanted = new Set<T | null>(values)
  return [(finding) => wanted.has(of(finding))]
}

/** Ids of risk points or areas whose name holds the word. */
const named = (db: ReadDatabase, table: 'risk_points' | 'areas', word: string): Set<string | null> =>
  new Set(
    db
      .all(from.selectFrom(table).select('id').where(sql<SqlBool>`instr(lower(name), ${word}) > 0`))
      .map(({ id }) => id),
  )

/** A word stands in the finding's own text or, while it is open, in today's name of its risk point or area. */
function holdsWord(db: ReadDatabase, word: string): Test {
  const riskPoints = named(db, 'risk_points', word)
  const areas = named(db, 'areas', word)
  return ({ text, status, riskPointId, areaId }) =>
    text.includes(word) || (status !== 'closed' && (riskPoints.has(riskPointId) || areas.has(areaId)))
}

function testsOf(db: ReadDatabase, filter: FindingFilter, today: string): Test[] {
  const tests: Test[] = [
    ...isOneOf(filter.statuses, ({ status }) => status),
    ...isOneOf(filter.grades, ({ grade }) => grade),
    ...isOneOf(filter.areaIds, ({ areaId }) => areaId),
    ...isOneOf(filter.categories, ({ category }) => category),
  ]
  if (!filter.includeVoided || filter.isOverdue || filter.isOpen) tests.push(({ isVoided }) => !isVoided)
  if (filter.isOpen) tests.push(({ status }) => status !== 'closed')
  if (filter.isOverdue) tests.push(({ status, dueOn }) => status === 'rectifying' && dueOn !== null && dueOn < today)
  if (filter.foundFrom !== '') tests.push(({ foundOn }) => foundOn >= filter.foundFrom)
  if (filter.foundTo !== '') tests.push(({ foundOn }) => foundOn <= filter.foundTo)
  for (const word of asciiLowerCase(filter.search).split(/\s+/)) if (word !== '') tests.push(holdsWord(db, word))
  return tests
}

const ledgerStatuses = ['registered', 'rectifying', 'awaitingReview', 'closed'] as const
const last = 2 ** 28 - 1
/** Days as numbers in their order; a ledger has few days and many findings. */
function dayRanking(): (day: string | null) => number {
  const known = new Map<string, number>()
  return (day) => {
    if (day === null) return last
    const rank = known.get(day) ?? Number(day.replaceAll('-', ''))
    known.set(day, rank)
    return rank
  }
}

/** The rising order of a sort (null = by number); no value and no area stand at the end, equal ones follow by number. */
function orderOf(db: ReadDatabase, index: FindingIndex, sort: FindingFilter['sort']): Uint32Array | null {
  if (sort === 'number') return null
  const dayRank = dayRanking()
  if (sort === 'foundOn') return index.by(sort, ({ foundOn }) => dayRank(foundOn))
  if (sort === 'dueOn') return index.by(sort, ({ dueOn }) => dayRank(dueOn))
  if (sort === 'status') return index.by(sort, ({ status }) => ledgerStatuses.findIndex((one) => one === status))
  const areas = db.all(from.selectFrom('areas').select('id').orderBy('sort_order').orderBy('name')).map(({ id }) => id)
  const ranks = new Map<string | null, number>(areas.map((id, rank) => [id, rank]))
  return index.by(`area ${areas.join(' ')}`, ({ areaId }) => ranks.get(areaId) ?? last)
}

/**
 * Keys of one page and the number of all findings that pass; a falling list is the rising one read from its end.
 * The tests run in the order of the findings in memory, whatever the order of the list.
 */
function keysOf(db: ReadDatabase, filter: FindingFilter, page: Page, today: string) {
  const index = findingIndex(db)
  const all = index.byNumber()
  const tests = testsOf(db, filter, today)
  // Plain loops: `Uint8Array.from` with a function takes three times as long.
  const passes = new Uint8Array(all.length)
  let total = 0
  for (let position = 0; position < all.length; position += 1) {
    const finding = all[position]
    if (!finding || !tests.every((test) => test(finding))) continue
    passes[position] = 1
    total += 1
  }
  const order = orderOf(db, index, filter.sort)
  const keys: number[] = []
  for (let step = 0, seen = 0; step < all.length && keys.length < page.limit; step += 1) {
    const place = filter.descending ? all.length - 1 - step : step
    const position = order?.[place] ?? place
    if (passes[position] !== 1) continue
    const finding = all[position]
    if (seen >= page.offset && finding) keys.push(finding.key)
    seen += 1
  }
  return { total, keys }
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
  { offset, limit, ...filter }: FindingFilter & Page,
  today: string,
): FindingPage {
  const { total, keys } = keysOf(db, filter, { offset, limit }, today)
  const rows = db.all(
    rowsQuery().where(sql<SqlBool>`f.rowid in (select value from json_each(${JSON.stringify(keys)}))`),
  )
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return { total, items: keys.flatMap((key) => byKey.get(key) ?? []).map((row) => rowOf(row, today)) }
}

/** One finding as the ledger shows it, null when there is none. */
export function findingRowOf(db: ReadDatabase, id: string, today: string): FindingRow | null {
  const row = db.first(rowsQuery().where('f.id', '=', id))
  return row ? rowOf(row, today) : null
}

/** Findings by state; void ones only under `voided`, drafts nowhere. */
export function findingCounts(db: ReadDatabase, today: string) {
  const counted = () => from.selectFrom('findings').select((eb) => eb.fn.countAll<number>().as('count'))
  const count = (query: ReturnType<typeof counted>): number => db.first(query)?.count ?? 0
  const inForce = (status: Finding['status']) => counted().where('status', '=', status).where('voided_at', 'is', null)
  return {
    registered: count(inForce('registered')),
    rectifying: count(inForce('rectifying')),
    awaitingReview: count(inForce('awaitingReview')),
    closed: count(inForce('closed')),
    overdue: count(inForce('rectifying').where('due_on', '<', today)),
    voided: count(counted().where('status', 'in', ledgerStatuses).where('voided_at', 'is not', null)),
  }
}
