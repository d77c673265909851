import type { ChangedEvent } from './job-protocol.ts'

/** Shortest time between two announcements from inside a job, in milliseconds. */
const pause = 300

/**
 * Announces what a job changes a few times a second instead of a thousand times: one event for each enterprise (and one
 * for the workspace) with all topics since the last. `flush` announces the rest at once.
 */
export function gathered(announce: (event: ChangedEvent) => void): {
  add: (event: ChangedEvent) => void
  flush: () => void
} {
  const waiting = new Map<string | null, ChangedEvent>()
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    for (const event of waiting.values()) announce(event)
    waiting.clear()
  }
  return {
    add: (event) => {
      const before = waiting.get(event.enterpriseId)?.topics ?? []
      waiting.set(event.enterpriseId, { ...event, topics: [...new Set([...before, ...event.topics])] })
      timer ??= setTimeout(flush, pause)
    },
    flush,
  }
}
