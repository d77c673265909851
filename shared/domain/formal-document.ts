import { z } from 'zod'
import { instant, recordOf, reference } from './fields.ts'

/** 定稿: a document whose content is sealed; a correction is a new version that names the one before. */
export const formalDocument = recordOf(
  z.object({
    /** 文件编号; versions of one document share it */
    number: z.string(),
    version: z.number().int().min(1),
    reportId: z.string(),
    title: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    /** of the sealed ReportDocument, which lies beside it */
    contentHash: z.string(),
    rulePackVersions: z.array(z.string()),
    supersedesId: reference('上一版'),
    /** why there is a new version, '' for the first */
    reason: z.string(),
    sealedByName: z.string(),
    sealedAt: instant(),
  }),
)
export type FormalDocument = z.infer<typeof formalDocument>

/** What comes of checking a page or file against what was sealed or exported (核验). */
export const verificationOutcomes = {
  same: '与定稿一致',
  superseded: '有新版本',
  draft: '未定稿的导出文件',
  differs: '有改动',
  unknown: '不存在',
  unreadable: '不能核验',
} as const
export type VerificationOutcome = keyof typeof verificationOutcomes
