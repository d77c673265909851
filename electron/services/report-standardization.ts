/** What the documents of 标准化 draw on: assessments with their frozen standards, accidents and certificates. */
import type { ReportAssessment, ReportStandardization } from '#shared/reports/definition'
import {
  accidents,
  assessmentEvidences,
  assessments,
  attachments,
  levelCertificates,
  nonconformities,
} from '../database/repositories/records.ts'
import { answersOf } from './assessment-summary.ts'
import type { Source } from './explained-hazards.ts'
import { standardByHash } from './standards.ts'

export const noStandardization: ReportStandardization = {
  assessments: [],
  accidents: [],
  certificates: [],
  conditions: [],
}

/** Every assessment in force, the oldest first. */
export function reportStandardization({ db, resources }: Source): ReportStandardization {
  const evidence = Map.groupBy(assessmentEvidences.list(db), ({ answerId }) => answerId)
  const files = Map.groupBy(attachments.list(db, { recordType: 'assessmentAnswer' }), ({ recordId }) => recordId)
  const found = Map.groupBy(nonconformities.list(db), ({ assessmentId }) => assessmentId)
  return {
    assessments: assessments.list(db).map(
      (own): ReportAssessment => ({
        ...own,
        standard: standardByHash(db, resources, own.standardHash).standard,
        answers: answersOf(db, own).map((answer) => ({
          ...answer,
          evidence: evidence.get(answer.id) ?? [],
          fileNames: (files.get(answer.id) ?? []).map(({ caption, originalName }) => caption || originalName),
        })),
        nonconformities: found.get(own.id) ?? [],
      }),
    ),
    accidents: accidents.list(db).filter(({ isNearMiss }) => !isNearMiss),
    certificates: levelCertificates.list(db),
    conditions: resources.standardization().conditions.conditions,
  }
}
