/** Every report of the app, in the order of the report centre. */
import { jhaRecord, sclRecord } from './analysis-records.ts'
import { considerableRiskList } from './considerable-risk-list.ts'
import { activityControlList, facilityControlList } from './control-lists.ts'
import type { ReportDefinition } from './definition.ts'
import { evaluationExplanation } from './evaluation-explanation.ts'
import { findingLedger } from './finding-ledger.ts'
import { findingStatisticsReport } from './finding-statistics.ts'
import { inspectionSheet } from './inspection-sheet.ts'
import { packSwitchDifference } from './pack-switch-difference.ts'
import { rectificationNotice } from './rectification-notice.ts'
import { reviewSheet } from './review-sheet.ts'
import { riskReviewSheet } from './risk-review-sheet.ts'
import { activityList, facilityList, riskPointLedger } from './risk-point-lists.ts'
import { selfInspectionReport } from './self-inspection-report.ts'
import { workerParticipationSheet } from './worker-participation-sheet.ts'

export const reportCatalogue: readonly ReportDefinition[] = [
  riskPointLedger,
  activityList,
  facilityList,
  jhaRecord,
  sclRecord,
  activityControlList,
  facilityControlList,
  considerableRiskList,
  evaluationExplanation,
  packSwitchDifference,
  riskReviewSheet,
  workerParticipationSheet,
  inspectionSheet,
  rectificationNotice,
  reviewSheet,
  findingLedger,
  findingStatisticsReport,
  selfInspectionReport,
]
