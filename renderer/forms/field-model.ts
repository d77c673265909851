import { z } from 'zod'
import type { FieldMeta } from '#shared/domain/fields'

export type FieldKind = 'text' | 'multiline' | 'count' | 'money' | 'flag' | 'choice' | 'choices' | 'day' | 'reference'

/** A field of a record as a form draws it. */
export interface FieldModel extends FieldMeta {
  key: string
  kind: FieldKind
  /** an empty value is refused */
  isRequired: boolean
  /** null is an answer: 未填 */
  isNullable: boolean
  /** values of a choice */
  options: readonly string[]
}

/** The fields that a form can draw, in the schema's order; others (order, polygons, hashes) have editors of their own. */
export function describeFields(schema: z.ZodObject): FieldModel[] {
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const model = describe(key, field as z.ZodType)
    return model && key !== 'sortOrder' ? [model] : []
  })
}

function describe(key: string, field: z.ZodType): FieldModel | null {
  const { core, meta, hasDefault, isNullable } = unwrap(field)
  const kind = kindOf(key, core, meta)
  if (!kind || !meta) return null
  const isText = kind === 'text' || kind === 'multiline'
  const isRequired =
    !isNullable && (isText || kind === 'day' ? !field.safeParse('').success : !hasDefault && kind !== 'flag')
  return {
    ...meta,
    key,
    kind,
    isRequired,
    isNullable,
    options: optionsOf(core),
  }
}

interface Unwrapped {
  core: z.ZodType
  meta: FieldMeta | undefined
  hasDefault: boolean
  isNullable: boolean
}

function unwrap(field: z.ZodType): Unwrapped {
  const meta = field.meta() as FieldMeta | undefined
  if (field instanceof z.ZodDefault || field instanceof z.ZodNullable || field instanceof z.ZodOptional) {
    const inner = unwrap(field.unwrap() as z.ZodType)
    return {
      core: inner.core,
      meta: meta ?? inner.meta,
      hasDefault: inner.hasDefault || field instanceof z.ZodDefault,
      isNullable: inner.isNullable || field instanceof z.ZodNullable,
    }
  }
  return { core: field, meta, hasDefault: false, isNullable: false }
}

function kindOf(key: string, core: z.ZodType, meta: FieldMeta | undefined): FieldKind | null {
  if (core instanceof z.ZodUUID) return 'reference'
  if (core instanceof z.ZodEnum) return 'choice'
  if (core instanceof z.ZodArray && core.element instanceof z.ZodEnum) return 'choices'
  if (core instanceof z.ZodBoolean) return 'flag'
  if (core instanceof z.ZodNumber) return key.endsWith('Cents') ? 'money' : 'count'
  if (!(core instanceof z.ZodString)) return null
  if (core.safeParse('2026-02-28').success && !core.safeParse('2026-02-30').success) return 'day'
  return meta?.multiline ? 'multiline' : 'text'
}

function optionsOf(core: z.ZodType): readonly string[] {
  if (core instanceof z.ZodEnum) return core.options.map(String)
  if (core instanceof z.ZodArray && core.element instanceof z.ZodEnum) return core.element.options.map(String)
  return []
}

/** Chinese messages by field for values that the schema refuses; empty when all is well. */
export function problemsOf(schema: z.ZodObject, values: Record<string, unknown>): Record<string, string> {
  const result = schema.safeParse(values)
  if (result.success) return {}
  const problems: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const key = String(issue.path[0] ?? '')
    problems[key] ??= sentenceOf(issue, values[key])
  }
  return problems
}

/** Message for one changed field, null when its value may be saved. */
export function problemOf(schema: z.ZodObject, key: string, value: unknown): string | null {
  const field = schema.shape[key]
  if (!(field instanceof z.ZodType)) return null
  const result = field.safeParse(value)
  const issue = result.error?.issues[0]
  return issue ? sentenceOf(issue, value) : null
}

/** Why a value is refused; a text that is too long also says how long it is. */
function sentenceOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (!/[\u4e00-\u9fff]/.test(issue.message)) return '这一项填写不正确'
  if (issue.code !== 'too_big' || typeof value !== 'string') return issue.message
  return `${issue.message}，现在有 ${value.trim().length} 个字，改短后才会保存`
}

/** Count in what was typed: full-width digits and thousands separators are understood, empty is 0; NaN when it is no number. */
export function countOf(typed: string): number {
  const text = typed.normalize('NFKC').replaceAll(/[,，\s]/g, '')
  return text === '' ? 0 : /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

/** 分 of an amount in 元, half-up to the cent; null when it is no amount. */
export function centsOf(yuan: string): number | null {
  const match = /^(\d{1,11})(?:\.(\d{0,3}))?$/.exec(yuan.normalize('NFKC').replaceAll(/[,¥\s]/g, ''))
  if (!match) return null
  const decimals = (match[2] ?? '').padEnd(3, '0')
  return Number(match[1]) * 100 + Number(decimals.slice(0, 2)) + (Number(decimals[2]) >= 5 ? 1 : 0)
}

/** Amount in 元 of 分: 123456 -> 1234.56, whole 元 without decimals. */
export function yuanOf(cents: number): string {
  const whole = Math.trunc(cents / 100)
  const rest = cents % 100
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`
}
