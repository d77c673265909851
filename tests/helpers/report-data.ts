/** A small register with inspections and findings, made by hand, so that every printed figure can be checked by eye. */
import { area } from '#shared/domain/area'
import { consistencyAcceptance } from '#shared/domain/consistency'
import { enterprise } from '#shared/domain/enterprise'
import { rectificationNotice } from '#shared/domain/finding'
import { checklist, checklistItem } from '#shared/domain/inspection'
import { organizationUnit } from '#shared/domain/organization-unit'
import { person } from '#shared/domain/person'
import type { ReportData } from '#shared/reports/definition'
import { controlTierList } from '#shared/rules/code-list'
import type { ConsistencyOutcome } from '#shared/rules/consistency/check'
import { readLibrary } from '../unit/rules/libraries.ts'
import { findingsOf, inspectionsOf } from './report-findings.ts'
import { base, ids, pinyin, uuid } from './report-ids.ts'
import { hazardsOf, lec, riskPointsOf } from './report-risks.ts'

/** One rule with a hit, one with an accepted one. */
function consistencyOutcome(): ConsistencyOutcome {
  const subject = (kind: 'hazard' | 'checklist', number: number, name: string) => ({
    kind,
    id: uuid(number),
    name,
    pageId: uuid(number),
  })
  const acceptance = consistencyAcceptance.parse({
    ...base(95),
    ruleId: 'checklist-without-plan',
    subjectKind: 'checklist',
    subjectId: ids.checklist,
    subjectName: '机加工车间日常检查表',
    reason: '停产检修期间不排计划',
    acceptedById: ids.chief,
    acceptedByName: '周敏华',
    acceptedOn: '2026-11-10',
  })
  return {
    ruleCount: 42,
    counts: { error: 1, warning: 0, hint: 0 },
    openCount: 1,
    acceptedCount: 1,
    groups: [
      {
        ruleId: 'high-risk-without-engineering',
        title: '较大以上风险没有现有的工程技术措施',
        severity: 'error',
        explanation: '较大、重大风险只靠制度、培训和防护用品，人一疏忽就失效。',
        hits: [
          {
            subject: subject('hazard', 81, 'FX-002 动火作业：清理现场'),
            sentence: '现有风险为较大风险，2 条现有措施中没有工程技术措施',
          },
        ],
        accepted: [],
      },
      {
        ruleId: 'checklist-without-plan',
        title: '检查表没有检查计划',
        severity: 'warning',
        explanation: '有表没有计划，什么时候查、谁去查都没有定。',
        hits: [],
        accepted: [
          {
            subject: subject('checklist', 41, '机加工车间日常检查表'),
            sentence: '没有使用中的检查计划用到它',
            acceptance,
          },
        ],
      },
    ],
  }
}

/** Nothing but an enterprise: what every document must survive. */
export function emptyReportData(): ReportData {
  const { entries } = controlTierList.parse(readLibrary('code-lists', 'control-tiers'))
  const table = entries.find(({ isDefault }) => isDefault)
  if (!table) throw new Error('no default table of control tiers')
  return {
    enterprise: enterprise.parse({
      ...base(9),
      name: '青岚机械有限公司',
      industry: 'C34 通用设备制造业',
      principal: '陈国梁',
      safetyManager: '周敏华',
      safetyPhone: '0510-80000001',
      employeeCount: 86,
    }),
    today: '2026-11-22',
    documentNumber: 'WJ-2026-0001',
    parameters: {},
    units: [],
    people: [],
    areas: [],
    riskPoints: [],
    hazards: [],
    controlTierTable: table,
    packs: [lec],
    checklists: [],
    plans: [],
    inspections: [],
    findings: [],
    notices: [],
    consistency: null,
    systemMeasures: [],
    cards: [],
    majorHazards: { checks: [], cases: [] },
    riskReviews: [],
    packSwitches: [],
    standardization: { assessments: [], accidents: [], certificates: [], conditions: [] },
    policyRecords: [],
    specialEquipment: { register: [], operators: [] },
    operationAudits: null,
    levelStanding: null,
    region: null,
    policy: [],
    floorPlans: [],
    planMarks: [],
    basicManagement: null,
    accidentRecords: [],
  }
}

/** Three risk points, four hazards (one not evaluated), one submitted inspection, six findings (one void), one notice. */
export function reportData(parameters: ReportData['parameters'] = {}): ReportData {
  const findings = findingsOf()
  return {
    ...emptyReportData(),
    parameters,
    units: [
      organizationUnit.parse({ ...base(1), name: '机加工车间', kind: 'workshop' }),
      organizationUnit.parse({ ...base(2), name: '安全环保部', kind: 'department' }),
    ],
    people: [
      person.parse({ ...base(11), ...pinyin, name: '周敏华' }),
      person.parse({ ...base(12), ...pinyin, name: '何文斌' }),
    ],
    areas: [area.parse({ ...base(21), name: '机加工车间' })],
    riskPoints: riskPointsOf(),
    hazards: hazardsOf(),
    checklists: [
      {
        ...checklist.parse({ ...base(41), name: '机加工车间周检', areaId: ids.hall }),
        items: [1, 2].map((number) =>
          checklistItem.parse({
            ...base(410 + number),
            checklistId: ids.checklist,
            riskPointId: ids.mill,
            item: `1 号铣床 第 ${number} 项`,
            standard: '防护罩完好',
          }),
        ),
      },
    ],
    inspections: inspectionsOf(findings),
    findings,
    cards: [],
    notices: [
      rectificationNotice.parse({
        ...base(61),
        unitId: ids.workshop,
        unitName: '机加工车间',
        issuedOn: '2026-11-07',
        issuerName: '周敏华',
        requirement: '整改期间停止动火',
        number: 'TZ-2026-001',
      }),
    ],
    consistency: consistencyOutcome(),
  }
}
