import { z } from 'zod'
import { attachment, attachmentFields } from '#shared/domain/attachment'
import { patchOf } from '#shared/domain/fields'
import {
  finding,
  findingExtension,
  findingExtensionFields,
  findingFields,
  rectification,
  rectificationFields,
  rectificationNotice,
  rectificationNoticeFields,
  review,
  reviewFields,
} from '#shared/domain/finding'
import { byId, byRevision, command, pageOf, paging, query, voiding } from './operation.ts'

export const findingRow = finding.extend({
  isOverdue: z.boolean(),
  overdueDays: z.number().int(),
  noticeNumber: z.string(),
  photoCount: z.number().int(),
})
export type FindingRow = z.infer<typeof findingRow>

export const timelineEntry = z.object({
  at: z.string(),
  /** day in Asia/Shanghai */
  on: z.string(),
  title: z.string(),
  detail: z.string(),
  actorName: z.string(),
})

export const findingDetail = findingRow.extend({
  rectifications: z.array(rectification),
  reviews: z.array(review),
  extensions: z.array(findingExtension),
  photos: z.array(attachment),
  timeline: z.array(timelineEntry),
})
export type FindingDetail = z.infer<typeof findingDetail>

const statusValues = ['registered', 'rectifying', 'awaitingReview', 'closed'] as const

export const findingFilter = z.object({
  /** number, description, location, responsible person */
  search: z.string().trim().default(''),
  statuses: z.array(z.enum(statusValues)).default([]),
  grades: z.array(z.enum(['general', 'major'])).default([]),
  areaIds: z.array(z.uuid()).default([]),
  categories: z.array(z.string()).default([]),
  isOverdue: z.boolean().default(false),
  /** open = not closed and not void */
  isOpen: z.boolean().default(false),
  foundFrom: z.string().default(''),
  foundTo: z.string().default(''),
  includeVoided: z.boolean().default(false),
  sort: z.enum(['number', 'foundOn', 'dueOn', 'status', 'area']).default('number'),
  descending: z.boolean().default(true),
})

const touches = ['finding', 'history'] as const

export const findingOperations = {
  'finding.list': query('隐患台账', paging.extend(findingFilter.shape), pageOf(findingRow)),
  'finding.counts': query(
    '隐患数量',
    z.object({}),
    z.object({
      registered: z.number().int(),
      rectifying: z.number().int(),
      awaitingReview: z.number().int(),
      closed: z.number().int(),
      overdue: z.number().int(),
      voided: z.number().int(),
    }),
  ),
  'finding.get': query('查看隐患', byId, findingDetail),
  /** Registers a finding outside an inspection; it gets its number at once. */
  'finding.create': command('登记隐患', findingFields, finding, { touches }),
  'finding.update': command('修改隐患', byRevision.extend({ patch: patchOf(findingFields) }), finding, { touches }),
  /** 分级: grade, treatment and what they require; moves to 待整改. */
  'finding.grade': command('隐患分级', byRevision.extend({ patch: patchOf(findingFields) }), finding, {
    touches,
    legalAct: true,
  }),
  'finding.extend': command(
    '延长整改时限',
    findingExtensionFields.omit({ fromOn: true }).extend({ revision: z.number().int() }),
    finding,
    {
      touches,
      legalAct: true,
    },
  ),
  'finding.void': command('作废隐患', voiding, finding, { touches, legalAct: true }),
  /** Reports the work as done; 即查即改 needs the 整改后 photo. */
  'rectification.submit': command('提交整改', rectificationFields.extend({ revision: z.number().int() }), finding, {
    touches,
    legalAct: true,
  }),
  /** 验收: passed closes the finding (销号), failed sends it back. The reviewer is not the rectifier. */
  'review.record': command('验收', reviewFields.extend({ revision: z.number().int() }), finding, {
    touches,
    legalAct: true,
  }),
  /** One notice for the named open findings of one unit. */
  'rectification-notice.issue': command(
    '下达整改通知单',
    rectificationNoticeFields.extend({ findingIds: z.array(z.uuid()).min(1, '请先选择隐患') }),
    rectificationNotice,
    { touches, legalAct: true },
  ),
  'rectification-notice.list': query(
    '整改通知单',
    z.object({}),
    z.array(rectificationNotice.extend({ findingCount: z.number().int() })),
  ),
}

/** Records whose details carry photos. */
const attachmentTouches = ['attachment', 'finding', 'inspection', 'area', 'majorHazard'] as const

export const attachmentOperations = {
  'attachment.list': query(
    '附件列表',
    attachmentFields.pick({ recordType: true, recordId: true }),
    z.array(attachment),
  ),
  /** The file's bytes in base64. */
  'attachment.get': query(
    '读取附件',
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.object({ mime: z.string(), base64: z.string() }),
  ),
  /** Writes the bytes beside the database, then the row. HEIC and unknown types are refused with a sentence. */
  'attachment.put': command(
    '添加附件',
    attachmentFields
      .omit({ sha256: true, mime: true, size: true })
      .extend({ base64: z.string().min(1, '文件是空的').max(28_000_000, '文件超过 20 MB，请缩小后再添加') }),
    attachment,
    { touches: attachmentTouches },
  ),
  'attachment.void': command('移除附件', voiding, attachment, {
    touches: attachmentTouches,
  }),
}
