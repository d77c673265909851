import { AppError } from '#shared/contract/errors'
import type { FrequencyPackChoice, frequencyOperations, FrequencyTable } from '#shared/contract/frequency'
import { frequencySetting, type FrequencySetting, type OwnFrequency } from '#shared/domain/frequency'
import { frequencyTable, plannedFrequency } from '#shared/rules/frequency-table'
import type { FrequencyPack } from '#shared/rules/inspection-program'
import { enterprises, inspectionPlans } from '../database/repositories/records.ts'
import { readSetting, writeSetting } from '../database/repositories/settings.ts'
import type { CommandContext, Handlers, QueryContext } from './context.ts'

const settingKey = 'frequencyTable'
const untouched: FrequencySetting = { packIds: null, rows: [] }

/** The kept table; the packs' own values where nothing was kept or an undo took it back. */
export const readFrequency = ({ db }: QueryContext): FrequencySetting =>
  frequencySetting.safeParse(readSetting(db, settingKey)).data ?? untouched

const isFitting = (pack: FrequencyPack, tags: readonly string[]): boolean =>
  pack.isDefault || pack.tags.some((tag) => tags.includes(tag))

/** The packs to choose from, the usual one first; chosen are the given, else the kept, else those that fit the profile. */
export function packChoices(context: QueryContext, packIds?: readonly string[]): FrequencyPackChoice[] {
  const tags = enterprises.list(context.db)[0]?.tags ?? []
  const wanted = packIds ?? readFrequency(context).packIds
  const rankOf = (pack: FrequencyPack): number => (pack.isDefault ? 2 : isFitting(pack, tags) ? 1 : 0)
  return context.resources
    .inspectionLibrary()
    .packs.toSorted((a, b) => rankOf(b) - rankOf(a))
    .map((pack) => ({
      id: pack.id,
      name: pack.name,
      why: pack.why,
      source: pack.source,
      isFitting: isFitting(pack, tags),
      isChosen: wanted?.includes(pack.id) ?? isFitting(pack, tags),
    }))
}

/** The packs that are chosen, as they stand in the library. */
export function chosenPacks(context: QueryContext, packIds?: readonly string[]): FrequencyPack[] {
  const { packs } = context.resources.inspectionLibrary()
  return packChoices(context, packIds).flatMap(({ id, isChosen }) => {
    const pack = isChosen ? packs.find((one) => one.id === id) : undefined
    return pack ? [pack] : []
  })
}

/** The plan that a pack's entry made bears its name, behind that of its area. */
export const isPlanOf = (planName: string, name: string): boolean => planName === name || planName.endsWith(` ${name}`)

function outdatedPlans(context: QueryContext, packs: readonly FrequencyPack[], own: readonly OwnFrequency[]): string[] {
  const plans = inspectionPlans.list(context.db)
  return packs.flatMap((pack) =>
    pack.entries.flatMap((entry) => {
      if (entry.occasionIds.length > 0) return []
      const { period } = plannedFrequency(pack, entry, own)
      return plans.filter((plan) => isPlanOf(plan.name, entry.name) && plan.period !== period).map(({ name }) => name)
    }),
  )
}

function tableOf(
  context: QueryContext,
  packIds: readonly string[] | undefined,
  own: readonly OwnFrequency[],
): FrequencyTable {
  const packs = chosenPacks(context, packIds)
  return {
    packs: packChoices(context, packIds),
    rows: frequencyTable(packs, own),
    outdatedPlans: outdatedPlans(context, packs, own),
  }
}

function save(context: CommandContext, setting: FrequencySetting): FrequencyTable {
  const table = tableOf(context, setting.packIds ?? undefined, setting.rows)
  const refused = table.rows.find(({ deviation }) => deviation?.severity === 'refused')
  if (refused?.deviation) throw new AppError('rule', refused.deviation.sentence)
  writeSetting(context, settingKey, setting)
  return table
}

export const frequencyHandlers = {
  'frequency.table': (context, { packIds, rows }) => tableOf(context, packIds, rows ?? readFrequency(context).rows),
  'frequency.save': (context, { packIds, rows }) =>
    save(context, { packIds, rows: rows.filter(({ period, who }) => period !== null || who !== '') }),
  'frequency.restore': (context) => save(context, { ...readFrequency(context), rows: [] }),
} satisfies Handlers<keyof typeof frequencyOperations>
