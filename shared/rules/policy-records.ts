/**
 * Where the enterprise stands against the list of policies and records. A policy is looked at again at least once a year
 * (item 31 of the thirteen elements); a record that is made every year is stale in the same way.
 */
import type { PolicyDocument } from '#shared/domain/standardization'
import { addMonths } from './day.ts'

export const policyRecordStates = { present: '有', missing: '缺', stale: '过期' } as const
export type PolicyRecordState = keyof typeof policyRecordStates

/** Last day on which it was issued, assessed or revised; null when none was written down. */
export function lastDayOf({ issuedOn, revisedOn }: Pick<PolicyDocument, 'issuedOn' | 'revisedOn'>): string | null {
  if (issuedOn === null || revisedOn === null) return issuedOn ?? revisedOn
  return issuedOn > revisedOn ? issuedOn : revisedOn
}

/** The document of an entry that counts: the one dealt with last. */
export function documentOfEntry(documents: readonly PolicyDocument[], entryId: string): PolicyDocument | null {
  return documents
    .filter((own) => own.entryId === entryId)
    .reduce<PolicyDocument | null>(
      (best, own) => (best === null || (lastDayOf(own) ?? '') > (lastDayOf(best) ?? '') ? own : best),
      null,
    )
}

/** `stale` when it must be looked at yearly and its last day is more than a year back; without any day it is only present. */
export function policyRecordState(
  document: PolicyDocument | null,
  isYearly: boolean,
  today: string,
): PolicyRecordState {
  if (document === null) return 'missing'
  const last = lastDayOf(document)
  return isYearly && last !== null && addMonths(last, 12) < today ? 'stale' : 'present'
}
