/**
 * What a region asks beyond the national rules, as data: forms and indicators with their wording and periods (region packs),
 * and the requirements of five published work plans with the place where the app serves each (policy requirements).
 */
import { z } from 'zod'
import { periodValues } from '#shared/domain/hazard'

const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const version = z.string().regex(/^\d+\.\d+\.\d+$/)
const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]

/** Values that a form takes from what the app already holds; the user may overwrite them. */
export const formSources = {
  'enterprise.name': '企业名称',
  'enterprise.creditCode': '统一社会信用代码',
  'enterprise.address': '地址',
  'enterprise.legalRepresentative': '法定代表人',
  'enterprise.principal': '主要负责人',
  'enterprise.safetyManager': '安全管理负责人',
  'enterprise.safetyPhone': '安全联系电话',
  'enterprise.industry': '行业',
  'enterprise.industryGroup': '监管行业',
  'enterprise.tags': '涉及情形',
  'enterprise.employeeCount': '从业人数',
  'enterprise.dispatchedCount': '劳务派遣人数',
  'enterprise.siteArea': '占地面积',
  'enterprise.buildingArea': '建筑面积',
  'enterprise.mainProducts': '主要产品',
  'enterprise.standardizationLevel': '标准化等级',
  'count.safetyManagers': '安全管理人员数',
  'count.riskPoints': '风险点数',
  'count.major': '重大风险数',
  'count.considerable': '较大风险数',
  'count.general': '一般风险数',
  'count.low': '低风险数',
  'count.findings': '本年隐患数',
  'count.majorFindings': '本年重大隐患数',
  'count.closedFindings': '本年已整改隐患数',
  'count.inspections': '本年检查次数',
} as const
export type FormSource = keyof typeof formSources

export const formColumnKinds = {
  text: '文字',
  longText: '长文字',
  number: '数字',
  day: '日期',
  choice: '选项',
  percent: '百分数',
} as const

const formColumn = z.strictObject({
  id: slug,
  label: z.string().min(1).max(20),
  kind: z.enum(keys(formColumnKinds)),
  /** of `choice` */
  choices: z.array(z.string().min(1)),
  unit: z.string(),
  help: z.string(),
  from: z.enum(keys(formSources)).nullable(),
  /** false: the field is not confirmed by a published form and is shown as 未核实 */
  verified: z.boolean(),
})

/** `sheet`: one set of fields in sections; `table`: fixed rows; `ledger`: rows that the user adds. */
export const formKinds = { sheet: '填报表', table: '核对表', ledger: '台账' } as const

export const regionForm = z.strictObject({
  id: slug,
  title: z.string().min(4).max(40),
  /** why it is kept, in one sentence */
  why: z.string().min(6),
  /** document and clause */
  basis: z.array(z.string().min(2)).min(1),
  kind: z.enum(keys(formKinds)),
  /** how often it is renewed; null: when something changes */
  period: z.enum(periodValues).nullable(),
  verified: z.boolean(),
  note: z.string(),
  /** columns of a table or ledger; of a sheet empty */
  columns: z.array(formColumn),
  /** rows of a table */
  rows: z.array(z.strictObject({ id: slug, label: z.string().min(1), hint: z.string() })),
  /** sections of a sheet */
  sections: z.array(z.strictObject({ id: slug, title: z.string().min(2), fields: z.array(formColumn).min(1) })),
  signatures: z.array(z.string().min(2)).min(1),
})
export type RegionForm = z.output<typeof regionForm>
export type FormColumn = z.output<typeof formColumn>

/** How an indicator gets its figure. */
export const indicatorSources = {
  manual: '自己填写分子和分母',
  controlListRate: '有管控措施和责任人的风险点 / 全部风险点',
  noticeRate: '已印告知卡或公告栏的较大以上风险点 / 较大以上风险点',
  dustReportRate: '粉尘清扫已报次数 / 应清扫次数',
  rectifiedRate: '本年已整改隐患 / 本年隐患',
  riskReportRate: '本年已保存风险报告 / 应报次数',
} as const

export const regionPack = z.strictObject({
  id: slug,
  version,
  name: z.string().min(4),
  region: z.string().min(2),
  source: z.string().min(4),
  checkedOn: dayText,
  note: z.string(),
  /** policy document of the requirements */
  documentId: slug.nullable(),
  /** packs of inspection frequencies that go with it */
  frequencyPacks: z.array(slug),
  /** documents of the report centre that go with it, by their id, with the region's own title; '' = as it is */
  reports: z.array(z.strictObject({ reportId: z.string().min(2), title: z.string(), why: z.string() })),
  /** ready checklists that go with it */
  topicLists: z.array(slug),
  forms: z.array(regionForm),
  indicators: z.array(
    z.strictObject({
      id: slug,
      name: z.string().min(2),
      definition: z.string().min(4),
      /** in tenths of a percent: 1000 = 100 % */
      target: z.number().int().min(0).max(1000),
      source: z.enum(keys(indicatorSources)),
      verified: z.boolean(),
    }),
  ),
})
export type RegionPack = z.output<typeof regionPack>

/** Live questions by which a requirement is done or not yet. */
export const requirementChecks = {
  profile: '企业资料已填写',
  organization: '组织和责任人已登记',
  riskRegister: '有已评价的风险点',
  controlList: '风险点都有管控措施和责任人',
  riskReview: '近 12 个月做过风险评审',
  inspectionPlan: '有检查计划',
  tieredInspection: '近 30 天有岗位、车间、公司各级检查',
  principalInspection: '本月有主要负责人带队检查',
  topicInspection: '近 12 个月按专题清单检查过',
  findingLedger: '有隐患台账',
  noOverdue: '没有超期未改的隐患',
  followUp: '到期的回头看都做了',
  majorHazardCheck: '近 12 个月做过重大隐患对照',
  majorHazardCase: '重大隐患都有治理档案',
  systemMeasures: '有制度措施',
  selfCorrection: '上月自查自纠自报已导出',
  noticeCards: '有告知卡',
  emergencyCards: '有应急处置卡',
  operationCards: '有操作卡',
  commitments: '有承诺卡',
  warningSigns: '有警示牌',
  announcement: '近 7 天导出过安全承诺公告',
  noticeBoard: '导出过公告栏',
  assessment: '近 12 个月做过标准化自评',
  nonconformity: '不符合项没有超期',
  operationAudit: '近 12 个月做过运行质量审计',
  accidentRegister: '事故登记有记录或写明无事故',
  policyDocuments: '制度台账齐全',
  specialEquipment: '特种设备都在检验期内',
  regionForm: '本地填报表已填写',
  riskReport: '本年已保存风险报告',
  dataExport: '导出过台账',
} as const
export type RequirementCheck = keyof typeof requirementChecks

export const policyRequirements = z.strictObject({
  id: slug,
  version,
  checkedOn: dayText,
  note: z.string(),
  documents: z.array(
    z.strictObject({
      id: slug,
      prefix: z.string().length(2),
      title: z.string(),
      region: z.string(),
      year: z.number().int(),
    }),
  ),
  requirements: z.array(
    z.strictObject({
      id: z.string().regex(/^[A-Z]{2}-\d{2}$/),
      documentId: slug,
      /** paragraph of the document */
      clause: z.string().min(1),
      /** in our own words */
      summary: z.string().min(4),
      /** duty of the enterprise, or a task of the authority for which an enterprise keeps figures */
      landing: z.enum(['enterprise', 'supply']),
      /** to whom it applies: 涉危化, 有车队时; '' = all */
      condition: z.string(),
      /** what an app should give and the record that comes out */
      feature: z.string().min(2),
      output: z.string(),
      /** where the app serves it; empty: not yet */
      places: z.array(
        z.strictObject({ kind: z.enum(['page', 'report', 'form']), ref: z.string().min(1), label: z.string().min(2) }),
      ),
      /** what must hold to count as done; null: it is served, but only the user can say whether it is done */
      check: z.enum(keys(requirementChecks)).nullable(),
      /** of `topicInspection`: ids of the lists, one of which is enough; of `regionForm`: `pack/form` */
      checkRefs: z.array(z.string()),
      /** what of it is not served yet; '' = all of it is */
      gap: z.string(),
    }),
  ),
})
export type PolicyRequirements = z.output<typeof policyRequirements>
