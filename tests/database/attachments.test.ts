import { createHash } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { picture, type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
let recordId: string
beforeEach(async () => {
  office = await testEnterprise()
  recordId = (await office.run('finding.create', { description: '通道堵塞', foundOn: office.today })).id
})
afterEach(() => {
  office.close()
})

const put = (base64: string) => ({ recordType: 'finding' as const, recordId, base64 })
const files = () => office.workspace.attachments(office.id).all()

it('keeps the bytes beside the database under their hash, once, with the hash of the original', async () => {
  const base64 = picture('通道')
  const sha256 = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex')
  const original = 'a'.repeat(64)
  const first = await office.run('attachment.put', {
    ...put(base64),
    originalName: 'IMG_0001.jpg',
    originalSha256: original,
    width: 4,
    height: 3,
  })
  expect(first).toMatchObject({
    sha256,
    mime: 'image/jpeg',
    size: Buffer.from(base64, 'base64').length,
    originalSha256: original,
    width: 4,
  })
  const second = await office.run('attachment.put', put(base64))
  expect(second.originalSha256).toBe(sha256)
  expect(files()).toEqual([sha256])
  expect(await office.run('attachment.get', { sha256 })).toEqual({ mime: 'image/jpeg', base64 })
  expect((await office.run('attachment.list', { recordType: 'finding', recordId })).map(({ id }) => id)).toEqual([
    first.id,
    second.id,
  ])
})

it('knows types by their bytes and refuses the others with a sentence', async () => {
  const encoded = (text: string) => Buffer.from(text, 'latin1').toString('base64')
  expect(await office.run('attachment.put', put(encoded('%PDF-1.7')))).toMatchObject({ mime: 'application/pdf' })
  expect(await office.run('attachment.put', put(encoded('\x89PNG\r\n')))).toMatchObject({ mime: 'image/png' })
  expect((await office.refused('attachment.put', put(encoded('\0\0\0\x18ftypheic')))).message).toContain('HEIC')
  expect(await office.refused('attachment.put', put(encoded('MZ program')))).toMatchObject({ code: 'invalid' })
  expect(await office.refused('attachment.put', put('????'))).toMatchObject({ code: 'invalid', message: '文件是空的' })
  const large = Buffer.alloc(20 * 1024 * 1024 + 1)
  large.set([0xff, 0xd8, 0xff])
  expect((await office.refused('attachment.put', put(large.toString('base64')))).message).toContain('20 MB')
  expect(files()).toHaveLength(2)
})

it('belongs to a record that is there and not void', async () => {
  const nowhere = { ...put(picture('x')), recordId: '01900000-0000-7000-8000-000000000000' }
  expect((await office.refused('attachment.put', nowhere)).code).toBe('not-found')
  await office.run('finding.void', { id: recordId, revision: 1, reason: '重复' })
  expect((await office.refused('attachment.put', put(picture('x')))).code).toBe('rule')
  expect(files()).toEqual([])
})

it('keeps the file when the row is void, and says when a file is missing', async () => {
  const { id, sha256 } = await office.run('attachment.put', put(picture('x')))
  await office.run('attachment.void', { id, revision: 1, reason: '拍错了' })
  expect(await office.run('attachment.list', { recordType: 'finding', recordId })).toEqual([])
  expect(await office.run('attachment.get', { sha256 })).toMatchObject({ mime: 'image/jpeg' })
  const { folder } = office.workspace.attachments(office.id)
  for (const name of readdirSync(folder)) rmSync(`${folder}/${name}`, { recursive: true })
  expect((await office.refused('attachment.get', { sha256 })).code).toBe('file')
})
