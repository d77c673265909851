import { z } from 'zod'
import { choice, count, flag, longText, recordOf, reference, requiredText, text } from './fields.ts'

/** 设备设施 / 作业活动 / 场所 (DB37/T 2882 6.2.1: facilities, places; operations). */
export const riskPointKinds = { facility: '设备设施', activity: '作业活动', place: '场所' } as const
export type RiskPointKind = keyof typeof riskPointKinds

export const activityFrequencies = { frequent: '频繁进行', scheduled: '特定时间进行', periodic: '定期进行' } as const

export const riskPointFields = z.object({
  name: requiredText('风险点名称', 100, { usedIn: '所有清单与台账' }),
  kind: choice('类型', ['facility', 'activity', 'place'], {
    help: '设备设施和场所用检查表（SCL）分析，作业活动用步骤（JHA）分析',
  }),
  areaId: reference('所在区域'),
  location: text('具体位置', 100),
  unitId: reference('责任单位'),
  responsiblePersonId: reference('责任人'),
  post: text('岗位', 50),
  model: text('规格型号', 100),
  tagNumber: text('位号', 50),
  quantity: count('数量').default(1),
  isSpecialEquipment: flag('特种设备'),
  facilityCategory: text('设备类别', 50),
  activityContent: longText('作业内容', 500),
  activityFrequency: z.enum(['frequent', 'scheduled', 'periodic']).default('frequent').meta({ label: '活动频率' }),
  sortOrder: count('顺序'),
  remark: longText('备注', 500),
})
export const riskPoint = recordOf(riskPointFields).extend({
  /** FX-001: without the year, never reused */
  number: z.string(),
  /** template of the risk library that it was made from, '' = the enterprise's own */
  libraryId: z.string().default(''),
  namePinyin: z.string(),
  nameInitials: z.string(),
})
export type RiskPoint = z.infer<typeof riskPoint>
