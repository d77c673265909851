import { Button } from 'antd'
import { useState } from 'react'
import { type OrganizationUnit, organizationUnitFields, unitKinds } from '#shared/domain/organization-unit'
import { type Person, personFields } from '#shared/domain/person'
import { useAction, useSaver } from '../../api/index.ts'
import { RecordForm, UnitSelect } from '../../forms/index.ts'
import { ConfirmReason, SidePanel } from '../../ui/index.ts'

/** One person: saves field by field; leaving is a day, a mistake is voided with a reason. */
export function PersonPanel({ person, onClose }: { person: Person; onClose: () => void }) {
  const save = useSaver('person.update', person)
  const voiding = useAction('person.void')
  const [isAsking, setAsking] = useState(false)
  return (
    <SidePanel
      title={person.name}
      onClose={onClose}
      footer={
        <Button danger onClick={() => setAsking(true)}>
          作废…
        </Button>
      }
    >
      <RecordForm schema={personFields} value={person} onPatch={save} />
      <p className="meta" style={{ marginTop: 16 }}>
        离职的人填写离职日期就不再被选到；以前的记录里仍是他。
      </p>
      <ConfirmReason
        isOpen={isAsking}
        title={`作废「${person.name}」？`}
        text="重复登记或登记错误时才作废；离职请填写离职日期。作废后可以撤销。"
        onCancel={() => setAsking(false)}
        onConfirm={async (reason) => {
          const done = await voiding.run({ id: person.id, revision: person.revision, reason })
          if (done) onClose()
          return done !== undefined
        }}
      />
    </SidePanel>
  )
}

/** One unit of the organization. */
export function UnitPanel({ unit, onClose }: { unit: OrganizationUnit; onClose: () => void }) {
  const save = useSaver('organization-unit.update', unit)
  const voiding = useAction('organization-unit.void')
  const [isAsking, setAsking] = useState(false)
  return (
    <SidePanel
      title={unit.name}
      onClose={onClose}
      footer={
        <Button danger onClick={() => setAsking(true)}>
          作废…
        </Button>
      }
    >
      <RecordForm
        schema={organizationUnitFields}
        value={unit}
        labels={{ kind: unitKinds }}
        pickers={{ parentId: (props) => <UnitSelect {...props} withoutId={unit.id} /> }}
        onPatch={save}
      />
      <ConfirmReason
        isOpen={isAsking}
        title={`作废「${unit.name}」？`}
        text="它的人员和下级单位不会被删除，请先把他们移到别的单位。作废后可以撤销。"
        onCancel={() => setAsking(false)}
        onConfirm={async (reason) => {
          const done = await voiding.run({ id: unit.id, revision: unit.revision, reason })
          if (done) onClose()
          return done !== undefined
        }}
      />
    </SidePanel>
  )
}
