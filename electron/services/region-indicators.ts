/** Figures of regional indicators: from the records, or numerator and denominator as the user gives them. */
import type { IndicatorRow } from '#shared/contract/region'
import { archivedIn } from '#shared/domain/export-record'
import { percentOneDecimal, type Ratio } from '#shared/rules/ratio'
import type { indicatorSources } from '#shared/rules/region'
import { reachesTarget } from '#shared/rules/region-form'
import { cards, exportRecords, findings, riskReports } from '../database/repositories/records.ts'
import { hazardDetails, riskPointRows } from '../database/repositories/risk-register.ts'
import type { Source } from './explained-hazards.ts'
import { chosenPackIds, considerableRisks, entriesOf, indicatorForm, packNamed } from './region-data.ts'
import { reportPack, riskReportPreview } from './region-risk-report.ts'

const ratio = (numerator: number, denominator: number): Ratio => ({ numerator, denominator })

/** Risk points whose every hazard has a measure in place and that name a person or unit, of all. */
export function controlListRate({ db }: Pick<Source, 'db'>): Ratio {
  const hazards = Map.groupBy(hazardDetails(db), ({ riskPointId }) => riskPointId)
  const points = riskPointRows(db).filter(({ voidedAt }) => voidedAt === null)
  const listed = points.filter(({ id, responsiblePersonId }) => {
    const own = hazards.get(id) ?? []
    return (
      own.length > 0 &&
      own.every(({ controls }) => controls.some(({ status }) => status === 'inPlace')) &&
      (responsiblePersonId !== null || own.every((hazard) => hazard.responsiblePersonId !== null))
    )
  })
  return ratio(listed.length, points.length)
}

/**
 * Risk points of 较大以上 that were printed on a 公告栏, or on a 告知卡 of the point, its area or its post, since their
 * newest evaluation; our reading, 口径待属地确认.
 */
function noticeRate({ db }: Source): Ratio {
  const ids = new Set(considerableRisks({ db }).map(({ riskPointId }) => riskPointId))
  const evaluatedAt = new Map<string, string>()
  for (const { riskPointId, current } of hazardDetails(db))
    if (current && current.createdAt > (evaluatedAt.get(riskPointId) ?? ''))
      evaluatedAt.set(riskPointId, current.createdAt)
  const printed = exportRecords
    .list(db)
    // what lies in an archive was not posted
    .filter((record) => archivedIn(record) === null)
    .filter(({ reportId }) => reportId === 'notice-board' || reportId === 'notice-card')
  const notices = cards.list(db, { kind: 'noticeCard' })
  const points = riskPointRows(db).filter(({ id }) => ids.has(id))
  const shown = points.filter((point) => {
    const names = new Set([point.id, point.areaId, point.post].filter((key) => key !== null && key !== ''))
    const own = notices.filter(({ subjectKey }) => names.has(subjectKey)).map(({ id }) => id)
    return printed.some(({ reportId, parameters, exportedAt }) => {
      if (exportedAt < (evaluatedAt.get(point.id) ?? '')) return false
      const { areaId, recordId, recordIds } = parameters as Record<string, unknown>
      if (reportId === 'notice-board')
        return (areaId === undefined || areaId === point.areaId) && (recordId === undefined || recordId === point.id)
      const chosen = recordId === undefined ? recordIds : [recordId]
      return own.some((id) => chosen === undefined || (Array.isArray(chosen) && chosen.includes(id)))
    })
  })
  return ratio(shown.length, points.length)
}

/** Sums of this year's rows of the dust ledger. */
function dustReportRate(source: Source, packId: string): Ratio {
  const year = source.today.slice(0, 4)
  const rows = entriesOf(source, packId, 'dust-reports').filter(({ cells }) => (cells['date'] ?? '').startsWith(year))
  const sum = (column: string) => rows.reduce((total, { cells }) => total + Math.trunc(Number(cells[column] ?? 0)), 0)
  return ratio(sum('reported'), sum('required'))
}

function rectifiedRate({ db, today }: Source): Ratio {
  const year = today.slice(0, 4)
  const found = findings.list(db).filter(({ status, foundOn }) => status !== 'draft' && foundOn.startsWith(year))
  return ratio(found.filter(({ status }) => status === 'closed').length, found.length)
}

/** Saved this year, of these and the one that is due now and not saved. */
function riskReportRate(source: Source): Ratio {
  const year = source.today.slice(0, 4)
  const saved = riskReports.list(source.db).filter(({ reportedOn }) => reportedOn.startsWith(year)).length
  const isDue = reportPack(source) !== null && riskReportPreview(source).kind !== null
  return ratio(saved, saved + (isDue ? 1 : 0))
}

function manual(source: Source, packId: string, indicatorId: string): Ratio {
  const entry = entriesOf(source, packId, indicatorForm).find(({ rowId }) => rowId === indicatorId)
  return ratio(Number(entry?.cells['numerator'] ?? 0), Number(entry?.cells['denominator'] ?? 0))
}

const figures: Record<keyof typeof indicatorSources, (source: Source, packId: string, indicatorId: string) => Ratio> = {
  manual,
  controlListRate,
  noticeRate,
  dustReportRate,
  rectifiedRate,
  riskReportRate,
}

/** Every indicator of the chosen packs with its figure of today. */
export function indicatorRows(source: Source): IndicatorRow[] {
  return chosenPackIds(source).flatMap((packId) => {
    const pack = packNamed(source, packId)
    return pack.indicators.map((indicator): IndicatorRow => {
      const { numerator, denominator } = figures[indicator.source](source, packId, indicator.id)
      return {
        ...indicator,
        packId,
        packName: pack.name,
        numerator,
        denominator,
        percent: percentOneDecimal({ numerator, denominator }),
        isReached: reachesTarget(numerator, denominator, indicator.target),
      }
    })
  })
}
