import { AppError } from '#shared/contract/errors'
import type { attachmentOperations } from '#shared/contract/finding'
import type { Attachment } from '#shared/domain/attachment'
import type { ReadDatabase } from '../database/database.ts'
import { stores } from '../database/record-store.ts'
import {
  attachments,
  findings,
  inspectionResults,
  inspections,
  majorHazardAnswers,
  majorHazardChecks,
  rectifications,
} from '../database/repositories/records.ts'
import { sniffType } from '../files/attachments.ts'
import type { Handlers } from './context.ts'

const maxBytes = 20 * 1024 * 1024

type Target = Pick<Attachment, 'recordType' | 'recordId' | 'role'>

/** Evidence of what is submitted or closed stays as it was: nothing is added to it and nothing taken away. */
function refuseSealed(db: ReadDatabase, target: Target): void {
  if (target.recordType === 'inspectionResult' || target.recordType === 'inspection') {
    const inspectionId =
      target.recordType === 'inspection' ? target.recordId : inspectionResults.require(db, target.recordId).inspectionId
    const inspection = inspections.require(db, inspectionId)
    if (inspection.voidedAt !== null) throw new AppError('rule', '检查已作废，不能再增减照片')
    if (inspection.status === 'submitted') throw new AppError('rule', '检查已提交，照片不能再增减，请在隐患中补充')
  }
  if (target.recordType === 'majorHazardAnswer') {
    const answer = majorHazardAnswers.require(db, target.recordId)
    const check = majorHazardChecks.require(db, answer.checkId)
    if (check.voidedAt !== null) throw new AppError('rule', '这次对照已作废，不能再增减照片')
    if (check.status === 'sealed') throw new AppError('rule', '这次对照已定稿，照片不能再增减，请在隐患中补充')
  }
  const finding =
    target.recordType === 'finding'
      ? findings.require(db, target.recordId)
      : target.recordType === 'rectification'
        ? findings.require(db, rectifications.require(db, target.recordId).findingId)
        : null
  if (finding?.status === 'closed') throw new AppError('rule', '隐患已销号，照片和附件不能再增减')
  if (finding && finding.voidedAt !== null) throw new AppError('rule', '隐患已作废，照片和附件不能再增减')
}

/** A photo taken after the work was reported belongs to that report, so that the next round starts without any. */
function placeOf(db: ReadDatabase, target: Target): Pick<Attachment, 'recordType' | 'recordId'> {
  const place = { recordType: target.recordType, recordId: target.recordId }
  if (target.recordType !== 'finding' || target.role !== 'after') return place
  if (findings.require(db, target.recordId).status !== 'awaitingReview') return place
  const reported = rectifications.list(db, { findingId: target.recordId }).at(-1)
  return reported ? { recordType: 'rectification', recordId: reported.id } : place
}

export const attachmentHandlers = {
  'attachment.list': ({ db }, { recordType, recordId }) => attachments.list(db, { recordType, recordId }),
  'attachment.get': (context, { sha256 }) => {
    const bytes = context.attachments.get(sha256)
    if (!bytes) throw new AppError('file', '附件文件不见了，请到“数据”页面用备份找回')
    return { mime: sniffType(bytes), base64: Buffer.from(bytes).toString('base64') }
  },
  'attachment.put': (context, { base64, ...fields }) => {
    const store = stores.get(fields.recordType)
    if (!store) throw new AppError('invalid', '不能给这种记录添加附件')
    if (store.require(context.db, fields.recordId).voidedAt !== null) {
      throw new AppError('rule', `这条${store.concept}记录已作废，不能再添加附件`)
    }
    refuseSealed(context.db, fields)
    const bytes = Buffer.from(base64, 'base64')
    if (bytes.length === 0) throw new AppError('invalid', '文件是空的')
    if (bytes.length > maxBytes) throw new AppError('invalid', '文件超过 20 MB，请缩小后再添加')
    const mime = sniffType(bytes)
    const sha256 = context.attachments.put(bytes)
    return attachments.insert(context, {
      ...fields,
      ...placeOf(context.db, fields),
      sha256,
      mime,
      size: bytes.length,
      originalSha256: fields.originalSha256 || sha256,
    })
  },
  /** The row is void, the file stays: it is append-only and may serve another record. */
  'attachment.void': (context, { id, revision, reason }) => {
    const attachment = attachments.require(context.db, id)
    refuseSealed(context.db, attachment)
    if (attachment.recordType === 'rectification') {
      throw new AppError('rule', '这张照片已随整改一起提交，不能再移除')
    }
    return attachments.void(context, id, revision, reason)
  },
} satisfies Handlers<keyof typeof attachmentOperations>
