/**
 * 超期上报: to whom an overdue finding is reported, by the days past its deadline. Computed, never stored.
 * 安全生产法（2021）第四十六条 asks that what the safety staff cannot settle is reported to the person in charge at once, and
 * 第二十一条 makes the 主要负责人 answer for removing findings in time; no published text sets the days: these are our own.
 */
import type { Finding } from '#shared/domain/finding'
import { overdueDays } from './finding-flow.ts'

export const escalationLevels = {
  unitHead: '责任单位负责人',
  safetyManager: '安全管理负责人',
  principal: '主要负责人',
} as const
export type EscalationLevel = keyof typeof escalationLevels

/** First day past the deadline from which each level is told, highest level first. */
export const escalationDays = { principal: 7, safetyManager: 3, unitHead: 1 } as const satisfies Record<
  EscalationLevel,
  number
>

export interface Escalation {
  level: EscalationLevel
  overdueDays: number
  /** why this level, in one sentence */
  reason: string
}

/** The level that an overdue finding has reached; null when it is not overdue. A major finding goes to the top at once. */
export function escalationOf(
  finding: Pick<Finding, 'status' | 'dueOn' | 'voidedAt' | 'grade'>,
  today: string,
): Escalation | null {
  const days = overdueDays(finding, today)
  if (days === 0) return null
  if (finding.grade === 'major')
    return { level: 'principal', overdueDays: days, reason: `重大隐患超期 ${days} 天，直接报主要负责人。` }
  const levels = Object.keys(escalationDays) as EscalationLevel[]
  const level = levels.find((own) => days >= escalationDays[own]) ?? 'unitHead'
  const reason = `超期 ${days} 天，满 ${escalationDays[level]} 天报${escalationLevels[level]}。`
  return { level, overdueDays: days, reason }
}

/** The whole rule in one sentence, as it stands beside the list. */
export const escalationRule =
  `超期满 ${escalationDays.unitHead} 天报${escalationLevels.unitHead}，满 ${escalationDays.safetyManager} 天报${escalationLevels.safetyManager}，` +
  `满 ${escalationDays.principal} 天报${escalationLevels.principal}；重大隐患一超期就报${escalationLevels.principal}。天数为本软件拟定。`
