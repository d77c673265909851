import type { ReportParameters } from '#shared/contract/report'
import type {
  ReportChecklist,
  ReportData,
  ReportFinding,
  ReportInspection,
  ReportNeed,
} from '#shared/reports/definition'
import type { ReadDatabase } from '../database/database.ts'
import {
  accidents,
  areas,
  attachments,
  checklistItems,
  checklists,
  equipmentOperators,
  findingExtensions,
  findings,
  floorPlans,
  followUps,
  inspectionPlans,
  inspectionResults,
  inspections,
  organizationUnits,
  people,
  planMarks,
  rectificationNotices,
  rectifications,
  reviews,
  packSwitches,
  riskReviews,
  specialEquipmentRegister,
  systemMeasures,
} from '../database/repositories/records.ts'
import { riskPointRows } from '../database/repositories/risk-register.ts'
import { reportBasicManagement } from './report-basic-management.ts'
import { consistencyOutcome } from './consistency.ts'
import { defaultControlTierTable } from './control-tiers.ts'
import { cardSource, watchedCards } from './card.ts'
import { enterpriseRecord } from './enterprise.ts'
import { reportMajorHazards } from './major-hazard.ts'
import { explainedHazards, type Source } from './explained-hazards.ts'
import { documentRows } from './document-list.ts'
import { noStandardization, reportStandardization } from './report-standardization.ts'
import { policyRows } from './policy.ts'
import { reportRegion } from './region-report.ts'
import { reviewPoints } from './risk-review.ts'
import { knownPacks } from './rule-packs.ts'
import { reportOperationAudits, standardizationOverview } from './standardization.ts'

function reportFindings(db: ReadDatabase): ReportFinding[] {
  const byFinding = <T extends { findingId: string }>(rows: T[]) => Map.groupBy(rows, (row) => row.findingId)
  const done = byFinding(rectifications.list(db))
  const reviewed = byFinding(reviews.list(db))
  const extended = byFinding(findingExtensions.list(db))
  const looked = byFinding(followUps.list(db))
  const photos = Map.groupBy(
    attachments.list(db).filter((attachment) => attachment.mime !== 'application/pdf'),
    (attachment) => attachment.recordId,
  )
  const notices = new Map(
    rectificationNotices.list(db, {}, { includeVoided: true }).map((notice) => [notice.id, notice.number]),
  )
  // void ones come along: their numbers stay given, and a ledger says how many there are
  return findings
    .list(db, {}, { includeVoided: true })
    .filter((finding) => finding.status !== 'draft')
    .sort((a, b) => (a.number < b.number ? -1 : 1))
    .map((finding) => {
      const rounds = done.get(finding.id) ?? []
      return {
        ...finding,
        rectifications: rounds,
        reviews: reviewed.get(finding.id) ?? [],
        extensions: extended.get(finding.id) ?? [],
        followUps: looked.get(finding.id) ?? [],
        photos: [
          ...(photos.get(finding.inspectionResultId ?? '') ?? []).map((photo) => ({
            ...photo,
            role: 'before' as const,
          })),
          ...(photos.get(finding.id) ?? []),
          ...rounds.flatMap((round) => photos.get(round.id) ?? []),
        ],
        noticeNumber: notices.get(finding.noticeId ?? '') ?? '',
      }
    })
}

function reportChecklists(db: ReadDatabase): ReportChecklist[] {
  const items = Map.groupBy(checklistItems.list(db), (item) => item.checklistId)
  return checklists.list(db).map((checklist) => ({ ...checklist, items: items.get(checklist.id) ?? [] }))
}

function reportInspections(db: ReadDatabase): ReportInspection[] {
  const results = Map.groupBy(inspectionResults.list(db), (result) => result.inspectionId)
  const found = new Map(findings.list(db).map((finding) => [finding.inspectionResultId, finding]))
  const photos = Map.groupBy(
    (['inspection', 'inspectionResult'] as const).flatMap((recordType) => attachments.list(db, { recordType })),
    (photo) => photo.recordId,
  )
  return inspections.list(db).map((inspection) => {
    const own = results.get(inspection.id) ?? []
    return {
      ...inspection,
      results: own.map((result) => ({ ...result, finding: found.get(result.id) ?? null })),
      photos: [inspection, ...own].flatMap(({ id }) => photos.get(id) ?? []),
    }
  })
}

/** Reads what a report asked for; nothing else is touched. */
export function gatherReportData(
  source: Source,
  needs: readonly ReportNeed[],
  parameters: ReportParameters,
  documentNumber: string,
): ReportData {
  const { db } = source
  const wants = (need: ReportNeed) => needs.includes(need)
  return {
    enterprise: enterpriseRecord(db),
    today: source.today,
    documentNumber,
    parameters,
    units: organizationUnits.list(db, {}, { includeVoided: true }),
    people: people.list(db, {}, { includeVoided: true }),
    areas: areas.list(db, {}, { includeVoided: true }),
    riskPoints: wants('register') ? riskPointRows(db).filter((row) => row.voidedAt === null) : [],
    hazards: wants('register') ? explainedHazards(source) : [],
    controlTierTable: defaultControlTierTable(source.resources),
    packs: knownPacks(db, source.resources),
    checklists: wants('checklists') ? reportChecklists(db) : [],
    plans: wants('checklists') || wants('inspections') ? inspectionPlans.list(db) : [],
    inspections: wants('inspections') ? reportInspections(db) : [],
    findings: wants('findings') ? reportFindings(db) : [],
    cards: wants('cards') ? watchedCards(db, cardSource(source)).map(({ card, state }) => ({ ...card, state })) : [],
    majorHazards: wants('majorHazards') ? reportMajorHazards(source) : { checks: [], cases: [] },
    notices: wants('notices') ? rectificationNotices.list(db) : [],
    consistency: wants('consistency') ? consistencyOutcome(source) : null,
    riskReviews: wants('riskReviews')
      ? riskReviews.list(db).map((review) => ({ ...review, points: reviewPoints(source, review) }))
      : [],
    packSwitches: wants('packSwitches') ? packSwitches.list(db) : [],
    specialEquipment: wants('specialEquipment')
      ? { register: specialEquipmentRegister.list(db), operators: equipmentOperators.list(db) }
      : { register: [], operators: [] },
    operationAudits: wants('operationAudits') ? reportOperationAudits(source) : null,
    levelStanding: wants('levelStanding') ? standardizationOverview(source) : null,
    region: wants('region') ? reportRegion(source) : null,
    policy: wants('policy') ? policyRows(source, null) : [],
    floorPlans: wants('floorPlans') ? floorPlans.list(db).sort((a, b) => a.sortOrder - b.sortOrder) : [],
    planMarks: wants('floorPlans') ? planMarks.list(db) : [],
    systemMeasures: wants('systemMeasures') ? systemMeasures.list(db) : [],
    standardization: wants('assessments') ? reportStandardization(source) : noStandardization,
    policyRecords: wants('policyRecords') ? documentRows(source).rows : [],
    basicManagement: wants('basicManagement') ? reportBasicManagement(source) : null,
    accidentRecords: wants('accidentRecords') ? accidents.list(db) : [],
  }
}
