import { join } from 'node:path'
import type { App } from 'electron'
import { inspectFolder } from '../files/folder-verdict.ts'
import { appFolderName } from './data-folder.ts'

/** Where the data may lie when nobody chose: 文档\安查簿, else the home folder, else the app's own settings folder. */
export const defaultFolders = (app: Pick<App, 'getPath'>): [string, ...string[]] => [
  join(app.getPath('documents'), appFolderName),
  join(app.getPath('home'), appFolderName),
  join(app.getPath('userData'), 'data'),
]

/** A default lies neither in a cloud-sync folder (文档 often does) nor on the network, and can be written. */
export const suitsAsDefault = (folder: string): boolean => inspectFolder(folder).verdict === 'ok'
