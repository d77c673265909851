/** For every rule of the consistency check: what is changed in a sound register, what it then finds, and what it lets pass. */
import type { ConsistencySnapshot } from '#shared/rules/consistency/snapshot'
import { controlOf, evaluationOf, findingOf, hazardOf, pointOf, soundSnapshot } from '../../helpers/consistency.ts'
import { recordCases } from './consistency-record-cases.ts'

type Change = Partial<ConsistencySnapshot>

export interface Case {
  hit: { change: Change; expected: [kind: string, id: string, sentence: string][] }
  passes: Change[]
}

const points = (...fields: Parameters<typeof pointOf>[0][]): Change => ({ riskPoints: fields.map(pointOf) })
const hazards = (...fields: Parameters<typeof hazardOf>[0][]): Change => points({ hazards: fields.map(hazardOf) })
const enterprise = (fields: Partial<ConsistencySnapshot['enterprise']>): Change => ({
  enterprise: { ...soundSnapshot().enterprise, ...fields },
})
const one = (change: Change, kind: string, id: string, sentence: string): Case['hit'] => ({
  change,
  expected: [[kind, id, sentence]],
})
const ofHazard = (fields: Parameters<typeof hazardOf>[0], sentence: string): Case['hit'] =>
  one(hazards(fields), 'hazard', 'hazard', sentence)
const ofPoint = (fields: Parameters<typeof pointOf>[0], sentence: string): Case['hit'] =>
  one(points(fields), 'riskPoint', 'point', sentence)

const considerable = evaluationOf({ level: 'considerable', valueHundredths: 20000 })
const management = controlOf({ controlClass: 'management' })
const [area] = soundSnapshot().areas
const areas = (fields: object): Change => ({ areas: area ? [{ ...area, ...fields }] : [] })

const [equipment] = soundSnapshot().specialEquipment
const crane = (fields: object): Change => ({ specialEquipment: equipment ? [{ ...equipment, ...fields }] : [] })

const registerCases: Record<string, Case> = {
  'profile-incomplete': {
    hit: one(
      enterprise({ principal: '', safetyManager: ' ', industry: '' }),
      'enterprise',
      'enterprise',
      '没有填写主要负责人、安全管理负责人、行业',
    ),
    passes: [enterprise({ tags: [] })],
  },
  'tag-without-risk-point': {
    hit: {
      change: enterprise({ tags: ['stamping', 'specialEquipment', 'ammonia'] }),
      expected: [
        ['profileTag', 'specialEquipment', '资料勾选了「特种设备」，没有找到对应的风险点'],
        ['profileTag', 'ammonia', '资料勾选了「液氨制冷」，没有找到对应的风险点'],
      ],
    },
    passes: [
      { ...enterprise({ tags: ['specialEquipment'] }), ...points({ isSpecialEquipment: true }) },
      { ...enterprise({ tags: ['ammonia'] }), ...points({ hazards: [hazardOf({ item: '氨压缩机' })] }) },
    ],
  },
  'area-without-responsible': {
    hit: one(areas({ responsiblePersonId: null }), 'area', 'area', '没有选择责任人'),
    passes: [areas({})],
  },
  'area-without-risk-point': {
    hit: one(points({ areaId: 'elsewhere' }), 'area', 'area', '没有登记任何风险点'),
    passes: [points({ id: 'another' })],
  },
  'risk-point-without-area': { hit: ofPoint({ areaId: null }, '没有选择所在区域'), passes: [points({})] },
  'risk-point-without-unit': { hit: ofPoint({ unitId: null }, '没有选择责任单位'), passes: [points({})] },
  'risk-point-without-responsible': {
    hit: ofPoint({ responsiblePersonId: null }, '没有选择责任人'),
    passes: [points({ responsiblePersonId: 'worker' })],
  },
  'risk-point-without-hazard': { hit: ofPoint({ hazards: [] }, '还没有辨识危险源'), passes: [points({})] },
  'responsible-gone': {
    hit: {
      change: {
        ...areas({ responsiblePersonId: 'left' }),
        ...points({ responsiblePersonId: 'void', hazards: [hazardOf({ responsiblePersonId: 'unknown' })] }),
        findings: [findingOf('rectifying', { responsibleId: 'left' })],
      },
      expected: [
        ['area', 'area', '责任人吴玉梅已作废或已离职，请改选在岗人员'],
        ['riskPoint', 'point', '责任人陈晓燕已作废或已离职，请改选在岗人员'],
        ['hazard', 'hazard', '责任人已移走的人员已作废或已离职，请改选在岗人员'],
        ['finding', 'finding', '责任人吴玉梅已作废或已离职，请改选在岗人员'],
      ],
    },
    passes: [
      { findings: [findingOf('closed', { responsibleId: 'left' })] },
      { people: [{ id: 'chief', name: '周敏华', leftOn: '2026-11-23', voidedAt: null }] },
    ],
  },
  'hazard-without-current': {
    hit: ofHazard({ current: null }, '还没有现有风险评价'),
    passes: [hazards({ inherent: null })],
  },
  'hazard-without-inherent': {
    hit: ofHazard({ inherent: null }, '有现有风险评价，没有固有风险评价'),
    passes: [hazards({ inherent: null, current: null })],
  },
  'current-above-inherent': {
    hit: ofHazard({ inherent: evaluationOf(), current: considerable }, '固有为一般风险（90），现有为较大风险（200）'),
    passes: [hazards({ inherent: considerable, current: considerable })],
  },
  'lower-without-control': {
    hit: ofHazard({ controls: [controlOf({ status: 'planned' })] }, '固有为较大风险，现有为一般风险，现有措施为 0 条'),
    passes: [hazards({ controls: [], inherent: evaluationOf() }), hazards({ controls: [controlOf()] })],
  },
  'tier-below-level': {
    hit: ofHazard(
      { current: considerable, controlTierOverride: 'team' },
      '较大风险应由公司（厂）级管控，现在定为班组级',
    ),
    passes: [hazards({ controlTierOverride: 'company' }), hazards({ current: null, controlTierOverride: 'post' })],
  },
  'high-risk-without-engineering': {
    hit: ofHazard(
      { current: considerable, controls: [management, controlOf({ status: 'planned' })] },
      '现有风险为较大风险，1 条现有措施中没有工程技术措施',
    ),
    passes: [hazards({ current: considerable }), hazards({ controls: [management] })],
  },
  'only-training-and-ppe': {
    hit: ofHazard(
      { controls: [controlOf({ controlClass: 'ppe' }), controlOf({ controlClass: 'training' })] },
      '2 条现有措施都是培训教育或个体防护',
    ),
    passes: [hazards({ controls: [] }), hazards({ controls: [management, controlOf({ controlClass: 'ppe' })] })],
  },
  'few-control-classes': {
    hit: {
      change: hazards({ controls: [management] }, { id: 'bare', controls: [] }),
      expected: [
        ['hazard', 'hazard', '现有措施只有管理 1 类'],
        ['hazard', 'bare', '没有现有措施'],
      ],
    },
    passes: [hazards({})],
  },
  'control-without-checkpoint': {
    hit: ofHazard({ controls: [controlOf({ checkpoint: ' ' })] }, '现有的工程技术措施「装联锁防护罩」没有检查要点'),
    passes: [
      hazards({ controls: [controlOf({ checkpoint: '', status: 'planned' })] }),
      hazards({ controls: [controlOf({ checkpoint: '', controlClass: 'ppe' })] }),
    ],
  },
  'planned-too-long': {
    hit: ofHazard(
      { controls: [controlOf({ status: 'planned', createdAt: '2026-05-21T02:00:00.000Z' })] },
      '建议新增的措施「装联锁防护罩」提出已超过 6 个月',
    ),
    passes: [
      hazards({ controls: [controlOf({ status: 'planned', createdAt: '2026-05-22T02:00:00.000Z' })] }),
      hazards({ controls: [controlOf({ createdAt: '2025-05-21T02:00:00.000Z' })] }),
    ],
  },
  'evaluation-outdated': {
    hit: ofHazard(
      { current: evaluationOf({ evaluatedOn: '2025-11-21' }) },
      '最近一次评价是 2025-11-21，已超过 12 个月',
    ),
    passes: [hazards({ current: evaluationOf({ evaluatedOn: '2025-11-22' }) })],
  },
  'evaluation-by-other-pack': {
    hit: ofHazard({ current: evaluationOf({ packId: 'LEC-1' }) }, '评价用的是 LEC-1，本单位选定的是 LEC-2'),
    passes: [hazards({ current: evaluationOf({ method: 'LS', packId: 'LS-1' }) })],
  },
  'library-value-unconfirmed': {
    hit: ofHazard(
      { current: evaluationOf({ reason: '风险库建议值，须现场核对：同类设备的常见取值' }) },
      '现有风险还是风险库建议值，没有现场核对过',
    ),
    passes: [hazards({ current: evaluationOf({ reason: '已核对，与风险库建议值相同' }) })],
  },
  'special-equipment-unchecked': {
    hit: one(
      {
        ...points({ isSpecialEquipment: true, hazards: [hazardOf({ controls: [controlOf({ checkpoint: '' })] })] }),
        checklists: [],
      },
      'riskPoint',
      'point',
      '登记为特种设备，但没有任何检查要点，也不在任何检查表里',
    ),
    passes: [
      { ...points({ isSpecialEquipment: true }), checklists: [] },
      points({ isSpecialEquipment: true, hazards: [] }),
      { ...points({ hazards: [] }), checklists: [] },
    ],
  },
  'special-equipment-overdue': {
    hit: one(
      crane({ nextInspectionOn: '2026-11-12' }),
      'specialEquipment',
      'crane',
      '检验有效期到 2026-11-12，已超期 10 天，仍写“在用”',
    ),
    passes: [
      crane({ nextInspectionOn: '2026-11-22' }),
      crane({ nextInspectionOn: '2026-11-12', state: 'stopped' }),
      crane({ nextInspectionOn: null, isInspectionExempt: true }),
    ],
  },
}

export const cases: Record<string, Case> = { ...registerCases, ...recordCases }
