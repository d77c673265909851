import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { type Ref, useEffect, useRef, useState } from 'react'

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
