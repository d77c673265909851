/** Self-assessments: started over a frozen standard, answered item by item, sealed; deductions become findings. */
import { AppError } from '#shared/contract/errors'
import type { AssessmentDetail, assessmentOperations, AssessmentRow } from '#shared/contract/assessment'
import type { Assessment, AssessmentAnswer, Mark } from '#shared/domain/assessment'
import { scoreItem } from '#shared/rules/scoring'
import { showPoints, type Standard, type StandardItem } from '#shared/rules/standard'
import { addWorkingDays } from '#shared/rules/working-days'
import {
  assessmentAnswers,
  assessmentEvidences,
  assessments,
  attachments,
  nonconformities,
} from '../database/repositories/records.ts'
import { rememberStandard } from '../database/repositories/used-standards.ts'
import { stores } from '../database/record-store.ts'
import { answersOf, isReviewed, nonconformityRows, summaryOf } from './assessment-summary.ts'
import { evidenceCandidates } from './assessment-evidence.ts'
import type { CommandContext, Handler, Handlers, QueryContext } from './context.ts'
import { enterpriseRecord } from './enterprise.ts'
import { findingHandlers } from './finding.ts'
import { emptyFinding, refuseFuture } from './finding-record.ts'
import { holidayYears } from './holidays.ts'
import { newerStandardOf, standardByHash, standardRows } from './standards.ts'

/** Days that a non-conformity gets by default (应急〔2021〕83号, 未核实); the user may choose others. */
const rectificationWorkingDays = 20

const emptyMark: Mark = { state: 'open', ticks: [], freeDeductions: [] }

const standardOf = ({ db, resources }: QueryContext, { standardHash }: Assessment): Standard =>
  standardByHash(db, resources, standardHash).standard

function rowOf(context: QueryContext, assessment: Assessment, answers: readonly AssessmentAnswer[]): AssessmentRow {
  const { db, resources, today } = context
  const standard = standardOf(context, assessment)
  const found = nonconformityRows(db, today, assessment.id)
  return {
    ...assessment,
    own: summaryOf(db, assessment, standard, answers, 'own'),
    review: isReviewed(answers) ? summaryOf(db, assessment, standard, answers, 'review') : null,
    nonconformityCount: found.length,
    openNonconformityCount: found.filter(({ finding }) => finding.status !== 'closed' && finding.voidedAt === null)
      .length,
    newerStandardHash: newerStandardOf(db, resources, assessment.standardId, assessment.standardHash),
  }
}

/** Items whose tags or trades the profile lacks: 空项 is proposed, never set. */
function blankProposals(context: QueryContext, standard: Standard, answers: readonly AssessmentAnswer[]) {
  const profile = enterpriseRecord(context.db)
  const byItem = new Map(answers.map((answer) => [answer.itemId, answer]))
  return standard.items.flatMap((item) => {
    const answer = byItem.get(item.id)
    if (answer?.own.state !== 'open') return []
    const lacksTag = item.tags.length > 0 && !item.tags.some((tag) => profile.tags.includes(tag))
    const lacksTrade = item.industryGroups.length > 0 && !item.industryGroups.includes(profile.industryGroup)
    if (!lacksTag && !lacksTrade) return []
    return [{ answerId: answer.id, itemId: item.id, reason: item.blankReason || '企业资料中没有这种情形' }]
  })
}

function detail(context: QueryContext, id: string): AssessmentDetail {
  const { db, today } = context
  const assessment = assessments.require(db, id)
  const answers = answersOf(db, assessment)
  const ids = new Set(answers.map((answer) => answer.id))
  const files = Map.groupBy(attachments.list(db, { recordType: 'assessmentAnswer' }), ({ recordId }) => recordId)
  return {
    ...rowOf(context, assessment, answers),
    answers: answers.map((answer) => ({ ...answer, attachmentCount: files.get(answer.id)?.length ?? 0 })),
    evidence: assessmentEvidences.list(db).filter(({ answerId }) => ids.has(answerId)),
    nonconformities: nonconformityRows(db, today, id),
    blankProposals:
      assessment.status === 'open' ? blankProposals(context, standardOf(context, assessment), answers) : [],
  }
}

function checkPeriod(fields: { periodFrom?: string | undefined; periodTo?: string | undefined }): void {
  if (fields.periodFrom !== undefined && fields.periodTo !== undefined && fields.periodFrom > fields.periodTo)
    throw new AppError('invalid', '自评期间的结束不能早于开始', { periodTo: '不能早于开始日期' })
}

const start: Handler<'assessment.start'> = (context, { standardHash, copiedFromId, ...fields }) => {
  checkPeriod(fields)
  refuseFuture(context, fields, 'assessedOn', '自评日期')
  const { standard, content, hash } = standardByHash(context.db, context.resources, standardHash)
  if (standard.items.length === 0)
    throw new AppError('rule', `「${standard.title}」还没有条目，请先用 Excel 导入条目，或选另一份标准`)
  rememberStandard(context, { standardId: standard.id, version: standard.version, hash, content })
  const copied = copiedFromId === null ? null : assessments.require(context.db, copiedFromId)
  // another standard's items may have the same ids and mean something else
  const isSameStandard = copied?.standardId === standard.id
  const earlier = new Map(
    copied && isSameStandard ? answersOf(context.db, copied).map((answer) => [answer.itemId, answer]) : [],
  )
  const assessment = assessments.insert(context, {
    ...fields,
    standardId: standard.id,
    standardVersion: standard.version,
    standardHash: hash,
    standardTitle: standard.title,
    status: 'open',
    sealedAt: null,
    copiedFromId,
  })
  standard.items.forEach((item, index) => {
    const before = earlier.get(item.id)
    assessmentAnswers.insert(context, {
      assessmentId: assessment.id,
      itemId: item.id,
      own: before ? { ...fittingMark(item, before.own), state: 'open' } : emptyMark,
      blankReason: before?.blankReason ?? '',
      description: before?.description ?? '',
      review: emptyMark,
      reviewDescription: '',
      responsibleUnitId: before?.responsibleUnitId ?? null,
      sortOrder: index + 1,
    })
  })
  return assessment
}

/** A mark without the parts that the item does not have (any more). */
function fittingMark(item: StandardItem, mark: Mark): Mark {
  const known = new Set([...item.zeroConditions, ...item.deductions, ...item.extraDeductions].map(({ id }) => id))
  return { ...mark, ticks: mark.ticks.filter(({ partId }) => known.has(partId)) }
}

function requireAssessment(context: QueryContext, id: string): Assessment {
  const assessment = assessments.require(context.db, id)
  if (assessment.voidedAt !== null) throw new AppError('rule', '这次自评已作废，不能再修改')
  return assessment
}

function requireOpen(context: QueryContext, id: string): Assessment {
  const assessment = requireAssessment(context, id)
  if (assessment.status === 'sealed') throw new AppError('rule', '这次自评已定稿，不能再修改；需要更正请重新自评')
  return assessment
}

function itemOf(standard: Standard, itemId: string): StandardItem {
  const item = standard.items.find((own) => own.id === itemId)
  if (!item) throw new AppError('not-found', '这份标准里没有这一条')
  return item
}

/** Refuses what the item does not have, and takes one piece where the rule does not count. */
function checkedTicks(item: StandardItem, ticks: Mark['ticks']): Mark['ticks'] {
  const counted = new Map(
    [...item.zeroConditions.map(({ id }) => ({ id, unit: '' })), ...item.deductions, ...item.extraDeductions].map(
      ({ id, unit }) => [id, unit !== ''] as const,
    ),
  )
  if (new Set(ticks.map(({ partId }) => partId)).size !== ticks.length)
    throw new AppError('invalid', '同一个扣分项只能记一次，请改数量')
  return ticks.map(({ partId, count }) => {
    const isCounted = counted.get(partId)
    if (isCounted === undefined) throw new AppError('not-found', '这一条里没有这个扣分项')
    return { partId, count: isCounted ? count : 1 }
  })
}

const answer: Handler<'assessment.answer'> = (context, input) => {
  const before = assessmentAnswers.require(context.db, input.answerId)
  const assessment =
    input.side === 'own' ? requireOpen(context, before.assessmentId) : requireAssessment(context, before.assessmentId)
  const item = itemOf(standardOf(context, assessment), before.itemId)
  const mark: Mark = { ...before[input.side] }
  if (input.ticks !== undefined) mark.ticks = checkedTicks(item, input.ticks)
  if (input.freeDeductions !== undefined) mark.freeDeductions = input.freeDeductions
  const gaveMarks = input.ticks !== undefined || input.freeDeductions !== undefined
  mark.state = input.state ?? (gaveMarks ? 'scored' : mark.state)
  const blankReason = input.blankReason ?? before.blankReason
  if (input.side === 'own' && mark.state === 'blank' && blankReason === '')
    throw new AppError('invalid', '空项要写明理由，例如「没有使用锅炉」', { blankReason: '请填写空项理由' })
  if (mark.state === 'blank') Object.assign(mark, { ticks: [], freeDeductions: [] })
  const description = input.description
  return assessmentAnswers.update(context, before.id, null, {
    [input.side]: mark,
    blankReason,
    ...(description === undefined ? {} : input.side === 'own' ? { description } : { reviewDescription: description }),
    ...(input.responsibleUnitId === undefined ? {} : { responsibleUnitId: input.responsibleUnitId }),
  })
}

const confirmBlanks: Handler<'assessment.confirmBlanks'> = (context, { id, answerIds }) => {
  const assessment = requireOpen(context, id)
  const answers = answersOf(context.db, assessment)
  const wanted = new Set(answerIds)
  const proposals = blankProposals(context, standardOf(context, assessment), answers).filter((proposal) =>
    wanted.has(proposal.answerId),
  )
  for (const proposal of proposals)
    assessmentAnswers.update(context, proposal.answerId, null, {
      own: { state: 'blank', ticks: [], freeDeductions: [] },
      blankReason: proposal.reason,
    })
  return { confirmed: proposals.length }
}

const seal: Handler<'assessment.seal'> = (context, { id, revision }) => {
  const assessment = requireOpen(context, id)
  const answers = answersOf(context.db, assessment)
  const summary = summaryOf(context.db, assessment, standardOf(context, assessment), answers, 'own')
  if (summary.openCount > 0) throw new AppError('rule', `还有 ${summary.openCount} 条未评，评完才能定稿`)
  if (summary.percentTenths === null) throw new AppError('rule', '全部条目都是空项，没有可计分的内容，不能定稿')
  return assessments.update(context, id, revision, { status: 'sealed', sealedAt: context.at })
}

/** The day by which a non-conformity of today is put right unless another is chosen. */
const defaultDeadline = ({ db, resources }: QueryContext, from: string): string =>
  addWorkingDays(from, rectificationWorkingDays, holidayYears(db, resources))

const createNonconformities: Handler<'nonconformity.create'> = (context, { assessmentId, items }) => {
  const assessment = requireAssessment(context, assessmentId)
  const standard = standardOf(context, assessment)
  const taken = new Set(
    nonconformityRows(context.db, context.today, assessmentId)
      .filter(({ finding }) => finding.voidedAt === null)
      .map((own) => own.answerId),
  )
  return items.map((wanted) => {
    const own = assessmentAnswers.require(context.db, wanted.answerId)
    if (own.assessmentId !== assessmentId) throw new AppError('not-found', '这次自评里没有这一条')
    if (taken.has(own.id)) throw new AppError('rule', `条目 ${own.itemId} 已登记过不符合项`)
    const item = itemOf(standard, own.itemId)
    const score = scoreItem(item, own.own)
    const lines = [...score.lines, ...score.extraLines]
    if (lines.length === 0) throw new AppError('rule', `条目 ${own.itemId} 没有扣分，不用登记不符合项`)
    const finding = findingHandlers['finding.create'](context, {
      ...emptyFinding(context.today),
      description: wanted.description,
      source: 'standardization',
      categoryGroup: 'basic',
      cause: 'management',
      basis: `${assessment.standardTitle} ${item.number}`.slice(0, 200),
      responsibleUnitId: wanted.responsibleUnitId ?? own.responsibleUnitId,
      responsibleId: wanted.responsibleId,
      dueOn: wanted.dueOn ?? defaultDeadline(context, context.today),
    })
    return nonconformities.insert(context, {
      assessmentId,
      answerId: own.id,
      findingId: finding.id,
      itemId: own.itemId,
      deductionText: lines
        .map(({ text, points }) => `${text} −${showPoints(points)}`)
        .join('；')
        .slice(0, 1000),
      deductedPoints: score.deducted + score.extra,
      prevention: '',
    })
  })
}

function requireRecord(context: CommandContext, kind: string, recordId: string): void {
  const store = stores.get(kind === 'export' ? 'exportRecord' : kind)
  if (!store) throw new AppError('invalid', '不能关联这种记录')
  if (store.require(context.db, recordId).voidedAt !== null)
    throw new AppError('rule', `这条${store.concept}记录已作废，不能作为证据`)
}

export const assessmentHandlers = {
  'standard.list': ({ db, resources }) => standardRows(db, resources),
  'standard.get': ({ db, resources }, { hash }) => ({ content: standardByHash(db, resources, hash).content }),
  'standard.clauseTree': ({ resources }) => ({ content: JSON.stringify(resources.standardization().clauseTree) }),

  'assessment.conditions': ({ resources }) =>
    resources
      .standardization()
      .conditions.conditions.map(({ id, text, basis, verified }) => ({ id, text, basis, verified })),
  'assessment.list': (context, { includeVoided }) =>
    assessments
      .list(context.db, {}, { includeVoided })
      .map((own) => rowOf(context, own, answersOf(context.db, own)))
      .reverse(),
  'assessment.get': (context, { id }) => detail(context, id),
  'assessment.start': start,
  'assessment.update': (context, { id, revision, patch }) => {
    const before = requireAssessment(context, id)
    checkPeriod({ ...before, ...patch })
    refuseFuture(context, patch, 'assessedOn', '自评日期')
    return assessments.update(context, id, revision, patch)
  },
  'assessment.answer': answer,
  'assessment.confirmBlanks': confirmBlanks,
  'assessment.seal': seal,
  'assessment.void': (context, { id, revision, reason }) => {
    const before = requireAssessment(context, id)
    const answers = answersOf(context.db, before)
    const voided = assessments.void(context, id, revision, reason)
    for (const own of answers) assessmentAnswers.void(context, own.id, null, reason)
    return voided
  },

  'assessment-evidence.candidates': ({ db }, { kind }) => evidenceCandidates(db, kind),
  'assessment-evidence.add': (context, fields) => {
    const own = assessmentAnswers.require(context.db, fields.answerId)
    requireAssessment(context, own.assessmentId)
    requireRecord(context, fields.kind, fields.recordId)
    const known = assessmentEvidences.list(context.db, { answerId: own.id, recordId: fields.recordId })
    return known[0] ?? assessmentEvidences.insert(context, fields)
  },
  'assessment-evidence.void': (context, { id, revision, reason }) =>
    assessmentEvidences.void(context, id, revision, reason),

  'nonconformity.create': createNonconformities,
  'nonconformity.list': ({ db, today }, { assessmentId }) => nonconformityRows(db, today, assessmentId),
  'nonconformity.update': (context, { id, revision, prevention }) =>
    nonconformities.update(context, id, revision, { prevention }),
  'nonconformity.defaultDeadline': (context, { from }) => ({
    dueOn: defaultDeadline(context, from),
    workingDays: rectificationWorkingDays,
  }),
} satisfies Handlers<keyof typeof assessmentOperations>
