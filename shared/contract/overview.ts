import { z } from 'zod'
import { command, nothing, query } from './operation.ts'

export const overviewOperations = {
  /** Names, numbers and texts across the enterprise, for Ctrl+K. */
  'home.search': query(
    '搜索',
    z.object({ text: z.string().trim().min(1) }),
    z.array(
      z.object({
        kind: z.enum(['riskPoint', 'finding', 'person', 'area', 'checklist', 'inspection']),
        id: z.uuid(),
        title: z.string(),
        detail: z.string(),
      }),
    ),
  ),
  /** The newest action of this run that may be undone, null when there is none. */
  'history.undoable': query(
    '可撤销的操作',
    nothing,
    z.object({ actionId: z.uuid(), title: z.string(), at: z.string() }).nullable(),
  ),
  /** Puts the records of an action back as they were, if nobody has changed them since; legal acts are refused. */
  'history.undo': command('撤销', z.object({ actionId: z.uuid() }), z.object({ title: z.string() }), {
    touches: [
      'enterprise',
      'organization',
      'area',
      'riskPoint',
      'checklist',
      'inspection',
      'finding',
      'attachment',
      'setting',
      'history',
    ],
  }),
}
