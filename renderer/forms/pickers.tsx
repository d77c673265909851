import { Select } from 'antd'
import { useMemo } from 'react'
import type { Person } from '#shared/domain/person'
import { useData } from '../api/index.ts'
import { matchScore } from '../commands/match.ts'
import { clearable } from '../ui/index.ts'

export interface PickerProps {
  id?: string | undefined
  /** id of the record, null = not chosen */
  value: string | null | undefined
  onChange: (id: string | null) => void
  /** for screen readers where no label element names it */
  label?: string | undefined
  placeholder?: string | undefined
  isDisabled?: boolean | undefined
  status?: '' | 'error' | undefined
}

interface Option {
  value: string
  label: string
  /** 离职, 作废: only shown where it was chosen earlier */
  isFormer?: boolean
}

/** Chooses one record of a list; characters, pinyin and initials find it. */
export function RecordSelect({
  options,
  isLoading = false,
  ...props
}: PickerProps & { options: readonly Option[]; isLoading?: boolean }) {
  const offered = useMemo(
    () => options.filter((option) => !option.isFormer || option.value === props.value),
    [options, props.value],
  )
  return (
    <Select<string>
      {...(props.id ? { id: props.id } : {})}
      aria-label={props.label}
      allowClear={clearable}
      loading={isLoading}
      showSearch={{ filterOption: (search, option) => matchScore(String(option?.label ?? ''), search) > 0 }}
      value={isLoading ? null : (props.value ?? null)}
      onChange={(value) => props.onChange(value ?? null)}
      placeholder={props.placeholder ?? '请选择'}
      disabled={props.isDisabled ?? false}
      status={props.status ?? ''}
      options={offered.map(({ value, label }) => ({ value, label }))}
      popupMatchSelectWidth={200}
      notFoundContent={<span className="meta">没有可选的记录</span>}
    />
  )
}

/** Chooses a person; people who left are offered only where they already stand. `onPick` also gets the record. */
export function PersonSelect({ onPick, ...props }: PickerProps & { onPick?: (person: Person | null) => void }) {
  const people = useData('person.list', {})
  const units = useData('organization-unit.list', {})
  const options = useMemo(() => {
    const unitNames = new Map(units.data?.map((unit) => [unit.id, unit.name]))
    const names = new Map<string, number>()
    for (const person of people.data ?? []) names.set(person.name, (names.get(person.name) ?? 0) + 1)
    return (people.data ?? []).map((person) => {
      const place = unitNames.get(person.unitId ?? '') ?? person.post
      const isShared = (names.get(person.name) ?? 0) > 1 && place !== ''
      return {
        value: person.id,
        label: (isShared ? `${person.name}（${place}）` : person.name) + (person.leftOn ? '（离职）' : ''),
        isFormer: person.leftOn !== null,
      }
    })
  }, [people.data, units.data])
  return (
    <RecordSelect
      placeholder="选择人员"
      {...props}
      isLoading={people.isPending}
      options={options}
      onChange={(id) => {
        props.onChange(id)
        onPick?.(people.data?.find((person) => person.id === id) ?? null)
      }}
    />
  )
}

/** Chooses a unit of the organization. */
export function UnitSelect(props: PickerProps & { withoutId?: string }) {
  const units = useData('organization-unit.list', {})
  const options = useMemo(
    () =>
      (units.data ?? [])
        .filter((unit) => unit.id !== props.withoutId)
        .map((unit) => ({ value: unit.id, label: unit.name })),
    [units.data, props.withoutId],
  )
  return <RecordSelect placeholder="选择单位" {...props} isLoading={units.isPending} options={options} />
}

/** Chooses an area. */
export function AreaSelect(props: PickerProps) {
  const areas = useData('area.list', {})
  const options = useMemo(() => (areas.data ?? []).map((area) => ({ value: area.id, label: area.name })), [areas.data])
  return <RecordSelect placeholder="选择区域" {...props} isLoading={areas.isPending} options={options} />
}

/** What a reference field chooses from, by its name; null when the form must be given a picker. */
export function pickedBy(key: string): 'unit' | 'area' | 'person' | null {
  if (/^(unitId|parentId|responsibleUnitId)$/.test(key)) return 'unit'
  if (key === 'areaId') return 'area'
  const isPerson = /(PersonId|managerId|leaderId|finderId|inspectorId|rectifierId|reviewerId|responsibleId)$/.test(key)
  return isPerson ? 'person' : null
}

/** The usual picker of a reference field. */
export function ReferencePicker({ fieldKey, ...props }: PickerProps & { fieldKey: string }) {
  switch (pickedBy(fieldKey)) {
    case 'unit':
      return <UnitSelect {...props} />
    case 'area':
      return <AreaSelect {...props} />
    case 'person':
      return <PersonSelect {...props} />
    default:
      return null
  }
}
