import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef } from 'react'
import type { z } from 'zod'
import { Hint } from '../ui/index.ts'
import { type DrawPicker, FieldControl } from './field-control.tsx'
import { describeFields, type FieldModel } from './field-model.ts'
import { useAutosave, useSubmit } from './form-state.ts'
import './forms.css'

export interface FormSection<K extends string = string> {
  title: string
  keys: readonly K[]
}

interface FormLook<S extends z.ZodObject> {
  /** the record's own fields with their labels */
  schema: S
  /** which fields and in which order; all drawable ones when not given */
  keys?: readonly (keyof S['shape'] & string)[]
  sections?: readonly FormSection<keyof S['shape'] & string>[]
  /** Chinese words of choices, by field: `{ kind: riskPointKinds }` */
  labels?: { [K in keyof S['shape'] & string]?: Record<string, string> }
  /** controls for references that have no picker of their own, or want another */
  pickers?: { [K in keyof S['shape'] & string]?: DrawPicker }
  /** marked as required although the schema alone would let them be empty */
  requiredKeys?: readonly (keyof S['shape'] & string)[]
  isReadOnly?: boolean
  /** behind the last field */
  children?: ReactNode
}

interface RecordFormProps<S extends z.ZodObject> extends FormLook<S> {
  /** the saved record; give the form `key={record.id}` so that another record starts afresh */
  value: z.output<S>
  /** saves changed fields; throws ApiError, whose `fields` show under their inputs */
  onPatch: (patch: Partial<z.output<S>>) => Promise<unknown>
  /** puts the focus into the first field and selects what stands there when the form opens */
  isFocusing?: boolean
}

/** Fields of a record that save themselves: 800 ms after the last key, at once on leaving a field and on Ctrl+Enter. */
export function RecordForm<S extends z.ZodObject>(props: RecordFormProps<S>) {
  const { value, onPatch, isFocusing = false, ...look } = props
  const state = useAutosave(
    look.schema,
    value as Record<string, unknown>,
    onPatch as (patch: object) => Promise<unknown>,
  )
  return <FormBody look={look} {...state} onConfirm={state.flush} isFocusing={isFocusing} showsAll />
}

interface SubmitFormProps<S extends z.ZodObject> extends FormLook<S> {
  /** what stands in the fields at first, over the schema's defaults */
  initial?: Partial<z.input<S>>
  submitLabel: string
  /** carries it out; throws ApiError, whose `fields` show under their inputs */
  onSubmit: (values: z.output<S>) => Promise<unknown>
  onCancel?: () => void
}

/** Fields that are sent together by a button or Ctrl+Enter; what is typed stays when it is refused. */
export function SubmitForm<S extends z.ZodObject>(props: SubmitFormProps<S>) {
  const { initial, submitLabel, onSubmit, onCancel, ...look } = props
  const state = useSubmit(look.schema, initial ?? {}, onSubmit as (values: object) => Promise<unknown>)
  return (
    <>
      <FormBody look={look} {...state} onConfirm={state.submit} isFocusing showsAll />
      <div className="row-line" style={{ justifyContent: 'flex-end', marginTop: 20 }}>
        {onCancel && <Button onClick={onCancel}>取消</Button>}
        <Button type="primary" loading={state.isBusy} onClick={() => void state.submit()} title="Ctrl+Enter">
          {submitLabel}
        </Button>
      </div>
    </>
  )
}

interface FieldsFormProps<S extends z.ZodObject> extends FormLook<S> {
  values: Record<string, unknown>
  /** sentence by field, shown under it */
  problems: Record<string, string>
  onChange: (key: string, value: unknown) => void
  /** Ctrl+Enter */
  onConfirm: () => Promise<void>
  /** puts the focus into the first field when it opens */
  isFocusing?: boolean
}

/** Fields whose values their owner keeps, for forms in which one answer decides what else is asked. */
export function FieldsForm<S extends z.ZodObject>(props: FieldsFormProps<S>) {
  const { values, problems, onChange, onConfirm, isFocusing = false, ...look } = props
  return (
    <FormBody
      look={look}
      values={values}
      problems={problems}
      change={onChange}
      onConfirm={onConfirm}
      isFocusing={isFocusing}
    />
  )
}

interface FormBodyProps<S extends z.ZodObject> {
  look: FormLook<S>
  values: Record<string, unknown>
  problems: Record<string, string>
  change: (key: string, value: unknown) => void
  /** leaving a field */
  leave?: (key: string) => void
  onConfirm: () => Promise<void>
  isFocusing?: boolean
  /** also says what is wrong with fields that are not drawn here */
  showsAll?: boolean
}

function FormBody<S extends z.ZodObject>(props: FormBodyProps<S>) {
  const { look, values, problems, change, leave, onConfirm } = props
  const prefix = useId()
  const grid = useRef<HTMLDivElement>(null)
  const fields = useMemo(() => new Map(describeFields(look.schema).map((field) => [field.key, field])), [look.schema])
  const sections: readonly FormSection[] = look.sections ?? [{ title: '', keys: look.keys ?? [...fields.keys()] }]

  const drawn = new Set(sections.flatMap((section) => section.keys).filter((key) => fields.has(key)))
  const elsewhere = props.showsAll ? Object.entries(problems).filter(([key]) => !drawn.has(key)) : []

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      void onConfirm()
    } else if (event.target instanceof HTMLInputElement && !isChoosing(event.target)) {
      event.preventDefault()
      focusNext(grid.current, event.target)
    }
  }
  return (
    <div className="record-form" ref={grid} onKeyDown={onKeyDown}>
      {sections.map((section) => (
        <section className="form-section" key={section.title}>
          {section.title && <h2 className="section-title">{section.title}</h2>}
          <div className="form-grid">
            {section.keys.map((key, index) => {
              const own = fields.get(key)
              if (!own) return null
              const field = look.requiredKeys?.includes(key) ? { ...own, isRequired: true } : own
              return (
                <Field
                  key={key}
                  id={`${prefix}${key}`}
                  field={field}
                  value={values[key]}
                  problem={problems[key]}
                  labels={look.labels?.[key]}
                  picker={look.pickers?.[key]}
                  isReadOnly={look.isReadOnly ?? false}
                  isFirst={props.isFocusing === true && index === 0 && section === sections[0]}
                  onChange={(value) => change(key, value)}
                  onLeave={() => leave?.(key)}
                />
              )
            })}
          </div>
        </section>
      ))}
      {look.children}
      {elsewhere.map(([key, problem]) => (
        <div className="field-error" role="alert" key={key}>
          {problem}
        </div>
      ))}
    </div>
  )
}

interface FieldProps {
  id: string
  field: FieldModel
  value: unknown
  problem: string | undefined
  labels: Record<string, string> | undefined
  picker: DrawPicker | undefined
  isReadOnly: boolean
  isFirst: boolean
  onChange: (value: unknown) => void
  onLeave: () => void
}

function Field({ id, field, problem, isReadOnly, isFirst, onLeave, ...rest }: FieldProps) {
  const isWide = field.kind === 'multiline' || field.kind === 'choices'
  const hint = <Hint help={field.help} usedIn={field.usedIn} />
  const name = (
    <>
      {field.isRequired && <span className="required">*</span>}
      {field.label}
    </>
  )
  return (
    <div
      className={isWide ? 'field wide' : field.kind === 'flag' ? 'field flag' : 'field'}
      data-field={field.key}
      onBlur={onLeave}
      {...(isFirst ? { ref: focusFirst } : {})}
      {...(field.kind === 'choices' ? { role: 'group', 'aria-label': field.label } : {})}
    >
      {field.kind !== 'flag' && (
        <div className="field-label">
          {field.kind === 'choices' ? <span>{name}</span> : <label htmlFor={id}>{name}</label>}
          {hint}
        </div>
      )}
      <FieldControl id={id} field={field} hasError={problem !== undefined} isDisabled={isReadOnly} {...rest} />
      {field.kind === 'flag' && hint}
      {problem && (
        <div className="field-error" role="alert">
          {problem}
        </div>
      )}
    </div>
  )
}

const focusFirst = (element: HTMLDivElement | null) => {
  // after the dialog or panel has been placed
  if (!element) return
  requestAnimationFrame(() => {
    const input = element.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    input?.focus()
    input?.select()
  })
}

/** True while Enter belongs to an open list or calendar. */
const isChoosing = (input: HTMLInputElement) =>
  input.getAttribute('aria-expanded') === 'true' || input.closest('.ant-picker-focused, .ant-select-open') !== null

function focusNext(form: HTMLElement | null, from: HTMLElement): void {
  const inputs = [...(form?.querySelectorAll<HTMLElement>('input:not(:disabled), textarea:not(:disabled)') ?? [])]
  inputs[inputs.indexOf(from) + 1]?.focus()
}
