/** What the app and a job's process say to each other. */
import type { BridgeEvent } from '#shared/contract/bridge'
import type { Result } from '#shared/contract/errors'
import type { Call } from '#shared/contract/index'

/** Everything a job's process needs to know; it finds the rest in the data folder. */
export interface JobStart {
  call: Call
  jobId: string
  dataFolder: string
  resourcesFolder: string
  transport: 'desktop' | 'browser' | 'cli'
  version: string
}

export type ToJob =
  | { kind: 'start'; start: JobStart }
  | { kind: 'abort' }
  /** the result has arrived: the process may go */
  | { kind: 'end' }

export type ChangedEvent = Extract<BridgeEvent, { kind: 'changed' }>

export type FromJob =
  | { kind: 'ready' }
  | { kind: 'progress'; done: number; total: number; note: string }
  /** an operation inside the job changed records */
  | { kind: 'changed'; event: ChangedEvent }
  /** `peakMemory`: largest resident size of the process in bytes */
  | { kind: 'result'; result: Result<unknown>; peakMemory: number }

/** A job's process as the runner sees it, however it was made. */
export interface JobProcess {
  send(message: ToJob): void
  onMessage(listener: (message: FromJob) => void): void
  /** `complaint`: the end of what the process wrote to its error output */
  onExit(listener: (code: number | null, complaint: string) => void): void
  kill(): void
}
export type ForkJob = () => JobProcess

/** Keeps the last lines of a process's error output. */
export function lastWords(stream: NodeJS.ReadableStream | null): () => string {
  let words = ''
  stream?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-4000)
  })
  return () => words
}
