/** The fifteen chapters of 一企一档; the division is a proposal of this software, places may ask for another. */
import type { Attachment } from '#shared/domain/attachment'
import type { Finding } from '#shared/domain/finding'
import type { ReportDefinition } from './definition.ts'

export interface ArchiveChapterRule {
  number: number
  title: string
  /** what belongs here and usually lies on paper */
  paper: string
}

export const archiveChapters: readonly ArchiveChapterRule[] = [
  { number: 1, title: '基础证照', paper: '营业执照、许可证、土地房屋证明、安全和消防验收文件' },
  { number: 2, title: '组织与责任制', paper: '安全机构设置和任命文件、安全生产责任书' },
  { number: 3, title: '制度规程', paper: '安全管理制度、操作规程的签发件' },
  { number: 4, title: '人员证书与培训', paper: '负责人、安全管理人员和特种作业人员的证书，培训记录和试卷' },
  { number: 5, title: '设备与特种设备', paper: '使用登记证、检验报告、维护保养记录' },
  { number: 6, title: '危化品、粉尘、有限空间、熔融金属', paper: '化学品安全技术说明书、有限空间作业票、检测报告' },
  { number: 7, title: '风险清单与四色图', paper: '员工签名的辨识记录、评审会议记录' },
  { number: 8, title: '隐患台账', paper: '手写的检查记录、签字的通知单和验收单' },
  { number: 9, title: '应急预案演练', paper: '应急预案和备案表、演练记录和评估、应急物资检查记录' },
  { number: 10, title: '相关方', paper: '承包和租赁合同、安全管理协议、资质证明、入厂教育记录' },
  { number: 11, title: '标准化', paper: '评审报告、公告或证书' },
  { number: 12, title: '事故', paper: '事故调查报告、处理和整改材料' },
  { number: 13, title: '监管检查与整改', paper: '执法检查文书、责令改正指令书、整改回复' },
  { number: 14, title: '保险与投入', paper: '安责险和工伤保险单、安全费用提取和使用凭证' },
  { number: 15, title: '报送回执', paper: '报送的回执、平台截图、收文登记' },
]

/** `08 隐患台账` */
export const chapterFolder = ({ number, title }: ArchiveChapterRule): string =>
  `${String(number).padStart(2, '0')} ${title}`

const chapterOfReport: Readonly<Record<string, number>> = {
  'post-duty-list': 2,
  'commitment-card': 2,
  'policy-record-list': 3,
  'operation-card': 3,
  'facility-list': 5,
  'special-equipment-rates': 5,
  'shift-cleaning-report': 6,
  'emergency-card': 9,
  'policy-requirement-list': 13,
  'region-indicator-list': 13,
}
const chapterOfPurpose: Readonly<Record<ReportDefinition['purpose'], number>> = {
  建体系: 7,
  管风险: 7,
  上墙上岗: 7,
  查隐患: 8,
  治隐患: 8,
  标准化: 11,
  报监管: 15,
  归档: 1,
}

/** Where a document is filed; one that is not named here goes by its purpose. */
export const chapterOf = ({ id, purpose }: Pick<ReportDefinition, 'id' | 'purpose'>): number =>
  chapterOfReport[id] ?? chapterOfPurpose[purpose]

/** Where the forms of the regional packs are filed, by their id; others are reports to the authority. */
const chapterOfForm: readonly [RegExp, number][] = [
  [/dust|chemical|interlock/, 6],
  [/contractor|tenant|lease|construction|third-party|rental/, 10],
  [/accident/, 12],
  [/emergency|warning|duty-log|fire-station/, 9],
  [/pre-shift|ppe/, 4],
  [/equipment|facilities/, 5],
  [/responsible|engineer|fulfilments/, 2],
  [/visits|mutual|inner-reports/, 13],
  [/risk-archive/, 7],
  [/one-file/, 1],
]
export const chapterOfRegionForm = (formId: string): number =>
  chapterOfForm.find(([pattern]) => pattern.test(formId))?.[1] ?? 15

/** Where the findings, notices and photos of an authority's inspections are filed. */
export const chapterOfAuthority = 13
export const isFromAuthority = ({ source }: Pick<Finding, 'source'>): boolean =>
  source === 'authority' || source === 'superior'
/** Whether a notice is about findings of an authority alone. */
export const areFromAuthority = (findings: readonly Pick<Finding, 'source'>[]): boolean =>
  findings.length > 0 && findings.every(isFromAuthority)

/** Where attachments are filed, by what they belong to. */
export const chapterOfOwner: Readonly<Record<Attachment['recordType'], number>> = {
  enterprise: 1,
  policyDocument: 3,
  area: 7,
  floorPlan: 7,
  riskPoint: 7,
  inspection: 8,
  inspectionResult: 8,
  finding: 8,
  rectification: 8,
  majorHazardAnswer: 8,
  majorHazardCase: 8,
  assessmentAnswer: 11,
  levelCertificate: 11,
  accident: 12,
}

/** Documents that are printed to be filled in or posted, not to be filed, with the reason. */
export const leftOutOfArchive: Readonly<Record<string, string>> = {
  'paper-checklist': '打印后手填，填好的检查在第 8 章',
  'safety-announcement': '每天张贴，不留空表',
}
