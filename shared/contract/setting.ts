import { z } from 'zod'
import { command, nothing, query } from './operation.ts'

export const settingOperations = {
  'setting.get': query('企业设置', z.object({ key: z.string() }), z.unknown()),
  'setting.set': command('修改企业设置', z.object({ key: z.string().min(1).max(80), value: z.json() }), nothing, {
    touches: ['setting'],
  }),
}
