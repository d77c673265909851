import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'

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
