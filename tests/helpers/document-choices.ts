/** What the tests print of each document of the catalogue. */
import type { ReportParameters } from '#shared/contract/report'
import type { SampleApp } from './sample.ts'

const year = { period: 'year' as const }

/** Documents of a period that show most in a whole year. */
const byYear = [
  'finding-statistics',
  'self-inspection-report',
  'authority-statistics',
  'inspection-plan-list',
  'inspection-completion',
  'inspection-summary',
  'principal-inspection-record',
  'accident-ledger',
]

/** The choices that show most of a document that needs one; what the sample lacks is made first. */
export async function parametersFor(id: string, { run }: SampleApp): Promise<ReportParameters[]> {
  if (id === 'inspection-sheet') {
    const lists = await run('checklist.list', {})
    const inspections = await run('inspection.list', { status: 'submitted' })
    const checked = inspections.toSorted((left, right) => right.findingCount - left.findingCount)[0]
    const list = lists.find(({ itemCount }) => itemCount > 0)
    return [{ checklistId: list?.id }, { recordId: checked?.id }]
  }
  if (id === 'paper-checklist') {
    const lists = await run('checklist.list', {})
    const list = lists.toSorted((left, right) => right.itemCount - left.itemCount)[0]
    return [{ checklistId: list?.id }, { checklistId: list?.id, sheetColumns: 2, isLargeType: true }]
  }
  if (id === 'rectification-notice') {
    const notices = await run('rectification-notice.list', {})
    return notices.map((notice) => ({ recordId: notice.id }))
  }
  if (id === 'review-sheet') {
    const { items } = await run('finding.list', { limit: 500 })
    const refused = items.toSorted((left, right) => right.round - left.round)[0]
    const major = items.find(({ grade, status }) => grade === 'major' && status === 'closed')
    return [{ recordId: refused?.id }, { recordId: (major ?? refused)?.id }]
  }
  if (id === 'major-hazard-check-sheet') {
    const checks = await run('major-hazard-check.list', {})
    return checks.map((check) => ({ recordId: check.id }))
  }
  if (id.startsWith('major-hazard-')) {
    const { cases } = await run('major-hazard-case.list', {})
    return cases.map((record) => ({ recordId: record.id }))
  }
  if (id === 'operation-audit-sheet') {
    const marks = [
      { elementId: 'leadership', aspect: 'policy' as const, grade: 'mostly' as const, note: '缺一项会议纪要' },
    ]
    const made = await run('operation-audit.create', { name: '年度审计', auditedOn: '2026-11-20', marks })
    return [{ recordId: made.id }]
  }
  if (id === 'region-form') {
    const packs = await run('region.packs', {})
    const forms = packs.flatMap((pack) => pack.forms.map((form) => ({ ...form, regionForm: `${pack.id}/${form.id}` })))
    const kinds = (['sheet', 'table', 'ledger'] as const).map((kind) =>
      forms.toSorted((a, b) => b.state.filled - a.state.filled).find((form) => form.kind === kind),
    )
    return kinds.flatMap((form) => (form ? [{ regionForm: form.regionForm }] : []))
  }
  if (id === 'pack-switch-difference') {
    const [present] = await run('rule-pack.switches', {})
    const made = present ?? (await run('rule-pack.switch', { method: 'LEC', packId: 'LEC-1', reason: '集团统一' }))
    return [{ recordId: made.id }]
  }
  if (id === 'risk-review-sheet') {
    const [present] = await run('risk-review.list', {})
    if (present) return [{ recordId: present.id }]
    const [person] = await run('person.list', {})
    const review = await run('risk-review.start', {
      trigger: 'annual',
      period: '2026年',
      startedOn: '2026-11-20',
      leaderName: person?.name ?? '',
      participantIds: person ? [person.id] : [],
      conclusion: '清单符合实际',
    })
    for (const area of await run('area.list', {})) await run('risk-review.keepArea', { id: review.id, areaId: area.id })
    const closed = await run('risk-review.close', { id: review.id, revision: 1, closedOn: '2026-11-20' })
    return [{ recordId: closed.id }]
  }
  if (id === 'four-colour-map') {
    const [plan] = await run('floor-plan.list', {})
    return [{}, { floorPlanId: plan?.id, mapMode: 'inherent', hatch: true, paper: 'A4' }]
  }
  return [byYear.includes(id) ? year : {}]
}
