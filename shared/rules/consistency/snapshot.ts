/** What the consistency check looks at: the records in force as plain rows, read once, so that every rule is pure. */
import type { Area, FloorPlan } from '#shared/domain/area'
import type { ConsistencySeverity, ConsistencySubject } from '#shared/domain/consistency'
import type { Enterprise } from '#shared/domain/enterprise'
import type { Evaluation, EvaluationMethod } from '#shared/domain/evaluation'
import type { ExportRecord } from '#shared/domain/export-record'
import type { Finding, TreatmentPlan } from '#shared/domain/finding'
import type { Control, Hazard } from '#shared/domain/hazard'
import type { Checklist, ChecklistItem, Inspection, InspectionPlan } from '#shared/domain/inspection'
import type { Person } from '#shared/domain/person'
import type { RiskLevel } from '#shared/domain/risk-level'
import type { RiskPoint } from '#shared/domain/risk-point'
import type { SpecialEquipment } from '#shared/domain/special-equipment'
import type { PolicyDocument } from '#shared/domain/standardization'
import type { ControlTierTable } from '../control-tier.ts'

export type SnapshotEvaluation = Pick<
  Evaluation,
  'method' | 'packId' | 'packVersion' | 'valueHundredths' | 'level' | 'reason' | 'evaluatedOn'
>
export type SnapshotControl = Pick<Control, 'id' | 'controlClass' | 'text' | 'status' | 'checkpoint' | 'createdAt'>

export interface SnapshotHazard extends Pick<Hazard, 'id' | 'item' | 'controlTierOverride' | 'responsiblePersonId'> {
  controls: SnapshotControl[]
  /** newest of each stage, null = 未评 */
  inherent: SnapshotEvaluation | null
  current: SnapshotEvaluation | null
}

export interface SnapshotRiskPoint
  extends Pick<
    RiskPoint,
    | 'id'
    | 'number'
    | 'name'
    | 'kind'
    | 'areaId'
    | 'unitId'
    | 'responsiblePersonId'
    | 'isSpecialEquipment'
    | 'facilityCategory'
    | 'activityContent'
  > {
  hazards: SnapshotHazard[]
}

/** A new 现有 level of a hazard that had another one before. */
export interface LevelChange {
  hazardId: string
  /** UTC instant at which the newer evaluation was recorded */
  at: string
  from: RiskLevel
  to: RiskLevel
}

export interface SnapshotChecklist extends Pick<Checklist, 'id' | 'name'> {
  items: (Pick<ChecklistItem, 'id' | 'item' | 'riskPointId' | 'controlId'> & {
    /** its control, hazard or risk point is void */
    isControlGone: boolean
  })[]
}

export interface SnapshotPlan
  extends Pick<InspectionPlan, 'id' | 'name' | 'checklistId' | 'leaderId' | 'period' | 'startsOn' | 'endsOn'> {
  /** days of its submitted inspections */
  inspectedOn: string[]
}

export interface SnapshotInspection
  extends Pick<
    Inspection,
    'id' | 'number' | 'name' | 'kind' | 'checklistId' | 'inspectedOn' | 'inspectorName' | 'participants'
  > {
  itemCount: number
  abnormalCount: number
  /** answers and remarks in order, equal for records that say the same */
  answers: string
}

/** Somebody by record or, where none was chosen, by name. */
export interface NamedPerson {
  id: string | null
  name: string
}

export interface SnapshotFinding
  extends Pick<
    Finding,
    | 'id'
    | 'number'
    | 'description'
    | 'status'
    | 'grade'
    | 'treatment'
    | 'categoryGroup'
    | 'category'
    | 'riskPointId'
    | 'hazardId'
    | 'controlId'
    | 'areaId'
    | 'location'
    | 'foundOn'
    | 'dueOn'
    | 'closedOn'
    | 'responsibleId'
    | 'responsibleName'
  > {
  /** of major findings; null for others and where none was written */
  treatmentPlan: TreatmentPlan | null
  extensionCount: number
  afterPhotoCount: number
  /** of the last round */
  rectifier: NamedPerson | null
  /** who passed it */
  reviewer: NamedPerson | null
}

export interface SnapshotExport
  extends Pick<
    ExportRecord,
    'id' | 'number' | 'reportId' | 'title' | 'exportedAt' | 'parameters' | 'rulePackVersions'
  > {}

/** What stands in the room of standardization. */
export interface SnapshotStandardization {
  /** in force, records left out */
  policies: Pick<PolicyDocument, 'id' | 'name' | 'entryId' | 'issuedOn' | 'revisedOn'>[]
  /** risk points in force with when they came into the register, oldest first */
  addedPoints: { number: string; name: string; createdAt: string }[]
  newestSealed: { id: string; name: string; assessedOn: string } | null
  /** sealed or not, with the items that lost nothing */
  newest: { id: string; name: string; standardId: string; fullItemIds: string[] } | null
  /** whose findings are not closed */
  openNonconformities: {
    assessmentId: string
    standardId: string
    itemId: string
    finding: { id: string; number: string; description: string }
  }[]
  /** the one that ends last */
  certificate: { id: string; name: string; expiresOn: string } | null
}

export interface ConsistencySnapshot {
  /** calendar day in Asia/Shanghai */
  today: string
  enterprise: Pick<Enterprise, 'id' | 'name' | 'principal' | 'safetyManager' | 'industry' | 'tags'>
  /** the pack that this enterprise evaluates by, for each method */
  chosenPacks: Record<EvaluationMethod, string>
  controlTierTable: ControlTierTable
  /** void ones and those who left too */
  people: Pick<Person, 'id' | 'name' | 'leftOn' | 'voidedAt'>[]
  areas: Pick<Area, 'id' | 'name' | 'responsiblePersonId' | 'floorPlanId' | 'updatedAt'>[]
  floorPlans: Pick<FloorPlan, 'id' | 'name' | 'updatedAt'>[]
  riskPoints: SnapshotRiskPoint[]
  levelChanges: LevelChange[]
  /** of the register, whatever its state */
  specialEquipment: Pick<
    SpecialEquipment,
    'id' | 'name' | 'state' | 'conclusion' | 'nextInspectionOn' | 'isInspectionExempt'
  >[]
  checklists: SnapshotChecklist[]
  plans: SnapshotPlan[]
  /** submitted in the last twelve months, oldest first */
  inspections: SnapshotInspection[]
  /** registered ones, by number; drafts and void ones are none */
  findings: SnapshotFinding[]
  /** oldest first */
  exports: SnapshotExport[]
  standardization: SnapshotStandardization
}

export interface ConsistencyHit {
  subject: ConsistencySubject
  /** what does not fit, with the figures */
  sentence: string
}

export interface ConsistencyRule {
  id: string
  /** the rule in one sentence */
  title: string
  severity: ConsistencySeverity
  /** 为什么, with its source; 未核实 where the text was not seen */
  explanation: string
  find: (snapshot: ConsistencySnapshot) => ConsistencyHit[]
}
