import { z } from 'zod'
import { choice, count, id, longText, recordOf, reference, requiredText, text } from './fields.ts'

/** GB/T 13861-2022 first level. */
export const hazardFactors = {
  human: '人的因素',
  material: '物的因素',
  environment: '环境因素',
  management: '管理因素',
} as const
export type HazardFactor = keyof typeof hazardFactors

export const controlTiers = {
  company: '公司（厂）级',
  workshop: '车间（部室）级',
  team: '班组级',
  post: '岗位级',
} as const
export type ControlTier = keyof typeof controlTiers

/** One JHA step or SCL check item with what can go wrong. */
export const hazardFields = z.object({
  riskPointId: id(),
  item: requiredText('作业步骤或检查项目', 100, { usedIn: 'JHA/SCL 记录、管控清单' }),
  standard: longText('标准', 500, { help: '设备设施与场所：正常时应当是什么样' }),
  deviation: longText('危险源或不符合情况', 500, { help: '哪个部位、怎么失效、什么时候' }),
  hazardFactor: z
    .enum(['human', 'material', 'environment', 'management'])
    .default('material')
    .meta({ label: '因素类别' }),
  accidentEdition: z.enum(['GB 6441-1986', 'GB 6441-2025']).default('GB 6441-2025').meta({ label: '事故类型版本' }),
  /** names as in the code list of the edition */
  accidentTypes: z.array(z.string()).default([]).meta({ label: '可能导致的事故类型' }),
  consequence: text('后果', 200),
  /** null = from the level by the control tier table */
  controlTierOverride: z
    .enum(['company', 'workshop', 'team', 'post'])
    .nullable()
    .default(null)
    .meta({ label: '管控层级' }),
  responsibleUnitId: reference('责任单位'),
  responsiblePersonId: reference('责任人'),
  /** entries of the regional catalogue of 较大以上 risks that it matches */
  catalogueItemIds: z.array(z.uuid()).default([]).meta({ label: '较大以上目录命中' }),
  sortOrder: count('顺序'),
  remark: longText('备注', 500),
})
export const hazard = recordOf(hazardFields).extend({
  /** entry of the risk library that it was taken from, '' = the enterprise's own */
  libraryId: z.string().default(''),
  /** SHA-256 of that entry as it was taken */
  libraryHash: z.string().default(''),
  /** ZJ-0001 where it is the enterprise's own, never given twice; '' = from the risk library */
  ownNumber: z.string().default(''),
})
export type Hazard = z.infer<typeof hazard>

export const controlClasses = {
  engineering: '工程技术',
  management: '管理',
  training: '培训教育',
  ppe: '个体防护',
  emergency: '应急处置',
} as const
export type ControlClass = keyof typeof controlClasses

export const periods = {
  shift: '每班',
  day: '每日',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  halfYear: '每半年',
  year: '每年',
  once: '一次',
} as const
export type Period = keyof typeof periods
export const periodValues = ['shift', 'day', 'week', 'month', 'quarter', 'halfYear', 'year', 'once'] as const

export const controlFields = z.object({
  hazardId: id(),
  controlClass: choice('措施类别', ['engineering', 'management', 'training', 'ppe', 'emergency']),
  text: requiredText('管控措施', 300, { usedIn: 'JHA/SCL 记录、管控清单、检查表' }),
  status: z.enum(['inPlace', 'planned']).default('inPlace').meta({ label: '现有/建议新增' }),
  /** the control turned into something that 正常 / 隐患 / 不涉及 answers; empty = not checked */
  checkpoint: text('检查要点', 200, { usedIn: '检查表' }),
  checkTier: z.enum(['company', 'workshop', 'team', 'post']).default('team').meta({ label: '排查级别' }),
  checkPeriod: z.enum(periodValues).default('month').meta({ label: '排查周期' }),
  sortOrder: count('顺序'),
})
export const control = recordOf(controlFields)
export type Control = z.infer<typeof control>
