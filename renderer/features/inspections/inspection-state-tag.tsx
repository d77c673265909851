import type { InspectionRow } from '#shared/contract/inspection'
import { inspectionStatuses } from '#shared/domain/inspection'
import { StatusTag } from '../../ui/index.ts'

/** State of an inspection as icon and word. */
export function InspectionStateTag({ row }: { row: Pick<InspectionRow, 'status' | 'voidedAt'> }) {
  if (row.voidedAt !== null) return <StatusTag tone="grey">作废</StatusTag>
  return row.status === 'submitted' ? (
    <StatusTag tone="green">{inspectionStatuses.submitted}</StatusTag>
  ) : (
    <StatusTag tone="amber">{inspectionStatuses.inProgress}</StatusTag>
  )
}
