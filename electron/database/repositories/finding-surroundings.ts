/** Small readings around closed and neighbouring findings. */
import { type SqlBool, sql } from 'kysely'
import type { Finding } from '#shared/domain/finding'
import type { PlaceNames, RepeatableFinding } from '#shared/rules/repeated-finding'
import { from, type ReadDatabase } from '../database.ts'
import { findings } from './records.ts'

/** Today's names of areas and risk points. */
export function placeNames(db: ReadDatabase): PlaceNames {
  const namesOf = (table: 'areas' | 'risk_points') => {
    const names = new Map(db.all(from.selectFrom(table).select(['id', 'name'])).map(({ id, name }) => [id, name]))
    return (id: string | null) => names.get(id ?? '') ?? ''
  }
  return { area: namesOf('areas'), riskPoint: namesOf('risk_points') }
}

const repeatable = () =>
  from
    .selectFrom('findings')
    .select([
      'id',
      'number',
      'status',
      'found_on as foundOn',
      'description',
      'location',
      'area_id as areaId',
      'risk_point_id as riskPointId',
      'control_id as controlId',
      'recurrence_of_id as recurrenceOfId',
    ])
    .where('voided_at', 'is', null)
    .where('status', '<>', 'draft')

type Row = Omit<RepeatableFinding, 'status' | 'voidedAt'> & { status: string }
const asRepeatable = (row: Row): RepeatableFinding => ({
  ...row,
  status: row.status as Finding['status'],
  voidedAt: null,
})

/** Every finding that may belong to a group. */
export const repeatableFindings = (db: ReadDatabase): RepeatableFinding[] => db.all(repeatable()).map(asRepeatable)

/** Those that may belong to the finding's own group: of its area, risk point, spot or control, and its recurrences. */
export function neighboursOf(db: ReadDatabase, finding: Finding): RepeatableFinding[] {
  const { id, areaId, riskPointId, controlId, location, recurrenceOfId } = finding
  return db
    .all(
      repeatable().where((eb) =>
        eb.or([
          eb('id', '=', id),
          eb('recurrence_of_id', '=', id),
          ...(recurrenceOfId === null ? [] : [eb('id', '=', recurrenceOfId)]),
          ...(areaId === null ? [] : [eb('area_id', '=', areaId)]),
          ...(riskPointId === null ? [] : [eb('risk_point_id', '=', riskPointId)]),
          ...(controlId === null ? [] : [eb('control_id', '=', controlId)]),
          ...(areaId === null && riskPointId === null && location !== '' ? [eb('location', '=', location)] : []),
        ]),
      ),
    )
    .map(asRepeatable)
}

/** Findings closed between two days. */
export const closedBetween = (db: ReadDatabase, since: string, until: string): Finding[] =>
  db
    .all(
      from
        .selectFrom('findings')
        .selectAll()
        .where('voided_at', 'is', null)
        .where('status', '=', 'closed')
        .where('closed_on', '>=', since)
        .where('closed_on', '<=', until)
        .orderBy('closed_on')
        .orderBy('number'),
    )
    .map(findings.fromRow)

/** Closed findings at a hazard in force without a 现有 evaluation since (see shared/rules/re-rating.ts), newest closing first. */
export const closedWithoutReRating = (db: ReadDatabase): Finding[] =>
  db
    .all(
      from
        .selectFrom('findings as f')
        .innerJoin('hazards', 'hazards.id', 'f.hazard_id')
        .innerJoin('risk_points', 'risk_points.id', 'hazards.risk_point_id')
        .selectAll('f')
        .where('f.voided_at', 'is', null)
        .where('f.status', '=', 'closed')
        .where('hazards.voided_at', 'is', null)
        .where('risk_points.voided_at', 'is', null)
        .where(
          sql<SqlBool>`not exists (select 1 from evaluations e where e.hazard_id = f.hazard_id and e.stage = 'current'
            and e.voided_at is null and (e.evaluated_on > f.closed_on
              or (e.evaluated_on = f.closed_on and e.created_at > f.updated_at)))`,
        )
        .orderBy('f.closed_on', 'desc')
        .orderBy('f.number', 'desc'),
    )
    .map(findings.fromRow)
