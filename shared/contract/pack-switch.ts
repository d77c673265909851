import { z } from 'zod'
import { evaluationMethods } from '#shared/domain/evaluation'
import { packSwitch, packSwitchRow } from '#shared/domain/pack-switch'
import { command, nothing, query } from './operation.ts'

const choice = z.object({ method: z.enum(evaluationMethods), packId: z.string() })
const counts = z.object({
  recoloured: z.number().int(),
  kept: z.number().int(),
  revalue: z.number().int(),
  reevaluate: z.number().int(),
})

export const packSwitchSummary = packSwitch.omit({ rows: true }).extend({ counts })
export type PackSwitchSummary = z.infer<typeof packSwitchSummary>

export const packSwitchOperations = {
  /** Newest evaluations by the chosen pack, and those by any other. */
  'rule-pack.usage': query(
    '评价准则的使用',
    nothing,
    z.object({ byChosen: z.number().int(), byOthers: z.number().int() }),
  ),
  /** What choosing this method and pack would do to the evaluations in force; nothing is written. */
  'rule-pack.preview': query('预览评价准则改换', choice, z.object({ rows: z.array(packSwitchRow), counts })),
  /** Recomputes what can be recomputed with the same factors, keeps the difference and sets the choice, all or nothing. */
  'rule-pack.switch': command(
    '改换评价准则',
    choice.extend({ reason: z.string().trim().min(1, '请填写改换原因').max(300, '改换原因最多 300 个字') }),
    packSwitchSummary,
    { touches: ['setting', 'riskPoint'] },
  ),
  'rule-pack.switches': query('评价准则改换记录', nothing, z.array(packSwitchSummary)),
}
