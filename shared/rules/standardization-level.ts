/** From a score to a level: the lower of score and accident record counts (standardization.md §0 item 7, §2.3, §3.3). */
import { addMonths } from './day.ts'
import type { Standard } from './standard.ts'
import { type ItemMark, type ItemScore, scoreAssessment } from './scoring.ts'

/** Highest first. */
export const attainableLevels = {
  level1: '一级',
  level2: '二级',
  level3: '三级',
  pass: '达标',
  none: '未达标',
} as const
export type AttainableLevel = keyof typeof attainableLevels
const ladder: readonly AttainableLevel[] = ['level1', 'level2', 'level3']

/** What counts of an accident for the level. */
export interface AccidentFigures {
  occurredOn: string
  deaths: number
  seriousInjuries: number
  /** 分 */
  directLossCents: number
}

export interface LevelByAccidents {
  /** `none`: no application is possible; `level1`: nothing stands against it */
  level: 'level1' | 'level2' | 'none'
  reasons: string[]
}

/** 2.3 condition 4: within one year three serious injuries or 100 万元 together, or a death. */
const limits = { seriousInjuries: 3, lossCents: 100_000_000 }

/**
 * The best level that the accident record leaves open on a day. A death within one year, three serious injuries or 1,000,000
 * yuan together rule out an application; a death within two years rules out the first level (未核实).
 */
export function levelByAccidents(accidents: readonly AccidentFigures[], day: string): LevelByAccidents {
  const since = (years: number) => {
    const first = addMonths(day, -12 * years)
    return accidents.filter(({ occurredOn }) => occurredOn > first && occurredOn <= day)
  }
  const total = (list: readonly AccidentFigures[], key: 'deaths' | 'seriousInjuries' | 'directLossCents') =>
    list.reduce((sum, accident) => sum + accident[key], 0)
  const year = since(1)
  const reasons: string[] = []
  if (total(year, 'deaths') > 0) reasons.push(`近一年死亡 ${total(year, 'deaths')} 人，不满足申请条件`)
  if (total(year, 'seriousInjuries') >= limits.seriousInjuries)
    reasons.push(
      `近一年重伤累计 ${total(year, 'seriousInjuries')} 人，达到 ${limits.seriousInjuries} 人，不满足申请条件`,
    )
  if (total(year, 'directLossCents') >= limits.lossCents)
    reasons.push('近一年直接经济损失累计达到 100 万元，不满足申请条件')
  if (reasons.length > 0) return { level: 'none', reasons }
  const deaths = total(since(2), 'deaths')
  if (deaths > 0) return { level: 'level2', reasons: [`近两年死亡 ${deaths} 人，一级要求两年内无死亡事故（未核实）`] }
  return { level: 'level1', reasons: [] }
}

/** The level that a rounded percentage reaches; null when the standard has no lines or there is no score yet. */
export function levelByScore(
  standard: Pick<Standard, 'grading' | 'lines'>,
  tenths: number | null,
): AttainableLevel | null {
  if (tenths === null || standard.lines.length === 0) return null
  if (standard.grading === 'pass') return tenths >= (standard.lines[0] ?? 0) ? 'pass' : 'none'
  const reached = standard.lines.findIndex((line) => tenths >= line)
  return ladder[reached] ?? 'none'
}

/** The lower of the two. */
export function lowerLevel(
  byScore: AttainableLevel | null,
  byAccidents: LevelByAccidents['level'],
): AttainableLevel | null {
  if (byScore === null) return null
  if (byAccidents === 'none' || byScore === 'none') return 'none'
  if (byScore === 'pass') return 'pass'
  return ladder.indexOf(byScore) >= ladder.indexOf(byAccidents) ? byScore : byAccidents
}

export interface Gap {
  level: AttainableLevel
  lineTenths: number
  /** hundredths of a point still missing, 0 when reached */
  missing: number
  /** items that close the gap when they are put right, in the order of the effort; empty when that is not enough */
  items: { score: ItemScore; gain: number }[]
}

/**
 * Least earned hundredths with which the rounded percentage reaches a line: earned/due ≥ line − 0.05 %, in integers.
 */
export const earnedFor = (lineTenths: number, due: number): number => Math.ceil(((2 * lineTenths - 1) * due) / 2000)

/**
 * 差距表: for each line what is missing, and with which items it is closed soonest. Items that ask for papers come before those
 * that ask for work on site, then the larger loss first; every gain is what the whole score gains when the item is put right
 * after those before it. Works on a finished assessment; open items count as nothing earned.
 */
export function gapsOf(standard: Standard, marks: ReadonlyMap<string, ItemMark>): Gap[] {
  const names: readonly AttainableLevel[] = standard.grading === 'pass' ? ['pass'] : ladder
  const score = scoreAssessment(standard, marks)
  const losses = score.categories
    .flatMap(({ elements }) => elements.flatMap(({ items }) => items))
    .filter((item) => item.state === 'scored' && (item.deducted > 0 || item.extra > 0 || item.zeroesElement))
    .sort((a, b) => Number(isOnSite(a)) - Number(isOnSite(b)) || b.deducted + b.extra - a.deducted - a.extra)
  const mended = new Map(marks)
  let earned = score.earned
  const steps = losses.map((loss) => {
    mended.set(loss.item.id, { state: 'scored', ticks: [], freeDeductions: [] })
    const before = earned
    earned = scoreAssessment(standard, mended).earned
    return { score: loss, gain: earned - before, earned }
  })
  return standard.lines.flatMap((lineTenths, index) => {
    const level = names[index]
    if (level === undefined) return []
    const needed = earnedFor(lineTenths, score.due)
    if (score.earned >= needed) return [{ level, lineTenths, missing: 0, items: [] }]
    const last = steps.findIndex((step) => step.earned >= needed)
    return [{ level, lineTenths, missing: needed - score.earned, items: steps.slice(0, last + 1) }]
  })
}

/** Its evidence is seen on site, so it costs work and not only papers. */
export const isOnSite = ({ item }: Pick<ItemScore, 'item'>): boolean =>
  item.evidence.some((text) => text.includes('现场'))
