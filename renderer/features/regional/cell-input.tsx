import { Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { FormColumn } from '#shared/rules/region'
import { cellProblem } from '#shared/rules/region-form'
import { failureText, useBeforeLeaving } from '../../api/index.ts'
import { clearable, DayPicker } from '../../ui/index.ts'

interface CellInputProps {
  id?: string
  column: FormColumn
  value: string
  /** said to screen readers where no label stands before it */
  label?: string
  /** rejects with what was wrong */
  onSave: (text: string) => Promise<unknown>
}

const waitMilliseconds = 700

/** One cell of a form: saves itself a moment after typing, when it is left, and before the page goes. */
export function CellInput({ id, column, value, label, onSave }: CellInputProps) {
  const [text, setText] = useState(value)
  const [given, setGiven] = useState(value)
  const [problem, setProblem] = useState('')
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; text: string } | null>(null)
  if (given !== value) {
    setGiven(value)
    if (text === given) setText(value)
  }
  const write = (next: string) => {
    const wrong = cellProblem(column, next.trim())
    setProblem(wrong ?? '')
    if (wrong === null) void onSave(next.trim()).catch((error: unknown) => setProblem(failureText(error)))
  }
  const flush = () => {
    if (pending.current === null) return
    clearTimeout(pending.current.timer)
    const { text: last } = pending.current
    pending.current = null
    write(last)
  }
  const flushing = useRef(flush)
  useEffect(() => {
    flushing.current = flush
  })
  useEffect(() => () => flushing.current(), [])
  useBeforeLeaving(() => flushing.current())

  const type = (next: string) => {
    setText(next)
    if (pending.current) clearTimeout(pending.current.timer)
    pending.current = { text: next, timer: setTimeout(() => flushing.current(), waitMilliseconds) }
  }
  const choose = (next: string) => {
    setText(next)
    write(next)
  }
  const status = problem === '' ? '' : 'error'
  const common = { ...(id ? { id } : {}), 'aria-label': label, status } as const
  return (
    <div className="cell-input">
      {column.kind === 'choice' ? (
        <Select<string>
          {...common}
          value={text === '' ? null : text}
          placeholder="请选择"
          allowClear={clearable}
          options={column.choices.map((choice) => ({ value: choice, label: choice }))}
          onChange={(next: string | undefined) => choose(next ?? '')}
        />
      ) : column.kind === 'day' ? (
        <DayPicker
          {...(id ? { id } : {})}
          {...(label ? { label } : {})}
          value={text}
          status={status}
          onChange={(day) => choose(day ?? '')}
        />
      ) : column.kind === 'longText' ? (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={text}
          onChange={(event) => type(event.target.value)}
          onBlur={flush}
        />
      ) : (
        <Input
          {...common}
          suffix={column.unit || undefined}
          inputMode={column.kind === 'text' ? 'text' : 'decimal'}
          value={text}
          onChange={(event) => type(event.target.value)}
          onBlur={flush}
        />
      )}
      {problem !== '' && (
        <div className="field-error" role="alert">
          {problem}
        </div>
      )}
    </div>
  )
}
