import { fork } from 'node:child_process'
import type { ForkJob, FromJob } from './job-protocol.ts'

/** A job's process under plain Node (browser mode): `file` is the built job.js. */
export const forkWithNode =
  (file: string): ForkJob =>
  () => {
    const child = fork(file, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    return {
      send: (message) => {
        // A process that is just ending no longer listens, and its end is told by onExit.
        if (child.connected) child.send(message, () => undefined)
      },
      onMessage: (listener) => void child.on('message', (message) => listener(message as FromJob)),
      onExit: (listener) => {
        let isOver = false
        const over = (code: number | null): void => {
          if (!isOver) listener(code)
          isOver = true
        }
        child.once('exit', over)
        // Not even started: there will be no exit.
        child.once('error', () => child.pid === undefined && over(null))
      },
      kill: () => void child.kill('SIGKILL'),
    }
  }
