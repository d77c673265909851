import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { ApiError, showFailure, useBeforeLeaving } from '../api/index.ts'
import { problemOf, problemsOf } from './field-model.ts'

type Values = Record<string, unknown>
type Problems = Record<string, string>

const quietTime = 800

/** Shows what belongs under a field there and everything else as a message. */
function fieldProblems(error: unknown): Problems {
  if (error instanceof ApiError && error.code === 'invalid' && Object.keys(error.fields).length > 0) return error.fields
  showFailure(error)
  return {}
}

const without = <T>(record: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([own]) => own !== key))

/**
 * Typed values over the saved ones. A field is saved when it has been quiet for 800 ms or is left; what could not be saved
 * stays in its field with the reason below it.
 */
export function useAutosave(schema: z.ZodObject, saved: Values, onPatch: (patch: object) => Promise<unknown>) {
  const [typed, setTyped] = useState<Values>({})
  const [problems, setProblems] = useState<Problems>({})
  const waiting = useRef<Values>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [seen, setSeen] = useState(saved)
  // what has come back from the working half replaces what was typed and saved
  const [settled, setSettled] = useState<readonly string[]>([])
  if (seen !== saved) {
    setSeen(saved)
    if (settled.length > 0) {
      setTyped(Object.fromEntries(Object.entries(typed).filter(([key]) => !settled.includes(key))))
      setSettled([])
    }
  }
  const save = useRef(onPatch)
  useEffect(() => {
    save.current = onPatch
  }, [onPatch])

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    const patch = waiting.current
    waiting.current = {}
    const keys = Object.keys(patch)
    if (keys.length === 0) return
    try {
      await save.current(patch)
      setSettled((own) => [...own, ...keys.filter((key) => !(key in waiting.current))])
    } catch (error) {
      const found = fieldProblems(error)
      setProblems((own) => ({ ...own, ...found }))
    }
  }, [])

  const change = (key: string, value: unknown) => {
    setTyped((own) => ({ ...own, [key]: value }))
    setSettled((own) => own.filter((other) => other !== key))
    const problem = problemOf(schema, key, value)
    setProblems((own) => (problem === null ? without(own, key) : { ...own, [key]: problem }))
    clearTimeout(timer.current)
    if (problem === null) waiting.current[key] = value
    else waiting.current = without(waiting.current, key)
    timer.current = setTimeout(() => void flush(), quietTime)
  }
  useEffect(() => () => void flush(), [flush])
  useBeforeLeaving(() => void flush())
  return { values: { ...saved, ...typed }, problems, change, leave: () => void flush(), flush }
}

/** Values that are checked and sent together. */
export function useSubmit(schema: z.ZodObject, initial: Values, onSubmit: (values: object) => Promise<unknown>) {
  const [values, setValues] = useState<Values>(() => ({ ...defaultsOf(schema), ...initial }))
  const [problems, setProblems] = useState<Problems>({})
  const [isBusy, setBusy] = useState(false)

  const change = (key: string, value: unknown) => {
    setValues((own) => ({ ...own, [key]: value }))
    setProblems((own) => without(own, key))
  }
  const submit = async () => {
    if (isBusy) return
    const found = problemsOf(schema, values)
    setProblems(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      await onSubmit(schema.parse(values) as object)
    } catch (error) {
      setProblems(fieldProblems(error))
    } finally {
      setBusy(false)
    }
  }
  return { values, problems, change, submit, isBusy }
}

/** Values that stand in an empty form. */
export function defaultsOf(schema: z.ZodObject): Values {
  const entries = Object.entries(schema.shape).map(([key, field]) => {
    const result = (field as z.ZodType).safeParse(undefined)
    return [key, result.success ? result.data : undefined] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
