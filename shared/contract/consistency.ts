import { z } from 'zod'
import {
  consistencyAcceptance,
  consistencyAcceptanceFields,
  consistencySeverities,
  type ConsistencySeverity,
  consistencySubject,
} from '#shared/domain/consistency'
import { byRevision, command, query } from './operation.ts'

const hit = z.object({
  subject: consistencySubject,
  /** what does not fit, with the figures */
  sentence: z.string(),
})
export type ConsistencyHitRow = z.infer<typeof hit>

const acceptedHit = hit.extend({ acceptance: consistencyAcceptance })
export type AcceptedHitRow = z.infer<typeof acceptedHit>

const group = z.object({
  ruleId: z.string(),
  title: z.string(),
  severity: z.enum(Object.keys(consistencySeverities) as [ConsistencySeverity, ...ConsistencySeverity[]]),
  /** 为什么, with its source */
  explanation: z.string(),
  /** all hits that are not accepted; `hits` holds the first of them */
  count: z.number().int(),
  hits: z.array(hit),
  accepted: z.array(acceptedHit),
})
export type ConsistencyGroupRow = z.infer<typeof group>

const touches = ['consistency'] as const

export const consistencyOperations = {
  /** Applies every rule to the records in force, heaviest first; rules without a hit are only counted. */
  'consistency.check': query(
    '双控体检',
    z.object({
      /** hits of each rule that are listed; the counts are always whole */
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    z.object({
      ruleCount: z.number().int(),
      counts: z.object({ error: z.number().int(), warning: z.number().int(), hint: z.number().int() }),
      acceptedCount: z.number().int(),
      groups: z.array(group),
    }),
  ),
  /** Says why a contradiction is meant to stay; refused where there is none (any more) or it is accepted already. */
  'consistency.accept': command('接受并说明理由', consistencyAcceptanceFields, consistencyAcceptance, { touches }),
  'consistency.withdraw': command('撤回说明', byRevision, consistencyAcceptance, { touches }),
}
