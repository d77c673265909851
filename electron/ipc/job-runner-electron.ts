import { utilityProcess } from 'electron'
import { type ForkJob, type FromJob, lastWords } from './job-protocol.ts'

/** A job's process on the desktop; child_process.fork would not work there, the RunAsNode fuse is off. */
export const forkWithElectron =
  (file: string): ForkJob =>
  () => {
    const child = utilityProcess.fork(file, [], { serviceName: 'anchabu-job', stdio: ['ignore', 'ignore', 'pipe'] })
    const complaint = lastWords(child.stderr)
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', (message: unknown) => listener(message as FromJob)),
      onExit: (listener) => void child.once('exit', (code) => listener(code, complaint())),
      kill: () => void child.kill(),
    }
  }
