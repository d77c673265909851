/** 自查自纠自报: the monthly form to the local authority, 零报告 included. */
import { costWithin } from '#shared/rules/finding-trend'
import { zeroReportSentence } from '#shared/rules/zero-report'
import type { ReportData, ReportDefinition } from './definition.ts'
import { trendFindings } from './finding-charts.ts'
import { countedFindings, detailColumns, detailRow } from './finding-parts.ts'
import { countColumn, documentOf, field, ownFormNote, submissionSignatures, tableFormats } from './parts.ts'
import { countPeriodFindings, findingPeriod } from './period-parts.ts'
import type { Column } from './report-document.ts'

const nouns = { month: '本月', quarter: '本季度', year: '本年' } as const

const columns: Column[] = [
  { key: 'label', label: '统计期', width: 8, format: 'text', align: 'center' },
  countColumn('inspections', '自查次数', { groups: ['自查'] }),
  countColumn('ledByPrincipal', '主要负责人带队', { groups: ['自查'] }),
  countColumn('found', '发现隐患', { groups: ['自纠'] }),
  countColumn('major', '其中重大', { groups: ['自纠'] }),
  countColumn('closed', '已整改', { groups: ['自纠'] }),
  { key: 'rate', label: '整改率', groups: ['自纠'], width: 6, format: 'ratio', align: 'center' },
  countColumn('overdue', '超期未整改', { groups: ['自纠'] }),
  { key: 'cost', label: '整改资金（元）', groups: ['自纠'], width: 8, format: 'money' },
]

/** What the figures say; 「未发现隐患」 only where somebody looked. */
function statement(data: ReportData, figures: { inspections: number; found: number; closed: number }, label: string) {
  const noun = nouns[data.parameters.period ?? 'month']
  const zero = zeroReportSentence(noun, label, figures)
  if (zero !== null) return zero
  return `${noun}开展自查 ${figures.inspections} 次，发现隐患 ${figures.found} 项，已整改 ${figures.closed} 项。`
}

export const selfCorrectionReport: ReportDefinition = {
  id: 'self-correction-report',
  title: '隐患自查自纠自报表',
  purpose: '报监管',
  why: '每月自查、自纠、自报，没有发现隐患也要报，先要真的查过。',
  basis: '《安全生产法》（2021）第四十一条；按月自报与零报告是各地做法，表式和期限未核实',
  formats: tableFormats,
  asks: ['period'],
  needs: ['register', 'inspections', 'findings'],
  countRows: countPeriodFindings,
  compose: (data) => {
    const { names, period, asOf, figures, inspections } = findingPeriod(data)
    const { all, major, overdue } = figures
    const cost = costWithin(trendFindings(data), { from: period.from, to: asOf })
    const own = countedFindings(data).filter(
      ({ foundOn, status, closedOn }) =>
        foundOn <= asOf && (foundOn >= period.from || status !== 'closed' || (closedOn ?? '') >= period.from),
    )
    const { enterprise } = data
    return documentOf(selfCorrectionReport, data, {
      period: period.label,
      notes: [ownFormNote, '整改数以验收销号为准；整改资金按整改完成日期统计', '没有发现隐患时整改率记“/”'],
      blocks: [
        {
          kind: 'fields',
          columns: 3,
          items: [
            field('填报单位', enterprise.name),
            field('统一社会信用代码', enterprise.creditCode),
            field('行业', enterprise.industry),
            field('地址', enterprise.address),
            { label: '截止到', value: asOf, format: 'date' },
            { label: '报出日期', value: null, format: 'date' },
          ],
        },
        { kind: 'heading', level: 2, text: '一、自查自纠情况' },
        {
          kind: 'table',
          columns,
          rows: [
            [
              period.label,
              inspections.count,
              inspections.ledByPrincipal,
              all.found,
              major.found,
              all.closed,
              all.rate,
              overdue,
              cost,
            ],
          ],
        },
        {
          kind: 'paragraph',
          text: statement(data, { inspections: inspections.count, found: all.found, closed: all.closed }, period.label),
        },
        { kind: 'heading', level: 2, text: '二、本期发现、本期销号和尚未整改的隐患' },
        {
          kind: 'table',
          columns: detailColumns,
          rows: own.map((finding, index) => detailRow(finding, index, names, data.today)),
          emptyText: '没有',
        },
        submissionSignatures(data, '安全管理负责人'),
      ],
    })
  },
}
