/** Standards of 安全生产标准化, regional packs and the lists around them that ship with the app, read when first asked for. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Reads and checks the standards, those with items first; throws when a file is not of its shape. */
export function loadStandardization(libraries: string): StandardizationLibrary {
  const list = (name: string) => read(join(libraries, 'standardization', `${name}.json`))
  const standards = jsonFiles(join(libraries, 'standards')).map((path) => loadedStandard(read(path)))
  return {
    standards: [
      ...standards.filter((own) => own.standard.items.length > 0),
      ...standards.filter((own) => own.standard.items.length === 0),
    ],
    clauseTree: clauseTree.parse(list('clause-tree')),
    documentList: documentList.parse(list('document-list')),
    conditions: applicationConditions.parse(list('application-conditions')),
    auditQuestions: auditQuestions.parse(list('audit-questions')),
    holidays: holidayList.parse(list('holidays')),
  }
}

/** Reads and checks the regional packs and the policy requirements. */
export function loadRegions(libraries: string): RegionLibrary {
  return {
    packs: jsonFiles(join(libraries, 'region-packs')).map((path) => regionPack.parse(read(path))),
    requirements: policyRequirements.parse(read(join(libraries, 'policy-requirements', 'requirements.json'))),
  }
}
