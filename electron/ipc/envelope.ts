import { z } from 'zod'
import type { Result } from '#shared/contract/errors'
import type { Call } from '#shared/contract/index'
import type { Dispatcher } from './dispatcher.ts'

const envelope = z.object({
  operation: z.string().min(1).max(80),
  input: z.unknown(),
  enterpriseId: z.uuid().nullable(),
  actorId: z.uuid().nullable(),
})
const jobName = z.uuid().optional()

/** A refusal as every transport answers it. */
export const refusal = (message: string): Result<never> => ({ ok: false, error: { code: 'invalid', message } })

/** Carries a call that came in from outside to the dispatcher, after looking at its outer shape; never throws. */
export async function carry(
  dispatcher: Pick<Dispatcher, 'call'>,
  call: unknown,
  jobId: unknown,
): Promise<Result<unknown>> {
  const shape = envelope.safeParse(call)
  const job = jobName.safeParse(jobId ?? undefined)
  if (!shape.success || !job.success) return refusal('收到的请求格式不正确')
  const { operation, input, enterpriseId, actorId } = shape.data
  return dispatcher.call({ operation, input, enterpriseId, actorId } satisfies Call, job.data)
}

/** The job that a cancel request names, undefined when it names none. */
export const jobIdIn = (value: unknown): string | undefined => jobName.safeParse(value).data
