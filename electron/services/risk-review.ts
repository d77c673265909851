import { AppError } from '#shared/contract/errors'
import type { riskReviewOperations, RiskReviewListRow, RiskReviewPoint } from '#shared/contract/risk-review'
import type { RiskPointRow } from '#shared/contract/risk-point'
import type { RiskReview, RiskReviewFields, RiskReviewRow } from '#shared/domain/risk-review'
import { highestRating } from '#shared/rules/highest-rating'
import { dayInShanghai, formatChineseDay } from '#shared/rules/day'
import { dueReviews, scopeProblem } from '#shared/rules/risk-review'
import { areas, organizationUnits, people, riskReviewRows, riskReviews } from '../database/repositories/records.ts'
import {
  catalogueChangedAt,
  evaluationsSince,
  oldestEvaluationOn,
} from '../database/repositories/risk-review-figures.ts'
import { riskPointRows } from '../database/repositories/risk-register.ts'
import type { ReadDatabase } from '../database/database.ts'
import type { CommandContext, Handlers, QueryContext } from './context.ts'
import { explainedHazards, type Source } from './explained-hazards.ts'

/** Names in a refusal: more would not be read. */
const namedInRefusal = 5

const isInScope = (review: Pick<RiskReview, 'areaIds'>, point: RiskPointRow): boolean =>
  point.voidedAt === null &&
  (review.areaIds.length === 0 || (point.areaId !== null && review.areaIds.includes(point.areaId)))

/** People as they are today; a record of who took part keeps them as they were. */
function participantsOf(db: ReadDatabase, ids: readonly string[]): RiskReview['participants'] {
  const units = new Map(organizationUnits.list(db, {}, { includeVoided: true }).map((unit) => [unit.id, unit.name]))
  return [...new Set(ids)].map((id) => {
    const person = people.require(db, id)
    return { personId: id, name: person.name, unitName: units.get(person.unitId ?? '') ?? '', post: person.post }
  })
}

function requireOpen(context: QueryContext, id: string): RiskReview {
  const review = riskReviews.require(context.db, id)
  if (review.voidedAt !== null) throw new AppError('rule', '这次评审已作废，不能再修改')
  if (review.closedOn !== null) throw new AppError('rule', '这次评审已完成，不能再修改；有新情况请另开一次评审')
  return review
}

function check(context: QueryContext, review: RiskReviewFields): void {
  for (const id of review.areaIds) areas.require(context.db, id)
  const problem = scopeProblem(review)
  if (problem) throw new AppError('rule', problem, { areaIds: '请选全部区域' })
}

/** Level of each risk point now, with how it came about. */
function ratingsNow(source: Source) {
  const byRiskPoint = Map.groupBy(explainedHazards(source), (hazard) => hazard.riskPointId)
  return (riskPointId: string) => highestRating(byRiskPoint.get(riskPointId) ?? [])
}

/** One row for each risk point in scope: new ones are added, those that left the scope are voided. */
function fitRows(context: CommandContext, review: RiskReview): RiskReviewRow[] {
  const present = riskReviewRows.list(context.db, { riskReviewId: review.id })
  const points = riskPointRows(context.db)
  const wanted = points.filter((point) => isInScope(review, point))
  for (const row of present) {
    const point = points.find(({ id }) => id === row.riskPointId)
    const isLeft = point?.voidedAt === null && !wanted.includes(point)
    if (isLeft) riskReviewRows.void(context, row.id, null, '不在评审范围内')
  }
  const missing = wanted.filter((point) => !present.some((row) => row.riskPointId === point.id))
  if (missing.length > 0) {
    const ratingOf = ratingsNow(context)
    for (const point of missing) {
      const { level, basis } = ratingOf(point.id)
      riskReviewRows.insert(context, {
        riskReviewId: review.id,
        riskPointId: point.id,
        riskPointNumber: point.number,
        riskPointName: point.name,
        areaName: point.areaName,
        outcome: null,
        note: '',
        levelBefore: level,
        basisBefore: basis,
        levelAfter: null,
        basisAfter: '',
        sortOrder: points.indexOf(point) + 1,
      })
    }
  }
  return riskReviewRows.list(context.db, { riskReviewId: review.id })
}

/** The risk points of a review: as they stand now while it is open, as they were sealed once it is closed. */
export function reviewPoints(source: Source, review: RiskReview): RiskReviewPoint[] {
  const { db } = source
  const rows = riskReviewRows.list(db, { riskReviewId: review.id })
  const points = riskPointRows(db)
  const byId = new Map(points.map((point) => [point.id, point]))
  const isOpen = review.closedOn === null
  const since = isOpen ? evaluationsSince(db, review.id) : new Map<string, number>()
  const ratingOf = isOpen ? ratingsNow(source) : null
  const of = (riskPointId: string, row: RiskReviewRow | undefined): RiskReviewPoint => {
    const point = byId.get(riskPointId)
    const now = ratingOf?.(riskPointId)
    return {
      riskPointId,
      number: row?.riskPointNumber ?? point?.number ?? '',
      name: (isOpen ? point?.name : row?.riskPointName) ?? row?.riskPointName ?? '',
      areaId: point?.areaId ?? null,
      areaName: (isOpen ? point?.areaName : row?.areaName) ?? row?.areaName ?? '',
      outcome: row?.outcome ?? null,
      note: row?.note ?? '',
      levelBefore: row?.levelBefore ?? null,
      basisBefore: row?.basisBefore ?? '',
      levelAfter: now ? now.level : (row?.levelAfter ?? null),
      basisAfter: now ? now.basis : (row?.basisAfter ?? ''),
      hazardCount: point?.hazardCount ?? 0,
      evaluatedSince: since.get(riskPointId) ?? 0,
      isVoided: point?.voidedAt !== null,
    }
  }
  const known = new Set(rows.map((row) => row.riskPointId))
  const added = isOpen ? points.filter((point) => isInScope(review, point) && !known.has(point.id)) : []
  return [...rows.map((row) => of(row.riskPointId, row)), ...added.map((point) => of(point.id, undefined))]
}

function listRow(db: ReadDatabase, review: RiskReview): RiskReviewListRow {
  const rows = riskReviewRows.list(db, { riskReviewId: review.id })
  const names = new Map(areas.list(db, {}, { includeVoided: true }).map((area) => [area.id, area.name]))
  return {
    ...review,
    areaNames: review.areaIds.map((id) => names.get(id) ?? ''),
    total: rows.length,
    done: rows.filter((row) => row.outcome !== null).length,
  }
}

/** What is due, what is under way, and when the last review was closed. */
export function reviewClock({ db, today }: Pick<QueryContext, 'db' | 'today'>) {
  const all = riskReviews.list(db)
  const closed = all.flatMap((review) =>
    review.closedOn === null
      ? []
      : [
          {
            trigger: review.trigger,
            isFull: review.areaIds.length === 0,
            startedOn: review.startedOn,
            closedOn: review.closedOn,
          },
        ],
  )
  const changedAt = catalogueChangedAt(db)
  const changedOn = changedAt === null ? null : dayInShanghai(changedAt)
  const reviews = dueReviews({
    reviews: closed,
    oldestEvaluationOn: oldestEvaluationOn(db),
    events:
      changedOn === null
        ? []
        : [
            {
              trigger: 'catalogue',
              on: changedOn,
              text: `较大以上目录在${formatChineseDay(changedOn)}有调整，应当及时对照辨识（江苏条例第十二条）`,
            },
          ],
    today,
  })
  const open = all.find((review) => review.closedOn === null) ?? null
  return {
    reviews,
    open,
    lastClosedOn:
      closed
        .map(({ closedOn }) => closedOn)
        .sort()
        .at(-1) ?? null,
  }
}

/** The open review with its progress, for the list of today. */
export const openReviewProgress = (db: ReadDatabase, open: RiskReview): { done: number; total: number } => {
  const { done, total } = listRow(db, open)
  return { done, total }
}

const namesOf = (rows: readonly { riskPointName: string }[]): string => {
  const names = rows.slice(0, namedInRefusal).map((row) => `「${row.riskPointName}」`)
  return names.join('') + (rows.length > namedInRefusal ? ` 等 ${rows.length} 个` : '')
}

/** An outcome must agree with the register: no 维持不变 over a new evaluation, no 已重新评价 without one. */
function contradiction(
  outcome: RiskReviewRow['outcome'],
  rows: readonly RiskReviewRow[],
  since: Map<string, number>,
): string {
  const isNew = (row: RiskReviewRow) => (since.get(row.riskPointId) ?? 0) > 0
  if (outcome === 'kept') {
    const wrong = rows.filter(isNew)
    if (wrong.length > 0) return `${namesOf(wrong)}在评审期间有新的评价，请改选「已重新评价」`
  }
  if (outcome === 'reevaluated') {
    const wrong = rows.filter((row) => !isNew(row))
    if (wrong.length > 0) return `${namesOf(wrong)}在评审期间没有新的评价，请先到分析页重新评价`
  }
  return ''
}

function mark(
  context: CommandContext,
  review: RiskReview,
  riskPointIds: readonly string[],
  outcome: RiskReviewRow['outcome'],
  note?: string,
): number {
  const rows = fitRows(context, review).filter((row) => riskPointIds.includes(row.riskPointId))
  if (rows.length < new Set(riskPointIds).size) throw new AppError('rule', '有的风险点不在这次评审范围内')
  const problem = contradiction(outcome, rows, evaluationsSince(context.db, review.id))
  if (problem) throw new AppError('rule', problem)
  for (const row of rows)
    riskReviewRows.update(context, row.id, null, { outcome, ...(note === undefined ? {} : { note }) })
  return rows.length
}

function keepArea(context: CommandContext, review: RiskReview, areaId: string | null) {
  const points = new Map(riskPointRows(context.db).map((point) => [point.id, point]))
  const open = fitRows(context, review).filter(
    (row) => row.outcome === null && (points.get(row.riskPointId)?.areaId ?? null) === areaId,
  )
  const since = evaluationsSince(context.db, review.id)
  const [fresh, rest] = [true, false].map((isFresh) =>
    open.filter((row) => (since.get(row.riskPointId) ?? 0) > 0 === isFresh).map((row) => row.riskPointId),
  )
  return {
    kept: rest?.length ? mark(context, review, rest, 'kept') : 0,
    reevaluated: fresh?.length ? mark(context, review, fresh, 'reevaluated') : 0,
  }
}

function requireWhole(review: RiskReview, closedOn: string): void {
  const fields: Record<string, string> = {}
  if (review.leaderName === '') fields['leaderName'] = '请填写评审组长'
  if (review.participantIds.length === 0) fields['participantIds'] = '请选择参加人员'
  if (review.conclusion === '') fields['conclusion'] = '请填写评审结论'
  if (closedOn < review.startedOn) fields['closedOn'] = '完成日期不能早于开始日期'
  const sentences = Object.values(fields)
  if (sentences.length > 0) throw new AppError('invalid', `${sentences.join('；')}。`, fields)
}

function close(context: CommandContext, review: RiskReview, revision: number, closedOn: string): RiskReview {
  requireWhole(review, closedOn)
  const points = new Map(riskPointRows(context.db).map((point) => [point.id, point]))
  const rows = fitRows(context, review)
  const isGone = (row: RiskReviewRow) => points.get(row.riskPointId)?.voidedAt !== null
  const open = rows.filter((row) => row.outcome === null && !isGone(row))
  if (open.length > 0) throw new AppError('rule', `还有 ${open.length} 个风险点没有评审意见：${namesOf(open)}`)
  const since = evaluationsSince(context.db, review.id)
  for (const outcome of ['kept', 'reevaluated'] as const) {
    const problem = contradiction(
      outcome,
      rows.filter((row) => row.outcome === outcome && !isGone(row)),
      since,
    )
    if (problem) throw new AppError('rule', problem)
  }
  const ratingOf = ratingsNow(context)
  for (const row of rows) {
    const point = points.get(row.riskPointId)
    const { level, basis } = ratingOf(row.riskPointId)
    riskReviewRows.update(
      context,
      row.id,
      null,
      isGone(row)
        ? { outcome: 'changed', note: row.note || '评审期间作废' }
        : {
            riskPointName: point?.name ?? row.riskPointName,
            areaName: point?.areaName ?? row.areaName,
            levelAfter: level,
            basisAfter: basis,
          },
    )
  }
  return riskReviews.update(context, review.id, revision, {
    closedOn,
    closedByName: context.actor.name,
    participants: participantsOf(context.db, review.participantIds),
  })
}

export const riskReviewHandlers = {
  'risk-review.list': ({ db }) =>
    riskReviews
      .list(db)
      .map((review) => listRow(db, review))
      .reverse(),
  'risk-review.get': (context, { id }) => {
    const review = riskReviews.require(context.db, id)
    return { review: listRow(context.db, review), points: reviewPoints(context, review) }
  },
  'risk-review.due': (context) => {
    const { reviews, open, lastClosedOn } = reviewClock(context)
    return { reviews, openId: open?.id ?? null, lastClosedOn }
  },
  'risk-review.start': (context, fields) => {
    check(context, fields)
    const participants = participantsOf(context.db, fields.participantIds)
    const review = riskReviews.insert(context, { ...fields, participants, closedOn: null, closedByName: '' })
    fitRows(context, review)
    return review
  },
  'risk-review.update': (context, { id, revision, patch }) => {
    const before = requireOpen(context, id)
    check(context, { ...before, ...patch })
    const participants = patch.participantIds && participantsOf(context.db, patch.participantIds)
    const review = riskReviews.update(context, id, revision, { ...patch, ...(participants ? { participants } : {}) })
    if (patch.areaIds) fitRows(context, review)
    return review
  },
  'risk-review.mark': (context, { id, riskPointIds, outcome, note }) => ({
    changed: mark(context, requireOpen(context, id), riskPointIds, outcome, note),
  }),
  'risk-review.keepArea': (context, { id, areaId }) => keepArea(context, requireOpen(context, id), areaId),
  'risk-review.close': (context, { id, revision, closedOn }) =>
    close(context, requireOpen(context, id), revision, closedOn),
  'risk-review.void': (context, { id, revision, reason }) => riskReviews.void(context, id, revision, reason),
} satisfies Handlers<keyof typeof riskReviewOperations>
