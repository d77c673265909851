/** Risk points with what follows from their hazards: one query each for the list, the analysis and the reports. */
import type { Evaluation } from '#shared/domain/evaluation'
import type { RiskLevel } from '#shared/domain/risk-level'
import { riskLevels } from '#shared/domain/risk-level'
import type { HazardDetail, RiskPointRow } from '#shared/contract/risk-point'
import type { ConsiderableCatalogueItem } from '#shared/domain/considerable-catalogue-item'
import { from, type ReadDatabase } from '../database.ts'
import { lockedLevel } from '#shared/rules/risk'
import { considerableCatalogueItems, controls, evaluations, hazards, riskPoints } from './records.ts'

export interface RiskPointFilter {
  search: string
  kinds: string[]
  areaIds: string[]
  levels: RiskLevel[]
  isIncomplete: boolean
  includeVoided: boolean
  sort: 'order' | 'number' | 'name' | 'level' | 'area' | 'updated'
  descending: boolean
}

/** Newest evaluation of each hazard and stage. */
const newestEvaluations = () =>
  from
    .selectFrom('evaluations as newest')
    .select(['newest.hazard_id', 'newest.stage', (eb) => eb.fn.max('newest.sequence').as('sequence')])
    .where('newest.voided_at', 'is', null)
    .groupBy(['newest.hazard_id', 'newest.stage'])

/** Level as a number, 0 = major, so that min() is the highest level. */
const levelNumber = (level: string | null): number | null => {
  const index = riskLevels.indexOf(level as RiskLevel)
  return index < 0 ? null : index
}

/** Entries of the regional catalogue by id; the hits of a hazard are looked up here. */
function catalogueById(db: ReadDatabase): Map<string, ConsiderableCatalogueItem> {
  return new Map(considerableCatalogueItems.list(db, {}, { includeVoided: true }).map((item) => [item.id, item]))
}

function hitsOf(ids: readonly string[], catalogue: Map<string, ConsiderableCatalogueItem>) {
  return ids.flatMap((id) => {
    const item = catalogue.get(id)
    return item ? [{ id, code: item.code, name: item.name, source: item.source, level: item.level }] : []
  })
}

/** Hits of a stored hazard; nearly all have none, and their text is not read. */
const storedHits = (stored: string, catalogue: Map<string, ConsiderableCatalogueItem>) =>
  catalogue.size === 0 || stored === '[]' ? [] : hitsOf(JSON.parse(stored) as string[], catalogue)

interface HazardFigures {
  hazardCount: number
  evaluatedCount: number
  level: RiskLevel | null
  inherentLevel: RiskLevel | null
}

/** Counts and highest levels per risk point. */
function figuresByRiskPoint(db: ReadDatabase): Map<string, HazardFigures> {
  const figures = new Map<string, HazardFigures>()
  const catalogue = catalogueById(db)
  const rows = db.all(
    from
      .selectFrom('hazards')
      .leftJoin(newestEvaluations().as('n'), 'n.hazard_id', 'hazards.id')
      .leftJoin('evaluations', (join) =>
        join
          .onRef('evaluations.hazard_id', '=', 'n.hazard_id')
          .onRef('evaluations.stage', '=', 'n.stage')
          .onRef('evaluations.sequence', '=', 'n.sequence'),
      )
      .select([
        'hazards.id',
        'hazards.risk_point_id',
        'hazards.catalogue_item_ids',
        'evaluations.stage',
        'evaluations.level',
      ])
      .where('hazards.voided_at', 'is', null),
  )
  const seen = new Set<string>()
  for (const row of rows) {
    const entry = figures.get(row.risk_point_id) ?? {
      hazardCount: 0,
      evaluatedCount: 0,
      level: null,
      inherentLevel: null,
    }
    figures.set(row.risk_point_id, entry)
    if (!seen.has(row.id)) {
      seen.add(row.id)
      entry.hazardCount += 1
    }
    const level = levelNumber(lockedLevel(row.level, storedHits(row.catalogue_item_ids, catalogue)))
    if (level === null) continue
    const key = row.stage === 'inherent' ? 'inherentLevel' : 'level'
    if (row.stage === 'current') entry.evaluatedCount += 1
    const known = levelNumber(entry[key])
    if (known === null || level < known) entry[key] = riskLevels[level] ?? null
  }
  return figures
}

function openFindingCounts(db: ReadDatabase): Map<string, number> {
  const rows = db.all(
    from
      .selectFrom('findings')
      .select(['risk_point_id', (eb) => eb.fn.countAll<number>().as('count')])
      .where('voided_at', 'is', null)
      .where('status', 'in', ['registered', 'rectifying', 'awaitingReview'])
      .where('risk_point_id', 'is not', null)
      .groupBy('risk_point_id'),
  )
  return new Map(rows.map((row) => [row.risk_point_id ?? '', row.count]))
}

const names = (db: ReadDatabase, table: 'areas' | 'organization_units' | 'people'): Map<string, string> =>
  new Map(db.all(from.selectFrom(table as 'areas').select(['id', 'name'])).map((row) => [row.id, row.name]))

/** Every risk point (voided ones too) as a list row, in register order. */
export function riskPointRows(db: ReadDatabase): RiskPointRow[] {
  const figures = figuresByRiskPoint(db)
  const openFindings = openFindingCounts(db)
  const areaNames = names(db, 'areas')
  const unitNames = names(db, 'organization_units')
  const personNames = names(db, 'people')
  return riskPoints.list(db, {}, { includeVoided: true }).map((point) => ({
    ...point,
    areaName: areaNames.get(point.areaId ?? '') ?? '',
    unitName: unitNames.get(point.unitId ?? '') ?? '',
    responsibleName: personNames.get(point.responsiblePersonId ?? '') ?? '',
    ...(figures.get(point.id) ?? { hazardCount: 0, evaluatedCount: 0, level: null, inherentLevel: null }),
    openFindingCount: openFindings.get(point.id) ?? 0,
  }))
}

const matches = (row: RiskPointRow, search: string): boolean => {
  const wanted = search.toLowerCase()
  return [row.name, row.number, row.location, row.post, row.tagNumber, row.namePinyin, row.nameInitials].some((value) =>
    value.toLowerCase().includes(wanted),
  )
}

const isIncomplete = (row: RiskPointRow): boolean => row.hazardCount === 0 || row.evaluatedCount < row.hazardCount

/** A factory has hundreds of risk points, not millions: filtered and sorted here, paged by the caller. */
export function filterRiskPoints(rows: RiskPointRow[], filter: RiskPointFilter): RiskPointRow[] {
  const kept = rows.filter(
    (row) =>
      (filter.includeVoided || row.voidedAt === null) &&
      (filter.search === '' || matches(row, filter.search)) &&
      (filter.kinds.length === 0 || filter.kinds.includes(row.kind)) &&
      (filter.areaIds.length === 0 || (row.areaId !== null && filter.areaIds.includes(row.areaId))) &&
      (filter.levels.length === 0 || (row.level !== null && filter.levels.includes(row.level))) &&
      (!filter.isIncomplete || isIncomplete(row)),
  )
  const keyOf: Record<RiskPointFilter['sort'], (row: RiskPointRow) => string | number> = {
    order: (row) => row.sortOrder,
    number: (row) => row.number,
    name: (row) => row.namePinyin,
    level: (row) => levelNumber(row.level) ?? riskLevels.length,
    area: (row) => row.areaName,
    updated: (row) => row.updatedAt,
  }
  const key = keyOf[filter.sort]
  const direction = filter.descending ? -1 : 1
  return kept.sort((left, right) => {
    const a = key(left)
    const b = key(right)
    if (a === b) return left.sortOrder - right.sortOrder || (left.number < right.number ? -1 : 1)
    return (a < b ? -1 : 1) * direction
  })
}

/** Newest evaluations by hazard; `hazardId` narrows it to one. */
export function newestEvaluationsByHazard(
  db: ReadDatabase,
  riskPointId?: string,
): Map<string, { inherent: Evaluation | null; current: Evaluation | null }> {
  let query = from
    .selectFrom('evaluations')
    .innerJoin(newestEvaluations().as('n'), (join) =>
      join
        .onRef('n.hazard_id', '=', 'evaluations.hazard_id')
        .onRef('n.stage', '=', 'evaluations.stage')
        .onRef('n.sequence', '=', 'evaluations.sequence'),
    )
    .selectAll('evaluations')
  if (riskPointId !== undefined) {
    query = query
      .innerJoin('hazards', 'hazards.id', 'evaluations.hazard_id')
      .where('hazards.risk_point_id', '=', riskPointId)
  }
  const byHazard = new Map<string, { inherent: Evaluation | null; current: Evaluation | null }>()
  for (const row of db.all(query)) {
    const evaluation = evaluations.fromRow(row)
    const entry = byHazard.get(evaluation.hazardId) ?? { inherent: null, current: null }
    entry[evaluation.stage] = evaluation
    byHazard.set(evaluation.hazardId, entry)
  }
  return byHazard
}

/** The 现有 level of each evaluated hazard, with its catalogue hits. */
export function currentLevelsByHazard(db: ReadDatabase): Map<string, RiskLevel> {
  const catalogue = catalogueById(db)
  const rows = db.all(
    from
      .selectFrom('evaluations')
      .innerJoin(newestEvaluations().as('n'), (join) =>
        join
          .onRef('n.hazard_id', '=', 'evaluations.hazard_id')
          .onRef('n.stage', '=', 'evaluations.stage')
          .onRef('n.sequence', '=', 'evaluations.sequence'),
      )
      .innerJoin('hazards', 'hazards.id', 'evaluations.hazard_id')
      .select(['evaluations.hazard_id', 'evaluations.level', 'hazards.catalogue_item_ids'])
      .where('evaluations.stage', '=', 'current'),
  )
  return new Map(
    rows.map((row) => [
      row.hazard_id,
      lockedLevel(row.level, storedHits(row.catalogue_item_ids, catalogue)) ?? row.level,
    ]),
  )
}

/** Hazards with controls and newest evaluations, in order; of one risk point or of all. */
export function hazardDetails(db: ReadDatabase, riskPointId?: string): HazardDetail[] {
  const newest = newestEvaluationsByHazard(db, riskPointId)
  const found = hazards.list(db, riskPointId === undefined ? {} : { riskPointId })
  const all =
    riskPointId === undefined
      ? controls.list(db)
      : found.flatMap((hazard) => controls.list(db, { hazardId: hazard.id }))
  const byHazard = Map.groupBy(all, (control) => control.hazardId)
  const catalogue = catalogueById(db)
  return found.map((hazard) => {
    const { inherent, current } = newest.get(hazard.id) ?? { inherent: null, current: null }
    const catalogueHits = hitsOf(hazard.catalogueItemIds, catalogue)
    return {
      ...hazard,
      controls: byHazard.get(hazard.id) ?? [],
      inherent,
      current,
      catalogueHits,
      inherentLevel: lockedLevel(inherent?.level ?? null, catalogueHits),
      currentLevel: lockedLevel(current?.level ?? null, catalogueHits),
    }
  })
}

/** Newest evaluation of one hazard and stage, null = 未评. */
export const newestEvaluation = (
  db: ReadDatabase,
  hazardId: string,
  stage: 'inherent' | 'current',
): Evaluation | null =>
  evaluations
    .list(db, { hazardId, stage })
    .sort((a, b) => a.sequence - b.sequence)
    .at(-1) ?? null

/** Highest sequence given so far, voided evaluations included. */
export function lastEvaluationSequence(db: ReadDatabase, hazardId: string, stage: 'inherent' | 'current'): number {
  const row = db.first(
    from
      .selectFrom('evaluations')
      .select((eb) => eb.fn.max<number | null>('sequence').as('last'))
      .where('hazard_id', '=', hazardId)
      .where('stage', '=', stage),
  )
  return row?.last ?? 0
}
