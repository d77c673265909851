import { z } from 'zod'
import { exportFormats, exportRecord } from '#shared/domain/export-record'
import type { ReportDocument } from '#shared/reports/report-document'
import { job, nothing, query } from './operation.ts'

/** Today's facts of a 安全承诺公告; what is missing is filled in by hand. */
export const announcement = z.object({
  linesTotal: z.number().int().min(0).max(9999).optional(),
  linesRunning: z.number().int().min(0).max(9999).optional(),
  linesStopped: z.number().int().min(0).max(9999).optional(),
  hotWorkSpecial: z.number().int().min(0).max(9999).optional(),
  hotWorkFirst: z.number().int().min(0).max(9999).optional(),
  hotWorkSecond: z.number().int().min(0).max(9999).optional(),
  confinedSpace: z.number().int().min(0).max(9999).optional(),
  workAtHeight: z.number().int().min(0).max(9999).optional(),
  lifting: z.number().int().min(0).max(9999).optional(),
  otherWork: z.number().int().min(0).max(9999).optional(),
  isStarting: z.boolean().optional(),
  remark: z.string().trim().max(300).optional(),
})
export type Announcement = z.infer<typeof announcement>

/** Choices that a report can ask for before it is drawn. */
export const reportParameters = z.object({
  /** period reports: day inside the wanted month, quarter or year */
  period: z.enum(['month', 'quarter', 'year']).optional(),
  anchorOn: z.string().optional(),
  /** one record: risk point, inspection, notice or finding */
  recordId: z.uuid().optional(),
  areaId: z.uuid().optional(),
  checklistId: z.uuid().optional(),
  /** several records in one document: cards */
  recordIds: z.array(z.uuid()).max(2000).optional(),
  /** cards: finished size */
  cardSize: z.enum(['A3', 'A4', 'A5', 'pocket']).optional(),
  /** 江苏三卡 names: 告知卡、应急处置卡, or 应知卡、应急卡 */
  cardNames: z.enum(['notice', 'know']).optional(),
  /** name of a post */
  post: z.string().max(50).optional(),
  paper: z.enum(['A2', 'A3', 'A4']).optional(),
  /** maps and risk charts: 固有 or 现有 levels, 现有 when left out */
  mapMode: z.enum(['inherent', 'current']).optional(),
  /** maps: patterns for black-and-white print */
  hatch: z.boolean().optional(),
  /** maps: layers shown, all when left out */
  mapLayers: z.array(z.enum(['riskPoint', 'evacuation', 'fire', 'emergency'])).optional(),
  /** maps: one plan, all when left out */
  floorPlanId: z.uuid().optional(),
  /** maps: sheets of A4 to be put together */
  poster: z.boolean().optional(),
  announcement: announcement.optional(),
  /** form of a regional pack, `pack/form` */
  regionForm: z.string().max(100).optional(),
  /** work plan of the policy requirements */
  policyDocumentId: z.string().max(50).optional(),
  /** paper of this print instead of the document's own */
  printPaper: z.enum(['A5', 'A4', 'A3']).optional(),
  /** names and telephone numbers are not printed */
  hidesPersons: z.boolean().optional(),
  /** left out of this print, by title and by column key; see `shared/reports/document-view` */
  omittedParts: z.array(z.string().max(200)).max(200).optional(),
  omittedColumns: z.array(z.string().max(60)).max(200).optional(),
  /** for this print; otherwise as the enterprise prints */
  hasCover: z.boolean().optional(),
  hasContents: z.boolean().optional(),
  /** paper checklist: of this plan, or of every plan that is due */
  planId: z.uuid().optional(),
  isDueToday: z.boolean().optional(),
  /** paper checklist: items side by side, and a third larger */
  sheetColumns: z.union([z.literal(1), z.literal(2)]).optional(),
  isLargeType: z.boolean().optional(),
  /** the empty form, to be filled in by hand */
  isBlank: z.boolean().optional(),
})
export type ReportParameters = z.infer<typeof reportParameters>

export const reportEntry = z.object({
  id: z.string(),
  title: z.string(),
  /** one of the eight purposes of `reportPurposes` */
  purpose: z.string(),
  why: z.string(),
  basis: z.string(),
  formats: z.array(z.enum(exportFormats)),
  /** which parameters it asks for */
  asks: z.array(
    z.enum([
      'period',
      'riskPoint',
      'area',
      'checklist',
      'inspection',
      'notice',
      'finding',
      'card',
      'post',
      'paper',
      'map',
      'mapMode',
      'announcement',
      'majorHazardCheck',
      'majorHazardCase',
      'riskReview',
      'packSwitch',
      'assessment',
      'operationAudit',
      'regionForm',
      'riskReport',
      'policyDocument',
      'paperChecklist',
    ]),
  ),
  /** rows it would have now; null when it depends on a choice */
  rowCount: z.number().int().nullable(),
})
export type ReportEntry = z.infer<typeof reportEntry>

export const reportOperations = {
  'report.list': query('报表目录', nothing, z.array(reportEntry)),
  'report.preview': query(
    '预览',
    z.object({ reportId: z.string(), parameters: reportParameters.default({}) }),
    z.custom<ReportDocument>((value) => typeof value === 'object' && value !== null && 'blocks' in value),
  ),
  'report.export': job(
    '导出',
    z.object({
      reportId: z.string(),
      parameters: reportParameters.default({}),
      format: z.enum(exportFormats),
      /** target folder; empty = the exports folder of the enterprise */
      folder: z.string().default(''),
      fileName: z.string().default(''),
    }),
    z.object({ record: exportRecord, path: z.string(), units: z.number().int(), warnings: z.array(z.string()) }),
    { touches: ['export'] },
  ),
  'report.exports': query('已导出的文件', nothing, z.array(exportRecord.extend({ exists: z.boolean() }))),
  /** Opens an exported file, or the folder it lies in, by its record, with the PC's own program. */
  'report.open': job('打开文件', z.object({ id: z.uuid(), what: z.enum(['file', 'folder']) }), nothing, {
    needsHost: true,
  }),
  /** The exported file's bytes, for a browser that cannot open local files. */
  'report.read': query(
    '读取导出文件',
    z.object({ id: z.uuid() }),
    z.object({ fileName: z.string(), mime: z.string(), base64: z.string() }),
  ),
}
