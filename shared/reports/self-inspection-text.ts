/** The sentences of the self-inspection report, written from the figures; what is not known is left out, never invented. */
import { type Enterprise, industryGroups, profileTags, standardizationLevels } from '#shared/domain/enterprise'
import { type RiskLevel, riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { formatChineseDay } from '#shared/rules/day'
import type { InspectionStatistics } from '#shared/rules/inspection-statistics'
import { percentOneDecimal } from '#shared/rules/ratio'
import type { RepeatGroup } from '#shared/rules/repeated-finding'
import type { FindingStatistics } from '#shared/rules/statistics'
import type { ReportData, ReportFinding, ReportInspection } from './definition.ts'
import { type categoryGroups, gradeOf } from './finding-parts.ts'
import { displayCell } from './display.ts'
import type { ReportPeriod } from './parts.ts'

/** 分 -> 12,345.00 元 */
const yuan = (cents: number): string => `${displayCell('money', cents)} 元`

/** Joins the clauses that are known into one sentence; empty when none is. */
function sentence(clauses: readonly string[]): string {
  const known = clauses.filter((clause) => clause !== '')
  return known.length === 0 ? '' : `${known.join('，')}。`
}

const when = (condition: boolean, clause: string): string => (condition ? clause : '')

/** 一、企业概况 */
export function profileParagraphs(enterprise: Enterprise, data: ReportData): string[] {
  const { employeeCount, dispatchedCount, siteArea, buildingArea, tags } = enterprise
  const what = sentence([
    enterprise.name + when(enterprise.address !== '', `位于${enterprise.address}`),
    when(enterprise.industry !== '', `所属行业为${enterprise.industry}`),
    `监管行业为${industryGroups[enterprise.industryGroup]}`,
    when(enterprise.mainProducts !== '', `主要产品为${enterprise.mainProducts}`),
  ])
  const size = sentence([
    when(
      employeeCount > 0,
      `现有从业人员 ${employeeCount} 人${when(dispatchedCount > 0, `（其中劳务派遣 ${dispatchedCount} 人）`)}`,
    ),
    when(siteArea > 0, `占地面积 ${siteArea} 平方米`),
    when(buildingArea > 0, `建筑面积 ${buildingArea} 平方米`),
    `安全生产标准化等级：${standardizationLevels[enterprise.standardizationLevel]}`,
  ])
  const process = when(enterprise.processSummary !== '', `主要工艺：${enterprise.processSummary.replace(/。$/, '')}。`)
  const concerns = when(tags.length > 0, `涉及的危险情形：${tags.map((tag) => profileTags[tag]).join('、')}。`)
  return [what + size, process, concerns + registerSentence(data)].filter((text) => text !== '')
}

function registerSentence(data: ReportData): string {
  const points = data.riskPoints.filter(({ voidedAt }) => voidedAt === null)
  if (points.length === 0) return '尚未登记风险点。'
  const ids = new Set(points.map(({ id }) => id))
  const hazards = data.hazards.filter((hazard) => hazard.voidedAt === null && ids.has(hazard.riskPointId))
  const countOf = (level: RiskLevel) => hazards.filter(({ currentLevel }) => currentLevel === level).length
  const levels = riskLevels.map((level) => `${riskLevelLabels[level]} ${countOf(level)} 项`).join('、')
  const missing = hazards.filter(({ current }) => current === null).length
  return sentence([
    `已辨识风险点 ${points.length} 个、危险源 ${hazards.length} 项`,
    `按落实现有措施之后评价：${levels}${when(missing > 0, `、尚未评价 ${missing} 项`)}`,
  ])
}

/** 二、组织与部署 */
export function organizationParagraphs(
  data: ReportData,
  period: ReportPeriod,
  inspections: readonly ReportInspection[],
  figures: InspectionStatistics,
): string[] {
  const { principal, safetyManager } = data.enterprise
  const inspectors = [...new Set(inspections.map(({ inspectorName }) => inspectorName).filter((name) => name !== ''))]
  const led = sentence([
    when(principal !== '', `本次自查由主要负责人${principal}负责`),
    when(safetyManager !== '', `安全管理负责人${safetyManager}组织实施`),
    when(inspectors.length > 0, `检查人为${inspectors.join('、')}`),
    when(figures.people > 0, `共有 ${figures.people} 人参加`),
  ])
  const areas = data.areas.filter(({ voidedAt }) => voidedAt === null).map(({ name }) => name)
  const scope = sentence([
    `自查时间为${formatChineseDay(period.from)}至${formatChineseDay(period.to < data.today ? period.to : data.today)}`,
    when(areas.length > 0, `企业划分的区域为${areas.join('、')}，共 ${areas.length} 个`),
  ])
  return [
    led + scope,
    '自查依据：《中华人民共和国安全生产法》（2021 年修正）第四十一条、第四十六条，《工贸企业重大事故隐患判定标准》（应急管理部令第 10 号），以及由本单位管控措施形成的检查表。',
  ]
}

/** 三、自查情况 */
export function findingsParagraphs(
  figures: FindingStatistics,
  inspections: InspectionStatistics,
  findings: readonly ReportFinding[],
): string[] {
  const { all, general, major } = figures
  const kinds = inspections.byKind.map(({ label, count }) => `${label} ${count} 次`).join('、')
  const checked =
    inspections.count === 0
      ? '本期没有已提交的检查记录。'
      : sentence([
          `本期共检查 ${inspections.count} 次（${kinds}），检查 ${inspections.items} 项`,
          `正常 ${inspections.normal} 项、存在隐患 ${inspections.abnormal} 项、不涉及 ${inspections.notApplicable} 项`,
          `其中主要负责人带队 ${inspections.ledByPrincipal} 次`,
        ])
  if (all.found === 0) return [`${checked}本期登记的隐患为 0 条。`]
  const ofGroup = (group: keyof typeof categoryGroups) =>
    findings.filter(({ categoryGroup }) => categoryGroup === group).length
  const outside = findings.filter(({ inspectionId }) => inspectionId === null).length
  return [
    checked +
      sentence([
        `本期登记隐患 ${all.found} 条：重大 ${major.found} 条、一般 ${general.found} 条${when(figures.ungraded > 0, `、待分级 ${figures.ungraded} 条`)}`,
        `基础管理类 ${ofGroup('basic')} 条、现场管理类 ${ofGroup('site')} 条`,
        when(outside > 0, `其中 ${outside} 条在检查以外发现`),
      ]),
  ]
}

/** 四、隐患整改 */
export function rectificationParagraph(figures: FindingStatistics): string {
  const { all } = figures
  if (all.found === 0) return '本期没有需要整改的新隐患。'
  return (
    sentence([
      `本期隐患已验收销号 ${all.closed} 条，整改率 ${percentOneDecimal(all.rate)}`,
      `即查即改 ${figures.immediate} 条`,
      `截至${formatChineseDay(figures.asOf)}，包括往期在内尚有 ${all.open} 条未销号${when(figures.overdue > 0, `，其中超期 ${figures.overdue} 条`)}`,
    ]) + `本期隐患计划整改资金 ${yuan(figures.fundsCents)}，实际支出 ${yuan(figures.costCents)}。`
  )
}

/** 五、重大隐患: the app states what was recorded; whether there is a major one, the enterprise judges on the spot. */
export function majorParagraphs(major: readonly ReportFinding[]): string[] {
  const opening =
    major.length === 0
      ? '本期登记的隐患中，没有由本单位定为重大隐患的。'
      : `本期登记的隐患中，有 ${major.length} 条由本单位定为重大隐患（疑似，需现场核实），见下表。`
  return [
    `${opening}是否构成重大事故隐患，须由本单位对照《工贸企业重大事故隐患判定标准》（应急管理部令第 10 号）等适用标准逐条现场核实；本报告按登记内容汇总，不作判定。`,
    '逐条对照情况（核实后勾选）：□ 已逐条对照，未发现　□ 已逐条对照，发现的情形见下表　□ 尚未完成对照',
  ]
}

/** 六、长效措施 */
export function lastingParagraphs(
  figures: FindingStatistics,
  repeated: readonly RepeatGroup<ReportFinding>[],
  plannedControls: number,
): string[] {
  const causes = figures.byCause.map(({ label, found }) => `${label} ${found} 条`).join('、')
  const [category] = figures.byCategory
  return [
    when(figures.all.found > 0, `从原因看（人、机、环、管）：${causes}。`) +
      when(
        category !== undefined && category.found > 1,
        `出现最多的类别是${category?.label ?? ''}，共 ${category?.found ?? 0} 条。`,
      ) +
      (repeated.length === 0
        ? '本期没有在同一处重复出现的隐患。'
        : `有 ${repeated.length} 处隐患重复出现：${repeated.map((group) => group.findings.map(({ number }) => number).join('、')).join('；')}，须查明措施为何没有保持住。`),
    `风险评价中提出的建议新增（改进）措施尚有 ${plannedControls} 项待落实，列入下一步工作。`,
  ]
}

/** 双控体检: how far what was recorded fits together; empty when it was not gathered. */
export function consistencySentence({ consistency, today }: ReportData): string {
  if (consistency === null) return ''
  const { ruleCount, openCount, acceptedCount } = consistency
  return `双控体检（${formatChineseDay(today)}）：对照 ${ruleCount} 条规则，发现对不上的 ${openCount + acceptedCount} 项，其中已说明理由 ${acceptedCount} 项${when(openCount > 0, `，待处理 ${openCount} 项，逐项见《双控体检报告》`)}。`
}

/** 七、下一步 */
export function nextParagraph(open: readonly ReportFinding[], today: string): string {
  if (open.length === 0) return '截至目前没有未销号的隐患，继续按检查计划开展自查。'
  const ungraded = open.filter((finding) => gradeOf(finding) === '待分级').length
  const awaiting = open.filter(({ status }) => status === 'awaitingReview').length
  const due = open.flatMap(({ dueOn }) => (dueOn !== null && dueOn >= today ? [dueOn] : [])).sort()[0]
  return sentence([
    `下列 ${open.length} 条隐患继续整改${when(ungraded > 0, `，其中 ${ungraded} 条先完成分级`)}${when(awaiting > 0, `，${awaiting} 条等待验收`)}`,
    when(due !== undefined, `最近的整改时限是${due === undefined ? '' : formatChineseDay(due)}`),
    '整改情况登记后由整改人以外的人验收销号',
  ])
}
