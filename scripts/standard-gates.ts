/**
 * What the standards of 安全生产标准化, the lists beside them and the regional packs add up to, and what in them does not hold
 * (`npm run check`, `npm run library`).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { policyRequirements, regionPack } from '../shared/rules/region.ts'
import { contradictionsOf, showPoints, type Standard, standard } from '../shared/rules/standard.ts'
import { holidayList } from '../shared/rules/standardization-lists.ts'
import { inProject } from './paths.ts'

const folder = inProject('resources', 'libraries')
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))
const namesIn = (room: string): string[] =>
  readdirSync(join(folder, room))
    .filter((name) => name.endsWith('.json'))
    .toSorted()

/** 13 类目、198 条、1000 分: what the first standard of the app promises. */
const promised = { id: 'general-13', categories: 13, elements: 42, items: 198, points: 100_000 }
const promisedRequirements = 165

export interface StandardFigures {
  lines: string[]
  faults: string[]
}

const elementsOf = ({ categories }: Standard) => categories.flatMap(({ elements }) => elements)
const figuresOf = (own: Standard) => ({
  id: own.id,
  categories: own.categories.length,
  elements: elementsOf(own).length,
  items: own.items.length,
  points: own.items.reduce((sum, { points }) => sum + points, 0),
})

/** Figures to print and everything that contradicts itself; a file that is not of its shape is a fault. */
export function standardFigures(): StandardFigures {
  const lines: string[] = []
  const faults: string[] = []
  const attempt = (place: string, work: () => void): void => {
    try {
      work()
    } catch (error) {
      faults.push(`${place}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const standards: Standard[] = []
  for (const name of namesIn('standards'))
    attempt(`standards/${name}`, () => {
      const own = standard.parse(read('standards', name))
      standards.push(own)
      if (own.id !== basename(name, '.json')) faults.push(`standards/${name}: its id is ${own.id}`)
      faults.push(...contradictionsOf(own).map((sentence) => `standards/${name}: ${sentence}`))
      const { categories, elements, items } = figuresOf(own)
      lines.push(
        `${own.id} ${own.version}: ${categories} categories, ${elements} elements, ${items} items, ${showPoints(own.points)} points`,
      )
    })
  const first = standards.find(({ id }) => id === promised.id)
  if (!first || JSON.stringify(figuresOf(first)) !== JSON.stringify(promised))
    faults.push(`standards: ${promised.id} is ${JSON.stringify(first && figuresOf(first))}`)

  const packs: string[] = []
  for (const name of namesIn('region-packs'))
    attempt(`region-packs/${name}`, () => packs.push(regionPack.parse(read('region-packs', name)).id))
  attempt('policy-requirements', () => {
    const { requirements, documents } = policyRequirements.parse(read('policy-requirements', 'requirements.json'))
    if (requirements.length !== promisedRequirements)
      faults.push(`policy-requirements: ${requirements.length}, not ${promisedRequirements}`)
    const homeless = packs.filter((id) => !documents.some((document) => document.id === id))
    faults.push(...homeless.map((id) => `region-packs/${id}: no document of requirements`))
    lines.push(`${packs.length} regional packs, ${requirements.length} requirements of ${documents.length} documents`)
  })
  attempt('holidays', () => {
    const { years } = holidayList.parse(read('standardization', 'holidays.json'))
    for (const { year, off, work } of years) {
      const days = [...off.flatMap(({ from, to }) => [from, to]), ...work]
      faults.push(...days.filter((day) => !isOf(day, year)).map((day) => `holidays of ${year}: ${day}`))
    }
    lines.push(`holidays of ${years.map(({ year }) => year).join(', ')}`)
  })
  return { lines, faults }
}

/** New Year's holiday may begin in the old year. */
const isOf = (day: string, year: number): boolean => day.startsWith(`${year}-`) || day >= `${year - 1}-12-28`
