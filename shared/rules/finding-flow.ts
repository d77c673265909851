/**
 * Life of a finding: 发现 → 分级 → 即查即改 | 限期整改 → 待验收 → 合格销号 | 不合格返工.
 * 安全生产法 第四十一条 (closed loop, recorded); 安监总局令第16号 第三条 and 第十五条 (grades, six-part treatment plan).
 * Problem functions answer field -> Chinese sentence, ready for `AppError.fields`; an empty object means nothing is missing.
 */
import { AppError } from '#shared/contract/errors'
import {
  type Finding,
  type FindingExtension,
  type FindingStatus,
  findingStatuses,
  type Rectification,
  type Review,
  treatmentPlanParts,
} from '#shared/domain/finding'
import { daysBetween } from './day.ts'

/** Field name (or dotted path) -> sentence. */
export type Problems = Record<string, string>

export const findingActions = {
  edit: '修改',
  submit: '提交',
  grade: '分级',
  issueNotice: '下达整改通知',
  extend: '延期',
  rectify: '登记整改',
  pass: '验收合格并销号',
  fail: '验收不合格',
  void: '作废',
} as const
export type FindingAction = keyof typeof findingActions

const transitions: Record<FindingStatus, Partial<Record<FindingAction, FindingStatus>>> = {
  draft: { edit: 'draft', submit: 'registered', void: 'draft' },
  registered: { edit: 'registered', grade: 'rectifying', void: 'registered' },
  rectifying: {
    edit: 'rectifying',
    grade: 'rectifying',
    issueNotice: 'rectifying',
    extend: 'rectifying',
    rectify: 'awaitingReview',
    void: 'rectifying',
  },
  awaitingReview: { pass: 'closed', fail: 'rectifying', void: 'awaitingReview' },
  closed: {},
}

/** Status after the action; throws AppError `rule` when the status does not allow it. Void leaves the status as it was. */
export function nextStatus(status: FindingStatus, action: FindingAction): FindingStatus {
  const next = transitions[status][action]
  if (next === undefined)
    throw new AppError(
      'rule',
      status === 'closed'
        ? '已销号的隐患不能再改动，需要更正请登记新的隐患。'
        : `「${findingStatuses[status]}」的隐患不能${findingActions[action]}。`,
    )
  return next
}

/** What may be done with the finding now; nothing when it is closed or void. */
export function allowedActions(
  finding: Pick<Finding, 'status' | 'treatment' | 'voidedAt' | 'noticeId'>,
): FindingAction[] {
  if (finding.voidedAt !== null) return []
  const actions = Object.keys(transitions[finding.status]) as FindingAction[]
  return actions.filter((action) => {
    if (action === 'extend') return finding.treatment === 'deadline'
    if (action === 'issueNotice') return finding.treatment === 'deadline' && finding.noticeId === null
    return true
  })
}

export type GradingInput = Pick<
  Finding,
  | 'grade'
  | 'treatment'
  | 'foundOn'
  | 'responsibleId'
  | 'responsibleName'
  | 'measures'
  | 'fundsConfirmed'
  | 'dueOn'
  | 'emergencyPlan'
  | 'treatmentPlan'
>

/**
 * What is missing before a finding can be graded: 即查即改 asks for the responsible person, 限期整改 for all of 五落实
 * (责任、措施、资金、时限、预案), 重大隐患 also for the six-part treatment plan and never 即查即改.
 */
export function gradingProblems(finding: GradingInput): Problems {
  const problems: Problems = {}
  if (finding.grade === null) problems.grade = '请选择隐患等级'
  if (finding.treatment === null) problems.treatment = '请选择处理方式'
  if (finding.grade === 'major' && finding.treatment === 'immediate')
    problems.treatment = '重大隐患须限期整改并编制治理方案，不能即查即改'
  if (finding.responsibleId === null && isBlank(finding.responsibleName))
    problems.responsibleName = '请填写整改责任人（落实责任）'
  if (finding.dueOn !== null && finding.dueOn < finding.foundOn) problems.dueOn = '整改时限不能早于发现日期'
  if (finding.treatment === 'deadline') {
    if (isBlank(finding.measures)) problems.measures = '请填写整改措施（落实措施）'
    if (!finding.fundsConfirmed) problems.fundsConfirmed = '请确认整改资金已落实，不需要资金也请勾选（落实资金）'
    if (finding.dueOn === null) problems.dueOn = '请填写整改时限（落实时限）'
    if (isBlank(finding.emergencyPlan)) problems.emergencyPlan = '请填写整改期间的防范措施或应急预案（落实预案）'
  }
  if (finding.grade === 'major')
    for (const [part, label] of Object.entries(treatmentPlanParts) as [keyof typeof treatmentPlanParts, string][])
      if (isBlank(finding.treatmentPlan?.[part] ?? ''))
        problems[`treatmentPlan.${part}`] = `请填写治理方案的「${label}」`
  return problems
}

export interface RectificationContext {
  /** photos with the role 整改后 of this round */
  afterPhotoCount: number
  /** when given, a completion after today is refused */
  today?: string
}

/** What is wrong with a reported rectification: 即查即改 needs a photo afterwards; it cannot be done before it was found. */
export function rectificationProblems(
  finding: Pick<Finding, 'foundOn' | 'treatment'>,
  rectification: Pick<Rectification, 'completedOn' | 'measures' | 'rectifierName'>,
  context: RectificationContext,
): Problems {
  const problems: Problems = {}
  if (isBlank(rectification.measures)) problems.measures = '请填写整改完成情况'
  if (isBlank(rectification.rectifierName)) problems.rectifierName = '请填写整改人'
  if (rectification.completedOn < finding.foundOn) problems.completedOn = '完成日期不能早于发现日期'
  if (context.today !== undefined && rectification.completedOn > context.today)
    problems.completedOn = '完成日期不能晚于今天'
  if (finding.treatment === 'immediate' && context.afterPhotoCount < 1)
    problems.afterPhotos = '即查即改需要至少一张整改后照片'
  return problems
}

/** What is wrong with a review: the reviewer is not the rectifier, not before completion; a failed one says why and until when. */
export function reviewProblems(
  finding: Pick<Finding, 'treatment'>,
  rectification: Pick<Rectification, 'completedOn' | 'rectifierId' | 'rectifierName'>,
  review: Pick<Review, 'verdict' | 'opinion' | 'reviewerId' | 'reviewerName' | 'reviewedOn' | 'newDueOn'>,
  context: { today?: string } = {},
): Problems {
  const problems: Problems = {}
  if (isBlank(review.reviewerName)) problems.reviewerName = '请填写验收人'
  else if (isSamePerson(review, rectification)) problems.reviewerName = '验收人不能是整改人，请由另一人验收'
  if (review.reviewedOn < rectification.completedOn) problems.reviewedOn = '验收日期不能早于整改完成日期'
  if (context.today !== undefined && review.reviewedOn > context.today) problems.reviewedOn = '验收日期不能晚于今天'
  if (review.verdict === 'failed') {
    if (isBlank(review.opinion)) problems.opinion = '验收不合格，请写明原因'
    if (review.newDueOn === null) {
      if (finding.treatment === 'deadline') problems.newDueOn = '验收不合格，请给出重新整改的时限'
    } else if (review.newDueOn < review.reviewedOn) problems.newDueOn = '重新整改时限不能早于验收日期'
  }
  return problems
}

/** What is wrong with an extension: only of 限期整改, from the present deadline to a later day, with reason and approver. */
export function extensionProblems(
  finding: Pick<Finding, 'dueOn' | 'treatment'>,
  extension: Pick<FindingExtension, 'fromOn' | 'toOn' | 'reason' | 'approverName'>,
): Problems {
  const problems: Problems = {}
  if (finding.treatment !== 'deadline' || finding.dueOn === null) problems.toOn = '只有限期整改的隐患可以延期'
  else if (extension.fromOn !== finding.dueOn) problems.fromOn = '原时限与隐患现在的整改时限不一致'
  if (extension.toOn <= extension.fromOn) problems.toOn = '延期后的日期应晚于原时限'
  if (isBlank(extension.reason)) problems.reason = '请填写延期理由'
  if (isBlank(extension.approverName)) problems.approverName = '请填写批准人'
  return problems
}

/** 超期: still to be rectified after its deadline; the deadline day itself is on time. Computed, never stored. */
export function isOverdue(finding: Pick<Finding, 'status' | 'dueOn' | 'voidedAt'>, today: string): boolean {
  return finding.voidedAt === null && finding.status === 'rectifying' && finding.dueOn !== null && finding.dueOn < today
}

/** Whole days past the deadline, 0 when not overdue. */
export function overdueDays(finding: Pick<Finding, 'status' | 'dueOn' | 'voidedAt'>, today: string): number {
  return isOverdue(finding, today) && finding.dueOn !== null ? daysBetween(finding.dueOn, today) : 0
}

/** Throws AppError `invalid` with the sentences when there are problems. */
export function refuseProblems(problems: Problems): void {
  const sentences = Object.values(problems)
  if (sentences.length > 0) throw new AppError('invalid', `${sentences.join('；')}。`, problems)
}

function isSamePerson(
  review: Pick<Review, 'reviewerId' | 'reviewerName'>,
  rectification: Pick<Rectification, 'rectifierId' | 'rectifierName'>,
): boolean {
  if (review.reviewerId !== null && rectification.rectifierId !== null)
    return review.reviewerId === rectification.rectifierId
  return review.reviewerName.trim() === rectification.rectifierName.trim()
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
