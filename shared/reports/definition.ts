/** What a report is: what it needs, what it asks, and how the gathered data become a ReportDocument. */
import type { HazardDetail, RiskPointRow } from '#shared/contract/risk-point'
import type { MajorHazardCheckDetail } from '#shared/contract/major-hazard'
import type { IndicatorRow, PolicyRow, RiskReportRow } from '#shared/contract/region'
import type { RiskReviewPoint } from '#shared/contract/risk-review'
import type {
  AuditFlag,
  AuditQuestionList,
  DocumentRow,
  StandardizationOverview,
} from '#shared/contract/standardization'
import type { ReportEntry, ReportParameters } from '#shared/contract/report'
import type { Assessment, AssessmentAnswer, AssessmentEvidence, Nonconformity } from '#shared/domain/assessment'
import type { Area, FloorPlan, PlanMark } from '#shared/domain/area'
import type { Attachment } from '#shared/domain/attachment'
import type { Card, CardState } from '#shared/domain/card'
import type { Enterprise } from '#shared/domain/enterprise'
import type { ExportFormat } from '#shared/domain/export-record'
import type { FollowUp } from '#shared/domain/follow-up'
import type { EquipmentOperator, SpecialEquipment } from '#shared/domain/special-equipment'
import type { SystemMeasure } from '#shared/domain/system-measure'
import type { Finding, FindingExtension, Rectification, RectificationNotice, Review } from '#shared/domain/finding'
import type { Checklist, ChecklistItem, Inspection, InspectionPlan, InspectionResult } from '#shared/domain/inspection'
import type { MajorHazardCase, MajorHazardStep } from '#shared/domain/major-hazard'
import type { OrganizationUnit } from '#shared/domain/organization-unit'
import type { Person } from '#shared/domain/person'
import type { PackSwitch } from '#shared/domain/pack-switch'
import type { PrintedSheet } from '#shared/domain/printed-sheet'
import type { RiskReview } from '#shared/domain/risk-review'
import type { Accident, LevelCertificate, OperationAudit, RegionEntry } from '#shared/domain/standardization'
import type { ItemList } from '#shared/rules/basic-management'
import type { ConsistencyOutcome } from '#shared/rules/consistency/check'
import type { ControlTierTable } from '#shared/rules/control-tier'
import type { RegionPack } from '#shared/rules/region'
import type { Prefilled } from '#shared/rules/region-form'
import type { RiskExplanation } from '#shared/rules/risk'
import type { RulePack } from '#shared/rules/rule-pack'
import type { Standard } from '#shared/rules/standard'
import type { ApplicationConditions } from '#shared/rules/standardization-lists'
import type { ReportDocument } from './report-document.ts'
import type { ReportId } from './report-ids.ts'

/** A finding with everything that happened to it. */
export interface ReportFinding extends Finding {
  rectifications: Rectification[]
  reviews: Review[]
  extensions: FindingExtension[]
  /** 整改前 and 整改后 photos, wherever they were taken */
  photos: Attachment[]
  followUps: FollowUp[]
  noticeNumber: string
}

export interface ReportInspection extends Inspection {
  results: (InspectionResult & { finding: Finding | null })[]
  /** of the inspection itself (清扫前、清扫后) and of its items */
  photos: Attachment[]
}

export interface ReportChecklist extends Checklist {
  items: ChecklistItem[]
}

/** The file of a hazard graded 重大, with its steps in order. */
export interface ReportMajorHazardCase extends MajorHazardCase {
  steps: MajorHazardStep[]
  attachmentNames: string[]
}

/** A hazard of the register with the explanation of its evaluations. */
export interface ReportHazard extends HazardDetail {
  inherentExplanation: RiskExplanation | null
  currentExplanation: RiskExplanation | null
}

/** A card with where it stands against today's register. */
export type ReportCard = Card & { state: CardState }
/** A review with the risk points in its scope: as sealed, or as they stand while it is under way. */
export interface ReportRiskReview extends RiskReview {
  points: RiskReviewPoint[]
}

/** A self-assessment with the standard that it was frozen to; its score is computed from the marks. */
export interface ReportAssessment extends Assessment {
  standard: Standard
  /** in the order of the standard */
  answers: (AssessmentAnswer & { evidence: AssessmentEvidence[]; fileNames: string[] })[]
  nonconformities: Nonconformity[]
}

/** What stands around the assessments. */
export interface ReportStandardization {
  assessments: ReportAssessment[]
  accidents: Accident[]
  certificates: LevelCertificate[]
  conditions: ApplicationConditions['conditions']
}

/** Audits in the order of their days, with what they ask and the signs from the records of today. */
export interface ReportOperationAudits {
  elements: AuditQuestionList['elements']
  audits: OperationAudit[]
  flags: AuditFlag[]
}

/** What the documents of regional requirements draw on. */
export interface ReportRegion {
  /** every pack that ships, chosen or not */
  packs: RegionPack[]
  prefilled: Prefilled
  entries: RegionEntry[]
  indicators: IndicatorRow[]
  /** newest first */
  riskReports: RiskReportRow[]
}

/** What is checked of 基础管理: its classes, and the list that ships for an enterprise that has none of its own. */
export interface ReportBasicManagement {
  categories: string[]
  list: ItemList
}

/** Parts of the data that a report can ask for; only these are read. */
export type ReportNeed =
  | 'register'
  | 'checklists'
  | 'inspections'
  | 'findings'
  | 'notices'
  | 'consistency'
  | 'systemMeasures'
  | 'cards'
  | 'majorHazards'
  | 'riskReviews'
  | 'packSwitches'
  | 'assessments'
  | 'policyRecords'
  | 'specialEquipment'
  | 'operationAudits'
  | 'levelStanding'
  | 'region'
  | 'policy'
  | 'floorPlans'
  | 'basicManagement'
  | 'accidentRecords'

/** Everything a report may draw on; parts that were not asked for are empty. */
export interface ReportData {
  enterprise: Enterprise
  /** calendar day in Asia/Shanghai */
  today: string
  documentNumber: string
  parameters: ReportParameters
  units: OrganizationUnit[]
  people: Person[]
  areas: Area[]
  riskPoints: RiskPointRow[]
  hazards: ReportHazard[]
  controlTierTable: ControlTierTable
  packs: RulePack[]
  checklists: ReportChecklist[]
  plans: InspectionPlan[]
  inspections: ReportInspection[]
  findings: ReportFinding[]
  notices: RectificationNotice[]
  /** null when it was not asked for */
  consistency: ConsistencyOutcome | null
  systemMeasures: SystemMeasure[]
  /** in force, in the order of their numbers */
  cards: ReportCard[]
  majorHazards: { checks: MajorHazardCheckDetail[]; cases: ReportMajorHazardCase[] }
  /** in the order in which they were begun */
  riskReviews: ReportRiskReview[]
  packSwitches: PackSwitch[]
  standardization: ReportStandardization
  /** the list of policies and records against what there is */
  policyRecords: DocumentRow[]
  specialEquipment: { register: SpecialEquipment[]; operators: EquipmentOperator[] }
  operationAudits: ReportOperationAudits | null
  levelStanding: StandardizationOverview | null
  /** null when it was not asked for */
  region: ReportRegion | null
  policy: PolicyRow[]
  /** null when it was not asked for */
  basicManagement: ReportBasicManagement | null
  /** accidents and near misses */
  accidentRecords: Accident[]
  /** page codes of the sheets in the order of `sheets`; absent in a preview */
  sheetCodes?: readonly string[]
  /** in their order */
  floorPlans: FloorPlan[]
  planMarks: PlanMark[]
}

/** What documents are for, in the order of the report centre. */
export const reportPurposes = ['建体系', '管风险', '查隐患', '治隐患', '报监管', '上墙上岗', '标准化', '归档'] as const
/** What stands on a printed checklist. */
export type SheetContent = Pick<PrintedSheet, 'checklistId' | 'planId' | 'dueOn' | 'itemIds'>

export type ReportAsk = ReportEntry['asks'][number]

export interface ReportDefinition {
  id: ReportId
  title: string
  /** group in the report centre */
  purpose: (typeof reportPurposes)[number]
  /** 为什么要 */
  why: string
  /** law or practice it rests on, 未核实 where the text was not seen */
  basis: string
  formats: readonly ExportFormat[]
  asks: readonly ReportAsk[]
  needs: readonly ReportNeed[]
  /** rows it would have without any choice; null when it depends on one */
  countRows: (data: ReportData) => number | null
  compose: (data: ReportData) => ReportDocument
  /** sheets to be filled in by hand: printing gives each a page code and remembers what stands on it */
  sheets?: (data: ReportData) => SheetContent[]
}
