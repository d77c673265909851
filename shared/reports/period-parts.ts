/** What the reports about the findings of a month, quarter or year begin with. */
import { type InspectionStatistics, inspectionStatistics } from '#shared/rules/inspection-statistics'
import { type FindingStatistics, findingStatistics } from '#shared/rules/statistics'
import type { ReportData } from './definition.ts'
import { findingsOf, statisticsFindings, statisticsInspections } from './finding-parts.ts'
import { asOfDay, chosenPeriod, type NameLookup, namesIn, type ReportPeriod } from './parts.ts'

export interface FindingPeriod {
  names: NameLookup
  period: ReportPeriod
  /** 截止到 */
  asOf: string
  figures: FindingStatistics
  inspections: InspectionStatistics
}

/** The chosen period, the day until which it is counted, and its figures. */
export function findingPeriod(data: ReportData): FindingPeriod {
  const names = namesIn(data)
  const period = chosenPeriod(data)
  const asOf = asOfDay(data, period)
  return {
    names,
    period,
    asOf,
    figures: findingStatistics(statisticsFindings(data, names), period, asOf),
    inspections: inspectionStatistics(statisticsInspections(data), period),
  }
}

/** Rows of such a report: the findings of its period. */
export const countPeriodFindings = (data: ReportData): number => findingsOf(data, chosenPeriod(data)).length
