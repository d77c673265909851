import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOwnRequest, mayNavigate, permissionGranted } from '../../electron/platform/filters.ts'
import { menuTemplate } from '../../electron/platform/menu.ts'
import { checkOwnFile } from '../../electron/platform/opener.ts'
import { windowOptions } from '../../electron/platform/window-options.ts'

const root = join(import.meta.dirname, '..', '..')

describe('the network filter', () => {
  it.each([
    'app://main/',
    'app://main/assets/index.js?x#y',
    'data:image/png;base64,AAAA',
    'blob:app://main/3f1c',
    'devtools://devtools/bundled/inspector.html',
  ])('lets %s pass', (address) => expect(isOwnRequest(address)).toBe(true))

  it.each([
    'http://example.com/',
    'https://example.com/',
    'http://127.0.0.1:8080/',
    'http://localhost/',
    'https://[::1]/',
    'ws://example.com/socket',
    'wss://example.com/socket',
    'ftp://example.com/file',
    'file:///etc/passwd',
    'file://server/share/file',
    'app://other/',
    'app://main.evil/',
    'blob:https://example.com/3f1c',
    'blob:app://main.evil/3f1c',
    'chrome://settings/',
    'chrome-extension://abcdef/page.html',
    'filesystem:app://main/temporary/x',
    'view-source:https://example.com/',
    'javascript:alert(1)',
    'about:blank',
    'mailto:a@b.cn',
    '//example.com/',
    '',
  ])('stops %s', (address) => expect(isOwnRequest(address)).toBe(false))
})

describe('navigation', () => {
  it.each(['app://main/', 'app://main/#/findings', 'app://main/index.html'])('to %s stays at home', (address) =>
    expect(mayNavigate(address)).toBe(true),
  )
  it.each([
    'https://example.com/',
    'file:///etc/passwd',
    'app://main/assets/index.js',
    'app://other/',
    'data:text/html,x',
    'blob:app://main/1',
    'javascript:alert(1)',
    'about:blank',
    'nothing',
  ])('to %s is refused', (address) => expect(mayNavigate(address)).toBe(false))

  it('grants no permission', () => expect(permissionGranted()).toBe(false))
})

describe('the window', () => {
  const options = windowOptions('/preload.cjs', { width: 1280, height: 720, isMaximized: false, zoomFactor: 1 })

  it('is sandboxed, isolated and without Node', () => {
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
    })
    expect(Object.keys(options.webPreferences)).not.toContain('webSecurity')
  })

  it('fits a screen of 1366×768 with its task bar', () => {
    expect([options.minWidth, options.minHeight]).toEqual([910, 512])
    expect(options.width).toBeLessThanOrEqual(1366)
    expect(options.height).toBeLessThanOrEqual(728)
  })

  it('is made in one place only, and no source switches a guard off', () => {
    const sources = globSync('electron/**/*.ts', { cwd: root }).map((file) => ({
      file: file.replaceAll('\\', '/'),
      text: readFileSync(join(root, file), 'utf8'),
    }))
    const makers = sources.filter(({ text }) => /new (BrowserWindow|WebContentsView|BrowserView)\(/.test(text))
    expect(makers.map(({ file }) => file)).toEqual(['electron/platform/window.ts'])
    const forbidden =
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|nodeIntegration: true|sandbox: false|contextIsolation: false|openExternal|@electron\/remote|registerFileProtocol|loadFile\(/
    for (const { file, text } of sources) expect(`${file}: ${forbidden.exec(text)?.[0] ?? ''}`).toBe(`${file}: `)
  })
})

describe('the menu', () => {
  const nothing = () => undefined
  const entries = menuTemplate({
    openDataFolder: nothing,
    exportDiagnostics: nothing,
    about: nothing,
    zoom: nothing,
  }).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))

  it('is Chinese, and every entry does something', () => {
    for (const entry of entries) {
      if (entry.type === 'separator') continue
      expect(entry.label).toMatch(/^[\u4e00-\u9fff]+$/)
      expect(Boolean(entry.role ?? entry.click)).toBe(true)
    }
  })

  it('offers neither reload nor developer tools', () => {
    expect(entries.map(({ role }) => role)).not.toEqual(expect.arrayContaining(['reload']))
    expect(entries.some(({ role }) => /reload|devtools/i.test(role ?? ''))).toBe(false)
  })
})

describe('opening a file with the PC', () => {
  it.each([
    'C:\\Windows\\calc.exe',
    '/tmp/x.sh',
    'x.lnk',
    'x.bat',
    'x.desktop',
    'x',
    '\\\\server\\share\\a.pdf',
    '//server/a.pdf',
  ])('is refused for %s', (path) => expect(() => checkOwnFile(path)).toThrow('只能打开安查簿生成的文件'))
  it('says so when the file is gone', () => expect(() => checkOwnFile('/nowhere/台账.xlsx')).toThrow('已被移动或删除'))
})
