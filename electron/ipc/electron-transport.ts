import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { BridgeEvent } from '#shared/contract/bridge'
import type { Dispatcher } from './dispatcher.ts'
import { channels } from './channels.ts'
import { failureOf } from './failure.ts'
import { isTrustedSender } from './sender.ts'

export interface WindowTransport {
  emit(event: BridgeEvent): void
  /** Resolves when no call is under way, at the latest after `milliseconds`. */
  settled(milliseconds: number): Promise<void>
}

/** Answers the calls of one window. The dispatcher may still be on its way: calls wait for it. */
export function serveWindow(
  window: BrowserWindow,
  dispatcher: Promise<Pick<Dispatcher, 'call' | 'cancel'>>,
): WindowTransport {
  let underWay = 0
  // What looks at a call's shape needs the schemas, which come with the dispatcher; the window does not wait for them.
  const ready = dispatcher.then(async (known) => ({ known, ...(await import('./envelope.ts')) }))
  ready.catch(() => undefined)
  const refuseStrangers = (event: IpcMainInvokeEvent): void => {
    const isOurs = !window.isDestroyed() && isTrustedSender(event.senderFrame, window.webContents.mainFrame)
    if (!isOurs) throw new Error('refused: not sent by the app window')
  }
  ipcMain.handle(channels.call, async (event, call: unknown, jobId: unknown) => {
    refuseStrangers(event)
    underWay += 1
    try {
      const { carry, known } = await ready
      return await carry(known, call, jobId)
    } catch (error) {
      // The data folder did not open; the app says so in a dialog of its own.
      return { ok: false, error: failureOf(error, () => '') }
    } finally {
      underWay -= 1
    }
  })
  ipcMain.handle(channels.cancel, async (event, jobId: unknown) => {
    refuseStrangers(event)
    const { jobIdIn, known } = await ready
    const id = jobIdIn(jobId)
    if (id) known.cancel(id)
  })
  return {
    emit: (event) => {
      if (!window.isDestroyed() && !window.webContents.isCrashed()) window.webContents.send(channels.event, event)
    },
    settled: async (milliseconds) => {
      const end = Date.now() + milliseconds
      do await new Promise((resolve) => setTimeout(resolve, 100))
      while (underWay > 0 && Date.now() < end)
    },
  }
}
