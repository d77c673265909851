/**
 * 证据建议: which records of the app show which item of the thirteen elements (general-13). Policies and records come from
 * the document list by their own item ids, everything else from the table here; what is missing is named as well.
 */
import type { EvidenceKind } from '../domain/assessment.ts'

/** Something that the app holds. */
export interface Holding {
  kind: EvidenceKind
  recordId: string
  title: string
  /** what it is further: `ledByPrincipal`, `major`, `closed`, a kind of check or card, a report, an item id */
  facets: readonly string[]
}

export interface Want {
  kind: EvidenceKind
  /** one of them must be there; empty = any */
  facets: readonly string[]
  /** what it is called when it is missing */
  label: string
}

const want = (kind: EvidenceKind, label: string, ...facets: string[]): Want => ({ kind, facets, label })

const register = want('riskPoint', '风险点登记')
const riskReview = want('riskReview', '自评期间完成的风险评审')
const checks = want('inspection', '自评期间的检查记录')
const checklists = want('checklist', '检查表')
const ledger = want('finding', '自评期间的隐患台账记录')
const closedFindings = want('finding', '自评期间已销号的隐患', 'closed')
const measures = want('systemMeasure', '制度措施')
const majorCheck = want('majorHazardCheck', '自评期间的重大隐患对照检查')
const printed = (label: string, ...reports: string[]) => want('export', `已导出的${label}`, ...reports)
const cards = (label: string, ...kinds: string[]) => want('card', label, ...kinds)

/** By item of general-13. */
export const evidenceWants: Readonly<Record<string, readonly Want[]>> = {
  'GM-010': [want('inspection', '主要负责人带队的检查', 'ledByPrincipal')],
  'GM-012': [cards('岗位职责清单', 'postDutyList'), printed('岗位职责清单', 'post-duty-list')],
  'GM-032': [measures],
  'GM-068': [want('riskPoint', '设备设施风险点', 'facility'), checks],
  'GM-072': [want('riskPoint', '设备设施风险点', 'facility'), printed('设备设施清单', 'facility-list')],
  'GM-102': [register, riskReview, printed('分析评价记录', 'jha-record', 'scl-record')],
  'GM-121': [cards('风险警示牌或告知卡', 'warningSign', 'noticeCard')],
  'GM-122': [cards('风险警示牌或告知卡', 'warningSign', 'noticeCard')],
  'GM-133': [want('riskReview', '变更后的风险评审', 'change'), riskReview],
  'GM-135': [checklists],
  'GM-136': [ledger, majorCheck, printed('隐患台账', 'finding-ledger')],
  'GM-137': [want('inspection', '专业性、事故类比或复产前排查', 'special', 'accidentAnalogy', 'resumption')],
  'GM-138': [checklists],
  'GM-139': [checks, printed('自查报告或统计表', 'self-inspection-report', 'finding-statistics')],
  'GM-140': [register, checklists, checks],
  'GM-141': [
    checklists,
    want('inspection', '综合性排查', 'comprehensive'),
    want('inspection', '专业性排查', 'special'),
    want('inspection', '季节性排查', 'seasonal'),
    want('inspection', '节假日前排查', 'holiday'),
    want('inspection', '日常排查', 'daily'),
  ],
  'GM-142': [closedFindings, printed('整改通知单或复查单', 'rectification-notice', 'review-sheet')],
  'GM-143': [want('finding', '已销号的重大隐患', 'closedMajor'), majorCheck],
  'GM-144': [ledger, printed('隐患统计表', 'finding-statistics')],
  'GM-145': [ledger, measures, printed('隐患统计表', 'finding-statistics')],
  'GM-147': [register, riskReview],
  'GM-148': [register, printed('较大以上风险清单', 'considerable-risk-list')],
  'GM-151': [register, cards('告知卡或操作卡', 'noticeCard', 'operationCard')],
  'GM-152': [cards('风险警示牌', 'warningSign')],
  'GM-153': [checks],
  'GM-176': [cards('岗位应急处置卡', 'emergencyCard')],
  'GM-198': [measures, closedFindings],
}

export interface EvidenceProposal {
  itemId: string
  /** in the order of the table, each record once */
  found: Holding[]
  /** what should show it and is not there */
  missing: string[]
}

const fits = ({ kind, facets }: Want, holding: Holding): boolean =>
  holding.kind === kind && (facets.length === 0 || facets.some((facet) => holding.facets.includes(facet)))

/** What shows an item and what is missing; documents of the list are asked for by name. */
export function proposeEvidence(
  itemId: string,
  holdings: readonly Holding[],
  /** names of the policies and records that the item asks for, with the app's own report ('' = none) */
  documents: readonly { entryId: string; name: string; reportId: string }[],
): EvidenceProposal {
  const wants = [
    ...(evidenceWants[itemId] ?? []).map((own) => ({ ...own, isAsked: true })),
    ...documents.map(({ entryId, name, reportId }) => ({
      ...want('policyDocument', name, entryId),
      // the app keeps it: the table above says what shows it
      isAsked: reportId === '',
    })),
  ]
  const found = new Map<string, Holding>()
  const missing = new Set<string>()
  for (const own of wants) {
    const fitting = holdings.filter((holding) => fits(own, holding))
    for (const holding of fitting) found.set(`${holding.kind} ${holding.recordId}`, holding)
    if (fitting.length === 0 && own.isAsked) missing.add(own.label)
  }
  return { itemId, found: [...found.values()], missing: [...missing] }
}
