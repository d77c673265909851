import { Button } from 'antd'
import type { ChecklistRow, PlanRow } from '#shared/contract/inspection'
import type { Inspection } from '#shared/domain/inspection'
import { inspectionFields } from '#shared/domain/inspection'
import { goTo, useAction, useData, useSession } from '../../api/index.ts'
import { FieldsForm, type PickerProps, RecordSelect } from '../../forms/index.ts'
import { EmptyState, ErrorState, FormSkeleton, SidePanel } from '../../ui/index.ts'
import { inspectionLabels } from './labels.ts'
import { missingInspector, useStart } from './use-start.tsx'

type Values = Pick<
  Inspection,
  | 'checklistId'
  | 'planId'
  | 'name'
  | 'kind'
  | 'tier'
  | 'inspectedOn'
  | 'inspectorId'
  | 'inspectorName'
  | 'participants'
  | 'inspectedUnitName'
  | 'isLedByPrincipal'
>

interface StartPanelProps {
  checklistId: string | null
  planId: string | null
  onClose: () => void
}

/** Chooses the checklist and says who inspects whom; everything else has its usual value. */
export function StartPanel({ checklistId, planId, onClose }: StartPanelProps) {
  const checklists = useData('checklist.list', {})
  const plans = useData('inspection-plan.rows', {})
  const areas = useData('area.list', {})
  const units = useData('organization-unit.list', {})
  const people = useData('person.list', {})
  const error = checklists.error ?? plans.error ?? areas.error ?? units.error ?? people.error
  const isReady = checklists.data && plans.data && areas.data && units.data && people.data
  return (
    <SidePanel title="开始检查" onClose={onClose}>
      {error ? (
        <ErrorState message={error.message} onRetry={() => void checklists.refetch()} />
      ) : !isReady ? (
        <FormSkeleton fields={8} />
      ) : checklists.data.length === 0 ? (
        <EmptyState
          text="还没有检查表。先由管控措施生成检查表，再来检查。"
          action={{ label: '去生成检查表', onRun: () => goTo('/checklists') }}
        />
      ) : (
        <StartForm
          checklists={checklists.data}
          plans={plans.data}
          checklistId={checklistId}
          planId={planId}
          unitNameOf={(checklist) => {
            const area = areas.data.find((own) => own.id === checklist.areaId)
            return units.data.find((unit) => unit.id === area?.unitId)?.name ?? checklist.areaName
          }}
          onClose={onClose}
        />
      )}
    </SidePanel>
  )
}

interface StartFormProps extends StartPanelProps {
  checklists: ChecklistRow[]
  plans: PlanRow[]
  unitNameOf: (checklist: ChecklistRow) => string
}

function StartForm({ checklists, plans, checklistId, planId, unitNameOf, onClose }: StartFormProps) {
  const start = useAction('inspection.start')
  const today = useSession((session) => session.today)
  /** What a checklist, and the plan it is walked for, decide by themselves. */
  const chosen = (id: string | null, wantedPlanId: string | null): Partial<Values> => {
    const checklist = checklists.find((row) => row.id === id)
    if (!checklist) return { checklistId: null, planId: null }
    const ofChecklist = plans.filter((row) => row.checklistId === checklist.id && row.state !== 'ended')
    const plan =
      ofChecklist.find((row) => row.id === wantedPlanId) ?? (ofChecklist.length === 1 ? ofChecklist[0] : null)
    return {
      checklistId: checklist.id,
      planId: plan?.id ?? null,
      name: plan?.name ?? checklist.name,
      kind: plan?.kind ?? checklist.kind,
      tier: plan?.tier ?? checklist.tier,
      isLedByPrincipal: plan?.purpose.includes('主要负责人带队') ?? false,
      participants: plan?.participants ?? '',
      inspectedUnitName: unitNameOf(checklist),
    }
  }
  const { values, setValues, problems, setProblems, inspectorPicker, attempt } = useStart<Values>((inspector) => ({
    checklistId: null,
    planId: null,
    name: '',
    kind: 'daily',
    tier: 'team',
    inspectedOn: today,
    ...inspector,
    participants: '',
    inspectedUnitName: '',
    isLedByPrincipal: false,
    ...chosen(checklistId ?? plans.find((row) => row.id === planId)?.checklistId ?? null, planId),
  }))
  const ofChecklist = plans.filter((row) => row.checklistId === values.checklistId)

  const change = (key: string, value: unknown) => {
    const id = value as string | null
    if (key === 'checklistId') setValues({ ...values, ...chosen(id, null) })
    else if (key === 'planId' && id !== null) setValues({ ...values, ...chosen(values.checklistId, id) })
    else setValues({ ...values, [key]: value })
    setProblems({})
  }
  const run = async () => {
    if (start.isRunning) return
    const { checklistId: id } = values
    const missing = {
      ...(id === null ? { checklistId: '请选择检查表' } : {}),
      ...(values.name.trim() === '' ? { name: '请填写检查名称' } : {}),
      ...missingInspector(values),
    }
    setProblems(missing)
    if (id === null || Object.keys(missing).length > 0) return
    await attempt(async () => {
      const inspection = await start.runOrThrow({ ...values, checklistId: id })
      goTo(`/inspections/${inspection.id}`)
    })
  }
  return (
    <div className="start-form">
      <FieldsForm
        isFocusing
        schema={inspectionFields}
        keys={[
          'checklistId',
          ...(ofChecklist.length > 0 ? (['planId'] as const) : []),
          'name',
          'kind',
          'tier',
          'inspectedOn',
          'inspectorName',
          'participants',
          'inspectedUnitName',
          'isLedByPrincipal',
          'shiftName',
        ]}
        requiredKeys={['checklistId', 'inspectorName']}
        labels={inspectionLabels}
        pickers={{
          checklistId: (props: PickerProps) => (
            <RecordSelect
              {...props}
              placeholder="选择检查表"
              options={checklists
                .filter((row) => row.itemCount > 0)
                .map((row) => ({ value: row.id, label: `${row.name}（${row.itemCount} 项）` }))}
            />
          ),
          planId: (props: PickerProps) => (
            <RecordSelect
              {...props}
              placeholder="计划外检查"
              options={ofChecklist.map((row) => ({ value: row.id, label: row.name }))}
            />
          ),
          inspectorName: inspectorPicker,
        }}
        values={values}
        problems={problems}
        onChange={change}
        onConfirm={run}
      />
      <div className="row-line" style={{ justifyContent: 'flex-end', marginTop: 20 }}>
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={start.isRunning} onClick={() => void run()} title="Ctrl+Enter">
          开始检查
        </Button>
      </div>
    </div>
  )
}
