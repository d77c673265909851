/** Regional requirements: which packs the enterprise follows, their forms with what was filled in, indicators and risk reports. */
import { AppError } from '#shared/contract/errors'
import type { RegionFormDetail, regionOperations, RegionPackRow } from '#shared/contract/region'
import { reportOf } from '#shared/reports/catalogue'
import type { RegionEntry } from '#shared/domain/standardization'
import { formSources, type RegionForm, type RegionPack } from '#shared/rules/region'
import { cellProblem, type Prefilled, sheetFields } from '#shared/rules/region-form'
import { regionEntries, riskReports } from '../database/repositories/records.ts'
import { writeSetting } from '../database/repositories/settings.ts'
import type { CommandContext, Handlers, QueryContext } from './context.ts'
import { policyRows } from './policy.ts'
import {
  chosenPackIds,
  entriesOf,
  formNamed,
  indicatorForm,
  packNamed,
  prefilledValues,
  regionSetting,
  stateOfForm,
} from './region-data.ts'
import { indicatorRows } from './region-indicators.ts'
import { riskReportPreview, riskReportRows, saveRiskReport } from './region-risk-report.ts'

type CellPatch = Readonly<Record<string, string | null>>

function packRow(
  context: QueryContext,
  pack: RegionPack,
  chosen: readonly string[],
  prefilled: Prefilled,
): RegionPackRow {
  const { packs, topics } = context.resources.inspectionLibrary()
  const named = (list: readonly { id: string; name: string }[], ids: readonly string[]) =>
    list.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }))
  const { documents } = context.resources.regions().requirements
  return {
    ...pack,
    isChosen: chosen.includes(pack.id),
    documentTitle: documents.find(({ id }) => id === pack.documentId)?.title ?? '',
    frequencyPacks: named(packs, pack.frequencyPacks),
    topicLists: named(topics, pack.topicLists),
    reports: pack.reports.map((report) => ({
      ...report,
      title: report.title || (reportOf(report.reportId)?.title ?? report.reportId),
    })),
    forms: pack.forms.map((form) => ({
      id: form.id,
      title: form.title,
      why: form.why,
      kind: form.kind,
      period: form.period,
      verified: form.verified,
      state: stateOfForm(context, pack.id, form, prefilled),
    })),
  }
}

function formDetail(context: QueryContext, packId: string, formId: string): RegionFormDetail {
  const form = formNamed(context, packId, formId)
  const values = prefilledValues(context)
  return {
    packId,
    packName: packNamed(context, packId).name,
    form,
    state: stateOfForm(context, packId, form, values),
    prefilled: Object.fromEntries(
      sheetFields(form).flatMap(({ key, field }) =>
        field.from === null || values[field.from] === ''
          ? []
          : [[key, { text: values[field.from], source: formSources[field.from] }]],
      ),
    ),
    entries: entriesOf(context, packId, formId),
  }
}

/** The cells after a patch; a cell that the form does not have, or a text that cannot stand there, is refused. */
function patched(form: RegionForm, before: RegionEntry['cells'], patch: CellPatch): RegionEntry['cells'] {
  const columns = new Map(
    form.kind === 'sheet'
      ? sheetFields(form).map(({ key, field }) => [key, field] as const)
      : form.columns.map((column) => [column.id, column] as const),
  )
  const cells = { ...before }
  for (const [key, text] of Object.entries(patch)) {
    const column = columns.get(key)
    if (!column) throw new AppError('invalid', '这张表没有这一栏')
    const problem = text === null ? null : cellProblem(column, text)
    if (problem !== null) throw new AppError('invalid', problem, { [key]: problem })
    if (text === null) delete cells[key]
    else cells[key] = text
  }
  return cells
}

function upsert(
  context: CommandContext,
  key: Pick<RegionEntry, 'packId' | 'formId' | 'rowId'>,
  order: number,
  write: (cells: RegionEntry['cells']) => RegionEntry['cells'],
): RegionEntry {
  const present = regionEntries.list(context.db, key)[0]
  const cells = write(present?.cells ?? {})
  return present
    ? regionEntries.update(context, present.id, null, { cells })
    : regionEntries.insert(context, { ...key, cells, sortOrder: order })
}

function ledgerOf(context: QueryContext, packId: string, formId: string): RegionForm {
  const form = formNamed(context, packId, formId)
  if (form.kind !== 'ledger') throw new AppError('invalid', '这张表不是台账，不能加行')
  return form
}

function refuseEmpty(cells: RegionEntry['cells']): void {
  if (Object.values(cells).every((text) => text === '')) throw new AppError('invalid', '请至少填写一栏')
}

export const regionHandlers = {
  'region.packs': (context) => {
    const chosen = chosenPackIds(context)
    const prefilled = prefilledValues(context)
    return context.resources.regions().packs.map((pack) => packRow(context, pack, chosen, prefilled))
  },
  'region.choose': (context, { packIds }) => {
    for (const id of packIds) packNamed(context, id)
    writeSetting(context, regionSetting, [...new Set(packIds)])
    return {}
  },
  'region.form': (context, { packId, formId }) => formDetail(context, packId, formId),

  'region-entry.save': (context, { packId, formId, rowId, cells }) => {
    const form = formNamed(context, packId, formId)
    if (form.kind === 'ledger') throw new AppError('invalid', '台账请按行填写')
    const order = form.rows.findIndex(({ id }) => id === rowId)
    if (form.kind === 'table' ? order < 0 : rowId !== '') throw new AppError('invalid', '这张表没有这一行')
    return upsert(context, { packId, formId, rowId }, Math.max(0, order), (before) => patched(form, before, cells))
  },
  'region-entry.create': (context, { packId, formId, cells }) => {
    const form = ledgerOf(context, packId, formId)
    const written = patched(form, {}, cells)
    refuseEmpty(written)
    const sortOrder = regionEntries.list(context.db, { packId, formId }, { includeVoided: true }).length + 1
    return regionEntries.insert(context, { packId, formId, rowId: String(sortOrder), cells: written, sortOrder })
  },
  'region-entry.update': (context, { id, revision, patch }) => {
    const before = regionEntries.require(context.db, id)
    const form = ledgerOf(context, before.packId, before.formId)
    const after = patched(form, before.cells, patch.cells)
    refuseEmpty(after)
    return regionEntries.update(context, id, revision, { cells: after })
  },
  'region-entry.void': (context, { id, revision, reason }) => {
    const { packId, formId } = regionEntries.require(context.db, id)
    ledgerOf(context, packId, formId)
    return regionEntries.void(context, id, revision, reason)
  },

  'region.indicators': (context) => indicatorRows(context),
  'region.setIndicator': (context, { packId, indicatorId, numerator, denominator }) => {
    const indicator = packNamed(context, packId).indicators.find(({ id }) => id === indicatorId)
    if (indicator?.source !== 'manual') throw new AppError('invalid', '这个指标由软件从记录里算，不用填写')
    if (numerator > denominator) throw new AppError('invalid', '分子不能大于分母', { numerator: '不能大于分母' })
    const cells = { numerator: String(numerator), denominator: String(denominator) }
    return upsert(context, { packId, formId: indicatorForm, rowId: indicatorId }, 0, () => cells)
  },

  'risk-report.list': (context, { includeVoided }) => riskReportRows(context, includeVoided),
  'risk-report.preview': (context) => riskReportPreview(context),
  'risk-report.save': (context, fields) => saveRiskReport(context, fields),
  'risk-report.void': (context, { id, revision, reason }) => riskReports.void(context, id, revision, reason),

  'policy.requirements': (context, { documentId }) => {
    const { documents, note } = context.resources.regions().requirements
    return { documents, note, rows: policyRows(context, documentId) }
  },
} satisfies Handlers<keyof typeof regionOperations>
