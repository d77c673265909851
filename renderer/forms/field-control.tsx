import { Checkbox, Input, type InputProps, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { clearable, DayPicker } from '../ui/index.ts'
import { centsOf, countOf, type FieldModel, yuanOf } from './field-model.ts'
import { type PickerProps, ReferencePicker } from './pickers.tsx'

/** Draws the control of a field in place of its usual one; references without a picker of their own need it. */
export type DrawPicker = (props: PickerProps) => ReactNode

interface FieldControlProps {
  id: string
  field: FieldModel
  value: unknown
  onChange: (value: unknown) => void
  hasError: boolean
  isDisabled: boolean
  labels: Record<string, string> | undefined
  picker: DrawPicker | undefined
}

/** The control of one field, by its kind. */
export function FieldControl({ id, field, value, onChange, hasError, isDisabled, labels, picker }: FieldControlProps) {
  const status = hasError ? 'error' : ''
  const common = { id, disabled: isDisabled, status } as const
  const options = field.options.map((option) => ({ value: option, label: labels?.[option] ?? option }))
  const picking = { id, value: (value ?? null) as string | null, onChange, isDisabled, status } as const
  if (picker) return picker(picking)
  switch (field.kind) {
    case 'text':
      return <Input {...common} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
    case 'multiline':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'count':
      return (
        <NumberText
          {...common}
          inputMode="numeric"
          value={typeof value === 'number' ? value : 0}
          read={countOf}
          write={String}
          onChange={onChange}
        />
      )
    case 'money':
      return <MoneyInput {...common} cents={typeof value === 'number' ? value : 0} onChange={onChange} />
    case 'flag':
      return (
        <Checkbox
          id={id}
          disabled={isDisabled}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        >
          {field.label}
        </Checkbox>
      )
    case 'choice':
      return (
        <Select<string>
          {...common}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => onChange(next ?? null)}
          allowClear={field.isNullable ? clearable : false}
          placeholder="请选择"
          options={options}
        />
      )
    case 'choices':
      return (
        <Checkbox.Group
          className="tag-choices"
          disabled={isDisabled}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
          options={options}
        />
      )
    case 'day':
      return (
        <DayPicker
          id={id}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          isDisabled={isDisabled}
          isClearable={field.isNullable}
          status={status}
        />
      )
    case 'reference':
      return <ReferencePicker fieldKey={field.key} {...picking} />
    default:
      return null
  }
}

interface MoneyInputProps {
  id: string
  disabled: boolean
  status: '' | 'error'
  cents: number
  onChange: (cents: number) => void
}

/** An amount in 元, kept in 分. */
export function MoneyInput({ cents, ...rest }: MoneyInputProps) {
  return (
    <NumberText
      {...rest}
      inputMode="decimal"
      suffix="元"
      style={{ textAlign: 'right' }}
      value={cents}
      read={readCents}
      write={yuanOf}
    />
  )
}

const readCents = (text: string): number => (text.trim() === '' ? 0 : (centsOf(text) ?? Number.NaN))

interface NumberTextProps extends Omit<InputProps, 'value' | 'onChange'> {
  /** NaN while the text is no number */
  value: number
  read: (text: string) => number
  write: (value: number) => string
  onChange: (value: number) => void
}

/** A number typed as text: what is no number stays in the field and is refused with a reason by the schema. */
function NumberText({ value, read, write, onChange, ...rest }: NumberTextProps) {
  const [text, setText] = useState(() => (Number.isNaN(value) ? '' : write(value)))
  const [given, setGiven] = useState(value)
  if (!Object.is(given, value)) {
    setGiven(value)
    if (!Object.is(read(text), value)) setText(write(value))
  }
  return (
    <Input
      {...rest}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        onChange(read(event.target.value))
      }}
    />
  )
}
