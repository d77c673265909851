/** Everything that the consistency check looks at, in one read of each table, with only the columns that its rules ask for. */
import { sql } from 'kysely'
import { AppError } from '#shared/contract/errors'
import type { EvaluationStage } from '#shared/domain/evaluation'
import type { RiskLevel } from '#shared/domain/risk-level'
import { addMonths } from '#shared/rules/day'
import type {
  ConsistencySnapshot,
  LevelChange,
  NamedPerson,
  SnapshotChecklist,
  SnapshotEvaluation,
  SnapshotFinding,
  SnapshotInspection,
  SnapshotRiskPoint,
} from '#shared/rules/consistency/snapshot'
import { from, type ReadDatabase } from '../database.ts'
import { readStandardizationSnapshot } from './consistency-standardization.ts'
import { enterprises, specialEquipmentRegister } from './records.ts'
import { currentLevelsByHazard } from './risk-register.ts'

type Given = Pick<ConsistencySnapshot, 'today' | 'chosenPacks' | 'controlTierTable'>

interface Evaluations {
  newest: Map<string, Partial<Record<EvaluationStage, SnapshotEvaluation>>>
  levelChanges: LevelChange[]
}

function readEvaluations(db: ReadDatabase): Evaluations {
  const rows = db.all(
    from
      .selectFrom('evaluations')
      .select([
        'hazard_id',
        'stage',
        'method',
        'pack_id as packId',
        'pack_version as packVersion',
        'value_hundredths as valueHundredths',
        'level',
        'reason',
        'evaluated_on as evaluatedOn',
        'created_at',
      ])
      .where('voided_at', 'is', null)
      .orderBy('hazard_id')
      .orderBy('stage')
      .orderBy('sequence'),
  )
  const newest: Evaluations['newest'] = new Map()
  const levelChanges: LevelChange[] = []
  for (const { hazard_id: hazardId, stage, created_at: at, ...evaluation } of rows) {
    const entry = newest.get(hazardId) ?? {}
    const before = entry[stage]
    if (stage === 'current' && before && before.level !== evaluation.level)
      levelChanges.push({ hazardId, at, from: before.level, to: evaluation.level })
    newest.set(hazardId, { ...entry, [stage]: evaluation })
  }
  return { newest, levelChanges: levelChanges.sort((left, right) => (left.at < right.at ? -1 : 1)) }
}

/** A level that an entry of the regional catalogue lifts counts as lifted. */
const lifted = (evaluation: SnapshotEvaluation | null, level: RiskLevel | undefined): SnapshotEvaluation | null =>
  evaluation && { ...evaluation, level: level ?? evaluation.level }

function readRiskPoints(db: ReadDatabase, evaluations: Evaluations['newest']): SnapshotRiskPoint[] {
  const levels = currentLevelsByHazard(db)
  const controls = Map.groupBy(
    db.all(
      from
        .selectFrom('controls')
        .select(['id', 'hazard_id', 'control_class', 'text', 'status', 'checkpoint', 'created_at'])
        .where('voided_at', 'is', null)
        .orderBy('sort_order'),
    ),
    (row) => row.hazard_id,
  )
  const hazards = Map.groupBy(
    db.all(
      from
        .selectFrom('hazards')
        .select(['id', 'risk_point_id', 'item', 'control_tier_override', 'responsible_person_id'])
        .where('voided_at', 'is', null)
        .orderBy('sort_order'),
    ),
    (row) => row.risk_point_id,
  )
  const points = db.all(
    from
      .selectFrom('risk_points')
      .select([
        'id',
        'number',
        'name',
        'kind',
        'area_id as areaId',
        'unit_id as unitId',
        'responsible_person_id as responsiblePersonId',
        'is_special_equipment',
        'facility_category as facilityCategory',
        'activity_content as activityContent',
      ])
      .where('voided_at', 'is', null)
      .orderBy('sort_order')
      .orderBy('number'),
  )
  return points.map(({ is_special_equipment: special, ...point }) => ({
    ...point,
    isSpecialEquipment: special === 1,
    hazards: (hazards.get(point.id) ?? []).map((hazard) => ({
      id: hazard.id,
      item: hazard.item,
      controlTierOverride: hazard.control_tier_override,
      responsiblePersonId: hazard.responsible_person_id,
      inherent: evaluations.get(hazard.id)?.inherent ?? null,
      current: lifted(evaluations.get(hazard.id)?.current ?? null, levels.get(hazard.id)),
      controls: (controls.get(hazard.id) ?? []).map((control) => ({
        id: control.id,
        controlClass: control.control_class,
        text: control.text,
        status: control.status,
        checkpoint: control.checkpoint,
        createdAt: control.created_at,
      })),
    })),
  }))
}

function readChecklists(db: ReadDatabase, riskPoints: readonly SnapshotRiskPoint[]): SnapshotChecklist[] {
  const present = new Set(
    riskPoints.flatMap(({ hazards }) => hazards.flatMap(({ controls }) => controls.map(({ id }) => id))),
  )
  const items = Map.groupBy(
    db.all(
      from
        .selectFrom('checklist_items')
        .select(['id', 'checklist_id', 'item', 'risk_point_id', 'control_id'])
        .where('voided_at', 'is', null)
        .orderBy('sort_order'),
    ),
    (row) => row.checklist_id,
  )
  return db
    .all(from.selectFrom('checklists').select(['id', 'name']).where('voided_at', 'is', null).orderBy('sort_order'))
    .map((checklist) => ({
      ...checklist,
      items: (items.get(checklist.id) ?? []).map((item) => ({
        id: item.id,
        item: item.item,
        riskPointId: item.risk_point_id,
        controlId: item.control_id,
        isControlGone: item.control_id !== null && !present.has(item.control_id),
      })),
    }))
}

function readPlans(db: ReadDatabase): ConsistencySnapshot['plans'] {
  const days = Map.groupBy(
    db.all(
      from
        .selectFrom('inspections')
        .select(['plan_id', 'inspected_on'])
        .where('plan_id', 'is not', null)
        .where('status', '=', 'submitted')
        .where('voided_at', 'is', null),
    ),
    (row) => row.plan_id,
  )
  const plans = db.all(
    from
      .selectFrom('inspection_plans')
      .select([
        'id',
        'name',
        'checklist_id as checklistId',
        'leader_id as leaderId',
        'period',
        'starts_on as startsOn',
        'ends_on as endsOn',
      ])
      .where('voided_at', 'is', null)
      .orderBy('created_at'),
  )
  return plans.map((plan) => ({ ...plan, inspectedOn: (days.get(plan.id) ?? []).map((row) => row.inspected_on) }))
}

function readInspections(db: ReadDatabase, since: string): SnapshotInspection[] {
  const rows = db.all(
    from
      .selectFrom('inspections')
      .leftJoin('inspection_results as result', (join) =>
        join.onRef('result.inspection_id', '=', 'inspections.id').on('result.voided_at', 'is', null),
      )
      .select((eb) => [
        'inspections.id',
        'inspections.number',
        'inspections.name',
        'inspections.kind',
        'inspections.checklist_id as checklistId',
        'inspections.inspected_on as inspectedOn',
        'inspections.inspector_name as inspectorName',
        'inspections.participants',
        eb.fn.count<number>('result.id').as('itemCount'),
        sql<number | null>`sum(result.answer = 'abnormal')`.as('abnormalCount'),
        sql<string | null>`group_concat(result.item || char(9) || ifnull(result.answer, '') || char(9) || result.remark,
          char(10) ORDER BY result.sort_order, result.id)`.as('answers'),
      ])
      .where('inspections.status', '=', 'submitted')
      .where('inspections.voided_at', 'is', null)
      .where('inspections.inspected_on', '>=', since)
      .groupBy('inspections.id')
      .orderBy('inspections.inspected_on')
      .orderBy('inspections.number'),
  )
  return rows.map((row) => ({ ...row, abnormalCount: row.abnormalCount ?? 0, answers: row.answers ?? '' }))
}

/** After-photos of findings and of their rectifications, by record. */
function afterPhotoCounts(db: ReadDatabase): Map<string, number> {
  const rows = db.all(
    from
      .selectFrom('attachments')
      .select((eb) => ['record_id', eb.fn.countAll<number>().as('count')])
      .where('record_type', 'in', ['finding', 'rectification'])
      .where('role', '=', 'after')
      .where('mime', '<>', 'application/pdf')
      .where('voided_at', 'is', null)
      .groupBy('record_id'),
  )
  return new Map(rows.map((row) => [row.record_id, row.count]))
}

function readFindings(db: ReadDatabase): SnapshotFinding[] {
  const photos = afterPhotoCounts(db)
  const photoCounts = new Map<string, number>()
  const rectifiers = new Map<string, NamedPerson>()
  const work = db.all(
    from
      .selectFrom('rectifications')
      .select(['id', 'finding_id', 'rectifier_id', 'rectifier_name'])
      .where('voided_at', 'is', null)
      .orderBy('round'),
  )
  for (const row of work) {
    photoCounts.set(row.finding_id, (photoCounts.get(row.finding_id) ?? 0) + (photos.get(row.id) ?? 0))
    rectifiers.set(row.finding_id, { id: row.rectifier_id, name: row.rectifier_name })
  }
  const reviewers = new Map<string, NamedPerson>(
    db
      .all(
        from
          .selectFrom('reviews')
          .select(['finding_id', 'reviewer_id', 'reviewer_name'])
          .where('verdict', '=', 'passed')
          .where('voided_at', 'is', null),
      )
      .map((row) => [row.finding_id, { id: row.reviewer_id, name: row.reviewer_name }]),
  )
  const extensions = new Map(
    db
      .all(
        from
          .selectFrom('finding_extensions')
          .select((eb) => ['finding_id', eb.fn.countAll<number>().as('count')])
          .where('voided_at', 'is', null)
          .groupBy('finding_id'),
      )
      .map((row) => [row.finding_id, row.count]),
  )
  const rows = db.all(
    from
      .selectFrom('findings')
      .select([
        'id',
        'number',
        'description',
        'status',
        'grade',
        'treatment',
        'category_group as categoryGroup',
        'category',
        'risk_point_id as riskPointId',
        'hazard_id as hazardId',
        'control_id as controlId',
        'area_id as areaId',
        'location',
        'found_on as foundOn',
        'due_on as dueOn',
        'closed_on as closedOn',
        'responsible_id as responsibleId',
        'responsible_name as responsibleName',
        'treatment_plan',
      ])
      .where('status', '<>', 'draft')
      .where('voided_at', 'is', null)
      .orderBy('number_order'),
  )
  return rows.map(({ treatment_plan: plan, ...finding }) => ({
    ...finding,
    treatmentPlan: plan === null ? null : JSON.parse(plan),
    extensionCount: extensions.get(finding.id) ?? 0,
    afterPhotoCount: (photos.get(finding.id) ?? 0) + (photoCounts.get(finding.id) ?? 0),
    rectifier: rectifiers.get(finding.id) ?? null,
    reviewer: reviewers.get(finding.id) ?? null,
  }))
}

const readExports = (db: ReadDatabase): ConsistencySnapshot['exports'] =>
  db
    .all(
      from
        .selectFrom('exports')
        .select([
          'id',
          'number',
          'report_id as reportId',
          'title',
          'exported_at as exportedAt',
          'parameters',
          'rule_pack_versions',
        ])
        .where('voided_at', 'is', null)
        .orderBy('exported_at')
        .orderBy('id'),
    )
    .map(({ parameters, rule_pack_versions: versions, ...record }) => ({
      ...record,
      parameters: JSON.parse(parameters),
      rulePackVersions: JSON.parse(versions),
    }))

/** The records in force as the rules of the consistency check read them. */
export function readConsistencySnapshot(db: ReadDatabase, given: Given): ConsistencySnapshot {
  const [enterprise] = enterprises.list(db)
  if (!enterprise) throw new AppError('not-found', '这家企业还没有资料')
  const { newest, levelChanges } = readEvaluations(db)
  const riskPoints = readRiskPoints(db, newest)
  return {
    ...given,
    enterprise,
    people: db.all(from.selectFrom('people').select(['id', 'name', 'left_on as leftOn', 'voided_at as voidedAt'])),
    areas: db.all(
      from
        .selectFrom('areas')
        .select([
          'id',
          'name',
          'responsible_person_id as responsiblePersonId',
          'floor_plan_id as floorPlanId',
          'updated_at as updatedAt',
        ])
        .where('voided_at', 'is', null)
        .orderBy('sort_order'),
    ),
    floorPlans: db.all(
      from
        .selectFrom('floor_plans')
        .select(['id', 'name', 'updated_at as updatedAt'])
        .where('voided_at', 'is', null)
        .orderBy('sort_order'),
    ),
    riskPoints,
    levelChanges,
    specialEquipment: specialEquipmentRegister.list(db),
    checklists: readChecklists(db, riskPoints),
    plans: readPlans(db),
    inspections: readInspections(db, addMonths(given.today, -12)),
    findings: readFindings(db),
    exports: readExports(db),
    standardization: readStandardizationSnapshot(db),
  }
}
