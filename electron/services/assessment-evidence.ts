/** What the app already holds that can show an item of an assessment: to be linked by hand, and proposed. */
import { cardKinds, sectionText } from '#shared/domain/card'
import type { EvidenceKind } from '#shared/domain/assessment'
import { archivedIn } from '#shared/domain/export-record'
import { riskReviewTriggers } from '#shared/domain/risk-review'
import { dayInShanghai } from '#shared/rules/day'
import type { Holding } from '#shared/rules/evidence-proposal'
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
  systemMeasures,
} from '../database/repositories/records.ts'

/** A record that shows something: named as a link to it is. */
export interface Evidence extends Holding {
  /** the day on which it happened; null = it is kept up and counts as it stands */
  on: string | null
}

const longest = 200

type Held = [recordId: string, title: string, on?: string | null, facets?: readonly string[]]

/** Records in force of each kind, in the order in which they were made; what is not finished shows nothing yet. */
const readers: Record<EvidenceKind, (db: ReadDatabase) => Held[]> = {
  finding: (db) =>
    findings
      .list(db)
      .filter(({ status }) => status !== 'draft')
      .map(({ id, number, description, foundOn, status, grade }) => [
        id,
        `${number} ${description}`,
        foundOn,
        status !== 'closed' ? [] : grade === 'major' ? ['closed', 'closedMajor'] : ['closed'],
      ]),
  inspection: (db) =>
    inspections
      .list(db)
      .filter(({ status }) => status === 'submitted')
      .map(({ id, number, name, inspectedOn, kind, isLedByPrincipal }) => [
        id,
        `${number} ${name} ${inspectedOn}`,
        inspectedOn,
        isLedByPrincipal ? [kind, 'ledByPrincipal'] : [kind],
      ]),
  checklist: (db) => checklists.list(db).map(({ id, name, kind }) => [id, name, null, [kind]]),
  card: (db) =>
    cards
      .list(db)
      .map(({ id, kind, number, sections }) => [
        id,
        `${number} ${cardKinds[kind]} ${sectionText(sections, 'name')}`,
        null,
        [kind],
      ]),
  riskPoint: (db) => riskPoints.list(db).map(({ id, number, name, kind }) => [id, `${number} ${name}`, null, [kind]]),
  riskReview: (db) =>
    riskReviews
      .list(db)
      .filter(({ closedOn }) => closedOn !== null)
      .map(({ id, trigger, period, closedOn }) => [
        id,
        `${riskReviewTriggers[trigger]} ${period}`,
        closedOn,
        [trigger],
      ]),
  majorHazardCheck: (db) =>
    majorHazardChecks
      .list(db)
      .filter(({ status }) => status === 'sealed')
      .map(({ id, name, checkedOn }) => [id, `${name} ${checkedOn}`, checkedOn]),
  policyDocument: (db) =>
    policyDocuments
      .list(db)
      .map(({ id, name, documentNumber, entryId }) => [id, `${name} ${documentNumber}`, null, [entryId]]),
  systemMeasure: (db) => systemMeasures.list(db).map(({ id, measure }) => [id, measure]),
  export: (db) =>
    exportRecords
      .list(db)
      // an archive holds every document in every format: they would bury the others
      .filter((record) => archivedIn(record) === null)
      .map(({ id, title, number, exportedAt, reportId }) => [
        id,
        `${title} ${number}`,
        dayInShanghai(exportedAt),
        [reportId],
      ]),
}

const evidenceOf = (db: ReadDatabase, kind: EvidenceKind): Evidence[] =>
  readers[kind](db).map(([recordId, title, on = null, facets = []]) => ({
    kind,
    recordId,
    title: title.trim().slice(0, longest),
    on,
    facets,
  }))

/** Records in force of all kinds. */
export const allEvidence = (db: ReadDatabase): Evidence[] =>
  (Object.keys(readers) as EvidenceKind[]).flatMap((kind) => evidenceOf(db, kind))

/** Records in force of one kind, newest first. */
export const evidenceCandidates = (db: ReadDatabase, kind: EvidenceKind): { id: string; title: string }[] =>
  evidenceOf(db, kind)
    .map(({ recordId, title }) => ({ id: recordId, title }))
    .reverse()
