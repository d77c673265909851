/** The sentences of the self-assessment report, written from the figures; what is not known is left out, never invented. */
import { teamRoles } from '#shared/domain/assessment'
import { addMonths, formatChineseDay } from '#shared/rules/day'
import { numbered } from '#shared/rules/score-explanation'
import { showPoints } from '#shared/rules/standard'
import { periodOf, type ScoredAssessment, standardName, teamOf } from './assessment-parts.ts'
import type { ReportAssessment, ReportData } from './definition.ts'
import { countedFindings } from './finding-parts.ts'
import { nonconformityRows } from './nonconformity-list.ts'
import { countColumn } from './parts.ts'
import type { Block, Cell } from './report-document.ts'

export const paragraphsOf = (texts: readonly string[]): Block[] =>
  texts.filter((text) => text !== '').map((text) => ({ kind: 'paragraph', text }))

/** 自评小组 as a table. */
export function teamTable({ team }: ReportAssessment): Block {
  return {
    kind: 'table',
    title: '自评小组',
    columns: [
      { key: 'role', label: '组内职务', width: 6, format: 'text', align: 'center' },
      { key: 'name', label: '姓名', width: 6, format: 'text', align: 'center' },
      { key: 'post', label: '部门职务／职称', width: 14, format: 'text' },
      { key: 'phone', label: '电话', width: 9, format: 'text', align: 'center' },
      { key: 'remark', label: '备注', width: 8, format: 'text' },
    ],
    rows: team.map(({ role, name, post, phone }): Cell[] => [teamRoles[role], name, post, phone, '']),
    ...(team.length === 0 ? { blankRows: 4 } : {}),
  }
}

/** 近三年事故 from the register: a table, or the sentence that none is registered. */
export function accidentBlocks(data: ReportData, assessment: ReportAssessment): Block[] {
  const since = addMonths(assessment.assessedOn, -36)
  const accidents = data.standardization.accidents
    .filter(({ occurredOn }) => occurredOn > since && occurredOn <= assessment.assessedOn)
    .toSorted((left, right) => (left.occurredOn < right.occurredOn ? -1 : 1))
  if (accidents.length === 0) return paragraphsOf(['近三年没有登记生产安全事故。'])
  return [
    {
      kind: 'table',
      columns: [
        { key: 'occurredOn', label: '日期', width: 6, format: 'date' },
        { key: 'name', label: '事故', width: 14, format: 'text' },
        countColumn('deaths', '死亡', { width: 3 }),
        countColumn('serious', '重伤', { width: 3 }),
        countColumn('minor', '轻伤', { width: 3 }),
        { key: 'loss', label: '直接损失（元）', width: 7, format: 'money' },
        { key: 'measures', label: '整改措施', width: 15, format: 'text' },
      ],
      rows: accidents.map((own): Cell[] => [
        own.occurredOn,
        own.name,
        own.deaths,
        own.seriousInjuries,
        own.minorInjuries,
        own.directLossCents,
        own.measures,
      ]),
    },
  ]
}

/** Who assessed what, when, against which text. */
export function organizationText({ assessment }: ScoredAssessment): string {
  const leader = teamOf(assessment, 'leader')
  const size = assessment.team.length
  const employees = assessment.team.filter(({ role }) => role === 'employee').length
  const who = [
    leader === '' ? '' : `组长 ${leader}`,
    size > 0 ? `成员共 ${size} 人${employees > 0 ? `（其中员工代表 ${employees} 人）` : ''}` : '',
  ].filter((part) => part !== '')
  const scope = assessment.scope === '' ? '' : `，自评范围为${assessment.scope.replace(/。$/, '')}`
  return `${who.length > 0 ? `成立了自评小组：${who.join('，')}。` : ''}依据${standardName(assessment)}，对 ${periodOf(assessment)} 的标准化运行情况进行自评，自评日期为 ${formatChineseDay(assessment.assessedOn)}${scope}。`
}

/** The result in figures, and where most was lost. */
export function resultTexts({ score, points, level, byAccidents }: ScoredAssessment): string[] {
  if (score.openCount > 0) return [`还有 ${score.openCount} 条未评，得分和等级未定。`]
  const most = score.categories
    .filter(({ deducted }) => deducted > 0)
    .toSorted((left, right) => right.deducted - left.deducted)
    .slice(0, 3)
    .map(({ category, deducted }) => `${numbered(category)}（扣 ${showPoints(deducted)} 分）`)
  return [
    `标准分 ${showPoints(score.full)}，空项 ${score.blankCount} 条共 ${showPoints(score.blank)} 分，应得 ${showPoints(score.due)} 分；实得 ${showPoints(score.earned)} 分，百分制得分 ${points}，自评结论：${level}。`,
    most.length > 0 ? `扣分较多的是${most.join('、')}。` : '没有扣分。',
    byAccidents.reasons.length > 0 ? `事故记录影响等级：${byAccidents.reasons.join('；')}。` : '',
  ]
}

/** The link to the other half of the house: the assessment rests on the same register of risks and findings. */
export function linkText(data: ReportData, { assessment }: ScoredAssessment): string {
  const found = countedFindings(data).filter(
    ({ foundOn }) => foundOn >= assessment.periodFrom && foundOn <= assessment.periodTo,
  )
  const closed = found.filter(({ status }) => status === 'closed').length
  const major = found.filter(({ grade }) => grade === 'major').length
  return `风险和隐患与本次自评用同一套登记：现有风险点 ${data.riskPoints.length} 个；自评期间登记隐患 ${found.length} 条，已销号 ${closed} 条，其中重大隐患 ${major} 条。`
}

/** What was registered to be put right. */
export function mendingText(data: ReportData, { assessment }: ScoredAssessment): string {
  const rows = nonconformityRows(data, assessment).filter(({ finding }) => finding.voidedAt === null)
  const closed = rows.filter(({ finding }) => finding.status === 'closed').length
  return rows.length === 0
    ? '本次自评没有登记不符合项。'
    : `登记不符合项 ${rows.length} 项，已整改销号 ${closed} 项，其余按期限整改，逐项见不符合项整改表。`
}
