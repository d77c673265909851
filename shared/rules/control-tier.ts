/** Which tier answers for a risk of a level (风险越大，管控层级越高；上级负责管控的，下级同时管控). */
import { z } from 'zod'
import { type ControlTier, controlTiers } from '#shared/domain/hazard'
import { type RiskLevel, riskLevels } from '#shared/domain/risk-level'

/** The tiers from the highest to the lowest. */
export const controlTierOrder = ['company', 'workshop', 'team', 'post'] as const satisfies readonly ControlTier[]

/** One way of handing levels to tiers; exactly one entry for each level. */
export const controlTierTable = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  isDefault: z.boolean(),
  /** lower tiers control along with the responsible one */
  cumulative: z.boolean(),
  entries: z
    .array(
      z.strictObject({
        level: z.enum(riskLevels),
        responsible: z.enum(controlTierOrder),
        /** a higher tier that watches over it */
        supervisor: z.enum(controlTierOrder).nullable(),
        note: z.string(),
      }),
    )
    .refine(
      (entries) => entries.map((entry) => entry.level).join() === riskLevels.join(),
      '管控层级表应依次写明重大、较大、一般、低风险各一行',
    ),
})
export type ControlTierTable = z.infer<typeof controlTierTable>

export interface ControlTierResult {
  /** highest tier, which answers for the risk */
  responsible: ControlTier
  tiers: ControlTier[]
  /** 公司（厂）级、车间（部室）级、班组级、岗位级 */
  text: string
  supervisor: ControlTier | null
  note: string
  isOverridden: boolean
}

/** Tiers of a risk by its level, or from the tier that was chosen for the single risk. */
export function controlTierFor(
  level: RiskLevel,
  override: ControlTier | null,
  table: ControlTierTable,
): ControlTierResult {
  const entry = table.entries.find((candidate) => candidate.level === level)
  if (!entry) throw new RangeError(`control tier table ${table.id} has no entry for ${level}`)
  const isOverridden = override !== null && override !== entry.responsible
  const responsible = override ?? entry.responsible
  const tiers = table.cumulative ? controlTierOrder.slice(controlTierOrder.indexOf(responsible)) : [responsible]
  return {
    responsible,
    tiers,
    text: tiers.map((tier) => controlTiers[tier]).join('、'),
    supervisor: isOverridden ? null : entry.supervisor,
    note: isOverridden ? '' : entry.note,
    isOverridden,
  }
}
