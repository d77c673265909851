import { z } from 'zod'
import { instant } from './fields.ts'

/** One changed record inside one action; `before`/`after` are whole records, null = did not exist. */
export const journalEntry = z.object({
  id: z.number().int(),
  actionId: z.uuid(),
  at: instant(),
  actorId: z.uuid().nullable(),
  actorName: z.string(),
  operation: z.string(),
  recordType: z.string(),
  recordId: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
})
export type JournalEntry = z.infer<typeof journalEntry>
