/** Counts for the home page, the guided path and the workspace overview; one small query each. */
import type { RiskLevel } from '#shared/domain/risk-level'
import { highestLevel } from '#shared/domain/risk-level'
import type { Finding } from '#shared/domain/finding'
import { from, type ReadDatabase } from '../database.ts'
import { findings } from './records.ts'
import { currentLevelsByHazard } from './risk-register.ts'
import type { Tables } from '../tables.ts'

/** Records of a table that are not void. */
export function countOpen(
  db: ReadDatabase,
  table: keyof Omit<Tables, 'rule_packs' | 'settings' | 'sequences' | 'change_journal'>,
): number {
  const row = db.first(
    from
      .selectFrom(table as 'areas')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('voided_at', 'is', null),
  )
  return row?.count ?? 0
}

export interface EvaluationFigures {
  hazards: number
  evaluated: number
  /** by 现有 level */
  levels: Partial<Record<RiskLevel, number>>
  highest: RiskLevel | null
  /** with controls of at least three classes in place */
  withEnoughControls: number
  withResponsible: number
  riskPointsWithHazards: number
}

/** What the register holds, hazard by hazard. */
export function evaluationFigures(db: ReadDatabase): EvaluationFigures {
  const pointsInUse = new Set(
    db.all(from.selectFrom('risk_points').select('id').where('voided_at', 'is', null)).map((row) => row.id),
  )
  const responsiblePoints = new Set(
    db
      .all(from.selectFrom('risk_points').select('id').where('responsible_person_id', 'is not', null))
      .map((row) => row.id),
  )
  const all = db
    .all(
      from
        .selectFrom('hazards')
        .select(['id', 'risk_point_id', 'responsible_person_id'])
        .where('voided_at', 'is', null),
    )
    .filter((hazard) => pointsInUse.has(hazard.risk_point_id))
  const current = currentLevelsByHazard(db)
  const classes = new Map(
    db
      .all(
        from
          .selectFrom('controls')
          .select((eb) => ['hazard_id', eb.fn.count<number>('control_class').distinct().as('count')])
          .where('voided_at', 'is', null)
          .where('status', '=', 'inPlace')
          .groupBy('hazard_id'),
      )
      .map((row) => [row.hazard_id, row.count]),
  )
  const levels: Partial<Record<RiskLevel, number>> = {}
  for (const hazard of all) {
    const level = current.get(hazard.id)
    if (level) levels[level] = (levels[level] ?? 0) + 1
  }
  return {
    hazards: all.length,
    evaluated: all.filter((hazard) => current.has(hazard.id)).length,
    levels,
    highest: highestLevel(Object.keys(levels) as RiskLevel[]),
    withEnoughControls: all.filter((hazard) => (classes.get(hazard.id) ?? 0) >= 3).length,
    withResponsible: all.filter(
      (hazard) => hazard.responsible_person_id !== null || responsiblePoints.has(hazard.risk_point_id),
    ).length,
    riskPointsWithHazards: new Set(all.map((hazard) => hazard.risk_point_id)).size,
  }
}

/** Findings that are neither draft, closed nor void. */
export const openFindings = (db: ReadDatabase): Finding[] =>
  db
    .all(
      from
        .selectFrom('findings')
        .selectAll()
        .where('voided_at', 'is', null)
        .where('status', 'in', ['registered', 'rectifying', 'awaitingReview'])
        .orderBy('due_on')
        .orderBy('number'),
    )
    .map(findings.fromRow)

export interface FindingFigures {
  total: number
  closed: number
  open: number
  overdue: number
  closedSince: number
}

/** Overdue = 待整改 past its day; drafts and void findings never count. */
export function findingFigures(db: ReadDatabase, today: string, since: string): FindingFigures {
  const row = db.first(
    from
      .selectFrom('findings')
      .select((eb) => [
        eb.fn.countAll<number>().as('total'),
        eb.fn.sum<number | null>(eb.case().when('status', '=', 'closed').then(1).else(0).end()).as('closed'),
        eb.fn
          .sum<number | null>(
            eb
              .case()
              .when(eb.and([eb('status', '=', 'rectifying'), eb('due_on', '<', today)]))
              .then(1)
              .else(0)
              .end(),
          )
          .as('overdue'),
        eb.fn.sum<number | null>(eb.case().when('closed_on', '>=', since).then(1).else(0).end()).as('closed_since'),
      ])
      .where('voided_at', 'is', null)
      .where('status', '<>', 'draft'),
  )
  const total = row?.total ?? 0
  const closed = row?.closed ?? 0
  return { total, closed, open: total - closed, overdue: row?.overdue ?? 0, closedSince: row?.closed_since ?? 0 }
}

/** Submitted inspections from a day on, and the day of the newest. */
export function inspectionFigures(
  db: ReadDatabase,
  since: string,
): { since: number; submitted: number; lastOn: string | null } {
  const row = db.first(
    from
      .selectFrom('inspections')
      .select((eb) => [
        eb.fn.countAll<number>().as('submitted'),
        eb.fn.sum<number | null>(eb.case().when('inspected_on', '>=', since).then(1).else(0).end()).as('since'),
        eb.fn.max<string | null>('inspected_on').as('last_on'),
      ])
      .where('voided_at', 'is', null)
      .where('status', '=', 'submitted'),
  )
  return { since: row?.since ?? 0, submitted: row?.submitted ?? 0, lastOn: row?.last_on ?? null }
}

/** Kinds of documents exported at least once. */
export const exportedReportIds = (db: ReadDatabase): string[] =>
  db
    .all(from.selectFrom('exports').select('report_id').distinct().where('voided_at', 'is', null))
    .map((row) => row.report_id)

export interface FoundRecord {
  kind: 'riskPoint' | 'finding' | 'person' | 'area' | 'checklist' | 'inspection'
  id: string
  title: string
  detail: string
}

/** Up to eight hits of each kind by number, name, pinyin or text. */
export function searchRecords(db: ReadDatabase, text: string): FoundRecord[] {
  const like = `%${text.toLowerCase().replaceAll(/[%_\\]/g, '')}%`
  const limit = 8
  const points = db.all(
    from
      .selectFrom('risk_points')
      .select(['id', 'name', 'number', 'location'])
      .where('voided_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb('name', 'like', like),
          eb('number', 'like', like),
          eb('name_pinyin', 'like', like),
          eb('name_initials', 'like', like),
        ]),
      )
      .limit(limit),
  )
  const found = db.all(
    from
      .selectFrom('findings')
      .select(['id', 'number', 'description', 'location'])
      .where('voided_at', 'is', null)
      .where('status', '<>', 'draft')
      .where((eb) => eb.or([eb('number', 'like', like), eb('description', 'like', like), eb('location', 'like', like)]))
      .orderBy('number', 'desc')
      .limit(limit),
  )
  const persons = db.all(
    from
      .selectFrom('people')
      .select(['id', 'name', 'post'])
      .where('voided_at', 'is', null)
      .where((eb) =>
        eb.or([eb('name', 'like', like), eb('name_pinyin', 'like', like), eb('name_initials', 'like', like)]),
      )
      .limit(limit),
  )
  const named = (table: 'areas' | 'checklists' | 'inspections') =>
    db.all(
      from
        .selectFrom(table as 'areas')
        .select(['id', 'name'])
        .where('voided_at', 'is', null)
        .where('name', 'like', like)
        .limit(limit),
    )
  return [
    ...points.map((row) => ({
      kind: 'riskPoint' as const,
      id: row.id,
      title: `${row.number} ${row.name}`,
      detail: row.location,
    })),
    ...found.map((row) => ({
      kind: 'finding' as const,
      id: row.id,
      title: `${row.number} ${row.description}`,
      detail: row.location,
    })),
    ...persons.map((row) => ({ kind: 'person' as const, id: row.id, title: row.name, detail: row.post })),
    ...named('areas').map((row) => ({ kind: 'area' as const, id: row.id, title: row.name, detail: '区域' })),
    ...named('checklists').map((row) => ({
      kind: 'checklist' as const,
      id: row.id,
      title: row.name,
      detail: '检查表',
    })),
    ...named('inspections').map((row) => ({
      kind: 'inspection' as const,
      id: row.id,
      title: row.name,
      detail: '检查记录',
    })),
  ]
}
