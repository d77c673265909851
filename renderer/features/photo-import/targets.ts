import type { PhotoFinding } from '#shared/contract/photo-import'
import type { OutputOf } from '#shared/contract/index'
import { paperCode } from '#shared/rules/paper-entry'
import { type PhotoTarget, roleAtFinding } from '#shared/rules/photo-pairing'

export interface TargetGroup {
  label: string
  options: { value: string; label: string }[]
}

/** Value of a target in the list; the role at a finding is chosen beside it. */
export const targetValue = (target: PhotoTarget): string => `${target.recordType} ${target.recordId}`

/** What a photo can be given to: items of the inspections under way, and findings that are not closed. */
export function targetOptions(candidates: OutputOf<'photo-import.candidates'> | undefined): TargetGroup[] {
  if (!candidates) return []
  return [
    ...candidates.inspections
      .filter(({ isOpen }) => isOpen)
      .map(({ name, inspectedOn, results }) => ({
        label: `${name} ${inspectedOn}`,
        options: results.map(({ id, item }, place) => ({
          value: `inspectionResult ${id}`,
          label: `${paperCode(place)} ${item}`,
        })),
      })),
    {
      label: '隐患',
      options: candidates.findings.map(({ id, number, description }) => ({
        value: `finding ${id}`,
        label: `${number} ${description}`,
      })),
    },
  ].filter(({ options }) => options.length > 0)
}

/** The target of a chosen value, at a finding in the role that its photos suggest. */
export function targetOfValue(
  value: string | undefined,
  findings: readonly PhotoFinding[],
  takenAt: string | null,
): PhotoTarget | null {
  const [recordType, recordId = ''] = (value ?? '').split(' ')
  if (recordType === 'inspectionResult') return { recordType, recordId, role: 'before' }
  const finding = findings.find(({ id }) => id === recordId)
  return finding ? { recordType: 'finding', recordId, role: roleAtFinding(finding, takenAt) } : null
}
