import { useCallback, useEffect, useRef, useState } from 'react'
import { useBeforeLeaving } from '../../api/index.ts'

const quietTime = 800

/** A text that saves itself: 800 ms after the last key, on leaving the field, and when its place goes away. */
export function useDraft(saved: string, save: (text: string) => void) {
  const [text, setText] = useState(saved)
  const [seen, setSeen] = useState(saved)
  const own = useRef({ text: saved, saved, save, timer: undefined as ReturnType<typeof setTimeout> | undefined })
  if (seen !== saved) {
    // from elsewhere, for example taken back; what is being typed stays
    if (text.trim() === seen) setText(saved)
    setSeen(saved)
  }
  useEffect(() => {
    own.current.save = save
  }, [save])
  useEffect(() => {
    own.current.saved = saved
  }, [saved])
  useEffect(() => {
    own.current.text = text
  }, [text])
  const flush = useCallback(() => {
    const state = own.current
    clearTimeout(state.timer)
    const next = state.text.trim()
    if (next === state.saved) return
    state.saved = next
    state.save(next)
  }, [])
  const change = (next: string) => {
    setText(next)
    clearTimeout(own.current.timer)
    own.current.text = next
    own.current.timer = setTimeout(flush, quietTime)
  }
  useEffect(() => flush, [flush])
  useBeforeLeaving(flush)
  return { text, change, flush }
}
