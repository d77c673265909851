import { isDeepStrictEqual } from 'node:util'
import type { printOperations } from '#shared/contract/print'
import { reportParameters } from '#shared/contract/report'
import { type PrintSettings, printSettings, usualPrintSettings } from '#shared/domain/print-settings'
import type { ReadDatabase } from '../database/database.ts'
import { readSetting, writeSetting } from '../database/repositories/settings.ts'
import type { Resources } from '../files/resources.ts'
import { type ChosenFace, chooseFaces, systemFontFolders } from '../files/system-fonts.ts'
import type { Handlers } from './context.ts'

const settingKey = 'print'

/** How the enterprise's documents look; the usual look while nothing was chosen. */
const printSettingsOf = (db: ReadDatabase): PrintSettings =>
  printSettings.safeParse(readSetting(db, settingKey)).data ?? usualPrintSettings

/** The fonts that print the official typefaces on this PC. */
const facesOf = ({ fontFolder }: Pick<Resources, 'fontFolder'>): ChosenFace[] =>
  chooseFaces(fontFolder, systemFontFolders(process.platform, process.env))

/** The font file of each official typeface. */
export const faceFiles = (resources: Pick<Resources, 'fontFolder'>) =>
  Object.fromEntries(facesOf(resources).map(({ face, path }) => [face, path]))

const choices = reportParameters.pick({ hasCover: true, hasContents: true })

/** The dress of a print: as the enterprise prints, or as it was chosen for this one; null = the usual look. */
export function printStyleOf(db: ReadDatabase, parameters: Record<string, unknown>): PrintSettings | null {
  const chosen = choices.safeParse(parameters).data ?? {}
  const style = { ...printSettingsOf(db), ...chosen }
  return isDeepStrictEqual(style, usualPrintSettings) ? null : style
}

/** The dress in which a recorded export was printed. */
export const recordedStyle = (parameters: Record<string, unknown>): PrintSettings | undefined =>
  printSettings.safeParse(parameters['style']).data

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
