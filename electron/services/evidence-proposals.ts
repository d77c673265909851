/** What the app already holds that shows the items of an assessment. */
import { isWithin } from '#shared/rules/day'
import { listedDocuments } from '#shared/rules/document-state'
import { proposeEvidence } from '#shared/rules/evidence-proposal'
import { assessments } from '../database/repositories/records.ts'
import { allEvidence } from './assessment-evidence.ts'
import type { Handler } from './context.ts'
import { standardByHash } from './standards.ts'

/**
 * Items for which something is there or missing; those of other standards are matched by their own ids. What happened counts
 * within the period of the assessment, what is kept up counts as it stands.
 */
export const evidenceProposals: Handler<'assessment.evidenceProposals'> = (
  { db, resources },
  { assessmentId, limit },
) => {
  const { standardHash, periodFrom: from, periodTo: to } = assessments.require(db, assessmentId)
  const { standard } = standardByHash(db, resources, standardHash)
  const holdings = allEvidence(db).filter(({ on }) => on === null || isWithin(on, { from, to }))
  const asked = listedDocuments(resources.standardization().documentList)
  return standard.items.flatMap(({ id }) => {
    const { found, missing } = proposeEvidence(
      id,
      holdings,
      asked.filter(({ itemIds }) => itemIds.includes(id)),
    )
    if (found.length + missing.length === 0) return []
    const groups = [...Map.groupBy(found, ({ kind }) => kind)].map(([kind, own]) => ({
      kind,
      count: own.length,
      records: own
        .toReversed()
        .slice(0, limit)
        .map(({ recordId, title }) => ({ recordId, title })),
    }))
    return [{ itemId: id, groups, missing }]
  })
}
