/** Days and counts that decide when a review of the register is due and what was re-evaluated during one. */
import { from, type ReadDatabase } from '../database.ts'

/**
 * Day of the oldest newest evaluation of the hazards in use, null while nothing is evaluated. What a change of criteria
 * recomputed does not count: nobody looked at the risk.
 */
export function oldestEvaluationOn(db: ReadDatabase): string | null {
  const newest = from
    .selectFrom('evaluations')
    .innerJoin('hazards', 'hazards.id', 'evaluations.hazard_id')
    .innerJoin('risk_points', 'risk_points.id', 'hazards.risk_point_id')
    .select((eb) => eb.fn.max('evaluations.evaluated_on').as('evaluated_on'))
    .where('evaluations.voided_at', 'is', null)
    .where('hazards.voided_at', 'is', null)
    .where('risk_points.voided_at', 'is', null)
    .where('evaluations.pack_switch_id', 'is', null)
    .groupBy('evaluations.hazard_id')
    .as('newest')
  const row = db.first(
    from.selectFrom(newest).select((eb) => eb.fn.min<string | null>('newest.evaluated_on').as('oldest')),
  )
  return row?.oldest ?? null
}

/** Evaluations made by hand after a record, by risk point; ids are UUIDv7 and in order of time. */
export function evaluationsSince(db: ReadDatabase, recordId: string): Map<string, number> {
  const rows = db.all(
    from
      .selectFrom('evaluations')
      .innerJoin('hazards', 'hazards.id', 'evaluations.hazard_id')
      .select(['hazards.risk_point_id', (eb) => eb.fn.countAll<number>().as('count')])
      .where('evaluations.voided_at', 'is', null)
      .where('hazards.voided_at', 'is', null)
      .where('evaluations.id', '>', recordId)
      .where('evaluations.pack_switch_id', 'is', null)
      .groupBy('hazards.risk_point_id'),
  )
  return new Map(rows.map((row) => [row.risk_point_id, row.count]))
}

/** Instant of the last change of the regional catalogue, null while it is empty. */
export function catalogueChangedAt(db: ReadDatabase): string | null {
  const row = db.first(
    from.selectFrom('considerable_catalogue_items').select((eb) => eb.fn.max<string | null>('updated_at').as('last')),
  )
  return row?.last ?? null
}
