import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { desktopMissing, launchDesktop, projectFolder } from '../../helpers/desktop.ts'
import { findElectron, requireFloor } from '../../helpers/floors.ts'

describe.runIf(requireFloor('desktop', desktopMissing()))('the window', () => {
  let dataFolder = ''
  let userFolder = ''
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'anchabu-data-'))
    userFolder = mkdtempSync(join(tmpdir(), 'anchabu-user-'))
  })
  afterEach(() => {
    for (const folder of [dataFolder, userFolder]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('is one: a second start brings the first to the front and ends', async () => {
    const { app, close } = await launchDesktop({ dataFolder, userFolder })
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const second = spawn(findElectron() ?? '', [...asRoot, projectFolder, `--user-data-dir=${userFolder}`], {
      env: { ...process.env, ANCHABU_DATA: dataFolder },
      stdio: 'ignore',
    })
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0)
    const windows = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({ minimized: window.isMinimized(), visible: window.isVisible() })),
    )
    expect(windows).toEqual([{ minimized: false, visible: true }])
    await close()
  })

  it('remembers zoom, and its menu is Chinese', async () => {
    const first = await launchDesktop({ dataFolder, userFolder })
    const labels = await first.app.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu()
      const view = menu?.items.find((item) => item.label.startsWith('查看'))
      view?.submenu?.items.find((item) => item.label === '放大')?.click()
      return menu?.items.map((item) => item.label)
    })
    expect(labels).toEqual(['文件(&F)', '编辑(&E)', '查看(&V)', '帮助(&H)'])
    await first.close()
    expect(JSON.parse(readFileSync(join(userFolder, 'window.json'), 'utf8'))).toMatchObject({ zoomFactor: 1.1 })
    const second = await launchDesktop({ dataFolder, userFolder })
    const zoom = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
    )
    expect(zoom).toBeCloseTo(1.1)
    await second.close()
  })

  it('comes back after its page crashed, with a sentence', async () => {
    const { app, close } = await launchDesktop({ dataFolder, userFolder })
    const sentence = await app.evaluate(async ({ BrowserWindow, dialog }) => {
      const [window] = BrowserWindow.getAllWindows()
      const asked = new Promise<string>((resolve) => {
        dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
          resolve(options.message)
          return Promise.resolve({ response: 0, checkboxChecked: false })
        }) as unknown as typeof dialog.showMessageBox
      })
      const loaded = new Promise((resolve) => window?.webContents.once('did-finish-load', () => resolve(undefined)))
      window?.webContents.forcefullyCrashRenderer()
      const message = await asked
      await loaded
      return message
    })
    expect(sentence).toBe('界面意外中断，已重新打开。')
    await close()
  })

  it('closes its databases at the end: no write-ahead log is left', async () => {
    const { close } = await launchDesktop({ dataFolder, userFolder })
    await close()
    expect(existsSync(join(dataFolder, 'workspace.db'))).toBe(true)
    expect(existsSync(join(dataFolder, 'workspace.db-wal'))).toBe(false)
  })
})
