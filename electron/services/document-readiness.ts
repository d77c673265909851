/** 资料齐套: where the documents of an occasion stand against the data of today. */
import { AppError } from '#shared/contract/errors'
import type { ReadinessRow, readinessOperations } from '#shared/contract/readiness'
import { reportParameters } from '#shared/contract/report'
import { reportOf } from '#shared/reports/catalogue'
import { dayInShanghai } from '#shared/rules/day'
import { documentSets, type DocumentSet, readinessOf } from '#shared/rules/document-sets'
import { exportRecords, formalDocuments } from '../database/repositories/records.ts'
import type { Handlers } from './context.ts'
import type { Source } from './explained-hazards.ts'
import { composeReport, contentHash } from './report.ts'
import { gatherReportData } from './report-data.ts'

interface Printed {
  reportId: string
  contentHash: string
  parameters: Record<string, unknown>
  on: string
  formal: string
}

/** The newest print or formal version of each document. */
function newestPrints({ db }: Source): Map<string, Printed> {
  const prints: Printed[] = [
    ...exportRecords.list(db).map(({ reportId, contentHash: hash, parameters, exportedAt }) => ({
      reportId,
      contentHash: hash,
      parameters,
      on: exportedAt,
      formal: '',
    })),
    ...formalDocuments.list(db).map(({ reportId, contentHash: hash, parameters, sealedAt, number, version }) => ({
      reportId,
      contentHash: hash,
      parameters,
      on: sealedAt,
      formal: `${number} 第${version}版`,
    })),
  ]
  return new Map(prints.sort((a, b) => (a.on < b.on ? -1 : 1)).map((print) => [print.reportId, print]))
}

/** The content of today as it was printed last, with the sentence why it cannot be composed. */
function contentToday(source: Source, reportId: string, printed: Printed | undefined) {
  try {
    const parameters = reportParameters.parse(printed?.parameters ?? {})
    return { hash: contentHash(composeReport(source, reportId, parameters, '')), problem: '' }
  } catch (error) {
    if (error instanceof AppError) return { hash: null, problem: error.message }
    throw error
  }
}

/** Each document of the occasion in its order. Throws nothing for a document that needs a choice: its row says so. */
function documentReadiness(source: Source, set: DocumentSet): ReadinessRow[] {
  const prints = newestPrints(source)
  const reports = documentSets[set].reportIds.flatMap((reportId) => reportOf(reportId) ?? [])
  const needs = [...new Set(reports.flatMap((report) => report.needs))]
  const data = gatherReportData(source, needs, {}, '')
  return reports.map(({ id, title, countRows }) => {
    const printed = prints.get(id)
    const rowCount = countRows(data)
    const { hash, problem } = contentToday(source, id, printed)
    return {
      reportId: id,
      title,
      state: readinessOf({ rowCount, printedHash: printed?.contentHash ?? null, todayHash: hash }),
      rowCount,
      printedOn: printed ? dayInShanghai(printed.on) : null,
      formal: printed?.formal ?? '',
      problem,
    }
  })
}

export const readinessHandlers = {
  'report.readiness': (context, { set }) => documentReadiness(context, set),
} satisfies Handlers<keyof typeof readinessOperations>
