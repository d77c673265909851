import { z } from 'zod'
import { count, flag, longText, optionalDay, recordOf, requiredText, text } from './fields.ts'

/** Groups of 令10 (criteria by industry); the class of GB/T 4754 stays free text. */
export const industryGroups = {
  metallurgy: '冶金',
  nonferrous: '有色',
  buildingMaterials: '建材',
  machinery: '机械',
  lightIndustry: '轻工',
  textile: '纺织',
  tobacco: '烟草',
  commerce: '商贸',
  other: '其他',
} as const
export type IndustryGroup = keyof typeof industryGroups

/** What the enterprise has on site; selects criteria, library entries and documents. */
export const profileTags = {
  dust: '可燃性粉尘',
  confinedSpace: '有限空间',
  moltenMetal: '高温熔融金属',
  gas: '煤气或天然气',
  ammonia: '液氨制冷',
  nonWaterPaint: '非水性漆喷涂',
  hazardousChemicals: '危险化学品',
  specialEquipment: '特种设备',
  hotWork: '动火作业',
  workAtHeight: '高处作业',
  tenants: '出租（厂中厂）',
  contractors: '承包（外来施工）',
  dormitory: '员工宿舍',
  canteenGas: '食堂燃气',
  energyStorage: '储能设施',
  evCharging: '电动车充电',
  photovoltaic: '屋顶光伏',
  stamping: '冲剪压设备',
  occupationalHazards: '职业病危害因素',
} as const
export type ProfileTag = keyof typeof profileTags

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]

export const enterpriseFields = z.object({
  name: requiredText('企业名称', 100, { usedIn: '所有文件的抬头' }),
  shortName: text('简称', 30, { help: '显示在窗口上方，便于切换' }),
  creditCode: text('统一社会信用代码', 30),
  industry: text('行业（GB/T 4754）', 100, {
    help: '照营业执照或统计登记填写，例如 C33 金属制品业',
    usedIn: '自查报告、统计表',
  }),
  industryGroup: z
    .enum(keys(industryGroups))
    .default('machinery')
    .meta({ label: '监管行业', help: '决定适用哪些重大事故隐患判定条款' }),
  address: text('地址', 200),
  legalRepresentative: text('法定代表人', 30),
  principal: text('主要负责人', 30, { usedIn: '签字栏' }),
  safetyManager: text('安全管理负责人', 30, { usedIn: '签字栏' }),
  safetyPhone: text('安全联系电话', 30, { usedIn: '通知单、公示' }),
  employeeCount: count('从业人数', { help: '超过 100 人应设安全管理机构或配专职安全管理人员（安全生产法第 24 条）' }),
  dispatchedCount: count('其中：劳务派遣人数'),
  siteArea: count('占地面积（平方米）'),
  buildingArea: count('建筑面积（平方米）'),
  mainProducts: text('主要产品', 200),
  processSummary: longText('主要工艺', 2000),
  standardizationLevel: z
    .enum(['none', 'level1', 'level2', 'level3', 'small'])
    .default('none')
    .meta({ label: '标准化等级' }),
  foundedOn: optionalDay('投产日期'),
  tags: z
    .array(z.enum(keys(profileTags)))
    .default([])
    .meta({
      label: '涉及情形',
      help: '勾选厂里实际有的，软件据此提示要查什么',
    }),
  isSample: flag('示例企业'),
})
export const enterprise = recordOf(enterpriseFields)
export type Enterprise = z.infer<typeof enterprise>

export const standardizationLevels: Record<Enterprise['standardizationLevel'], string> = {
  none: '未达标',
  level1: '一级',
  level2: '二级',
  level3: '三级',
  small: '小微企业达标',
}
