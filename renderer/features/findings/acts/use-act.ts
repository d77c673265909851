import { useId, useState } from 'react'
import type { Problems } from '#shared/rules/finding-flow'
import { ApiError, showFailure } from '../../../api/index.ts'

/** What was typed into acts that are not done yet, for this run: leaving the record and coming back loses nothing. */
const drafts = new Map<string, object>()

interface ActOptions<V extends object> {
  /** names the draft: which act on which record */
  draftKey: string
  initial: V
  /** what keeps it from being done, by field */
  check: (values: V) => Problems
  /** does it; throws ApiError */
  send: (values: V) => Promise<void>
}

export interface Act<V extends object> {
  values: V
  change: (patch: Partial<V>) => void
  /** what is missing now */
  problems: Problems
  /** what stands under the fields: nothing before the first try */
  shown: Problems
  submit: () => Promise<void>
  isBusy: boolean
  /** id of the element that holds the fields */
  formId: string
}

/** An explicit deed with its own fields; refused with sentences under the fields, the first of them gets the focus. */
export function useAct<V extends object>({ draftKey, initial, check, send }: ActOptions<V>): Act<V> {
  const [values, setValues] = useState<V>(() => ({ ...initial, ...drafts.get(draftKey) }))
  const [isTried, setTried] = useState(false)
  const [refused, setRefused] = useState<Problems>({})
  const [isBusy, setBusy] = useState(false)
  const formId = useId()
  const problems = check(values)

  const change = (patch: Partial<V>) => {
    drafts.set(draftKey, { ...drafts.get(draftKey), ...patch })
    setValues((own) => ({ ...own, ...patch }))
    setRefused((own) => Object.fromEntries(Object.entries(own).filter(([key]) => !(key in patch))))
  }
  const submit = async () => {
    if (isBusy) return
    setTried(true)
    const first = Object.keys(problems)[0]
    if (first !== undefined) {
      focusField(formId, first)
      return
    }
    setBusy(true)
    try {
      await send(values)
      drafts.delete(draftKey)
    } catch (error) {
      const named = error instanceof ApiError && error.code === 'invalid' ? error.fields : {}
      setRefused(named)
      const firstNamed = Object.keys(named)[0]
      if (firstNamed === undefined || !focusField(formId, firstNamed)) showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return { values, change, problems, shown: isTried ? { ...problems, ...refused } : refused, submit, isBusy, formId }
}

/** Puts the focus into a field of a form; false when it has none of that name. */
export function focusField(formId: string, key: string): boolean {
  const field = document
    .getElementById(formId)
    ?.querySelector<HTMLElement>(`[data-field="${CSS.escape(key.replace(/^treatmentPlan\./, ''))}"]`)
  const control = field?.querySelector<HTMLElement>('input, textarea, button')
  control?.focus()
  field?.scrollIntoView({ block: 'nearest' })
  return control !== null && control !== undefined
}
