/** Exported data without the people behind them. */
import type { DataExport } from '#shared/contract/data-export'
import { hiderOf } from './document-view.ts'

/** Fields that hold the name of a person; every name found in one is masked wherever else it stands. */
const personFields = new Set([
  'legalRepresentative',
  'principal',
  'safetyManager',
  'finderName',
  'responsibleName',
  'closedByName',
  'approverName',
  'rectifierName',
  'reviewerName',
  'issuerName',
  'inspectorName',
  'evaluatorName',
  'checkerName',
  'personName',
])
/** Never texts of people: their figures could be taken for telephone numbers. */
const untouched = new Set(['creditCode', 'number', 'registrationNumber', 'schema', 'madeAt', 'appVersion'])
const isCode = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{64}$|^\d{4}-\d{2}-\d{2}/

function namesIn(value: unknown, names: Set<string>, key = ''): void {
  if (typeof value === 'string') {
    // several people may share a field
    if (personFields.has(key)) for (const name of value.split(/[、,，;；\s]+/)) names.add(name)
  } else if (Array.isArray(value)) for (const item of value) namesIn(item, names, key)
  else if (typeof value === 'object' && value !== null)
    for (const [own, item] of Object.entries(value)) namesIn(item, names, own)
}

/** A certificate of a person often carries the number of the identity card. */
const maskedNumber = (text: string): string =>
  text.length <= 4 ? '*'.repeat(text.length) : `${text.slice(0, 2)}****${text.slice(-2)}`

/** Names become 王**, telephone and certificate numbers lose their middle; identifiers, days and figures stay. */
export function hidePersons(data: DataExport): DataExport {
  const names = new Set(data.people.map(({ name }) => name))
  namesIn(data, names)
  for (const { team } of data.assessments) for (const { name } of team) names.add(name)
  const hide = hiderOf([...names])
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (key === 'certificateNumber') return maskedNumber(value)
      if (key === 'phone' || key === 'safetyPhone') return maskedNumber(value)
      return untouched.has(key) || isCode.test(value) ? value : hide(value)
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, key))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([own, item]) => [own, walk(item, own)]))
    return value
  }
  return walk(data, '') as DataExport
}
