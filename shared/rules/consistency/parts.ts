/** What several rules of the consistency check share: names, places to go to, who is still there. */
import type { ConsistencySubject, ConsistencySubjectKind } from '#shared/domain/consistency'
import { addMonths } from '../day.ts'
import type {
  ConsistencyHit,
  ConsistencySnapshot,
  NamedPerson,
  SnapshotControl,
  SnapshotFinding,
  SnapshotHazard,
  SnapshotRiskPoint,
} from './snapshot.ts'

/** A hit for every record about which the judge has a sentence. */
export function hitsOf<T>(
  records: readonly T[],
  subjectOf: (record: T) => ConsistencySubject,
  judge: (record: T) => string | null,
): ConsistencyHit[] {
  return records.flatMap((record) => {
    const sentence = judge(record)
    return sentence === null ? [] : [{ subject: subjectOf(record), sentence }]
  })
}

/** A record that has its own page or stands in a list under its name. */
export const namedSubject =
  (kind: ConsistencySubjectKind) =>
  ({ id, name }: { id: string; name: string }): ConsistencySubject => ({ kind, id, name, pageId: id })

export interface PlacedHazard {
  point: SnapshotRiskPoint
  hazard: SnapshotHazard
}

const pointName = ({ number, name }: SnapshotRiskPoint): string => `${number} ${name}`

export const pointSubject = (point: SnapshotRiskPoint): ConsistencySubject =>
  namedSubject('riskPoint')({ id: point.id, name: pointName(point) })

export const hazardSubject = ({ point, hazard }: PlacedHazard): ConsistencySubject => ({
  kind: 'hazard',
  id: hazard.id,
  name: `${pointName(point)}：${hazard.item}`,
  pageId: point.id,
})

export const findingSubject = ({ id, number, description }: SnapshotFinding): ConsistencySubject =>
  namedSubject('finding')({ id, name: `${number} ${shortened(description, 40)}` })

/** Hits among the hazards of all risk points. */
export const hazardHits = (
  { riskPoints }: ConsistencySnapshot,
  judge: (placed: PlacedHazard) => string | null,
): ConsistencyHit[] =>
  hitsOf(
    riskPoints.flatMap((point) => point.hazards.map((hazard) => ({ point, hazard }))),
    hazardSubject,
    judge,
  )

/** Controls that are there already. */
export const inPlace = ({ controls }: SnapshotHazard): SnapshotControl[] =>
  controls.filter(({ status }) => status === 'inPlace')

/** True for somebody who is void, has left, or is not known. */
export function isGone({ people, today }: ConsistencySnapshot, personId: string): boolean {
  const person = people.find(({ id }) => id === personId)
  return !person || person.voidedAt !== null || (person.leftOn !== null && person.leftOn <= today)
}

/** The person's name, also of one who is void. */
export const personName = ({ people }: ConsistencySnapshot, personId: string): string =>
  people.find(({ id }) => id === personId)?.name ?? '已移走的人员'

/** True when both are the same person: by record where both name one, else by name. */
export function isSamePerson(left: NamedPerson, right: NamedPerson): boolean {
  if (left.id !== null && right.id !== null) return left.id === right.id
  const [a, b] = [left.name, right.name].map((name) => name.replaceAll(/\s/g, ''))
  return a !== '' && a === b
}

/** First day of the twelve months that are looked at where a record can no longer be changed. */
export const lookBackFrom = (today: string): string => addMonths(today, -12)

/** The first names of a list and how many there are: 「甲」「乙」等 5 条. */
export function listed(texts: readonly string[], unit: string, shown = 3): string {
  const names = texts.slice(0, shown).map((text) => `「${shortened(text, 20)}」`)
  return texts.length > shown ? `${names.join('')}等 ${texts.length} ${unit}` : names.join('')
}

export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}
