/** What management does beyond the life of one finding: identification, repetition, 回头看, 复评, measures, figures. */
import { z } from 'zod'
import { evaluation } from '#shared/domain/evaluation'
import { patchOf } from '#shared/domain/fields'
import { finding } from '#shared/domain/finding'
import { followUp, followUpFields } from '#shared/domain/follow-up'
import { hazardFields } from '#shared/domain/hazard'
import { riskPointFields } from '#shared/domain/risk-point'
import { systemMeasure, systemMeasureFields } from '#shared/domain/system-measure'
import type { Column } from '#shared/reports/report-document'
import { byId, byRevision, command, job, nothing, query, voiding } from './operation.ts'

/** A finding as it is named beside another one. */
export const namedFinding = finding.pick({ id: true, number: true, description: true, foundOn: true, status: true })
export type NamedFinding = z.infer<typeof namedFinding>

export const repeatGroup = z.object({
  findings: z.array(namedFinding),
  place: z.string(),
  percent: z.number().int().nullable(),
  reason: z.string(),
})

export const followUpStep = z.object({
  stage: followUpFields.shape.stage,
  dueOn: z.string(),
  state: z.enum(['upcoming', 'due', 'done', 'missed']),
  record: followUp.nullable(),
})

export const reRating = z.object({
  finding: namedFinding,
  closedOn: z.string(),
  riskPointId: z.uuid(),
  riskPointName: z.string(),
  hazardId: z.uuid(),
  hazardItem: z.string(),
  /** newest 现有 evaluation before the closing and since; null = none */
  before: evaluation.nullable(),
  after: evaluation.nullable(),
})
export type ReRating = z.infer<typeof reRating>

/** An existing hazard, or a new one at an existing or new risk point. */
export const identification = z.object({
  /** null = a new risk point by `riskPoint` */
  riskPointId: z.uuid().nullable(),
  riskPoint: riskPointFields.pick({ name: true, kind: true, areaId: true, location: true }).nullable().default(null),
  /** null = a new hazard by `hazard` */
  hazardId: z.uuid().nullable(),
  hazard: hazardFields.pick({ item: true, standard: true, deviation: true }).nullable().default(null),
})

export const systemMeasureRow = systemMeasure.extend({
  responsibleUnitName: z.string(),
  isOverdue: z.boolean(),
  findings: z.array(namedFinding),
})
export type SystemMeasureRow = z.infer<typeof systemMeasureRow>

export const findingChart = z.object({
  id: z.string(),
  title: z.string(),
  /** what is counted, in one sentence */
  sentence: z.string(),
  svg: z.string(),
  /** the same figures as a table */
  columns: z.custom<Column[]>(Array.isArray),
  rows: z.array(
    z.array(z.union([z.string(), z.number(), z.object({ numerator: z.number(), denominator: z.number() }), z.null()])),
  ),
})
export type FindingChart = z.infer<typeof findingChart>

const touches = ['finding', 'history'] as const

export const findingManagementOperations = {
  /** 补充辨识: the risk that a finding showed is entered in the register, and the finding refers to it. */
  'finding.identify': command('补充辨识', byRevision.extend(identification.shape), finding, {
    touches: ['finding', 'riskPoint', 'history'],
  }),
  /** 重复隐患 whose newest finding is at most a year old, the most repeated first. */
  'finding.repeats': query('重复隐患', nothing, z.array(repeatGroup)),
  /** What surrounds one finding: its group, where it came from and came back, 回头看, 复评. */
  'finding.surroundings': query(
    '隐患的前因后果',
    byId,
    z.object({
      repeats: repeatGroup.nullable(),
      recurrenceOf: namedFinding.nullable(),
      recurrences: z.array(namedFinding),
      followUps: z.array(followUpStep),
      reRating: reRating.nullable(),
      measures: z.array(systemMeasure.pick({ id: true, measure: true, status: true })),
    }),
  ),
  /** Closed findings at a hazard that nobody has evaluated since, newest closing first, at most 500. */
  'finding.notReRated': query(
    '销号后没有复评的隐患',
    nothing,
    z.object({ total: z.number().int(), items: z.array(reRating.omit({ after: true })) }),
  ),
  /** Charts with their tables for a month, quarter or year. */
  'finding.charts': query(
    '隐患统计图',
    z.object({ period: z.enum(['month', 'quarter', 'year']).default('month'), anchorOn: z.string().default('') }),
    z.object({ label: z.string(), asOf: z.string(), charts: z.array(findingChart) }),
  ),

  /** Writes a chart that the window drew as a picture into the exports folder, never over another file. */
  'finding.savePicture': job(
    '保存图片',
    z.object({
      title: z.string().trim().min(1, '图片没有名称').max(100),
      base64: z.base64('图片内容不正确').max(20_000_000, '图片太大'),
    }),
    z.object({ path: z.string() }),
    { needsHost: true },
  ),

  /** Looks that are due today, longest waiting first. */
  'follow-up.due': query(
    '到期的回头看',
    nothing,
    z.array(followUpStep.omit({ record: true, state: true }).extend({ finding: namedFinding, closedOn: z.string() })),
  ),
  'follow-up.record': command('回头看', followUpFields, followUp, { touches }),
  'follow-up.void': command('作废回头看', voiding, followUp, { touches }),

  'system-measure.rows': query('制度措施', nothing, z.array(systemMeasureRow)),
  'system-measure.create': command('新增制度措施', systemMeasureFields, systemMeasure, { touches }),
  'system-measure.update': command(
    '修改制度措施',
    byRevision.extend({ patch: patchOf(systemMeasureFields) }),
    systemMeasure,
    { touches },
  ),
  'system-measure.void': command('作废制度措施', voiding, systemMeasure, { touches }),
}
