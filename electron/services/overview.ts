import { AppError } from '#shared/contract/errors'
import type { overviewOperations } from '#shared/contract/overview'
import { stores } from '../database/record-store.ts'
import { entriesOfAction } from '../database/repositories/history.ts'
import { searchRecords } from '../database/repositories/overview.ts'
import { writeSetting } from '../database/repositories/settings.ts'
import type { CommandContext, Handlers } from './context.ts'

/** Puts back what an action changed, newest record first; any record that moved on since refuses the whole undo. */
function undo(context: CommandContext, actionId: string): { title: string } {
  const action = context.undoable.at(-1)
  if (!action || action.actionId !== actionId) {
    throw new AppError('conflict', '这项操作之后又有别的操作，只能从最近一步开始撤销')
  }
  for (const entry of entriesOfAction(context.db, actionId).reverse()) {
    if (entry.recordType === 'setting') {
      writeSetting(context, entry.recordId, entry.before?.['value'] ?? null)
      continue
    }
    const store = stores.get(entry.recordType)
    if (!store) throw new AppError('rule', '这项操作不能撤销')
    const present = store.require(context.db, entry.recordId)
    if (present.revision !== entry.after?.['revision']) {
      throw new AppError('conflict', `${store.concept}后来又被修改过，不能撤销`)
    }
    store.restore(context, entry.recordId, entry.before as typeof present | null)
  }
  return { title: action.title }
}

export const overviewHandlers = {
  'home.search': ({ db }, { text }) => searchRecords(db, text),
  'history.undoable': ({ undoable }) => undoable.at(-1) ?? null,
  'history.undo': (context, { actionId }) => undo(context, actionId),
} satisfies Handlers<keyof typeof overviewOperations>
