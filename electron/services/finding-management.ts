import type { findingManagementOperations, NamedFinding, ReRating } from '#shared/contract/finding-management'
import type { Finding } from '#shared/domain/finding'
import { followUpStages } from '#shared/domain/follow-up'
import { findingCharts } from '#shared/reports/finding-charts'
import { asOfDay, chosenPeriod } from '#shared/reports/parts'
import { addDays } from '#shared/rules/day'
import { refuseProblems } from '#shared/rules/finding-flow'
import { followUpProblems, followUpSteps } from '#shared/rules/follow-up'
import { beforeAndAfter } from '#shared/rules/re-rating'
import { repeatedFindings, type RepeatGroup } from '#shared/rules/repeated-finding'
import type { ReadDatabase } from '../database/database.ts'
import {
  closedWithoutReRating,
  neighboursOf,
  placeNames,
  repeatableFindings,
} from '../database/repositories/finding-surroundings.ts'
import {
  evaluations,
  findings,
  followUps,
  hazards,
  riskPoints,
  systemMeasures,
} from '../database/repositories/records.ts'
import type { Handlers, QueryContext } from './context.ts'
import { dueLooks, namedFindingOf } from './follow-up-looks.ts'
import { savePicture } from './picture.ts'
import { gatherReportData } from './report-data.ts'
import { identify } from './finding-identification.ts'
import { systemMeasureHandlers } from './system-measure.ts'

const longestList = 500
/** A group is listed as long as its newest finding is no older. */
const shownRepeatDays = 365

const groupOf = ({ findings: own, ...rest }: RepeatGroup<NamedFinding>) => ({
  ...rest,
  findings: own.map(namedFindingOf),
})

function reRatingOf(db: ReadDatabase, finding: Finding): ReRating | null {
  const hazard = finding.hazardId === null ? null : hazards.find(db, finding.hazardId)
  if (!hazard || hazard.voidedAt !== null || finding.status !== 'closed' || finding.voidedAt !== null) return null
  return {
    finding: namedFindingOf(finding),
    closedOn: finding.closedOn ?? '',
    riskPointId: hazard.riskPointId,
    riskPointName: riskPoints.require(db, hazard.riskPointId).name,
    hazardId: hazard.id,
    hazardItem: hazard.item,
    ...beforeAndAfter(evaluations.list(db, { hazardId: hazard.id }), finding),
  }
}

/** Every group that was still joined within the last year. */
function presentRepeats({ db, today }: QueryContext) {
  const since = addDays(today, -shownRepeatDays)
  return repeatedFindings(repeatableFindings(db), placeNames(db))
    .filter(({ findings: own }) => (own.at(-1)?.foundOn ?? '') >= since)
    .map(groupOf)
}

function surroundings({ db, today }: QueryContext, id: string) {
  const finding = findings.require(db, id)
  const groups = repeatedFindings(neighboursOf(db, finding), placeNames(db))
  const group = groups.find((own) => own.findings.some((other) => other.id === id))
  const origin = finding.recurrenceOfId === null ? null : findings.find(db, finding.recurrenceOfId)
  return {
    repeats: group ? groupOf(group) : null,
    recurrenceOf: origin ? namedFindingOf(origin) : null,
    recurrences: findings.list(db, { recurrenceOfId: id }).map(namedFindingOf),
    followUps: followUpSteps(finding, followUps.list(db, { findingId: id }), today),
    reRating: reRatingOf(db, finding),
    measures: systemMeasures
      .list(db)
      .filter(({ findingIds }) => findingIds.includes(id))
      .map(({ id: measureId, measure, status }) => ({ id: measureId, measure, status })),
  }
}

export const findingManagementHandlers = {
  'finding.identify': identify,
  'finding.repeats': presentRepeats,
  'finding.surroundings': (context, { id }) => surroundings(context, id),
  'finding.notReRated': ({ db }) => {
    const waiting = closedWithoutReRating(db)
    const items = waiting.slice(0, longestList).flatMap((finding) => {
      const rating = reRatingOf(db, finding)
      if (rating === null) return []
      const { after: _, ...rest } = rating
      return [rest]
    })
    return { total: waiting.length, items }
  },
  'finding.charts': ({ db, resources, today }, { period, anchorOn }) => {
    const parameters = { period, ...(anchorOn === '' ? {} : { anchorOn }) }
    const data = gatherReportData({ db, resources, today }, ['findings'], parameters, '')
    const range = chosenPeriod(data)
    return {
      label: range.label,
      asOf: asOfDay(data, range),
      charts: findingCharts(data, range).map(({ drawing: _, ...chart }) => chart),
    }
  },
  'finding.savePicture': savePicture,
  'follow-up.due': dueLooks,
  'follow-up.record': (context, fields) => {
    const finding = findings.require(context.db, fields.findingId)
    refuseProblems(followUpProblems(finding, fields, context.today))
    if (followUps.list(context.db, { findingId: finding.id, stage: fields.stage }).length > 0)
      refuseProblems({ stage: `${followUpStages[fields.stage]}的回头看已经登记过` })
    return followUps.insert(context, fields)
  },
  'follow-up.void': (context, { id, revision, reason }) => followUps.void(context, id, revision, reason),
  ...systemMeasureHandlers,
} satisfies Handlers<keyof typeof findingManagementOperations>
