import { z } from 'zod'
import { instant, recordOf, reference } from './fields.ts'

export const exportFormats = ['xlsx', 'pdf', 'docx'] as const
/** What people call the formats. */
export const exportFormatNames = { xlsx: 'Excel', pdf: 'PDF', docx: 'Word' } as const
export type ExportFormat = (typeof exportFormats)[number]

/** One written document: number, hash and what it was drawn from. */
export const exportRecord = recordOf(
  z.object({
    /** run id of the export, shown in the document as 文件编号 */
    number: z.string(),
    reportId: z.string(),
    title: z.string(),
    format: z.enum(exportFormats),
    parameters: z.record(z.string(), z.unknown()),
    fileName: z.string(),
    /** of the file's bytes */
    sha256: z.string(),
    /** of the ReportDocument, independent of the format */
    contentHash: z.string(),
    rulePackVersions: z.array(z.string()),
    exportedByName: z.string(),
    exportedAt: instant(),
    /** the sealed version that was printed; null = a print of the data of that moment */
    formalDocumentId: reference('定稿'),
  }),
)
export type ExportRecord = z.infer<typeof exportRecord>

const archiveOrigin = z.object({
  /** 档案编号 */
  number: z.string(),
  /** folder or zip, as it was written */
  path: z.string(),
})
export type ArchiveOrigin = z.infer<typeof archiveOrigin>

/** The archive (一企一档) that the print was written into, kept among its parameters; null = it was exported by itself. */
export const archivedIn = ({ parameters }: Pick<ExportRecord, 'parameters'>): ArchiveOrigin | null =>
  archiveOrigin.safeParse(parameters['archive']).data ?? null
