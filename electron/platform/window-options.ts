import type { BrowserWindowConstructorOptions } from 'electron'
import type { WindowState } from './window-state.ts'

/** The one description of our window: sandboxed, isolated, without Node; fits 1366×768 with its task bar. */
export function windowOptions(preloadFile: string, state: WindowState) {
  return {
    title: '安查簿',
    width: state.width,
    height: state.height,
    minWidth: 910,
    minHeight: 512,
    show: false,
    backgroundColor: '#f5f6f8',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      zoomFactor: state.zoomFactor,
    },
  } satisfies BrowserWindowConstructorOptions
}
