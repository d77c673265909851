import type { settingOperations } from '#shared/contract/setting'
import { readSetting, writeSetting } from '../database/repositories/settings.ts'
import type { Handlers } from './context.ts'

export const settingHandlers = {
  'setting.get': ({ db }, { key }) => readSetting(db, key) ?? null,
  'setting.set': (context, { key, value }) => {
    writeSetting(context, key, value)
    return {}
  },
} satisfies Handlers<keyof typeof settingOperations>
