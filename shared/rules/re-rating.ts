/**
 * 复评: when a finding at a hazard is closed, the risk there may have changed. It is offered, never forced; what is closed
 * and not evaluated since is listed. 江苏省工业企业安全生产风险管理条例 第十二条 asks for timely adjustment (see the domain notes).
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { Finding } from '#shared/domain/finding'

type Rated = Pick<Evaluation, 'stage' | 'evaluatedOn' | 'createdAt' | 'voidedAt' | 'sequence'>
/** `updatedAt` of a closed finding is the instant of its closing, because it is never changed afterwards. */
type Closed = Pick<Finding, 'closedOn' | 'updatedAt'>

/** True for a 现有 evaluation made after the closing; on the same day the later of the two instants decides. */
export function isReRating(evaluation: Rated, finding: Closed): boolean {
  if (finding.closedOn === null || evaluation.voidedAt !== null || evaluation.stage !== 'current') return false
  if (evaluation.evaluatedOn !== finding.closedOn) return evaluation.evaluatedOn > finding.closedOn
  return evaluation.createdAt > finding.updatedAt
}

/** The newest 现有 evaluation before the closing and the newest after it. */
export function beforeAndAfter<E extends Rated>(
  evaluations: readonly E[],
  finding: Closed,
): { before: E | null; after: E | null } {
  const own = evaluations
    .filter((evaluation) => evaluation.voidedAt === null && evaluation.stage === 'current')
    .toSorted((left, right) => left.sequence - right.sequence)
  return {
    before: own.filter((evaluation) => !isReRating(evaluation, finding)).at(-1) ?? null,
    after: own.filter((evaluation) => isReRating(evaluation, finding)).at(-1) ?? null,
  }
}
