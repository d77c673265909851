import { z } from 'zod'
import type { ReportDocument } from '#shared/reports/report-document'
import { job, nothing, query } from './operation.ts'
import { reportParameters } from './report.ts'

export const sampleDocument = z.object({
  document: z.custom<ReportDocument>((value) => typeof value === 'object' && value !== null && 'blocks' in value),
  /** the sample enterprise of this data folder that it is of; null = it was laid aside by `sample-document.prepare` */
  enterpriseId: z.uuid().nullable(),
})
export type SampleDocument = z.infer<typeof sampleDocument>

export const sampleDocumentOperations = {
  /**
   * The document as the sample factory prints it, only to be looked at; null when it has to be prepared first. Nothing of
   * it is ever in the list of enterprises, in a backup or among the exports.
   */
  'sample-document.preview': query('示例预览', z.object({ reportId: z.string() }), sampleDocument.nullable(), {
    scope: 'workspace',
  }),
  /** Loads the sample factory into a folder of its own, composes every document and lays them aside for today. */
  'sample-document.prepare': job('准备示例', nothing, nothing, { scope: 'workspace' }),
  /** A picture of a document that was laid aside. */
  'sample-document.picture': query(
    '示例图片',
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.object({ mime: z.string(), base64: z.string() }),
    { scope: 'workspace' },
  ),
  /**
   * The choices that show most of a document of this enterprise, the fullest first; empty when it cannot be drawn because
   * there is nothing to choose from.
   */
  'report.choices': query(
    '可选的内容',
    z.object({ reportId: z.string() }),
    z.array(z.object({ suffix: z.string(), parameters: reportParameters })),
  ),
}
