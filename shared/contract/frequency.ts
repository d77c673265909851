/** The enterprise's own table of how often who checks what, over the frequency packs. */
import { z } from 'zod'
import { ownFrequency } from '#shared/domain/frequency'
import { controlTiers, periodValues } from '#shared/domain/hazard'
import { inspectionKinds } from '#shared/domain/inspection'
import { command, nothing, query } from './operation.ts'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]
const period = z.enum(periodValues)

export const frequencyPackChoice = z.object({
  id: z.string(),
  name: z.string(),
  why: z.string(),
  source: z.string(),
  isFitting: z.boolean(),
  isChosen: z.boolean(),
})
export type FrequencyPackChoice = z.infer<typeof frequencyPackChoice>

export const frequencyRow = z.object({
  tier: z.enum(keys(controlTiers)),
  kind: z.enum(keys(inspectionKinds)),
  packPeriod: period,
  packName: z.string(),
  packWho: z.string(),
  period,
  who: z.string(),
  isOwn: z.boolean(),
  entryNames: z.array(z.string()),
  deviation: z.object({ severity: z.enum(['refused', 'warning']), sentence: z.string() }).nullable(),
})

const table = z.object({
  packs: z.array(frequencyPackChoice),
  rows: z.array(frequencyRow),
  /** plans in use that were made before the table was changed and have another period now */
  outdatedPlans: z.array(z.string()),
})
export type FrequencyTable = z.infer<typeof table>

export const frequencyOperations = {
  /** The kept table, or what it would be with other packs and own values. */
  'frequency.table': query(
    '排查频次表',
    z.object({ packIds: z.array(z.string()).optional(), rows: z.array(ownFrequency).optional() }),
    table,
  ),
  /** Keeps the choice of packs and the own values; a value looser than a required pack is refused. */
  'frequency.save': command(
    '修改排查频次表',
    z.object({ packIds: z.array(z.string()).min(1, '请至少选用一个依据包'), rows: z.array(ownFrequency) }),
    table,
    { touches: ['setting', 'checklist'] },
  ),
  /** Forgets the own values; the choice of packs stays. */
  'frequency.restore': command('恢复为依据包的频次', nothing, table, { touches: ['setting', 'checklist'] }),
}
