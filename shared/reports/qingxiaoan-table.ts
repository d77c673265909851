/**
 * What is known to be asked by 企业安全员智慧管理系统（青小安）: the enterprise, its leader and safety officer, checks and
 * rectifications, risk levels. The platform's own fields and its import form were not seen (未核实): this is for copying by
 * hand, and its name says so.
 */
import type { DataExport } from '#shared/contract/data-export'
import {
  findingGrades,
  findingSources,
  findingStatuses,
  findingTreatments,
  reviewVerdicts,
} from '#shared/domain/finding'
import { inspectionKinds } from '#shared/domain/inspection'
import { highestLevel, riskLevelLabels } from '#shared/domain/risk-level'
import type { CsvTable, CsvValue } from './csv.ts'

const heads = [
  '企业名称',
  '统一社会信用代码',
  '企业风险等级',
  '负责人',
  '安全员',
  '联系电话',
  '检查编号',
  '检查日期',
  '检查类型',
  '检查人',
  '隐患编号',
  '隐患描述',
  '隐患等级',
  '隐患来源',
  '治理类型',
  '部位',
  '登记日期',
  '登记人',
  '整改责任人',
  '治理期限',
  '整改措施',
  '完成日期',
  '验收人',
  '验收日期',
  '验收情况',
  '状态',
]

type Inspection = DataExport['inspections'][number]
type Finding = DataExport['findings'][number]

/** The highest level of the newest evaluations with controls in place, as a hint. */
function enterpriseLevel({ riskPoints }: DataExport): string {
  const levels = riskPoints.flatMap(({ hazards }) =>
    hazards.map(
      ({ evaluations }) =>
        evaluations.filter(({ stage }) => stage === 'current').toSorted((a, b) => b.sequence - a.sequence)[0]?.level ??
        null,
    ),
  )
  const highest = highestLevel(levels)
  return highest === null ? '' : riskLevelLabels[highest]
}

const inspectionCells = (inspection: Inspection | undefined): CsvValue[] =>
  inspection
    ? [inspection.number, inspection.inspectedOn, inspectionKinds[inspection.kind], inspection.inspectorName]
    : ['', null, '', '']

function findingCells(finding: Finding | null, place: string): CsvValue[] {
  if (finding === null) return Array<CsvValue>(16).fill(null)
  const done = finding.rectifications.at(-1)
  const accepted = finding.reviews.at(-1)
  return [
    finding.number,
    finding.description,
    finding.grade === null ? '' : findingGrades[finding.grade],
    findingSources[finding.source],
    finding.treatment === null ? '' : findingTreatments[finding.treatment],
    place,
    finding.foundOn,
    finding.finderName,
    finding.responsibleName,
    finding.dueOn,
    finding.measures,
    done?.completedOn ?? null,
    accepted?.reviewerName ?? '',
    accepted?.reviewedOn ?? null,
    accepted ? reviewVerdicts[accepted.verdict] : '',
    findingStatuses[finding.status],
  ]
}

/** One line for each finding with its check, and for each submitted check without findings. */
export function qingxiaoanTable(data: DataExport): CsvTable {
  const { enterprise } = data
  const areas = new Map(data.areas.map(({ id, name }) => [id, name]))
  const inspections = new Map(data.inspections.map((inspection) => [inspection.id, inspection]))
  const level = enterpriseLevel(data)
  const head: CsvValue[] = [
    enterprise.name,
    enterprise.creditCode,
    level,
    enterprise.principal,
    enterprise.safetyManager,
    enterprise.safetyPhone,
  ]
  const placeOf = ({ areaName, areaId, location }: Finding): string =>
    [areaName || (areas.get(areaId ?? '') ?? ''), location].filter((part) => part !== '').join(' ')
  const found = new Set(data.findings.map(({ inspectionId }) => inspectionId))
  return {
    name: '青小安填报参考（字段未核实）',
    heads,
    rows: [
      ...data.findings.map((finding) => [
        ...head,
        ...inspectionCells(inspections.get(finding.inspectionId ?? '')),
        ...findingCells(finding, placeOf(finding)),
      ]),
      ...data.inspections
        .filter(({ id, status }) => status === 'submitted' && !found.has(id))
        .map((inspection) => [...head, ...inspectionCells(inspection), ...findingCells(null, '')]),
    ],
  }
}
