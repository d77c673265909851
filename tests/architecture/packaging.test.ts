import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isAllowed, shippedPackages } from '../../scripts/shipped-packages.ts'
import { read } from './source-files.ts'

interface Target {
  target: string
  arch?: string[]
}

interface Packaging {
  publish: unknown
  npmRebuild: boolean
  asar: boolean
  asarUnpack: string[]
  files: string[]
  electronFuses: Record<string, boolean>
  nsis: Record<string, unknown>
  win: { target: Target[]; requestedExecutionLevel: string; files?: string[] }
  linux: { target: Target[]; files?: string[] }
  [key: string]: unknown
}

const packaging = parse(read('electron-builder.yml')) as Packaging
// electron-builder is CommonJS and names no inner path in its exports; this is the function that it calls itself.
const require = createRequire(import.meta.url)
const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
  validateConfiguration: (config: object, logger: object) => Promise<void>
}
const { DebugLogger } = require('builder-util') as { DebugLogger: new (enabled: boolean) => object }
const validate = (config: object): Promise<void> =>
  validateConfiguration(structuredClone(config), new DebugLogger(false))

describe('electron-builder.yml', () => {
  test('passes the schema of electron-builder', async () => {
    await expect(validate(packaging)).resolves.not.toThrow()
  })

  test('would not pass with a misspelt key', async () => {
    await expect(validate({ ...packaging, nsis: { ...packaging.nsis, oneclick: true } })).rejects.toThrow()
    await expect(validate({ ...packaging, electronFuses: { runAsnode: false } })).rejects.toThrow()
    await expect(validate({ ...packaging, asar: 'yes' })).rejects.toThrow()
  })

  test('builds for Windows x64 as installer per user and as zip, and for nothing that Electron no longer serves', () => {
    expect(packaging.win.target).toEqual([
      { target: 'nsis', arch: ['x64'] },
      { target: 'zip', arch: ['x64'] },
    ])
    expect(JSON.stringify(packaging)).not.toContain('ia32')
    expect(packaging.nsis).toMatchObject({ perMachine: false, allowElevation: false, oneClick: false })
    expect(packaging.win.requestedExecutionLevel).toBe('asInvoker')
  })

  test('never deletes what the user wrote and never publishes by itself', () => {
    expect(packaging.nsis).toMatchObject({ deleteAppDataOnUninstall: false, allowToChangeInstallationDirectory: false })
    expect(packaging.publish).toBeNull()
  })

  test('sets every fuse', () => {
    expect(packaging.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  test('takes in the built files alone, with one database driver and without Node itself', () => {
    expect(packaging.files.filter((pattern) => !pattern.startsWith('!'))).toEqual([
      'out/main/**',
      'out/renderer/**',
      'package.json',
      'LICENSE',
      'THIRD-PARTY-NOTICES.md',
    ])
    // A list there that only excludes would take in the whole project folder.
    expect([packaging.win.files, packaging.linux.files]).toEqual([undefined, undefined])
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in, not JavaScript
    expect(packaging.files).toContain('!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node')
    expect(packaging.files).toContain('!node_modules/node-{linux,win,darwin}-*/**')
    expect(packaging.npmRebuild).toBe(false)
  })
})

describe('package.json', () => {
  interface Manifest {
    version: string
    imports: unknown
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
    optionalDependencies: Record<string, string>
    overrides: Record<string, Record<string, string>>
    scripts: Record<string, string>
  }
  const manifest = JSON.parse(read('package.json')) as Manifest

  test('names exact versions only', () => {
    const all = [
      manifest.dependencies,
      manifest.devDependencies,
      manifest.optionalDependencies,
      ...Object.values(manifest.overrides),
    ]
    const loose = all
      .flatMap((group) => Object.entries(group))
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    expect(loose).toEqual([])
  })

  test('ships only what must stay outside the bundles', () => {
    // pinyin-pro: a command reads its tables at once and not at the start, which a bundle of ES modules cannot give.
    // @resvg/resvg-wasm: reads its WebAssembly file from beside itself.
    expect(Object.keys(manifest.dependencies)).toEqual([
      '@resvg/resvg-wasm',
      'better-sqlite3',
      'exceljs',
      'fontkit',
      'pdfmake',
      'pinyin-pro',
    ])
  })

  test('ships pdf.js inside the bundles, with the licences of its parts and without its canvas', () => {
    const shipped = shippedPackages()
    expect(shipped.filter(({ name }) => name.startsWith('@napi-rs/'))).toEqual([])
    const texts = shipped.find(({ name }) => name === 'pdfjs-dist')?.texts.join('\n') ?? ''
    for (const holder of ['Adobe Systems', 'PDFium', 'Universite catholique de Louvain'])
      expect(texts).toContain(holder)
    expect(Object.keys(manifest.dependencies)).not.toContain('pdfjs-dist')
  })

  test('ships only licences of the list', () => {
    const refused = shippedPackages().filter(({ licence }) => !isAllowed(licence))
    expect(refused.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
  })

  test('installs the same everywhere: no install script runs, and the lock file knows every platform', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>
    }
    const missing = Object.entries(lock.packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${folder}/node_modules/${name}`],
      ),
    )
    expect(missing).toEqual([])
  })

  test('has the commands that the README promises', () => {
    const promised = [
      'start',
      'dev',
      'demo',
      'cli',
      'check',
      'test',
      'bench',
      'build',
      'package',
      'format',
      'notices',
      'icons',
    ]
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(promised))
    const readmes = read('README.md') + read('README.zh-CN.md')
    const named = [...readmes.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/g)].map(([, name]) => name ?? '')
    const npmsOwn = ['ci', 'install', 'run']
    expect(named.filter((name) => !npmsOwn.includes(name) && !(name in manifest.scripts))).toEqual([])
  })
})
