/** A disk that fills up while a document is written: a sentence, no half file, and the old file as it was. */
import { readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exportFormats } from '#shared/domain/export-record'
import { print } from '../../electron/services/report.ts'
import { requireFloor } from '../helpers/floors.ts'
import { smallDisk } from '../helpers/small-disk.ts'
import { ledgerReport } from './exporters-samples.ts'

const fontFolder = join(import.meta.dirname, '../../resources/fonts')

it.each(exportFormats)('leaves no half file of %s', async (format) => {
  const disk = smallDisk(2)
  if (!requireFloor('full disk', 'reason' in disk ? disk.reason : null) || 'reason' in disk) return
  const target = join(disk.folder, `台账.${format}`)
  writeFileSync(target, 'old')
  const { bavail, bsize } = statfsSync(disk.folder)
  writeFileSync(join(disk.folder, 'filler'), Buffer.alloc((bavail - 2) * bsize))
  const printing = print(ledgerReport(200), target, format, { photos: () => null, fontFolder })
  await expect(printing).rejects.toMatchObject({
    code: 'file',
    message: `磁盘空间不足，文件“台账.${format}”没有保存，请清理磁盘后重试`,
  })
  expect(readdirSync(disk.folder).sort()).toEqual(['filler', `台账.${format}`])
  expect(readFileSync(target, 'utf8')).toBe('old')
})
