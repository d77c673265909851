/** 隐患排查治理台账: 现场管理 and 基础管理 as two tables, from finding to closure. */
import { findingCauses, findingTreatments } from '#shared/domain/finding'
import type { ReportData, ReportDefinition, ReportFinding } from './definition.ts'
import {
  categoryGroups,
  costOf,
  findingNames,
  findingPlace,
  findingsOf,
  gradeOf,
  lastRectification,
  lastReview,
  statusOf,
  verdictOf,
  voidedCount,
} from './finding-parts.ts'
import {
  approvalSignatures,
  documentOf,
  joined,
  type NameLookup,
  namesIn,
  ownFormNote,
  periodIfChosen,
  sequenceColumn,
  tableFormats,
} from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { ...sequenceColumn, width: 2.8 },
  { key: 'number', label: '隐患编号', width: 6.5, format: 'text', align: 'center' },
  { key: 'place', label: '风险点/部位', width: 8, format: 'text' },
  { key: 'description', label: '隐患描述', width: 13, format: 'text' },
  { key: 'category', label: '类别', width: 5.5, format: 'text' },
  { key: 'grade', label: '等级', width: 4.4, format: 'text', align: 'center' },
  { key: 'foundOn', label: '排查日期', groups: ['排查'], width: 5.8, format: 'date' },
  { key: 'finder', label: '排查人', groups: ['排查'], width: 4, format: 'text', align: 'center' },
  { key: 'cause', label: '形成原因', width: 8, format: 'text' },
  { key: 'measures', label: '措施', groups: ['整改'], width: 12, format: 'text' },
  { key: 'dueOn', label: '时限', groups: ['整改'], width: 5.8, format: 'date' },
  { key: 'unit', label: '责任单位', groups: ['整改'], width: 5, format: 'text' },
  { key: 'responsible', label: '责任人', groups: ['整改'], width: 4, format: 'text', align: 'center' },
  { key: 'funds', label: '计划资金（元）', groups: ['整改'], width: 5.2, format: 'money' },
  { key: 'cost', label: '实际资金（元）', groups: ['整改'], width: 5.2, format: 'money' },
  { key: 'completedOn', label: '完成日期', groups: ['整改'], width: 5.8, format: 'date' },
  { key: 'reviewer', label: '验收人', groups: ['验收'], width: 4, format: 'text', align: 'center' },
  { key: 'reviewedOn', label: '日期', groups: ['验收'], width: 5.8, format: 'date' },
  { key: 'verdict', label: '情况', groups: ['验收'], width: 5, format: 'text' },
  { key: 'status', label: '状态', width: 4.6, format: 'text', align: 'center' },
  { key: 'remark', label: '备注', width: 4.6, format: 'text' },
]

function ledgerRow(data: ReportData, names: NameLookup, finding: ReportFinding, index: number): Cell[] {
  const rectification = lastRectification(finding)
  const review = lastReview(finding)
  return [
    index + 1,
    finding.number,
    findingPlace(finding, names),
    finding.description,
    finding.category,
    gradeOf(finding),
    finding.foundOn,
    finding.finderName,
    joined([findingCauses[finding.cause], finding.causeAnalysis], '：'),
    joined(
      [
        finding.treatment === null ? '' : `【${findingTreatments[finding.treatment]}】`,
        finding.measures || (rectification?.measures ?? ''),
      ],
      '',
    ),
    finding.dueOn,
    findingNames(finding, names).unit,
    finding.responsibleName,
    finding.fundsCents,
    costOf(finding),
    rectification?.completedOn ?? null,
    review?.reviewerName ?? '',
    review?.reviewedOn ?? null,
    verdictOf(finding),
    statusOf(finding, data.today),
    finding.remark,
  ]
}

export const findingLedger: ReportDefinition = {
  id: 'finding-ledger',
  title: '隐患排查治理台账',
  purpose: '治隐患',
  why: '每条隐患从发现到销号记成一行，没有如实记录会被处罚。',
  basis: '《安全生产法》（2021）第四十一条、第九十七条；现场管理、基础管理分列参照 DB37/T 3011—2017 附录名，列名未核实',
  formats: tableFormats,
  asks: ['period', 'area'],
  needs: ['register', 'findings'],
  countRows: (data) => findingsOf(data, null).length,
  compose: (data) => {
    const names = namesIn(data)
    const period = periodIfChosen(data)
    const findings = findingsOf(data, period)
    const voided = voidedCount(data, period)
    const tables = (['site', 'basic'] as const).flatMap((group, place): Block[] => {
      const own = findings.filter((finding) => finding.categoryGroup === group)
      const title = `${place === 0 ? '一' : '二'}、${categoryGroups[group]}类隐患（${own.length} 条）`
      return [
        { kind: 'heading', level: 2, text: title },
        {
          kind: 'table',
          columns,
          rows: own.map((finding, index) => ledgerRow(data, names, finding, index)),
          emptyText: `没有${categoryGroups[group]}类隐患`,
        },
      ]
    })
    return documentOf(findingLedger, data, {
      paper: 'A3',
      period: period?.label ?? '全部',
      notes: [
        ownFormNote,
        '已销号的隐患按销号时的名称打印',
        ...(voided > 0 ? [`另有 ${voided} 条作废，编号保留，未列入`] : []),
      ],
      blocks: [...tables, approvalSignatures(data)],
    })
  },
}
