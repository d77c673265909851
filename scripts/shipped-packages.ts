import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import ts from 'typescript'
import { inProject, root } from './paths.ts'

/** A package that travels with the app, in node_modules or inside a bundle. */
export interface ShippedPackage {
  name: string
  version: string
  /** SPDX expression as the package declares it */
  licence: string
  author: string
  /** texts of its licence and notice files, in the order of their names */
  texts: string[]
}

interface Manifest {
  name: string
  version: string
  license?: string | { type: string }
  licenses?: { type: string }[]
  author?: string | { name: string }
  dependencies?: Record<string, string>
}

/** The licences that may travel with the app; anything else needs a decision, not an entry here in passing. */
export const allowedLicences = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    '0BSD',
    'OFL-1.1',
    'MPL-2.0',
    'BlueOak-1.0.0',
  ],
  ...['CC0-1.0', 'Unlicense', 'Python-2.0', 'Zlib'],
])

/** Whether an SPDX expression can be satisfied from the allowed licences: all sides of AND, one side of OR. */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1')
  return bare
    .split(/ OR |\/| or /)
    .some((side) => side.split(' AND ').every((one) => allowedLicences.has(one.replace(/[()*]/g, '').trim())))
}

/**
 * Every package that ships: the runtime dependencies, whatever the source imports (the bundler takes it in), and all
 * that those need in turn, sorted by name.
 */
export function shippedPackages(): ShippedPackage[] {
  const found = new Map<string, ShippedPackage>()
  const open = [...new Set([...runtimeDependencies(), ...importedPackages()])].map((name) => ({ name, from: root }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const folder = locate(next.name, next.from)
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const key = `${manifest.name}@${manifest.version}`
    if (found.has(key)) continue
    found.set(key, describe(manifest, folder))
    for (const name of Object.keys(manifest.dependencies ?? {})) open.push({ name, from: folder })
  }
  return [...found.values()].sort((a, b) =>
    a.name === b.name ? compare(a.version, b.version) : compare(a.name, b.name),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function runtimeDependencies(): string[] {
  const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as Manifest
  return Object.keys(manifest.dependencies ?? {})
}

/** The packages that shared/, electron/ and renderer/ import at run time; types leave no trace in a bundle. */
function importedPackages(): string[] {
  const names = new Set<string>()
  for (const file of globSync('{shared,electron,renderer}/**/*.{ts,tsx}', { cwd: root })) {
    const source = ts.createSourceFile(file, readFileSync(inProject(file), 'utf8'), ts.ScriptTarget.Latest)
    const visit = (node: ts.Node): void => {
      const specifier = runtimeSpecifier(node)
      if (specifier !== null && /^(@?[a-z])/.test(specifier) && !isBuiltin(specifier)) names.add(packageOf(specifier))
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  // The runtime itself carries its own notices (LICENSES.chromium.html).
  names.delete('electron')
  return [...names]
}

/** The module that a node loads when it runs, or `null`. */
function runtimeSpecifier(node: ts.Node): string | null {
  const text = (specifier: ts.Node | undefined): string | null =>
    specifier !== undefined && ts.isStringLiteral(specifier) ? specifier.text : null
  if (ts.isImportDeclaration(node)) {
    return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? null : text(node.moduleSpecifier)
  }
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? null : text(node.moduleSpecifier)
  const isImportCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
  return isImportCall ? text(node.arguments[0]) : null
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Finds a package the way Node does: in the nearest node_modules upwards. */
function locate(name: string, from: string): string {
  for (let folder = from; ; folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
    if (folder === root || folder === join(folder, '..')) throw new Error(`${name} is not installed: run npm ci`)
  }
}

/** The licence of a package that declares none but carries the text. */
function licenceOf(texts: string[]): string {
  return texts.some((text) => /Permission is hereby granted, free of charge/.test(text)) ? 'MIT' : 'none'
}

/** Licences of what a package carries of others and we ship: the code tables, fonts and decoders of pdf.js. */
const innerLicences: Record<string, string[]> = {
  'pdfjs-dist': [
    'cmaps/LICENSE',
    'standard_fonts/LICENSE_FOXIT',
    'wasm/LICENSE_JBIG2',
    'wasm/LICENSE_OPENJPEG',
    'wasm/LICENSE_PDFJS_JBIG2',
    'wasm/LICENSE_PDFJS_OPENJPEG',
  ],
}

function describe(manifest: Manifest, folder: string): ShippedPackage {
  const { license, licenses, author } = manifest
  const own = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file) && !/\.(js|ts|json)$/i.test(file))
    .sort(compare)
  const texts = [...own, ...(innerLicences[manifest.name] ?? [])].map((file) =>
    readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim(),
  )
  return {
    name: manifest.name,
    version: manifest.version,
    licence:
      typeof license === 'string'
        ? license
        : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? licenceOf(texts)),
    author: (typeof author === 'string' ? author : (author?.name ?? '')).replace(/\s*[<(].*$/, ''),
    texts,
  }
}
