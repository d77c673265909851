/**
 * The risk library as data: modules of risk-point templates with their hazards, suggested factors, controls and
 * checkpoints. A template is a proposal; what an enterprise takes from it becomes its own record.
 */
import { z } from 'zod'
import { industryGroups, profileTags } from './enterprise.ts'
import { controlClasses, controlTiers, hazardFactors, periodValues } from './hazard.ts'
import { riskPointKinds } from './risk-point.ts'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]
const entryId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const versionText = z.string().regex(/^\d+\.\d+\.\d+$/)

/** A law, rule or standard that entries rest on; only clauses that were read in the original stand in `clauses`. */
export const basisDocument = z.strictObject({
  id: entryId,
  /** how a form cites it: GB 15577-2018 */
  code: z.string().min(1),
  title: z.string().min(1),
  /** in force from, null when not known */
  effectiveOn: dayText.nullable(),
  /** false: number and title are quoted from memory, 未核实 */
  verified: z.boolean(),
  clauses: z.array(z.string().min(1)),
  note: z.string().default(''),
})
export type BasisDocument = z.infer<typeof basisDocument>

export const basisDocumentList = z.strictObject({
  id: z.literal('documents'),
  version: versionText,
  source: z.string().min(1),
  checkedOn: dayText,
  entries: z.array(basisDocument).min(1),
})
export type BasisDocumentList = z.infer<typeof basisDocumentList>

/** LEC in the plain values of the tables: L, E, C. */
const lecFactors = z.tuple([
  z.literal([10, 6, 3, 1, 0.5, 0.2, 0.1]),
  z.literal([10, 6, 3, 2, 1, 0.5]),
  z.literal([100, 40, 15, 7, 3, 1]),
])
/** LS: L, S. */
const lsFactors = z.tuple([z.int().min(1).max(5), z.int().min(1).max(5)])
const both = <T extends z.ZodType>(factors: T) => z.strictObject({ inherent: factors, current: factors })

export const libraryControl = z.strictObject({
  class: z.enum(keys(controlClasses)),
  text: z.string(),
  /** what can be seen, tried or measured; a control without it is not checked */
  check: z.string().optional(),
  tier: z.enum(keys(controlTiers)).optional(),
  period: z.enum(periodValues).optional(),
})
export type LibraryControl = z.infer<typeof libraryControl>

export const libraryHazard = z.strictObject({
  id: entryId,
  /** JHA step or SCL check item */
  item: z.string(),
  /** the normal state, of facilities and places; empty for steps of work */
  standard: z.string().default(''),
  deviation: z.string(),
  factor: z.enum(keys(hazardFactors)),
  /** names of GB 6441-2025 */
  accidents: z.array(z.string()).min(1),
  consequence: z.string(),
  lec: both(lecFactors),
  ls: both(lsFactors),
  why: z.strictObject({ inherent: z.string(), current: z.string() }),
  controls: z.array(libraryControl),
  /** `document` or `document#clause` */
  basis: z.array(z.string().regex(/^[a-z0-9-]+(?:#.+)?$/)).min(1),
})
export type LibraryHazard = z.infer<typeof libraryHazard>

/** The texts of an entry that a merge may write; factors are never among them. */
export const mergeFields = ['item', 'standard', 'deviation', 'consequence'] as const
export type MergeField = (typeof mergeFields)[number]

export const libraryRiskPoint = z.strictObject({
  id: entryId,
  kind: z.enum(keys(riskPointKinds)),
  name: z.string().min(2).max(30),
  /** what people on the shop floor call it */
  aliases: z.array(z.string().min(1)),
  /** proposed when the profile has one of these; empty: wherever its module fits */
  tags: z.array(z.enum(keys(profileTags))).default([]),
  /** ticked when the module is proposed */
  core: z.boolean().default(false),
  post: z.string().default(''),
  isSpecialEquipment: z.boolean().default(false),
  /** of work: what is done */
  activityContent: z.string().default(''),
  hazards: z.array(libraryHazard).min(2),
})
export type LibraryRiskPoint = z.infer<typeof libraryRiskPoint>

export const libraryModule = z.strictObject({
  id: entryId,
  version: versionText,
  name: z.string().min(2),
  /** common: for every trade that has such equipment; industry: of one trade */
  layer: z.enum(['common', 'industry']),
  source: z.string().min(1),
  checkedOn: dayText,
  riskPoints: z.array(libraryRiskPoint).min(1),
})
export type LibraryModule = z.infer<typeof libraryModule>

/** A trade with the modules that it is built from. */
export const libraryIndustry = z.strictObject({
  id: entryId,
  name: z.string().min(2),
  group: z.enum(keys(industryGroups)),
  /** divisions of GB/T 4754 by which the profile's industry is recognized */
  divisions: z.array(z.string().regex(/^\d{2,4}$/)),
  /** words in the profile's industry, products or processes by which it is recognized */
  words: z.array(z.string().min(2)),
  modules: z.array(entryId).min(3),
})
export type LibraryIndustry = z.infer<typeof libraryIndustry>

export const libraryIndustryList = z.strictObject({
  id: z.literal('industries'),
  version: versionText,
  source: z.string().min(1),
  checkedOn: dayText,
  /** modules that every enterprise is offered */
  everywhere: z.array(entryId).min(1),
  /** modules that a tag of the profile brings in, whatever the trade */
  byTag: z.partialRecord(z.enum(keys(profileTags)), z.array(entryId)),
  entries: z.array(libraryIndustry).min(15),
})
export type LibraryIndustryList = z.infer<typeof libraryIndustryList>

/** The whole library as it ships. */
export interface RiskLibrary {
  modules: readonly LibraryModule[]
  industries: LibraryIndustryList
  documents: BasisDocumentList
}
