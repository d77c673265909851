import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { ResultDetail } from '#shared/contract/inspection'
import { type Finding, findingCauses, findingFields } from '#shared/domain/finding'
import { showFailure, useAction } from '../../api/index.ts'
import {
  CategorySelect,
  type FindingCategory,
  type NamedPerson,
  PersonNameInput,
  RecordForm,
} from '../../forms/index.ts'

const fields = findingFields.pick({
  description: true,
  location: true,
  categoryGroup: true,
  category: true,
  cause: true,
  basis: true,
  responsibleId: true,
  responsibleName: true,
  responsibleUnitId: true,
})
type Fields = Pick<Finding, keyof typeof fields.shape>
const empty: Fields = {
  description: '',
  location: '',
  categoryGroup: 'site',
  category: '',
  cause: 'machine',
  basis: '',
  responsibleId: null,
  responsibleName: '',
  responsibleUnitId: null,
}

interface FindingFormProps {
  result: ResultDetail
  /** Ctrl+Enter: saved, on to the next item */
  onNext: () => void
  /** Esc: back to the answer keys */
  onLeave: () => void
}

/**
 * The finding of an abnormal item, written down where it stands. It saves itself as a draft as soon as there is a
 * description; place, unit and person then come from the risk point unless they were given.
 */
export function FindingForm({ result, onNext, onLeave }: FindingFormProps) {
  const describe = useAction('inspection.describeFinding')
  const { finding } = result
  /** given before there was a description */
  const held = useRef<Partial<Fields>>({})
  const [shown, setShown] = useState<Partial<Fields>>({})
  /** who stands behind the name that is typed or chosen */
  const named = useRef<NamedPerson>({ id: null, name: '' })
  const value = useMemo<Fields>(() => ({ ...empty, ...finding, ...shown }), [finding, shown])
  const save = async (patch: Partial<Fields>) => {
    const person = patch.responsibleName === undefined ? {} : { responsibleId: named.current.id }
    held.current = { ...held.current, ...patch, ...person }
    setShown(held.current)
    const description = held.current.description ?? finding?.description ?? ''
    if (description.trim() === '') return
    const given = held.current
    held.current = {}
    try {
      await describe.runOrThrow({ resultId: result.id, fields: { ...given, description } })
      setShown(held.current)
    } catch (error) {
      held.current = { ...given, ...held.current }
      throw error
    }
  }
  const saveNow = (patch: Partial<Fields>) => void save(patch).catch(showFailure)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      onLeave()
    } else if (event.key === 'Enter' && event.ctrlKey) onNext()
  }
  return (
    <section className="run-finding" aria-label="登记隐患" onKeyDown={onKeyDown}>
      <h3 className="section-title">
        隐患怎么写？<span className="meta">　写清哪里、什么问题；提交检查后取得编号。Ctrl+Enter 保存并到下一项</span>
      </h3>
      <RecordForm
        schema={fields}
        keys={['description', 'location', 'category', 'cause', 'responsibleName', 'responsibleUnitId', 'basis']}
        labels={{ cause: findingCauses }}
        pickers={{
          category: ({ id }) => (
            <CategorySelect id={id ?? ''} value={value} onChange={(category: FindingCategory) => saveNow(category)} />
          ),
          responsibleName: ({ id, value: name, onChange, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: value.responsibleId, name: name ?? '' }}
              onChange={(person) => {
                named.current = person
                onChange(person.name)
              }}
            />
          ),
        }}
        value={value}
        onPatch={save}
      />
    </section>
  )
}
