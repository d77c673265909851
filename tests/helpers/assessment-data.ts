/** A small standard with every kind of deduction, and an assessment of it, so that every printed figure can be checked by eye. */
import { assessment, assessmentAnswer, assessmentEvidence, nonconformity } from '#shared/domain/assessment'
import { accident } from '#shared/domain/standardization'
import type { ReportAssessment, ReportData } from '#shared/reports/definition'
import type { ItemMark } from '#shared/rules/scoring'
import { standard, type Standard } from '#shared/rules/standard'
import { reportData } from './report-data.ts'
import { base, ids, uuid } from './report-ids.ts'

const item = (number: string, element: string, points: number, more: object = {}) => ({
  id: `T-${number}`,
  number,
  categoryId: element.split('-')[0],
  elementId: element,
  content: `达标标准 ${number}`,
  points,
  method: '没有的，不得分',
  zeroConditions: [{ id: 'z1', text: '没有制度' }],
  deductions: [
    { id: 'd1', text: '缺少记录', points: 1, unit: '处', limit: 3 },
    { id: 'd2', text: '没有发文', points: 0.5, unit: '' },
  ],
  extraDeductions: [],
  evidence: ['记录'],
  tags: [],
  industryGroups: [],
  blankReason: '',
  correction: null,
  clauses: [],
  ...more,
})

/** 30 points: 一、甲 20 (1.1 甲一 12, 1.2 甲二 8), 二、乙 10. */
export function smallStandard(more: object = {}): Standard {
  return standard.parse({
    id: 'small',
    version: '1.0.0',
    code: '',
    title: '试验标准',
    effectiveOn: null,
    source: '试验',
    url: '',
    checkedOn: '2026-11-26',
    verified: true,
    note: '',
    points: 30,
    grading: 'levels',
    lines: [900, 750, 600],
    categories: [
      {
        id: 'c1',
        number: '一',
        name: '甲',
        points: 20,
        elements: [
          { id: 'c1-e1', number: '1.1', name: '甲一', points: 12 },
          { id: 'c1-e2', number: '1.2', name: '甲二', points: 8 },
        ],
      },
      {
        id: 'c2',
        number: '二',
        name: '乙',
        points: 10,
        elements: [{ id: 'c2-e1', number: '', name: '乙', points: 10 }],
      },
    ],
    items: [
      item('1', 'c1-e1', 8, {
        extraDeductions: [{ id: 'x1', text: '没有机构', trigger: 'zero', points: 16, unit: '' }],
      }),
      item('2', 'c1-e1', 4),
      item('3', 'c1-e2', 8, {
        extraDeductions: [{ id: 'x1', text: '重大隐患', trigger: 'each', points: 3, unit: '处' }],
      }),
      item('4', 'c2-e1', 4, {
        extraDeductions: [{ id: 'x1', text: '新增职业病', trigger: 'element', points: 0, unit: '' }],
      }),
      item('5', 'c2-e1', 6),
    ],
    ...more,
  })
}

export const scoredMark = (ticks: Record<string, number> = {}, free: number[] = []): ItemMark => ({
  state: 'scored',
  ticks: Object.entries(ticks).map(([partId, count]) => ({ partId, count })),
  freeDeductions: free.map((points) => ({ reason: '其他原因', points })),
})
export const blankMark: ItemMark = { state: 'blank', ticks: [], freeDeductions: [] }
export const openMarks: ItemMark = { state: 'open', ticks: [], freeDeductions: [] }

/** Marks of the five items, full where nothing is given. */
export const marksOf = (given: Record<string, ItemMark> = {}): Map<string, ItemMark> =>
  new Map(['1', '2', '3', '4', '5'].map((number) => [`T-${number}`, given[number] ?? scoredMark()]))

export function assessmentOf(
  given: Record<string, ItemMark>,
  more: { standard?: Standard; review?: Record<string, ItemMark>; fields?: object } = {},
): ReportAssessment {
  const marks = marksOf(given)
  const own = more.standard ?? smallStandard()
  return {
    ...assessment.parse({
      ...base(601),
      name: '2026 年度自评',
      periodFrom: '2026-01-01',
      periodTo: '2026-10-31',
      assessedOn: '2026-11-10',
      team: [
        { name: '陈国梁', role: 'leader', post: '总经理' },
        { name: '何文斌', role: 'employee', post: '铣工' },
      ],
      conditions: [
        { conditionId: 'licences', reply: 'yes' },
        { conditionId: 'major-hazards', reply: 'no', note: '还有 1 条在治理' },
      ],
      appliesForReview: true,
      standardId: own.id,
      standardVersion: own.version,
      standardHash: 'hash',
      standardTitle: own.title,
      status: 'sealed',
      sealedAt: '2026-11-10T01:00:00.000Z',
      ...more.fields,
    }),
    standard: own,
    answers: own.items.map(({ id, number }, index) => ({
      ...assessmentAnswer.parse({
        ...base(611 + index),
        assessmentId: uuid(601),
        itemId: id,
        own: marks.get(id),
        blankReason: marks.get(id)?.state === 'blank' ? '没有锅炉' : '',
        description: number === '2' ? '三季度缺两份' : '',
        review: more.review?.[number] ?? openMarks,
        reviewDescription: more.review?.[number] ? '现场核实' : '',
        sortOrder: index + 1,
      }),
      evidence:
        number === '2'
          ? [
              assessmentEvidence.parse({
                ...base(631),
                answerId: uuid(612),
                kind: 'finding',
                recordId: ids.overdue,
                title: 'YH-2026-003 动火点堆放纸箱',
              }),
            ]
          : [],
      fileNames: number === '2' ? ['会议签到.pdf'] : [],
    })),
    nonconformities: [
      nonconformity.parse({
        ...base(641),
        assessmentId: uuid(601),
        answerId: uuid(612),
        findingId: ids.closed,
        itemId: 'T-2',
        deductionText: '缺少记录 −2',
        deductedPoints: 200,
        prevention: '每月核对',
      }),
      nonconformity.parse({
        ...base(642),
        assessmentId: uuid(601),
        answerId: uuid(613),
        findingId: ids.overdue,
        itemId: 'T-3',
        deductionText: '重大隐患 −3',
        deductedPoints: 300,
      }),
    ],
  }
}

/** The register of `report-data.ts` with one assessment, a minor accident and two conditions. */
export function assessmentData(own: ReportAssessment): ReportData {
  return {
    ...reportData(),
    standardization: {
      assessments: [own],
      accidents: [accident.parse({ ...base(651), name: '压伤手指', occurredOn: '2026-06-01', minorInjuries: 1 })],
      certificates: [],
      conditions: [
        { id: 'licences', text: '证照齐全', basis: '定级办法', verified: true, watch: null },
        { id: 'major-hazards', text: '重大隐患已经完成整改', basis: '定级办法', verified: false, watch: 'openMajor' },
      ],
    },
  }
}
