import { app, type BrowserWindow } from 'electron'
import type { ComposedApp } from '../compose.ts'
import type { WindowTransport } from '../ipc/electron-transport.ts'

/** Time that calls under way have to end, in milliseconds. */
const patience = 3000

/** Leaves the field that is being typed in and tells the page that it is going, so that it saves what it holds. */
const leavePage = 'document.activeElement?.blur?.(); dispatchEvent(new Event("pagehide")); undefined'

/** Closing: the window hides at once, the page saves, calls under way end, then backup and databases, then the process. */
export function endInOrder(window: BrowserWindow, transport: WindowTransport, composed: Promise<ComposedApp>): void {
  let isEnding = false
  const end = async (): Promise<void> => {
    window.hide()
    if (!window.webContents.isCrashed()) await window.webContents.executeJavaScript(leavePage).catch(() => undefined)
    await transport.settled(patience)
    await composed.then((opened) => opened.close()).catch(() => undefined)
    app.exit(0)
  }
  window.on('close', (event) => {
    event.preventDefault()
    if (isEnding) return
    isEnding = true
    void end()
  })
}
