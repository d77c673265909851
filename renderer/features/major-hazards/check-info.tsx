import { useState } from 'react'
import { type MajorHazardCheck, majorHazardCheckFields } from '#shared/domain/major-hazard'
import { useSaver } from '../../api/index.ts'
import { PersonNameInput, RecordForm } from '../../forms/index.ts'

const fields = majorHazardCheckFields.omit({ libraries: true, checkerId: true })

/** Name, day and people of a comparison; saves itself until it is sealed. What it is compared with stays as chosen. */
export function CheckInfo({ check }: { check: MajorHazardCheck }) {
  const save = useSaver('major-hazard-check.update', check)
  const [checkerId, setCheckerId] = useState(check.checkerId)
  return (
    <RecordForm
      schema={fields}
      keys={['name', 'checkedOn', 'checkerName', 'participants']}
      pickers={{
        checkerName: ({ id, value, onChange, status, isDisabled }) => (
          <PersonNameInput
            id={id}
            isDisabled={isDisabled}
            status={status}
            value={{ id: checkerId, name: value ?? '' }}
            onChange={(person) => {
              setCheckerId(person.id)
              onChange(person.name)
            }}
          />
        ),
      }}
      isReadOnly={check.status === 'sealed' || check.voidedAt !== null}
      value={check}
      onPatch={(patch) => save(patch.checkerName === undefined ? patch : { ...patch, checkerId })}
    />
  )
}
