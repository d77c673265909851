/** 问题隐患清单: every finding as an item to be struck off, until its 回头看. */
import { findingSources } from '#shared/domain/finding'
import { followUpResults, followUpStages } from '#shared/domain/follow-up'
import { followUpSteps } from '#shared/rules/follow-up'
import type { ReportData, ReportDefinition, ReportFinding } from './definition.ts'
import {
  findingPlace,
  findingsOf,
  gradeOf,
  lastRectification,
  lastReview,
  statusOf,
  verdictOf,
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
import type { Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { ...sequenceColumn, width: 2.8 },
  { key: 'number', label: '隐患编号', width: 6.5, format: 'text', align: 'center' },
  { key: 'description', label: '问题描述', width: 13, format: 'text' },
  { key: 'place', label: '位置', width: 8, format: 'text' },
  { key: 'category', label: '类别', width: 6, format: 'text' },
  { key: 'grade', label: '是否重大', width: 4.4, format: 'text', align: 'center' },
  { key: 'source', label: '来源', width: 6, format: 'text', align: 'center' },
  { key: 'foundOn', label: '发现日期', width: 5.8, format: 'date' },
  { key: 'responsible', label: '责任人', width: 4.2, format: 'text', align: 'center' },
  { key: 'measures', label: '整改措施', width: 12, format: 'text' },
  { key: 'dueOn', label: '期限', width: 5.8, format: 'date' },
  { key: 'completedOn', label: '完成日期', width: 5.8, format: 'date' },
  { key: 'verdict', label: '验收', width: 5.4, format: 'text', align: 'center' },
  { key: 'status', label: '状态', width: 5, format: 'text', align: 'center' },
  { key: 'closedOn', label: '销号日期', width: 5.8, format: 'date' },
  { key: 'followUps', label: '回头看', width: 9, format: 'text' },
]

/** Done looks with their day and result; those that are due or still to come with their day. */
function followUpText(finding: ReportFinding, today: string): string {
  return followUpSteps(finding, finding.followUps, today)
    .map(({ stage, state, dueOn, record }) => {
      if (record !== null) return `${record.checkedOn} ${followUpResults[record.result]}`
      if (state === 'missed') return `${followUpStages[stage]}未做`
      return state === 'due' ? `${dueOn} 到期未做` : `${dueOn} 应做`
    })
    .join('\n')
}

function row(data: ReportData, names: NameLookup, finding: ReportFinding, index: number): Cell[] {
  return [
    index + 1,
    finding.number,
    finding.description,
    findingPlace(finding, names),
    finding.category,
    finding.grade === null ? gradeOf(finding) : finding.grade === 'major' ? '是（疑似，需现场核实）' : '否',
    findingSources[finding.source],
    finding.foundOn,
    finding.responsibleName,
    finding.measures || (lastRectification(finding)?.measures ?? ''),
    finding.dueOn,
    lastRectification(finding)?.completedOn ?? null,
    joined([verdictOf(finding), lastReview(finding)?.reviewerName ?? '']),
    statusOf(finding, data.today),
    finding.closedOn,
    followUpText(finding, data.today),
  ]
}

export const problemList: ReportDefinition = {
  id: 'problem-list',
  title: '问题隐患清单',
  purpose: '治隐患',
  why: '把问题列成清单，逐条整改、销号，再回头看有没有复发。',
  basis: '《安全生产法》（2021）第四十一条；「两个清单」的列参照各地安全整治方案的要求，样式未核实',
  formats: tableFormats,
  asks: ['period', 'area'],
  needs: ['register', 'findings'],
  countRows: (data) => findingsOf(data, null).length,
  compose: (data) => {
    const names = namesIn(data)
    const period = periodIfChosen(data)
    const findings = findingsOf(data, period)
    const open = findings.filter(({ status }) => status !== 'closed').length
    return documentOf(problemList, data, {
      paper: 'A3',
      period: period?.label ?? '全部',
      notes: [ownFormNote, '重大隐患由本单位填报，软件不作判定'],
      blocks: [
        {
          kind: 'paragraph',
          text: `共 ${findings.length} 项，已销号 ${findings.length - open} 项，未销号 ${open} 项。`,
        },
        {
          kind: 'table',
          columns,
          rows: findings.map((finding, index) => row(data, names, finding, index)),
          emptyText: '没有问题隐患',
        },
        approvalSignatures(data),
      ],
    })
  },
}
