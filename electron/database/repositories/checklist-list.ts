/** Checklists with their figures, and the checkpoints of controls from which checklists are made. */
import type { ChecklistRow } from '#shared/contract/inspection'
import type { ControlTier, Period } from '#shared/domain/hazard'
import { from, type ReadDatabase } from '../database.ts'
import { checklists } from './records.ts'

/** Checklists in use with the number of their items and the name of their area. */
export function checklistRows(db: ReadDatabase): ChecklistRow[] {
  const rows = db.all(
    from
      .selectFrom('checklists')
      .leftJoin('areas', 'areas.id', 'checklists.area_id')
      .selectAll('checklists')
      .select((eb) => [
        'areas.name as area_name',
        eb
          .selectFrom('checklist_items')
          .select((item) => item.fn.countAll<number>().as('count'))
          .whereRef('checklist_items.checklist_id', '=', 'checklists.id')
          .where('checklist_items.voided_at', 'is', null)
          .as('item_count'),
      ])
      .where('checklists.voided_at', 'is', null)
      .orderBy('checklists.sort_order')
      .orderBy('checklists.created_at')
      .orderBy('checklists.id'),
  )
  return rows.map((row) => ({
    ...checklists.fromRow(row),
    areaName: row.area_name ?? '',
    itemCount: row.item_count ?? 0,
  }))
}

/** A control that can be checked, with where it belongs. */
export interface Checkpoint {
  controlId: string
  hazardId: string
  riskPointId: string
  areaId: string | null
  areaName: string
  riskPointName: string
  hazardItem: string
  checkpoint: string
}

/** Checkpoints of controls in place at a tier and periods, in the order of the register; no areas named = all areas. */
export function checkpointsOf(
  db: ReadDatabase,
  filter: { tier: ControlTier; periods: readonly Period[]; areaIds: readonly string[] },
): Checkpoint[] {
  let query = from
    .selectFrom('controls')
    .innerJoin('hazards', 'hazards.id', 'controls.hazard_id')
    .innerJoin('risk_points', 'risk_points.id', 'hazards.risk_point_id')
    .leftJoin('areas', (join) => join.onRef('areas.id', '=', 'risk_points.area_id').on('areas.voided_at', 'is', null))
    .select([
      'controls.id as controlId',
      'hazards.id as hazardId',
      'risk_points.id as riskPointId',
      'areas.id as areaId',
      'areas.name as areaName',
      'risk_points.name as riskPointName',
      'hazards.item as hazardItem',
      'controls.checkpoint as checkpoint',
    ])
    .where('controls.voided_at', 'is', null)
    .where('hazards.voided_at', 'is', null)
    .where('risk_points.voided_at', 'is', null)
    .where('controls.status', '=', 'inPlace')
    .where('controls.checkpoint', '<>', '')
    .where('controls.check_tier', '=', filter.tier)
    .where('controls.check_period', 'in', filter.periods)
  if (filter.areaIds.length > 0) query = query.where('areas.id', 'in', filter.areaIds)
  const rows = db.all(
    query
      .orderBy('areas.sort_order')
      .orderBy('areas.created_at')
      .orderBy('risk_points.sort_order')
      .orderBy('risk_points.number')
      .orderBy('hazards.sort_order')
      .orderBy('hazards.created_at')
      .orderBy('controls.sort_order')
      .orderBy('controls.created_at'),
  )
  return rows.map((row) => ({ ...row, areaName: row.areaName ?? '' }))
}
