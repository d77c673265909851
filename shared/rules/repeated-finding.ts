/**
 * 重复隐患: findings that come back at the same place within 90 days, by what they say. Two descriptions are near when, after
 * place names, numbers and stock phrases are masked, at least half of their character pairs are the same (Dice coefficient of bigrams).
 * Half is our own choice: pairs of descriptions in the tests stand on both sides of it (two kinds of 未佩戴… count as near). Only findings of the same area
 * or risk point are compared. Findings at the same control, and those registered as 复发, belong together whatever they say.
 */
import type { Finding } from '#shared/domain/finding'
import { formatChineseDay } from './day.ts'

/** Days that may lie between one finding and the next of its group. */
export const repeatDays = 90
/** Smallest share of equal character pairs, in percent. */
export const nearPercent = 50

export type RepeatableFinding = Pick<
  Finding,
  | 'id'
  | 'number'
  | 'status'
  | 'voidedAt'
  | 'foundOn'
  | 'description'
  | 'location'
  | 'areaId'
  | 'riskPointId'
  | 'controlId'
  | 'recurrenceOfId'
>
export interface PlaceNames {
  area: (id: string | null) => string
  riskPoint: (id: string | null) => string
}
export interface RepeatGroup<F> {
  /** oldest first, two or more */
  findings: F[]
  /** risk point or area that they share */
  place: string
  /** smallest likeness with the first of them in percent; null when they belong together for another reason */
  percent: number | null
  reason: string
}

const numbered = /[0-9０-９一二三四五六七八九十]+\s*(?:号|#|＃|楼|层|跨|排|线|台|处)/gu
/** 存在…的风险、可能造成…事故: said of anything, and therefore of nothing. */
const stock = /(?:存在|易|容易|可能|会)[^，,。；;]{0,16}(?:风险|隐患|危险|伤害|事故)/gu
const notText = /[^\p{Script=Han}a-z]+/u
const millisecondsPerDay = 86_400_000

/** The description without the names of its place, numbers and stock phrases; as it stands when nothing would be left. */
export function maskedText(description: string, places: readonly string[]): string {
  const text = description.toLowerCase()
  const masked = places
    .filter((place) => place.length > 1)
    .toSorted((left, right) => right.length - left.length)
    .reduce((rest, place) => rest.replaceAll(place.toLowerCase(), ' '), text)
    .replace(numbered, ' ')
    .replace(stock, ' ')
    .split(notText)
    .filter((part) => part.length > 1)
    .join(' ')
  return masked === '' ? text.split(notText).join(' ').trim() : masked
}

/** Different pairs of neighbouring characters; a masked place is never bridged. */
export function bigramsOf(text: string): string[] {
  const pairs = new Set<string>()
  for (const part of text.split(' '))
    for (let index = 0; index + 1 < part.length; index += 1) pairs.add(part.slice(index, index + 2))
  return [...pairs]
}

/** Twice the common pairs of all pairs, in whole percent rounded down; 0 when either text has none. */
export function likenessPercent(left: string, right: string): number {
  const known = new Set(bigramsOf(left))
  const other = bigramsOf(right)
  return percentOf(other.filter((pair) => known.has(pair)).length, known.size, other.length)
}

const percentOf = (common: number, left: number, right: number): number =>
  left + right === 0 ? 0 : Math.floor((200 * common) / (left + right))

/** A group while it is being gathered. */
interface Gathering {
  /** indexes, the first one leads: others are compared with it alone, so that a group never drifts from its subject */
  members: number[]
  pairCount: number
  lastDay: number
  percent: number | null
  reasons: Set<'control' | 'recurrence'>
}

/**
 * The groups of the findings that are neither void nor draft, the most repeated first. Each finding, oldest first, joins the
 * group of the finding it is the 复发 of, else of its control, else of the nearest leading text at its place, else it leads
 * a group of its own. A place keeps, for each pair of characters, the groups whose leader holds it: common pairs are
 * counted in one pass.
 */
export function repeatedFindings<F extends RepeatableFinding>(
  findings: readonly F[],
  names: PlaceNames,
): RepeatGroup<F>[] {
  const ordered = findings
    .filter(({ voidedAt, status }) => voidedAt === null && status !== 'draft')
    .toSorted((left, right) => compare(left.foundOn, right.foundOn) || compare(left.number, right.number))
  return gather(ordered, names)
    .filter(({ members }) => members.length > 1)
    .map(({ members, percent, reasons }): RepeatGroup<F> => {
      const own = members.flatMap((index) => ordered[index] ?? [])
      const place = commonPlace(own, names)
      return { findings: own, place, percent, reason: reasonOf(own, place, percent, reasons) }
    })
    .sort((left, right) => right.findings.length - left.findings.length)
}

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right))

function gather(findings: readonly RepeatableFinding[], names: PlaceNames): Gathering[] {
  const groups: Gathering[] = []
  const groupOf = new Map<string, number>()
  const byControl = new Map<string, number>()
  const texts = new LeadingTexts(groups, findings.length)
  const dayOf = dayNumbers()
  findings.forEach((finding, index) => {
    const day = dayOf(finding.foundOn)
    const isFresh = (group: number | undefined): group is number =>
      group !== undefined && day - (groups[group]?.lastDay ?? 0) <= repeatDays
    const places = placesOf(finding)
    const spots = [names.area(finding.areaId), names.riskPoint(finding.riskPointId), finding.location]
    const pairs = bigramsOf(maskedText(finding.description, spots))
    const origin = groupOf.get(finding.recurrenceOfId ?? '')
    const controlled = byControl.get(finding.controlId ?? '')
    let group: number | undefined
    if (origin !== undefined) {
      group = origin
      groups[group]?.reasons.add('recurrence')
    } else if (isFresh(controlled)) {
      group = controlled
      groups[group]?.reasons.add('control')
    } else {
      const nearest = texts.nearest(places, pairs, day)
      if (nearest !== null) {
        group = nearest.group
        const own = groups[group]
        if (own) own.percent = Math.min(own.percent ?? 100, nearest.percent)
      }
    }
    if (group === undefined) {
      group = groups.length
      groups.push({ members: [], pairCount: pairs.length, lastDay: day, percent: null, reasons: new Set() })
      texts.lead(places, pairs, group)
    }
    groups[group]?.members.push(index)
    Object.assign(groups[group] ?? {}, { lastDay: day })
    groupOf.set(finding.id, group)
    if (finding.controlId !== null) byControl.set(finding.controlId, group)
  })
  return groups
}

/** Days as numbers, each calendar day read once. */
function dayNumbers(): (day: string) => number {
  const known = new Map<string, number>()
  return (day) => {
    const number = known.get(day) ?? Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay
    known.set(day, number)
    return number
  }
}

/** Area and risk point; the named spot of a finding that has neither. */
function placesOf({ areaId, riskPointId, location }: RepeatableFinding): string[] {
  const places = [areaId, riskPointId].filter((place) => place !== null)
  return places.length > 0 || location === '' ? places : [`at ${location}`]
}

/** For each place and pair of characters, the groups whose leader holds it. */
class LeadingTexts {
  readonly #groups: readonly Gathering[]
  readonly #common: Int32Array
  readonly #places = new Map<string, Map<string, number[]>>()

  constructor(groups: readonly Gathering[], most: number) {
    this.#groups = groups
    this.#common = new Int32Array(most)
  }

  lead(places: readonly string[], pairs: readonly string[], group: number): void {
    for (const place of places) {
      const holders = this.#places.get(place) ?? new Map<string, number[]>()
      this.#places.set(place, holders)
      for (const pair of pairs) {
        const known = holders.get(pair)
        if (known) known.push(group)
        else holders.set(pair, [group])
      }
    }
  }

  nearest(places: readonly string[], pairs: readonly string[], day: number): { group: number; percent: number } | null {
    let best: { group: number; percent: number } | null = null
    for (const place of places) {
      const met: number[] = []
      for (const pair of pairs) this.#count(this.#places.get(place)?.get(pair), day, met)
      for (const group of met) {
        const common = this.#common[group] as number
        const percent = percentOf(common, pairs.length, this.#groups[group]?.pairCount ?? 0)
        this.#common[group] = 0
        if (percent >= nearPercent && percent > (best?.percent ?? 0)) best = { group, percent }
      }
    }
    return best
  }

  /** Counts the holders of one pair; a group that was not joined for 90 days is dropped on the way. */
  #count(holders: number[] | undefined, day: number, met: number[]): void {
    if (!holders) return
    let kept = 0
    // A plain loop: this is where the time goes.
    for (let place = 0; place < holders.length; place += 1) {
      const group = holders[place] as number
      if (day - (this.#groups[group]?.lastDay ?? 0) > repeatDays) continue
      holders[kept] = group
      kept += 1
      if (this.#common[group] === 0) met.push(group)
      this.#common[group] = (this.#common[group] as number) + 1
    }
    holders.length = kept
  }
}

function commonPlace(findings: readonly RepeatableFinding[], names: PlaceNames): string {
  const shared = <K extends 'riskPointId' | 'areaId' | 'location'>(key: K) => {
    const value = findings[0]?.[key] ?? null
    return findings.every((finding) => finding[key] === value) ? value : null
  }
  return names.riskPoint(shared('riskPointId')) || names.area(shared('areaId')) || shared('location') || '相邻部位'
}

function reasonOf(
  findings: readonly RepeatableFinding[],
  place: string,
  percent: number | null,
  reasons: ReadonlySet<'control' | 'recurrence'>,
): string {
  const [first, last] = [findings[0]?.foundOn ?? '', findings.at(-1)?.foundOn ?? '']
  const time = first === last ? formatChineseDay(first) : `${formatChineseDay(first)}至${formatChineseDay(last)}`
  const why = [
    ...(percent === null
      ? []
      : [`去掉地名和编号后与第一次的文字相近（相同的部分不少于 ${percent}%），前后相隔不超过 ${repeatDays} 天`]),
    ...(reasons.has('control') ? ['查的是同一条管控措施'] : []),
    ...(reasons.has('recurrence') ? ['已登记为复发'] : []),
  ]
  return `「${place}」${time}出现 ${findings.length} 次：${why.join('；')}。`
}
