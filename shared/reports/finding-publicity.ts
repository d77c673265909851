/** 隐患排查治理情况公示: what the workers are told on the notice board (安全生产法 第四十一条). */
import { isWithin } from '#shared/rules/day'
import { zeroReportSentence } from '#shared/rules/zero-report'
import type { ReportData, ReportDefinition, ReportFinding } from './definition.ts'
import { countedFindings, findingNames, findingPlace, gradeOf, lastRectification, statusOf } from './finding-parts.ts'
import { documentOf, field, namesIn, ownFormNote, sequenceColumn, signature, tableFormats } from './parts.ts'
import { countPeriodFindings, findingPeriod } from './period-parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  sequenceColumn,
  { key: 'place', label: '部位', width: 10, format: 'text' },
  { key: 'description', label: '隐患', width: 16, format: 'text' },
  { key: 'grade', label: '等级', width: 5.5, format: 'text', align: 'center' },
  { key: 'measures', label: '整改（防范）措施', width: 16, format: 'text' },
  { key: 'unit', label: '责任单位', width: 7, format: 'text' },
  { key: 'responsible', label: '责任人', width: 5, format: 'text', align: 'center' },
  { key: 'dueOn', label: '整改期限', width: 6, format: 'date' },
  { key: 'completedOn', label: '完成日期', width: 6, format: 'date' },
  { key: 'status', label: '治理情况', width: 7, format: 'text', align: 'center' },
]

function tableOf(data: ReportData, findings: readonly ReportFinding[], emptyText: string): Block {
  const names = namesIn(data)
  return {
    kind: 'table',
    columns,
    rows: findings.map((finding, index): Cell[] => [
      index + 1,
      findingPlace(finding, names),
      finding.description,
      gradeOf(finding),
      finding.measures || (lastRectification(finding)?.measures ?? ''),
      findingNames(finding, names).unit,
      finding.responsibleName,
      finding.dueOn,
      lastRectification(finding)?.completedOn ?? null,
      statusOf(finding, data.today),
    ]),
    emptyText,
  }
}

export const findingPublicity: ReportDefinition = {
  id: 'finding-publicity',
  title: '隐患排查治理情况公示',
  purpose: '上墙上岗',
  why: '排查治理情况要向从业人员通报，贴在信息公示栏上，谁都能看、都能提意见。',
  basis:
    '《安全生产法》（2021）第四十一条（通过职工大会或者职工代表大会、信息公示栏等方式向从业人员通报）；样式无统一规定',
  formats: tableFormats,
  asks: ['period', 'paper'],
  needs: ['register', 'inspections', 'findings'],
  countRows: countPeriodFindings,
  compose: (data) => {
    const { period, asOf, figures, inspections: held } = findingPeriod(data)
    const { all, major } = figures
    const counted = countedFindings(data)
    const found = counted.filter(({ foundOn }) => isWithin(foundOn, period) && foundOn <= asOf)
    const earlier = counted.filter(
      ({ foundOn, status, closedOn }) =>
        foundOn < period.from && (status !== 'closed' || (closedOn !== null && closedOn > asOf)),
    )
    const inspections = held.count
    const zero = zeroReportSentence('本期', period.label, { inspections, found: all.found })
    return documentOf(findingPublicity, data, {
      paper: data.parameters.paper ?? 'A4',
      period: period.label,
      notes: [ownFormNote, '重大隐患由本单位填报，软件不作判定；公示后请拍照留存'],
      blocks: [
        {
          kind: 'paragraph',
          text:
            zero ??
            `${period.label}（截至 ${asOf}）开展检查 ${inspections} 次，发现隐患 ${all.found} 项（其中重大 ${major.found} 项），已整改销号 ${all.closed} 项。以前发现尚未销号的 ${earlier.length} 项。现公示如下，欢迎监督。`,
        },
        { kind: 'heading', level: 2, text: `一、本期发现的隐患（${found.length} 项）` },
        tableOf(data, found, '本期没有发现隐患'),
        { kind: 'heading', level: 2, text: `二、以前发现、尚未销号的隐患（${earlier.length} 项）` },
        tableOf(data, earlier, '没有以前发现、尚未销号的隐患'),
        {
          kind: 'fields',
          columns: 2,
          items: [
            field('公示期', '　　　年　月　日 至 　　　年　月　日'),
            field('意见反馈（监督）电话', data.enterprise.safetyPhone),
          ],
        },
        {
          kind: 'signatures',
          items: [
            signature('公示人'),
            signature('安全管理负责人', data.enterprise.safetyManager),
            signature('职工（工会）代表'),
          ],
          sealPlace: true,
        },
      ],
    })
  },
}
