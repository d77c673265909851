/** A small register with inspections and findings, made by hand, so that every printed figure can be checked by eye. */
import { area } from '#shared/domain/area'
import { attachment } from '#shared/domain/attachment'
import { consistencyAcceptance } from '#shared/domain/consistency'
import { enterprise } from '#shared/domain/enterprise'
import { type EvaluationStage, evaluation } from '#shared/domain/evaluation'
import { finding, findingExtension, rectification, rectificationNotice, review } from '#shared/domain/finding'
import { control, hazard } from '#shared/domain/hazard'
import { checklist, checklistItem, inspection, inspectionResult } from '#shared/domain/inspection'
import { organizationUnit } from '#shared/domain/organization-unit'
import { person } from '#shared/domain/person'
import { riskPointRow } from '#shared/contract/risk-point'
import type { ReportData, ReportFinding, ReportHazard } from '#shared/reports/definition'
import type { ConsistencyOutcome } from '#shared/rules/consistency/check'
import { controlTierList } from '#shared/rules/code-list'
import { evaluateRisk } from '#shared/rules/risk'
import { pack, readLibrary } from '../unit/rules/libraries.ts'

/** A valid id that can be told from the others: uuid(7) ends in 7. */
export const uuid = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** What every record has, with the id `uuid(number)`. */
export const base = (number: number) => ({
  id: uuid(number),
  revision: 1,
  createdAt: '2026-01-05T00:00:00.000Z',
  updatedAt: '2026-01-05T00:00:00.000Z',
  voidedAt: null,
  voidReason: '',
})

const pinyin = { namePinyin: '', nameInitials: '' }
const lec = pack('lec-2')

export const ids = {
  workshop: uuid(1),
  safety: uuid(2),
  chief: uuid(11),
  worker: uuid(12),
  hall: uuid(21),
  mill: uuid(31),
  hotWork: uuid(32),
  store: uuid(33),
  checklist: uuid(41),
  inspection: uuid(51),
  notice: uuid(61),
  closed: uuid(71),
  overdue: uuid(72),
  major: uuid(73),
  ungraded: uuid(74),
  voided: uuid(75),
  lastMonth: uuid(76),
} as const

function evaluated(number: number, hazardId: string, stage: EvaluationStage, L: number, E: number, C: number) {
  const factors = { L, E, C }
  const outcome = evaluateRisk(lec, factors)
  const record = evaluation.parse({
    ...base(number),
    hazardId,
    stage,
    packId: lec.id,
    packVersion: lec.version,
    packHash: 'hash',
    method: 'LEC',
    factors,
    valueHundredths: outcome.valueHundredths,
    level: outcome.level,
    evaluatorId: ids.worker,
    evaluatorName: '何文斌',
    evaluatedOn: '2026-09-01',
    sequence: 1,
    reason: '按现场情况取值',
  })
  return { record, explanation: outcome.explanation }
}

const measure = (
  number: number,
  hazardId: string,
  controlClass: string,
  text: string,
  status: 'inPlace' | 'planned' = 'inPlace',
) => control.parse({ ...base(number), hazardId, controlClass, text, status })

function hazardOf(
  number: number,
  riskPointId: string,
  fields: Record<string, unknown>,
  factors: { inherent: [number, number, number]; current: [number, number, number] } | null,
  controls: ReportHazard['controls'],
): ReportHazard {
  const id = uuid(number)
  const inherent = factors && evaluated(number + 1000, id, 'inherent', ...factors.inherent)
  const current = factors && evaluated(number + 2000, id, 'current', ...factors.current)
  return {
    ...hazard.parse({ ...base(number), riskPointId, ...fields }),
    controls,
    inherent: inherent?.record ?? null,
    current: current?.record ?? null,
    inherentExplanation: inherent?.explanation ?? null,
    currentExplanation: current?.explanation ?? null,
    catalogueHits: [],
    inherentLevel: inherent?.record.level ?? null,
    currentLevel: current?.record.level ?? null,
  }
}

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

const point = (number: number, fields: Record<string, unknown>) =>
  riskPointRow.parse({
    ...base(number),
    ...pinyin,
    areaId: ids.hall,
    areaName: '机加工车间',
    unitId: ids.workshop,
    unitName: '机加工车间',
    responsiblePersonId: ids.worker,
    responsibleName: '何文斌',
    inherentLevel: null,
    openFindingCount: 0,
    ...fields,
  })

const findingOf = (
  number: number,
  fields: Record<string, unknown>,
  more: Partial<ReportFinding> = {},
): ReportFinding => ({
  ...finding.parse({
    ...base(number),
    status: 'registered',
    noticeId: null,
    round: 1,
    closedOn: null,
    closedByName: '',
    riskPointName: '',
    areaName: '',
    responsibleUnitName: '',
    areaId: ids.hall,
    finderName: '周敏华',
    category: '设备设施',
    ...fields,
  }),
  rectifications: [],
  reviews: [],
  extensions: [],
  followUps: [],
  photos: [],
  noticeNumber: '',
  ...more,
})

const photo = (number: number, recordId: string, role: 'before' | 'after') =>
  attachment.parse({
    ...base(number),
    recordType: 'finding',
    recordId,
    role,
    sha256: String(number % 10).repeat(64),
    mime: 'image/jpeg',
  })

const done = (number: number, findingId: string, round: number, completedOn: string, costCents: number) =>
  rectification.parse({
    ...base(number),
    findingId,
    round,
    measures: `第 ${round} 次整改完成`,
    completedOn,
    rectifierId: ids.worker,
    rectifierName: '何文斌',
    costCents,
  })

const judged = (
  number: number,
  findingId: string,
  rectificationId: string,
  round: number,
  verdict: 'passed' | 'failed',
  reviewedOn: string,
) =>
  review.parse({
    ...base(number),
    findingId,
    rectificationId,
    round,
    verdict,
    opinion: verdict === 'passed' ? '符合要求' : '护罩仍可徒手打开',
    reviewerId: ids.chief,
    reviewerName: '周敏华',
    reviewedOn,
    newDueOn: verdict === 'failed' ? '2026-11-20' : null,
  })

function findingsOf(): ReportFinding[] {
  return [
    findingOf(
      71,
      {
        number: 'YH-2026-002',
        status: 'closed',
        description: '铣床防护罩限位开关失灵',
        riskPointId: ids.mill,
        hazardId: uuid(301),
        grade: 'general',
        treatment: 'immediate',
        foundOn: '2026-11-05',
        inspectionId: ids.inspection,
        inspectionResultId: uuid(512),
        responsibleName: '何文斌',
        closedOn: '2026-11-06',
        closedByName: '周敏华',
        riskPointName: '1 号铣床（销号时名称）',
        areaName: '机加工一区',
        responsibleUnitName: '机加工班',
        fundsCents: 5000,
      },
      {
        rectifications: [done(711, uuid(71), 1, '2026-11-05', 4550)],
        reviews: [judged(712, uuid(71), uuid(711), 1, 'passed', '2026-11-06')],
        photos: [photo(713, uuid(71), 'before'), photo(714, uuid(71), 'after')],
      },
    ),
    findingOf(
      72,
      {
        number: 'YH-2026-003',
        status: 'rectifying',
        description: '动火点周围 10 m 内堆放包装纸箱',
        location: '东门外',
        riskPointId: ids.hotWork,
        grade: 'general',
        treatment: 'deadline',
        foundOn: '2026-11-06',
        dueOn: '2026-11-20',
        responsibleUnitId: ids.workshop,
        responsibleName: '何文斌',
        measures: '清走纸箱，划定动火区',
        fundsCents: 120000,
        emergencyPlan: '动火停止，配两具灭火器',
        round: 2,
        noticeId: ids.notice,
        category: '原辅物料、产品',
        cause: 'management',
      },
      {
        noticeNumber: 'TZ-2026-001',
        rectifications: [done(721, uuid(72), 1, '2026-11-10', 30000)],
        reviews: [judged(722, uuid(72), uuid(721), 1, 'failed', '2026-11-11')],
        extensions: [
          findingExtension.parse({
            ...base(723),
            findingId: uuid(72),
            fromOn: '2026-11-12',
            toOn: '2026-11-20',
            reason: '等待围挡到货',
            approverName: '陈国梁',
            approvedOn: '2026-11-11',
          }),
        ],
        photos: [photo(724, uuid(72), 'before')],
      },
    ),
    findingOf(73, {
      number: 'YH-2026-004',
      status: 'awaitingReview',
      description: '可燃气体报警器全部停用',
      grade: 'major',
      treatment: 'deadline',
      foundOn: '2026-11-10',
      dueOn: '2026-12-01',
      fundsCents: 2_000_000,
      cause: 'management',
      treatmentPlan: {
        goals: '恢复报警',
        methods: '更换探头',
        resources: '2 万元',
        organization: '设备部',
        schedule: '12 月 1 日前',
        safetyMeasures: '停用期间人工检测',
      },
    }),
    findingOf(74, {
      number: 'YH-2026-005',
      description: '焊工证复审日期已过',
      categoryGroup: 'basic',
      category: '安全培训教育',
      foundOn: '2026-11-12',
      source: 'other',
      cause: 'human',
    }),
    {
      ...findingOf(75, { number: 'YH-2026-006', description: '重复登记', foundOn: '2026-11-13' }),
      voidedAt: '2026-11-13T01:00:00.000Z',
    },
    findingOf(
      76,
      {
        number: 'YH-2026-001',
        status: 'closed',
        description: '配电箱门缺跨接线',
        grade: 'general',
        treatment: 'deadline',
        foundOn: '2026-10-20',
        dueOn: '2026-10-30',
        closedOn: '2026-11-02',
        areaName: '机加工一区',
      },
      {
        rectifications: [done(761, uuid(76), 1, '2026-10-28', 1000)],
        reviews: [judged(762, uuid(76), uuid(761), 1, 'passed', '2026-11-02')],
      },
    ),
  ]
}

function inspectionsOf(findings: readonly ReportFinding[]): ReportData['inspections'] {
  const answers = ['normal', 'abnormal', 'notApplicable'] as const
  return [
    {
      ...inspection.parse({
        ...base(51),
        name: '十一月综合检查',
        kind: 'comprehensive',
        tier: 'company',
        checklistId: ids.checklist,
        inspectedOn: '2026-11-05',
        inspectorName: '周敏华',
        participants: '何文斌、陈国梁',
        inspectedUnitName: '机加工车间',
        isLedByPrincipal: true,
        number: 'JC-2026-001',
        status: 'submitted',
        submittedAt: '2026-11-05T08:00:00.000Z',
      }),
      results: answers.map((answer, index) => ({
        ...inspectionResult.parse({
          ...base(511 + index),
          inspectionId: ids.inspection,
          riskPointId: ids.mill,
          item: `1 号铣床 第 ${index + 1} 项`,
          standard: '防护罩完好',
          answer,
        }),
        finding: findings.find(({ inspectionResultId }) => inspectionResultId === uuid(511 + index)) ?? null,
      })),
      photos: [],
    },
    {
      ...inspection.parse({
        ...base(52),
        name: '还没提交的检查',
        inspectedOn: '2026-11-20',
        inspectorName: '何文斌',
        number: '',
        status: 'inProgress',
        submittedAt: null,
      }),
      results: [],
      photos: [],
    },
  ]
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
    riskPoints: [
      point(31, {
        number: 'FX-001',
        name: '1 号铣床',
        kind: 'facility',
        model: 'X6132',
        hazardCount: 2,
        evaluatedCount: 2,
        level: 'general',
      }),
      point(32, {
        number: 'FX-002',
        name: '动火作业',
        kind: 'activity',
        location: '东门外',
        activityContent: '切割、焊接',
        hazardCount: 2,
        evaluatedCount: 1,
        level: 'considerable',
      }),
      point(33, { number: 'FX-003', name: '成品库', kind: 'place', hazardCount: 0, evaluatedCount: 0, level: null }),
    ],
    hazards: [
      hazardOf(
        301,
        ids.mill,
        {
          item: '机械防护',
          standard: '防护罩完好',
          deviation: '防护罩缺失',
          accidentTypes: ['机械致害'],
          consequence: '截指',
        },
        { inherent: [30, 60, 70], current: [10, 60, 70] },
        [
          measure(3011, uuid(301), 'engineering', '装联锁防护罩'),
          measure(3012, uuid(301), 'engineering', '装急停按钮'),
          measure(3013, uuid(301), 'training', '上岗前实操考核'),
          measure(3014, uuid(301), 'engineering', '加装光幕', 'planned'),
        ],
      ),
      hazardOf(
        302,
        ids.mill,
        { item: '操作安全', standard: '不戴手套操作', deviation: '戴手套操作', accidentTypes: ['机械致害'] },
        { inherent: [10, 60, 150], current: [10, 60, 150] },
        [],
      ),
      hazardOf(
        303,
        ids.hotWork,
        { item: '焊接', deviation: '火星落到纸箱', accidentTypes: ['火灾'], responsibleUnitId: ids.safety },
        { inherent: [60, 60, 150], current: [30, 60, 150] },
        [measure(3031, uuid(303), 'emergency', '备两具灭火器')],
      ),
      hazardOf(304, ids.hotWork, { item: '清理现场', deviation: '余火复燃', accidentTypes: ['火灾'] }, null, []),
    ],
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
