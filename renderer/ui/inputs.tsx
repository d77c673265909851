import { SearchOutlined } from '@ant-design/icons'
import { DatePicker, Input, type InputRef } from 'antd'
import dayjs from 'dayjs'
import { type Ref, useEffect, useRef, useState } from 'react'

interface DayPickerProps {
  id?: string
  /** YYYY-MM-DD; null or empty = none */
  value: string | null | undefined
  onChange: (day: string | null) => void
  isDisabled?: boolean
  isClearable?: boolean
  label?: string
  status?: '' | 'error'
}

const dayFormats = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日']
const firstDay = dayjs('1900-01-01')
const lastDay = dayjs('2100-12-31')

/** True for a text that names no day between 1900 and 2100. */
const isNoDay = (text: string): boolean => {
  const day = dayjs(text.trim(), dayFormats, true)
  return text.trim() !== '' && !(day.isValid() && !day.isBefore(firstDay) && !day.isAfter(lastDay))
}

/** A calendar day as a YYYY-MM-DD string; typing 20260305 or 2026-3-5 works too, and what is no day is named. */
export function DayPicker({ id, value, onChange, isDisabled, isClearable = true, label, status }: DayPickerProps) {
  const [refused, setRefused] = useState('')
  return (
    <div
      className="day-picker"
      onBlurCapture={(event) => {
        if (event.target instanceof HTMLInputElement && isNoDay(event.target.value)) setRefused(event.target.value)
      }}
      onInput={() => setRefused('')}
    >
      <DatePicker
        {...(id ? { id } : {})}
        aria-label={label}
        value={value ? dayjs(value, 'YYYY-MM-DD') : null}
        onChange={(day) => {
          setRefused('')
          onChange(day ? day.format('YYYY-MM-DD') : null)
        }}
        format={dayFormats}
        minDate={firstDay}
        maxDate={lastDay}
        disabled={isDisabled ?? false}
        allowClear={isClearable}
        status={refused === '' ? (status ?? '') : 'error'}
        placeholder="请选择日期"
        needConfirm={false}
      />
      {refused !== '' && (
        <div className="field-error" role="alert">
          「{refused.trim().slice(0, 20)}」不是日期，没有改动；请填如 2026-03-05
        </div>
      )}
    </div>
  )
}

interface SearchInputProps {
  value: string
  onChange: (text: string) => void
  placeholder: string
  width?: number
  ref?: Ref<InputRef>
}

/** A search box that waits for the end of an IME composition and 120 ms of quiet; Esc empties it. */
export function SearchInput({ value, onChange, placeholder, width = 240, ref }: SearchInputProps) {
  const [text, setText] = useState(value)
  const [given, setGiven] = useState(value)
  const isComposing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (given !== value) {
    setGiven(value)
    if (value !== text.trim()) setText(value)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  const later = (next: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onChange(next.trim()), 120)
  }
  return (
    <Input
      ref={ref ?? null}
      style={{ width }}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={placeholder}
      aria-label={placeholder}
      allowClear
      value={text}
      data-page-search
      onChange={(event) => {
        setText(event.target.value)
        if (!isComposing.current) later(event.target.value)
      }}
      onCompositionStart={() => {
        isComposing.current = true
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false
        later(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '' && !event.nativeEvent.isComposing) {
          event.preventDefault()
          setText('')
          later('')
        }
      }}
    />
  )
}
