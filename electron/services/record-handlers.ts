import type { RecordBase } from '#shared/domain/fields'
import type { NewRecord, RecordStore } from '../database/record-store.ts'
import type { CommandContext, QueryContext } from './context.ts'

interface Options<R extends RecordBase, F> {
  /** completes what the user gave to a whole record (computed columns) */
  complete?: (fields: F, context: CommandContext) => NewRecord<R>
  /** adds what follows from a patch (computed columns) */
  follow?: (patch: Partial<NewRecord<R>>, before: R, context: CommandContext) => Partial<NewRecord<R>>
  /** refuses an impossible record with an AppError */
  check?: (record: NewRecord<R>, context: CommandContext, id: string | null) => void
  /** refuses voiding what is still in use */
  mayVoid?: (record: R, context: CommandContext) => void
}

/** The five everyday operations of a record type on its store. */
export function recordHandlers<const N extends string, R extends RecordBase, F>(
  name: N,
  store: RecordStore<R>,
  options: Options<R, F> = {},
) {
  const handlers = {
    list: (context: QueryContext, input: { includeVoided: boolean }): R[] => store.list(context.db, {}, input),
    get: (context: QueryContext, input: { id: string }): R => store.require(context.db, input.id),
    create: (context: CommandContext, fields: F): R => {
      const record = options.complete ? options.complete(fields, context) : (fields as unknown as NewRecord<R>)
      options.check?.(record, context, null)
      return store.insert(context, record)
    },
    update: (context: CommandContext, input: { id: string; revision: number; patch: object }): R => {
      const before = store.require(context.db, input.id)
      const given = input.patch as Partial<NewRecord<R>>
      const patch = options.follow ? { ...given, ...options.follow(given, before, context) } : given
      options.check?.({ ...before, ...patch }, context, input.id)
      return store.update(context, input.id, input.revision, patch)
    },
    void: (context: CommandContext, input: { id: string; revision: number; reason: string }): R => {
      options.mayVoid?.(store.require(context.db, input.id), context)
      return store.void(context, input.id, input.revision, input.reason)
    },
  }
  const named = Object.fromEntries(Object.entries(handlers).map(([key, handler]) => [`${name}.${key}`, handler]))
  return named as unknown as { [K in keyof typeof handlers & string as `${N}.${K}`]: (typeof handlers)[K] }
}
