import { Select } from 'antd'
import { useId, useMemo } from 'react'
import { matchScore } from '../../commands/match.ts'
import { useData } from '../../api/index.ts'

interface ManyProps {
  label: string
  placeholder: string
  options: { value: string; label: string }[]
  value: readonly string[]
  problem?: string | undefined
  isDisabled?: boolean | undefined
  onChange: (ids: string[]) => void
}

function ManySelect({ label, placeholder, options, value, problem, isDisabled = false, onChange }: ManyProps) {
  const id = useId()
  return (
    <div className="field wide review-many">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        mode="multiple"
        style={{ width: '100%' }}
        placeholder={placeholder}
        showSearch={{ filterOption: (search, option) => matchScore(String(option?.label ?? ''), search) > 0 }}
        options={options}
        value={[...value]}
        status={problem ? 'error' : ''}
        disabled={isDisabled}
        onChange={onChange}
      />
      {problem && (
        <div className="field-error" role="alert">
          {problem}
        </div>
      )}
    </div>
  )
}

type FieldProps = Omit<ManyProps, 'label' | 'placeholder' | 'options'>

/** Areas of a review; none means all of them. */
export function AreasField(props: FieldProps) {
  const areas = useData('area.list', {})
  const options = (areas.data ?? []).map((area) => ({ value: area.id, label: area.name }))
  return <ManySelect label="评审范围" placeholder="全部区域" options={options} {...props} />
}

/** Who takes part: people of the house, with their unit. */
export function ParticipantsField(props: FieldProps) {
  const people = useData('person.list', {})
  const units = useData('organization-unit.list', {})
  const options = useMemo(() => {
    const names = new Map(units.data?.map((unit) => [unit.id, unit.name]))
    return (people.data ?? [])
      .filter((person) => person.leftOn === null || props.value.includes(person.id))
      .map((person) => ({
        value: person.id,
        label: [person.name, names.get(person.unitId ?? '') ?? '', person.post].filter(Boolean).join(' '),
      }))
  }, [people.data, units.data, props.value])
  return <ManySelect label="参加人员" placeholder="岗位员工也要参加" options={options} {...props} />
}
