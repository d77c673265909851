import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RulePack, rulePack } from '#shared/rules/rule-pack'

const librariesFolder = join(import.meta.dirname, '../../../resources/libraries')

export const readLibrary = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(librariesFolder, folder, `${name}.json`), 'utf8'))

export const libraryNames = (folder: string): string[] =>
  readdirSync(join(librariesFolder, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, ''))
    .sort()

export const pack = (name: string): RulePack => rulePack.parse(readLibrary('rule-packs', name))
