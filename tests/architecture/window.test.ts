import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { files, read } from './source-files.ts'

const home = 'electron/platform/window.ts'
const options = 'electron/platform/window-options.ts'

/** Every object literal given as `webPreferences`, as a map from key to the source text of its value. */
function webPreferences(file: string): Map<string, string>[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true)
  const found: Map<string, string>[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'webPreferences') {
      expect(ts.isObjectLiteralExpression(node.initializer), 'webPreferences is written out in place').toBe(true)
      if (ts.isObjectLiteralExpression(node.initializer)) {
        found.push(new Map(node.initializer.properties.map((one) => [one.name?.getText() ?? '...', valueOf(one)])))
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function valueOf(property: ts.ObjectLiteralElementLike): string {
  return ts.isPropertyAssignment(property) ? property.initializer.getText() : '?'
}

describe('the one window factory', () => {
  test('only it makes windows', () => {
    const makers = files('electron/**/*.ts').filter((file) =>
      /new (BrowserWindow|BaseWindow|WebContentsView|BrowserView)\b/.test(read(file)),
    )
    expect(makers).toEqual([home])
  })

  test('is closed as Electron recommends', () => {
    const all = files('electron/**/*.ts').flatMap((file) =>
      webPreferences(file).map((settings) => ({ file, settings })),
    )
    expect(all.map(({ file }) => file)).toEqual([options])
    const settings = all[0]?.settings ?? new Map<string, string>()
    expect(Object.fromEntries(settings)).toMatchObject({
      sandbox: 'true',
      contextIsolation: 'true',
      nodeIntegration: 'false',
      webviewTag: 'false',
    })
    const opening = [
      ...['...', 'webSecurity', 'allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures'],
      ...[
        'nodeIntegrationInWorker',
        'nodeIntegrationInSubFrames',
        'enableRemoteModule',
        'plugins',
        'navigateOnDragDrop',
      ],
    ]
    expect([...settings].filter(([key, value]) => opening.includes(key) && value !== 'false')).toEqual([])
    expect(settings.has('webSecurity')).toBe(false)
  })
})

describe('the desktop app', () => {
  const all = files('electron/**/*.ts').map((file) => ({ file, text: read(file) }))
  const whole = all.map(({ text }) => text).join('\n')

  test('answers every request for a permission and every way out with no', () => {
    const handlers = [
      ...['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler'],
      ...['setDisplayMediaRequestHandler', 'setWindowOpenHandler', 'will-attach-webview', 'will-navigate'],
      ...['will-frame-navigate', 'will-redirect', 'onBeforeRequest'],
    ]
    expect(handlers.filter((name) => !whole.includes(name))).toEqual([])
  })

  test('opens no address in another program and evaluates no text', () => {
    const bold = all.filter(({ text }) => /openExternal|\beval\(|new Function\(|disable-web-security/.test(text))
    expect(bold.map(({ file }) => file)).toEqual([])
  })

  test('shows the bridge nothing of Electron itself', () => {
    const preload = read('electron/preload.ts')
    expect(preload.split('\n').length).toBeLessThanOrEqual(40)
    expect(preload).not.toMatch(/exposeInMainWorld\([^)]*\bipcRenderer\s*[,)}]/)
  })
})
