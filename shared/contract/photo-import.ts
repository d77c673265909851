import { z } from 'zod'
import { findingStatuses } from '#shared/domain/finding'
import { query } from './operation.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
type FindingStatus = keyof typeof findingStatuses

/** An inspection that photos may belong to, with its items in the order of their codes. */
export const photoInspection = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  inspectedOn: z.string(),
  isOpen: z.boolean(),
  results: z.array(
    z.object({
      id: z.uuid(),
      item: z.string(),
      answeredAt: z.string().nullable(),
      findingId: z.uuid().nullable(),
    }),
  ),
})

/** A finding that is not closed. */
export const photoFinding = z.object({
  id: z.uuid(),
  number: z.string(),
  description: z.string(),
  status: z.enum(Object.keys(findingStatuses) as [FindingStatus]),
  hasBefore: z.boolean(),
  beforeTakenAt: z.string().nullable(),
})
export type PhotoFinding = z.infer<typeof photoFinding>

export const photoImportOperations = {
  /** What photos of these days and hashes may belong to, and which of them are kept already. */
  'photo-import.candidates': query(
    '照片可能属于的检查和隐患',
    z.object({ days: z.array(day).max(400), hashes: z.array(hash).max(5000) }),
    z.object({
      /** of the days, and every one still open */
      inspections: z.array(photoInspection),
      findings: z.array(photoFinding),
      known: z.array(hash),
    }),
  ),
}
