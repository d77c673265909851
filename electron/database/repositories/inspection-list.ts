/** Inspections and plans with the figures that their lists show. */
import { sql } from 'kysely'
import type { InspectionRow } from '#shared/contract/inspection'
import type { InspectionPlan } from '#shared/domain/inspection'
import { from, type ReadDatabase } from '../database.ts'
import { inspectionPlans, inspections } from './records.ts'

/** Inspections, newest day first, with the numbers of their items, answers, abnormal items and findings. */
export function inspectionRows(
  db: ReadDatabase,
  filter: { status?: 'inProgress' | 'submitted' | undefined; includeVoided: boolean },
): InspectionRow[] {
  let query = from
    .selectFrom('inspections')
    .leftJoin(
      from
        .selectFrom('inspection_results')
        .select((eb) => [
          'inspection_id',
          eb.fn.countAll<number>().as('item_count'),
          eb.fn.count<number>('answer').as('answered_count'),
          sql<number>`sum(answer = 'abnormal')`.as('abnormal_count'),
        ])
        .where('voided_at', 'is', null)
        .groupBy('inspection_id')
        .as('r'),
      'r.inspection_id',
      'inspections.id',
    )
    .selectAll('inspections')
    .select((eb) => [
      'r.item_count',
      'r.answered_count',
      'r.abnormal_count',
      eb
        .selectFrom('findings')
        .select((finding) => finding.fn.countAll<number>().as('count'))
        .whereRef('findings.inspection_id', '=', 'inspections.id')
        .where('findings.voided_at', 'is', null)
        .as('finding_count'),
    ])
  if (filter.status !== undefined) query = query.where('inspections.status', '=', filter.status)
  if (!filter.includeVoided) query = query.where('inspections.voided_at', 'is', null)
  const rows = db.all(
    query
      .orderBy('inspections.inspected_on', 'desc')
      .orderBy('inspections.created_at', 'desc')
      .orderBy('inspections.id', 'desc'),
  )
  return rows.map((row) => ({
    ...inspections.fromRow(row),
    itemCount: row.item_count ?? 0,
    answeredCount: row.answered_count ?? 0,
    abnormalCount: row.abnormal_count ?? 0,
    findingCount: row.finding_count ?? 0,
  }))
}

export interface PlanNames {
  plan: InspectionPlan
  checklistName: string
  leaderName: string
}

/** Plans in use with the names they refer to, by the day on which they begin. */
export function plansWithNames(db: ReadDatabase): PlanNames[] {
  const rows = db.all(
    from
      .selectFrom('inspection_plans')
      .leftJoin('checklists', 'checklists.id', 'inspection_plans.checklist_id')
      .leftJoin('people', 'people.id', 'inspection_plans.leader_id')
      .selectAll('inspection_plans')
      .select(['checklists.name as checklist_name', 'people.name as leader_name'])
      .where('inspection_plans.voided_at', 'is', null)
      .orderBy('inspection_plans.created_at')
      .orderBy('inspection_plans.id'),
  )
  return rows.map((row) => ({
    plan: inspectionPlans.fromRow(row),
    checklistName: row.checklist_name ?? '',
    leaderName: row.leader_name ?? '',
  }))
}

/** Days of the submitted inspections of each plan. */
export function inspectionDaysByPlan(
  db: ReadDatabase,
): Map<string, { inspectedOn: string; status: 'submitted'; voidedAt: null }[]> {
  const rows = db.all(
    from
      .selectFrom('inspections')
      .select(['plan_id', 'inspected_on'])
      .where('plan_id', 'is not', null)
      .where('status', '=', 'submitted')
      .where('voided_at', 'is', null),
  )
  const days = Map.groupBy(rows, (row) => row.plan_id ?? '')
  return new Map(
    [...days].map(([planId, own]) => [
      planId,
      own.map((row) => ({ inspectedOn: row.inspected_on, status: 'submitted' as const, voidedAt: null })),
    ]),
  )
}
