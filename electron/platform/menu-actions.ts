import { dialog, shell } from 'electron'
import type { ComposedApp } from '../compose.ts'
import type { WindowTransport } from '../ipc/electron-transport.ts'
import type { MenuActions } from './menu.ts'
import type { AppWindow } from './window.ts'

/** What the menu does beside the page: the page is told of 关于, the rest is the PC's own business. */
export function menuActions(options: {
  appWindow: AppWindow
  dataFolder: string
  composed: Promise<ComposedApp>
  transport: Pick<WindowTransport, 'emit'>
}): MenuActions {
  const { appWindow, dataFolder, composed, transport } = options
  return {
    openDataFolder: () => void shell.openPath(dataFolder),
    exportDiagnostics: () => void saveDiagnostics(appWindow, composed),
    about: () => transport.emit({ kind: 'menu', command: 'go./about' }),
    zoom: appWindow.zoom,
  }
}

async function saveDiagnostics({ window }: AppWindow, composed: Promise<ComposedApp>): Promise<void> {
  const { dispatcher } = await composed
  const result = await dispatcher.call({
    operation: 'diagnostics.export',
    input: {},
    enterpriseId: null,
    actorId: null,
  })
  if (result.ok) return shell.showItemInFolder((result.value as { path: string }).path)
  await dialog.showMessageBox(window, {
    type: 'warning',
    title: '安查簿',
    message: '诊断包没有导出。',
    detail: result.error.message,
    buttons: ['知道了'],
    noLink: true,
  })
}
