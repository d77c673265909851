/** 回头看: closed findings that are to be looked at again. */
import type { NamedFinding } from '#shared/contract/finding-management'
import type { TodayItem } from '#shared/contract/home'
import { followUpStages } from '#shared/domain/follow-up'
import { daysBetween } from '#shared/rules/day'
import { followUpSteps, followUpWindow } from '#shared/rules/follow-up'
import { closedBetween } from '../database/repositories/finding-surroundings.ts'
import { followUps } from '../database/repositories/records.ts'
import type { QueryContext } from './context.ts'

/** Looks named one by one in today's list; the others are counted. */
const shownLooks = 5

/** What other records show of a finding. */
export const namedFindingOf = ({ id, number, description, foundOn, status }: NamedFinding): NamedFinding => ({
  id,
  number,
  description,
  foundOn,
  status,
})

/** Closed findings with a look due today, longest waiting first. */
export function dueLooks({ db, today }: QueryContext) {
  const { from, to } = followUpWindow(today)
  const recorded = Map.groupBy(followUps.list(db), ({ findingId }) => findingId)
  return closedBetween(db, from, to)
    .flatMap((finding) =>
      followUpSteps(finding, recorded.get(finding.id) ?? [], today)
        .filter(({ state }) => state === 'due')
        .map(({ stage, dueOn }) => ({
          stage,
          dueOn,
          finding: namedFindingOf(finding),
          closedOn: finding.closedOn ?? '',
        })),
    )
    .sort((left, right) => (left.dueOn < right.dueOn ? -1 : Number(left.dueOn > right.dueOn)))
}

/** The looks for today's list: the first few by name, the rest as one line. */
export function lookItems(context: QueryContext): TodayItem[] {
  const looks = dueLooks(context)
  const named = looks.slice(0, shownLooks).map(({ finding, stage, dueOn, closedOn }) => ({
    kind: 'followUpDue' as const,
    title: `${finding.number} ${finding.description}`,
    detail: `${closedOn} 销号，已过 ${daysBetween(closedOn, context.today)} 天，做一次回头看（${followUpStages[stage]}）`,
    dueOn,
    recordId: finding.id,
  }))
  const rest = looks.length - named.length
  if (rest === 0) return named
  const more = { title: `还有 ${rest} 条已销号的隐患该回头看`, detail: '到「隐患 · 跟进」里逐条登记' }
  return [...named, { kind: 'followUpDue', ...more, dueOn: null, recordId: null }]
}
