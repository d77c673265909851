import { z } from 'zod'
import { regionEntry, riskReport, riskReportChangeKinds, riskReportFields } from '#shared/domain/standardization'
import { indicatorSources, policyRequirements, regionForm, regionPack } from '#shared/rules/region'
import { command, nothing, query, voiding, byRevision } from './operation.ts'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]

export const formStateRow = z.object({
  filled: z.number().int(),
  total: z.number().int().nullable(),
  lastOn: z.string().nullable(),
  isDone: z.boolean(),
  sentence: z.string(),
})

const named = z.object({ id: z.string(), name: z.string() })
export const regionPackRow = regionPack.omit({ forms: true, frequencyPacks: true, topicLists: true }).extend({
  isChosen: z.boolean(),
  /** work plan whose requirements go with it */
  documentTitle: z.string(),
  frequencyPacks: z.array(named),
  topicLists: z.array(named),
  reports: z.array(z.object({ reportId: z.string(), title: z.string(), why: z.string() })),
  forms: z.array(
    regionForm
      .pick({ id: true, title: true, why: true, kind: true, period: true, verified: true })
      .extend({ state: formStateRow }),
  ),
})
export type RegionPackRow = z.infer<typeof regionPackRow>

export const regionFormDetail = z.object({
  packId: z.string(),
  packName: z.string(),
  form: regionForm,
  state: formStateRow,
  /** by section/field: what the app holds, with where it comes from */
  prefilled: z.record(z.string(), z.object({ text: z.string(), source: z.string() })),
  entries: z.array(regionEntry),
})
export type RegionFormDetail = z.infer<typeof regionFormDetail>

export const indicatorRow = z.object({
  packId: z.string(),
  packName: z.string(),
  id: z.string(),
  name: z.string(),
  definition: z.string(),
  /** tenths of a percent */
  target: z.number().int(),
  source: z.enum(keys(indicatorSources)),
  verified: z.boolean(),
  numerator: z.number().int(),
  denominator: z.number().int(),
  /** 83.3% or / */
  percent: z.string(),
  /** null while there is nothing to divide by */
  isReached: z.boolean().nullable(),
})
export type IndicatorRow = z.infer<typeof indicatorRow>

export const riskReportChange = z.object({
  kind: z.enum(keys(riskReportChangeKinds)),
  subject: z.string(),
  before: z.string(),
  after: z.string(),
})
/** A saved version with what had changed since the one before it. */
export const riskReportRow = riskReport.extend({ changes: z.array(riskReportChange) })
export type RiskReportRow = z.infer<typeof riskReportRow>

export const riskReportPreview = z.object({
  packId: z.string(),
  /** what is due; null: nothing */
  kind: riskReportFields.shape.kind.nullable(),
  reason: z.string(),
  cells: riskReport.shape.cells,
  risks: riskReport.shape.risks,
  changes: z.array(riskReportChange),
  /** labels of the fields that are still empty */
  missing: z.array(z.string()),
  previousVersion: z.number().int().nullable(),
})
export type RiskReportPreview = z.infer<typeof riskReportPreview>

export const policyStates = { done: '已做', notYet: '未做', byUser: '自己确认', notServed: '软件暂不提供' } as const
export type PolicyState = keyof typeof policyStates

export const policyRow = policyRequirements.shape.requirements.element.extend({
  documentTitle: z.string(),
  region: z.string(),
  state: z.enum(keys(policyStates)),
  /** why it is so, in one sentence with its figure */
  sentence: z.string(),
})
export type PolicyRow = z.infer<typeof policyRow>

const formRef = z.object({ packId: z.string(), formId: z.string() })
/** Cells by column or section/field; null takes back what the user wrote. */
const cells = z.record(z.string(), z.string().trim().max(2000, '一格最多 2000 个字').nullable())
const touches = ['region'] as const

export const regionOperations = {
  'region.packs': query('本地要求', nothing, z.array(regionPackRow)),
  /** Which regions the enterprise follows; what was filled in for others stays. */
  'region.choose': command('选择地区', z.object({ packIds: z.array(z.string()).max(20) }), nothing, {
    touches: ['region', 'setting'],
  }),
  'region.form': query('查看填报表', formRef, regionFormDetail),
  /** Writes cells of a sheet (rowId '') or of a fixed row of a table; what is left out stays as it was. */
  'region-entry.save': command(
    '填写本地填报表',
    formRef.extend({ rowId: z.string().default(''), cells }),
    regionEntry,
    {
      touches,
    },
  ),
  'region-entry.create': command('新增台账行', formRef.extend({ cells }), regionEntry, { touches }),
  'region-entry.update': command('修改台账行', byRevision.extend({ patch: z.strictObject({ cells }) }), regionEntry, {
    touches,
  }),
  'region-entry.void': command('作废台账行', voiding, regionEntry, { touches }),

  /** Of the chosen packs. */
  'region.indicators': query('本地指标', nothing, z.array(indicatorRow)),
  'region.setIndicator': command(
    '填写指标',
    z.object({
      packId: z.string(),
      indicatorId: z.string(),
      numerator: z.number('分子请填数字').int('分子请填整数').min(0).max(999_999),
      denominator: z.number('分母请填数字').int('分母请填整数').min(0).max(999_999),
    }),
    regionEntry,
    { touches },
  ),

  'risk-report.list': query(
    '风险报告',
    z.object({ includeVoided: z.boolean().default(false) }),
    z.array(riskReportRow),
  ),
  /** What a report of today would say. */
  'risk-report.preview': query('准备风险报告', nothing, riskReportPreview),
  /** Keeps what stands today as a version that never changes. */
  'risk-report.save': command('保存风险报告', riskReportFields.omit({ packId: true, kind: true }), riskReport, {
    touches,
    legalAct: true,
  }),
  'risk-report.void': command('作废风险报告', voiding, riskReport, { touches }),

  'policy.requirements': query(
    '政策要求对照',
    z.object({ documentId: z.string().nullable().default(null) }),
    z.object({
      documents: policyRequirements.shape.documents,
      note: z.string(),
      rows: z.array(policyRow),
    }),
  ),
}
