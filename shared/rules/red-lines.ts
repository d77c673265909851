/**
 * What the app itself sees of the conditions of an application and of the red lines of a level (应急〔2021〕83号, the lines
 * themselves 未核实; standardization.md §2.4). It points things out, the authority decides.
 */
import type { ConditionReply } from '../domain/assessment.ts'
import type { RedLineState } from '../domain/standing.ts'
import { addMonths, daysBetween, formatChineseDay } from './day.ts'
import { type AccidentFigures, levelByAccidents } from './standardization-level.ts'
import type { StandardizationWatch } from './standardization-lists.ts'

export interface WatchedAccident extends AccidentFigures {
  name: string
  isConcealed: boolean
  hasSocialImpact: boolean
}

export interface WatchFacts {
  today: string
  /** accidents in force, near misses left out */
  accidents: readonly WatchedAccident[]
  /** 「YH-2026-003 …」 of major findings that are not closed, and of those past their deadline */
  openMajor: readonly string[]
  overdueMajor: readonly string[]
  /** what shows that somebody is in charge, '' = nothing */
  organization: string
  certificate: { issuedOn: string; expiresOn: string } | null
}

/** What stands in the records, and why. */
export interface Sight {
  state: RedLineState
  evidence: string
}

/** Within twelve months in a row, a red line of its own (standardization.md §2.4, 未核实). */
const limits = { seriousInjuries: 3, lossCents: 100_000_000 }
const span = 12

const clear = (evidence: string): Sight => ({ state: 'clear', evidence })
const triggered = (evidence: string): Sight => ({ state: 'triggered', evidence })

const named = ({ name, occurredOn }: WatchedAccident): string => `${formatChineseDay(occurredOn)}「${name}」`

/** The day after which events count: the last twelve months, or the whole time of a level that is still held. */
function countedFrom({ today, certificate }: WatchFacts): string {
  const year = addMonths(today, -span)
  const held = certificate && certificate.expiresOn >= today ? certificate.issuedOn : year
  return held < year ? held : year
}

/** The heaviest twelve months in a row among the accidents that count. */
function heaviest(
  accidents: readonly WatchedAccident[],
  amountOf: (accident: WatchedAccident) => number,
): { sum: number; from: string; to: string } {
  let worst = { sum: 0, from: '', to: '' }
  for (const { occurredOn: to } of accidents) {
    const from = addMonths(to, -span)
    const own = accidents.filter(({ occurredOn }) => occurredOn > from && occurredOn <= to)
    const sum = own.reduce((total, accident) => total + amountOf(accident), 0)
    if (sum > worst.sum) worst = { sum, from: own.map(({ occurredOn }) => occurredOn).sort()[0] ?? to, to }
  }
  return worst
}

const wholeYuan = (cents: number): string => {
  const tenThousandths = Math.floor((cents + 5_000) / 10_000)
  return `${Math.floor(tenThousandths / 100)}.${String(tenThousandths % 100).padStart(2, '0')} 万元`
}

/** What the records say of a red line. */
export function redLineSight(watch: StandardizationWatch, facts: WatchFacts): Sight {
  const { today, certificate } = facts
  const since = countedFrom(facts)
  const counted = facts.accidents.filter(({ occurredOn }) => occurredOn > since && occurredOn <= today)
  const none = (what: string) => clear(`${formatChineseDay(since)}以后的事故登记中没有${what}`)
  const first = (what: string, isSuch: (accident: WatchedAccident) => boolean) => {
    const found = counted.filter(isSuch)
    return found.length === 0 ? none(what) : triggered(found.map(named).join('、'))
  }
  switch (watch) {
    case 'deaths':
      return first('死亡事故', ({ deaths }) => deaths > 0)
    case 'socialImpact':
      return first('造成重大社会不良影响的', ({ hasSocialImpact }) => hasSocialImpact)
    case 'concealment':
      return first('瞒报、谎报、迟报、漏报的', ({ isConcealed }) => isConcealed)
    case 'seriousInjuries': {
      const { sum, from, to } = heaviest(counted, ({ seriousInjuries }) => seriousInjuries)
      const text = `${from} 至 ${to} 重伤累计 ${sum} 人`
      if (sum === 0) return none('重伤')
      return sum >= limits.seriousInjuries ? triggered(text) : clear(`${text}，不到 ${limits.seriousInjuries} 人`)
    }
    case 'losses': {
      const { sum, from, to } = heaviest(counted, ({ directLossCents }) => directLossCents)
      const text = `${from} 至 ${to} 直接经济损失累计 ${wholeYuan(sum)}`
      if (sum === 0) return none('直接经济损失')
      return sum >= limits.lossCents ? triggered(text) : clear(`${text}，不到 100 万元`)
    }
    case 'overdueMajor':
      return facts.overdueMajor.length === 0
        ? clear('隐患台账中没有逾期未改的重大隐患')
        : triggered(facts.overdueMajor.join('、'))
    case 'openMajor':
      return facts.openMajor.length === 0
        ? clear('隐患台账中没有未销号的重大隐患')
        : triggered(facts.openMajor.join('、'))
    case 'organization':
      return facts.organization === ''
        ? { state: 'unknown', evidence: '企业资料中没有填写安全管理负责人' }
        : clear(facts.organization)
    case 'certificateExpiry':
      if (!certificate) return { state: 'unknown', evidence: '没有登记等级证书' }
      return certificate.expiresOn < today
        ? triggered(
            `${formatChineseDay(certificate.expiresOn)}到期，已过 ${daysBetween(certificate.expiresOn, today)} 天`,
          )
        : clear(`有效期至${formatChineseDay(certificate.expiresOn)}`)
  }
}

/** What the records say of a condition: of the accidents, all three limits of the last year together. */
export function conditionSight(watch: StandardizationWatch, facts: WatchFacts): Sight {
  const lastYear = { ...facts, certificate: null }
  if (watch !== 'deaths') return redLineSight(watch, lastYear)
  const record = levelByAccidents(facts.accidents, facts.today)
  return record.level === 'none'
    ? triggered(record.reasons.join('；'))
    : clear('近一年的事故登记中没有死亡，重伤不到 3 人，直接经济损失不到 100 万元')
}

/** Records and the user's own answer together: either may say that it is not so, records alone never need an answer. */
export function togetherWith(sight: Sight | null, answer: { reply: ConditionReply; note: string } | null): Sight {
  const own: Sight | null =
    answer === null || answer.reply === 'unknown'
      ? null
      : {
          state: answer.reply === 'yes' ? 'clear' : 'triggered',
          evidence: answer.note === '' ? '按企业自己的核对' : `按企业自己的核对：${answer.note}`,
        }
  if (sight?.state === 'triggered') return sight
  if (own?.state === 'triggered') return own
  if (sight?.state === 'clear') return sight
  return own ?? sight ?? { state: 'unknown', evidence: '软件看不到，请自己核对' }
}

/** Years that a level holds and months before the end from which it is renewed (有效期为老办法和地方程序口径，现行条文未核实). */
export const certificateYears = 3
const renewalMonths = 3

export interface CertificateClock {
  daysLeft: number
  renewFrom: string
  state: 'valid' | 'renew' | 'expired'
}

/** How long a level still holds and from when on it is applied for again. */
export function certificateClock(expiresOn: string, today: string): CertificateClock {
  const renewFrom = addMonths(expiresOn, -renewalMonths)
  const daysLeft = daysBetween(today, expiresOn)
  return { daysLeft, renewFrom, state: daysLeft < 0 ? 'expired' : today >= renewFrom ? 'renew' : 'valid' }
}

/** 每年至少自评一次（应急〔2021〕83号）. */
export const nextAssessmentOn = (assessedOn: string): string => addMonths(assessedOn, span)
