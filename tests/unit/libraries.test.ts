import { describe, expect, it } from 'vitest'
import { inspectionKinds } from '#shared/domain/inspection'
import { riskLevels } from '#shared/domain/risk-level'
import { evaluationMethods } from '#shared/domain/evaluation'
import {
  codeListSchemas,
  findingCategoryList,
  hazardFactorList,
  inspectionFrequencyList,
} from '#shared/rules/code-list'
import { isValidDay } from '#shared/rules/day'
import { rulePack } from '#shared/rules/rule-pack'
import { libraryNames, pack, readLibrary } from './rules/libraries.ts'

describe('rule packs', () => {
  const names = libraryNames('rule-packs')

  it('are the seven of the trade, one default for each method', () => {
    expect(names).toEqual(['lec-1', 'lec-2', 'ls-1', 'ls-2', 'ls-3', 'ls-4', 'mes-2'])
    const defaults = names.map(pack).filter((rules) => rules.isDefault)
    expect(defaults.map((rules) => rules.id)).toEqual(['LEC-2', 'LS-1', 'MES-2'])
    expect(defaults.map((rules) => rules.method)).toEqual([...evaluationMethods])
  })

  it.each(names)('%s is whole', (name) => {
    const content = readLibrary('rule-packs', name)
    const result = rulePack.safeParse(content)
    expect(result.error?.issues ?? []).toEqual([])
    const rules = pack(name)
    expect(rules.id).toBe(name.toUpperCase())
    expect(isValidDay(rules.checkedOn)).toBe(true)
    expect(rules.thresholds?.map(({ level }) => level)).toEqual([...riskLevels])
    expect(rules.actions.map(({ level }) => level)).toEqual([...riskLevels])
    expect(rules.directMajorConditions).toHaveLength(5)
    expect(rules.directMajorConditions.filter((condition) => condition.verified)).toEqual([])
    expect(rules.directMajorConditions.filter((condition) => condition.automatic)).toHaveLength(1)
  })

  it('call a value table by one name: the same id never holds two different tables', () => {
    const tables = new Map<string, string>()
    for (const factor of names.map(pack).flatMap((rules) => rules.factors)) {
      const content = JSON.stringify(factor)
      expect(tables.get(factor.tableId) ?? content).toBe(content)
      tables.set(factor.tableId, content)
    }
  })

  it('keep the values of the published tables', () => {
    const values = (name: string) =>
      pack(name).factors.map((factor) => factor.options.map((option) => option.valueTenths / 10))
    const lec = [
      [10, 6, 3, 1, 0.5, 0.2, 0.1],
      [10, 6, 3, 2, 1, 0.5],
      [100, 40, 15, 7, 3, 1],
    ]
    const five = [5, 4, 3, 2, 1]
    for (const name of ['lec-1', 'lec-2']) expect(values(name)).toEqual(lec)
    for (const name of ['ls-1', 'ls-2', 'ls-3', 'ls-4']) expect(values(name)).toEqual([five, five])
    expect(values('mes-2')).toEqual([
      [5, 3, 1],
      [10, 6, 3, 2, 1, 0.5],
      [10, 8, 4, 2, 1],
    ])
  })
})

describe('code lists', () => {
  it('are exactly those that have a schema', () => {
    expect(libraryNames('code-lists')).toEqual(Object.keys(codeListSchemas).sort())
  })

  it.each(Object.keys(codeListSchemas) as (keyof typeof codeListSchemas)[])('%s is whole', (name) => {
    const list = codeListSchemas[name].parse(readLibrary('code-lists', name))
    expect(list.id).toBe(name)
    expect(isValidDay(list.checkedOn)).toBe(true)
    expect(list.entries.length).toBeGreaterThan(0)
  })

  it('hold 13 + 10 finding categories, each name once in its group', () => {
    const { entries } = findingCategoryList.parse(readLibrary('code-lists', 'finding-categories'))
    const of = (group: string) => entries.filter((entry) => entry.group === group).map((entry) => entry.name)
    expect([of('basic').length, of('site').length]).toEqual([13, 10])
    expect(new Set(of('basic')).size + new Set(of('site')).size).toBe(23)
  })

  it('hold hazard factors whose second level stands under its first', () => {
    const { entries } = hazardFactorList.parse(readLibrary('code-lists', 'hazard-factors'))
    const first = entries.filter((entry) => entry.parent === null)
    expect(first.map((entry) => entry.name)).toEqual(['人的因素', '物的因素', '环境因素', '管理因素'])
    for (const entry of entries.filter((one) => one.parent !== null)) {
      expect(entry.code.startsWith(entry.parent ?? '-')).toBe(true)
      expect(first.find((one) => one.code === entry.parent)?.factor).toBe(entry.factor)
    }
    expect(new Set(entries.map((entry) => entry.code)).size).toBe(entries.length)
  })

  it('hold one suggested frequency for a tier and kind of inspection', () => {
    const { entries } = inspectionFrequencyList.parse(readLibrary('code-lists', 'inspection-frequencies'))
    expect(new Set(entries.map((entry) => `${entry.tier}/${entry.kind}`)).size).toBe(entries.length)
    for (const entry of entries) expect(inspectionKinds).toHaveProperty(entry.kind)
    expect(entries.every((entry) => !entry.verified)).toBe(true)
  })
})
