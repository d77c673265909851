/** Regional forms: which cells they have, what may stand in them, how far they are filled; and figures of indicators. */
import type { RegionEntry } from '#shared/domain/standardization'
import { addDays, isValidDay } from './day.ts'
import type { FormColumn, FormSource, RegionForm } from './region.ts'

export type Prefilled = Record<FormSource, string>
type Cells = Readonly<Record<string, string>>

export interface SheetField {
  /** `section/field`, the key of its cell */
  key: string
  section: string
  field: FormColumn
}

/** The fields of a sheet in the order of the form; other kinds have none. */
export const sheetFields = (form: RegionForm): SheetField[] =>
  form.sections.flatMap(({ id, title, fields }) =>
    fields.map((field) => ({ key: `${id}/${field.id}`, section: title, field })),
  )

/** Cells of a sheet as they stand: what the user wrote, otherwise what the app already holds. */
export function sheetCells(form: RegionForm, written: Cells, prefilled: Prefilled): Record<string, string> {
  return Object.fromEntries(
    sheetFields(form).map(({ key, field }) => [
      key,
      written[key] ?? (field.from === null ? '' : prefilled[field.from]),
    ]),
  )
}

/** Why a text cannot stand in a cell, null when it can; an empty cell always can. */
export function cellProblem({ kind, choices, label }: FormColumn, text: string): string | null {
  if (text === '') return null
  if (text.length > 2000) return `${label}最多 2000 个字`
  if (kind === 'day' && !isValidDay(text)) return `${label}请填日期，例如 2026-03-05`
  if (kind === 'choice' && !choices.includes(text)) return `${label}请从选项里选`
  if ((kind === 'number' || kind === 'percent') && !/^-?\d{1,12}(?:\.\d{1,4})?$/.test(text)) return `${label}请填数字`
  return null
}

export interface FormProgress {
  filled: number
  /** null: a ledger has as many rows as there were events */
  total: number | null
  /** newest change, null when nobody wrote anything */
  lastOn: string | null
}

const isWritten = ({ cells }: Pick<RegionEntry, 'cells'>): boolean => Object.values(cells).some((text) => text !== '')

/** How far a form is filled: fields of a sheet (what the app holds counts), rows of a table or ledger. */
export function formProgress(
  form: RegionForm,
  entries: readonly Pick<RegionEntry, 'rowId' | 'cells' | 'updatedAt'>[],
  prefilled: Prefilled,
  dayOf: (instant: string) => string,
): FormProgress {
  const written = entries.filter(isWritten)
  const lastOn =
    written
      .map(({ updatedAt }) => dayOf(updatedAt))
      .sort()
      .at(-1) ?? null
  if (form.kind === 'ledger') return { filled: written.length, total: null, lastOn }
  if (form.kind === 'table') {
    const rows = form.rows.filter(({ id }) => written.some(({ rowId }) => rowId === id))
    return { filled: rows.length, total: form.rows.length, lastOn }
  }
  const cells = Object.values(sheetCells(form, written[0]?.cells ?? {}, prefilled))
  return { filled: cells.filter((text) => text !== '').length, total: cells.length, lastOn }
}

/** Days within which a form is to be renewed; null: when something changes. */
const periodDays = { shift: 1, day: 1, week: 7, month: 31, quarter: 92, halfYear: 184, year: 366, once: null } as const

/** Of a sheet some fields never apply (租赁时填): this share of it counts as filled, our own choice. */
export const filledShareTenths = 8

export interface FormState extends FormProgress {
  isDone: boolean
  sentence: string
}

/** Whether a form is filled and renewed in its period, with the reason in words. */
export function formState(form: RegionForm, progress: FormProgress, today: string): FormState {
  const { filled, total, lastOn } = progress
  const size = total === null ? `${filled} 行` : `${filled}/${total} ${form.kind === 'sheet' ? '项' : '行'}`
  const say = (isDone: boolean, sentence: string): FormState => ({ ...progress, isDone, sentence })
  if (lastOn === null) return say(false, `《${form.title}》还没有填`)
  const days = form.period === null ? null : periodDays[form.period]
  if (days !== null && lastOn < addDays(today, -days))
    return say(false, `《${form.title}》${size}，最近更新 ${lastOn}，已超过一个周期`)
  const needed = total === null ? 1 : form.kind === 'sheet' ? (total * filledShareTenths) / 10 : total
  if (filled < needed)
    return say(false, `《${form.title}》只填了 ${size}${form.kind === 'sheet' ? '，填到八成才算已填写' : ''}`)
  return say(true, `《${form.title}》已填 ${size}，最近更新 ${lastOn}`)
}

/** Target in tenths of a percent reached by the exact share, not by the rounded one; null without a share. */
export const reachesTarget = (numerator: number, denominator: number, targetTenths: number): boolean | null =>
  denominator === 0 ? null : numerator * 1000 >= targetTenths * denominator
