import type { photoImportOperations } from '#shared/contract/photo-import'
import type { Attachment } from '#shared/domain/attachment'
import { attachments, findings, inspectionResults, inspections } from '../database/repositories/records.ts'
import type { Handlers } from './context.ts'

/** Newest time of the photos, null when none has one. */
const newest = (photos: readonly Attachment[]): string | null =>
  photos
    .flatMap(({ takenAt }) => (takenAt === null ? [] : [takenAt]))
    .sort()
    .at(-1) ?? null

export const photoImportHandlers = {
  'photo-import.candidates': ({ db }, { days, hashes }) => {
    const wanted = new Set(days)
    const asked = new Set(hashes)
    const photos = attachments.list(db)
    const byRecord = Map.groupBy(photos, ({ recordId }) => recordId)
    const all = findings.list(db)
    const findingOfResult = new Map(all.map((finding) => [finding.inspectionResultId, finding.id]))
    return {
      inspections: inspections
        .list(db)
        .filter(({ inspectedOn, status }) => status === 'inProgress' || wanted.has(inspectedOn))
        .map((inspection) => ({
          id: inspection.id,
          number: inspection.number,
          name: inspection.name,
          inspectedOn: inspection.inspectedOn,
          isOpen: inspection.status === 'inProgress',
          results: inspectionResults.list(db, { inspectionId: inspection.id }).map((result) => ({
            id: result.id,
            item: result.item,
            answeredAt: result.answer === null ? null : result.updatedAt,
            findingId: findingOfResult.get(result.id) ?? null,
          })),
        })),
      findings: all
        .filter(({ status }) => status !== 'draft' && status !== 'closed')
        .map(({ id, number, description, status, inspectionResultId }) => {
          const before = [
            ...(byRecord.get(id) ?? []).filter(({ role }) => role === 'before'),
            ...(byRecord.get(inspectionResultId ?? '') ?? []),
          ]
          return {
            id,
            number,
            description,
            status,
            hasBefore: before.length > 0,
            beforeTakenAt: newest(before),
          }
        }),
      known: [...new Set(photos.map(({ originalSha256 }) => originalSha256))].filter((hash) => asked.has(hash)),
    }
  },
} satisfies Handlers<keyof typeof photoImportOperations>
