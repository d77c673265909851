/** What the app already holds that can show an item of an assessment. */
import { cardKinds } from '#shared/domain/card'
import type { EvidenceKind } from '#shared/domain/assessment'
import type { ReadDatabase } from '../database/database.ts'
import {
  cards,
  checklists,
  exportRecords,
  findings,
  inspections,
  majorHazardChecks,
  policyDocuments,
  riskPoints,
  riskReviews,
} from '../database/repositories/records.ts'

/** A record as a link to it is named. */
export interface Candidate {
  id: string
  title: string
}

const longest = 200

const readers: Record<EvidenceKind, (db: ReadDatabase) => Candidate[]> = {
  finding: (db) => findings.list(db).map(({ id, number, description }) => ({ id, title: `${number} ${description}` })),
  inspection: (db) =>
    inspections.list(db).map(({ id, name, inspectedOn }) => ({ id, title: `${name} ${inspectedOn}` })),
  checklist: (db) => checklists.list(db).map(({ id, name }) => ({ id, title: name })),
  card: (db) =>
    cards.list(db).map(({ id, kind, number, sections }) => ({
      id,
      title: `${number} ${cardKinds[kind]} ${sections[0]?.text ?? ''}`.trim(),
    })),
  riskPoint: (db) => riskPoints.list(db).map(({ id, name }) => ({ id, title: name })),
  riskReview: (db) => riskReviews.list(db).map(({ id, period }) => ({ id, title: `${period}风险评审` })),
  majorHazardCheck: (db) =>
    majorHazardChecks.list(db).map(({ id, name, checkedOn }) => ({ id, title: `${name} ${checkedOn}` })),
  policyDocument: (db) =>
    policyDocuments.list(db).map(({ id, name, documentNumber }) => ({ id, title: `${name} ${documentNumber}`.trim() })),
  export: (db) => exportRecords.list(db).map(({ id, title, fileName }) => ({ id, title: `${title} ${fileName}` })),
}

/** Records in force of one kind, newest first, named as a link to them is. */
export const evidenceCandidates = (db: ReadDatabase, kind: EvidenceKind): Candidate[] =>
  readers[kind](db)
    .map(({ id, title }) => ({ id, title: title.slice(0, longest) }))
    .reverse()
