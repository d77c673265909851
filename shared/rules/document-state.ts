/** Where a policy or record of the list stands: there, missing, kept by the app itself, or too long not looked at. */
import type { DocumentSection, DocumentState } from '../domain/standing.ts'
import { addMonths } from './day.ts'
import type { DocumentList } from './standardization-lists.ts'

export interface DatedDocument {
  issuedOn: string | null
  revisedOn: string | null
}

/** The newer of issue and last review; null when neither is known. */
export const lastReviewOf = ({ issuedOn, revisedOn }: DatedDocument): string | null =>
  [issuedOn, revisedOn].reduce(
    (newest, day) => (newest === null || (day !== null && day > newest) ? day : newest),
    null,
  )

/** First day of the year within which a policy is assessed (general-13 GM-031: 每年至少一次). */
export const reviewedSince = (today: string): string => addMonths(today, -12)

/** True when it is older than a year; false where no day is known. */
export function isReviewDue(document: DatedDocument, today: string): boolean {
  const last = lastReviewOf(document)
  return last !== null && last < reviewedSince(today)
}

export interface ListedDocument {
  entryId: string
  section: DocumentSection
  name: string
  clauses: string[]
  itemIds: string[]
  basis: string
  verified: boolean
  /** report of the app that is this record */
  reportId: string
  yearly: boolean
}

/** The list in one order: required, named, suggested, records. */
export const listedDocuments = ({ policies, records }: DocumentList): ListedDocument[] => [
  ...(['required', 'named', 'suggested'] as const).flatMap((group) =>
    policies
      .filter((own) => own.group === group)
      .map(({ id, name, clauses, itemIds, basis, verified }) => ({
        entryId: id,
        section: group,
        name,
        clauses,
        itemIds,
        basis,
        verified,
        reportId: '',
        yearly: false,
      })),
  ),
  ...records.map(({ id, name, itemIds, reportId, yearly }) => ({
    entryId: id,
    section: 'record' as const,
    name,
    clauses: [],
    itemIds,
    basis: '',
    verified: true,
    reportId,
    yearly,
  })),
]

/**
 * The state of an entry with the documents registered for it. Policies are looked at every year, yearly records are new every
 * year; other records do not age. One that was reviewed in time is enough.
 */
export function stateOfEntry(
  entry: Pick<ListedDocument, 'section' | 'yearly'>,
  documents: readonly DatedDocument[],
  keptCount: number,
  today: string,
): DocumentState {
  if (documents.length === 0) return keptCount > 0 ? 'kept' : 'missing'
  const isAgeing = entry.section !== 'record' || entry.yearly
  return isAgeing && documents.every((document) => isReviewDue(document, today)) ? 'stale' : 'present'
}
