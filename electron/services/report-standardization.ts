/** What the documents of 标准化 draw on: assessments with their frozen standards, and the policies and records in force. */
import type { ReportAssessment, ReportPolicyRecords, ReportStandardization } from '#shared/reports/definition'
import type { ReadDatabase } from '../database/database.ts'
import {
  accidents,
  assessmentEvidences,
  assessments,
  attachments,
  cards,
  findings,
  inspections,
  levelCertificates,
  majorHazardCases,
  nonconformities,
  policyDocuments,
  rectificationNotices,
  reviews,
} from '../database/repositories/records.ts'
import { riskPointRows } from '../database/repositories/risk-register.ts'
import { answersOf } from './assessment-summary.ts'
import type { Source } from './explained-hazards.ts'
import { standardByHash } from './standards.ts'

export const noStandardization: ReportStandardization = {
  assessments: [],
  accidents: [],
  certificates: [],
  conditions: [],
}
export const noPolicyRecords: ReportPolicyRecords = {
  entries: { policies: [], records: [] },
  documents: [],
  counts: {},
}

/** Every assessment in force, the oldest first. */
export function reportStandardization({ db, resources }: Source): ReportStandardization {
  const evidence = Map.groupBy(assessmentEvidences.list(db), ({ answerId }) => answerId)
  const files = Map.groupBy(attachments.list(db, { recordType: 'assessmentAnswer' }), ({ recordId }) => recordId)
  const found = Map.groupBy(nonconformities.list(db), ({ assessmentId }) => assessmentId)
  return {
    assessments: assessments.list(db).map(
      (own): ReportAssessment => ({
        ...own,
        standard: standardByHash(db, resources, own.standardHash).standard,
        answers: answersOf(db, own).map((answer) => ({
          ...answer,
          evidence: evidence.get(answer.id) ?? [],
          fileNames: (files.get(answer.id) ?? []).map(({ caption, originalName }) => caption || originalName),
        })),
        nonconformities: found.get(own.id) ?? [],
      }),
    ),
    accidents: accidents.list(db).filter(({ isNearMiss }) => !isNearMiss),
    certificates: levelCertificates.list(db),
    conditions: resources.standardization().conditions.conditions,
  }
}

/** Records that the app keeps, counted; an inspection counts for a kind of sheet by its own kind, tier or name. */
function recordCounts(db: ReadDatabase): Record<string, number> {
  const inForce = findings.list(db).filter(({ status }) => status !== 'draft')
  const submitted = inspections.list(db).filter(({ status }) => status === 'submitted')
  const named = (pattern: RegExp) => submitted.filter(({ name }) => pattern.test(name)).length
  const points = riskPointRows(db).filter(({ voidedAt }) => voidedAt === null)
  const ofKind = (...kinds: string[]) => points.filter(({ kind }) => kinds.includes(kind)).length
  const cardsOf = (wanted: string) => cards.list(db).filter(({ kind }) => kind === wanted).length
  const cases = majorHazardCases.list(db)
  return {
    'duty-documents': cardsOf('postDutyList'),
    'emergency-card': cardsOf('emergencyCard'),
    'equipment-ledger': ofKind('facility'),
    'site-hazard-analysis': ofKind('activity'),
    'finding-ledger': inForce.length,
    'quarter-statistics': inForce.length,
    'factory-sheet': submitted.length,
    'site-check': named(/设备|综合/),
    'process-check': named(/过程/),
    'electrical-sheet': named(/电气/),
    'fire-sheet': named(/防火|消防/),
    'hydrant-sheet': named(/消火栓|消防栓/),
    'extinguisher-sheet': named(/灭火器/),
    'manager-round-sheet': named(/巡回/),
    'source-inspection': named(/危险源/),
    'seasonal-sheet': submitted.filter(({ kind }) => kind === 'seasonal').length,
    'holiday-sheet': submitted.filter(({ kind }) => kind === 'holiday').length,
    'change-sheet': submitted.filter(({ kind }) => kind === 'accidentAnalogy' || kind === 'resumption').length,
    'post-sheet': submitted.filter(({ kind }) => kind === 'daily').length,
    'rectification-notice': rectificationNotices.list(db).length,
    'review-sheet': reviews.list(db).length,
    'major-hazard-plan': cases.length,
    'major-hazard-evaluation': inForce.filter(({ grade, status }) => grade === 'major' && status === 'closed').length,
    'self-assessment-report': assessments.list(db).length,
    'accident-register': accidents.list(db).length,
    'accident-ledger': accidents.list(db).length,
  }
}

/** The list that ships, what the enterprise has of it, and what the app keeps itself. */
export function reportPolicyRecords({ db, resources }: Source): ReportPolicyRecords {
  return {
    entries: resources.standardization().documentList,
    documents: policyDocuments.list(db),
    counts: recordCounts(db),
  }
}
