import type { ReportRegion } from '#shared/reports/definition'
import { regionEntries } from '../database/repositories/records.ts'
import type { Source } from './explained-hazards.ts'
import { prefilledValues } from './region-data.ts'
import { indicatorRows } from './region-indicators.ts'
import { riskReportRows } from './region-risk-report.ts'

/** What the documents of regional requirements draw on. */
export const reportRegion = (source: Source): ReportRegion => ({
  packs: source.resources.regions().packs,
  prefilled: prefilledValues(source),
  entries: regionEntries.list(source.db),
  indicators: indicatorRows(source),
  riskReports: riskReportRows(source),
})
