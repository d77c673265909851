import { useState } from 'react'
import { ApiError, showFailure } from '../../api/index.ts'
import { type DrawPicker, type NamedPerson, PersonNameInput, useActor } from '../../forms/index.ts'

interface Inspector {
  inspectorId: string | null
  inspectorName: string
}

/** What has to be written before an inspection can start, by field. */
export const missingInspector = ({ inspectorName }: Inspector): Record<string, string> =>
  inspectorName.trim() === '' ? { inspectorName: '请填写检查人' } : {}

/** The fields of an inspection about to start: the present user inspects until another is chosen. */
export function useStart<V extends Inspector>(initial: (inspector: Inspector) => V) {
  const actor = useActor()
  const [values, setValues] = useState(() => initial({ inspectorId: actor.id, inspectorName: actor.name }))
  const [problems, setProblems] = useState<Record<string, string>>({})
  const inspectorPicker: DrawPicker = ({ id, status }) => (
    <PersonNameInput
      id={id}
      status={status}
      value={{ id: values.inspectorId, name: values.inspectorName }}
      onChange={(person: NamedPerson) => setValues({ ...values, inspectorId: person.id, inspectorName: person.name })}
    />
  )
  /** Runs the start; what the operation refuses stands at its fields. */
  const attempt = async (start: () => Promise<void>) => {
    try {
      await start()
    } catch (error) {
      if (error instanceof ApiError && error.code === 'invalid') setProblems(error.fields)
      showFailure(error)
    }
  }
  return { values, setValues, problems, setProblems, inspectorPicker, attempt }
}
