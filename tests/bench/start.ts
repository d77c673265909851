/** From the start of the process to the home page with its list, against an empty window; both give the same signal. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findCommand, findElectron } from '../helpers/floors.ts'
import { measureAlone, type Sample, takeTurns } from './measure.ts'

const rounds = 5
const signal = /ANCHABU_BENCH (\d+)/
const projectFolder = join(import.meta.dirname, '..', '..')
/** The list of what is to be done stands there only when the data has come. */
const homeIsUsable = '.home .today-item'
/** The instant at which the sample factory has something to do. */
const sampleNow = '2026-11-20T01:30:00.000Z'
const patience = 60_000

/** Why no window can be opened here, null when one can. */
export function windowMissing(): string | null {
  if (findElectron() === null) return 'no Electron runtime (ELECTRON_OVERRIDE_DIST_PATH names an unpacked one)'
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  return hasScreen || findCommand('Xvfb') ? null : 'no display, and no Xvfb that could stand in for one'
}

/** The display to open windows on; a virtual one is started where there is none. */
async function openDisplay(): Promise<{ environment: NodeJS.ProcessEnv; close: () => void }> {
  const isThere = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (isThere) return { environment: {}, close: () => undefined }
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    server.once('exit', () => reject(new Error('Xvfb did not start')))
  })
  return { environment: { DISPLAY: `:${number}` }, close: () => void server.kill() }
}

/** One start with its orderly end, which is not timed. */
async function startOnce(app: string, selector: string, userFolder: string, more: NodeJS.ProcessEnv): Promise<Sample> {
  const started = performance.now()
  const child = spawn(
    findElectron() ?? '',
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '-r',
      join(import.meta.dirname, 'window-signal.cjs'),
      app,
      `--user-data-dir=${userFolder}`,
    ],
    { env: { ...process.env, ...more, ANCHABU_BENCH_SHOWS: selector }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let output = ''
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000)
  })
  const sample = await new Promise<Sample | null>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const kilobytes = signal.exec(output)?.[1]
      if (kilobytes === undefined) return
      resolve({ milliseconds: performance.now() - started, megabytes: Number(kilobytes) / 1024, units: 1 })
    })
    void ended.then(() => resolve(null))
  })
  await ended
  clearTimeout(timer)
  if (sample === null) throw new Error(`${app} showed no "${selector}" in ${patience / 1000} s:\n${complaint}`)
  return sample
}

/** Medians of the start of the app on the sample factory and of an empty window; every start is a new process. */
export async function measureStart(): Promise<Record<'ours' | 'empty', Sample>> {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
  const display = await openDisplay()
  try {
    const dataFolder = join(folder, 'data')
    await measureAlone('sample.ts', 'load', dataFolder)
    const environment = { ...display.environment, ANCHABU_DATA: dataFolder, ANCHABU_FIXED_NOW: sampleNow }
    const subjects = {
      ours: () => startOnce(projectFolder, homeIsUsable, join(folder, 'ours'), environment),
      empty: () => startOnce(join(import.meta.dirname, 'empty-window.cjs'), 'body', join(folder, 'empty'), environment),
    }
    // The first start on a PC makes Chromium's own folders; it is not the one that a user waits for every day.
    await takeTurns(1, subjects)
    return await takeTurns(rounds, subjects)
  } finally {
    display.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
