/** Walks whole tables for the data check: the journal against the records, evaluations, attachment rows. */
import type { Evaluation } from '#shared/domain/evaluation'
import type { RecordBase } from '#shared/domain/fields'
import type { Connection } from '../connection.ts'
import { type RecordStore, stores } from '../record-store.ts'
import { evaluations } from './records.ts'

/** How the records of one type agree with the journal. */
export interface JournalAgreement {
  concept: string
  records: number
  /** records that no journal row speaks of */
  unrecorded: number
  /** records whose revision is not the one of their newest journal row */
  revisionDiffers: number
  /** records whose content is not what their newest journal row says */
  contentDiffers: number
  /** ids that the journal knows and the table does not have */
  vanished: number
}

const sameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keysOfA = Object.keys(a)
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keysOfA.length === Object.keys(b).length &&
    keysOfA.every((key) => sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}

/** A journal row from before a column was added does not name it; every field that it names has to agree. */
function agrees(record: RecordBase, after: Record<string, unknown>): boolean {
  return Object.entries(record).every(([key, value]) => !(key in after) || sameValue(value, after[key]))
}

/** Compares every record of a type with the last journal row about it. */
export function journalAgreement(connection: Connection, store: RecordStore<RecordBase>): JournalAgreement {
  const result: JournalAgreement = {
    concept: store.concept,
    records: 0,
    unrecorded: 0,
    revisionDiffers: 0,
    contentDiffers: 0,
    vanished: 0,
  }
  const rows = connection.prepare<[string], object & { journal_after: string | null }>(
    `SELECT record.*, entry.after AS journal_after FROM ${store.table} record LEFT JOIN change_journal entry
     ON entry.id = (SELECT MAX(id) FROM change_journal WHERE record_id = record.id AND record_type = ?)`,
  )
  for (const row of rows.iterate(store.recordType)) {
    result.records += 1
    const record = store.fromRow(row)
    if (row.journal_after === null) {
      result.unrecorded += 1
      continue
    }
    const after = JSON.parse(row.journal_after) as Record<string, unknown>
    if (after['revision'] !== record.revision) result.revisionDiffers += 1
    else if (!agrees(record, after)) result.contentDiffers += 1
  }
  const vanished = connection.prepare<[string], { n: number }>(
    `SELECT COUNT(DISTINCT record_id) AS n FROM change_journal
     WHERE record_type = ? AND record_id NOT IN (SELECT id FROM ${store.table})`,
  )
  result.vanished = vanished.get(store.recordType)?.n ?? 0
  return result
}

export const journalAgreements = (connection: Connection): JournalAgreement[] =>
  [...stores.values()].map((store) => journalAgreement(connection, store))

export interface StoredPack {
  packId: string
  hash: string
  content: string
}

export function storedPacks(connection: Connection): StoredPack[] {
  return connection.prepare<[], StoredPack>('SELECT pack_id AS packId, hash, content FROM rule_packs').all()
}

/** Every evaluation, void ones too, one at a time. */
export function* everyEvaluation(connection: Connection): Generator<Evaluation> {
  for (const row of connection.prepare<[], object>('SELECT * FROM evaluations').iterate())
    yield evaluations.fromRow(row)
}
