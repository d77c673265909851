import { existsSync } from 'node:fs'
import { type BrowserWindow, dialog } from 'electron'
import { rememberFolder } from './data-folder.ts'

async function chosenFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: '选择数据文件夹',
    buttonLabel: '使用此文件夹',
    properties: ['openDirectory', 'createDirectory'],
  })
  return filePaths[0] ?? null
}

/**
 * Asks what to do when the data folder of last time is not there (a drive that is not plugged in); null = quit.
 * Nothing is created in its place unless the user chooses a folder.
 */
export async function askForMissingFolder(folder: string, configFolder: string): Promise<string | null> {
  while (!existsSync(folder)) {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: '安查簿',
      message: '找不到数据文件夹。',
      detail: `上次使用的文件夹是：${folder}\n如果它在移动硬盘或U盘上，请接好后重试。`,
      buttons: ['重试', '选择其他文件夹…', '退出'],
      noLink: true,
      cancelId: 2,
    })
    if (response === 2) return null
    if (response === 1) {
      const other = await chosenFolder()
      if (other === null) continue
      rememberFolder(configFolder, other)
      return other
    }
  }
  return folder
}

/** Says why the data folder could not be opened; true when the user chose another one for the next start. */
export async function askAfterFailedStart(
  window: BrowserWindow,
  { dataFolder, message, configFolder }: { dataFolder: string; message: string; configFolder: string },
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: '安查簿',
    message: '数据文件夹没有打开。',
    detail: `${message}\n${dataFolder}\n文件夹里的内容没有改动。`,
    buttons: ['退出', '使用其他文件夹…'],
    noLink: true,
    cancelId: 0,
  })
  const other = response === 1 ? await chosenFolder() : null
  if (other !== null) rememberFolder(configFolder, other)
  return other !== null
}
