import { BrowserWindow, dialog, Menu, screen } from 'electron'
import { appOrigin } from '../ipc/channels.ts'
import { keepAtHome } from './security.ts'
import { windowOptions } from './window-options.ts'
import { nextZoom, readWindowState, writeWindowState } from './window-state.ts'

export interface AppWindow {
  readonly window: BrowserWindow
  load(): Promise<void>
  /** +1 larger, -1 smaller, 0 actual size; remembered for next time */
  zoom(direction: 1 | -1 | 0): void
  /** Brings the window to the front, as for a second start of the app. */
  focus(): void
}

/** Crashes within this many milliseconds of each other are no accident: the page is not loaded a third time. */
const crashPause = 60_000

/** The only place that makes a window. */
export function createWindow(options: { preloadFile: string; stateFile: string }): AppWindow {
  const state = readWindowState(options.stateFile, screen.getPrimaryDisplay().workAreaSize)
  const window = new BrowserWindow(windowOptions(options.preloadFile, state))
  const { webContents } = window
  keepAtHome(webContents)
  if (state.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())

  const load = async (): Promise<void> => {
    // A load that is cut short by closing the window is no error.
    await window.loadURL(`${appOrigin}/`).catch((error: unknown) => {
      if (!window.isDestroyed()) throw error
    })
  }
  const remember = (): void => {
    if (window.isDestroyed() || window.isMinimized()) return
    state.isMaximized = window.isMaximized()
    if (!state.isMaximized && !window.isFullScreen()) Object.assign(state, sizeOf(window))
    writeWindowState(options.stateFile, state)
  }
  window.on('close', remember)

  const zoom = (direction: 1 | -1 | 0): void => {
    state.zoomFactor = direction === 0 ? 1 : nextZoom(webContents.getZoomFactor(), direction)
    webContents.setZoomFactor(state.zoomFactor)
    remember()
  }
  webContents.on('did-finish-load', () => webContents.setZoomFactor(state.zoomFactor))
  webContents.on('zoom-changed', (_event, direction) => zoom(direction === 'in' ? 1 : -1))
  webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText === '') return
    Menu.buildFromTemplate([
      { label: '剪切', role: 'cut', visible: isEditable, enabled: editFlags.canCut },
      { label: '复制', role: 'copy', enabled: editFlags.canCopy },
      { label: '粘贴', role: 'paste', visible: isEditable, enabled: editFlags.canPaste },
      { label: '全选', role: 'selectAll', visible: isEditable },
    ]).popup({ window })
  })
  surviveCrashes(window, load)

  const focus = (): void => {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  return { window, load, zoom, focus }
}

/** A page that died is loaded again with a sentence; a page that hangs is loaded again when the user says so. */
function surviveCrashes(window: BrowserWindow, load: () => Promise<void>): void {
  let crashedAt = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const isAgain = performance.now() - crashedAt < crashPause
    crashedAt = performance.now()
    if (!isAgain) void load()
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        title: '安查簿',
        message: isAgain ? '界面连续中断。' : '界面意外中断，已重新打开。',
        detail: isAgain ? '已保存的数据不受影响。可以再试一次，或退出后重新启动。' : '已保存的数据不受影响。',
        buttons: isAgain ? ['重新打开', '退出'] : ['知道了'],
        noLink: true,
      })
      .then(({ response }) => {
        if (isAgain && !window.isDestroyed()) return response === 0 ? load() : window.close()
        return undefined
      })
  })
  let isAsking = false
  window.on('unresponsive', () => {
    if (isAsking || window.isDestroyed()) return
    isAsking = true
    void dialog
      .showMessageBox(window, {
        type: 'question',
        title: '安查簿',
        message: '界面暂时没有响应。',
        detail: '可以继续等待，也可以重新打开界面；已保存的数据不受影响。',
        buttons: ['继续等待', '重新打开'],
        noLink: true,
      })
      .then(({ response }) => {
        isAsking = false
        if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
      })
  })
}

function sizeOf(window: BrowserWindow): { width: number; height: number } {
  const [width = 0, height = 0] = window.getSize()
  return { width, height }
}
