/**
 * What the ledger of findings filters, searches and sorts by, kept in memory per connection: SQLite needs 60 ms to read
 * 100,000 texts, memory 10. Brought up to date from the change journal, so that another process's writing is seen too.
 */
import { type SqlBool, sql } from 'kysely'
import type { Finding } from '#shared/domain/finding'
import { from, type ReadDatabase } from '../database.ts'

/** One finding as far as a list needs it; drafts of running inspections are not in the index. */
export interface IndexedFinding {
  key: number
  number: number
  status: Finding['status']
  grade: string | null
  foundOn: string
  dueOn: string | null
  areaId: string | null
  riskPointId: string | null
  category: string
  isVoided: boolean
  /** in lower-case letters; a closed finding carries the names that it was closed with */
  text: string
}

/** A number by which a finding stands in a list: 0 to 2^28. */
export type Ranking = (finding: IndexedFinding) => number

const positions = 2 ** 24
/** So many changed findings are read by themselves; of more, the whole table is. */
const fewChanges = 2000

const query = () =>
  from
    .selectFrom('findings')
    .select([
      sql<number>`rowid`.as('key'),
      'number_order as number',
      'status',
      'grade',
      'found_on as foundOn',
      'due_on as dueOn',
      'area_id as areaId',
      'risk_point_id as riskPointId',
      'category',
      sql<SqlBool>`voided_at is not null`.as('isVoided'),
      sql<string>`search_text || char(10) || lower(risk_point_name || char(10) || area_name)`.as('text'),
    ])
    .where('status', '<>', 'draft')
type Row = ReturnType<ReturnType<typeof query>['execute']> extends Promise<(infer R)[]> ? R : never

interface JournalMark {
  id: number
  action_id: string
}

export class FindingIndex {
  #mark: JournalMark | undefined
  #byKey = new Map<number, IndexedFinding>()
  /** rising numbers; null = to be put in order again */
  #byNumber: IndexedFinding[] | null = null
  readonly #orders = new Map<string, { from: readonly IndexedFinding[]; order: Uint32Array }>()

  /** Reads what was written since the last call. */
  refresh(db: ReadDatabase): this {
    const marks = from.selectFrom('change_journal').select(['id', 'action_id'])
    const newest = db.first(marks.orderBy('id', 'desc').limit(1))
    const known = this.#mark
    if (newest?.id === known?.id && newest?.action_id === known?.action_id && this.#byNumber) return this
    // A row that was rolled back gives its id to another action: then nothing of what is known can be trusted.
    const isContinued = known && db.first(marks.where('id', '=', known.id))?.action_id === known.action_id
    const changed = isContinued ? this.#changedSince(db, known.id) : null
    if (changed === null) {
      this.#byKey = new Map(db.all(query()).map((row) => [row.key, entryOf(row)]))
      this.#byNumber = null
    } else if (changed.length > 0) {
      for (const row of db.all(query().where('id', 'in', changed))) this.#byKey.set(row.key, entryOf(row))
      this.#byNumber = null
    }
    this.#mark = newest
    return this
  }

  #changedSince(db: ReadDatabase, id: number): string[] | null {
    const changed = db.all(
      from
        .selectFrom('change_journal')
        .select('record_id')
        .distinct()
        .where('id', '>', id)
        .where('record_type', '=', 'finding')
        .limit(fewChanges + 1),
    )
    return changed.length > fewChanges ? null : changed.map((row) => row.record_id)
  }

  /** All findings in rising order of their numbers. */
  byNumber(): readonly IndexedFinding[] {
    this.#byNumber ??= [...this.#byKey.values()].sort((a, b) => a.number - b.number)
    return this.#byNumber
  }

  /** Positions in `byNumber` in rising order of the ranking, equal ones by number; `name` stands for the ranking. */
  by(name: string, rank: Ranking): Uint32Array {
    const all = this.byNumber()
    const known = this.#orders.get(name)
    if (known?.from === all) return known.order
    // plain loops: `from` with a function takes three times as long
    const keys = new Float64Array(all.length)
    for (const [position, finding] of all.entries()) keys[position] = rank(finding) * positions + position
    keys.sort()
    const order = new Uint32Array(all.length)
    for (let place = 0; place < order.length; place += 1) order[place] = (keys[place] ?? 0) % positions
    if (this.#orders.size > 8) this.#orders.clear()
    this.#orders.set(name, { from: all, order })
    return order
  }
}

const entryOf = (row: Row): IndexedFinding => ({ ...row, isVoided: Boolean(row.isVoided) })

/** The findings of this connection as they are now. */
export const findingIndex = (db: ReadDatabase): FindingIndex =>
  db.remember('finding-index', () => new FindingIndex()).refresh(db)
