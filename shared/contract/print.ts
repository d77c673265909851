import { z } from 'zod'
import { printSettings } from '#shared/domain/print-settings'
import { command, nothing, query } from './operation.ts'

export const printOperations = {
  /** How this enterprise's documents look, and which fonts print the official typefaces on this PC. */
  'print.settings': query(
    '打印版式',
    nothing,
    z.object({
      settings: printSettings,
      faces: z.array(z.object({ use: z.string(), name: z.string(), isOwn: z.boolean() })),
    }),
  ),
  'print.updateSettings': command('修改打印版式', printSettings, nothing, { touches: ['setting'] }),
}
