/** Snapshots for the consistency check: a sound small factory, and the one thing in it that a test changes. */
import type { FindingStatus } from '#shared/domain/finding'
import { controlTierList } from '#shared/rules/code-list'
import type {
  ConsistencySnapshot,
  SnapshotControl,
  SnapshotEvaluation,
  SnapshotFinding,
  SnapshotHazard,
  SnapshotInspection,
  SnapshotRiskPoint,
} from '#shared/rules/consistency/snapshot'
import { readLibrary } from '../unit/rules/libraries.ts'

export const today = '2026-11-22'

const tierTable = controlTierList
  .parse(readLibrary('code-lists', 'control-tiers'))
  .entries.find(({ isDefault }) => isDefault)
if (!tierTable) throw new Error('no default control tier table')

export const evaluationOf = (fields: Partial<SnapshotEvaluation> = {}): SnapshotEvaluation => ({
  method: 'LEC',
  packId: 'LEC-2',
  packVersion: '1.0.0',
  valueHundredths: 9000,
  level: 'general',
  reason: '按现场情况取值',
  evaluatedOn: '2026-09-01',
  ...fields,
})

export const controlOf = (fields: Partial<SnapshotControl> = {}): SnapshotControl => ({
  id: 'control',
  controlClass: 'engineering',
  text: '装联锁防护罩',
  status: 'inPlace',
  checkpoint: '打开防护罩，设备应停机',
  createdAt: '2026-09-01T02:00:00.000Z',
  ...fields,
})

/** Evaluated in both stages, with controls of three classes in place. */
export const hazardOf = (fields: Partial<SnapshotHazard> = {}): SnapshotHazard => ({
  id: 'hazard',
  item: '旋转部位',
  controlTierOverride: null,
  responsiblePersonId: null,
  inherent: evaluationOf({ valueHundredths: 27000, level: 'considerable' }),
  current: evaluationOf(),
  controls: [
    controlOf(),
    controlOf({ id: 'rule', controlClass: 'management', text: '班前试验' }),
    controlOf({ id: 'course', controlClass: 'training', text: '上岗培训' }),
  ],
  ...fields,
})

export const pointOf = (fields: Partial<SnapshotRiskPoint> = {}): SnapshotRiskPoint => ({
  id: 'point',
  number: 'FX-001',
  name: '一号冲床',
  kind: 'facility',
  areaId: 'area',
  unitId: 'unit',
  responsiblePersonId: 'chief',
  isSpecialEquipment: false,
  facilityCategory: '',
  activityContent: '',
  hazards: [hazardOf()],
  ...fields,
})

/** A general finding with a deadline ahead; closed ones are done in every way. */
export const findingOf = (status: FindingStatus, fields: Partial<SnapshotFinding> = {}): SnapshotFinding => ({
  id: 'finding',
  number: 'YH-2026-001',
  description: '冲床防护罩缺失，旋转部位外露',
  status,
  grade: 'general',
  treatment: 'deadline',
  categoryGroup: 'site',
  category: '设备设施',
  riskPointId: 'point',
  hazardId: null,
  controlId: null,
  areaId: 'area',
  location: '',
  foundOn: '2026-08-20',
  dueOn: '2026-12-01',
  closedOn: status === 'closed' ? '2026-08-28' : null,
  responsibleId: 'chief',
  responsibleName: '周敏华',
  treatmentPlan: null,
  extensionCount: 0,
  afterPhotoCount: 1,
  rectifier: { id: 'worker', name: '何文斌' },
  reviewer: { id: 'chief', name: '周敏华' },
  ...fields,
})

export const inspectionOf = (fields: Partial<SnapshotInspection> = {}): SnapshotInspection => ({
  id: 'inspection',
  number: 'JC-2026-001',
  name: '车间周检',
  kind: 'daily',
  checklistId: 'checklist',
  inspectedOn: '2026-11-16',
  inspectorName: '周敏华',
  participants: '何文斌',
  itemCount: 1,
  abnormalCount: 0,
  answers: '旋转部位\tnormal\t光幕试验 11 月 16 日合格',
  ...fields,
})

export const soundStandardization = (
  fields: Partial<ConsistencySnapshot['standardization']> = {},
): ConsistencySnapshot['standardization'] => ({
  policies: [
    {
      id: 'policy',
      name: '设备设施安全管理制度',
      entryId: 'equipment',
      issuedOn: '2024-01-10',
      revisedOn: '2026-03-01',
    },
    { id: 'undated', name: '值班制度', entryId: '', issuedOn: null, revisedOn: null },
  ],
  addedPoints: [{ number: 'FX-001', name: '一号冲床', createdAt: '2026-02-01T02:00:00.000Z' }],
  newestSealed: { id: 'sealed', name: '2026 年度自评', assessedOn: '2026-05-20' },
  newest: { id: 'sealed', name: '2026 年度自评', standardId: 'general-13', fullItemIds: ['GM-001'] },
  openNonconformities: [],
  certificate: { id: 'certificate', name: 'AQB-2025-01', expiresOn: '2028-06-30' },
  ...fields,
})

/** Nothing in it contradicts anything else. */
export const soundSnapshot = (fields: Partial<ConsistencySnapshot> = {}): ConsistencySnapshot => ({
  today,
  enterprise: {
    id: 'enterprise',
    name: '青岚机械有限公司',
    principal: '钱国栋',
    safetyManager: '周敏华',
    industry: 'C33 金属制品业',
    tags: ['stamping'],
  },
  chosenPacks: { LEC: 'LEC-2', LS: 'LS-1', MES: 'MES-2' },
  controlTierTable: tierTable,
  people: [
    { id: 'chief', name: '周敏华', leftOn: null, voidedAt: null },
    { id: 'worker', name: '何文斌', leftOn: null, voidedAt: null },
    { id: 'left', name: '吴玉梅', leftOn: '2026-10-31', voidedAt: null },
    { id: 'void', name: '陈晓燕', leftOn: null, voidedAt: '2026-10-31T02:00:00.000Z' },
  ],
  areas: [
    {
      id: 'area',
      name: '冲压车间',
      responsiblePersonId: 'chief',
      floorPlanId: 'plan-of-site',
      updatedAt: '2026-09-01T02:00:00.000Z',
    },
  ],
  floorPlans: [{ id: 'plan-of-site', name: '厂区总平面图', updatedAt: '2026-09-01T02:00:00.000Z' }],
  riskPoints: [pointOf()],
  levelChanges: [],
  specialEquipment: [
    {
      id: 'crane',
      name: '3 号桥式起重机',
      state: 'inUse',
      conclusion: 'qualified',
      nextInspectionOn: '2027-05-30',
      isInspectionExempt: false,
    },
  ],
  checklists: [
    {
      id: 'checklist',
      name: '冲压车间 班组级检查表',
      items: [
        { id: 'item', item: '一号冲床 旋转部位', riskPointId: 'point', controlId: 'control', isControlGone: false },
      ],
    },
  ],
  plans: [
    {
      id: 'plan',
      name: '冲压车间周检',
      checklistId: 'checklist',
      leaderId: 'chief',
      period: 'week',
      startsOn: '2026-11-09',
      endsOn: null,
      inspectedOn: ['2026-11-09', '2026-11-16'],
    },
  ],
  inspections: [
    inspectionOf({ id: 'first', number: 'JC-2026-001', inspectedOn: '2026-11-09', answers: '光幕试验 11 月 9 日合格' }),
    inspectionOf({ id: 'second', number: 'JC-2026-002' }),
  ],
  findings: [
    findingOf('closed'),
    findingOf('rectifying', { id: 'open', number: 'YH-2026-002', foundOn: '2026-11-16' }),
  ],
  exports: [],
  standardization: soundStandardization(),
  ...fields,
})
