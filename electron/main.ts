/** The desktop app: one window on the working half in this process. */
import { join } from 'node:path'
import { app, Menu, session } from 'electron'
import { serveWindow } from './ipc/electron-transport.ts'
import { failureOf } from './ipc/failure.ts'
import { forkWithElectron } from './ipc/job-runner-electron.ts'
import { listPages } from './ipc/pages.ts'
import { chooseDataFolder, rememberFolder } from './platform/data-folder.ts'
import { defaultFolders, suitsAsDefault } from './platform/default-folder.ts'
import { endInOrder } from './platform/ending.ts'
import { desktopHost } from './platform/host.ts'
import { menuActions } from './platform/menu-actions.ts'
import { menuTemplate } from './platform/menu.ts'
import { appPaths } from './platform/paths.ts'
import { closeDoors, registerAppScheme, servePages, stayOffline } from './platform/security.ts'
import { askAfterFailedStart, askForMissingFolder } from './platform/start-dialogs.ts'
import { createWindow } from './platform/window.ts'

const paths = appPaths()
const commandAt = process.argv.indexOf('--cli')

/** The commands of the packaged app, without a window and beside a running one. */
async function runCommand(): Promise<void> {
  const { runCli } = await import('./cli.ts')
  app.exit(await runCli(process.argv.slice(commandAt + 1)))
}

async function start(): Promise<void> {
  const configFolder = app.getPath('userData')
  const choice = chooseDataFolder({ configFolder, defaults: defaultFolders(app), suits: suitsAsDefault })
  const dataFolder = choice.isMissing ? await askForMissingFolder(choice.folder, configFolder) : choice.folder
  if (dataFolder === null) return app.quit()

  closeDoors(session.defaultSession)
  const served = servePages(session.defaultSession, listPages(paths.pagesFolder))
  const appWindow = createWindow({ preloadFile: paths.preloadFile, stateFile: join(configFolder, 'window.json') })
  const { window } = appWindow

  // The page starts in its own process while this one opens the data.
  const composed = served
    .then(() => import('./compose.ts'))
    .then(({ composeApp }) =>
      composeApp({
        dataFolder,
        resourcesFolder: paths.resourcesFolder,
        host: desktopHost({ window, version: paths.version, configFolder }),
        emit: (event) => transport.emit(event),
        forkJob: forkWithElectron(paths.jobFile),
        keepsBackups: true,
        readsAhead: true,
      }),
    )
  const transport = serveWindow(
    window,
    composed.then(({ dispatcher }) => dispatcher),
  )
  void appWindow.load()
  app.on('second-instance', appWindow.focus)
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(menuActions({ appWindow, dataFolder, composed, transport }))),
  )
  endInOrder(window, transport, composed)

  try {
    const { dispatcher } = await composed
    // Opens the enterprises that the first page asks for, while that page is still being put together.
    void dispatcher.call({ operation: 'enterprise.list', input: {}, enterpriseId: null, actorId: null })
    if (choice.isNew) rememberFolder(configFolder, dataFolder)
  } catch (error) {
    const { message } = failureOf(error, () => '')
    if (await askAfterFailedStart(window, { dataFolder, message, configFolder })) app.relaunch()
    app.exit(1)
  }
}

app.commandLine.appendSwitch('lang', 'zh-CN')
stayOffline(app.commandLine)
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()
if (commandAt >= 0) void runCommand()
else if (!app.requestSingleInstanceLock()) app.quit()
else void app.whenReady().then(start)
