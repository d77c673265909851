import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Name of the data folder and of the folder for the app's own settings on this PC. */
export const appFolderName = '安查簿'

const pointerFile = (configFolder: string): string => join(configFolder, 'location.json')

/** The data folder that was used last on this PC, null when none was chosen yet. */
export function rememberedFolder(configFolder: string): string | null {
  try {
    const { dataFolder } = JSON.parse(readFileSync(pointerFile(configFolder), 'utf8')) as { dataFolder?: unknown }
    return typeof dataFolder === 'string' && dataFolder !== '' ? dataFolder : null
  } catch {
    return null
  }
}

export function rememberFolder(configFolder: string, dataFolder: string): void {
  mkdirSync(configFolder, { recursive: true })
  const temporary = `${pointerFile(configFolder)}.tmp`
  writeFileSync(temporary, JSON.stringify({ dataFolder }, null, 2))
  renameSync(temporary, pointerFile(configFolder))
}

export interface FolderChoice {
  folder: string
  /** a folder chosen earlier that is not there now (a drive that is not plugged in): ask, never start empty */
  isMissing: boolean
  /** to be remembered once it has opened */
  isNew: boolean
}

/**
 * The data folder for this start: ANCHABU_DATA, else the one used last, else the first of `defaults` that suits.
 * `suits` keeps the default out of cloud-sync and network folders; the last default is taken in any case.
 */
export function chooseDataFolder(options: {
  configFolder: string
  defaults: readonly [string, ...string[]]
  suits: (folder: string) => boolean
  environment?: NodeJS.ProcessEnv
}): FolderChoice {
  const named = (options.environment ?? process.env).ANCHABU_DATA
  if (named) return { folder: resolve(named), isMissing: false, isNew: false }
  const remembered = rememberedFolder(options.configFolder)
  if (remembered !== null) return { folder: remembered, isMissing: !existsSync(remembered), isNew: false }
  const folder = options.defaults.find((path) => options.suits(path)) ?? options.defaults.at(-1) ?? options.defaults[0]
  return { folder, isMissing: false, isNew: true }
}

/** The folder for settings that the desktop app uses too, found without Electron. */
export function configFolderOf(environment: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const home = homedir()
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), appFolderName)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', appFolderName)
  return join(environment.XDG_CONFIG_HOME ?? join(home, '.config'), appFolderName)
}
