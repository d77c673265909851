import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from './floors.ts'

/** Why no browser can be driven here, null when one can. */
export const browserMissing = (): string | null =>
  findChromium() === null ? 'no Chromium (ANCHABU_CHROMIUM names one)' : null

export interface WebServer {
  address: string
  process: ChildProcess
  /** Ends as with Ctrl+C; resolves with the exit code. */
  close(): Promise<number | null>
}

/** Starts the built app for browsers without opening one. */
export async function startWeb(dataFolder: string, environment: Record<string, string> = {}): Promise<WebServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'out', 'main', 'web.js')], {
    env: { ...process.env, ANCHABU_DATA: dataFolder, ANCHABU_NO_OPEN: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let output = ''
  const address = await new Promise<string>((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      output += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]+/.exec(output)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    void ended.then((code) => reject(new Error(`web.js ended with ${code}:\n${output}`)))
  })
  return {
    address,
    process: child,
    close: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}

export interface BrowserApp {
  browser: Browser
  page: Page
  server: WebServer
  /** another window on the same data, with a storage of its own */
  openWindow(): Promise<Page>
  close(): Promise<void>
}

/** The built app in an installed Chromium, 1366×768 as on an office PC. */
export async function launchBrowser(options: {
  dataFolder: string
  environment?: Record<string, string>
}): Promise<BrowserApp> {
  const server = await startWeb(options.dataFolder, options.environment)
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
  const openWindow = async () => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(server.address)
    return page
  }
  const page = await openWindow()
  return {
    browser,
    page,
    server,
    openWindow,
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}
