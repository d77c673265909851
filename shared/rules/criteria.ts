/**
 * The criteria for major hazards as data: one file for each text in resources/libraries/criteria. Every question is put so
 * that 是 means 疑似. 应急管理部令第10号 (64 items and 第十四条), GB 45067-2024, 安监总管三〔2017〕121号, GB 35181 comparison.
 */
import { z } from 'zod'
import { industryGroups, profileTags } from '#shared/domain/enterprise'
import { type CriteriaLibraryId, criteriaLibraries } from '#shared/domain/major-hazard'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const part = z.strictObject({ id: z.string().regex(/^[a-z]$/), text: z.string().min(2) })

/** A limit that a measured value can be held against; the value itself is still on the right side. */
export const criterionThreshold = z.strictObject({
  /** the part that is answered by the measured value */
  partId: z.string(),
  name: z.string().min(2),
  /** yes when the measured value is above or below the limit */
  comparison: z.enum(['above', 'below']),
  value: z.number().int().positive(),
  unit: z.string().min(1),
})
export type CriterionThreshold = z.infer<typeof criterionThreshold>

export const criterion = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9]*-[A-Z0-9]+[a-z]?(?:-\d+)?$/),
  /** id of its group in the file */
  group: z.string().min(1),
  /** as it is cited: 第四条（八） */
  article: z.string().min(2),
  title: z.string().min(2).max(30),
  /** asked of these trades; empty: of all */
  industryGroups: z.array(z.enum(keys(industryGroups))),
  /** asked when the profile has one of these; empty: always */
  tags: z.array(z.enum(keys(profileTags))),
  question: z.string().endsWith('？'),
  /** what must hold for the question to make sense */
  premise: z.string(),
  logic: z.enum(['any', 'all']),
  parts: z.array(part).min(1),
  /** what the clause leaves out */
  exceptions: z.array(part),
  thresholds: z.array(criterionThreshold),
  /** 第十四条 applies: there but not working counts as missing */
  isDevice: z.boolean(),
  deviceText: z.string(),
  /** 看什么 */
  evidence: z.array(z.string().min(2)).min(1),
  /** key words by which existing findings are proposed; the words of one entry must all occur */
  words: z.array(z.string().min(2)).min(1),
  /** false: not checked against the original, shown as 未核实 */
  verified: z.boolean(),
  note: z.string(),
})
export type Criterion = z.infer<typeof criterion>

export const criteriaLibrary = z.strictObject({
  id: z.enum(keys(criteriaLibraries)),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  code: z.string().min(2),
  title: z.string().min(2),
  effectiveOn: dayText.nullable(),
  source: z.string().min(2),
  url: z.string(),
  checkedOn: dayText,
  /** no direct application to a 工贸 enterprise or not verified: a hint only */
  isComparison: z.boolean(),
  note: z.string(),
  /** 第十四条 */
  generalRule: z.strictObject({ article: z.string(), text: z.string() }).nullable(),
  groups: z.array(z.strictObject({ id: z.string(), name: z.string().min(2), count: z.number().int() })).min(1),
  criteria: z.array(criterion).min(1),
})
export type CriteriaLibrary = z.infer<typeof criteriaLibrary>

/** The libraries in the order in which they are asked. */
export const criteriaLibraryOrder = keys(criteriaLibraries) satisfies readonly CriteriaLibraryId[]
