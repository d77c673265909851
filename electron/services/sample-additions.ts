/** What the sample factory has not done yet and a document shows: a closed review, an audit, a second risk report, a change of criteria. */
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'

/** Carries out an operation on the sample. */
export type OnSample = <N extends OperationName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>

/** The annual review of the register, kept as it is in every area and closed. */
async function review(run: OnSample): Promise<void> {
  if ((await run('risk-review.list', {})).length > 0) return
  const { today } = await run('workspace.info', {})
  const [leader] = await run('person.list', {})
  const started = await run('risk-review.start', {
    trigger: 'annual',
    period: `${today.slice(0, 4)}年`,
    startedOn: today,
    leaderName: leader?.name ?? '',
    participantIds: leader ? [leader.id] : [],
    conclusion: '清单与现场一致，继续执行现有管控措施',
  })
  for (const area of await run('area.list', {})) await run('risk-review.keepArea', { id: started.id, areaId: area.id })
  await run('risk-review.close', { id: started.id, revision: started.revision, closedOn: today })
}

/** A change of criteria, so that its difference report has something to say. */
async function packSwitch(run: OnSample): Promise<void> {
  if ((await run('rule-pack.switches', {})).length > 0) return
  await run('rule-pack.switch', { method: 'LEC', packId: 'LEC-1', reason: '演示：改用分界值归低一级的准则' })
}

/** An audit whose grid is answered. */
async function operationAudit(run: OnSample): Promise<void> {
  if ((await run('operation-audit.list', {})).length > 0) return
  const { today } = await run('workspace.info', {})
  const { elements } = await run('standardization.auditQuestions', {})
  const grades = { policy: 'full', record: 'mostly', practice: 'mostly', sample: 'partial' } as const
  await run('operation-audit.create', {
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
  })
}

/** A second risk report after a new 较大 risk and a new telephone number, so that its list of changes is not empty. */
async function riskReport(run: OnSample): Promise<void> {
  if ((await run('risk-report.list', {})).length > 1) return
  const { today } = await run('workspace.info', {})
  const [responsible] = await run('person.list', {})
  const point = await run('risk-point.create', {
    name: '新装储气罐',
    kind: 'facility',
    location: '空压机房',
    responsiblePersonId: responsible?.id ?? null,
  })
  const { id } = await run('hazard.create', {
    riskPointId: point.id,
    item: '安全阀',
    deviation: '到期未校验，超压时不起跳',
    accidentTypes: ['容器爆炸'],
  })
  const text = '安全阀每年校验一次，校验标签挂在阀体上'
  await run('hazard.setControls', {
    hazardId: id,
    controls: [{ controlClass: 'engineering', text, checkpoint: '校验标签在有效期内' }],
  })
  for (const stage of ['inherent', 'current'] as const) {
    const evaluation = { hazardId: id, stage, packId: 'LEC-2', factors: { L: 30, E: 60, C: 150 } }
    await run('evaluation.record', { ...evaluation, evaluatedOn: today, reason: '演示：新设备投用后辨识' })
  }
  const cells = { 'enterprise/legal-phone': '0510-8000 0003' }
  await run('region-entry.save', { packId: 'haimen', formId: 'risk-report', cells })
  await run('risk-report.save', { reportedOn: today, note: '演示：新增储气罐' })
}

const additions: Readonly<Record<string, (run: OnSample) => Promise<void>>> = {
  'risk-review-sheet': review,
  'operation-audit-sheet': operationAudit,
  'risk-report-sheet': riskReport,
  'pack-switch-difference': packSwitch,
}

/** Does what the sample lacks for a document; nothing for the others. Never called on an enterprise of the user's. */
export const addForDocument = async (run: OnSample, reportId: string): Promise<void> => additions[reportId]?.(run)

const changing = ['risk-report-sheet', 'pack-switch-difference']

/** Documents in their order, with those at the end for whose sake the register is changed first. */
export const inSampleOrder = <T extends { id: string }>(reports: readonly T[]): T[] =>
  reports.toSorted((a, b) => changing.indexOf(a.id) - changing.indexOf(b.id))
