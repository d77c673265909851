import { type BrowserWindow, dialog, shell } from 'electron'
import { AppError } from '#shared/contract/errors'
import type { Host } from '../services/context.ts'
import { rememberFolder } from './data-folder.ts'
import { checkOwnFile } from './opener.ts'

/** What services may ask of the desktop: its folder chooser and its programs for files that the app wrote. */
export function desktopHost(options: { window: BrowserWindow; version: string; configFolder: string }): Host {
  const { window, version, configFolder } = options
  return {
    transport: 'desktop',
    version,
    chooseFolder: async (title) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        buttonLabel: '选择此文件夹',
        properties: ['openDirectory', 'createDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    openFile: async (path) => {
      checkOwnFile(path)
      const problem = await shell.openPath(path)
      if (problem !== '') throw new AppError('file', `这台电脑没有打开这种文件的程序，文件在：${path}`)
    },
    showInFolder: (path) => {
      checkOwnFile(path)
      shell.showItemInFolder(path)
      return Promise.resolve()
    },
    rememberDataFolder: (path) => rememberFolder(configFolder, path),
  }
}
