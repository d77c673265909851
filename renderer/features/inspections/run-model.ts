import type { ResultDetail } from '#shared/contract/inspection'
import type { InspectionAnswer } from '#shared/domain/inspection'

/** What an answer key means; 0 clears. */
export const answerKeys: Record<string, InspectionAnswer | null> = {
  1: 'normal',
  2: 'abnormal',
  3: 'notApplicable',
  0: null,
}

export interface ResultGroup {
  /** of the first result, names the group */
  id: string
  riskPointName: string
  results: { result: ResultDetail; index: number }[]
}

/** Results in their order, those of one risk point that follow each other under one heading. */
export function groupResults(results: readonly ResultDetail[]): ResultGroup[] {
  const groups: ResultGroup[] = []
  let riskPointId: string | null | undefined
  for (const [index, result] of results.entries()) {
    if (result.riskPointId !== riskPointId || groups.length === 0) {
      groups.push({ id: result.id, riskPointName: result.riskPointName, results: [] })
      riskPointId = result.riskPointId
    }
    groups.at(-1)?.results.push({ result, index })
  }
  return groups
}

/** The item without the name of the risk point that already stands above it. */
export function shortItem({ item, riskPointName }: Pick<ResultDetail, 'item' | 'riskPointName'>): string {
  const rest = riskPointName !== '' && item.startsWith(riskPointName) ? item.slice(riskPointName.length) : ''
  return rest.replace(/^[\s:：·—-]+/, '') || item
}

export interface Progress {
  total: number
  answered: number
  normal: number
  abnormal: number
  notApplicable: number
  unanswered: ResultDetail[]
  /** 隐患 without a description */
  undescribed: ResultDetail[]
}

/** How far the inspection is and what keeps it from being submitted. */
export function progressOf(results: readonly ResultDetail[]): Progress {
  const having = (answer: InspectionAnswer | null) => results.filter((result) => result.answer === answer)
  const unanswered = having(null)
  const abnormal = having('abnormal')
  return {
    total: results.length,
    answered: results.length - unanswered.length,
    normal: having('normal').length,
    abnormal: abnormal.length,
    notApplicable: having('notApplicable').length,
    unanswered,
    undescribed: abnormal.filter((result) => result.finding === null),
  }
}

/** Where the work goes on: the first item without an answer, else the first 隐患 without a description, else the first. */
export function startingIndex(results: readonly ResultDetail[]): number {
  const { unanswered, undescribed } = progressOf(results)
  const open = unanswered[0] ?? undescribed[0]
  return open ? results.indexOf(open) : 0
}
