/** The list of policies and records against what is registered and what the app itself keeps. */
import type { DocumentRow } from '#shared/contract/standardization'
import { listedDocuments, stateOfEntry } from '#shared/rules/document-state'
import {
  attachments,
  cards,
  findings,
  inspections,
  majorHazardCases,
  policyDocuments,
  rectificationNotices,
  riskPoints,
} from '../database/repositories/records.ts'
import type { ReadDatabase } from '../database/database.ts'
import type { Source } from './explained-hazards.ts'

/** How many records stand behind the reports that the list names. */
function keptCounts(db: ReadDatabase): Record<string, number> {
  const points = riskPoints.list(db)
  const found = findings.list(db).filter(({ status }) => status !== 'draft')
  const made = cards.list(db)
  const cases = majorHazardCases.list(db).length
  return {
    'facility-list': points.filter(({ kind }) => kind !== 'activity').length,
    'jha-record': points.filter(({ kind }) => kind === 'activity').length,
    'inspection-sheet': inspections.list(db).filter(({ status }) => status === 'submitted').length,
    'finding-ledger': found.length,
    'finding-statistics': found.length,
    'rectification-notice': rectificationNotices.list(db).length,
    'review-sheet': found.filter(({ status }) => status === 'closed').length,
    'major-hazard-plan': cases,
    'major-hazard-review-request': cases,
    'emergency-card': made.filter(({ kind }) => kind === 'emergencyCard').length,
    'post-duty-list': made.filter(({ kind }) => kind === 'postDutyList').length,
  }
}

/** The whole list with states, then what the enterprise added of its own. */
export function documentRows({ db, resources, today }: Source) {
  const { documentList } = resources.standardization()
  const files = Map.groupBy(attachments.list(db, { recordType: 'policyDocument' }), ({ recordId }) => recordId)
  const documents = policyDocuments
    .list(db)
    .map((document) => ({ ...document, attachmentCount: files.get(document.id)?.length ?? 0 }))
  const byEntry = Map.groupBy(documents, ({ entryId }) => entryId)
  const kept = keptCounts(db)
  const listed: DocumentRow[] = listedDocuments(documentList).map((entry) => {
    const own = byEntry.get(entry.entryId) ?? []
    const keptCount = kept[entry.reportId] ?? 0
    return { ...entry, documents: own, keptCount, state: stateOfEntry(entry, own, keptCount, today) }
  })
  const additions = (byEntry.get('') ?? []).map((document): DocumentRow => {
    const entry = { section: 'own' as const, yearly: document.kind === 'record' }
    return {
      ...entry,
      yearly: false,
      entryId: '',
      name: document.name,
      clauses: [],
      itemIds: [],
      basis: '',
      verified: true,
      reportId: '',
      state: document.kind === 'record' ? 'present' : stateOfEntry(entry, [document], 0, today),
      keptCount: 0,
      documents: [document],
    }
  })
  return { rows: [...listed, ...additions], source: documentList.source, note: documentList.note }
}
