/** 不符合项整改表: deductions that became findings, with their rectification and how they are kept from coming back. */
import type { Nonconformity } from '#shared/domain/assessment'
import {
  assessmentHead,
  assessmentNotes,
  assessmentSignatures,
  type ScoredAssessment,
  scoredAssessment,
} from './assessment-parts.ts'
import type { ReportAssessment, ReportData, ReportDefinition, ReportFinding } from './definition.ts'
import { findingPhotos, gradeOf, lastRectification, lastReview, statusOf, verdictOf } from './finding-parts.ts'
import { documentOf, ownFormNote, sequenceColumn, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { ...sequenceColumn, width: 2.6 },
  { key: 'item', label: '条目', width: 3.2, format: 'text', align: 'center' },
  { key: 'number', label: '隐患编号', width: 6, format: 'text', align: 'center' },
  { key: 'description', label: '不符合项描述', width: 12, format: 'text' },
  { key: 'deduction', label: '扣分说明', width: 10, format: 'text' },
  { key: 'points', label: '扣分', width: 3, format: 'riskValue', align: 'center' },
  { key: 'grade', label: '等级', width: 4.4, format: 'text', align: 'center' },
  { key: 'cause', label: '原因分析', width: 9, format: 'text' },
  { key: 'measures', label: '整改措施', width: 11, format: 'text' },
  { key: 'responsible', label: '责任人', width: 4, format: 'text', align: 'center' },
  { key: 'dueOn', label: '期限', width: 5.8, format: 'date' },
  { key: 'completedOn', label: '完成日期', width: 5.8, format: 'date' },
  { key: 'reviewer', label: '验证人', width: 4, format: 'text', align: 'center' },
  { key: 'verdict', label: '验证结论', width: 5, format: 'text', align: 'center' },
  { key: 'prevention', label: '再发防止', width: 10, format: 'text' },
  { key: 'status', label: '状态', width: 5, format: 'text', align: 'center' },
]

type Row = Nonconformity & { finding: ReportFinding }

export function nonconformityRows(data: ReportData, assessment: ReportAssessment): Row[] {
  const findings = new Map(data.findings.map((finding) => [finding.id, finding]))
  return assessment.nonconformities.flatMap((own) => {
    const finding = findings.get(own.findingId)
    return finding ? [{ ...own, finding }] : []
  })
}

const stateOf = (finding: ReportFinding, today: string): string =>
  finding.voidedAt === null ? statusOf(finding, today) : '已作废'

/** The table and its sentence, as they also stand in the report. */
export function nonconformityBlocks(data: ReportData, { assessment }: ScoredAssessment, isShort: boolean): Block[] {
  const left = isShort ? ['grade', 'cause', 'deduction', 'completedOn', 'reviewer', 'verdict'] : []
  const numbers = new Map(assessment.standard.items.map(({ id, number }) => [id, number]))
  const kept = columns.map(({ key }) => !left.includes(key))
  const found = nonconformityRows(data, assessment)
  const rows = found.map(({ finding, ...own }, index): Cell[] =>
    [
      index + 1,
      numbers.get(own.itemId) ?? own.itemId,
      finding.number,
      finding.description,
      own.deductionText,
      own.deductedPoints,
      gradeOf(finding),
      finding.causeAnalysis,
      finding.measures || (lastRectification(finding)?.measures ?? ''),
      finding.responsibleName,
      finding.dueOn,
      lastRectification(finding)?.completedOn ?? null,
      lastReview(finding)?.reviewerName ?? '',
      verdictOf(finding),
      own.prevention,
      stateOf(finding, data.today),
    ].filter((_, place) => kept[place]),
  )
  const counted = found.filter(({ finding }) => finding.voidedAt === null)
  const closed = counted.filter(({ finding }) => finding.status === 'closed').length
  return [
    {
      kind: 'table',
      columns: columns.filter((_, place) => kept[place]),
      rows,
      emptyText: '没有登记不符合项',
    },
    {
      kind: 'paragraph',
      text: `共 ${counted.length} 项不符合，已整改销号 ${closed} 项，还有 ${counted.length - closed} 项没有完成。`,
    },
  ]
}

export const nonconformityList: ReportDefinition = {
  id: 'nonconformity-list',
  title: '标准化不符合项整改表',
  purpose: '标准化',
  why: '自评、评审扣了分的，谁改、何时改完、怎么防止再犯，一行说清。',
  basis: '《企业安全生产标准化建设定级办法》（应急〔2021〕83号）；整改期限 20 个工作日未核实；表式为本软件拟定',
  formats: tableFormats,
  asks: ['assessment'],
  needs: ['assessments', 'findings'],
  countRows: () => null,
  compose: (data) => {
    const scored = scoredAssessment(data)
    const found = nonconformityRows(data, scored.assessment).map(({ finding }) => finding)
    const photos = findingPhotos(found, ['before', 'photo', 'after'])
    return documentOf(nonconformityList, data, {
      paper: 'A3',
      period: scored.assessment.name,
      notes: [ownFormNote, '不符合项登记在隐患台账里，整改和验收与隐患相同', ...assessmentNotes(scored).slice(1)],
      blocks: [
        assessmentHead(scored),
        ...nonconformityBlocks(data, scored, false),
        ...(photos.length === 0 ? [] : [{ kind: 'heading', level: 2, text: '整改前后照片' } as const, ...photos]),
        assessmentSignatures(scored, data),
      ],
    })
  },
}
