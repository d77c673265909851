import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputOf } from '#shared/contract/index'
import type { Resources } from '../files/resources.ts'

interface ListHead {
  id: string
  name?: string
  title?: string
  version: string
  source: string
  checkedOn: string
}

/** Every `verified: false` inside a piece of data. */
function unverifiedCount(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + unverifiedCount(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  const own = 'verified' in value && value.verified === false ? 1 : 0
  return Object.values(value).reduce<number>((sum, item) => sum + unverifiedCount(item), own)
}

/** Versions and sources of the rule packs, code lists and fonts, with the count of what is 未核实. */
export function aboutResources(resources: Resources): OutputOf<'workspace.about'> {
  const entry = (head: ListHead, entries: number, content: unknown) => ({
    id: head.id,
    name: head.name ?? head.title ?? head.id,
    version: head.version,
    source: head.source,
    checkedOn: head.checkedOn,
    entries,
    unverified: unverifiedCount(content),
  })
  const fonts = JSON.parse(readFileSync(join(resources.fontFolder, 'fonts.json'), 'utf8')) as {
    family: string
    licence: string
  }[]
  return {
    rulePacks: resources.rulePacks.map(({ pack }) =>
      entry(
        pack,
        pack.factors.reduce((sum, factor) => sum + factor.options.length, 0),
        pack,
      ),
    ),
    codeLists: resources.codeListNames.map((name) => {
      const list = resources.codeList(name) as ListHead & { entries: unknown[] }
      return entry(list, list.entries.length, list)
    }),
    fonts: [...new Set(fonts.map((font) => `${font.family}（${font.licence}）`))],
  }
}
