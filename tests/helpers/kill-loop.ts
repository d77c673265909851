/** Starts writers as processes of their own and kills them without warning. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import { external } from '../../vite.main.config.ts'

export interface Acknowledged {
  type: string
  id: string
  revision: number
  number?: string
  sha256?: string
}

export interface Writer {
  /** resolves when the writer is at work; rejects with its error output when it ends by itself */
  ready: Promise<void>
  acknowledged: Acknowledged[]
  /** SIGKILL; resolves when the process is gone */
  kill(): Promise<void>
}

const source = join(import.meta.dirname, 'kill-loop-writer.ts')

/** Starts a writer (see kill-loop-writer.ts) from its source, or from a bundle of it that starts faster. */
export function startWriter(parameters: readonly string[], script: string = source): Writer {
  const child = spawn(process.execPath, [script, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] })
  const acknowledged: Acknowledged[] = []
  let rest = ''
  let complaint = ''
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()))
  const gone = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      const lines = (rest + bytes.toString('utf8')).split('\n')
      // A line without its end was cut off by the kill: it was not acknowledged.
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const said = JSON.parse(line) as Acknowledged | { ready: true }
        if ('ready' in said) resolve()
        else acknowledged.push(said)
      }
    })
    void gone.then(() => reject(new Error(`the writer ended by itself: ${complaint}`)))
  })
  return {
    ready,
    acknowledged,
    kill: () => {
      child.kill('SIGKILL')
      return gone
    },
  }
}

/** Bundles the writer into one file, which starts in a third of the time. Returns its path. */
export async function bundleWriter(): Promise<string> {
  const root = join(import.meta.dirname, '..', '..')
  // Two levels below the project, as the source is, so that the resources lie where they lie for the source.
  const outDir = join(root, '.cache', 'kill-loop')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { writer: source },
        external,
        checks: { ineffectiveDynamicImport: false },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  })
  return join(outDir, 'writer.js')
}
