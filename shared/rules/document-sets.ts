/**
 * 资料齐套: which documents belong to an occasion, and where each of them stands. The lists are our own choice from what the
 * regulations ask an enterprise to keep and to show; a local authority may ask for others (未核实).
 */

export const documentSets = {
  inspection: {
    name: '迎检',
    why: '检查组到厂时先看的资料：风险清单、告知、排查记录、隐患台账和闭环凭证。',
    reportIds: [
      'risk-point-ledger',
      'activity-control-list',
      'facility-control-list',
      'considerable-risk-list',
      'four-colour-map',
      'notice-board',
      'post-risk-list',
      'organization-list',
      'inspection-plan-list',
      'inspection-summary',
      'inspection-sheet',
      'finding-ledger',
      'problem-list',
      'rectification-notice',
      'review-sheet',
      'major-hazard-check-sheet',
      'system-measure-list',
      'finding-statistics',
      'special-equipment-register',
      'special-equipment-rates',
      'self-inspection-report',
    ],
  },
  standardization: {
    name: '标准化申报',
    why: '申请定级要交的自评材料：打分表、汇总、扣分说明、不符合项整改和自评报告。',
    reportIds: [
      'assessment-sheet',
      'assessment-summary',
      'deduction-summary',
      'score-explanation',
      'nonconformity-list',
      'policy-record-list',
      'level-standing-sheet',
      'operation-audit-sheet',
      'self-assessment-report',
    ],
  },
  riskReport: {
    name: '风险报告',
    why: '向属地报告安全风险时对照填写和留底的资料。',
    reportIds: [
      'risk-report-sheet',
      'risk-point-ledger',
      'activity-control-list',
      'facility-control-list',
      'considerable-risk-list',
      'evaluation-explanation',
      'four-colour-map',
      'comparison-chart',
    ],
  },
  yearEnd: {
    name: '年度归档',
    why: '一年结束时留存的资料：评审、台账、统计、自评和体检结果。',
    reportIds: [
      'risk-point-ledger',
      'jha-record',
      'scl-record',
      'risk-review-sheet',
      'worker-participation-sheet',
      'four-colour-map',
      'finding-ledger',
      'finding-statistics',
      'authority-statistics',
      'rectification-funds',
      'system-measure-list',
      'personnel-roster',
      'special-equipment-register',
      'special-equipment-rates',
      'accident-ledger',
      'self-inspection-report',
      'consistency-report',
      'assessment-summary',
      'self-assessment-report',
    ],
  },
} as const satisfies Record<string, { name: string; why: string; reportIds: readonly string[] }>
export type DocumentSet = keyof typeof documentSets

export const readinessStates = {
  ready: '齐备',
  changed: '数据有变化',
  notPrinted: '还没有导出',
  noData: '缺数据',
} as const
export type Readiness = keyof typeof readinessStates

/** Where a document stands: nothing to print, never printed, printed and since changed, or printed as the data are today. */
export function readinessOf(document: {
  /** rows it would have; null = it depends on a choice */
  rowCount: number | null
  /** content hash of the newest print or formal version, null = none */
  printedHash: string | null
  /** content hash of today, null = it cannot be composed without a choice */
  todayHash: string | null
}): Readiness {
  const { rowCount, printedHash, todayHash } = document
  if (rowCount === 0) return 'noData'
  if (printedHash === null) return 'notPrinted'
  return printedHash === todayHash ? 'ready' : 'changed'
}
