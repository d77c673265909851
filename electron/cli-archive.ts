/** `archive` and `export-data` of the command line. */
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '#shared/contract/errors'
import { exportFormats } from '#shared/domain/export-record'
import type { Run } from './cli-run.ts'

export const archiveUsage = `  archive --data 数据文件夹 --enterprise 企业编号 --out 文件夹 [--zip] [--formats pdf,xlsx,docx] [--year 年份]
                                                        写出一企一档
  export-data --data 数据文件夹 --enterprise 企业编号 --format json|csv --out 文件夹 [--hide-persons]
                                                        导出数据，可隐去姓名电话`

/** What these two take beside the usual options. */
export const archiveOptions = {
  formats: { type: 'string' },
  year: { type: 'string' },
  zip: { type: 'boolean' },
  'hide-persons': { type: 'boolean' },
} as const

export interface PackageOrder {
  enterpriseId: string
  out: string
  hidesPersons: boolean
}

function folderOf(out: string): string {
  const folder = resolve(out)
  mkdirSync(folder, { recursive: true })
  return folder
}

export async function writeArchive(
  run: Run,
  order: PackageOrder & { formats: string | undefined; year: string | undefined; isZip: boolean },
  say: (line: string) => void,
): Promise<void> {
  const names = (order.formats ?? 'pdf').split(',')
  const formats = exportFormats.filter((known) => names.includes(known))
  if (formats.length < names.length) throw new AppError('invalid', '--formats 只能是 xlsx、pdf、docx，用逗号分开')
  if (order.year !== undefined && !/^20\d\d$/.test(order.year))
    throw new AppError('invalid', '--year 要写四位年份，例如 2026')
  const written = await run(
    'archive.write',
    {
      formats,
      isZip: order.isZip,
      hidesPersons: order.hidesPersons,
      folder: folderOf(order.out),
      year: order.year === undefined ? null : Number(order.year),
    },
    order.enterpriseId,
  )
  say(written.path)
  say(`文件 ${written.documents} 份，附件 ${written.attachments} 个，${(written.bytes / 1_048_576).toFixed(1)} MB`)
  for (const warning of written.warnings) say(`注意：${warning}`)
}

export async function exportData(
  run: Run,
  { enterpriseId, out, hidesPersons, format }: PackageOrder & { format: string },
  say: (line: string) => void,
): Promise<void> {
  if (format !== 'json' && format !== 'csv') throw new AppError('invalid', '--format 只能是 json 或 csv')
  const { path, counts } = await run('data.export', { format, hidesPersons, folder: folderOf(out) }, enterpriseId)
  say(path)
  for (const [name, count] of Object.entries(counts)) say(`${name}\t${count}`)
}
