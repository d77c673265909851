import { AutoComplete } from 'antd'
import { useMemo } from 'react'
import { useData, useSession } from '../api/index.ts'
import { matchScore } from '../commands/match.ts'

/** Somebody of the house by id and name, or somebody else by name alone. */
export interface NamedPerson {
  id: string | null
  name: string
}

interface PersonNameInputProps {
  id?: string | undefined
  value: NamedPerson
  onChange: (person: NamedPerson) => void
  label?: string
  isDisabled?: boolean | undefined
  status?: '' | 'error' | undefined
}

/** A person chosen from the people by characters or pinyin, or the typed name of somebody who is not among them. */
export function PersonNameInput({ id, value, onChange, label, isDisabled = false, status = '' }: PersonNameInputProps) {
  const people = useData('person.list', {})
  const units = useData('organization-unit.list', {})
  const options = useMemo(() => {
    const unitNames = new Map(units.data?.map((unit) => [unit.id, unit.name]))
    return (people.data ?? [])
      .filter((person) => person.leftOn === null)
      .map((person) => ({
        value: person.id,
        name: person.name,
        label: [person.name, unitNames.get(person.unitId ?? '') ?? person.post].filter(Boolean).join('　'),
      }))
  }, [people.data, units.data])
  const choose = (text: string) => {
    const picked = options.find((option) => option.value === text)
    if (picked) {
      onChange({ id: picked.value, name: picked.name })
      return
    }
    const namesakes = options.filter((option) => option.name === text.trim())
    onChange({ id: namesakes.length === 1 ? (namesakes[0]?.value ?? null) : null, name: text })
  }
  return (
    <AutoComplete
      {...(id ? { id } : {})}
      aria-label={label}
      disabled={isDisabled}
      status={status}
      value={value.name}
      onChange={(text) => choose(text ?? '')}
      options={options}
      showSearch={{ filterOption: (search, option) => matchScore(String(option?.name ?? ''), search) > 0 }}
      placeholder="选择或输入姓名"
      maxLength={30}
      popupMatchSelectWidth={220}
    />
  )
}

/** 当前操作人 with the name; nobody where none is chosen. */
export function useActor(): NamedPerson {
  const actorId = useSession((session) => session.actorId)
  const people = useData('person.list', {})
  return useMemo(() => {
    const actor = people.data?.find((person) => person.id === actorId)
    return actor ? { id: actor.id, name: actor.name } : { id: null, name: '' }
  }, [people.data, actorId])
}
