import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeAtomically } from '../../electron/exporters/atomic-write.ts'

let folder = ''
let target = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anchabu-atomic-'))
  target = join(folder, '台账.xlsx')
  writeFileSync(target, 'old')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const held = (code: string) => Object.assign(new Error(code), { code })

it('replaces the target whole and hands on the result', async () => {
  const result = await writeAtomically(target, async (path) => {
    await writeFile(path, 'new')
    expect(readFileSync(target, 'utf8')).toBe('old')
    return 7
  })
  expect(result).toBe(7)
  expect(readFileSync(target, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['台账.xlsx'])
})

it('tries again while another program lets go of the file', async () => {
  let calls = 0
  await writeAtomically(target, (path) => writeFile(path, 'new'), {
    rename: (from, to) => (++calls < 3 ? Promise.reject(held('EBUSY')) : rename(from, to)),
  })
  expect(calls).toBe(3)
  expect(readFileSync(target, 'utf8')).toBe('new')
})

it.each(['EPERM', 'EBUSY'])('gives up after ten tries with a sentence for the user (%s)', async (code) => {
  let calls = 0
  const promise = writeAtomically(target, (path) => writeFile(path, 'new'), {
    rename: () => {
      calls += 1
      return Promise.reject(held(code))
    },
  })
  await expect(promise).rejects.toMatchObject({
    code: 'file',
    message: '文件“台账.xlsx”正被 Excel 或 WPS 打开，请关闭后重试，或换一个文件名保存',
  })
  expect(calls).toBe(10)
  expect(readFileSync(target, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['台账.xlsx'])
})

it.each([
  ['ENOSPC', '磁盘空间不足'],
  ['EACCES', '权限'],
  ['EROFS', '权限'],
])('explains %s and leaves nothing behind', async (code, words) => {
  const promise = writeAtomically(target, async (path) => {
    await writeFile(path, 'half')
    throw held(code)
  })
  await expect(promise).rejects.toMatchObject({ code: 'file', message: expect.stringContaining(words) })
  expect(readdirSync(folder)).toEqual(['台账.xlsx'])
})

it('keeps the old file when cancelled at the last moment', async () => {
  const controller = new AbortController()
  const promise = writeAtomically(
    target,
    async (path) => {
      await writeFile(path, 'new')
      controller.abort()
    },
    { signal: controller.signal },
  )
  await expect(promise).rejects.toMatchObject({ code: 'cancelled' })
  expect(readFileSync(target, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['台账.xlsx'])
})

it('passes on errors that are not the disk', async () => {
  await expect(writeAtomically(target, () => Promise.reject(new TypeError('x')))).rejects.toBeInstanceOf(TypeError)
  await expect(writeAtomically(join(folder, 'no', 'x'), (path) => writeFile(path, ''))).rejects.toMatchObject({
    code: 'file',
  })
})
