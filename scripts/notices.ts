/** `npm run notices`: writes THIRD-PARTY-NOTICES.md from what really ships; with `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inProject } from './paths.ts'
import { isAllowed, type ShippedPackage, shippedPackages } from './shipped-packages.ts'

const target = inProject('THIRD-PARTY-NOTICES.md')

/** One font of resources/fonts/fonts.json. */
interface Font {
  file: string
  family: string
  licence: string
  licenceFile: string
  source: string
}

/** The whole notice: who made what, under which licence, and every distinct licence text once. */
export function composeNotices(packages: ShippedPackage[], fonts: Font[]): string {
  const texts = new LicenceTexts()
  const rows = packages.map((one) => {
    const numbers = one.texts.map((text) => texts.add(text))
    const holders = [...new Set(one.texts.flatMap(copyrightLines))]
    const notice = holders.length > 0 ? holders.join('; ') : one.author
    return `- **${one.name}** ${one.version} — ${one.licence}${notice ? ` — ${notice}` : ''}${references(numbers)}`
  })
  const fontRows = fonts.map((font) => {
    const text = readFileSync(inProject('resources', 'fonts', font.licenceFile), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim()
    const holders = copyrightLines(text).join('; ')
    return `- **${font.family}** (${font.file}) — ${font.licence} — ${holders}${references([texts.add(text)])}`
  })
  return [
    '# Third-party notices',
    'Anchabu is MIT-licensed (see LICENSE). It ships with the work of others, listed here with their copyright and licence.',
    'Written by `npm run notices`; do not edit. The desktop runtime, Electron with Chromium and Node.js, carries its own',
    'notices beside the program (LICENSE.electron.txt, LICENSES.chromium.html).',
    '',
    `## Packages (${packages.length})`,
    '',
    ...rows,
    '',
    '## Fonts',
    '',
    ...fontRows,
    '',
    '## Licence texts',
    ...texts
      .all()
      .flatMap((text, index) => [
        '',
        `### Text ${index + 1}`,
        '',
        ...text.split('\n').map((line) => `    ${line}`.trimEnd()),
      ]),
    '',
  ].join('\n')
}

const references = (numbers: number[]): string =>
  numbers.length > 0 ? ` — text ${[...new Set(numbers)].join(', ')}` : ''

/** The lines that name the holders of the copyright. */
function copyrightLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^[\s*#>-]+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => /^(copyright\s+(\(c\)|©|\d{4}|[A-Z])|©|\(c\) \d{4})/i.test(line))
    .filter((line) => !/\[yyyy\]|\{yyyy\}|copyright (notice|owner|holder|license)/i.test(line))
}

/** Collects licence texts; those that differ only in holder and layout count as one. */
class LicenceTexts {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  /** The number of this text in the list. */
  add(text: string): number {
    const holders = new Set(copyrightLines(text))
    const lines = text.split('\n').filter(
      (line) =>
        !holders.has(
          line
            .replace(/^[\s*#>-]+/, '')
            .replace(/\s+/g, ' ')
            .trim(),
        ),
    )
    const key = lines
      .join(' ')
      .toLowerCase()
      .replace(/all rights reserved\.?|\bmit license\b|\(mit\)|the |isc license/g, '')
      .replace(/[^a-z0-9]+/g, '')
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#texts.push(lines.join('\n').trim())
    this.#numbers.set(key, this.#texts.length)
    return this.#texts.length
  }

  all(): readonly string[] {
    return this.#texts
  }
}

if (import.meta.main) {
  const packages = shippedPackages()
  const refused = packages.filter(({ licence }) => !isAllowed(licence))
  for (const { name, version, licence } of refused)
    console.error(`${name} ${version}: licence "${licence}" is not on the list`)
  if (refused.length > 0) process.exit(1)
  const fonts = JSON.parse(readFileSync(inProject('resources', 'fonts', 'fonts.json'), 'utf8')) as Font[]
  const notices = composeNotices(packages, fonts)
  if (process.argv.includes('--check')) {
    if (!existsSync(target) || readFileSync(target, 'utf8') !== notices) {
      console.error('THIRD-PARTY-NOTICES.md does not match what ships: run npm run notices and commit the file')
      process.exit(1)
    }
  } else {
    writeFileSync(target, notices)
    console.log(`THIRD-PARTY-NOTICES.md: ${packages.length} packages, ${fonts.length} fonts`)
  }
}
