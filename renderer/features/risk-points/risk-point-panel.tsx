import { Button } from 'antd'
import { useState } from 'react'
import type { RiskPointRow } from '#shared/contract/risk-point'
import { activityFrequencies, riskPointFields, riskPointKinds } from '#shared/domain/risk-point'
import { goTo, showDone, useAction, useSaver } from '../../api/index.ts'
import { RecordForm, SubmitForm } from '../../forms/index.ts'
import { ConfirmReason, LevelTag, SidePanel } from '../../ui/index.ts'

const labels = { kind: riskPointKinds, activityFrequency: activityFrequencies }
const commonKeys = ['name', 'kind', 'areaId', 'location', 'unitId', 'responsiblePersonId', 'post'] as const
const facilityKeys = ['model', 'tagNumber', 'quantity', 'facilityCategory', 'isSpecialEquipment', 'remark'] as const
const activityKeys = ['activityContent', 'activityFrequency', 'remark'] as const

/** The record of a risk point beside the list; every field saves itself. */
export function RiskPointPanel({
  row,
  onClose,
  onChosen,
}: {
  row: RiskPointRow
  onClose: () => void
  onChosen: (id: string) => void
}) {
  const save = useSaver('risk-point.update', row)
  const copy = useAction('risk-point.copy')
  const remove = useAction('risk-point.void')
  const [isRemoving, setRemoving] = useState(false)
  const copyOnce = async () => {
    const copies = await copy.run({ id: row.id, count: 1 })
    if (copies?.[0]) {
      showDone(`已复制为 ${copies[0].number}，含危险源和措施，等级需重新评价`)
      onChosen(copies[0].id)
    }
  }
  return (
    <SidePanel
      title={`${row.number} ${row.name}`}
      extra={<LevelTag level={row.level} isShort={false} />}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" onClick={() => goTo(`/risk-points/${row.id}`)}>
            辨识与评价（{row.evaluatedCount}/{row.hazardCount}）
          </Button>
          <Button loading={copy.isRunning} onClick={() => void copyOnce()}>
            复制
          </Button>
          <Button danger onClick={() => setRemoving(true)}>
            作废
          </Button>
        </>
      }
    >
      <RecordForm
        schema={riskPointFields}
        keys={[...commonKeys, ...(row.kind === 'activity' ? activityKeys : facilityKeys)]}
        labels={labels}
        value={row}
        onPatch={save}
        isReadOnly={row.voidedAt !== null}
      />
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${row.name}」`}
        text="作废后不再出现在清单里，编号不再使用；记录仍然保留。"
        onCancel={() => setRemoving(false)}
        onConfirm={async (reason) => {
          const isDone = (await remove.run({ id: row.id, revision: row.revision, reason })) !== undefined
          if (isDone) {
            setRemoving(false)
            onClose()
          }
          return isDone
        }}
      />
    </SidePanel>
  )
}

/** A new risk point: what must be known at first, the rest follows in the panel. */
export function NewRiskPointPanel({
  areaId,
  onClose,
  onCreated,
}: {
  areaId: string | null
  onClose: () => void
  onCreated: (id: string) => void
}) {
  const create = useAction('risk-point.create')
  return (
    <SidePanel title="新增风险点" onClose={onClose}>
      <SubmitForm
        schema={riskPointFields}
        keys={commonKeys}
        labels={labels}
        initial={{ kind: 'facility', areaId }}
        submitLabel="新增"
        onCancel={onClose}
        onSubmit={async (values) => {
          const created = await create.runOrThrow(values)
          showDone(`已新增 ${created.number}`)
          onCreated(created.id)
        }}
      />
    </SidePanel>
  )
}
