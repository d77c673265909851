import type { ErrorCode, Failure } from '#shared/contract/errors'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'
import { bridge } from './bridge.ts'
import { operations } from './operations.ts'
import { useSession } from './session.ts'

/** A failed call: `message` is Chinese and ready to show, `fields` name the inputs at fault. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly fields: Record<string, string>
  readonly logId: string | undefined

  constructor(failure: Failure) {
    super(failure.message)
    this.name = 'ApiError'
    this.code = failure.code
    this.fields = failure.fields ?? {}
    this.logId = failure.logId
  }
}

export interface CallOptions {
  /** names a job for its progress and for cancel */
  jobId?: string
  /** instead of the open enterprise */
  enterpriseId?: string | null
}

/** Carries out an operation; throws ApiError when it fails. */
export async function callOperation<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  options: CallOptions = {},
): Promise<OutputOf<N>> {
  const { enterpriseId, actorId } = useSession.getState()
  const isOfWorkspace = operations[name].scope === 'workspace'
  const call = {
    operation: name,
    input,
    enterpriseId: isOfWorkspace ? null : options.enterpriseId === undefined ? enterpriseId : options.enterpriseId,
    actorId,
  }
  const result = await bridge().call(call, options.jobId)
  if (!result.ok) throw new ApiError(result.error)
  return result.value as OutputOf<N>
}
