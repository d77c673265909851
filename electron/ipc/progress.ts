/** Shortest time between two reports of progress, in milliseconds. */
const pause = 100

type Report = (done: number, total: number, note: string) => void

/** Passes on at most one report every 100 ms, always the newest; `flush` sends the last one at once. */
export function throttled(report: Report): { report: Report; flush: () => void } {
  let waiting: Parameters<Report> | undefined
  let timer: NodeJS.Timeout | undefined
  let sentAt = -pause
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (!waiting) return
    report(...waiting)
    waiting = undefined
    sentAt = performance.now()
  }
  return {
    report: (...values) => {
      waiting = values
      const left = sentAt + pause - performance.now()
      if (left <= 0) flush()
      else timer ??= setTimeout(flush, left)
    },
    flush,
  }
}
