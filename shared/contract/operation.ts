import { z } from 'zod'

/**
 * The three verbs. `query` reads synchronously and cannot write; `command` runs in one transaction, is journalled
 * and all or nothing; `job` is long work in a process of its own with progress and cancel.
 */
export type Verb = 'query' | 'command' | 'job'

/** Which file an operation works on: the workspace index or one enterprise's own database. */
export type Scope = 'workspace' | 'enterprise'

/** Kinds of data that an operation changes; the screens that show them are refreshed. */
export type Topic =
  | 'workspace'
  | 'enterprise'
  | 'organization'
  | 'area'
  | 'riskPoint'
  | 'checklist'
  | 'inspection'
  | 'finding'
  | 'majorHazard'
  | 'assessment'
  | 'region'
  | 'attachment'
  | 'card'
  | 'export'
  | 'setting'
  | 'consistency'
  | 'backup'
  | 'history'

export interface Operation<
  V extends Verb = Verb,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  S extends Scope = Scope,
> {
  verb: V
  scope: S
  /** Chinese name of the deed, shown in undo and history: 「新增风险点」 */
  title: string
  input: I
  output: O
  touches: readonly Topic[]
  /** a legal act (提交、验收、销号): explicit, never undone */
  legalAct: boolean
  /** job only: the enterprise's database is closed everywhere else while it runs */
  exclusive: boolean
  /** job only: runs beside the windows because it needs a dialog or the PC's own programs, not in a process of its own */
  needsHost: boolean
}

interface Details<S extends Scope> {
  /** which file it works on; an enterprise's own when left out */
  scope?: S
  touches?: readonly Topic[]
  legalAct?: boolean
  exclusive?: boolean
  needsHost?: boolean
}

const operation =
  <V extends Verb>(verb: V) =>
  <I extends z.ZodType, O extends z.ZodType, S extends Scope = 'enterprise'>(
    title: string,
    input: I,
    output: O,
    details: Details<S> = {},
  ): Operation<V, I, O, S> => ({
    verb,
    scope: details.scope ?? ('enterprise' as S),
    title,
    input,
    output,
    touches: details.touches ?? [],
    legalAct: details.legalAct ?? false,
    exclusive: details.exclusive ?? false,
    needsHost: details.needsHost ?? false,
  })

export const query = operation('query')
export const command = operation('command')
export const job = operation('job')

export const nothing = z.object({})
export const byId = z.object({ id: z.uuid() })
/** Names a record at the revision the user saw; an older revision is a conflict, nothing is overwritten. */
export const byRevision = z.object({ id: z.uuid(), revision: z.number().int() })
export const voiding = byRevision.extend({ reason: z.string().trim().min(1, '请填写作废原因').max(200) })

/** A page of a sorted, filtered list. */
export const paging = z.object({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(200),
})
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ total: z.number().int(), items: z.array(item) })
