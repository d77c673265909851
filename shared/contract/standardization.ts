import { z } from 'zod'
import {
  accident,
  accidentFields,
  levelCertificate,
  levelCertificateFields,
  policyDocument,
  policyDocumentFields,
} from '#shared/domain/standardization'
import { recordOperations } from './record-operations.ts'

export const documentRow = z.object({
  /** '' = the enterprise's own */
  entryId: z.string(),
  section: z.enum(['required', 'named', 'suggested', 'record', 'own']),
  name: z.string(),
  clauses: z.array(z.string()),
  itemIds: z.array(z.string()),
  basis: z.string(),
  verified: z.boolean(),
  reportId: z.string(),
  yearly: z.boolean(),
  state: z.enum(['missing', 'stale', 'kept', 'present']),
  /** records of the app behind `reportId` */
  keptCount: z.number().int(),
  documents: z.array(policyDocument.extend({ attachmentCount: z.number().int() })),
})
export type DocumentRow = z.infer<typeof documentRow>

const touches = ['assessment'] as const

export const standardizationOperations = {
  ...recordOperations('accident', '事故', accidentFields, accident, touches),
  ...recordOperations('level-certificate', '等级证书', levelCertificateFields, levelCertificate, touches),
  ...recordOperations('policy-document', '制度或记录', policyDocumentFields, policyDocument, touches),
}
