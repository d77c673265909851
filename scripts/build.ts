/** Builds the screens, the bridge and the working half into out/; does nothing when no source has changed. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { build as viteBuild } from 'vite'
import { checkBundles } from './check-bundles.ts'
import { inProject, root } from './paths.ts'

const configs = ['vite.renderer.config.ts', 'vite.main.config.ts', 'vite.preload.config.ts']
const sources = ['shared/**/*', 'electron/**/*', 'renderer/**/*', 'package-lock.json', 'scripts/*build*.ts', ...configs]
const stamp = inProject('out', '.built')

/** Builds out/ when a source is newer than the last build; `force` builds in any case. Says whether it built. */
export async function build(options: { force?: boolean; production?: boolean } = {}): Promise<boolean> {
  const production = options.production ?? true
  const before = fingerprint(production)
  if (!options.force && existsSync(stamp) && readFileSync(stamp, 'utf8') === before) return false
  rmSync(stamp, { force: true })
  mkdirSync(inProject('out'), { recursive: true })
  // Vite takes the React build from this variable, not from `mode` alone.
  process.env.NODE_ENV = production ? 'production' : 'development'
  const mode = production ? 'production' : 'development'
  for (const config of configs) {
    await viteBuild({
      root: config.includes('renderer') ? inProject('renderer') : root,
      configFile: inProject(config),
      mode,
      logLevel: 'warn',
    })
  }
  const faults = checkBundles(inProject('out'), production)
  if (faults.length > 0) throw new Error(`the build in out/ is not usable:\n- ${faults.join('\n- ')}`)
  writeFileSync(stamp, before)
  return true
}

/** One hash over name, size and change time of every file that the build reads. */
function fingerprint(production: boolean): string {
  const hash = createHash('sha256').update(production ? 'production' : 'development')
  for (const file of globSync(sources, { cwd: root }).sort()) {
    const { size, mtimeMs } = statSync(inProject(file))
    if (!file.endsWith('/')) hash.update(`${file}:${size}:${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

if (import.meta.main) {
  const started = performance.now()
  const built = await build({ force: process.argv.includes('--force') })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const files = readdirSync(inProject('out', 'main')).length
  console.log(built ? `built out/ (${files} files in out/main) in ${seconds} s` : `out/ is up to date (${seconds} s)`)
}
