/** What the consistency check looks at of self-assessments, policies and certificates. */
import type { Assessment } from '#shared/domain/assessment'
import type { ConsistencySnapshot } from '#shared/rules/consistency/snapshot'
import { from, type ReadDatabase } from '../database.ts'
import {
  assessmentAnswers,
  assessments,
  findings,
  levelCertificates,
  nonconformities,
  policyDocuments,
} from './records.ts'

const newestOf = (list: readonly Assessment[]): Assessment | undefined =>
  list.toSorted((a, b) => (a.assessedOn < b.assessedOn ? 1 : a.assessedOn > b.assessedOn ? -1 : 0))[0]

/** Items that lost nothing: answered, and no part of their rule was found. */
const fullItemIds = (db: ReadDatabase, assessmentId: string): string[] =>
  assessmentAnswers
    .list(db, { assessmentId })
    .filter(({ own }) => own.state === 'scored' && own.ticks.length + own.freeDeductions.length === 0)
    .map(({ itemId }) => itemId)

export function readStandardizationSnapshot(db: ReadDatabase): ConsistencySnapshot['standardization'] {
  const known = assessments.list(db)
  const newest = newestOf(known)
  const sealed = newestOf(known.filter(({ status }) => status === 'sealed'))
  const byId = new Map(known.map((own) => [own.id, own]))
  const certificate = levelCertificates.list(db).toSorted((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1))[0]
  return {
    policies: policyDocuments
      .list(db, { kind: 'policy' })
      .map(({ id, name, entryId, issuedOn, revisedOn }) => ({ id, name, entryId, issuedOn, revisedOn })),
    addedPoints: db.all(
      from
        .selectFrom('risk_points')
        .select(['number', 'name', 'created_at as createdAt'])
        .where('voided_at', 'is', null)
        .orderBy('created_at')
        .orderBy('number'),
    ),
    newestSealed: sealed ? { id: sealed.id, name: sealed.name, assessedOn: sealed.assessedOn } : null,
    newest: newest
      ? { id: newest.id, name: newest.name, standardId: newest.standardId, fullItemIds: fullItemIds(db, newest.id) }
      : null,
    openNonconformities: nonconformities.list(db).flatMap(({ assessmentId, itemId, findingId }) => {
      const finding = findings.require(db, findingId)
      const assessment = byId.get(assessmentId)
      if (!assessment || finding.voidedAt !== null || finding.status === 'closed') return []
      const { id, number, description } = finding
      return [{ assessmentId, standardId: assessment.standardId, itemId, finding: { id, number, description } }]
    }),
    certificate: certificate
      ? {
          id: certificate.id,
          name: certificate.certificateNumber || certificate.standardName || '等级证书',
          expiresOn: certificate.expiresOn,
        }
      : null,
  }
}
