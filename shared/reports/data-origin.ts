/** Where the data of each document are entered: what an enterprise lacks when a document of its own has nothing to show. */
import type { ReportId } from './report-ids.ts'

export interface DataOrigin {
  /** what is missing, as in 「还没有…」 */
  missing: string
  /** the deed, on the button that leads there */
  action: string
  path: string
}

interface OriginGroup extends DataOrigin {
  reportIds: readonly ReportId[]
}

const groups: readonly OriginGroup[] = [
  {
    missing: '部门和人员',
    action: '登记部门和人员',
    path: '/organization',
    reportIds: ['organization-list', 'responsible-person-list', 'personnel-roster'],
  },
  {
    missing: '风险点',
    action: '登记风险点',
    path: '/risk-points',
    reportIds: ['risk-point-ledger', 'activity-list', 'facility-list', 'place-list', 'risk-point-report-list'],
  },
  {
    missing: '辨识评价过的危险源',
    action: '辨识和评价',
    path: '/risk-points',
    reportIds: [
      'hazard-identification-list',
      'jha-record',
      'scl-record',
      'activity-control-list',
      'facility-control-list',
      'risk-control-list',
      'evaluation-explanation',
      'comparison-chart',
      'risk-matrix',
      'risk-distribution',
      'post-risk-list',
      'worker-participation-sheet',
    ],
  },
  {
    missing: '较大以上的风险',
    action: '辨识和评价',
    path: '/risk-points',
    reportIds: ['considerable-risk-list', 'notice-board'],
  },
  { missing: '画好区域的平面图', action: '画四色图', path: '/areas/map', reportIds: ['four-colour-map'] },
  {
    missing: '生成的卡片',
    action: '生成卡片',
    path: '/cards',
    reportIds: ['notice-card', 'emergency-card', 'operation-card', 'commitment-card', 'post-duty-list', 'warning-sign'],
  },
  { missing: '评价准则的改换', action: '看评价准则', path: '/settings', reportIds: ['pack-switch-difference'] },
  { missing: '风险评审', action: '开始评审', path: '/risk-reviews', reportIds: ['risk-review-sheet'] },
  {
    missing: '特种设备',
    action: '登记特种设备',
    path: '/special-equipment',
    reportIds: ['special-equipment-rates', 'special-equipment-register'],
  },
  {
    missing: '检查表',
    action: '做检查表',
    path: '/checklists',
    reportIds: ['site-item-list', 'basic-item-list', 'inspection-sheet', 'paper-checklist'],
  },
  {
    missing: '检查计划',
    action: '做检查计划',
    path: '/plans',
    reportIds: ['inspection-plan-list', 'inspection-completion'],
  },
  {
    missing: '提交了的检查',
    action: '去检查',
    path: '/inspections',
    reportIds: ['shift-cleaning-report', 'inspection-summary', 'principal-inspection-record', 'self-inspection-report'],
  },
  {
    missing: '隐患',
    action: '登记隐患',
    path: '/findings?new=1',
    reportIds: [
      'finding-publicity',
      'safety-announcement',
      'review-sheet',
      'finding-ledger',
      'problem-list',
      'finding-statistics',
      'authority-statistics',
      'self-correction-report',
    ],
  },
  { missing: '下达了的整改通知', action: '到隐患里下达', path: '/findings', reportIds: ['rectification-notice'] },
  { missing: '申请延期的隐患', action: '看隐患', path: '/findings', reportIds: ['extension-sheet'] },
  { missing: '记了整改资金的隐患', action: '看隐患', path: '/findings', reportIds: ['rectification-funds'] },
  {
    missing: '回头看记录',
    action: '去回头看',
    path: '/findings/follow-up?part=followUps',
    reportIds: ['follow-up-record'],
  },
  {
    missing: '制度措施',
    action: '登记制度措施',
    path: '/findings/measures?new=1',
    reportIds: ['system-measure-list'],
  },
  {
    missing: '重大隐患对照检查',
    action: '开始对照',
    path: '/major-hazards?new=1',
    reportIds: ['major-hazard-check-sheet'],
  },
  {
    missing: '重大隐患治理档案',
    action: '看治理档案',
    path: '/major-hazard-cases',
    reportIds: [
      'major-hazard-report',
      'major-hazard-plan',
      'major-hazard-extension',
      'major-hazard-review-request',
      'major-hazard-look-back',
      'major-hazard-ledger',
    ],
  },
  { missing: '对不上的地方', action: '看双控体检', path: '/consistency', reportIds: ['consistency-report'] },
  {
    missing: '标准化自评',
    action: '开始自评',
    path: '/standardization?new=1',
    reportIds: [
      'assessment-sheet',
      'assessment-summary',
      'deduction-summary',
      'score-explanation',
      'nonconformity-list',
      'self-assessment-report',
    ],
  },
  {
    missing: '制度与记录',
    action: '登记制度与记录',
    path: '/standardization/documents',
    reportIds: ['policy-record-list'],
  },
  {
    missing: '标准化等级证书',
    action: '登记证书',
    path: '/standardization/accidents',
    reportIds: ['level-certificate-list', 'level-standing-sheet'],
  },
  {
    missing: '事故和未遂事件',
    action: '登记事故、事件',
    path: '/standardization/accidents',
    reportIds: ['accident-ledger'],
  },
  {
    missing: '运行质量审计',
    action: '开始审计',
    path: '/standardization/audits',
    reportIds: ['operation-audit-sheet'],
  },
  {
    missing: '保存过的风险报告',
    action: '核对风险报告',
    path: '/regional?view=risk-report',
    reportIds: ['risk-report-sheet'],
  },
  {
    missing: '选定的地区要求',
    action: '选地区要求',
    path: '/regional',
    reportIds: ['region-form', 'region-indicator-list'],
  },
  {
    missing: '对照的政策要求',
    action: '看政策要求对照',
    path: '/policy-requirements',
    reportIds: ['policy-requirement-list'],
  },
]

/** Where the data of a document are entered; undefined for an id that is not in the catalogue. */
export const dataOriginOf = (reportId: string): DataOrigin | undefined =>
  groups.find(({ reportIds }) => reportIds.some((id) => id === reportId))

/** An empty one is an answer in itself: nothing that does not fit, nothing open today. */
const saysSomethingEmpty = ['consistency-report', 'safety-announcement']

/** True when a document of the enterprise has nothing of its own to show and a sample of it says more. */
export function isWithoutData(state: {
  reportId: string
  /** rows without any choice; null when it depends on one */
  rowCount: number | null
  /** the user has chosen a period, an area … */
  hasChosen: boolean
  hasContent: boolean
}): boolean {
  if (state.rowCount !== 0 || saysSomethingEmpty.includes(state.reportId)) return false
  return !state.hasChosen || !state.hasContent
}
