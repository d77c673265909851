/** Standards of 安全生产标准化, regional packs and the lists around them that ship with the app, read when first asked for. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { type PolicyRequirements, policyRequirements, type RegionPack, regionPack } from '#shared/rules/region'
import { type ClauseTree, clauseTree, type Standard, standard } from '#shared/rules/standard'
import {
  type ApplicationConditions,
  applicationConditions,
  type AuditQuestions,
  auditQuestions,
  type DocumentList,
  documentList,
  type HolidayList,
  holidayList,
} from '#shared/rules/standardization-lists'
import { sha256 } from '../database/migrate.ts'

export interface LoadedStandard {
  standard: Standard
  /** the standard's JSON without white space */
  content: string
  /** SHA-256 of `content` */
  hash: string
}

export interface StandardizationLibrary {
  standards: LoadedStandard[]
  clauseTree: ClauseTree
  documentList: DocumentList
  conditions: ApplicationConditions
  auditQuestions: AuditQuestions
  holidays: HolidayList
}

export interface RegionLibrary {
  packs: RegionPack[]
  requirements: PolicyRequirements
}

/** The value of the first call, for every call. */
const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const jsonFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name))

/** A standard with the text that is kept when it is used; throws when it is not of its shape. */
export function loadedStandard(value: unknown): LoadedStandard {
  const content = JSON.stringify(value)
  return { standard: standard.parse(value), content, hash: sha256(content) }
}

function readStandards(folder: string): LoadedStandard[] {
  const standards = jsonFiles(folder).map((path) => loadedStandard(read(path)))
  const hasItems = (own: LoadedStandard) => own.standard.items.length > 0
  return [...standards.filter(hasItems), ...standards.filter((own) => !hasItems(own))]
}

/** Standards, those with items first, and lists: each read and checked when first asked for; throws when it is not of its shape. */
export function loadStandardization(libraries: string): StandardizationLibrary {
  const list = <T>(schema: z.ZodType<T>, name: string) =>
    once(() => schema.parse(read(join(libraries, 'standardization', `${name}.json`))))
  const standards = once(() => readStandards(join(libraries, 'standards')))
  const tree = list(clauseTree, 'clause-tree')
  const documents = list(documentList, 'document-list')
  const conditions = list(applicationConditions, 'application-conditions')
  const questions = list(auditQuestions, 'audit-questions')
  const holidays = list(holidayList, 'holidays')
  return {
    get standards() {
      return standards()
    },
    get clauseTree() {
      return tree()
    },
    get documentList() {
      return documents()
    },
    get conditions() {
      return conditions()
    },
    get auditQuestions() {
      return questions()
    },
    get holidays() {
      return holidays()
    },
  }
}

/** Reads and checks the regional packs and the policy requirements. */
export function loadRegions(libraries: string): RegionLibrary {
  return {
    packs: jsonFiles(join(libraries, 'region-packs')).map((path) => regionPack.parse(read(path))),
    requirements: policyRequirements.parse(read(join(libraries, 'policy-requirements', 'requirements.json'))),
  }
}
