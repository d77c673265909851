/**
 * The gates that every entry of the risk library passes (`npm run check`, `npm run library`): shape, ids, sources, words,
 * reading length, five control classes, factors that fall, and no entry that is another one with a different noun.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  basisDocumentList,
  type LibraryHazard,
  type LibraryModule,
  libraryModule,
  type LibraryRiskPoint,
} from '../shared/domain/risk-library.ts'
import { accidentTypeList } from '../shared/rules/code-list.ts'
import { inProject } from './paths.ts'

const folder = inProject('resources', 'libraries', 'risk')
const readJson = (...parts: string[]): unknown => JSON.parse(readFileSync(join(...parts), 'utf8'))

export const libraryDocuments = () => basisDocumentList.parse(readJson(folder, 'documents.json'))
export const moduleFiles = (): string[] =>
  readdirSync(join(folder, 'modules'))
    .filter((name) => name.endsWith('.json'))
    .toSorted()

/** The module of a file, or the reasons why it is none. */
export function readModule(file: string): { module: LibraryModule | null; faults: string[] } {
  try {
    const parsed = libraryModule.safeParse(readJson(folder, 'modules', file))
    if (!parsed.success)
      return {
        module: null,
        faults: parsed.error.issues.map((issue) => `${file} ${issue.path.join('.')}: ${issue.message}`),
      }
    const faults = parsed.data.id === file.replace('.json', '') ? [] : [`${file}: its id is ${parsed.data.id}`]
    return { module: parsed.data, faults }
  } catch (error) {
    return { module: null, faults: [`${file}: ${String(error)}`] }
  }
}

interface Entry {
  module: LibraryModule
  riskPoint: LibraryRiskPoint
  hazard: LibraryHazard
  place: string
}
export const entriesOf = (modules: readonly LibraryModule[]): Entry[] =>
  modules.flatMap((module) =>
    module.riskPoints.flatMap((riskPoint) =>
      riskPoint.hazards.map((hazard) => ({ module, riskPoint, hazard, place: `${module.id}/${hazard.id}` })),
    ),
  )

const lengths = {
  item: [2, 20],
  standard: [8, 60],
  deviation: [10, 60],
  consequence: [3, 30],
  why: [6, 60],
  text: [8, 55],
  check: [6, 45],
} as const
const vague = /加强|提高.{0,4}意识|适当|相关规定|有关规定|注意安全|确保安全|定期|及时|经常|必要时|等措施|做好/
const doubleNegation = /未无|不无|无未|未不|没有未|未没|不未|无不|非未|未非/
const names = /有限公司|[张王李赵钱孙刘陈杨黄吴周徐朱胡郭郑](?:某|师傅|经理|总)|某[某厂人]|1[3-9]\d{9}|\d{3,4}-\d{7,8}/

function wordFaults({ hazard, riskPoint, place }: Entry): string[] {
  const faults: string[] = []
  const length = (field: string, text: string, [least, most]: readonly [number, number]): void => {
    const size = [...text].length
    if (size < least || size > most)
      faults.push(`${place} ${field} has ${size} characters (${least} to ${most}): ${text}`)
  }
  length('item', hazard.item, lengths.item)
  if (riskPoint.kind === 'activity') {
    if (hazard.standard !== '') length('standard', hazard.standard, lengths.standard)
  } else length('standard', hazard.standard, lengths.standard)
  length('deviation', hazard.deviation, lengths.deviation)
  length('consequence', hazard.consequence, lengths.consequence)
  length('why.inherent', hazard.why.inherent, lengths.why)
  length('why.current', hazard.why.current, lengths.why)
  for (const control of hazard.controls) {
    length('control', control.text, lengths.text)
    if (control.check !== undefined) length('check', control.check, lengths.check)
  }
  const texts = [
    hazard.item,
    hazard.standard,
    hazard.deviation,
    hazard.consequence,
    hazard.why.inherent,
    hazard.why.current,
  ]
  const duties = hazard.controls.flatMap((control) => [control.text, control.check ?? ''])
  for (const text of [...texts, ...duties]) {
    if (doubleNegation.test(text)) faults.push(`${place} negates twice: ${text}`)
    if (names.test(text)) faults.push(`${place} names a person or a site: ${text}`)
    if (/[a-z]{4,}/.test(text)) faults.push(`${place} has a raw English word: ${text}`)
  }
  for (const text of duties) if (vague.test(text)) faults.push(`${place} says nothing that can be checked: ${text}`)
  return faults
}

function controlFaults({ hazard, place }: Entry): string[] {
  const faults: string[] = []
  const classes = new Set(hazard.controls.map((control) => control.class))
  if (classes.size < 3) faults.push(`${place} has ${classes.size} classes of controls, at least 3`)
  const checks = hazard.controls.filter((control) => control.check !== undefined)
  if (checks.length === 0) faults.push(`${place} has no checkpoint`)
  if (checks.some((control) => !control.tier || !control.period))
    faults.push(`${place} has a check without tier or period`)
  if (hazard.controls.some((control) => control.check === undefined && (control.tier ?? control.period)))
    faults.push(`${place} has tier or period without a check`)
  const order = ['engineering', 'management', 'training', 'ppe', 'emergency']
  const ranks = hazard.controls.map((control) => order.indexOf(control.class))
  if (ranks.some((rank, index) => index > 0 && rank < (ranks[index - 1] ?? 0)))
    faults.push(`${place} orders its controls otherwise than ${order.join(', ')}`)
  return faults
}

/** C of 15 and more and S of 5 stand for a death: the consequence says so then, and only then. */
const deathWords = /死|亡|丧命|丧生|遇难|致命|送命|溺|窒息/

function factorFaults({ hazard, place }: Entry): string[] {
  const product = (factors: readonly number[]): number =>
    factors.reduce((value, factor) => value * Math.round(factor * 10), 1)
  const faults: string[] = []
  for (const method of ['lec', 'ls'] as const) {
    const { inherent, current } = hazard[method]
    if (product(current) > product(inherent)) faults.push(`${place} ${method}: current is above inherent`)
  }
  const isFatal = hazard.lec.inherent[2] >= 15
  if ((hazard.ls.inherent[1] === 5) !== isFatal) faults.push(`${place}: C and S disagree on a death`)
  if (deathWords.test(hazard.consequence.replaceAll('坏死', '')) !== isFatal)
    faults.push(`${place}: C ${hazard.lec.inherent[2]} and the consequence disagree: ${hazard.consequence}`)
  if (
    product(hazard.lec.current) === product(hazard.lec.inherent) &&
    product(hazard.ls.current) === product(hazard.ls.inherent)
  )
    faults.push(`${place}: its controls change nothing`)
  return faults
}

function sourceFaults(entries: readonly Entry[]): string[] {
  const documents = new Map(libraryDocuments().entries.map((document) => [document.id, document]))
  const list = accidentTypeList.parse(readJson(folder, '..', 'code-lists', 'accident-types.json'))
  const accidents = new Set(list.entries.filter(({ edition }) => edition === 'GB 6441-2025').map(({ name }) => name))
  return entries.flatMap(({ hazard, place }) => [
    ...hazard.accidents.filter((name) => !accidents.has(name)).map((name) => `${place}: no accident type ${name}`),
    ...hazard.basis.flatMap((reference) => {
      const [id = '', clause] = reference.split('#')
      const document = documents.get(id)
      if (!document) return [`${place}: no document ${id}`]
      if (clause !== undefined && !document.clauses.includes(clause))
        return [`${place}: ${document.code} has no checked clause ${clause}`]
      return []
    }),
  ])
}

const repeated = (values: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  for (const value of values) seen.set(value, (seen.get(value) ?? 0) + 1)
  return [...seen].filter(([, times]) => times > 1).map(([value, times]) => `${times} times: ${value}`)
}
const normalized = (text: string): string => text.replaceAll(/[\s\p{P}\p{S}]/gu, '')

/** Pairs of letters of what an entry says, with the names of its own equipment and all figures masked. */
function shapeOf({ riskPoint, hazard }: Entry): Set<string> {
  let text = [hazard.standard, hazard.deviation, ...hazard.controls.map((control) => control.text)].join('|')
  const words = [riskPoint.name, ...riskPoint.aliases, hazard.item].toSorted((a, b) => b.length - a.length)
  for (const word of words) text = text.replaceAll(word, '#')
  text = normalized(text.replaceAll(/[\d.]+/g, '0'))
  const letters = [...text]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}

/** Entries that say the same about another thing: the share of common pairs of letters reaches a limit. */
export function alike(entries: readonly Entry[], limit = 0.6): string[] {
  const shapes = entries.map(shapeOf)
  const byPair = new Map<string, number[]>()
  shapes.forEach((shape, index) => {
    for (const pair of shape) {
      const places = byPair.get(pair)
      if (places) places.push(index)
      else byPair.set(pair, [index])
    }
  })
  const faults: string[] = []
  const common = new Uint16Array(entries.length)
  shapes.forEach((shape, index) => {
    common.fill(0)
    for (const pair of shape) for (const other of byPair.get(pair) ?? []) common[other] = (common[other] ?? 0) + 1
    for (let other = index + 1; other < entries.length; other += 1) {
      const count = common[other] ?? 0
      const share = count / (shape.size + (shapes[other]?.size ?? 0) - count)
      if (share < limit) continue
      faults.push(`${entries[index]?.place} ~ ${entries[other]?.place}: ${Math.round(share * 100)} % alike`)
    }
  })
  return faults
}

/** Every fault of the given modules. */
export function libraryFaults(modules: readonly LibraryModule[]): string[] {
  const entries = entriesOf(modules)
  const riskPoints = modules.flatMap((module) => module.riskPoints)
  const places = riskPoints.flatMap(({ id, hazards }) =>
    hazards.filter((hazard) => !hazard.id.startsWith(`${id}-`)).map((hazard) => hazard.id),
  )
  return [
    ...repeated(modules.map(({ id }) => id)).map((fault) => `module id ${fault}`),
    ...repeated(riskPoints.map(({ id }) => id)).map((fault) => `risk point id ${fault}`),
    ...repeated(riskPoints.map(({ name }) => name)).map((fault) => `risk point name ${fault}`),
    ...repeated(entries.map(({ hazard }) => hazard.id)).map((fault) => `hazard id ${fault}`),
    ...places.map((id) => `${id} does not begin with the id of its risk point`),
    ...entries.flatMap((entry) => [...wordFaults(entry), ...controlFaults(entry), ...factorFaults(entry)]),
    ...sourceFaults(entries),
    ...repeated(entries.map(({ hazard }) => normalized(hazard.deviation))).map((fault) => `deviation ${fault}`),
    ...repeated(entries.flatMap(({ hazard }) => hazard.controls.map(({ text }) => normalized(text)))).map(
      (fault) => `control ${fault}`,
    ),
    ...repeated(
      entries.flatMap(({ hazard }) => hazard.controls.flatMap(({ check }) => (check ? [normalized(check)] : []))),
    ).map((fault) => `check ${fault}`),
    ...alike(entries),
  ]
}
