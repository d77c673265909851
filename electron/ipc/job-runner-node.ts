import { fork } from 'node:child_process'
import { type ForkJob, type FromJob, lastWords } from './job-protocol.ts'

/** A job's process under plain Node (browser mode): `file` is the built job.js. */
export const forkWithNode =
  (file: string): ForkJob =>
  () => {
    const child = fork(file, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    const complaint = lastWords(child.stderr)
    return {
      send: (message) => {
        // A process that is just ending no longer listens, and its end is told by onExit.
        if (child.connected) child.send(message, () => undefined)
      },
      onMessage: (listener) => void child.on('message', (message) => listener(message as FromJob)),
      onExit: (listener) => {
        let isOver = false
        const over = (code: number | null): void => {
          if (!isOver) listener(code, complaint())
          isOver = true
        }
        child.once('close', over)
        // Not even started: there will be no end.
        child.once('error', () => child.pid === undefined && over(null))
      },
      kill: () => void child.kill('SIGKILL'),
    }
  }
