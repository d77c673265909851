import { Button } from 'antd'
import { useMemo } from 'react'
import { type Finding, findingCauses, findingFields, findingSources } from '#shared/domain/finding'
import type { Problems } from '#shared/rules/finding-flow'
import { showDone, useAction, useData, useSession } from '../../api/index.ts'
import { CategorySelect, FieldsForm, PersonNameInput, RecordSelect, useActor } from '../../forms/index.ts'
import { FormSkeleton, SidePanel } from '../../ui/index.ts'
import { useAct } from './acts/use-act.ts'

type Values = Pick<
  Finding,
  | 'description'
  | 'areaId'
  | 'location'
  | 'riskPointId'
  | 'categoryGroup'
  | 'category'
  | 'cause'
  | 'source'
  | 'foundOn'
  | 'finderId'
  | 'finderName'
  | 'responsibleUnitId'
  | 'responsibleId'
  | 'responsibleName'
  | 'basis'
>

interface NewFindingPanelProps {
  areaId: string | null
  /** the closed finding that came back */
  recurrenceOfId: string | null
  onClose: () => void
  onCreated: (id: string) => void
}

/** Registers a finding that no inspection found; it gets its number at once, photos follow in its panel. */
export function NewFindingPanel(props: NewFindingPanelProps) {
  const people = useData('person.list', {})
  const { recurrenceOfId } = props
  const origin = useData('finding.get', { id: recurrenceOfId ?? '' }, { enabled: recurrenceOfId !== null })
  const isWaiting = people.isPending || (recurrenceOfId !== null && origin.isPending)
  return (
    <SidePanel title={origin.data ? `登记 ${origin.data.number} 的复发` : '登记隐患'} onClose={props.onClose}>
      {isWaiting ? <FormSkeleton fields={10} /> : <NewFindingForm {...props} origin={origin.data ?? null} />}
    </SidePanel>
  )
}

/** What a recurrence has in common with the finding that it comes from. */
const inherited = (origin: Finding): Partial<Values> => ({
  description: origin.description,
  areaId: origin.areaId,
  location: origin.location,
  riskPointId: origin.riskPointId,
  categoryGroup: origin.categoryGroup,
  category: origin.category,
  cause: origin.cause,
  responsibleUnitId: origin.responsibleUnitId,
  responsibleId: origin.responsibleId,
  responsibleName: origin.responsibleName,
  basis: origin.basis,
})

function check({ description, foundOn }: Values, today: string): Problems {
  return {
    ...(description.trim() === '' ? { description: '请填写隐患描述' } : {}),
    ...(foundOn === '' ? { foundOn: '请填写发现日期' } : foundOn > today ? { foundOn: '发现日期不能晚于今天' } : {}),
  }
}

function NewFindingForm({ areaId, origin, onClose, onCreated }: NewFindingPanelProps & { origin: Finding | null }) {
  const create = useAction('finding.create')
  const today = useSession((session) => session.today)
  const actor = useActor()
  const riskPoints = useData('risk-point.list', { limit: 500 })
  const act = useAct<Values>({
    draftKey: origin ? `recurrence ${origin.id}` : 'new finding',
    initial: {
      description: '',
      areaId,
      location: '',
      riskPointId: null,
      categoryGroup: 'site',
      category: '',
      cause: 'machine',
      source: 'daily',
      foundOn: today,
      finderId: actor.id,
      finderName: actor.name,
      responsibleUnitId: null,
      responsibleId: null,
      responsibleName: '',
      basis: '',
      ...(origin ? inherited(origin) : {}),
    },
    check: (values) => check(values, today),
    send: async (values) => {
      const isSamePoint = origin !== null && origin.riskPointId === values.riskPointId
      const links = isSamePoint ? { hazardId: origin.hazardId, controlId: origin.controlId } : {}
      const created = await create.runOrThrow({ ...values, ...links, recurrenceOfId: origin?.id ?? null })
      showDone(`已登记 ${created.number}，可以接着添加照片、分级`)
      onCreated(created.id)
    },
  })
  const { values, change } = act
  const offered = useMemo(
    () =>
      (riskPoints.data?.items ?? [])
        .filter((row) => values.areaId === null || row.areaId === values.areaId || row.id === values.riskPointId)
        .map((row) => ({ value: row.id, label: `${row.number} ${row.name}` })),
    [riskPoints.data, values.areaId, values.riskPointId],
  )
  /** A risk point knows its place and who answers for it. */
  const chooseRiskPoint = (id: string | null) => {
    const row = riskPoints.data?.items.find((own) => own.id === id)
    change({
      riskPointId: id,
      ...(row
        ? {
            areaId: row.areaId,
            location: values.location || row.location,
            responsibleUnitId: values.responsibleUnitId ?? row.unitId,
            ...(values.responsibleName === '' && row.responsiblePersonId
              ? { responsibleId: row.responsiblePersonId, responsibleName: row.responsibleName }
              : {}),
          }
        : {}),
    })
  }
  return (
    <section aria-label="登记隐患" id={act.formId}>
      <FieldsForm
        isFocusing
        schema={findingFields}
        keys={[
          'description',
          'areaId',
          'riskPointId',
          'location',
          'category',
          'cause',
          'source',
          'foundOn',
          'finderName',
          'responsibleName',
          'responsibleUnitId',
          'basis',
        ]}
        labels={{ cause: findingCauses, source: findingSources }}
        pickers={{
          riskPointId: (props) => (
            <RecordSelect {...props} onChange={chooseRiskPoint} isLoading={riskPoints.isPending} options={offered} />
          ),
          category: ({ id }) => <CategorySelect id={id ?? ''} value={values} onChange={change} />,
          finderName: ({ id, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: values.finderId, name: values.finderName }}
              onChange={(person) => change({ finderId: person.id, finderName: person.name })}
            />
          ),
          responsibleName: ({ id, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: values.responsibleId, name: values.responsibleName }}
              onChange={(person) => change({ responsibleId: person.id, responsibleName: person.name })}
            />
          ),
        }}
        values={values}
        problems={act.shown}
        onChange={(key, value) => change({ [key]: key === 'foundOn' ? (value ?? '') : value })}
        onConfirm={act.submit}
      />
      <div className="row-line" style={{ justifyContent: 'flex-end', marginTop: 20 }}>
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={act.isBusy} onClick={() => void act.submit()} title="Ctrl+Enter">
          登记
        </Button>
      </div>
    </section>
  )
}
