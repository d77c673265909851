/** What a newer version of the risk library would change in what an enterprise has taken from an older one. */
import { type LibraryHazard, type MergeField, mergeFields } from '#shared/domain/risk-library'

export interface FieldChange {
  field: MergeField
  /** the library's text when the entry was taken */
  before: string
  /** the library's text now */
  after: string
  /** what stands in the register */
  own: string
}

export interface EntryChange {
  fields: FieldChange[]
  /** controls that the library has now, had not then, and that do not stand in the register */
  addedControls: LibraryHazard['controls']
  /** texts that the library no longer has and that still stand in the register */
  goneControls: string[]
}

/** Three versions side by side: taken, newest, own; what the enterprise has changed itself is shown and left alone. */
export function entryChange(
  taken: LibraryHazard,
  newest: LibraryHazard,
  own: Record<MergeField, string> & { controls: readonly string[] },
): EntryChange {
  const fields = mergeFields.flatMap((field): FieldChange[] =>
    taken[field] === newest[field] || own[field] === newest[field]
      ? []
      : [{ field, before: taken[field], after: newest[field], own: own[field] }],
  )
  const textsOf = (entry: LibraryHazard): Set<string> => new Set(entry.controls.map((control) => control.text))
  const [then, now, present] = [textsOf(taken), textsOf(newest), new Set(own.controls)]
  return {
    fields,
    addedControls: newest.controls.filter(({ text }) => !then.has(text) && !present.has(text)),
    goneControls: [...then].filter((text) => !now.has(text) && present.has(text)),
  }
}

/** Text of an entry by which its hash is made: the same text gives the same hash on every machine. */
export const entryContent = (entry: LibraryHazard): string => JSON.stringify(entry)
