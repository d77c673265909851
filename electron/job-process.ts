/** A job in a process of its own: opens the data folder beside the app, does the one job, and ends with it. */
import type { BridgeEvent } from '#shared/contract/bridge'
import { composeApp, plainHost } from './compose.ts'
import { gathered } from './ipc/changes.ts'
import { failureOf } from './ipc/failure.ts'
import type { FromJob, JobStart, ToJob } from './ipc/job-protocol.ts'
import { throttled } from './ipc/progress.ts'

/** `process.parentPort` of Electron's utility process; absent under child_process. */
interface ParentPort {
  postMessage(message: FromJob): void
  on(event: 'message', listener: (event: { data: ToJob }) => void): void
}
const parentPort = (process as { parentPort?: ParentPort }).parentPort
const say = (message: FromJob): void => (parentPort ? parentPort.postMessage(message) : void process.send?.(message))

let cancel: (() => void) | undefined

function hear(message: ToJob): void {
  if (message.kind === 'start') void work(message.start)
  else if (message.kind === 'abort') cancel?.()
  else process.exit(0)
}

async function work({ call, jobId, dataFolder, resourcesFolder, transport, version }: JobStart): Promise<void> {
  const progress = throttled((done, total, note) => say({ kind: 'progress', done, total, note }))
  const changes = gathered((event) => say({ kind: 'changed', event }))
  const emit = (event: BridgeEvent): void => {
    if (event.kind === 'progress' && event.jobId === jobId) progress.report(event.done, event.total, event.note)
    // The job's own change is announced by the app when it has ended.
    else if (event.kind === 'changed' && event.operation !== call.operation) changes.add(event)
  }
  const host = plainHost(transport, version)
  const answer = (result: Extract<FromJob, { kind: 'result' }>['result']): void => {
    progress.flush()
    changes.flush()
    say({ kind: 'result', result, peakMemory: process.resourceUsage().maxRSS * 1024 })
  }
  try {
    const app = composeApp({ dataFolder, resourcesFolder, host, emit, isHelper: true })
    cancel = () => app.dispatcher.cancel(jobId)
    const result = await app.dispatcher.call(call, jobId)
    await app.close()
    answer(result)
  } catch (error) {
    answer({ ok: false, error: failureOf(error, () => jobId) })
  }
}

if (parentPort) parentPort.on('message', (event) => hear(event.data))
else {
  process.on('message', (message) => hear(message as ToJob))
  // The app is gone: nobody waits for this job any more.
  process.on('disconnect', () => process.exit(1))
}
say({ kind: 'ready' })
