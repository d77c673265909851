import type { Attachment } from '#shared/domain/attachment'
import type { RecordBase } from '#shared/domain/fields'
import type { OwnedFile } from '#shared/reports/archive-plan'
import type { ReportData } from '#shared/reports/definition'
import type { ReadDatabase } from '../database/database.ts'
import { stores } from '../database/record-store.ts'
import {
  assessmentAnswers,
  assessments,
  attachments,
  inspectionResults,
  inspections,
  majorHazardAnswers,
  rectifications,
} from '../database/repositories/records.ts'

type Owner = Pick<OwnedFile, 'ownerName' | 'ownerOn' | 'isFromAuthority'>

const own = (ownerName: string, ownerOn: string | null): Owner => ({ ownerName, ownerOn, isFromAuthority: false })

/** What a record is called and its day, by the fields that records of its kind have. */
function ownerByFields(record: RecordBase): Owner {
  const fields = record as RecordBase & Record<string, unknown>
  const textOf = (keys: readonly string[]) =>
    keys.map((key) => fields[key]).find((value): value is string => typeof value === 'string' && value !== '')
  const name = [textOf(['number']), textOf(['name', 'title', 'certificateNumber'])].filter(Boolean).join(' ')
  return own(name, textOf(['occurredOn', 'issuedOn', 'inspectedOn']) ?? null)
}

/** Whose file it is; null when the record is void or gone, then the file is not filed. */
function ownersIn(db: ReadDatabase, data: ReportData): (file: Attachment) => Owner | null {
  const findings = new Map(data.findings.map((finding) => [finding.id, finding]))
  const byResult = new Map(data.findings.map((finding) => [finding.inspectionResultId, finding]))
  const ofFinding = (id: string): Owner | null => {
    const finding = findings.get(id)
    if (!finding || finding.voidedAt !== null) return null
    const isFromAuthority = finding.source === 'authority' || finding.source === 'superior'
    return { ownerName: finding.number, ownerOn: finding.foundOn, isFromAuthority }
  }
  return ({ recordType, recordId }) => {
    if (recordType === 'finding') return ofFinding(recordId)
    const record = stores.get(recordType)?.find(db, recordId)
    if (!record || record.voidedAt !== null) return null
    switch (recordType) {
      case 'rectification':
        return ofFinding(rectifications.require(db, recordId).findingId)
      case 'inspectionResult': {
        const found = byResult.get(recordId)
        if (found) return ofFinding(found.id)
        const result = inspectionResults.require(db, recordId)
        const inspection = inspections.require(db, result.inspectionId)
        return inspection.voidedAt === null
          ? own(`${inspection.number || inspection.name} ${result.item}`, inspection.inspectedOn)
          : null
      }
      case 'majorHazardAnswer':
        return own(`重大隐患对照 ${majorHazardAnswers.require(db, recordId).title}`, null)
      case 'assessmentAnswer': {
        const { assessmentId, itemId } = assessmentAnswers.require(db, recordId)
        const assessment = assessments.require(db, assessmentId)
        return assessment.voidedAt === null ? own(`${assessment.name} ${itemId}`, assessment.assessedOn) : null
      }
      default:
        return ownerByFields(record)
    }
  }
}

/** Every file of a record that is not void, with what it belongs to, in the order of their owners' names. */
export function ownedFiles(db: ReadDatabase, data: ReportData): OwnedFile[] {
  const ownerOf = ownersIn(db, data)
  const plans = new Map(data.floorPlans.map((plan) => [plan.sha256, plan]))
  return attachments
    .list(db)
    .flatMap((file) => {
      // the picture of a floor plan is kept with the enterprise
      const plan = file.recordType === 'enterprise' ? plans.get(file.sha256) : undefined
      if (plan) return [{ ...file, ...own(`平面图 ${plan.name}`, null), recordType: 'floorPlan' as const }]
      const owner = ownerOf(file)
      return owner ? [{ ...file, ...owner }] : []
    })
    .sort((a, b) => (a.ownerName < b.ownerName ? -1 : a.ownerName > b.ownerName ? 1 : 0))
}
