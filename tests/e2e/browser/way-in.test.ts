import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callFromPage } from '../../helpers/bridge.ts'
import { type BrowserApp, browserMissing, launchBrowser } from '../../helpers/browser.ts'
import { requireFloor } from '../../helpers/floors.ts'

describe.runIf(requireFloor('browser', browserMissing()))('the app in the browser of the PC', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), '安查簿 数据-'))
  let app: BrowserApp
  let enterpriseId = ''
  beforeAll(async () => {
    app = await launchBrowser({ dataFolder })
  })
  afterAll(async () => {
    await app?.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('opens, leaves the token out of the address, and breaks no rule of its own policy', async () => {
    const violations: string[] = []
    app.page.on('console', (message) => message.type() === 'error' && violations.push(message.text()))
    await app.page.reload()
    await app.page.locator('#root > *').first().waitFor()
    expect(app.page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/(#.*)?$/)
    expect(violations).toEqual([])
    const policy = (await app.page.request.get(app.page.url())).headers()['content-security-policy']
    expect(policy).toContain("default-src 'none'; script-src 'self'")
  })

  it('does not open for a browser that was not given the address', async () => {
    const stranger = await app.browser.newContext()
    const answer = await stranger.request.get(new URL('/', app.page.url()).href)
    expect(answer.status()).toBe(403)
    expect(await answer.text()).toContain('请从安查簿启动时给出的地址重新打开')
    await stranger.close()
  })

  it('does not answer a page from elsewhere', async () => {
    const { origin } = new URL(app.page.url())
    const context = await app.browser.newContext()
    const page = await context.newPage()
    await page.route('http://elsewhere.test/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>x' }))
    await page.goto('http://elsewhere.test/')
    const outcome = await page.evaluate(
      (address) =>
        fetch(`${address}/api/call`, { method: 'POST', headers: { 'x-anchabu-token': 'x' }, body: '{}' }).then(
          (answer) => answer.status,
          () => 'refused',
        ),
      origin,
    )
    expect(outcome).toBe('refused')
    await context.close()
  })

  it('carries out jobs in a process of their own', async () => {
    const loaded = await callFromPage(app.page, 'enterprise.loadSample', {}, null, randomUUID())
    expect(loaded).toMatchObject({ ok: true, value: { isSample: true } })
    if (loaded.ok) enterpriseId = loaded.value.id
    expect(await callFromPage(app.page, 'workspace.chooseFolder', { title: '选择' })).toEqual({ ok: true, value: null })
    expect(await callFromPage(app.page, 'workspace.info', {})).toMatchObject({
      value: { transport: 'browser', dataFolder },
    })
  })

  it('ends in good order with Ctrl+C: backup made, databases closed', async () => {
    expect(await callFromPage(app.page, 'setting.set', { key: 'trial', value: 1 }, enterpriseId)).toMatchObject({
      ok: true,
    })
    expect(await app.server.close()).toBe(0)
    expect(readdirSync(join(dataFolder, 'backups', enterpriseId)).some((name) => name.endsWith('.db'))).toBe(true)
    expect(existsSync(join(dataFolder, 'workspace.db-wal'))).toBe(false)
  })
})
