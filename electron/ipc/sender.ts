import { appOrigin } from './channels.ts'

/** What we look at in the frame that sent a message. */
export interface SenderFrame {
  readonly origin: string
  readonly parent: unknown
}

/** True for the top frame of our own window showing our own page; a frame that is gone, framed or foreign is not. */
export function isTrustedSender(
  frame: SenderFrame | null | undefined,
  mainFrame: SenderFrame | null | undefined,
): boolean {
  if (!frame || !mainFrame || frame !== mainFrame) return false
  try {
    return frame.parent === null && frame.origin === appOrigin
  } catch {
    // Electron throws for a frame that was disposed of between sending and now.
    return false
  }
}
