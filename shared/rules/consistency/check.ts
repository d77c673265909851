/** Runs every rule over one snapshot and sets apart what the enterprise has accepted with a reason. */
import {
  type ConsistencyAcceptance,
  consistencySeverities,
  type ConsistencySeverity,
  type ConsistencySubject,
} from '#shared/domain/consistency'
import { consistencyRules } from './index.ts'
import type { ConsistencyHit, ConsistencyRule, ConsistencySnapshot } from './snapshot.ts'

export interface AcceptedHit extends ConsistencyHit {
  acceptance: ConsistencyAcceptance
}

export interface ConsistencyGroup extends Pick<ConsistencyRule, 'title' | 'severity' | 'explanation'> {
  ruleId: string
  /** still to be put right or explained */
  hits: ConsistencyHit[]
  accepted: AcceptedHit[]
}

export interface ConsistencyOutcome {
  /** rules that were applied */
  ruleCount: number
  /** hits that are not accepted */
  counts: Record<ConsistencySeverity, number>
  openCount: number
  acceptedCount: number
  /** rules with a hit, the heaviest first, else in their own order */
  groups: ConsistencyGroup[]
}

const keyOf = (ruleId: string, { kind, id }: Pick<ConsistencySubject, 'kind' | 'id'>): string =>
  `${ruleId} ${kind} ${id}`

/** Every contradiction of the snapshot. An acceptance holds for its rule and record, whatever the record is called now. */
export function checkConsistency(
  snapshot: ConsistencySnapshot,
  acceptances: readonly ConsistencyAcceptance[],
): ConsistencyOutcome {
  const accepted = new Map(
    acceptances
      .filter(({ voidedAt }) => voidedAt === null)
      .map((acceptance) => [
        keyOf(acceptance.ruleId, { kind: acceptance.subjectKind, id: acceptance.subjectId }),
        acceptance,
      ]),
  )
  const groups = consistencyRules.map(({ id, title, severity, explanation, find }): ConsistencyGroup => {
    const group: ConsistencyGroup = { ruleId: id, title, severity, explanation, hits: [], accepted: [] }
    for (const hit of find(snapshot)) {
      const acceptance = accepted.get(keyOf(id, hit.subject))
      if (acceptance) group.accepted.push({ ...hit, acceptance })
      else group.hits.push(hit)
    }
    return group
  })
  const countOf = (severity: ConsistencySeverity): number =>
    groups.filter((group) => group.severity === severity).reduce((sum, { hits }) => sum + hits.length, 0)
  const counts = { error: countOf('error'), warning: countOf('warning'), hint: countOf('hint') }
  const weights = Object.keys(consistencySeverities)
  return {
    ruleCount: consistencyRules.length,
    counts,
    openCount: counts.error + counts.warning + counts.hint,
    acceptedCount: groups.reduce((sum, group) => sum + group.accepted.length, 0),
    groups: groups
      .filter(({ hits, accepted: explained }) => hits.length + explained.length > 0)
      .toSorted((left, right) => weights.indexOf(left.severity) - weights.indexOf(right.severity)),
  }
}
