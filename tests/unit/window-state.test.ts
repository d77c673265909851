import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chooseDataFolder, rememberedFolder, rememberFolder } from '../../electron/platform/data-folder.ts'
import { nextZoom, readWindowState, writeWindowState } from '../../electron/platform/window-state.ts'

const folder = mkdtempSync(join(tmpdir(), 'anchabu-state-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const office = { width: 1366, height: 728 }
const large = { width: 2560, height: 1400 }

describe('the state of the window', () => {
  it('fills a small screen at the first start and stands free on a large one', () => {
    const none = join(folder, 'none.json')
    expect(readWindowState(none, office)).toEqual({ width: 1366, height: 728, isMaximized: true, zoomFactor: 1 })
    expect(readWindowState(none, large)).toEqual({ width: 1366, height: 820, isMaximized: false, zoomFactor: 1 })
  })

  it('comes back as it was left, never larger than the screen of today', () => {
    const file = join(folder, 'deep', 'window.json')
    writeWindowState(file, { width: 2000, height: 1300, isMaximized: false, zoomFactor: 1.25 })
    expect(readWindowState(file, large)).toEqual({ width: 2000, height: 1300, isMaximized: false, zoomFactor: 1.25 })
    expect(readWindowState(file, office)).toMatchObject({ width: 1366, height: 728 })
  })

  it.each(['', '{', '[]', 'null', '{"width":-5,"height":"x","zoomFactor":0,"isMaximized":1}'])(
    'is as usual when the file says %s',
    (text) => {
      const file = join(folder, 'odd.json')
      writeFileSync(file, text)
      expect(readWindowState(file, large)).toEqual({ width: 1366, height: 820, isMaximized: false, zoomFactor: 1 })
    },
  )

  it('zooms in steps and stops at the ends', () => {
    expect([nextZoom(1, 1), nextZoom(1.1, 1), nextZoom(1, -1), nextZoom(2, 1), nextZoom(0.8, -1)]).toEqual([
      1.1, 1.25, 0.9, 2, 0.8,
    ])
  })
})

describe('the data folder of a start', () => {
  const configFolder = join(folder, 'config')
  const choose = (environment: NodeJS.ProcessEnv, suits: (path: string) => boolean = () => true) =>
    chooseDataFolder({ configFolder, defaults: ['/first', '/second', '/last'], suits, environment })

  it('is the first default that suits when none was chosen, the last in any case', () => {
    expect(choose({})).toEqual({ folder: '/first', isMissing: false, isNew: true })
    expect(choose({}, (path) => path === '/second').folder).toBe('/second')
    expect(choose({}, () => false).folder).toBe('/last')
  })

  it('is the remembered one, and is asked about when it is not there', () => {
    rememberFolder(configFolder, folder)
    expect(choose({})).toEqual({ folder, isMissing: false, isNew: false })
    rememberFolder(configFolder, join(folder, 'unplugged'))
    expect(choose({})).toEqual({ folder: join(folder, 'unplugged'), isMissing: true, isNew: false })
  })

  it('is the one named in the environment before all others', () => {
    expect(choose({ ANCHABU_DATA: '/named' })).toEqual({ folder: '/named', isMissing: false, isNew: false })
  })

  it.each(['', '{', '{"dataFolder":5}', 'null'])('is not remembered from a file that says %s', (text) => {
    writeFileSync(join(configFolder, 'location.json'), text)
    expect(rememberedFolder(configFolder)).toBeNull()
  })
})
