import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { glossary, pinyinNames, synonyms } from '#shared/glossary'

const shared = join(import.meta.dirname, '../../shared')
const rooms = ['domain', 'rules', 'contract', 'reports']

const sourceFiles = rooms.flatMap((room) =>
  readdirSync(join(shared, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(room, name)),
)

/** Identifiers of a source text, without those in comments and string texts. */
function identifiersOf(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\/\/.*$/gm, ' ')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, ' ')
    .replace(/`(?:[^`\\]|\\.)*`/g, ' ')
  return [...new Set(code.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [])]
}

const wordsOf = (identifier: string): string[] =>
  identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ')

/** The forbidden name inside the identifier, if any, as whole words: `hiddenDangers` holds `hiddenDanger`. */
function misnamedBy(identifier: string): string | undefined {
  const words = wordsOf(identifier)
  const text = ` ${words.join(' ')} `
  const synonym = Object.keys(synonyms).find((name) => {
    const phrase = wordsOf(name).join(' ')
    return text.includes(` ${phrase} `) || text.includes(` ${phrase}s `)
  })
  return (
    synonym ?? pinyinNames.find((name) => words.includes(name) || (name.length > 6 && words.join('').includes(name)))
  )
}

describe('glossary', () => {
  it('has one identifier for each concept and one concept for each identifier of a kind', () => {
    const identifiers = glossary.map((entry) => `${entry.kind}/${entry.identifier}`)
    expect(new Set(identifiers).size).toBe(identifiers.length)
    const records = glossary.filter((entry) => entry.kind === 'record').map((entry) => entry.chinese)
    expect(new Set(records).size).toBe(records.length)
    for (const entry of glossary) {
      expect(entry.identifier).toMatch(/^[a-z][A-Za-z0-9]*$/)
      expect(entry.chinese).toMatch(/^[\u4e00-\u9fff（）]+$/)
    }
  })

  it('names every record type and every enumeration of shared/domain', async () => {
    const missing: string[] = []
    const has = (kind: string, identifier: string) =>
      glossary.some((entry) => entry.kind === kind && entry.identifier === identifier)
    for (const file of sourceFiles.filter((name) => name.startsWith('domain'))) {
      const module = (await import(join(shared, file))) as Record<string, unknown>
      for (const [name, value] of Object.entries(module)) {
        const isRecord = value instanceof z.ZodObject && ('revision' in value.shape || 'actionId' in value.shape)
        if (isRecord && name !== 'recordBase' && !has('record', name)) missing.push(`record ${name} in ${file}`)
        if (isEnumeration(value) && !/(Values|Labels|Names)$/.test(name) && !has('enumeration', name))
          missing.push(`enumeration ${name} in ${file}`)
      }
    }
    expect(missing).toEqual([])
  })

  it('has no entry for a record type or enumeration that does not exist', () => {
    const known = new Set(sourceFiles.flatMap((file) => identifiersOf(readFileSync(join(shared, file), 'utf8'))))
    const unused = glossary
      .filter((entry) => entry.kind === 'record' || entry.kind === 'enumeration')
      .filter((entry) => !known.has(entry.identifier))
    expect(unused).toEqual([])
  })

  it.each(sourceFiles)('%s uses the names of the glossary', (file) => {
    const misnamed = identifiersOf(readFileSync(join(shared, file), 'utf8')).flatMap((identifier) => {
      const found = misnamedBy(identifier)
      return found === undefined ? [] : [`${identifier}: say ${synonyms[found] ?? 'it in English'}`]
    })
    expect(misnamed).toEqual([])
  })

  it('recognises what it forbids', () => {
    expect(misnamedBy('hiddenDangers')).toBe('hiddenDanger')
    expect(misnamedBy('createHazardSource')).toBe('hazardSource')
    expect(misnamedBy('checkListItems')).toBe('checkList')
    expect(misnamedBy('yinhuanList')).toBe('yinhuan')
    expect(misnamedBy('fengXianDian')).toBe('fengxian')
    expect(misnamedBy('checklistItem')).toBeUndefined()
    expect(misnamedBy('findingCategory')).toBeUndefined()
  })
})

function isEnumeration(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string')
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.values(value).every((item) => typeof item === 'string')
}
