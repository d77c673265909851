/** The same app for the browser of this PC, where there is no desktop window. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import { type ComposedApp, composeApp, plainHost } from './compose.ts'
import { inspectFolder } from './files/folder-verdict.ts'
import { failureOf } from './ipc/failure.ts'
import { type HttpTransport, serveHttp } from './ipc/http-transport.ts'
import { forkWithNode } from './ipc/job-runner-node.ts'
import { listPages } from './ipc/pages.ts'
import { appFolderName, chooseDataFolder, configFolderOf, rememberFolder } from './platform/data-folder.ts'
import { checkOwnFile, openWithSystem } from './platform/opener.ts'
import { appPaths } from './platform/paths.ts'

const paths = appPaths()
const configFolder = configFolderOf()
let http: HttpTransport | undefined
let app: ComposedApp | undefined

/** Ends in good order: jobs stopped, changes backed up, databases closed. A second Ctrl+C ends at once. */
let isEnding = false
async function end(code: number): Promise<void> {
  if (isEnding) process.exit(1)
  isEnding = true
  await http?.close()
  await app?.close()
  process.exit(code)
}

async function start(): Promise<void> {
  const { folder, isMissing, isNew } = chooseDataFolder({
    configFolder,
    defaults: [join(homedir(), 'Documents', appFolderName), join(homedir(), appFolderName)],
    suits: (folder) => inspectFolder(folder).verdict === 'ok',
  })
  if (isMissing) throw new AppError('file', `找不到数据文件夹 ${folder}。请接上它所在的磁盘后重新启动`)
  const opened = composeApp({
    dataFolder: folder,
    resourcesFolder: paths.resourcesFolder,
    host: {
      ...plainHost('browser', paths.version),
      openFile: (path) => {
        checkOwnFile(path)
        return openWithSystem('file', path)
      },
      showInFolder: (path) => {
        checkOwnFile(path)
        return openWithSystem('folder', path)
      },
      rememberDataFolder: (path) => rememberFolder(configFolder, path),
    },
    emit: (event) => http?.emit(event),
    forkJob: forkWithNode(paths.jobFile),
    keepsBackups: true,
    readsAhead: true,
  })
  app = opened
  if (isNew) rememberFolder(configFolder, folder)
  http = await serveHttp({
    pages: listPages(paths.pagesFolder),
    dispatcher: opened.dispatcher,
    port: Number(process.env.ANCHABU_PORT ?? 0),
  })
  console.log(`安查簿正在浏览器中运行：${http.address} （按 Ctrl+C 结束）`)
  if (process.env.ANCHABU_NO_OPEN === '1') return
  await openWithSystem('address', http.addressForOnce).catch(() =>
    console.log('没有找到浏览器，请自己打开上面的地址。'),
  )
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
start().catch((error: unknown) => {
  console.error(failureOf(error, () => '').message)
  if (!(error instanceof AppError)) console.error(error)
  void end(1)
})
