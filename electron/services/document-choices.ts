/** What shows most of a document that asks for something: the records there are, the fullest first. */
import type { ReportParameters } from '#shared/contract/report'
import type { ReportDefinition } from '#shared/reports/definition'
import type { ReportId } from '#shared/reports/report-ids'
import { formKinds } from '#shared/rules/region'
import { findingCountsByNotice } from '../database/repositories/finding-list-history.ts'
import { checklistRows } from '../database/repositories/checklist-list.ts'
import { inspectionRows } from '../database/repositories/inspection-list.ts'
import {
  assessments,
  attachments,
  findings,
  majorHazardCases,
  majorHazardChecks,
  operationAudits,
  packSwitches,
  rectificationNotices,
  rectifications,
  riskReviews,
} from '../database/repositories/records.ts'
import type { Source } from './explained-hazards.ts'
import { prefilledValues, stateOfForm } from './region-data.ts'
import { riskReportRows } from './region-risk-report.ts'

export interface DocumentChoice {
  /** tells the kinds of one document apart (已填, 空白); '' where there is one kind */
  suffix: string
  parameters: ReportParameters
}

const everything: DocumentChoice[] = [{ suffix: '', parameters: {} }]

const periodNames = { year: '年', month: '月', quarter: '季' } as const

const ofPeriods = (periods: readonly (keyof typeof periodNames)[]): DocumentChoice[] =>
  periods.map((period) => ({ suffix: periodNames[period], parameters: { period } }))

const ofRecords = (records: readonly { id: string }[], suffix = ''): DocumentChoice[] =>
  records.map(({ id }) => ({ suffix, parameters: { recordId: id } }))

/** Records as they were made: the newest is what a document takes by itself. */
const newest = (records: readonly { id: string }[]): DocumentChoice[] => ofRecords(records.slice(-1))

const most = <T>(rows: readonly T[], figure: (row: T) => number): T[] => rows.toSorted((a, b) => figure(b) - figure(a))

function fullLists({ db }: Source) {
  return most(
    checklistRows(db).filter(({ itemCount }) => itemCount > 0),
    ({ itemCount }) => itemCount,
  )
}

/** Closed ones with most rounds and photos; then one of 重大, because it is reviewed by more people. */
function reviewedFindings({ db }: Source): { id: string }[] {
  const rounds = Map.groupBy(rectifications.list(db), ({ findingId }) => findingId)
  const photos = Map.groupBy(attachments.list(db, { recordType: 'finding' }), ({ recordId }) => recordId)
  const figure = (finding: { id: string; status: string }) =>
    (finding.status === 'closed' ? 1000 : 0) +
    (rounds.get(finding.id)?.length ?? 0) * 10 +
    (photos.get(finding.id)?.length ?? 0)
  const [first, ...others] = most(
    findings.list(db).filter(({ status }) => status !== 'draft'),
    figure,
  )
  const isMajor = ({ grade, status }: (typeof others)[number]) => Number(grade === 'major' && status === 'closed')
  return first ? [first, ...most(others, isMajor)] : []
}

/** The forms of the regional packs: of each kind the one with most filled in. */
function regionForms(source: Source): DocumentChoice[] {
  const prefilled = prefilledValues(source)
  const forms = source.resources.regions().packs.flatMap((pack) =>
    pack.forms.map((form) => ({
      kind: form.kind,
      regionForm: `${pack.id}/${form.id}`,
      filled: stateOfForm(source, pack.id, form, prefilled).filled,
    })),
  )
  return (['sheet', 'table', 'ledger'] as const).flatMap((kind) =>
    most(
      forms.filter((form) => form.kind === kind),
      ({ filled }) => filled,
    )
      .slice(0, 1)
      .map(({ regionForm }) => ({ suffix: formKinds[kind], parameters: { regionForm } })),
  )
}

function filledSheets({ db }: Source): DocumentChoice[] {
  const walked = most(
    inspectionRows(db, { status: 'submitted', includeVoided: false }),
    ({ findingCount }) => findingCount,
  )
  const list = checklistRows(db).find(({ itemCount }) => itemCount > 0)
  return [...ofRecords(walked, '已填'), ...(list ? [{ suffix: '空白', parameters: { checklistId: list.id } }] : [])]
}

function notices({ db }: Source): DocumentChoice[] {
  const counts = findingCountsByNotice(db)
  return ofRecords(most(rectificationNotices.list(db).reverse(), ({ id }) => counts.get(id) ?? 0))
}

/** Documents that print something without their choice, or for which another choice than usual shows most. */
const ofDocument: Partial<Record<ReportId, (source: Source) => DocumentChoice[]>> = {
  'extension-sheet': () => everything,
  'worker-participation-sheet': () => everything,
  'inspection-sheet': filledSheets,
  'four-colour-map': () => [...everything, { suffix: '黑白', parameters: { hatch: true, paper: 'A4' } }],
  'shift-cleaning-report': () => ofPeriods(['month']),
  'finding-publicity': () => ofPeriods(['month']),
  'finding-statistics': () => ofPeriods(['year', 'month', 'quarter']),
  'authority-statistics': () => ofPeriods(['year', 'month', 'quarter']),
}

const ofAsk: Partial<Record<ReportDefinition['asks'][number], (source: Source) => DocumentChoice[]>> = {
  paperChecklist: (source) => fullLists(source).map(({ id }) => ({ suffix: '', parameters: { checklistId: id } })),
  notice: notices,
  finding: (source) => ofRecords(reviewedFindings(source)),
  majorHazardCheck: ({ db }) => ofRecords(majorHazardChecks.list(db).reverse()),
  majorHazardCase: ({ db }) => ofRecords(majorHazardCases.list(db).reverse()),
  riskReview: ({ db }) => newest(riskReviews.list(db)),
  packSwitch: ({ db }) => newest(packSwitches.list(db)),
  assessment: ({ db }) => newest(assessments.list(db)),
  operationAudit: ({ db }) => newest(operationAudits.list(db)),
  riskReport: (source) => ofRecords(riskReportRows(source).slice(0, 1)),
  regionForm: regionForms,
  period: () => [{ suffix: '', parameters: { period: 'year' } }],
}

/**
 * The choices that show most of a document, several of a kind one after the other. Empty where it cannot be drawn because
 * there is nothing to choose from.
 */
export function documentChoices(source: Source, { id, asks }: Pick<ReportDefinition, 'id' | 'asks'>): DocumentChoice[] {
  const rule = ofDocument[id] ?? ofAsk[asks[0] ?? 'riskPoint']
  return rule ? rule(source) : everything
}
