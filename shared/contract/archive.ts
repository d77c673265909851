import { z } from 'zod'
import { exportFormats } from '#shared/domain/export-record'
import { job, nothing, query } from './operation.ts'

const chapterNumbers = Array.from({ length: 15 }, (_, index) => index + 1)
/** What an archive is to hold. */
const archiveChoice = z.object({
  chapters: z.array(z.number().int().min(1).max(15)).min(1, '请至少选择一章').max(15).default(chapterNumbers),
  /** records of this calendar year only; null = of every year */
  year: z.number().int().min(2000).max(2100).nullable().default(null),
  /** names and telephone numbers are left out of the documents; photos stay as they are */
  hidesPersons: z.boolean().default(false),
})

export const archiveChapterEntry = z.object({
  number: z.number().int(),
  title: z.string(),
  /** titles of the documents, as they will stand in the index; `formal` = number and version of a sealed one, or '' */
  documents: z.array(z.object({ title: z.string(), formal: z.string() })),
  files: z.number().int(),
  bytes: z.number().int(),
  absent: z.array(z.object({ title: z.string(), reason: z.string() })),
  note: z.string(),
})
export type ArchiveChapterEntry = z.infer<typeof archiveChapterEntry>

/** An archive or data export that was written on this PC. */
export const writtenPackage = z.object({
  kind: z.enum(['archive', 'data']),
  path: z.string(),
  /** 档案编号; '' for data */
  number: z.string().default(''),
  writtenAt: z.string(),
  files: z.number().int(),
})
export type WrittenPackage = z.infer<typeof writtenPackage>

export const archiveOperations = {
  /** Every chapter with what it would hold now. */
  'archive.plan': query(
    '一企一档的内容',
    archiveChoice.omit({ chapters: true }),
    z.object({ years: z.array(z.number().int()), chapters: z.array(archiveChapterEntry) }),
  ),
  /** Writes the whole archive as a folder or a zip: all or nothing. */
  'archive.write': job(
    '写出一企一档',
    archiveChoice.extend({
      formats: z.array(z.enum(exportFormats)).min(1, '请至少选择一种格式').default(['pdf']),
      isZip: z.boolean().default(false),
      /** target folder; empty = the exports folder of the enterprise */
      folder: z.string().default(''),
    }),
    z.object({
      path: z.string(),
      number: z.string(),
      documents: z.number().int(),
      attachments: z.number().int(),
      bytes: z.number().int(),
      /** what could not be printed or found */
      warnings: z.array(z.string()),
    }),
    { touches: ['export'] },
  ),
  /** The records as data: JSON with its schema, or one CSV for each table. */
  'data.export': job(
    '导出数据',
    z.object({
      format: z.enum(['json', 'csv']),
      /** names and telephone numbers are masked */
      hidesPersons: z.boolean().default(false),
      /** target folder; empty = the exports folder of the enterprise */
      folder: z.string().default(''),
    }),
    z.object({
      path: z.string(),
      files: z.array(z.string()),
      /** records by table */
      counts: z.record(z.string(), z.number().int()),
    }),
    { touches: ['export'] },
  ),
  /** Archives and data exports of this PC, newest first. */
  'archive.written': query('写出过的档案和数据', nothing, z.array(writtenPackage.extend({ exists: z.boolean() }))),
  /** Shows one of them in its folder with the PC's own program. */
  'archive.open': job('打开所在文件夹', z.object({ path: z.string() }), nothing, { needsHost: true }),
}
