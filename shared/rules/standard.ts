/**
 * A standard of 安全生产标准化 as data: categories (一级要素), elements (二级要素) and items, each with its points and a
 * deduction rule split into parts that can be ticked. Points are whole hundredths everywhere outside the JSON file.
 */
import { z } from 'zod'
import { industryGroups, profileTags } from '#shared/domain/enterprise'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const slug = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/)

/** Points as they are written in the file (4, 0.5); whole hundredths once read. */
const points = z
  .number()
  .min(0)
  .max(100_000)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, '分值最多两位小数')
  .transform((value) => Math.round(value * 100))
const positivePoints = points.refine((value) => value > 0, '分值要大于 0')

/** What makes an extra deduction (追加扣分) count. */
export const extraTriggers = {
  /** the item itself gets no points */
  zero: '本条不得分',
  /** once, when what it says is found */
  fixed: '查到即扣',
  /** each time it is found */
  each: '逐处扣',
  /** the whole second-level element gets no points */
  element: '所在二级要素不得分',
} as const
export type ExtraTrigger = keyof typeof extraTriggers

const partId = z.string().regex(/^[zdx]\d{1,2}$/)

/** 不得分: ticking it takes all points of the item. */
const zeroCondition = z.strictObject({ id: partId, text: z.string().min(1) })

/** 扣分: `unit` '' is once; otherwise per 处、项、人次 … up to `limit` points, or the item's points. */
const deduction = z.strictObject({
  id: partId,
  text: z.string().min(1),
  points: positivePoints,
  unit: z.string(),
  limit: positivePoints.nullable().default(null),
})

/** 追加扣分: taken from the first-level category, which does not fall below 0. Points are 0 for `element`. */
const extraDeduction = z.strictObject({
  id: partId,
  text: z.string().min(1),
  trigger: z.enum(keys(extraTriggers)),
  points,
  unit: z.string(),
})

export const standardItem = z.strictObject({
  id: z.string().min(1).max(40),
  /** as printed: 1, 107, 5.1.2-3 */
  number: z.string().min(1),
  categoryId: slug,
  elementId: slug,
  /** 考评内容 */
  content: z.string().min(2),
  points: positivePoints,
  /** 考评办法 in one sentence, from which the parts below are taken */
  method: z.string(),
  zeroConditions: z.array(zeroCondition),
  deductions: z.array(deduction),
  extraDeductions: z.array(extraDeduction),
  /** what shows that it is done */
  evidence: z.array(z.string().min(1)),
  /** the profile has one of these; empty: every enterprise. Otherwise 空项 is proposed. */
  tags: z.array(z.enum(keys(profileTags))),
  /** asked of these trades; empty: of all */
  industryGroups: z.array(z.enum(keys(industryGroups))),
  /** why 空项 is proposed when the profile lacks the tags: 没有锅炉 */
  blankReason: z.string(),
  /** what in the old text is outdated or wrong, and what holds today */
  correction: z.strictObject({ text: z.string().min(4), verified: z.boolean() }).nullable(),
  /** clauses of GB/T 33000-2016 that it belongs to */
  clauses: z.array(z.string().regex(/^5(\.\d){1,3}$/)),
})
export type StandardItem = z.output<typeof standardItem>

export const standardElement = z.strictObject({
  id: slug,
  /** 2.1; '' when the category has only this one */
  number: z.string(),
  name: z.string().min(1),
  points,
})
export const standardCategory = z.strictObject({
  id: slug,
  number: z.string(),
  name: z.string().min(1),
  points,
  elements: z.array(standardElement).min(1),
})
export type StandardElement = z.output<typeof standardElement>
export type StandardCategory = z.output<typeof standardCategory>

/** How a score is turned into a level. */
export const gradings = { levels: '一、二、三级', pass: '达标，不分等级' } as const
export type Grading = keyof typeof gradings

export const standard = z.strictObject({
  id: slug,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  code: z.string(),
  title: z.string().min(2),
  effectiveOn: dayText.nullable(),
  source: z.string().min(2),
  url: z.string(),
  checkedOn: dayText,
  /** false: the structure was not read in the original and is shown as 未核实 */
  verified: z.boolean(),
  note: z.string(),
  /** full points, the sum of the categories */
  points,
  grading: z.enum(keys(gradings)),
  /** least percentages in tenths, by level: [900, 750, 600]; one entry for `pass`; empty: not known */
  lines: z.array(z.number().int().min(1).max(1000)),
  categories: z.array(standardCategory).min(1),
  /** empty: a skeleton to be filled by import */
  items: z.array(standardItem),
})
export type Standard = z.output<typeof standard>

/** A point of GB/T 33000-2016 to look at, with the items of the thirteen elements that score it. */
const clausePoint = z.strictObject({
  id: z.string().regex(/^P-5(\.\d){1,3}-\d{1,2}$/),
  text: z.string().min(2),
  evidence: z.array(z.string().min(1)),
  /** ids of items; empty: the older rules have none */
  itemIds: z.array(z.string()),
})
const thirdClause = z.strictObject({ clause: z.string().regex(/^5\.\d\.\d\.\d$/), name: z.string().min(2) })
const secondClause = z.strictObject({
  clause: z.string().regex(/^5\.\d\.\d$/),
  name: z.string().min(2),
  children: z.array(thirdClause),
  points: z.array(clausePoint).min(1),
})
/** The tree of GB/T 33000-2016: eight first-level elements, 28 second-level ones; the second view of an assessment. */
export const clauseTree = z.strictObject({
  id: slug,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  code: z.string(),
  title: z.string(),
  source: z.string(),
  checkedOn: dayText,
  verified: z.boolean(),
  note: z.string(),
  clauses: z.array(
    z.strictObject({ clause: z.string().regex(/^5\.\d$/), name: z.string(), children: z.array(secondClause).min(1) }),
  ),
})
export type ClauseTree = z.output<typeof clauseTree>

/** Every contradiction of a standard within itself, as sentences; empty when its sums and references hold. */
export function contradictionsOf(value: Standard): string[] {
  const found: string[] = []
  const show = (hundredths: number) => showPoints(hundredths)
  const categorySum = sum(value.categories.map((category) => category.points))
  if (categorySum !== value.points)
    found.push(`各类目分值合计 ${show(categorySum)}，与总分 ${show(value.points)} 不一致`)
  for (const category of value.categories) {
    const elementSum = sum(category.elements.map((element) => element.points))
    if (elementSum !== category.points)
      found.push(`「${category.name}」各项目分值合计 ${show(elementSum)}，与类目分值 ${show(category.points)} 不一致`)
    if (value.items.length === 0) continue
    for (const element of category.elements) {
      const own = value.items.filter((item) => item.categoryId === category.id && item.elementId === element.id)
      const itemSum = sum(own.map((item) => item.points))
      if (itemSum !== element.points)
        found.push(`「${element.name}」各条分值合计 ${show(itemSum)}，与项目分值 ${show(element.points)} 不一致`)
    }
  }
  const known = new Set(
    value.categories.flatMap(({ id, elements }) => elements.map((element) => `${id}/${element.id}`)),
  )
  const seen = new Set<string>()
  for (const item of value.items) {
    if (!known.has(`${item.categoryId}/${item.elementId}`)) found.push(`条目 ${item.id} 不在任何一个项目下`)
    if (seen.has(item.id)) found.push(`条目 ${item.id} 重复`)
    seen.add(item.id)
    const parts = [...item.zeroConditions, ...item.deductions, ...item.extraDeductions].map(({ id }) => id)
    if (new Set(parts).size !== parts.length) found.push(`条目 ${item.id} 的扣分项编号重复`)
    for (const part of item.deductions)
      if (part.points > item.points)
        found.push(`条目 ${item.id} 一次扣 ${show(part.points)} 分，多于它的 ${show(item.points)} 分`)
  }
  return found
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Hundredths of a point as they are printed: 400 -> 4, 50 -> 0.5, 1225 -> 12.25. */
export function showPoints(hundredths: number): string {
  const sign = hundredths < 0 ? '-' : ''
  const whole = Math.abs(hundredths)
  const rest = String(whole % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${sign}${Math.floor(whole / 100)}${rest ? `.${rest}` : ''}`
}
