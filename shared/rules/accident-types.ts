/** Accident types by edition (GB 6441-1986: 20, GB 6441-2025: 27) and the way from the old names to the new. */
import type { AccidentEdition, AccidentTypeList } from './code-list.ts'

export type AccidentType = AccidentTypeList['entries'][number]

/** The types of one edition in their official order. */
export function accidentTypesOf(list: AccidentTypeList, edition: AccidentEdition): AccidentType[] {
  return list.entries.filter((entry) => entry.edition === edition).sort((left, right) => left.order - right.order)
}

export interface MappedAccidentType {
  /** name in the newest edition; an unknown name is left as it is */
  name: string
  needsReview: boolean
  /** what a person has to decide, empty when nothing */
  hint: string
}

/** The 2025 name of a type; review is asked for where one old type became two (车辆, 中毒和窒息) or the name is unknown. */
export function mapAccidentType(list: AccidentTypeList, name: string): MappedAccidentType {
  const trimmed = name.trim()
  const mapping = list.mappings.find((candidate) => candidate.from === trimmed)
  if (mapping) return { name: mapping.to, needsReview: mapping.needsReview, hint: mapping.hint }
  const isCurrent = list.entries.some((entry) => entry.edition === 'GB 6441-2025' && entry.name === trimmed)
  return isCurrent
    ? { name: trimmed, needsReview: false, hint: '' }
    : { name: trimmed, needsReview: true, hint: `事故类型表中没有「${trimmed}」，请选择一种` }
}

/** The edition in force on a day: the one that came into force last. */
export function editionInForce(list: AccidentTypeList, day: string): AccidentEdition {
  const inForce = list.editions
    .filter((edition) => edition.effectiveOn === null || edition.effectiveOn <= day)
    .sort((left, right) => (left.effectiveOn ?? '').localeCompare(right.effectiveOn ?? ''))
    .at(-1)
  if (!inForce) throw new RangeError(`no edition of accident types in force on ${day}`)
  return inForce.edition
}
