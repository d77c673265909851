/** What stands beside a self-assessment: accidents, certificates, policies and records. */
import type { standardizationOperations } from '#shared/contract/standardization'
import { accidents, levelCertificates, policyDocuments } from '../database/repositories/records.ts'
import type { Handlers } from './context.ts'
import { recordHandlers } from './record-handlers.ts'

export const standardizationHandlers = {
  ...recordHandlers('accident', accidents),
  ...recordHandlers('level-certificate', levelCertificates),
  ...recordHandlers('policy-document', policyDocuments),
} satisfies Handlers<keyof typeof standardizationOperations>
