import { expect, test } from 'vitest'
import { libraryIndustryList } from '../../shared/domain/risk-library.ts'
import { alike, entriesOf, libraryFaults, moduleFiles, readModule } from '../../scripts/library-gates.ts'
import { read } from './source-files.ts'

const files = moduleFiles().map(readModule)
const modules = files.flatMap(({ module }) => module ?? [])

test('every module of the risk library is of its shape and passes every gate', () => {
  expect([...files.flatMap(({ faults }) => faults), ...libraryFaults(modules)]).toEqual([])
})

test('the library holds what it promises', () => {
  const entries = entriesOf(modules)
  expect(modules.flatMap(({ riskPoints }) => riskPoints).length).toBeGreaterThanOrEqual(400)
  expect(entries.length).toBeGreaterThanOrEqual(1600)
})

test('every trade is built from modules that are there, and no module is left out', () => {
  const { entries, everywhere, byTag } = libraryIndustryList.parse(
    JSON.parse(read('resources/libraries/risk/industries.json')),
  )
  const named = new Set([...everywhere, ...Object.values(byTag).flat(), ...entries.flatMap((entry) => entry.modules)])
  const present = modules.map(({ id }) => id)
  expect([...named].filter((id) => !present.includes(id))).toEqual([])
  expect(present.filter((id) => !named.has(id))).toEqual([])
  for (const entry of entries)
    expect(
      entry.modules.some((id) => modules.find((one) => one.id === id)?.layer === 'industry'),
      entry.id,
    ).toBe(true)
})

test('an entry that is another one with a different noun is refused', () => {
  const [first] = modules
  const template = first?.riskPoints[0]
  if (!first || !template) throw new Error('no module')
  const rename = (text: string) => text.replaceAll(template.name, '某型设备')
  const twin = JSON.parse(rename(JSON.stringify({ ...template, id: 'twin', aliases: [] }))) as typeof template
  expect(alike(entriesOf([{ ...first, riskPoints: [template, twin] }])).length).toBeGreaterThan(0)
})
