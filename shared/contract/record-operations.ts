import { z } from 'zod'
import { patchOf } from '#shared/domain/fields'
import { byId, byRevision, command, query, type Operation, type Topic, voiding } from './operation.ts'

/** Prefixes operation names with their record type: `list` of `area` becomes `area.list`. */
function named<const N extends string, T extends Record<string, Operation>>(name: N, operations: T) {
  const entries = Object.entries(operations).map(([key, value]) => [`${name}.${key}`, value])
  return Object.fromEntries(entries) as { [K in keyof T & string as `${N}.${K}`]: T[K] }
}

/** The five everyday operations of a record type: list, get, create, update, void. */
export function recordOperations<const N extends string, F extends z.ZodObject, R extends z.ZodType>(
  name: N,
  concept: string,
  fields: F,
  record: R,
  touches: readonly Topic[],
) {
  return named(name, {
    list: query(`${concept}列表`, z.object({ includeVoided: z.boolean().default(false) }), z.array(record)),
    get: query(`查看${concept}`, byId, record),
    create: command(`新增${concept}`, fields, record, { touches }),
    update: command(`修改${concept}`, byRevision.extend({ patch: patchOf(fields) }), record, { touches }),
    void: command(`作废${concept}`, voiding, record, { touches }),
  })
}
