import { spawn } from 'node:child_process'
import { root } from './paths.ts'

/** A finished command: its exit code, everything it printed, and how long it took. */
export interface Outcome {
  code: number
  output: string
  seconds: number
}

/**
 * Runs one tool of this project (npm puts node_modules/.bin first in PATH) and collects what it prints; `live` passes
 * the output through instead.
 */
export async function run(command: string, args: string[], options: { live?: boolean } = {}): Promise<Outcome> {
  const started = performance.now()
  const child = spawn(command, args, {
    cwd: root,
    stdio: options.live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    // On Windows the tools in node_modules/.bin are .cmd files, which only a shell starts.
    shell: process.platform === 'win32',
    env: process.env,
  })
  let output = ''
  const collect = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit) => resolve(exit ?? 1))
  })
  return { code, output, seconds: (performance.now() - started) / 1000 }
}
