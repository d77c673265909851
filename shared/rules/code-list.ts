/** Shapes of the code lists in `resources/libraries/code-lists`; each names its source and the day it was checked. */
import { z } from 'zod'
import { periodValues } from '#shared/domain/hazard'
import { controlTierOrder, controlTierTable } from './control-tier.ts'
import { occasionList } from './inspection-program.ts'

const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const listHead = {
  id: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: z.string().min(1),
  source: z.string().min(1),
  checkedOn: dayText,
}

export const accidentEditions = ['GB 6441-1986', 'GB 6441-2025'] as const
export type AccidentEdition = (typeof accidentEditions)[number]

/** Accident types of both editions with the default mapping from the old to the new names. */
export const accidentTypeList = z.strictObject({
  ...listHead,
  /** false: the mapping is this software's own, not a clause of the standard */
  mappingVerified: z.boolean(),
  editions: z.array(
    z.strictObject({
      edition: z.enum(accidentEditions),
      name: z.string().min(1),
      /** first day in force; null = before every record of this software */
      effectiveOn: dayText.nullable(),
      count: z.number().int(),
      effectiveVerified: z.boolean(),
    }),
  ),
  entries: z.array(
    z.strictObject({
      edition: z.enum(accidentEditions),
      order: z.number().int().min(1),
      /** official code, null when not known */
      code: z.string().nullable(),
      name: z.string().min(1),
      verified: z.boolean(),
      note: z.string(),
    }),
  ),
  mappings: z.array(z.strictObject({ from: z.string(), to: z.string(), needsReview: z.boolean(), hint: z.string() })),
})
export type AccidentTypeList = z.infer<typeof accidentTypeList>

/** 13 categories of 基础管理 and 10 of 现场管理, each with its third level. */
export const findingCategoryList = z.strictObject({
  ...listHead,
  verified: z.boolean(),
  entries: z.array(
    z.strictObject({
      group: z.enum(['basic', 'site']),
      name: z.string().min(1),
      items: z.array(z.string().min(1)).min(1),
    }),
  ),
})
export type FindingCategoryList = z.infer<typeof findingCategoryList>

/** GB/T 13861-2022: first and second level of hazardous and harmful factors. */
export const hazardFactorList = z.strictObject({
  ...listHead,
  effectiveOn: dayText,
  entries: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{1,2}$/),
      parent: z.string().nullable(),
      factor: z.enum(['human', 'material', 'environment', 'management']),
      name: z.string().min(1),
      codeVerified: z.boolean(),
      nameVerified: z.boolean(),
    }),
  ),
})
export type HazardFactorList = z.infer<typeof hazardFactorList>

/** Suggested frequency of each kind of inspection by tier. */
export const inspectionFrequencyList = z.strictObject({
  ...listHead,
  entries: z.array(
    z.strictObject({
      tier: z.enum(controlTierOrder),
      kind: z.enum([
        'daily',
        'comprehensive',
        'special',
        'seasonal',
        'holiday',
        'accidentAnalogy',
        'resumption',
        'expert',
      ]),
      /** null = tied to an occasion that `text` names */
      period: z.enum(periodValues).nullable(),
      text: z.string().min(1),
      verified: z.boolean(),
    }),
  ),
})
export type InspectionFrequencyList = z.infer<typeof inspectionFrequencyList>

/** The ways of handing risk levels to control tiers. */
export const controlTierList = z.strictObject({ ...listHead, entries: z.array(controlTierTable).min(1) })
export type ControlTierList = z.infer<typeof controlTierList>

/** File name (without `.json`) -> schema of every code list. */
export const codeListSchemas = {
  'accident-types': accidentTypeList,
  'finding-categories': findingCategoryList,
  'hazard-factors': hazardFactorList,
  'inspection-frequencies': inspectionFrequencyList,
  'control-tiers': controlTierList,
  occasions: occasionList,
} as const
