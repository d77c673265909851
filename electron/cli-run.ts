import { AppError } from '#shared/contract/errors'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'
import type { ComposedApp } from './compose.ts'

/** Carries out an operation in-process; throws AppError with the Chinese sentence of the failure. */
export type Run = <N extends OperationName>(name: N, input: InputOf<N>, enterpriseId?: string) => Promise<OutputOf<N>>

export function runIn(app: ComposedApp): Run {
  return async (name, input, enterpriseId) => {
    const result = await app.dispatcher.call({
      operation: name,
      input,
      enterpriseId: enterpriseId ?? null,
      actorId: null,
    })
    if (!result.ok) throw new AppError(result.error.code, result.error.message, result.error.fields)
    return result.value as never
  }
}
