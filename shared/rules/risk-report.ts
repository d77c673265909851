/**
 * 安全生产风险报告 (江苏省政府令第140号): which report is due and what changed since the last saved version.
 * First report, first-quarter report and change report as told by guides (无锡, 宜兴); the text of the decree on terms was not
 * seen (未核实). A change is: a new 较大以上 risk, a changed level, a risk gone, changed enterprise or trade fields.
 */
import { riskLevelLabels } from '#shared/domain/risk-level'
import type { ReportedRisk, RiskReport, RiskReportChangeKind } from '#shared/domain/standardization'
import type { RegionForm } from './region.ts'
import { sheetFields } from './region-form.ts'

export interface ReportedContent {
  /** by section/field */
  cells: Readonly<Record<string, string>>
  risks: readonly ReportedRisk[]
}

export interface RiskReportChange {
  kind: RiskReportChangeKind
  subject: string
  before: string
  after: string
}

/** Sections whose change asks for a 变更报告; figures of the others are brought up to date with the next report. */
const triggering = new Set(['enterprise', 'trade'])
/** What the report says about itself is not compared. */
const unlike = new Set(['risks', 'promise'])

const levelText = (level: string): string =>
  level in riskLevelLabels ? riskLevelLabels[level as keyof typeof riskLevelLabels] : level
const riskName = ({ riskPointNumber, name }: ReportedRisk): string => `${riskPointNumber} ${name}`.trim()

/** What differs between two contents: risks by hazard, then fields in the order of the form. */
export function riskReportChanges(
  form: RegionForm,
  before: ReportedContent,
  after: ReportedContent,
): RiskReportChange[] {
  const earlier = new Map(before.risks.map((risk) => [risk.hazardId, risk]))
  const later = new Map(after.risks.map((risk) => [risk.hazardId, risk]))
  const risks = [
    ...after.risks.flatMap((risk): RiskReportChange[] => {
      const known = earlier.get(risk.hazardId)
      if (!known) return [{ kind: 'added', subject: riskName(risk), before: '', after: levelText(risk.level) }]
      if (known.level === risk.level) return []
      const change = { before: levelText(known.level), after: levelText(risk.level) }
      return [{ kind: 'levelChanged', subject: riskName(risk), ...change }]
    }),
    ...before.risks
      .filter(({ hazardId }) => !later.has(hazardId))
      .map(
        (risk): RiskReportChange => ({
          kind: 'gone',
          subject: riskName(risk),
          before: levelText(risk.level),
          after: '',
        }),
      ),
  ]
  const fields = sheetFields(form).flatMap(({ key, section, field }): RiskReportChange[] => {
    const part = key.split('/')[0] ?? ''
    const [old = '', now = ''] = [before.cells[key], after.cells[key]]
    if (unlike.has(part) || old === now) return []
    const kind = triggering.has(part) ? 'fieldChanged' : 'otherChanged'
    return [{ kind, subject: `${section}：${field.label}`, before: old, after: now }]
  })
  return [...risks, ...fields.toSorted((a, b) => Number(a.kind === 'otherChanged') - Number(b.kind === 'otherChanged'))]
}

export interface RiskReportDue {
  /** null: nothing has to be reported now */
  kind: RiskReport['kind'] | null
  reason: string
}

/** Which report is due today; `saved` are the versions in force. */
export function riskReportDue(
  saved: readonly Pick<RiskReport, 'reportedOn'>[],
  changes: readonly RiskReportChange[],
  today: string,
): RiskReportDue {
  if (saved.length === 0) return { kind: 'first', reason: '还没有保存过风险报告，按首次报告准备' }
  const year = today.slice(0, 4)
  const lacksYearly = !saved.some(({ reportedOn }) => reportedOn.startsWith(year))
  if (lacksYearly && today <= `${year}-03-31`)
    return { kind: 'periodic', reason: `${year} 年第一季度的定期报告还没有保存` }
  const asking = changes.filter(({ kind }) => kind !== 'otherChanged').length
  const late = lacksYearly ? `；${year} 年第一季度没有保存定期报告` : ''
  if (asking > 0) return { kind: 'change', reason: `和上次保存的相比有 ${asking} 处变化，按变更报告准备${late}` }
  if (lacksYearly) return { kind: 'periodic', reason: `${year} 年的定期报告还没有保存，第一季度已过，请尽快补报` }
  return {
    kind: null,
    reason:
      changes.length > 0 ? '较大以上风险和企业信息没有变化，其他数据下次定期报告时更新' : '和上次保存的一样，不用再报',
  }
}
