import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { findElectron, hasDisplay } from './floors.ts'

export const projectFolder = join(import.meta.dirname, '..', '..')

/** Why no window can be opened here, null when one can. */
export function desktopMissing(): string | null {
  if (findElectron() === null) return 'no Electron runtime (ELECTRON_OVERRIDE_DIST_PATH names an unpacked one)'
  return hasDisplay() ? null : 'no display (xvfb-run gives one)'
}

export interface Desktop {
  app: ElectronApplication
  page: Page
  /** Quits as the user does and waits until the app has gone. */
  close(): Promise<void>
}

export interface DesktopOptions {
  dataFolder: string
  /** the app's settings on this PC; a fresh folder that goes with the app when left out */
  userFolder?: string
  environment?: Record<string, string>
}

/** Starts the built app in a real window on its own data and settings. Chromium's sandbox is on except for root. */
export async function launchDesktop({ dataFolder, userFolder, environment = {} }: DesktopOptions): Promise<Desktop> {
  const settings = userFolder ?? mkdtempSync(join(tmpdir(), 'anchabu-user-'))
  const app = await _electron.launch({
    executablePath: findElectron() ?? '',
    args: [projectFolder, `--user-data-dir=${settings}`],
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...(process.env as Record<string, string>), ANCHABU_DATA: dataFolder, ...environment },
  })
  const page = await app.firstWindow()
  await page.locator('#root > *').first().waitFor()
  return {
    app,
    page,
    close: async () => {
      await app.close()
      if (userFolder === undefined) rmSync(settings, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
