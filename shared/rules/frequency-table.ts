/**
 * 排查频次表: one row for each tier and kind of check that the chosen frequency packs speak of. It starts from the
 * strictest value of the packs; the enterprise may set its own. The general pack only suggests (法律未规定次数), so an own
 * value may be looser, with a warning; the other packs are requirements, so a looser value is refused.
 */
import type { OwnFrequency } from '#shared/domain/frequency'
import { type ControlTier, controlTiers, type Period, periods, periodValues } from '#shared/domain/hazard'
import { type InspectionKind, inspectionKinds } from '#shared/domain/inspection'
import { controlTierOrder } from './control-tier.ts'
import type { FrequencyEntry, FrequencyPack } from './inspection-program.ts'

const kindOrder = Object.keys(inspectionKinds) as [InspectionKind, ...InspectionKind[]]

export interface FrequencyDeviation {
  /** refused: looser than a requirement; warning: looser than a suggestion */
  severity: 'refused' | 'warning'
  sentence: string
}

export interface FrequencyRow {
  tier: ControlTier
  kind: InspectionKind
  /** strictest of the packs, and the pack that it comes from */
  packPeriod: Period
  packName: string
  packWho: string
  /** what holds */
  period: Period
  who: string
  isOwn: boolean
  /** plans that follow from the row */
  entryNames: string[]
  deviation: FrequencyDeviation | null
}

/** True when the first is done less often than the second. */
export const isLooser = (period: Period, than: Period): boolean =>
  periodValues.indexOf(period) > periodValues.indexOf(than)

const strictest = <T extends { period: Period }>(entries: readonly T[]): T | undefined =>
  entries.reduce<T | undefined>(
    (best, entry) => (best === undefined || isLooser(best.period, entry.period) ? entry : best),
    undefined,
  )

/** Entries with a rhythm; what is done before an occasion follows the calendar, not a frequency. */
const rhythmical = (pack: FrequencyPack) =>
  pack.entries.filter(({ occasionIds }) => occasionIds.length === 0).map((entry) => ({ ...entry, pack }))

const titleOf = (tier: ControlTier, kind: InspectionKind): string => `${controlTiers[tier]}${inspectionKinds[kind]}`

/** Why an own period is looser than one of the entries, the requirement first; null when it is not. */
function deviationOf(
  own: OwnFrequency | undefined,
  entries: readonly (FrequencyEntry & { pack: FrequencyPack })[],
): FrequencyDeviation | null {
  const period = own?.period
  if (!own || period === null || period === undefined) return null
  const loosened = (isSuggestion: boolean) =>
    strictest(entries.filter(({ pack, ...entry }) => pack.isDefault === isSuggestion && isLooser(period, entry.period)))
  const required = loosened(false)
  const title = `「${titleOf(own.tier, own.kind)}」定为${periods[period]}`
  if (required) {
    return {
      severity: 'refused',
      sentence: `${title}，比依据包「${required.pack.name}」的${periods[required.period]}少；请改成${periods[required.period]}或更勤，或不再选用这个依据包`,
    }
  }
  const suggested = loosened(true)
  if (!suggested) return null
  return {
    severity: 'warning',
    sentence: `${title}，比依据包「${suggested.pack.name}」建议的${periods[suggested.period]}少；建议值不是法定次数，可以保存，理由请写进本企业的排查制度`,
  }
}

/** The table of the chosen packs with the enterprise's own values, tier by tier from the post upwards. */
export function frequencyTable(packs: readonly FrequencyPack[], own: readonly OwnFrequency[]): FrequencyRow[] {
  const entries = packs.flatMap(rhythmical)
  return controlTierOrder.toReversed().flatMap((tier) =>
    kindOrder.flatMap((kind): FrequencyRow[] => {
      const ofRow = entries.filter((entry) => entry.tier === tier && entry.kind === kind)
      const lead = strictest(ofRow)
      if (!lead) return []
      const mine = ownOf(own, { tier, kind })
      return [
        {
          tier,
          kind,
          packPeriod: lead.period,
          packName: lead.pack.name,
          packWho: lead.who,
          period: mine?.period ?? lead.period,
          who: mine?.who || lead.who,
          isOwn: mine !== undefined,
          entryNames: ofRow.map(({ name }) => name),
          deviation: deviationOf(mine, ofRow),
        },
      ]
    }),
  )
}

const ownOf = (own: readonly OwnFrequency[], { tier, kind }: Pick<OwnFrequency, 'tier' | 'kind'>) =>
  own.find((row) => row.tier === tier && row.kind === kind && (row.period !== null || row.who !== ''))

/**
 * Period and people of the plan that an entry makes: the own value replaces a suggestion and tightens a requirement, but
 * never loosens one. Without an own value each entry keeps its pack's, so that one strict entry does not hasten the others.
 */
export function plannedFrequency(
  pack: Pick<FrequencyPack, 'isDefault'>,
  entry: Pick<FrequencyEntry, 'tier' | 'kind' | 'period' | 'who' | 'occasionIds'>,
  own: readonly OwnFrequency[],
): { period: Period; who: string } {
  const mine = entry.occasionIds.length > 0 ? undefined : ownOf(own, entry)
  const wanted = mine?.period ?? entry.period
  const period = !pack.isDefault && isLooser(wanted, entry.period) ? entry.period : wanted
  return { period, who: mine?.who || entry.who }
}
