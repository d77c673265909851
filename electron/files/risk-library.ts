/** The risk library that ships with the app, read when it is first asked for. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SearchWords } from '#shared/rules/library-search'
import { basisDocumentList, libraryIndustryList, libraryModule, type RiskLibrary } from '#shared/domain/risk-library'

export const searchWords = z.strictObject({
  id: z.literal('words'),
  version: z.string(),
  groups: z.array(z.array(z.string().min(1)).min(2)),
  noise: z.array(z.string().min(1)),
})

export interface LoadedLibrary extends RiskLibrary {
  words: SearchWords
}

/** Reads and checks the whole library; throws when a file is not of its shape. */
export function loadRiskLibrary(folder: string): LoadedLibrary {
  const read = (...parts: string[]): unknown => JSON.parse(readFileSync(join(folder, ...parts), 'utf8'))
  const files = readdirSync(join(folder, 'modules')).filter((name) => name.endsWith('.json'))
  return {
    modules: files.toSorted().map((name) => libraryModule.parse(read('modules', name))),
    industries: libraryIndustryList.parse(read('industries.json')),
    documents: basisDocumentList.parse(read('documents.json')),
    words: searchWords.parse(read('words.json')),
  }
}
