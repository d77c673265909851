import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { OperatorRow } from '#shared/contract/special-equipment'
import {
  equipmentOperatorFields,
  type OperatorCertificate,
  operatorCertificateLabels,
} from '#shared/domain/special-equipment'
import { useAction, useSaver } from '../../api/index.ts'
import { type NamedPerson, PersonNameInput, type PickerProps, RecordForm, SubmitForm } from '../../forms/index.ts'
import {
  ConfirmReason,
  type DataColumn,
  DataTable,
  EmptyState,
  type PageAction,
  PageFrame,
  SidePanel,
  StatusTag,
  type Tone,
} from '../../ui/index.ts'

const keys = ['personName', 'workItem', 'certificateNumber', 'validUntil', 'remark'] as const
const tones: Record<OperatorCertificate, Tone> = { valid: 'green', dueSoon: 'amber', expired: 'red', missing: 'red' }

const columns: DataColumn<OperatorRow>[] = [
  { key: 'name', title: '姓名', width: 100, render: (row) => row.personName },
  { key: 'workItem', title: '作业项目', width: 220, render: (row) => row.workItem },
  {
    key: 'certificate',
    title: '持证情况',
    width: 110,
    render: ({ certificate }) => (
      <StatusTag tone={tones[certificate]}>{operatorCertificateLabels[certificate]}</StatusTag>
    ),
  },
  { key: 'validUntil', title: '有效期至', width: 110, render: (row) => <span className="num">{row.validUntil}</span> },
  { key: 'number', title: '证书编号', width: 200, render: (row) => row.certificateNumber },
  { key: 'remark', title: '备注', width: 240, render: (row) => <span className="ellipsis">{row.remark}</span> },
]

/** The name field as a choice among the people; the id goes along. */
const nameInput = (person: NamedPerson, setPerson: (person: NamedPerson) => void) => ({
  personName: ({ id, value, onChange, status }: PickerProps) => (
    <PersonNameInput
      id={id}
      status={status}
      value={{ id: person.id, name: value ?? '' }}
      onChange={(next) => {
        setPerson(next)
        onChange(next.name)
      }}
    />
  ),
})

interface OperatorsPartProps {
  frame: { title: string; extra: ReactNode; rates: ReactNode; print: PageAction }
  operators: readonly OperatorRow[]
  isLoading: boolean
}

/** Who works at posts that need a certificate, one line for each person and 作业项目. */
export function OperatorsPart({ frame, operators, isLoading }: OperatorsPartProps) {
  const [activeId, setActiveId] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const active = operators.find((row) => row.id === activeId)
  const add = () => {
    setActiveId(null)
    setAdding(true)
  }
  return (
    <PageFrame
      title={frame.title}
      extra={frame.extra}
      primary={{ label: '新增作业人员', onRun: add }}
      secondary={[frame.print]}
      panel={
        isAdding ? (
          <NewOperatorPanel onClose={() => setAdding(false)} />
        ) : active ? (
          <OperatorPanel key={active.id} row={active} onClose={() => setActiveId(null)} />
        ) : null
      }
      isFilling
    >
      {frame.rates}
      <DataTable
        tableId="equipment-operators"
        label="特种设备作业人员"
        rows={operators}
        columns={columns}
        isLoading={isLoading}
        activeId={activeId}
        onActivate={(row) => {
          setAdding(false)
          setActiveId(row.id)
        }}
        empty={
          <EmptyState
            text="叉车、起重机、锅炉等岗位上的人一人一项一行；还没有证的也要列，持证率才算得对。"
            action={{ label: '新增作业人员', onRun: add }}
          />
        }
      />
    </PageFrame>
  )
}

function NewOperatorPanel({ onClose }: { onClose: () => void }) {
  const create = useAction('equipment-operator.create')
  const [person, setPerson] = useState<NamedPerson>({ id: null, name: '' })
  return (
    <SidePanel title="新增作业人员" onClose={onClose}>
      <SubmitForm
        schema={equipmentOperatorFields}
        keys={keys}
        pickers={nameInput(person, setPerson)}
        submitLabel="新增"
        onCancel={onClose}
        onSubmit={async (values) => {
          await create.runOrThrow({ ...values, personId: person.id })
          onClose()
        }}
      />
    </SidePanel>
  )
}

function OperatorPanel({ row, onClose }: { row: OperatorRow; onClose: () => void }) {
  const save = useSaver('equipment-operator.update', row)
  const remove = useAction('equipment-operator.void')
  const [person, setPerson] = useState<NamedPerson>({ id: row.personId, name: row.personName })
  const [isRemoving, setRemoving] = useState(false)
  return (
    <SidePanel
      title={`${row.personName} ${row.workItem}`}
      onClose={onClose}
      footer={
        <Button danger onClick={() => setRemoving(true)}>
          作废
        </Button>
      }
    >
      <RecordForm
        schema={equipmentOperatorFields}
        keys={keys}
        pickers={nameInput(person, setPerson)}
        value={row}
        onPatch={(patch) => save(patch.personName === undefined ? patch : { ...patch, personId: person.id })}
      />
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${row.personName} ${row.workItem}」`}
        text="不在这个岗位了，或登记错了；作废后不计入持证率。"
        onCancel={() => setRemoving(false)}
        onConfirm={async (reason) => {
          const isDone = (await remove.run({ id: row.id, revision: row.revision, reason })) !== undefined
          if (isDone) onClose()
          return isDone
        }}
      />
    </SidePanel>
  )
}
