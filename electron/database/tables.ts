/** The tables as Kysely sees them: every record type's columns follow from its schema. */
import type { GeneratedAlways } from 'kysely'
import type { Area, FloorPlan, PlanMark } from '#shared/domain/area'
import type { Assessment, AssessmentAnswer, AssessmentEvidence, Nonconformity } from '#shared/domain/assessment'
import type { Attachment } from '#shared/domain/attachment'
import type { ConsistencyAcceptance } from '#shared/domain/consistency'
import type { Card } from '#shared/domain/card'
import type { ConsiderableCatalogueItem } from '#shared/domain/considerable-catalogue-item'
import type { Enterprise } from '#shared/domain/enterprise'
import type { Evaluation } from '#shared/domain/evaluation'
import type { ExportRecord } from '#shared/domain/export-record'
import type { FormalDocument } from '#shared/domain/formal-document'
import type { Finding, FindingExtension, Rectification, RectificationNotice, Review } from '#shared/domain/finding'
import type { FollowUp } from '#shared/domain/follow-up'
import type { Control, Hazard } from '#shared/domain/hazard'
import type { Checklist, ChecklistItem, Inspection, InspectionPlan, InspectionResult } from '#shared/domain/inspection'
import type { MajorHazardAnswer, MajorHazardCase, MajorHazardCheck, MajorHazardStep } from '#shared/domain/major-hazard'
import type { OrganizationUnit } from '#shared/domain/organization-unit'
import type { PackSwitch } from '#shared/domain/pack-switch'
import type { Person } from '#shared/domain/person'
import type { PrintedSheet } from '#shared/domain/printed-sheet'
import type { RiskPoint } from '#shared/domain/risk-point'
import type { EquipmentOperator, SpecialEquipment } from '#shared/domain/special-equipment'
import type { SystemMeasure } from '#shared/domain/system-measure'
import type { RiskReview, RiskReviewRow } from '#shared/domain/risk-review'
import type {
  Accident,
  ImportedStandard,
  LevelCertificate,
  OperationAudit,
  PolicyDocument,
  RegionEntry,
  RiskReport,
} from '#shared/domain/standardization'

type SnakeCase<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${SnakeCase<Tail>}`
    : `_${Lowercase<Head>}${SnakeCase<Tail>}`
  : S

type ColumnValue<T> = T extends boolean ? number : T extends string | number | null ? T : string

/** A record as SQLite stores it: snake_case columns, booleans 0/1, lists and objects as JSON text. */
export type RowOf<R> = { [K in keyof R & string as SnakeCase<K>]: ColumnValue<R[K]> }

export interface Tables {
  enterprise: RowOf<Enterprise>
  organization_units: RowOf<OrganizationUnit>
  people: RowOf<Person>
  areas: RowOf<Area>
  floor_plans: RowOf<FloorPlan>
  plan_marks: RowOf<PlanMark>
  risk_points: RowOf<RiskPoint>
  hazards: RowOf<Hazard>
  evaluations: RowOf<Evaluation>
  controls: RowOf<Control>
  checklists: RowOf<Checklist>
  checklist_items: RowOf<ChecklistItem>
  inspection_plans: RowOf<InspectionPlan>
  inspections: RowOf<Inspection>
  inspection_results: RowOf<InspectionResult>
  findings: RowOf<Finding> & { number_order: GeneratedAlways<number>; search_text: GeneratedAlways<string> }
  finding_extensions: RowOf<FindingExtension>
  rectifications: RowOf<Rectification>
  reviews: RowOf<Review>
  rectification_notices: RowOf<RectificationNotice>
  follow_ups: RowOf<FollowUp>
  system_measures: RowOf<SystemMeasure>
  major_hazard_checks: RowOf<MajorHazardCheck>
  major_hazard_answers: RowOf<MajorHazardAnswer>
  major_hazard_cases: RowOf<MajorHazardCase>
  major_hazard_steps: RowOf<MajorHazardStep>
  attachments: RowOf<Attachment>
  cards: RowOf<Card>
  exports: RowOf<ExportRecord>
  formal_documents: RowOf<FormalDocument>
  sealed_contents: { hash: string; content: string }
  printed_sheets: RowOf<PrintedSheet>
  consistency_acceptances: RowOf<ConsistencyAcceptance>
  pack_switches: RowOf<PackSwitch>
  considerable_catalogue_items: RowOf<ConsiderableCatalogueItem>
  risk_reviews: RowOf<RiskReview>
  risk_review_rows: RowOf<RiskReviewRow>
  assessments: RowOf<Assessment>
  assessment_answers: RowOf<AssessmentAnswer>
  assessment_evidence: RowOf<AssessmentEvidence>
  nonconformities: RowOf<Nonconformity>
  accidents: RowOf<Accident>
  level_certificates: RowOf<LevelCertificate>
  policy_documents: RowOf<PolicyDocument>
  operation_audits: RowOf<OperationAudit>
  imported_standards: RowOf<ImportedStandard>
  region_entries: RowOf<RegionEntry>
  risk_reports: RowOf<RiskReport>
  used_standards: { hash: string; standard_id: string; version: string; content: string; used_since: string }
  special_equipment: RowOf<SpecialEquipment>
  equipment_operators: RowOf<EquipmentOperator>
  rule_packs: { pack_id: string; version: string; hash: string; content: string; used_since: string }
  library_entries: { hash: string; entry_id: string; version: string; content: string; used_since: string }
  settings: { key: string; value: string }
  sequences: { kind: string; year: number; last: number }
  change_journal: {
    id: number
    action_id: string
    at: string
    actor_id: string | null
    actor_name: string
    operation: string
    record_type: string
    record_id: string
    before: string | null
    after: string | null
  }
}
