/**
 * Building blocks of record schemas: every field carries its Chinese label, so that forms, messages and
 * ledgers take it from one place. Fields other than required ones have a default, so that a record can be
 * created from what the user knows and completed later.
 */
import { z } from 'zod'

export interface FieldMeta {
  label: string
  /** why it is asked */
  help?: string
  /** where it will appear */
  usedIn?: string
  /** long text in forms */
  multiline?: boolean
}

type Extra = Omit<FieldMeta, 'label'>

export const requiredText = (label: string, max = 200, extra: Extra = {}) =>
  z
    .string(`请填写${label}`)
    .trim()
    .min(1, `请填写${label}`)
    .max(max, `${label}最多 ${max} 个字`)
    .meta({ label, ...extra })

export const text = (label: string, max = 200, extra: Extra = {}) =>
  z
    .string()
    .trim()
    .max(max, `${label}最多 ${max} 个字`)
    .default('')
    .meta({ label, ...extra })

export const longText = (label: string, max = 2000, extra: Extra = {}) =>
  text(label, max, { multiline: true, ...extra })

export const count = (label: string, extra: Extra = {}) =>
  z
    .number(`${label}请填数字`)
    .int(`${label}请填整数`)
    .min(0, `${label}不能小于 0`)
    .max(999_999_999, `${label}最多 9 位数`)
    .default(0)
    .meta({ label, ...extra })

/** Amount in 分. */
export const money = (label: string, extra: Extra = {}) =>
  z
    .number(`${label}请填数字`)
    .int()
    .min(0, `${label}不能小于 0`)
    .default(0)
    .meta({ label, ...extra })

export const flag = (label: string, initial = false, extra: Extra = {}) =>
  z
    .boolean()
    .default(initial)
    .meta({ label, ...extra })

export const choice = <const V extends readonly [string, ...string[]]>(label: string, values: V, extra: Extra = {}) =>
  z.enum(values, `请选择${label}`).meta({ label, ...extra })

export const id = () => z.uuid('编号不正确')

/** Reference to another record; null = not chosen yet. */
export const reference = (label: string, extra: Extra = {}) =>
  z
    .uuid()
    .nullable()
    .default(null)
    .meta({ label, ...extra })

/** Reference to another record that has to be chosen. */
export const requiredReference = (label: string, extra: Extra = {}) =>
  z.uuid(`请选择${label}`).meta({ label, ...extra })

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const isRealDay = (value: string): boolean => {
  if (!dayPattern.test(value)) return false
  return new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10) === value
}

/** Calendar day YYYY-MM-DD in Asia/Shanghai. */
export const day = (label: string, extra: Extra = {}) =>
  z
    .string(`请填写${label}`)
    .refine(isRealDay, `${label}请填日期，例如 2026-03-05`)
    .meta({ label, ...extra })

/** Calendar day that may be unknown. */
export const optionalDay = (label: string, extra: Extra = {}) =>
  day(label)
    .nullable()
    .default(null)
    .meta({ label, ...extra })

/** UTC instant in ISO form. */
export const instant = () => z.iso.datetime()

/** What every record has. */
export const recordBase = z.object({
  id: id(),
  revision: z.number().int().min(1),
  createdAt: instant(),
  updatedAt: instant(),
  voidedAt: instant().nullable(),
  voidReason: z.string(),
})
export type RecordBase = z.infer<typeof recordBase>

/** Full record schema from its own fields. */
export const recordOf = <S extends z.ZodRawShape>(fields: z.ZodObject<S>) => recordBase.extend(fields.shape)

/** Every field optional and without its default, so that a patch changes only what it names. */
export function patchOf<S extends z.ZodRawShape>(fields: z.ZodObject<S>): z.ZodType<Partial<z.output<z.ZodObject<S>>>> {
  const shape: Record<string, z.ZodType> = {}
  for (const [key, schema] of Object.entries(fields.shape)) {
    const inner = schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : (schema as z.ZodType)
    shape[key] = inner.optional()
  }
  return z.strictObject(shape) as unknown as z.ZodType<Partial<z.output<z.ZodObject<S>>>>
}

/** Label of a field of a record schema, its key when it has none. */
export function fieldLabel(fields: z.ZodObject, key: string): string {
  const schema = fields.shape[key]
  const meta = schema instanceof z.ZodType ? (schema.meta() as FieldMeta | undefined) : undefined
  return meta?.label ?? key
}
