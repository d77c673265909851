/** Which record the demo prints of a report that asks for one: the newest that shows the most; what the sample lacks is done first. */
import type { ReportEntry, ReportParameters } from '#shared/contract/report'
import type { Run } from './cli-run.ts'

export interface DemoChoice {
  /** '' = the title alone names the file */
  suffix: string
  parameters: ReportParameters
}

const ofRecord = (record: { id: string } | undefined): DemoChoice[] =>
  record ? [{ suffix: '', parameters: { recordId: record.id } }] : []

/** The annual review of the register, kept as it is in every area and closed. */
async function reviewOf(run: Run, enterpriseId: string): Promise<{ id: string }> {
  const [present] = await run('risk-review.list', {}, enterpriseId)
  if (present) return present
  const { today } = await run('workspace.info', {})
  const [leader] = await run('person.list', {}, enterpriseId)
  const review = await run(
    'risk-review.start',
    {
      trigger: 'annual',
      period: `${today.slice(0, 4)}年`,
      startedOn: today,
      leaderName: leader?.name ?? '',
      participantIds: leader ? [leader.id] : [],
      conclusion: '清单与现场一致，继续执行现有管控措施',
    },
    enterpriseId,
  )
  for (const area of await run('area.list', {}, enterpriseId))
    await run('risk-review.keepArea', { id: review.id, areaId: area.id }, enterpriseId)
  return run('risk-review.close', { id: review.id, revision: review.revision, closedOn: today }, enterpriseId)
}

/** A change of criteria, so that its difference report has something to say. */
async function switchOf(run: Run, enterpriseId: string): Promise<{ id: string }> {
  const [present] = await run('rule-pack.switches', {}, enterpriseId)
  const change = { method: 'LEC', packId: 'LEC-1', reason: '演示：改用分界值归低一级的准则' } as const
  return present ?? run('rule-pack.switch', change, enterpriseId)
}

/** An audit whose grid is answered. */
async function auditOf(run: Run, enterpriseId: string): Promise<{ id: string }> {
  const [present] = await run('operation-audit.list', {}, enterpriseId)
  if (present) return present
  const { today } = await run('workspace.info', {})
  const { elements } = await run('standardization.auditQuestions', {}, enterpriseId)
  const grades = { policy: 'full', record: 'mostly', practice: 'mostly', sample: 'partial' } as const
  return run(
    'operation-audit.create',
    {
      name: `${today.slice(0, 4)} 年度运行质量审计`,
      auditedOn: today,
      marks: elements.flatMap(({ id }) =>
        (['policy', 'record', 'practice', 'sample'] as const).map((aspect) => ({
          elementId: id,
          aspect,
          grade: grades[aspect],
          note: '',
        })),
      ),
      conclusion: '制度基本齐全，抽样与记录还有出入，按迹象逐项核对整改。',
    },
    enterpriseId,
  )
}

/** A second risk report after a new 较大 risk and a new telephone number, so that its list of changes is not empty. */
async function riskReportOf(run: Run, enterpriseId: string): Promise<{ id: string }> {
  const saved = await run('risk-report.list', {}, enterpriseId)
  if (saved.length > 1 && saved[0]) return saved[0]
  const { today } = await run('workspace.info', {})
  const [responsible] = await run('person.list', {}, enterpriseId)
  const point = await run(
    'risk-point.create',
    { name: '新装储气罐', kind: 'facility', location: '空压机房', responsiblePersonId: responsible?.id ?? null },
    enterpriseId,
  )
  const item = {
    riskPointId: point.id,
    item: '安全阀',
    deviation: '到期未校验，超压时不起跳',
    accidentTypes: ['容器爆炸'],
  }
  const { id } = await run('hazard.create', item, enterpriseId)
  const text = '安全阀每年校验一次，校验标签挂在阀体上'
  const controls = [{ controlClass: 'engineering' as const, text, checkpoint: '校验标签在有效期内' }]
  await run('hazard.setControls', { hazardId: id, controls }, enterpriseId)
  for (const stage of ['inherent', 'current'] as const) {
    const evaluation = { hazardId: id, stage, packId: 'LEC-2', factors: { L: 30, E: 60, C: 150 } }
    await run(
      'evaluation.record',
      { ...evaluation, evaluatedOn: today, reason: '演示：新设备投用后辨识' },
      enterpriseId,
    )
  }
  const sheet = { packId: 'haimen', formId: 'risk-report', cells: { 'enterprise/legal-phone': '0510-8000 0003' } }
  await run('region-entry.save', sheet, enterpriseId)
  return run('risk-report.save', { reportedOn: today, note: '演示：新增储气罐' }, enterpriseId)
}

const demoRank = (report: ReportEntry): number => ['riskReport', 'packSwitch'].indexOf(report.asks[0] ?? '')
/** Reports whose printing changes the register come last. */
export const inDemoOrder = (reports: readonly ReportEntry[]): ReportEntry[] =>
  reports.toSorted((a, b) => demoRank(a) - demoRank(b))

/** The forms that the sample has filled in: one of each kind. */
const demoForms = [
  { suffix: '填报表', form: 'haimen/risk-report' },
  { suffix: '核对表', form: 'haimen/eight-musts' },
  { suffix: '台账', form: 'haimen/dust-reports' },
]

/** The choices that the demo makes for a report. */
export async function choicesFor(run: Run, enterpriseId: string, report: ReportEntry): Promise<DemoChoice[]> {
  const [first] = report.asks
  if (first === 'paperChecklist') {
    const lists = await run('checklist.list', {}, enterpriseId)
    const list = lists.toSorted((a, b) => b.itemCount - a.itemCount)[0]
    return list ? [{ suffix: '', parameters: { checklistId: list.id } }] : []
  }
  if (first === 'checklist' || report.asks.includes('inspection')) {
    const lists = await run('checklist.list', {}, enterpriseId)
    const checked = await run('inspection.list', { status: 'submitted' }, enterpriseId)
    const inspection = checked.toSorted((a, b) => b.findingCount - a.findingCount)[0]
    const blank = lists.find((row) => row.itemCount > 0)
    return [
      ...(blank ? [{ suffix: '空白', parameters: { checklistId: blank.id } }] : []),
      ...(inspection ? [{ suffix: '已填', parameters: { recordId: inspection.id } }] : []),
    ]
  }
  if (first === 'notice') {
    const notices = await run('rectification-notice.list', {}, enterpriseId)
    return ofRecord(notices.toSorted((a, b) => b.findingCount - a.findingCount)[0])
  }
  // without a choice it prints every extension
  if (report.id === 'extension-sheet') return [{ suffix: '', parameters: {} }]
  if (first === 'finding') {
    const closed = await run('finding.list', { statuses: ['closed'], limit: 500 }, enterpriseId)
    return ofRecord(closed.items.toSorted((a, b) => b.round * 10 + b.photoCount - (a.round * 10 + a.photoCount))[0])
  }
  if (first === 'majorHazardCheck') return ofRecord((await run('major-hazard-check.list', {}, enterpriseId))[0])
  if (first === 'majorHazardCase') return ofRecord((await run('major-hazard-case.list', {}, enterpriseId)).cases[0])
  if (report.id === 'risk-review-sheet') return ofRecord(await reviewOf(run, enterpriseId))
  if (first === 'operationAudit') return ofRecord(await auditOf(run, enterpriseId))
  if (first === 'riskReport') return ofRecord(await riskReportOf(run, enterpriseId))
  if (first === 'regionForm') return demoForms.map(({ suffix, form }) => ({ suffix, parameters: { regionForm: form } }))
  if (report.id === 'four-colour-map')
    return [
      { suffix: '', parameters: {} },
      { suffix: '黑白', parameters: { hatch: true, paper: 'A4' } },
    ]
  if (first === 'packSwitch') return ofRecord(await switchOf(run, enterpriseId))
  if (report.id === 'shift-cleaning-report') return [{ suffix: '月', parameters: { period: 'month' } }]
  if (report.id === 'finding-publicity') return [{ suffix: '月', parameters: { period: 'month' } }]
  if (report.id === 'finding-statistics' || report.id === 'authority-statistics') {
    return (['month', 'quarter', 'year'] as const).map((period) => ({
      suffix: { month: '月', quarter: '季', year: '年' }[period],
      parameters: { period },
    }))
  }
  return [{ suffix: '', parameters: report.asks.includes('period') ? { period: 'year' } : {} }]
}
