import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RulePack, rulePack } from '#shared/rules/rule-pack'

export const librariesFolder = join(import.meta.dirname, '../../../resources/libraries')

export const readLibrary = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(librariesFolder, folder, `${name}.json`), 'utf8'))

export const libraryNames = (folder: string): string[] =>
  readdirSync(join(librariesFolder, folder)).map((name) => name.replace(/\.json$/, ''))

export const pack = (name: string): RulePack => rulePack.parse(readLibrary('rule-packs', name))
