import { z } from 'zod'
import { type ControlTier, controlTiers, periodValues } from './hazard.ts'
import { type InspectionKind, inspectionKinds } from './inspection.ts'

/** What the enterprise wants otherwise than its frequency packs in one row of the table: a tier and a kind of check. */
export const ownFrequency = z.strictObject({
  tier: z.enum(Object.keys(controlTiers) as [ControlTier, ...ControlTier[]]),
  kind: z.enum(Object.keys(inspectionKinds) as [InspectionKind, ...InspectionKind[]]),
  /** null = as the packs have it */
  period: z.enum(periodValues).exclude(['once']).nullable(),
  /** empty = as the packs have it */
  who: z.string().trim().max(50, '谁来查最多 50 个字'),
})
export type OwnFrequency = z.infer<typeof ownFrequency>

/** The enterprise's table as it is kept: null packs = those that fit the profile. */
export const frequencySetting = z.strictObject({
  packIds: z.array(z.string()).nullable(),
  rows: z.array(ownFrequency),
})
export type FrequencySetting = z.infer<typeof frequencySetting>
