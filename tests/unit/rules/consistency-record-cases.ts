/** The rows of the rules about checklists, plans, inspections, findings and written documents. */
import type { ConsistencySnapshot, LevelChange, SnapshotExport } from '#shared/rules/consistency/snapshot'
import {
  findingOf,
  hazardOf,
  inspectionOf,
  pointOf,
  soundSnapshot,
  soundStandardization,
} from '../../helpers/consistency.ts'
import type { Case } from './consistency-cases.ts'

type Change = Partial<ConsistencySnapshot>

const one = (change: Change, kind: string, id: string, sentence: string): Case['hit'] => ({
  change,
  expected: [[kind, id, sentence]],
})
const items = (...fields: object[]): Change => ({
  checklists: soundSnapshot().checklists.map((checklist) => ({
    ...checklist,
    items: fields.flatMap((changed) => checklist.items.map((item) => ({ ...item, ...changed }))),
  })),
})
const plan = (fields: object): Change => ({ plans: soundSnapshot().plans.map((own) => ({ ...own, ...fields })) })
const findings = (...list: ConsistencySnapshot['findings']): Change => ({ findings: list })

const repeated = (...fields: Parameters<typeof findingOf>[1][]): Change =>
  findings(
    ...fields.map((changed, index) =>
      findingOf('closed', { id: `f${index}`, number: `YH-${index}`, foundOn: '2026-10-01', ...changed }),
    ),
  )

const months = ['2026-08-14', '2026-09-14', '2026-10-14']
const silent = months.map((inspectedOn, index) =>
  inspectionOf({ id: inspectedOn, inspectedOn, answers: `第 ${index} 次` }),
)

const change = (fields: Partial<LevelChange> = {}): LevelChange => ({
  hazardId: 'hazard',
  at: '2026-11-10T02:00:00.000Z',
  from: 'considerable',
  to: 'general',
  ...fields,
})
const exported = (fields: Partial<SnapshotExport> = {}): SnapshotExport => ({
  id: 'export',
  number: 'WJ-2026-001',
  reportId: 'scl-record',
  title: '安全检查表分析评价记录',
  exportedAt: '2026-11-01T02:00:00.000Z',
  parameters: {},
  rulePackVersions: ['LEC-2 1.0.0'],
  ...fields,
})
const written = (fields: Partial<SnapshotExport>, changed: Partial<LevelChange> = {}): Change => ({
  exports: [exported(fields)],
  levelChanges: [change(changed)],
})

const policy = {
  id: 'policy',
  name: '设备设施安全管理制度',
  entryId: 'equipment',
  issuedOn: null,
  revisedOn: '2026-03-01',
}
const standing = (fields: Partial<ConsistencySnapshot['standardization']>): Change => ({
  standardization: soundStandardization(fields),
})
const openNonconformity = {
  assessmentId: 'earlier',
  standardId: 'general-13',
  itemId: 'GM-001',
  finding: { id: 'of-item', number: 'YH-2025-009', description: '目标没有分解' },
}

const wholePlan = {
  goals: '消除',
  methods: '更换',
  resources: '2 万元',
  organization: '设备科',
  schedule: '月底前',
  safetyMeasures: '停用',
}

export const recordCases: Record<string, Case> = {
  'risk-point-never-checked': {
    hit: one({ checklists: [] }, 'riskPoint', 'point', '没有一张检查表查到它'),
    passes: [items({ controlId: null })],
  },
  'checklist-item-without-control': {
    hit: one(
      items({ controlId: null }, {}),
      'checklist',
      'checklist',
      '2 个检查项中有 1 个没有对应的管控措施：「一号冲床 旋转部位」',
    ),
    passes: [items()],
  },
  'checklist-item-control-voided': {
    hit: one(items({ isControlGone: true }), 'checklist', 'checklist', '检查项「一号冲床 旋转部位」对应的措施已经作废'),
    passes: [items({ controlId: null })],
  },
  'checklist-without-plan': {
    hit: one(plan({ endsOn: '2026-11-21' }), 'checklist', 'checklist', '没有使用中的检查计划用到它'),
    passes: [plan({ endsOn: '2026-11-22' })],
  },
  'plan-leader-missing': {
    hit: one(plan({ leaderId: 'left' }), 'inspectionPlan', 'plan', '负责人吴玉梅已作废或已离职'),
    passes: [plan({ leaderId: null, endsOn: '2026-11-21' })],
  },
  'inspections-missed': {
    hit: one(
      plan({ startsOn: '2026-11-02', inspectedOn: ['2026-11-09'] }),
      'inspectionPlan',
      'plan',
      '近 90 天应查而没有检查记录 1 次',
    ),
    passes: [plan({ startsOn: '2026-11-16', inspectedOn: [] })],
  },
  'inspection-without-participants': {
    hit: {
      change: {
        inspections: [
          inspectionOf({ kind: 'comprehensive', participants: '' }),
          inspectionOf({ id: 'daily', participants: ' ', inspectorName: '' }),
        ],
      },
      expected: [
        ['inspection', 'inspection', '2026-11-16 的检查没有写参加人员'],
        ['inspection', 'daily', '2026-11-16 的日常检查没有写检查人'],
      ],
    },
    passes: [{ inspections: [inspectionOf({ participants: '' })] }],
  },
  'identical-inspections': {
    hit: one(
      {
        inspections: [
          inspectionOf({ number: 'JC-1', answers: '另一样' }),
          ...['JC-2', 'JC-3', 'JC-4'].map((number) => inspectionOf({ number })),
        ],
      },
      'checklist',
      'checklist',
      'JC-2 至 JC-4 连续 3 次的结果和备注完全相同',
    ),
    passes: [
      {
        inspections: [inspectionOf(), inspectionOf(), inspectionOf({ answers: '另一样' }), inspectionOf()],
      },
      { inspections: ['a', 'b', 'c'].map((checklistId) => inspectionOf({ checklistId })) },
    ],
  },
  'all-normal-for-months': {
    hit: one(
      { inspections: silent, findings: [] },
      'enterprise',
      'enterprise',
      '自2026年8月1日起连续 3 个月没有一条隐患，检查记录 3 次全部正常',
    ),
    passes: [
      { inspections: silent, findings: [findingOf('closed', { foundOn: '2026-09-20' })] },
      { inspections: silent.slice(1), findings: [] },
      { inspections: silent.map((inspection) => ({ ...inspection, abnormalCount: 1 })), findings: [] },
    ],
  },
  'finding-without-risk-point': {
    hit: one(findings(findingOf('registered', { riskPointId: null })), 'finding', 'finding', '没有关联风险点'),
    passes: [
      findings(findingOf('closed', { riskPointId: null })),
      findings(findingOf('registered', { riskPointId: null, categoryGroup: 'basic' })),
    ],
  },
  'major-without-plan': {
    hit: {
      change: findings(
        findingOf('rectifying', { grade: 'major', treatmentPlan: { ...wholePlan, resources: ' ' } }),
        findingOf('rectifying', { id: 'none', grade: 'major' }),
      ),
      expected: [
        ['finding', 'finding', '治理方案缺：经费和物资的落实'],
        [
          'finding',
          'none',
          '治理方案缺：治理的目标和任务、采取的方法和措施、经费和物资的落实、负责治理的机构和人员、治理的时限和要求、安全措施和应急预案',
        ],
      ],
    },
    passes: [findings(findingOf('rectifying', { grade: 'major', treatmentPlan: wholePlan }))],
  },
  'immediate-too-long': {
    hit: one(
      findings(findingOf('awaitingReview', { treatment: 'immediate', foundOn: '2026-11-18' })),
      'finding',
      'finding',
      '2026-11-18 发现，已 4 天没有销号',
    ),
    passes: [
      findings(findingOf('rectifying', { treatment: 'immediate', foundOn: '2026-11-19' })),
      findings(findingOf('closed', { treatment: 'immediate' })),
    ],
  },
  'overdue-without-extension': {
    hit: {
      change: findings(
        findingOf('rectifying', { dueOn: '2026-11-20' }),
        findingOf('rectifying', { id: 'again', dueOn: '2026-11-21', extensionCount: 1 }),
      ),
      expected: [
        ['finding', 'finding', '时限 2026-11-20，超期 2 天'],
        ['finding', 'again', '时限 2026-11-21，延期 1 次后超期 1 天'],
      ],
    },
    passes: [
      findings(findingOf('rectifying', { dueOn: '2026-11-22', extensionCount: 1 })),
      findings(findingOf('awaitingReview', { dueOn: '2026-11-01' })),
    ],
  },
  'closed-by-rectifier': {
    hit: one(
      findings(findingOf('closed', { rectifier: { id: null, name: '周 敏华' } })),
      'finding',
      'finding',
      '整改人和验收人都是周敏华',
    ),
    passes: [
      // two people of one name
      findings(findingOf('closed', { rectifier: { id: 'another', name: '周敏华' } })),
      findings(findingOf('rectifying', { rectifier: { id: 'chief', name: '周敏华' } })),
    ],
  },
  'closed-without-photo': {
    hit: one(
      findings(findingOf('closed', { afterPhotoCount: 0 })),
      'finding',
      'finding',
      '2026-08-28 销号，没有整改后照片',
    ),
    passes: [
      findings(findingOf('closed', { afterPhotoCount: 0, closedOn: '2025-11-21' })),
      findings(findingOf('rectifying', { afterPhotoCount: 0 })),
    ],
  },
  'closed-not-re-rated': {
    hit: one(
      findings(findingOf('closed', { closedOn: '2026-09-02' })),
      'finding',
      'finding',
      '2026-09-02 销号，FX-001 一号冲床最近一次评价是 2026-09-01',
    ),
    passes: [
      findings(findingOf('closed', { closedOn: '2026-09-01' })),
      findings(findingOf('closed', { closedOn: '2026-09-02', riskPointId: null })),
      findings(findingOf('closed', { closedOn: '2025-09-02' })),
    ],
  },
  'repeated-finding': {
    hit: one(
      repeated(
        { foundOn: '2026-11-01' },
        { description: '冲床的防护罩缺失' },
        { description: '防护罩缺失，旋转部位外露，无人处理' },
      ),
      'finding',
      'f0',
      '近 90 天同一处相近的隐患 3 条：YH-0、YH-1、YH-2',
    ),
    passes: [
      repeated({}, {}),
      repeated({}, {}, { foundOn: '2026-08-23' }),
      repeated({}, {}, { riskPointId: 'another' }),
      repeated({}, {}, { description: '灭火器压力不足，已过有效期' }),
      repeated({}, {}, { category: '个体防护' }),
      repeated(...[0, 1, 2].map(() => ({ riskPointId: null, areaId: null, location: '' }))),
    ],
  },
  'level-changed-after-export': {
    hit: one(
      written({}),
      'exportRecord',
      'export',
      '2026-11-01 导出，之后等级变了 1 次，最近一次：FX-001 旋转部位由较大风险变为一般风险',
    ),
    passes: [
      written({}, { at: '2026-10-31T02:00:00.000Z' }),
      written({ rulePackVersions: [] }),
      written({ reportId: 'jha-record' }),
      written({ parameters: { period: 'quarter' } }),
      written({ parameters: { archive: { number: 'WJ-2026-0001', path: '/档案' } } }),
      written({ parameters: { recordId: 'another' } }),
      written({ parameters: { areaId: 'another' } }),
      // written again since
      {
        exports: [exported(), exported({ id: 'newer', exportedAt: '2026-11-11T02:00:00.000Z' })],
        levelChanges: [change()],
      },
    ],
  },
  'floor-plan-older-than-level': {
    hit: one(
      { levelChanges: [change()] },
      'floorPlan',
      'plan-of-site',
      '2026-09-01 以后没有改动，「冲压车间」的风险等级又变了',
    ),
    passes: [
      { levelChanges: [change({ at: '2026-08-31T02:00:00.000Z' })] },
      { levelChanges: [change()], riskPoints: [pointOf({ areaId: null, hazards: [hazardOf()] })] },
      {
        levelChanges: [change()],
        floorPlans: [{ id: 'plan-of-site', name: '厂区总平面图', updatedAt: '2026-11-11T02:00:00.000Z' }],
      },
    ],
  },
  'policy-not-reviewed': {
    hit: one(
      standing({ policies: [{ ...policy, issuedOn: '2025-11-20', revisedOn: null }], addedPoints: [] }),
      'policyDocument',
      'policy',
      '最近一次发布、评审或修订是2025年11月20日，已超过一年',
    ),
    passes: [standing({ policies: [{ ...policy, issuedOn: '2020-01-01', revisedOn: '2025-11-22' }], addedPoints: [] })],
  },
  'policy-older-than-change': {
    hit: one(
      standing({ policies: [{ ...policy, revisedOn: '2026-01-31' }] }),
      'policyDocument',
      'policy',
      '2026年1月31日以后没有评审或修订，之后新登记了「FX-001 一号冲床」',
    ),
    passes: [
      standing({ policies: [{ ...policy, revisedOn: '2026-02-01' }] }),
      standing({ policies: [{ ...policy, revisedOn: '2026-01-31', entryId: 'targets' }] }),
    ],
  },
  'self-assessment-outdated': {
    hit: one(
      standing({ newestSealed: { id: 'sealed', name: '自评', assessedOn: '2025-11-21' } }),
      'assessment',
      'sealed',
      '最近一次定稿的自评是2025年11月21日，已满一年',
    ),
    passes: [
      standing({ newestSealed: { id: 'sealed', name: '自评', assessedOn: '2025-11-22' } }),
      standing({ newestSealed: null }),
    ],
  },
  'full-score-with-open-nonconformity': {
    hit: one(
      standing({ openNonconformities: [openNonconformity] }),
      'finding',
      'of-item',
      '条目 GM-001 在「2026 年度自评」中得满分，但这条不符合项还没有销号',
    ),
    passes: [
      standing({ openNonconformities: [{ ...openNonconformity, itemId: 'GM-002' }] }),
      standing({ openNonconformities: [{ ...openNonconformity, assessmentId: 'sealed' }] }),
      standing({ openNonconformities: [{ ...openNonconformity, standardId: 'small-micro-2014' }] }),
      standing({ openNonconformities: [openNonconformity], newest: null }),
    ],
  },
  'level-certificate-expired': {
    hit: one(
      standing({ certificate: { id: 'certificate', name: 'AQB', expiresOn: '2026-11-21' } }),
      'levelCertificate',
      'certificate',
      '有效期到2026年11月21日为止，没有登记新的证书',
    ),
    passes: [
      standing({ certificate: { id: 'certificate', name: 'AQB', expiresOn: '2026-11-22' } }),
      standing({ certificate: null }),
    ],
  },
}
