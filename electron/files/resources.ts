import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulePack, type RulePack } from '#shared/rules/rule-pack'
import { sha256 } from '../database/migrate.ts'
import { type InspectionLibrary, loadInspectionLibrary } from './inspection-library.ts'
import type { CriteriaLibrary } from '#shared/rules/criteria'
import { loadCriteria } from './criteria.ts'
import { type LoadedLibrary, loadRiskLibrary } from './risk-library.ts'
import { loadRegions, loadStandardization, type RegionLibrary, type StandardizationLibrary } from './standards.ts'

export interface LoadedPack {
  pack: RulePack
  /** the pack's JSON without white space */
  content: string
  /** SHA-256 of `content` */
  hash: string
}

/** The data that ships with the app. */
export interface Resources {
  folder: string
  fontFolder: string
  rulePacks: LoadedPack[]
  /** a file of resources/libraries/code-lists by name, parsed */
  codeList(name: string): unknown
  codeListNames: string[]
  /** the risk library, read when first asked for */
  riskLibrary(): LoadedLibrary
  /** topic lists and frequency packs, read when first asked for */
  inspectionLibrary(): InspectionLibrary
  /** the criteria for major hazards, read when first asked for */
  criteria(): readonly CriteriaLibrary[]
  /** standards of 安全生产标准化 and the lists around them, read when first asked for */
  standardization(): StandardizationLibrary
  /** regional packs and policy requirements, read when first asked for */
  regions(): RegionLibrary
}

/** Reads and checks the packs and code lists; fails at start rather than in the middle of a rating. */
export function loadResources(folder: string): Resources {
  const packFolder = join(folder, 'libraries', 'rule-packs')
  const listFolder = join(folder, 'libraries', 'code-lists')
  const jsonFiles = (path: string) =>
    readdirSync(path)
      .filter((name) => name.endsWith('.json'))
      .sort()
  const rulePacks = jsonFiles(packFolder).map((name) => {
    const parsed: unknown = JSON.parse(readFileSync(join(packFolder, name), 'utf8'))
    const content = JSON.stringify(parsed)
    return { pack: rulePack.parse(parsed), content, hash: sha256(content) }
  })
  const lists = new Map<string, unknown>(
    jsonFiles(listFolder).map((name) => [
      name.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(listFolder, name), 'utf8')) as unknown,
    ]),
  )
  let riskLibrary: LoadedLibrary | null = null
  let inspectionLibrary: InspectionLibrary | null = null
  let criteria: readonly CriteriaLibrary[] | null = null
  let standardization: StandardizationLibrary | null = null
  let regions: RegionLibrary | null = null
  return {
    folder,
    fontFolder: join(folder, 'fonts'),
    rulePacks,
    codeList: (name) => {
      const list = lists.get(name)
      if (list === undefined) throw new Error(`no code list ${name}`)
      return list
    },
    codeListNames: [...lists.keys()],
    riskLibrary: () => (riskLibrary ??= loadRiskLibrary(join(folder, 'libraries', 'risk'))),
    inspectionLibrary: () => (inspectionLibrary ??= loadInspectionLibrary(join(folder, 'libraries'))),
    criteria: () => (criteria ??= loadCriteria(join(folder, 'libraries', 'criteria'))),
    standardization: () => (standardization ??= loadStandardization(join(folder, 'libraries'))),
    regions: () => (regions ??= loadRegions(join(folder, 'libraries'))),
  }
}
