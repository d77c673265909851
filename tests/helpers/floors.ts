import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

/**
 * Whether a floor of the test house can be walked on this machine. Without its tool the floor is skipped and the
 * reason is printed; with CI=true a missing tool is a failure, so that nothing is skipped unnoticed.
 * Use: `describe.runIf(requireFloor('browser', reasonIfMissing))`, with `null` as the reason when the tool is there.
 */
export function requireFloor(name: string, reasonIfMissing: string | null): boolean {
  if (reasonIfMissing === null) return true
  const sentence = `floor "${name}" cannot run: ${reasonIfMissing}`
  if (process.env.CI === 'true') throw new Error(sentence)
  console.warn(`SKIPPED ${sentence}`)
  return false
}

/** The full path of a command on PATH, or `null`. */
export function findCommand(...names: string[]): string | null {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {
        // not in this folder; look in the next one
      }
    }
  }
  return null
}

/** The Chromium-family browser that the browser journeys drive (`ANCHABU_CHROMIUM` first), or `null`. */
export function findChromium(): string | null {
  const named = process.env.ANCHABU_CHROMIUM
  if (named !== undefined && existsSync(named)) return named
  const installed = [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((file) => existsSync(file))
  return installed ?? findCommand('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
}

/** The Electron executable that the desktop journeys drive, or `null`; it never starts a download. */
export function findElectron(): string | null {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const own = createRequire(import.meta.url)
    .resolve('electron/package.json')
    .replace(/package\.json$/, 'dist')
  const executable =
    process.platform === 'win32'
      ? 'electron.exe'
      : process.platform === 'darwin'
        ? 'Electron.app/Contents/MacOS/Electron'
        : 'electron'
  return [override, own].flatMap((folder) => (folder ? [join(folder, executable)] : [])).find(existsSync) ?? null
}

/** Whether a window can be opened here: always except on Linux without an X or Wayland display. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}
