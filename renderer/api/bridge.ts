import { type Bridge, type BridgeEvent, bridgeName } from '#shared/contract/bridge'
import type { Result } from '#shared/contract/errors'

let current: Bridge | null = null

/** The way to the working half: the desktop's preload, or HTTP on 127.0.0.1 when the app runs in a browser. */
export function bridge(): Bridge {
  current ??= (window as unknown as Record<string, Bridge | undefined>)[bridgeName] ?? httpBridge()
  return current
}

/** True when there is no desktop preload: files are downloaded instead of opened. */
export const isBrowser = (): boolean => !(bridgeName in window)

/** characters; browsers keep at most 64 KiB alive, of bytes in all */
const mostKeptAlive = 10_000

const unreachable: Result<never> = {
  ok: false,
  error: { code: 'unexpected', message: '与安查簿后台的连接断开了。已保存的内容不受影响，请重新启动软件后再试。' },
}

function httpBridge(): Bridge {
  const token = document.querySelector<HTMLMetaElement>('meta[name="anchabu-token"]')?.content ?? ''
  const headers = { 'content-type': 'application/json', 'x-anchabu-token': token }
  const post = (path: string, content: unknown) => {
    const body = JSON.stringify(content)
    // what is saved while the page is being left still arrives; browsers allow that for small bodies only
    const keepalive = body.length < mostKeptAlive
    return fetch(path, { method: 'POST', headers, body, keepalive, cache: 'no-store' })
  }
  return {
    async call(call, jobId) {
      try {
        const response = await post('/api/call', { call, jobId })
        return (await response.json()) as Result<unknown>
      } catch {
        return unreachable
      }
    },
    async cancel(jobId) {
      await post('/api/cancel', { jobId }).catch(() => undefined)
    },
    subscribe(listener) {
      const ending = new AbortController()
      void listen('/api/events', headers, listener, ending.signal)
      return () => ending.abort()
    },
  }
}

/** Reads the event stream and comes back after a break, until the signal ends it. */
async function listen(
  path: string,
  headers: Record<string, string>,
  listener: (event: BridgeEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const response = await fetch(path, { headers, signal, cache: 'no-store' })
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      for (;;) {
        const chunk = await reader?.read()
        if (!chunk || chunk.done) break
        const parts = (text + chunk.value.replaceAll('\r\n', '\n')).split('\n\n')
        text = parts.pop() ?? ''
        for (const event of parts.flatMap(eventIn)) listener(event)
      }
    } catch {
      // a broken stream is opened again below
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

/** The event of one block of an event stream; none for a comment that only keeps the line open. */
export function eventIn(block: string): BridgeEvent[] {
  const data = block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart())
    .join('\n')
  return data === '' ? [] : [JSON.parse(data) as BridgeEvent]
}
