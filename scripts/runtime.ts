/** Where the desktop runtime (Electron) is, and how to get it in a few seconds when it is not there. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inProject } from './paths.ts'

/** Seconds without a single new byte after which a download counts as failed. */
const patience = 8

const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** The Electron executable of a folder, or `null`. */
export function executableIn(folder: string): string | null {
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' } as Record<string, string>
  const file = join(folder, names[process.platform] ?? 'electron')
  return existsSync(file) ? file : null
}

/** The folder that npm's `electron` package unpacks its runtime into. */
export const ownDist = join(electronPackage, 'dist')

/** The runtime that is already on this machine: `ELECTRON_OVERRIDE_DIST_PATH` first, then the package's own. */
export function findRuntime(): string | null {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return executableIn(override)
  return existsSync(join(electronPackage, 'path.txt')) ? executableIn(ownDist) : null
}

/**
 * Lets the `electron` package fetch its runtime; gives up as soon as nothing has arrived for a few seconds. Returns the
 * executable or the reason why there is none.
 */
export async function downloadRuntime(): Promise<{ executable: string } | { reason: string }> {
  mkdirSync(inProject('.cache'), { recursive: true })
  const landing = mkdtempSync(inProject('.cache', 'electron-'))
  const child = spawn(process.execPath, [join(electronPackage, 'install.js')], {
    env: { ...process.env, TMPDIR: landing, TEMP: landing, TMP: landing },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  let stalled = false
  let seen = 0
  let quiet = 0
  const watch = setInterval(() => {
    const size = bytesIn(landing) + bytesIn(ownDist)
    quiet = size > seen ? 0 : quiet + 1
    seen = Math.max(seen, size)
    if (quiet >= patience) {
      stalled = true
      child.kill('SIGKILL')
    }
  }, 1000)
  await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  rmSync(landing, { recursive: true, force: true })
  const executable = findRuntime()
  if (executable !== null) return { executable }
  const lines = complaint.split('\n').map((line) => line.trim())
  const cause = lines.find((line) => /E[A-Z]{4,}|Error:/.test(line)) ?? lines.find(Boolean) ?? 'unknown cause'
  return { reason: stalled ? `the download stood still for ${patience} seconds` : `the download failed (${cause})` }
}

/** The version that an unpacked runtime folder names, for example `45.4.1`, or `null`. */
export function runtimeVersion(dist: string): string | null {
  const file = join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null
}

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0
  let total = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && existsSync(file)) total += statSync(file).size
  }
  return total
}
