/** Findings and inspections of the small register of `report-data.ts`. */
import { attachment } from '#shared/domain/attachment'
import { finding, findingExtension, rectification, review } from '#shared/domain/finding'
import { inspection, inspectionResult } from '#shared/domain/inspection'
import type { ReportData, ReportFinding } from '#shared/reports/definition'
import { base, ids, uuid } from './report-ids.ts'

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

/** Six findings: closed, overdue after a failed review, 重大, without a grade, void, and closed last month. */
export function findingsOf(): ReportFinding[] {
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

/** One submitted inspection with an answer of each kind, one still running. */
export function inspectionsOf(findings: readonly ReportFinding[]): ReportData['inspections'] {
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
