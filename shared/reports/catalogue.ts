/** Every report of the app, in the order of the report centre. */
import { jhaRecord, sclRecord } from './analysis-records.ts'
import { commitmentCard, emergencyCard, noticeCard, operationCard, postDutyList, warningSign } from './cards.ts'
import { comparisonChart } from './comparison-chart.ts'
import { considerableRiskList } from './considerable-risk-list.ts'
import { consistencyReport } from './consistency-report.ts'
import { activityControlList, facilityControlList } from './control-lists.ts'
import type { ReportDefinition } from './definition.ts'
import { evaluationExplanation } from './evaluation-explanation.ts'
import { findingLedger } from './finding-ledger.ts'
import { findingStatisticsReport } from './finding-statistics.ts'
import { fourColourMap } from './four-colour-map.ts'
import { inspectionSheet } from './inspection-sheet.ts'
import { problemList } from './problem-list.ts'
import {
  majorHazardExtension,
  majorHazardLookBack,
  majorHazardPlan,
  majorHazardReport,
  majorHazardReviewRequest,
} from './major-hazard-case.ts'
import { majorHazardCheckSheet } from './major-hazard-check.ts'
import { packSwitchDifference } from './pack-switch-difference.ts'
import { levelStandingSheet } from './level-standing-sheet.ts'
import { operationAuditSheet } from './operation-audit-sheet.ts'
import { rectificationNotice } from './rectification-notice.ts'
import { reviewSheet } from './review-sheet.ts'
import { policyRequirementList } from './policy-requirement-list.ts'
import { regionFormReport } from './region-form.ts'
import { regionIndicatorList } from './region-indicator-list.ts'
import { riskDistribution } from './risk-distribution.ts'
import { riskMatrix } from './risk-matrix.ts'
import { riskReportSheet } from './risk-report-sheet.ts'
import { riskReviewSheet } from './risk-review-sheet.ts'
import { activityList, facilityList, placeList, riskPointLedger } from './risk-point-lists.ts'
import { selfCorrectionReport } from './self-correction-report.ts'
import { noticeBoard } from './notice-board.ts'
import { paperChecklist } from './paper-checklist.ts'
import { postRiskList } from './post-risk-list.ts'
import { safetyAnnouncement } from './safety-announcement.ts'
import { selfInspectionReport } from './self-inspection-report.ts'
import { shiftCleaningReport } from './shift-cleaning-report.ts'
import { specialEquipmentRates } from './special-equipment-rates.ts'
import { systemMeasureList } from './system-measure-list.ts'
import { workerParticipationSheet } from './worker-participation-sheet.ts'
import { assessmentSheet } from './assessment-sheet.ts'
import { assessmentSummary } from './assessment-summary.ts'
import { deductionSummary } from './deduction-summary.ts'
import { nonconformityList } from './nonconformity-list.ts'
import { policyRecordList } from './policy-record-list.ts'
import { scoreExplanation } from './score-explanation.ts'
import { selfAssessmentReport } from './self-assessment-report.ts'
import { accidentLedger } from './accident-ledger.ts'
import { authorityStatistics } from './authority-statistics.ts'
import { basicItemList, siteItemList } from './item-lists.ts'
import { extensionSheet } from './extension-sheet.ts'
import { findingPublicity } from './finding-publicity.ts'
import { followUpRecord } from './follow-up-record.ts'
import { inspectionCompletion } from './inspection-completion.ts'
import { inspectionPlanList } from './inspection-plan-list.ts'
import { inspectionSummary, principalInspectionRecord } from './inspection-summary.ts'
import { levelCertificateList } from './level-certificate-list.ts'
import { majorHazardLedger } from './major-hazard-ledger.ts'
import { organizationList, responsiblePersonList } from './organization-lists.ts'
import { personnelRoster } from './personnel-roster.ts'
import { rectificationFunds } from './rectification-funds.ts'
import { riskPointReportList } from './risk-point-report-list.ts'
import { specialEquipmentRegister } from './special-equipment-register.ts'
import { hazardIdentificationList, riskControlList } from './zone-lists.ts'

export const reportCatalogue: readonly ReportDefinition[] = [
  organizationList,
  responsiblePersonList,
  riskPointLedger,
  activityList,
  facilityList,
  placeList,
  hazardIdentificationList,
  jhaRecord,
  sclRecord,
  activityControlList,
  facilityControlList,
  riskControlList,
  considerableRiskList,
  evaluationExplanation,
  fourColourMap,
  comparisonChart,
  riskMatrix,
  riskDistribution,
  noticeCard,
  emergencyCard,
  operationCard,
  commitmentCard,
  postRiskList,
  postDutyList,
  warningSign,
  noticeBoard,
  findingPublicity,
  safetyAnnouncement,
  packSwitchDifference,
  riskReviewSheet,
  workerParticipationSheet,
  specialEquipmentRates,
  inspectionPlanList,
  siteItemList,
  basicItemList,
  inspectionSheet,
  paperChecklist,
  shiftCleaningReport,
  inspectionSummary,
  principalInspectionRecord,
  inspectionCompletion,
  rectificationNotice,
  reviewSheet,
  extensionSheet,
  followUpRecord,
  majorHazardCheckSheet,
  majorHazardReport,
  majorHazardPlan,
  majorHazardExtension,
  majorHazardReviewRequest,
  majorHazardLookBack,
  majorHazardLedger,
  findingLedger,
  problemList,
  systemMeasureList,
  findingStatisticsReport,
  authorityStatistics,
  consistencyReport,
  selfCorrectionReport,
  selfInspectionReport,
  assessmentSheet,
  assessmentSummary,
  deductionSummary,
  scoreExplanation,
  nonconformityList,
  selfAssessmentReport,
  policyRecordList,
  levelStandingSheet,
  levelCertificateList,
  operationAuditSheet,
  riskReportSheet,
  riskPointReportList,
  regionFormReport,
  regionIndicatorList,
  policyRequirementList,
  personnelRoster,
  specialEquipmentRegister,
  rectificationFunds,
  accidentLedger,
]

/** The document of an id; undefined for one that is not, or no longer, in the catalogue. */
export const reportOf = (id: string): ReportDefinition | undefined => reportCatalogue.find((report) => report.id === id)
