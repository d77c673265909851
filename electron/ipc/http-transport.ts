import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BridgeEvent } from '#shared/contract/bridge'
import type { Dispatcher } from './dispatcher.ts'
import { carry, jobIdIn, refusal } from './envelope.ts'
import { type Pages, pageAt, readPage, securityHeaders } from './pages.ts'

/** Largest request body in bytes: a photo of 20 MB in base64 fits. */
const largestBody = 30 * 1024 * 1024
/** Keeps waiting connections alive, in milliseconds. */
const heartbeat = 15_000

export interface HttpOptions {
  pages: Pages
  dispatcher: Pick<Dispatcher, 'call' | 'cancel'>
  /** 0 = any free port */
  port: number
}

export interface HttpTransport {
  readonly port: number
  /** Opens the app for as long as it runs; for the user's own terminal. */
  readonly address: string
  /** Opens the app once; for the command line of the browser, which other programs can read. */
  readonly addressForOnce: string
  emit(event: BridgeEvent): void
  close(): Promise<void>
}

const secret = (): string => randomBytes(32).toString('hex')

function isSame(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}

const lost = '这个页面已经失效，请从安查簿启动时给出的地址重新打开'

/**
 * The app for a browser on the same PC: 127.0.0.1 only; the pages against a cookie that the address with its token
 * gives, the calls against a second token that only the pages carry; foreign Host, Origin and method refused.
 */
export async function serveHttp({ pages, dispatcher, port: wanted }: HttpOptions): Promise<HttpTransport> {
  const lasting = secret()
  let once: string | null = secret()
  const cookie = secret()
  const token = secret()
  const listeners = new Set<ServerResponse>()
  let port = wanted

  const hosts = (): string[] => [`127.0.0.1:${port}`, `localhost:${port}`]
  const isOwnOrigin = (origin: string | undefined): boolean =>
    origin !== undefined && hosts().some((host) => origin === `http://${host}`)

  // Browsers share cookies between ports; a second app on another port must not overwrite ours.
  const cookieName = (): string => `anchabu-${port}`

  const answer = (response: ServerResponse, status: number, type: string, body: string | Buffer): void => {
    response.writeHead(status, { ...securityHeaders, 'content-type': type, 'cache-control': 'no-store' }).end(body)
  }
  const json = (response: ServerResponse, status: number, value: unknown): void =>
    answer(response, status, 'application/json; charset=utf-8', JSON.stringify(value))
  const sentence = (response: ServerResponse, status: number, text: string): void =>
    answer(response, status, 'text/plain; charset=utf-8', text)

  const hasCookie = (request: IncomingMessage): boolean =>
    (request.headers.cookie ?? '').split(/;\s*/).some((part) => isSame(part, `${cookieName()}=${cookie}`))

  /** The token of the address: sets the cookie and leads to the page without the token. */
  function letIn(response: ServerResponse, given: string): void {
    const isOnce = once !== null && isSame(given, once)
    if (!isOnce && !isSame(given, lasting)) return sentence(response, 403, lost)
    if (isOnce) once = null
    response
      .writeHead(303, {
        ...securityHeaders,
        'set-cookie': `${cookieName()}=${cookie}; HttpOnly; SameSite=Strict; Path=/`,
        'cache-control': 'no-store',
        location: '/',
      })
      .end()
  }

  async function page(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const given = url.searchParams.get('token')
    if (url.pathname === '/' && given !== null) return letIn(response, given)
    if (!hasCookie(request)) return sentence(response, 403, lost)
    const found = pageAt(pages, url.origin, url.href)
    if (!found) return sentence(response, 404, '没有这个页面')
    const content = await readPage(found)
    if (!found.type.startsWith('text/html')) return answer(response, 200, found.type, content)
    const meta = `<meta name="anchabu-token" content="${token}">`
    answer(response, 200, found.type, content.toString('utf8').replace(/<head>/i, `<head>${meta}`))
  }

  async function api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const isEvents = url.pathname === '/api/events'
    const given = request.headers['x-anchabu-token'] ?? (isEvents ? url.searchParams.get('token') : null)
    const { origin } = request.headers
    // A browser names the origin of every POST; of a GET only when it is foreign.
    const isOwn = isOwnOrigin(origin) || (isEvents && origin === undefined)
    const site = request.headers['sec-fetch-site']
    if (!isOwn || (site !== undefined && site !== 'same-origin') || !isSame(given, token)) {
      return json(response, 403, refusal(lost))
    }
    if (request.method !== (isEvents ? 'GET' : 'POST')) return json(response, 405, refusal('请求方式不正确'))
    if (isEvents) return listen(response)
    if (url.pathname !== '/api/call' && url.pathname !== '/api/cancel')
      return json(response, 404, refusal('没有这个地址'))
    const body = await bodyOf(request)
    if (body === 'too large') {
      response.setHeader('connection', 'close')
      return json(response, 413, refusal('内容太大，一次最多 30 MB'))
    }
    if (body === 'broken') return json(response, 400, refusal('收到的请求格式不正确'))
    if (url.pathname === '/api/cancel') {
      const id = jobIdIn(body.jobId)
      if (id) dispatcher.cancel(id)
      return json(response, 200, { ok: true, value: null })
    }
    await call(response, body)
  }

  /** Long jobs send white space before the answer, so that no browser gives up waiting. */
  async function call(response: ServerResponse, body: Record<string, unknown>): Promise<void> {
    response.writeHead(200, {
      ...securityHeaders,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    })
    const beat = setInterval(() => response.write(' '), heartbeat)
    try {
      response.end(JSON.stringify(await carry(dispatcher, body.call, body.jobId)))
    } finally {
      clearInterval(beat)
    }
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, {
      ...securityHeaders,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.write(':\n\n')
    const beat = setInterval(() => response.write(':\n\n'), heartbeat)
    listeners.add(response)
    response.once('close', () => {
      clearInterval(beat)
      listeners.delete(response)
    })
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? ''
    const target = request.url ?? ''
    if (!hosts().includes(host)) return sentence(response, 421, '地址不正确')
    if (!target.startsWith('/') || !URL.canParse(`http://${host}${target}`))
      return sentence(response, 400, '地址不正确')
    const url = new URL(`http://${host}${target}`)
    if (url.pathname.startsWith('/api/')) return api(request, response, url)
    if (request.method !== 'GET') return sentence(response, 405, '请求方式不正确')
    return page(request, response, url)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else json(response, 500, refusal('软件出现意外问题，已保存的数据不受影响'))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, '127.0.0.1', resolve)
  })
  ;({ port } = server.address() as AddressInfo)
  const at = (key: string): string => `http://127.0.0.1:${port}/?token=${key}`

  return {
    port,
    address: at(lasting),
    addressForOnce: at(once ?? lasting),
    emit: (event) => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The JSON object of a request, or what is wrong with it. */
async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | 'too large' | 'broken'> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return 'too large'
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return 'broken'
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return 'too large'
    chunks.push(chunk)
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : 'broken'
  } catch {
    return 'broken'
  }
}
