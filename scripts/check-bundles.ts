import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'

/** of the working half, read before the first answer; it stood at 0.8 MB, and at 2.1 MB when it was one piece */
const mostStartingBytes = 1_000_000

/**
 * What must hold for the built files in `out`, as a list of faults (empty when all is well): the database driver is
 * loaded from node_modules and not swallowed by the bundler, the bridge needs nothing but Electron, the page carries no
 * inline script, PDFs find what they are drawn with, neither the window nor, in production, the first page waits for the
 * schemas of the contract or for pdf.js, and the working half starts with what the first page asks for alone.
 */
export function checkBundles(out: string, production = true): string[] {
  const faults: string[] = []
  const wanted = [
    'main/main.js',
    'main/web.js',
    'main/cli.js',
    'main/job.js',
    'main/preload.cjs',
    'renderer/index.html',
  ]
  for (const file of wanted) if (!existsSync(join(out, file))) faults.push(`${file} is missing`)
  if (faults.length > 0) return faults

  const main = globSync('main/*.js', { cwd: out }).map((file) => ({
    file,
    text: readFileSync(join(out, file), 'utf8'),
  }))
  if (!main.some(({ text }) => loads(text).includes('better-sqlite3'))) {
    faults.push('no bundle in main/ loads better-sqlite3 from node_modules')
  }
  for (const { file, text } of main) {
    if (/\(\s*["'`]@napi-rs\/canvas/.test(text)) faults.push(`${file} asks for a canvas, which is not shipped`)
    if (/prebuilds[\\/]|binding\.gyp|node-gyp-build/.test(text)) faults.push(`${file} contains the driver's own loader`)
  }
  const strangers = loads(readFileSync(join(out, 'main/preload.cjs'), 'utf8')).filter((name) => name !== 'electron')
  if (strangers.length > 0) faults.push(`preload.cjs loads ${strangers.join(', ')}; the sandbox allows only electron`)

  const page = readFileSync(join(out, 'renderer/index.html'), 'utf8')
  if (/<script(?![^>]*\bsrc=)[^>]*>/.test(page)) faults.push('index.html has an inline script')
  if (/\s(?:src|href)="(?:https?:)?\/\//.test(page)) faults.push('index.html loads something from the network')
  const firstScripts = [...page.matchAll(/<script[^>]*\bsrc="\.\/([^"]+)"/g)].map((match) => `renderer/${match[1]}`)
  for (const aid of ['GBK-EUC-H.bcmap', 'FoxitSymbol.pfb', 'openjpeg_nowasm_fallback.js']) {
    if (!existsSync(join(out, 'renderer/pdf', aid)))
      faults.push(`renderer/pdf/${aid} is missing: PDFs may be drawn without it`)
  }
  for (const first of ['main/main.js', ...(production ? firstScripts : [])]) {
    for (const file of startingWith(out, first)) {
      const text = readFileSync(join(out, file), 'utf8')
      for (const [what, sign] of notAtStart) {
        if (sign.test(text)) faults.push(`${first} starts with ${what} in ${file}; import it where it is first needed`)
      }
    }
  }
  const starting = /import\("\.\/(compose-[^"]+\.js)"\)/.exec(readFileSync(join(out, 'main/main.js'), 'utf8'))?.[1]
  const startingSize = [...startingWith(out, `main/${starting}`)].reduce(
    (sum, file) => sum + statSync(join(out, file)).size,
    0,
  )
  if (startingSize > mostStartingBytes)
    faults.push(`the working half starts with ${startingSize} bytes: services/start.ts reaches too far`)
  return faults
}

/** What takes longer to load than the window to open, by a word that the bundler leaves as it is. */
const notAtStart = [
  ['the schemas', /["'`]ZodObject["'`]/],
  ['pdf.js', /["'`]InvalidPDFException["'`]/],
] as const

/** A script of `out` and all that it imports before its own first line runs. */
function startingWith(out: string, first: string): Set<string> {
  const files = new Set([first])
  for (const file of files) {
    const text = readFileSync(join(out, file), 'utf8')
    for (const match of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) {
      files.add(posix.join(posix.dirname(file), match[1] ?? ''))
    }
  }
  return files
}

/** The module names that a bundle loads at run time. */
function loads(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom\s*|\brequire\(|\bimport\(|\bimport\s*)["']([^"'./][^"']*)["']/g)].map(
    (match) => match[1] ?? '',
  )
}
