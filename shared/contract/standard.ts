import { z } from 'zod'
import { importedStandard } from '#shared/domain/standardization'
import { exportRecord } from '#shared/domain/export-record'
import { command, job, query } from './operation.ts'

/** A row of a sheet as text; what lies under a merged cell is empty. */
const sheetRow = z.object({
  /** as the sheet counts it, from 1 */
  row: z.number().int().min(1),
  cells: z.array(z.string().max(5000)).max(40),
})
export const standardSheet = z.object({ name: z.string(), rows: z.array(sheetRow).max(5000) })
export type StandardSheet = z.infer<typeof standardSheet>

const differenceItem = z.object({
  number: z.string(),
  /** 类目 / 项目 */
  place: z.string(),
  content: z.string(),
  /** hundredths */
  points: z.number().int(),
})
export const standardDifferenceView = z.object({
  from: z.object({ hash: z.string(), title: z.string(), version: z.string() }),
  to: z.object({ hash: z.string(), title: z.string(), version: z.string() }),
  added: z.array(differenceItem),
  gone: z.array(differenceItem),
  changed: z.array(
    differenceItem.extend({
      changes: z.array(
        z.object({
          field: z.enum(['points', 'content', 'method', 'parts', 'place']),
          before: z.string(),
          after: z.string(),
        }),
      ),
    }),
  ),
  sameCount: z.number().int(),
  figures: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
})
export type StandardDifferenceView = z.infer<typeof standardDifferenceView>

const touches = ['assessment'] as const

export const standardOperations = {
  /** Rows of a workbook that the user chose; what they mean is said by shared/rules/standard-import. */
  'standard.readWorkbook': job(
    '读取 Excel',
    z.object({ base64: z.string().min(1, '文件是空的'), fileName: z.string().max(255) }),
    z.object({ sheets: z.array(standardSheet) }),
  ),
  /** Keeps a standard that proves itself; the same title again becomes the next version. */
  'standard.import': command(
    '导入评定标准',
    z.object({
      rows: standardSheet.shape.rows,
      title: z.string().trim().min(2, '请填写标准名称').max(100, '标准名称最多 100 个字'),
      source: z.string().trim().max(200, '来源最多 200 个字').default(''),
      grading: z.enum(['levels', 'pass']).default('levels'),
      /** tenths of a percent, highest first */
      lines: z.array(z.number().int()).max(3).default([900, 750, 600]),
      /** hundredths that the whole must have; null: as the items add up */
      total: z.number().int().min(1).nullable().default(null),
    }),
    importedStandard,
    { touches },
  ),
  /** Refused while an assessment in force rests on it. */
  'standard.voidImported': command(
    '作废导入的标准',
    z.object({ id: z.uuid(), reason: z.string().trim().min(1, '请填写作废原因').max(200) }),
    importedStandard,
    { touches },
  ),
  /** What another version changes: items added, gone and changed. */
  'standard.difference': query(
    '比较两版标准',
    z.object({ fromHash: z.string(), toHash: z.string() }),
    standardDifferenceView,
  ),
  /** Writes a standard as a sheet to fill in or change; importing it again gives the same standard. */
  'standard.template': job(
    '下载填写模板',
    z.object({
      hash: z.string(),
      /** target folder; empty = the exports folder of the enterprise */
      folder: z.string().default(''),
    }),
    z.object({ record: exportRecord, path: z.string() }),
    { touches: ['export'] },
  ),
}
