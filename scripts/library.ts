/** `npm run library [-- module …]`: faults of the risk library (or named modules) and of the standards, then what is in them. */
import { entriesOf, libraryDocuments, libraryFaults, moduleFiles, readModule } from './library-gates.ts'
import { standardFigures } from './standard-gates.ts'

const named = process.argv.slice(2)
const files = moduleFiles().filter((file) => named.length === 0 || named.includes(file.replace('.json', '')))
const read = files.map(readModule)
const modules = read.flatMap(({ module }) => module ?? [])
const standards = named.length === 0 ? standardFigures() : { lines: [], faults: [] }
const faults = [...read.flatMap((one) => one.faults), ...libraryFaults(modules), ...standards.faults]
for (const fault of faults) console.log(fault)

const documents = new Map(libraryDocuments().entries.map((document) => [document.id, document]))
const isChecked = (reference: string): boolean => {
  const [id = '', clause] = reference.split('#')
  return documents.get(id)?.verified === true && clause !== undefined
}
const cells = (values: (string | number)[]): string =>
  values.map((value, index) => (index === 0 ? String(value).padEnd(30) : String(value).padStart(10))).join('')
console.log(cells(['module', 'points', 'hazards', 'controls', 'checks', 'unchecked']))
const figures = (parts: typeof modules): number[] => {
  const hazards = entriesOf(parts).map(({ hazard }) => hazard)
  const controls = hazards.flatMap((hazard) => hazard.controls)
  return [
    parts.reduce((sum, module) => sum + module.riskPoints.length, 0),
    hazards.length,
    controls.length,
    controls.filter((control) => control.check !== undefined).length,
    hazards.filter((hazard) => !hazard.basis.some(isChecked)).length,
  ]
}
for (const module of modules) console.log(cells([module.id, ...figures([module])]))
console.log(cells(['all', ...figures(modules)]))
for (const line of standards.lines) console.log(line)
console.log(faults.length === 0 ? 'library: every gate holds' : `library: ${faults.length} faults`)
process.exit(faults.length === 0 ? 0 : 1)
