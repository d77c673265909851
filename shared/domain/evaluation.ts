import { z } from 'zod'
import { day, id, longText, recordOf, text } from './fields.ts'
import { riskLevels } from './risk-level.ts'

export const evaluationMethods = ['LEC', 'LS', 'MES'] as const
export type EvaluationMethod = (typeof evaluationMethods)[number]

/** 固有 = without the controls, 现有 = with the controls in place. */
export const evaluationStages = { inherent: '固有风险', current: '现有风险' } as const
export type EvaluationStage = keyof typeof evaluationStages

/** Factor letter -> value in tenths (L = 0.5 -> 5). */
export const factorValues = z.record(z.string(), z.number().int().min(1))
export type FactorValues = z.infer<typeof factorValues>

/** What the user gives; value and level are computed by the pack. */
export const evaluationFields = z.object({
  hazardId: id(),
  stage: z.enum(['inherent', 'current']).default('current').meta({ label: '阶段' }),
  packId: z.string(),
  factors: factorValues,
  directConditionIds: z.array(z.string()).default([]).meta({ label: '直接判定为重大风险的情形' }),
  directReason: text('直接判定理由', 300),
  reason: longText('取值理由', 500),
  evaluatorName: text('评价人', 30),
  evaluatedOn: day('评价日期'),
})
/** A sealed fact: never edited, only followed by a newer one. */
export const evaluation = recordOf(evaluationFields).extend({
  method: z.enum(evaluationMethods),
  packVersion: z.string(),
  packHash: z.string(),
  /** risk value in hundredths: 42 -> 4200 */
  valueHundredths: z.number().int(),
  level: z.enum(riskLevels),
  evaluatorId: z.uuid().nullable(),
  /** order of evaluations of one hazard and stage, from 1 */
  sequence: z.number().int(),
  /** the change of criteria that recomputed it with the factors of the one before; null = somebody looked at the risk */
  packSwitchId: z.uuid().nullable().default(null).meta({ label: '准则改换' }),
})
export type Evaluation = z.infer<typeof evaluation>
