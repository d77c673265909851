import type { printOperations } from '#shared/contract/print'
import { type PrintSettings, printSettings, usualPrintSettings } from '#shared/domain/print-settings'
import type { ReadDatabase } from '../database/database.ts'
import { readSetting, writeSetting } from '../database/repositories/settings.ts'
import type { Resources } from '../files/resources.ts'
import { type ChosenFace, chooseFaces, systemFontFolders } from '../files/system-fonts.ts'
import type { Handlers } from './context.ts'

const settingKey = 'print'

/** How the enterprise's documents look; the usual look while nothing was chosen. */
export const printSettingsOf = (db: ReadDatabase): PrintSettings =>
  printSettings.safeParse(readSetting(db, settingKey)).data ?? usualPrintSettings

/** The fonts that print the official typefaces on this PC. */
export const facesOf = ({ fontFolder }: Pick<Resources, 'fontFolder'>): ChosenFace[] =>
  chooseFaces(fontFolder, systemFontFolders(process.platform, process.env))

export const printHandlers = {
  'print.settings': ({ db, resources }) => ({
    settings: printSettingsOf(db),
    faces: facesOf(resources).map(({ use, name, isOwn }) => ({ use, name, isOwn })),
  }),
  'print.updateSettings': (context, settings) => {
    writeSetting(context, settingKey, settings)
    return {}
  },
} satisfies Handlers<keyof typeof printOperations>
