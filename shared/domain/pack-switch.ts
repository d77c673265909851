import { z } from 'zod'
import { evaluationMethods } from './evaluation.ts'
import { day, recordOf, requiredText, text } from './fields.ts'
import { riskLevels } from './risk-level.ts'

/** What a change of the evaluation criteria does to one rating. */
export const switchStates = {
  recoloured: '变色',
  kept: '级别不变',
  revalue: '须重新取值',
  reevaluate: '须重新评价',
} as const
export type SwitchState = keyof typeof switchStates

const rating = z.object({
  level: z.enum(riskLevels),
  valueHundredths: z.number().int(),
  /** 「L1 × E6 × C7 = 42」 with its pack and what lifted the level, as documents print it */
  basis: z.string(),
})

/** One newest evaluation before and after; the texts are copies, so that the report stays as it was. */
export const packSwitchRow = z.object({
  hazardId: z.uuid(),
  stage: z.enum(['inherent', 'current']),
  riskPointId: z.uuid(),
  riskPointNumber: z.string(),
  riskPointName: z.string(),
  item: z.string(),
  state: z.enum(['recoloured', 'kept', 'revalue', 'reevaluate']),
  before: rating,
  /** null where it cannot be computed with the same factors */
  after: rating.nullable(),
  /** why not */
  problem: z.string(),
})
export type PackSwitchRow = z.infer<typeof packSwitchRow>

/** A change of method or pack while evaluations were in force, with what it did to each of them. */
export const packSwitch = recordOf(
  z.object({
    fromMethod: z.enum(evaluationMethods).meta({ label: '改换前方法' }),
    fromPackId: z.string().meta({ label: '改换前准则' }),
    toMethod: z.enum(evaluationMethods).meta({ label: '改换后方法' }),
    toPackId: z.string().meta({ label: '改换后准则' }),
    toPackVersion: z.string().meta({ label: '改换后准则版本' }),
    reason: requiredText('改换原因', 300),
    switchedOn: day('改换日期'),
    switchedByName: text('改换人', 30),
    rows: z.array(packSwitchRow).meta({ label: '逐条结果' }),
  }),
)
export type PackSwitch = z.infer<typeof packSwitch>
