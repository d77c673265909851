import { AppError } from '#shared/contract/errors'
import type { FindingDetail, findingOperations } from '#shared/contract/finding'
import type { Attachment } from '#shared/domain/attachment'
import type { Finding } from '#shared/domain/finding'
import { yearOf } from '#shared/rules/day'
import {
  allowedActions,
  extensionProblems,
  gradingProblems,
  nextStatus,
  rectificationProblems,
  refuseProblems,
  reviewProblems,
} from '#shared/rules/finding-flow'
import { formatNumber } from '#shared/rules/number'
import type { ReadDatabase } from '../database/database.ts'
import { findingCounts, findingPage, findingRowOf } from '../database/repositories/finding-list.ts'
import { findingCountsByNotice } from '../database/repositories/finding-list-history.ts'
import {
  areas,
  attachments,
  findingExtensions,
  findings,
  organizationUnits,
  people,
  rectificationNotices,
  rectifications,
  reviews,
  riskPoints,
} from '../database/repositories/records.ts'
import { nextSequence } from '../database/repositories/sequences.ts'
import { staleRevision } from '../database/writing.ts'
import type { CommandContext, Handler, Handlers, QueryContext } from './context.ts'
import { emptyFinding, refuseFuture, registerFinding } from './finding-record.ts'
import { findingTimeline } from './finding-timeline.ts'

/** The finding at the revision that the user saw, not void. */
function openFinding(context: CommandContext, id: string, revision: number): Finding {
  const finding = findings.require(context.db, id)
  if (finding.voidedAt !== null) throw new AppError('rule', '这条隐患已作废，不能再处理')
  if (finding.revision !== revision) throw staleRevision(findings.concept)
  return finding
}

const nameOf = (db: ReadDatabase, personId: string | null): string =>
  personId === null ? '' : (people.find(db, personId)?.name ?? '')

/** Writes the person's name beside a chosen person; a name without a person clears the choice. */
function withNames(db: ReadDatabase, patch: Partial<Finding>): Partial<Finding> {
  const named = { ...patch }
  for (const [id, name] of [
    ['finderId', 'finderName'],
    ['responsibleId', 'responsibleName'],
  ] as const) {
    if (named[id] === undefined && named[name] !== undefined) named[id] = null
    if (named[id] && !named[name]) named[name] = nameOf(db, named[id])
  }
  return named
}

/** 整改前 and 整改后 photos of a finding, wherever they were taken, oldest first; those of the inspection show the state before. */
export function findingPhotos(db: ReadDatabase, finding: Pick<Finding, 'id' | 'inspectionResultId'>): Attachment[] {
  const of = (recordType: Attachment['recordType'], recordId: string) => attachments.list(db, { recordType, recordId })
  const atInspection = finding.inspectionResultId === null ? [] : of('inspectionResult', finding.inspectionResultId)
  const rounds = rectifications.list(db, { findingId: finding.id })
  return [
    ...atInspection.map((photo) => (photo.role === 'photo' ? { ...photo, role: 'before' as const } : photo)),
    ...of('finding', finding.id),
    ...rounds.flatMap((round) => of('rectification', round.id)),
  ]
}

function detail({ db, today }: QueryContext, id: string): FindingDetail {
  const row = findingRowOf(db, id, today)
  if (!row) throw new AppError('not-found', '找不到这条隐患')
  const children = {
    rectifications: rectifications.list(db, { findingId: id }),
    reviews: reviews.list(db, { findingId: id }),
    extensions: findingExtensions.list(db, { findingId: id }),
  }
  return { ...row, ...children, photos: findingPhotos(db, row), timeline: findingTimeline(db, id, children) }
}

const create: Handler<'finding.create'> = (context, fields) => {
  refuseFuture(context, fields, 'foundOn', '发现日期')
  if (fields.recurrenceOfId !== null) findings.require(context.db, fields.recurrenceOfId)
  const riskPoint = fields.riskPointId === null ? null : riskPoints.require(context.db, fields.riskPointId)
  const finder = fields.finderId === null && fields.finderName === '' ? context.actor : null
  return findings.insert(context, {
    ...emptyFinding(fields.foundOn),
    ...fields,
    areaId: fields.areaId ?? riskPoint?.areaId ?? null,
    finderId: finder?.id ?? fields.finderId,
    finderName: finder?.name ?? (fields.finderName || nameOf(context.db, fields.finderId)),
    responsibleName: fields.responsibleName || nameOf(context.db, fields.responsibleId),
    ...registerFinding(context),
    status: nextStatus('draft', 'submit'),
  })
}

const update: Handler<'finding.update'> = (context, { id, revision, patch }) => {
  const finding = openFinding(context, id, revision)
  const status = nextStatus(finding.status, 'edit')
  refuseFuture(context, patch, 'foundOn', '发现日期')
  const changes = { ...withNames(context.db, patch), status }
  const changed = { ...finding, ...changes }
  if (status === 'rectifying') {
    if (changed.grade !== finding.grade || changed.treatment !== finding.treatment) {
      throw new AppError('rule', '已分级的隐患，等级和处理方式请用「分级」修改')
    }
    if (changed.dueOn !== finding.dueOn && finding.treatment === 'deadline') {
      throw new AppError('rule', '整改时限已确定，需要推迟请办理「延期」')
    }
    refuseProblems(gradingProblems(changed))
  }
  return findings.update(context, id, revision, changes)
}

const grade: Handler<'finding.grade'> = (context, { id, revision, patch }) => {
  const finding = openFinding(context, id, revision)
  const status = nextStatus(finding.status, 'grade')
  const changes = withNames(context.db, patch)
  const graded = { ...finding, ...changes }
  refuseProblems(gradingProblems(graded))
  const isSameGrading = graded.grade === finding.grade && graded.treatment === finding.treatment
  if (finding.status === 'rectifying') {
    if (isSameGrading && finding.treatment === 'deadline' && graded.dueOn !== finding.dueOn) {
      throw new AppError('rule', '整改时限已确定，需要推迟请办理「延期」')
    }
    if (finding.noticeId !== null && graded.treatment === 'immediate') {
      throw new AppError('rule', '已下达整改通知单的隐患不能改为即查即改')
    }
  }
  return findings.update(context, id, revision, { ...changes, status })
}

const extend: Handler<'finding.extend'> = (context, { revision, ...fields }) => {
  const finding = openFinding(context, fields.findingId, revision)
  const status = nextStatus(finding.status, 'extend')
  const extension = { ...fields, fromOn: finding.dueOn ?? '' }
  refuseProblems(extensionProblems(finding, extension))
  refuseFuture(context, fields, 'approvedOn', '批准日期')
  findingExtensions.insert(context, extension)
  return findings.update(context, finding.id, revision, { dueOn: extension.toOn, status })
}

/** 整改后 photos that no report has taken yet: those of the present round. */
const unreportedAfterPhotos = (db: ReadDatabase, findingId: string): Attachment[] =>
  attachments
    .list(db, { recordType: 'finding', recordId: findingId, role: 'after' })
    .filter((photo) => photo.mime !== 'application/pdf')

const submitRectification: Handler<'rectification.submit'> = (context, { revision, ...fields }) => {
  const finding = openFinding(context, fields.findingId, revision)
  const status = nextStatus(finding.status, 'rectify')
  const photos = unreportedAfterPhotos(context.db, finding.id)
  refuseProblems(rectificationProblems(finding, fields, { afterPhotoCount: photos.length, today: context.today }))
  const rectification = rectifications.insert(context, { ...fields, round: finding.round })
  // From here on the photos are evidence of this report; a refused one leaves the next round without any.
  for (const photo of photos) {
    attachments.update(context, photo.id, null, { recordType: 'rectification', recordId: rectification.id })
  }
  return findings.update(context, finding.id, revision, { status })
}

/** The names that a closed finding keeps printing, whatever becomes of the area or the unit. */
function copiedNames(db: ReadDatabase, finding: Finding) {
  const name = (store: { find(db: ReadDatabase, id: string): { name: string } | null }, id: string | null) =>
    id === null ? '' : (store.find(db, id)?.name ?? '')
  return {
    riskPointName: name(riskPoints, finding.riskPointId),
    areaName: name(areas, finding.areaId),
    responsibleUnitName: name(organizationUnits, finding.responsibleUnitId),
  }
}

const recordReview: Handler<'review.record'> = (context, { revision, ...fields }) => {
  const finding = openFinding(context, fields.findingId, revision)
  const isPassed = fields.verdict === 'passed'
  const status = nextStatus(finding.status, isPassed ? 'pass' : 'fail')
  const rectification = rectifications.list(context.db, { findingId: finding.id }).at(-1)
  if (!rectification) throw new AppError('rule', '还没有提交整改，不能验收')
  refuseProblems(reviewProblems(finding, rectification, fields, { today: context.today }))
  reviews.insert(context, {
    ...fields,
    newDueOn: isPassed ? null : fields.newDueOn,
    rectificationId: rectification.id,
    round: finding.round,
  })
  const changes: Partial<Finding> = isPassed
    ? { closedOn: fields.reviewedOn, closedByName: fields.reviewerName, ...copiedNames(context.db, finding) }
    : { round: finding.round + 1, dueOn: fields.newDueOn ?? finding.dueOn }
  return findings.update(context, finding.id, revision, { ...changes, status })
}

const issueNotice: Handler<'rectification-notice.issue'> = (context, { findingIds, ...fields }) => {
  const named = [...new Set(findingIds)].map((id) => findings.require(context.db, id))
  const unfit = named.filter((finding) => !allowedActions(finding).includes('issueNotice'))
  if (unfit.length > 0) {
    throw new AppError(
      'rule',
      `${unfit.map((finding) => finding.number).join('、')} 不能列入通知单：只有已分级、限期整改、尚未下达过通知单的隐患才可以`,
    )
  }
  const units = new Set(named.map((finding) => finding.responsibleUnitId))
  if (units.size > 1) throw new AppError('rule', '一张通知单只能发给一个整改责任单位，请分开下达')
  const [unitId = null] = units
  if (unitId !== null && unitId !== fields.unitId) {
    throw new AppError('rule', '通知单的受检单位与隐患的整改责任单位不一致', { unitId: '请选择隐患的整改责任单位' })
  }
  refuseFuture(context, fields, 'issuedOn', '签发日期')
  if (named.some((finding) => fields.issuedOn < finding.foundOn)) {
    throw new AppError('invalid', '签发日期不能早于发现日期', { issuedOn: '签发日期不能早于发现日期' })
  }
  const year = yearOf(context.today)
  const notice = rectificationNotices.insert(context, {
    ...fields,
    number: formatNumber('notice', nextSequence(context, 'notice', year), year),
  })
  for (const finding of named) findings.update(context, finding.id, finding.revision, { noticeId: notice.id })
  return notice
}

export const findingHandlers = {
  'finding.list': ({ db, today }, input) => findingPage(db, input, today),
  'finding.counts': ({ db, today }) => findingCounts(db, today),
  'finding.get': (context, { id }) => detail(context, id),
  'finding.create': create,
  'finding.update': update,
  'finding.grade': grade,
  'finding.extend': extend,
  'finding.void': (context, { id, revision, reason }) => {
    const finding = openFinding(context, id, revision)
    nextStatus(finding.status, 'void')
    return findings.void(context, id, revision, reason)
  },
  'rectification.submit': submitRectification,
  'review.record': recordReview,
  'rectification-notice.issue': issueNotice,
  'rectification-notice.list': ({ db }) => {
    const counts = findingCountsByNotice(db)
    return rectificationNotices
      .list(db)
      .map((notice) => ({ ...notice, findingCount: counts.get(notice.id) ?? 0 }))
      .reverse()
  },
} satisfies Handlers<keyof typeof findingOperations>
