import { z } from 'zod'
import { exportFormats, exportRecord } from '#shared/domain/export-record'
import { formalDocument, type VerificationOutcome, verificationOutcomes } from '#shared/domain/formal-document'
import type { ReportDocument } from '#shared/reports/report-document'
import { byId, command, job, query } from './operation.ts'
import { reportParameters } from './report.ts'

/** A formal version with what is printed at its foot. */
export const formalVersion = formalDocument.extend({ checkCode: z.string(), isNewest: z.boolean() })
export type FormalVersion = z.infer<typeof formalVersion>

/** What differs, as sentences; `count` is of all, the sentences are the first of them. */
export const differenceReport = z.object({
  count: z.number().int(),
  sentences: z.array(z.string()),
  /** why the document cannot be drawn from today's data, '' when it can */
  problem: z.string(),
})
export type DifferenceReport = z.infer<typeof differenceReport>

export const documentVerification = z.object({
  outcome: z.enum(Object.keys(verificationOutcomes) as VerificationOutcome[]),
  /** the verdict as one sentence */
  sentence: z.string(),
  /** what differs, the first of `differenceCount` */
  differences: z.array(z.string()),
  differenceCount: z.number().int(),
  /** the formal version that was recognised */
  formalDocumentId: z.uuid().nullable(),
})
export type DocumentVerification = z.infer<typeof documentVerification>

const touches = ['export'] as const

export const formalDocumentOperations = {
  'formal-document.list': query(
    '定稿列表',
    z.object({ reportId: z.string().optional() }),
    /** newest first */
    z.array(formalVersion),
  ),
  /** Seals what the report says now: version 1 under a new number. There is no operation that changes or voids it. */
  'formal-document.seal': command(
    '文件定稿',
    z.object({ reportId: z.string(), parameters: reportParameters.default({}) }),
    formalVersion,
    { touches, legalAct: true },
  ),
  /** A correction: what the report says now as the next version under the same number, with the reason. */
  'formal-document.revise': command(
    '出新版本',
    byId.extend({ reason: z.string().trim().min(1, '请填写出新版本的原因').max(200, '原因最多 200 个字') }),
    formalVersion,
    { touches, legalAct: true },
  ),
  'formal-document.preview': query(
    '预览定稿',
    byId,
    z.custom<ReportDocument>((value) => typeof value === 'object' && value !== null && 'blocks' in value),
  ),
  /** The sealed content against what would be drawn today. */
  'formal-document.difference': query('定稿与今天的数据', byId, differenceReport),
  /** Prints the sealed content, not today's data. */
  'formal-document.export': job(
    '导出定稿',
    byId.extend({
      format: z.enum(exportFormats),
      /** target folder; empty = the exports folder of the enterprise */
      folder: z.string().default(''),
      fileName: z.string().default(''),
    }),
    z.object({ record: exportRecord, path: z.string(), units: z.number().int(), warnings: z.array(z.string()) }),
    { touches },
  ),
  /** By the code at the foot of a page, or by a file: exactly one of code, path and base64. */
  'formal-document.verify': job(
    '核验文件',
    z
      .object({
        code: z.string().max(200).optional(),
        path: z.string().max(4000).optional(),
        base64: z.string().optional(),
        fileName: z.string().max(255).default(''),
      })
      .refine(
        ({ code, path, base64 }) => [code, path, base64].filter((given) => given !== undefined).length === 1,
        '请输入核验码或选择文件',
      ),
    documentVerification,
  ),
}
