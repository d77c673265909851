import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as rawRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Call } from '#shared/contract/index'
import { type HttpTransport, serveHttp } from '../../electron/ipc/http-transport.ts'
import { listPages } from '../../electron/ipc/pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'anchabu-http-'))
writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><title>x</title></head></html>')
writeFileSync(join(folder, 'app.js'), 'export {}')

const calls: { call: Call; jobId: string | undefined }[] = []
const cancelled: string[] = []
let http: HttpTransport
let token = ''

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A request with exactly the given headers, as a program other than a browser could send it. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options
    const request = rawRequest(
      { host: '127.0.0.1', port: http.port, path, method, headers, setHost: !('host' in headers) },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const own = () => ({
  'x-anchabu-token': token,
  origin: `http://127.0.0.1:${http.port}`,
  'content-type': 'application/json',
})
const call = { operation: 'enterprise.list', input: { 名: '值' }, enterpriseId: null, actorId: null }
const post = (
  headers: Record<string, string>,
  body: string | Buffer = JSON.stringify({ call }),
  path = '/api/call',
  method = 'POST',
) => send(path, { method, headers, body })

beforeAll(async () => {
  http = await serveHttp({
    pages: listPages(folder),
    port: 0,
    dispatcher: {
      call: (given, jobId) => {
        calls.push({ call: given, jobId })
        return Promise.resolve({ ok: true, value: given.input })
      },
      cancel: (jobId) => cancelled.push(jobId),
    },
  })
  const cookie = await enter(http.address)
  token = /content="([0-9a-f]{64})"/.exec((await send('/', { headers: { cookie } })).body)?.[1] ?? ''
})
afterAll(async () => {
  await http.close()
  rmSync(folder, { recursive: true, force: true })
})

async function enter(address: string): Promise<string> {
  const answer = await send(address.slice(address.indexOf('/?')))
  expect(answer.status).toBe(303)
  expect(answer.headers.location).toBe('/')
  const [cookie = ''] = answer.headers['set-cookie'] ?? []
  expect(cookie).toMatch(/^anchabu-\d+=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/$/)
  return cookie.split(';')[0] ?? ''
}

describe('the pages on 127.0.0.1', () => {
  it('open with the address of the start, which sets a cookie and leaves the token behind', async () => {
    const cookie = await enter(http.address)
    const page = await send('/', { headers: { cookie } })
    expect(page.status).toBe(200)
    expect(page.body).toContain(`<head><meta name="anchabu-token" content="${token}">`)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    expect(Object.keys(page.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect((await send('/app.js', { headers: { cookie } })).headers['content-type']).toMatch(/^text\/javascript/)
    expect((await send('/secret.js', { headers: { cookie } })).status).toBe(404)
  })

  it('open once with the address given to the browser', async () => {
    await enter(http.addressForOnce)
    expect((await send(http.addressForOnce.slice(http.addressForOnce.indexOf('/?')))).status).toBe(403)
  })

  it('stay shut for another program: no cookie, no token', async () => {
    for (const headers of [{}, { cookie: `anchabu-${http.port}=${'0'.repeat(64)}` }, { cookie: 'x' }]) {
      for (const path of ['/', '/index.html', '/app.js', '/?token=', `/?token=${'0'.repeat(64)}`]) {
        const answer = await send(path, { headers: headers as Record<string, string> })
        expect(answer.status).toBe(403)
        expect(answer.body).not.toContain(token)
      }
    }
  })

  it('stay shut for a foreign Host, as in a name that was pointed at 127.0.0.1', async () => {
    for (const host of [
      'example.com',
      `example.com:${http.port}`,
      '127.0.0.1',
      '127.0.0.1:1',
      `127.0.0.1.evil:${http.port}`,
    ]) {
      expect((await send(http.address.slice(http.address.indexOf('/?')), { headers: { host } })).status).toBe(421)
      expect((await post({ ...own(), host })).status).toBe(421)
    }
  })

  it('answer GET alone', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await send('/', { method })).status).toBe(405)
  })
})

describe('calls on 127.0.0.1', () => {
  it('are carried with token and own origin', async () => {
    const jobId = randomUUID()
    const answer = await post(own(), JSON.stringify({ call, jobId }))
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { 名: '值' } })
    expect(calls.at(-1)).toEqual({ call, jobId })
    const local = { ...own(), origin: `http://localhost:${http.port}`, host: `localhost:${http.port}` }
    expect((await post(local)).status).toBe(200)
    expect((await post(own(), JSON.stringify({ jobId }), '/api/cancel')).status).toBe(200)
    expect(cancelled).toEqual([jobId])
  })

  it('are refused otherwise, with a sentence and without reaching the dispatcher', async () => {
    const before = calls.length
    const { origin: _, ...withoutOrigin } = own()
    const { 'x-anchabu-token': __, ...withoutToken } = own()
    const refused = [
      withoutOrigin,
      withoutToken,
      { ...own(), 'x-anchabu-token': '' },
      { ...own(), 'x-anchabu-token': `${token}0` },
      { ...own(), 'x-anchabu-token': token.toUpperCase().replace(/^./, 'g') },
      { ...own(), origin: 'https://example.com' },
      { ...own(), origin: 'null' },
      { ...own(), origin: 'http://127.0.0.1' },
      { ...own(), origin: `https://127.0.0.1:${http.port}` },
      { ...own(), origin: `http://127.0.0.1:${http.port}.evil` },
      { ...own(), 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of refused) {
      const answer = await post(headers as Record<string, string>)
      expect(answer.status).toBe(403)
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid' } })
    }
    // The token in the address is for the event stream alone.
    expect((await post(withoutToken as Record<string, string>, '{}', `/api/call?token=${token}`)).status).toBe(403)
    expect(calls.length).toBe(before)
  })

  it('are refused by method, address and shape', async () => {
    expect((await send('/api/call', { headers: own() })).status).toBe(405)
    expect((await send('/api/call', { method: 'OPTIONS', headers: own() })).status).toBe(405)
    expect((await post(own(), '{}', '/api/other')).status).toBe(404)
    expect((await post(own(), '{')).status).toBe(400)
    expect((await post(own(), '[]')).status).toBe(400)
    expect((await post({ ...own(), 'content-type': 'text/plain' })).status).toBe(400)
    const before = calls.length
    for (const bad of [
      {},
      { call: null },
      { call: { operation: 1 } },
      { call: { ...call, enterpriseId: '../x' } },
      { call, jobId: 'x' },
    ]) {
      expect(JSON.parse((await post(own(), JSON.stringify(bad))).body)).toMatchObject({
        ok: false,
        error: { code: 'invalid' },
      })
    }
    expect(calls.length).toBe(before)
  })

  it('take bodies up to 30 MB', async () => {
    const photo = (size: number) => JSON.stringify({ call: { ...call, input: { base64: 'A'.repeat(size) } } })
    expect((await post(own(), photo(27 * 1024 * 1024))).status).toBe(200)
    expect(
      await post(own(), photo(31 * 1024 * 1024)).then(
        (answer) => answer.status,
        () => 'cut off',
      ),
    ).toSatisfy((outcome) => outcome === 413 || outcome === 'cut off')
    const chunked = { ...own(), 'transfer-encoding': 'chunked' }
    const status = await post(chunked, photo(31 * 1024 * 1024)).then(
      (answer) => answer.status,
      () => 'cut off',
    )
    expect(status === 413 || status === 'cut off').toBe(true)
  })
})

describe('events on 127.0.0.1', () => {
  const listen = (headers: Record<string, string>, path = '/api/events') =>
    new Promise<{ status: number; first: Promise<string>; end: () => void }>((resolve, reject) => {
      const request = rawRequest({ host: '127.0.0.1', port: http.port, path, headers }, (response) => {
        const first = new Promise<string>((seen) => {
          response.setEncoding('utf8').on('data', (chunk: string) => chunk.startsWith('data:') && seen(chunk))
        })
        resolve({ status: response.statusCode ?? 0, first, end: () => request.destroy() })
      })
      request.on('error', (error) => (request.destroyed ? undefined : reject(error)))
      request.end()
    })

  it('reach every page that listens', async () => {
    const one = await listen({ 'x-anchabu-token': token })
    const two = await listen({}, `/api/events?token=${token}`)
    expect([one.status, two.status]).toEqual([200, 200])
    const event = { kind: 'progress', jobId: randomUUID(), done: 1, total: 2, note: '第一步\n第二行' } as const
    http.emit(event)
    for (const text of [await one.first, await two.first])
      expect(JSON.parse(text.replace(/^data: /, ''))).toEqual(event)
    one.end()
    two.end()
  })

  it('are refused without the token and for a foreign origin', async () => {
    for (const headers of [
      {},
      { 'x-anchabu-token': 'x' },
      { 'x-anchabu-token': token, origin: 'https://example.com' },
    ]) {
      const { status, end } = await listen(headers as Record<string, string>)
      expect(status).toBe(403)
      end()
    }
    expect((await post(own(), '{}', '/api/events')).status).toBe(405)
  })
})
