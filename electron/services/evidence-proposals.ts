/** What the app already holds that shows the items of an assessment. */
import { cardKinds, sectionText } from '#shared/domain/card'
import { riskReviewTriggers } from '#shared/domain/risk-review'
import { dayInShanghai, isWithin } from '#shared/rules/day'
import { listedDocuments } from '#shared/rules/document-state'
import { proposalSources, type ProposalSource } from '#shared/domain/standing'
import { type Holding, proposeEvidence } from '#shared/rules/evidence-proposal'
import {
  assessments,
  cards,
  checklists,
  exportRecords,
  findings,
  inspections,
  majorHazardChecks,
  policyDocuments,
  riskPoints,
  riskReviews,
  systemMeasures,
} from '../database/repositories/records.ts'
import type { ReadDatabase } from '../database/database.ts'
import type { Handler } from './context.ts'
import { standardByHash } from './standards.ts'

/** Records in force; what happened counts within the period, what is kept up counts as it stands. */
function holdingsOf(db: ReadDatabase, period: { from: string; to: string }): Holding[] {
  const holding = (source: ProposalSource, recordId: string, title: string, facets: readonly string[] = []) => ({
    source,
    recordId,
    title: title.slice(0, 200),
    facets,
  })
  const during = (day: string | null) => day !== null && isWithin(day, period)
  return [
    ...riskPoints.list(db).map((own) => holding('riskPoint', own.id, `${own.number} ${own.name}`, [own.kind])),
    ...riskReviews
      .list(db)
      .filter(({ closedOn }) => during(closedOn))
      .map((own) => holding('riskReview', own.id, `${riskReviewTriggers[own.trigger]} ${own.period}`, [own.trigger])),
    ...inspections
      .list(db)
      .filter(({ status, inspectedOn }) => status === 'submitted' && during(inspectedOn))
      .map((own) =>
        holding('inspection', own.id, `${own.number} ${own.name} ${own.inspectedOn}`, [
          own.kind,
          ...(own.isLedByPrincipal ? ['ledByPrincipal'] : []),
        ]),
      ),
    ...checklists.list(db).map((own) => holding('checklist', own.id, own.name, [own.kind])),
    ...findings
      .list(db)
      .filter(({ status, foundOn }) => status !== 'draft' && during(foundOn))
      .map((own) =>
        holding('finding', own.id, `${own.number} ${own.description}`, [
          ...(own.status === 'closed' ? ['closed'] : []),
          ...(own.status === 'closed' && own.grade === 'major' ? ['closedMajor'] : []),
        ]),
      ),
    ...cards
      .list(db)
      .map((own) =>
        holding('card', own.id, `${own.number} ${cardKinds[own.kind]} ${sectionText(own.sections, 'name')}`.trim(), [
          own.kind,
        ]),
      ),
    ...majorHazardChecks
      .list(db)
      .filter(({ status, checkedOn }) => status === 'sealed' && during(checkedOn))
      .map((own) => holding('majorHazardCheck', own.id, `重大隐患对照 ${own.checkedOn}`)),
    ...systemMeasures.list(db).map((own) => holding('systemMeasure', own.id, own.measure)),
    ...policyDocuments
      .list(db)
      .map((own) =>
        holding('policyDocument', own.id, [own.name, own.documentNumber].filter(Boolean).join(' '), [own.entryId]),
      ),
    ...exportRecords
      .list(db)
      .filter(({ exportedAt }) => during(dayInShanghai(exportedAt)))
      .map((own) => holding('export', own.id, `${own.title} ${own.number}`, [own.reportId])),
  ]
}

/** Items for which something is there or missing; those of other standards are matched by their own ids. */
export const evidenceProposals: Handler<'assessment.evidenceProposals'> = (
  { db, resources },
  { assessmentId, limit },
) => {
  const { standardHash, periodFrom: from, periodTo: to } = assessments.require(db, assessmentId)
  const { standard } = standardByHash(db, resources, standardHash)
  const holdings = holdingsOf(db, { from, to })
  const asked = listedDocuments(resources.standardization().documentList)
  return standard.items.flatMap(({ id }) => {
    const { found, missing } = proposeEvidence(
      id,
      holdings,
      asked.filter(({ itemIds }) => itemIds.includes(id)),
    )
    if (found.length + missing.length === 0) return []
    const groups = [...Map.groupBy(found, ({ source }) => source)].map(([source, own]) => ({
      source,
      label: proposalSources[source],
      count: own.length,
      records: own.slice(0, limit).map(({ recordId, title }) => ({ recordId, title })),
    }))
    return [{ itemId: id, groups, missing }]
  })
}
