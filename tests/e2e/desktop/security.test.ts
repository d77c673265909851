import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desktop, desktopMissing, launchDesktop } from '../../helpers/desktop.ts'
import { requireFloor } from '../../helpers/floors.ts'

describe.runIf(requireFloor('desktop', desktopMissing()))('the window keeps its doors shut', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), '安查簿 数据-'))
  let desktop: Desktop
  beforeAll(async () => {
    desktop = await launchDesktop({ dataFolder })
  })
  afterAll(async () => {
    await desktop?.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('runs our page without Node, with a bridge of three frozen functions', async () => {
    expect(desktop.page.url()).toMatch(/^app:\/\/main\/(#.*)?$/)
    const seen = await desktop.page.evaluate(() => ({
      require: typeof (globalThis as Record<string, unknown>).require,
      process: typeof (globalThis as Record<string, unknown>).process,
      buffer: typeof (globalThis as Record<string, unknown>).Buffer,
      bridge: Object.keys((globalThis as unknown as { anchabu: object }).anchabu).sort(),
      isFrozen: Object.isFrozen((globalThis as unknown as { anchabu: object }).anchabu),
    }))
    expect(seen).toEqual({
      require: 'undefined',
      process: 'undefined',
      buffer: 'undefined',
      bridge: ['call', 'cancel', 'subscribe'],
      isFrozen: true,
    })
  })

  it('has the web preferences that it promises', async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences?: () => Record<string, unknown>
      }
      return contents.getLastWebPreferences?.() ?? null
    })
    // Newer runtimes no longer tell; there the description of the window is tested alone.
    if (preferences === null) return
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
    expect(preferences.webviewTag ?? false).toBe(false)
    expect(preferences.webSecurity ?? true).toBe(true)
  })

  it('sends the strict policy with the page, and scripts from strings do not run', async () => {
    const seen = await desktop.page.evaluate(async () => {
      const answer = await fetch('/index.html')
      let evaluated: string
      try {
        evaluated = String(new Function('return 1')())
      } catch (error) {
        evaluated = (error as Error).name
      }
      const script = document.createElement('script')
      script.textContent = 'globalThis.wasInjected = true'
      document.head.append(script)
      return {
        policy: answer.headers.get('content-security-policy'),
        sniffing: answer.headers.get('x-content-type-options'),
        evaluated,
        injected: (globalThis as Record<string, unknown>).wasInjected ?? false,
      }
    })
    expect(seen.policy).toContain("default-src 'none'; script-src 'self'")
    expect(seen.sniffing).toBe('nosniff')
    expect(seen.evaluated).toBe('EvalError')
    expect(seen.injected).toBe(false)
  })

  it.each([
    'https://example.com/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'app://other/',
    '/..%2f..%2fpackage.json',
  ])('does not fetch %s', async (address) => {
    const outcome = await desktop.page.evaluate(
      (url) =>
        fetch(url).then(
          (answer) => answer.status,
          () => 'refused',
        ),
      address,
    )
    expect([404, 'refused']).toContain(outcome)
  })

  it('stops the network below the policy too', async () => {
    const outcome = await desktop.app.evaluate(async ({ session }) => {
      const go = (url: string) =>
        session.defaultSession.fetch(url).then(
          (answer) => String(answer.status),
          (error: Error) => error.message,
        )
      return [await go('https://example.com/'), await go('http://127.0.0.1:9/')]
    })
    for (const message of outcome) expect(message).toMatch(/ERR_BLOCKED_BY_CLIENT/)
  })

  it('opens no second window and stays on its page', async () => {
    const before = desktop.page.url()
    const opened = await desktop.page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' })
      document.body.append(link)
      link.click()
      return [window.open('https://example.com/') === null, window.open('app://main/') === null]
    })
    expect(opened).toEqual([true, true])
    for (const target of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'app://main/assets/']) {
      await desktop.page.evaluate((address) => {
        location.href = address
      }, target)
      await desktop.page.waitForTimeout(150)
      expect(desktop.page.url()).toBe(before)
    }
    expect(await desktop.page.evaluate(() => document.getElementById('root')?.childElementCount)).toBeGreaterThan(0)
    expect(desktop.app.windows()).toHaveLength(1)
  })

  it('embeds neither a webview nor a foreign frame', async () => {
    const seen = await desktop.page.evaluate(async () => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'https://example.com/')
      const frame = Object.assign(document.createElement('iframe'), { src: 'app://main/' })
      document.body.append(view, frame)
      await new Promise((resolve) => setTimeout(resolve, 300))
      let bridgeInFrame = false
      try {
        bridgeInFrame = 'anchabu' in (frame.contentWindow ?? {})
      } catch {
        // the refused frame shows an error page of a foreign origin
      }
      const result = { hasGuest: 'getWebContentsId' in view, bridgeInFrame }
      view.remove()
      frame.remove()
      return result
    })
    expect(seen).toEqual({ hasGuest: false, bridgeInFrame: false })
    expect(await desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  })

  it('is granted no permission', async () => {
    const seen = await desktop.page.evaluate(async () => {
      const query = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state
      const refused = (asking: Promise<unknown> | undefined) =>
        asking?.then(
          () => 'granted',
          (error: Error) => error.name,
        ) ?? 'absent'
      return {
        place: await query('geolocation'),
        camera: await query('camera'),
        clipboard: await query('clipboard-read'),
        notification: await Notification.requestPermission(),
        media: await refused(navigator.mediaDevices?.getUserMedia({ video: true, audio: true })),
        screen: await refused(navigator.mediaDevices?.getDisplayMedia({ video: true })),
      }
    })
    expect(seen).toMatchObject({ place: 'denied', camera: 'denied', clipboard: 'denied', notification: 'denied' })
    expect(seen.media).not.toBe('granted')
    expect(seen.screen).not.toBe('granted')
  })

  it('answers calls, and refuses what is not in the contract with a sentence', async () => {
    const [info, stranger, misshapen] = await desktop.page.evaluate(async () => {
      // The page's own prototypes may be bent; the bridge lives in another world.
      const { push } = Array.prototype
      Array.prototype.push = () => 0
      const { anchabu } = globalThis as unknown as { anchabu: { call(call: unknown, job?: unknown): Promise<unknown> } }
      const call = (operation: unknown) => anchabu.call({ operation, input: {}, enterpriseId: null, actorId: null })
      const answers = [await call('workspace.info'), await call('__proto__'), await call({ nested: true })]
      Array.prototype.push = push
      return answers
    })
    expect(info).toMatchObject({ ok: true, value: { transport: 'desktop', dataFolder } })
    expect(stranger).toMatchObject({ ok: false, error: { code: 'invalid', message: '没有这项操作' } })
    expect(misshapen).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })
})
