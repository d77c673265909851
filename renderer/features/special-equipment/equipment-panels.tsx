import { Button } from 'antd'
import { useState } from 'react'
import type { EquipmentRow } from '#shared/contract/special-equipment'
import {
  equipmentConclusions,
  specialEquipmentFields,
  specialEquipmentKinds,
  specialEquipmentStates,
} from '#shared/domain/special-equipment'
import { useAction, useSaver } from '../../api/index.ts'
import { RecordForm, SubmitForm } from '../../forms/index.ts'
import { ConfirmReason, SidePanel } from '../../ui/index.ts'

const labels = { kind: specialEquipmentKinds, state: specialEquipmentStates, conclusion: equipmentConclusions }
const keys = [
  'name',
  'kind',
  'registrationNumber',
  'model',
  'state',
  'unitId',
  'areaId',
  'inspectedOn',
  'nextInspectionOn',
  'conclusion',
  'inspectionBody',
  'isInspectionExempt',
  'remark',
] as const

interface NewEquipmentPanelProps {
  onClose: () => void
  onCreated: (id: string) => void
}

export function NewEquipmentPanel({ onClose, onCreated }: NewEquipmentPanelProps) {
  const create = useAction('special-equipment.create')
  return (
    <SidePanel title="新增特种设备" onClose={onClose}>
      <SubmitForm
        schema={specialEquipmentFields}
        keys={keys}
        labels={labels}
        submitLabel="新增"
        onCancel={onClose}
        onSubmit={async (values) => onCreated((await create.runOrThrow(values)).id)}
      />
    </SidePanel>
  )
}

export function EquipmentPanel({ row, onClose }: { row: EquipmentRow; onClose: () => void }) {
  const save = useSaver('special-equipment.update', row)
  const remove = useAction('special-equipment.void')
  const [isRemoving, setRemoving] = useState(false)
  return (
    <SidePanel
      title={row.name}
      onClose={onClose}
      footer={
        <Button danger onClick={() => setRemoving(true)}>
          作废
        </Button>
      }
    >
      <RecordForm schema={specialEquipmentFields} keys={keys} labels={labels} value={row} onPatch={save} />
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${row.name}」`}
        text="登记错了才作废；设备停用、报废请改使用状态。"
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
