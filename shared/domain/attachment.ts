import { z } from 'zod'
import { count, id, instant, recordOf, text } from './fields.ts'

export const attachmentRoles = {
  before: '整改前',
  after: '整改后',
  photo: '照片',
  document: '附件',
} as const
export type AttachmentRole = keyof typeof attachmentRoles

/** A file kept beside the database by its SHA-256; the row ties it to a record. */
export const attachmentFields = z.object({
  recordType: z.enum([
    'finding',
    'inspection',
    'inspectionResult',
    'rectification',
    'riskPoint',
    'area',
    'floorPlan',
    'enterprise',
    'majorHazardAnswer',
    'majorHazardCase',
    'assessmentAnswer',
    'policyDocument',
    'accident',
    'levelCertificate',
  ]),
  recordId: id(),
  role: z.enum(['before', 'after', 'photo', 'document']).default('photo').meta({ label: '用途' }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mime: z.enum(['image/jpeg', 'image/png', 'application/pdf']),
  size: count('大小（字节）'),
  width: count('宽'),
  height: count('高'),
  originalName: text('原文件名', 255),
  /** hash of the file as it came from the camera, before it was made smaller and upright */
  originalSha256: text('原文件哈希', 64),
  takenAt: instant().nullable().default(null),
  caption: text('说明', 100),
  sortOrder: count('顺序'),
})
export const attachment = recordOf(attachmentFields)
export type Attachment = z.infer<typeof attachment>
