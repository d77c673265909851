import { randomUUID } from 'node:crypto'
import type { Result } from '#shared/contract/errors'
import type { JobRunner } from './dispatcher.ts'
import type { ChangedEvent, ForkJob, FromJob, JobProcess, JobStart } from './job-protocol.ts'

/** Time that a cancelled job has to tidy up before its process is ended, in milliseconds. */
const grace = 3000

export interface JobRunnerOptions {
  fork: ForkJob
  /** the same for every job */
  start: Omit<JobStart, 'call' | 'jobId'>
  onChanged: (event: ChangedEvent) => void
  /** told of every process that has gone; a crashed one brought no result */
  onEnd?: (end: JobEnd) => void
}

export interface JobEnd {
  operation: string
  code: number | null
  isCrash: boolean
  /** largest memory in bytes, 0 = not known */
  peakMemory: number
  /** the end of its error output */
  complaint: string
}

export interface Jobs {
  run: JobRunner
  /** Cancels everything under way and resolves when the last process has gone. */
  close(): Promise<void>
}

const cancelled: Result<never> = { ok: false, error: { code: 'cancelled', message: '已取消' } }
const crashed: Result<never> = {
  ok: false,
  error: { code: 'unexpected', message: '这项工作意外中断，没有完成。已保存的数据不受影响，请重试' },
}

/** Runs each job in a process of its own that lives exactly as long as the job; never rejects. */
export function createJobs(options: JobRunnerOptions): Jobs {
  const running = new Map<JobProcess, { cancel: () => void; gone: Promise<void> }>()

  const run: JobRunner = (call, { signal, progress }) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve(cancelled)
      const child = options.fork()
      let result: Result<unknown> | undefined
      let peakMemory = 0
      let isStarted = false
      let isCancelled = false
      let killTimer: NodeJS.Timeout | undefined
      const killSoon = (): void => {
        killTimer ??= setTimeout(() => child.kill(), grace)
      }
      const cancel = (): void => {
        isCancelled = true
        if (isStarted) child.send({ kind: 'abort' })
        killSoon()
      }
      const hear = (message: FromJob): void => {
        if (message.kind === 'ready') {
          isStarted = true
          child.send({ kind: 'start', start: { ...options.start, call, jobId: randomUUID() } })
          if (isCancelled) child.send({ kind: 'abort' })
        } else if (message.kind === 'progress') progress(message.done, message.total, message.note)
        else if (message.kind === 'changed') options.onChanged(message.event)
        else {
          ;({ result, peakMemory } = message)
          child.send({ kind: 'end' })
          killSoon()
        }
      }
      const gone = new Promise<void>((left) => {
        child.onExit((code, complaint) => {
          clearTimeout(killTimer)
          signal.removeEventListener('abort', cancel)
          running.delete(child)
          const isCrash = !result && !isCancelled
          options.onEnd?.({ operation: call.operation, code, isCrash, peakMemory, complaint })
          resolve(result ?? (isCancelled ? cancelled : crashed))
          left()
        })
      })
      running.set(child, { cancel, gone })
      signal.addEventListener('abort', cancel, { once: true })
      child.onMessage(hear)
    })

  return {
    run,
    close: async () => {
      const all = [...running.values()]
      for (const { cancel } of all) cancel()
      await Promise.all(all.map(({ gone }) => gone))
    },
  }
}
