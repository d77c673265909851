/** Records beside a self-assessment: accidents, certificates of a level, policies and records in force, operation audits. */
import { z } from 'zod'
import { count, day, id, longText, money, optionalDay, recordOf, requiredText, text } from './fields.ts'

export const accidentFields = z.object({
  name: requiredText('事故名称', 100),
  occurredOn: day('发生日期'),
  place: text('地点', 100),
  accidentType: text('事故类型', 30),
  deaths: count('死亡人数'),
  seriousInjuries: count('重伤人数'),
  minorInjuries: count('轻伤人数'),
  directLossCents: money('直接经济损失'),
  course: longText('经过', 1000),
  causes: longText('原因', 1000),
  measures: longText('整改措施', 1000),
  isNearMiss: z.boolean().default(false).meta({ label: '未遂事件' }),
  isConcealed: z.boolean().default(false).meta({ label: '瞒报、谎报、迟报或漏报' }),
  hasSocialImpact: z.boolean().default(false).meta({ label: '造成重大社会不良影响' }),
  isContractor: z.boolean().default(false).meta({ label: '发生在相关方（承包、承租）' }),
})
/** 事故、事件登记. */
export const accident = recordOf(accidentFields)
export type Accident = z.infer<typeof accident>

export const levelCertificateFields = z.object({
  level: z.enum(['level1', 'level2', 'level3', 'small'], '请选择等级').meta({ label: '等级' }),
  standardName: text('评定标准', 100),
  certificateNumber: text('证书或公告编号', 60),
  issuedOn: day('公告日期'),
  /** three years after the announcement unless the certificate says otherwise (现行条文未核实) */
  expiresOn: day('有效期至'),
  issuer: text('定级部门', 100),
  note: longText('备注', 300),
})
/** 标准化等级证书 or announcement. */
export const levelCertificate = recordOf(levelCertificateFields)
export type LevelCertificate = z.infer<typeof levelCertificate>

export const policyDocumentFields = z.object({
  /** id in resources/libraries/standardization/document-list.json; '' = the enterprise's own */
  entryId: text('清单条目', 60),
  kind: z.enum(['policy', 'record']).default('policy').meta({ label: '类别' }),
  name: requiredText('名称', 100),
  documentNumber: text('文件编号', 60),
  documentVersion: text('版本', 20),
  issuedOn: optionalDay('发布日期'),
  /** last time its fitness was assessed or it was revised */
  revisedOn: optionalDay('最近评审或修订日期'),
  keptBy: text('保管人或部门', 50),
  place: text('存放位置', 100),
  note: longText('备注', 300),
})
/** 制度与记录台账. */
export const policyDocument = recordOf(policyDocumentFields)
export type PolicyDocument = z.infer<typeof policyDocument>

/** What is looked at in each element of the operation audit. */
export const auditAspects = { policy: '制度', record: '记录', practice: '执行', sample: '抽样' } as const
export type AuditAspect = keyof typeof auditAspects

/** 运行质量审计 in four steps. */
export const auditGrades = { none: '没有', partial: '部分', mostly: '基本做到', full: '做到' } as const
export type AuditGrade = keyof typeof auditGrades

const auditMark = z.object({
  elementId: z.string(),
  aspect: z.enum(['policy', 'record', 'practice', 'sample']),
  /** null = not answered yet */
  grade: z.enum(['none', 'partial', 'mostly', 'full']).nullable(),
  note: z.string().trim().max(300).default(''),
})
export type AuditMark = z.infer<typeof auditMark>

export const operationAuditFields = z.object({
  name: requiredText('审计名称', 100),
  auditedOn: day('审计日期'),
  auditorName: text('审计人', 50),
  marks: z.array(auditMark).default([]).meta({ label: '审计结果' }),
  conclusion: longText('审计结论', 1000),
})
/** 标准化运行质量审计. */
export const operationAudit = recordOf(operationAuditFields)
export type OperationAudit = z.infer<typeof operationAudit>

export const importedStandardFields = z.object({
  standardId: z.string(),
  title: requiredText('标准名称', 100),
  standardVersion: z.string(),
  hash: z.string(),
  /** the standard as JSON */
  content: z.string(),
})
/** A standard that came from a workbook of the enterprise. */
export const importedStandard = recordOf(importedStandardFields)
export type ImportedStandard = z.infer<typeof importedStandard>

export const regionEntryFields = z.object({
  packId: z.string(),
  formId: z.string(),
  /** fixed row of a table, '' of a sheet, the record's own of a ledger */
  rowId: z.string(),
  /** by column or field */
  cells: z.record(z.string(), z.string().max(2000, '一格最多 2000 个字')),
  sortOrder: count('顺序'),
})
/** One row of a regional form. */
export const regionEntry = recordOf(regionEntryFields)
export type RegionEntry = z.infer<typeof regionEntry>

export const riskReportKinds = { first: '首次报告', periodic: '定期报告', change: '变更报告' } as const

/** How a version differs from the one before it. */
export const riskReportChangeKinds = {
  added: '新增较大以上风险',
  gone: '不再是较大以上风险',
  levelChanged: '风险等级变化',
  fieldChanged: '企业信息变化',
  otherChanged: '其他数据变化',
} as const
export type RiskReportChangeKind = keyof typeof riskReportChangeKinds

export const riskReportFields = z.object({
  packId: z.string(),
  /** first, periodic or change; follows from what was saved before */
  kind: z.enum(['first', 'periodic', 'change']),
  reportedOn: day('报告日期'),
  receipt: text('报告确认编号', 60),
  note: longText('说明', 500),
})
const reportedRisk = z.object({
  hazardId: id(),
  riskPointId: id(),
  riskPointNumber: z.string(),
  name: z.string(),
  place: z.string(),
  level: z.string(),
  accidents: z.string(),
  measures: z.string(),
  unitName: z.string(),
  personName: z.string(),
})
export type ReportedRisk = z.infer<typeof reportedRisk>

/** A saved version of the 安全生产风险报告 (江苏省政府令第140号); never changed, a correction is a new one. */
export const riskReport = recordOf(riskReportFields).extend({
  versionNumber: z.number().int().min(1),
  /** fields of the sheet as they were reported, by section/field */
  cells: z.record(z.string(), z.string()),
  risks: z.array(reportedRisk),
})
export type RiskReport = z.infer<typeof riskReport>
