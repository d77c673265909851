/**
 * 重复隐患: findings that come back at the same place within 90 days, by what they say. Two descriptions are near when, after
 * place names and numbers are masked, at least half of their character pairs are the same (Dice coefficient of bigrams).
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
  /** smallest likeness of two neighbours in percent; null when they belong together for another reason */
  percent: number | null
  reason: string
}

const numbered = /[0-9０-９一二三四五六七八九十]+\s*(?:号|#|＃|楼|层|跨|排|线|台|处)/gu
const notText = /[^\p{Script=Han}a-z]+/u
const millisecondsPerDay = 86_400_000

/** The description without the names of its place and without numbers; as it stands when nothing would be left. */
export function maskedText(description: string, places: readonly string[]): string {
  const text = description.toLowerCase()
  const masked = places
    .filter((place) => place.length > 1)
    .toSorted((left, right) => right.length - left.length)
    .reduce((rest, place) => rest.replaceAll(place.toLowerCase(), ' '), text)
    .replace(numbered, ' ')
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

const smaller = (left: number | null, right: number | null): number | null =>
  left === null ? right : right === null ? left : Math.min(left, right)

/** Groups of findings of one kind: who belongs to whom, and the smallest likeness within. */
class Groups {
  readonly #parents: number[]
  readonly #percents: (number | null)[]
  readonly reasons: Set<'control' | 'recurrence'>[]

  constructor(count: number) {
    this.#parents = Array.from({ length: count }, (_, index) => index)
    this.#percents = Array<number | null>(count).fill(null)
    this.reasons = Array.from({ length: count }, () => new Set())
  }
  rootOf(index: number): number {
    let root = index
    while (this.#parents[root] !== root) root = this.#parents[root] ?? root
    this.#parents[index] = root
    return root
  }
  percentOf(root: number): number | null {
    return this.#percents[root] ?? null
  }
  join(left: number, right: number, why: number | 'control' | 'recurrence'): void {
    const [root, other] = [this.rootOf(left), this.rootOf(right)]
    if (root !== other) {
      this.#parents[other] = root
      this.#percents[root] = smaller(this.percentOf(root), this.percentOf(other))
      for (const reason of this.reasons[other] ?? []) this.reasons[root]?.add(reason)
    }
    if (typeof why === 'number') this.#percents[root] = smaller(this.percentOf(root), why)
    else this.reasons[root]?.add(why)
  }
}

interface Prepared {
  day: number
  /** numbers of its bigrams */
  pairs: number[]
}

/**
 * The groups of the findings that are neither void nor draft, the most repeated first. Every place keeps, for each pair of
 * characters, which texts hold it: a finding counts its common pairs with those before it in one pass.
 */
export function repeatedFindings<F extends RepeatableFinding>(
  findings: readonly F[],
  names: PlaceNames,
): RepeatGroup<F>[] {
  const ordered = findings
    .filter(({ voidedAt, status }) => voidedAt === null && status !== 'draft')
    .toSorted((left, right) => compare(left.foundOn, right.foundOn) || compare(left.number, right.number))
  const prepared = prepare(ordered, names)
  const groups = new Groups(ordered.length)
  for (const members of byPlace(ordered)) joinNear(members, prepared, groups)
  joinByReference(ordered, prepared, groups)
  const members = Map.groupBy(ordered.keys(), (index) => groups.rootOf(index))
  return [...members]
    .filter(([, indexes]) => indexes.length > 1)
    .map(([root, indexes]): RepeatGroup<F> => {
      const own = indexes.flatMap((index) => ordered[index] ?? [])
      const place = commonPlace(own, names)
      const percent = groups.percentOf(root)
      return { findings: own, place, percent, reason: reasonOf(own, place, percent, groups.reasons[root] ?? new Set()) }
    })
    .sort((left, right) => right.findings.length - left.findings.length)
}

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right))

function prepare(findings: readonly RepeatableFinding[], names: PlaceNames): Prepared[] {
  const numbers = new Map<string, number>()
  const days = new Map<string, number>()
  return findings.map((finding) => {
    const places = [names.area(finding.areaId), names.riskPoint(finding.riskPointId), finding.location]
    const pairs = bigramsOf(maskedText(finding.description, places)).map((pair) => {
      const number = numbers.get(pair) ?? numbers.size
      numbers.set(pair, number)
      return number
    })
    const day = days.get(finding.foundOn) ?? Date.parse(`${finding.foundOn}T00:00:00Z`) / millisecondsPerDay
    days.set(finding.foundOn, day)
    return { day, pairs }
  })
}

/** Findings (by index, oldest first) of each area, each risk point, and each named spot without either. */
function byPlace(findings: readonly RepeatableFinding[]): number[][] {
  const places = new Map<string, number[]>()
  const add = (place: string, index: number) => {
    const members = places.get(place)
    if (members) members.push(index)
    else places.set(place, [index])
  }
  findings.forEach(({ areaId, riskPointId, location }, index) => {
    if (areaId !== null) add(areaId, index)
    if (riskPointId !== null) add(riskPointId, index)
    if (areaId === null && riskPointId === null && location !== '') add(`at ${location}`, index)
  })
  return [...places.values()].filter((members) => members.length > 1)
}

/**
 * Equal texts are one kind, of which the newest stands for all: whoever is within 90 days of an older one is within 90 days
 * of the newest too. A kind that was not seen for 90 days is forgotten.
 */
function joinNear(members: readonly number[], prepared: readonly Prepared[], groups: Groups): void {
  const kinds = new Map<string, number>()
  const newest = new Int32Array(members.length)
  const days = new Int32Array(members.length)
  const common = new Int32Array(members.length)
  const holders = new Map<number, number[]>()
  let kindCount = 0
  for (const index of members) {
    const { day, pairs } = prepared[index] ?? { day: 0, pairs: [] }
    if (pairs.length === 0) continue
    const met: number[] = []
    for (const pair of pairs) {
      const known = holders.get(pair)
      if (!known) continue
      let kept = 0
      // A plain loop that drops forgotten kinds on its way: this is where the time goes.
      for (let place = 0; place < known.length; place += 1) {
        const kind = known[place] as number
        if (day - (days[kind] as number) > repeatDays) continue
        known[kept] = kind
        kept += 1
        if (common[kind] === 0) met.push(kind)
        common[kind] = (common[kind] as number) + 1
      }
      known.length = kept
    }
    for (const kind of met) {
      const other = newest[kind] as number
      const percent = percentOf(common[kind] as number, pairs.length, prepared[other]?.pairs.length ?? 0)
      common[kind] = 0
      if (percent >= nearPercent) groups.join(other, index, percent)
    }
    const text = pairs.join(' ')
    let kind = kinds.get(text)
    if (kind === undefined || day - (days[kind] as number) > repeatDays) {
      kind = kindCount
      kindCount += 1
      kinds.set(text, kind)
      for (const pair of pairs) {
        const known = holders.get(pair)
        if (known) known.push(kind)
        else holders.set(pair, [kind])
      }
    }
    newest[kind] = index
    days[kind] = day
  }
}

function joinByReference(findings: readonly RepeatableFinding[], prepared: readonly Prepared[], groups: Groups): void {
  const lastAt = new Map<string, number>()
  const places = new Map(findings.map(({ id }, index) => [id, index]))
  for (const [index, { controlId, recurrenceOfId }] of findings.entries()) {
    const before = controlId === null ? undefined : lastAt.get(controlId)
    if (before !== undefined && (prepared[index]?.day ?? 0) - (prepared[before]?.day ?? 0) <= repeatDays)
      groups.join(before, index, 'control')
    if (controlId !== null) lastAt.set(controlId, index)
    const origin = recurrenceOfId === null ? undefined : places.get(recurrenceOfId)
    if (origin !== undefined) groups.join(origin, index, 'recurrence')
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
      : [`去掉地名和编号后文字相近（相同的部分不少于 ${percent}%），前后相隔不超过 ${repeatDays} 天`]),
    ...(reasons.has('control') ? ['查的是同一条管控措施'] : []),
    ...(reasons.has('recurrence') ? ['已登记为复发'] : []),
  ]
  return `「${place}」${time}出现 ${findings.length} 次：${why.join('；')}。`
}
