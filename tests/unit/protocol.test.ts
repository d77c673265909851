import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { listPages, pageAt, securityHeaders } from '../../electron/ipc/pages.ts'

const house = mkdtempSync(join(tmpdir(), 'anchabu-pages-'))
const folder = join(house, 'renderer')
mkdirSync(join(folder, 'assets'), { recursive: true })
writeFileSync(join(house, 'secret.txt'), 'secret')
writeFileSync(join(house, 'secret.js'), 'secret')
writeFileSync(join(folder, 'index.html'), '<head></head>')
writeFileSync(join(folder, 'assets', 'index-Ab12.js'), 'x')
writeFileSync(join(folder, 'assets', '表 格.css'), 'x')
writeFileSync(join(folder, 'assets', 'run.exe'), 'x')
symlinkSync(join(house, 'secret.js'), join(folder, 'assets', 'link.js'))
symlinkSync(house, join(folder, 'up'))
afterAll(() => rmSync(house, { recursive: true, force: true }))

const pages = listPages(folder)
const find = (address: string) => pageAt(pages, 'app://main', address)

describe('app:// pages', () => {
  it('are exactly the built files of known kinds; links and programs are not among them', () => {
    expect([...pages.keys()].sort()).toEqual(
      ['/', '/assets/%E8%A1%A8%20%E6%A0%BC.css', '/assets/index-Ab12.js', '/index.html'].sort(),
    )
  })

  it('are found by address, whatever stands behind ? and #', () => {
    expect(find('app://main/')?.type).toMatch(/^text\/html/)
    expect(find('app://main/index.html?x=1#/findings')?.file).toBe(join(folder, 'index.html'))
    expect(find('app://main/assets/index-Ab12.js')?.type).toMatch(/^text\/javascript/)
    expect(find('app://main/assets/表 格.css')?.type).toMatch(/^text\/css/)
    expect(find('app://main/assets/../index.html')?.file).toBe(join(folder, 'index.html'))
  })

  it.each([
    'app://main/../secret.txt',
    'app://main/..%2fsecret.js',
    'app://main/..%2Fsecret.js',
    'app://main/assets/..%5c..%5csecret.js',
    'app://main/..\\secret.js',
    'app://main/%2e%2e/secret.js',
    'app://main/%2e%2e%2fsecret.js',
    'app://main/..%252fsecret.js',
    'app://main/assets/link.js',
    'app://main/up/secret.js',
    'app://main/assets/run.exe',
    'app://main/assets/index-Ab12.js::$DATA',
    'app://main/assets/index-Ab12.js%00.html',
    'app://main/ASSETS/index-Ab12.js',
    'app://main/assets/index-ab12.js',
    'app://main/assets/index-Ab12.js.',
    'app://main/assets/',
    'app://main//server/share/secret.js',
    'app://main/\\\\server\\share\\secret.js',
    'app://main/C:/Windows/win.ini',
    'app://main//etc/passwd',
    'app://other/index.html',
    'app://main.evil/index.html',
    'app://user:pass@main/index.html',
    'app://main:80/index.html',
    'file:///etc/passwd',
    'http://main/index.html',
    'not an address',
    '',
  ])('does not serve %s', (address) => expect(find(address)).toBeNull())

  it('never leads out of the folder, whatever is asked', () => {
    const piece = fc.constantFrom(
      ...['..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', '//', 'assets', 'up', 'link.js', 'secret.js', 'index.html'],
      ...['%00', ':', '::$DATA', 'C:', '~', 'index-Ab12.js', 'CON', '?', '#', '@', '%', '\u202e', '．．'],
    )
    const path = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.webPath(),
      fc.string(),
    )
    fc.assert(
      fc.property(path, (given) => {
        const found = find(`app://main/${given}`)
        if (found) expect(realpathSync(found.file).startsWith(realpathSync(folder) + sep)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('carry the strict policy', () => {
    const policy = securityHeaders['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.replace("style-src 'self' 'unsafe-inline'", '')).not.toMatch(/unsafe|\*|https?:/)
    expect(securityHeaders['x-content-type-options']).toBe('nosniff')
  })
})
