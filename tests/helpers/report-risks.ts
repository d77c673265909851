/** Risk points and hazards of the small register of `report-data.ts`. */
import { riskPointRow } from '#shared/contract/risk-point'
import { type EvaluationStage, evaluation } from '#shared/domain/evaluation'
import { control, hazard } from '#shared/domain/hazard'
import type { ReportHazard } from '#shared/reports/definition'
import { evaluateRisk } from '#shared/rules/risk'
import { pack } from '../unit/rules/libraries.ts'
import { base, ids, pinyin, uuid } from './report-ids.ts'

/** The criteria that every hazard is rated by. */
export const lec = pack('lec-2')

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

/** A milling machine, hot work, and a store without hazards. */
export const riskPointsOf = () => [
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
]

/** Two hazards of the machine, two of hot work; the last is not evaluated. */
export const hazardsOf = (): ReportHazard[] => [
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
]
