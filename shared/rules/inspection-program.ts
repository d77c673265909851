/**
 * Ready-made topic lists and frequency packs: what is to be checked on an occasion, and how often who checks what. Both
 * are data; an enterprise takes from them what it needs and changes it afterwards.
 */
import { z } from 'zod'
import { profileTags } from '#shared/domain/enterprise'
import { periodValues } from '#shared/domain/hazard'
import { inspectionKinds } from '#shared/domain/inspection'
import { addDays } from './day.ts'
import { controlTierOrder } from './control-tier.ts'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const entryId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

const head = {
  id: entryId,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: z.string().min(2),
  source: z.string().min(1),
  checkedOn: dayText,
}

/** A checklist for an occasion: 消防突出风险, 节前, 有限空间 and so on. */
export const topicList = z.strictObject({
  ...head,
  /** what it is for, in one sentence */
  why: z.string().min(6),
  kind: z.enum(keys(inspectionKinds)),
  tier: z.enum(controlTierOrder),
  period: z.enum(periodValues),
  /** offered first where the profile has one of these; empty: everywhere */
  tags: z.array(z.enum(keys(profileTags))),
  /** each inspection needs a photo 清扫前 and one 清扫后, or why it was not done */
  photoPair: z.boolean().default(false),
  items: z
    .array(
      z.strictObject({
        item: z.string().min(2).max(30),
        /** the normal state, answered 正常, 隐患 or 不涉及 */
        standard: z.string().min(6).max(80),
        /** `document#clause` or `document` of the risk library's documents */
        basis: z.string(),
      }),
    )
    .min(5),
})
export type TopicList = z.infer<typeof topicList>

/** Days of the occasions that a plan is made for; a lunar one has its days by year. */
export const occasionList = z.strictObject({
  id: z.literal('occasions'),
  name: head.name,
  version: head.version,
  source: head.source,
  checkedOn: dayText,
  entries: z.array(z.strictObject({ id: entryId, name: z.string(), days: z.array(dayText).min(1) })),
})
export type OccasionList = z.infer<typeof occasionList>

export const frequencyEntry = z.strictObject({
  id: entryId,
  name: z.string().min(2),
  kind: z.enum(keys(inspectionKinds)),
  tier: z.enum(controlTierOrder),
  period: z.enum(periodValues),
  /** who checks, as the regulation or the usual practice has it */
  who: z.string().min(2),
  /** checkpoints of the controls with these periods, one checklist per area; null = a topic list */
  controls: z.array(z.enum(periodValues)).nullable(),
  topicId: entryId.nullable(),
  /** 主要负责人带队 */
  isLedByPrincipal: z.boolean(),
  /** made for these occasions, a week ahead; empty: from the starting day on */
  occasionIds: z.array(entryId),
  note: z.string(),
  verified: z.boolean(),
})
export type FrequencyEntry = z.infer<typeof frequencyEntry>

export const frequencyPack = z.strictObject({
  ...head,
  why: z.string().min(6),
  isDefault: z.boolean(),
  tags: z.array(z.enum(keys(profileTags))),
  entries: z.array(frequencyEntry).min(1),
})
export type FrequencyPack = z.infer<typeof frequencyPack>

/** Days before an occasion on which its inspection begins. */
const aheadDays = 7

export interface PlannedOccasion {
  name: string
  startsOn: string
  endsOn: string
}

/** The next time of each occasion from a day on: from a week before until the day itself. */
export function nextOccasions(list: OccasionList, ids: readonly string[], today: string): PlannedOccasion[] {
  return list.entries
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ name, days }) => {
      const day = days.toSorted().find((one) => one > today)
      if (day === undefined) return []
      const begin = addDays(day, -aheadDays)
      return [
        { name: `${day.slice(0, 4)}年${name}前`, startsOn: begin < today ? today : begin, endsOn: addDays(day, -1) },
      ]
    })
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
}
