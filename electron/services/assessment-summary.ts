/** What an assessment comes to: its score on each side, the level, its non-conformities. */
import type { NonconformityRow, ScoreSummary } from '#shared/contract/assessment'
import type { Assessment, AssessmentAnswer, Mark } from '#shared/domain/assessment'
import { isOverdue } from '#shared/rules/finding-flow'
import { type AssessmentScore, type ItemMark, scoreAssessment } from '#shared/rules/scoring'
import { levelByAccidents, levelByScore, lowerLevel } from '#shared/rules/standardization-level'
import type { Standard } from '#shared/rules/standard'
import type { ReadDatabase } from '../database/database.ts'
import { accidents, assessmentAnswers, findings, nonconformities } from '../database/repositories/records.ts'

export type Side = 'own' | 'review'

/** Answers of an assessment in the order of the standard; those of a void one are void with it. */
export const answersOf = (db: ReadDatabase, assessment: Assessment): AssessmentAnswer[] =>
  assessmentAnswers.list(db, { assessmentId: assessment.id }, { includeVoided: assessment.voidedAt !== null })

/** The marks of one side by item. */
export const marksOf = (answers: readonly AssessmentAnswer[], side: Side): Map<string, ItemMark> =>
  new Map(answers.map((answer) => [answer.itemId, answer[side] satisfies Mark]))

/** The score of one side with the level that it gives on the day of the assessment. */
export function summaryOf(
  db: ReadDatabase,
  assessment: Assessment,
  standard: Standard,
  answers: readonly AssessmentAnswer[],
  side: Side,
): ScoreSummary {
  const score: AssessmentScore = scoreAssessment(standard, marksOf(answers, side))
  const record = levelByAccidents(
    accidents.list(db).filter(({ isNearMiss }) => !isNearMiss),
    assessment.assessedOn,
  )
  const byScore = levelByScore(standard, score.percentTenths)
  return {
    openCount: score.openCount,
    scoredCount: score.scoredCount,
    blankCount: score.blankCount,
    full: score.full,
    blank: score.blank,
    due: score.due,
    earned: score.earned,
    deducted: score.deducted,
    percentTenths: score.percentTenths,
    lowestTenths: score.lowestTenths,
    highestTenths: score.highestTenths,
    levelByScore: byScore,
    level: lowerLevel(byScore, record.level),
    accidentLevel: record.level,
    reasons: record.reasons,
  }
}

/** True when the external reviewer has marked something. */
export const isReviewed = (answers: readonly AssessmentAnswer[]): boolean =>
  answers.some(({ review }) => review.state !== 'open')

/** Non-conformities with the findings that they are, in the order in which they were registered. */
export function nonconformityRows(db: ReadDatabase, today: string, assessmentId: string | null): NonconformityRow[] {
  return nonconformities.list(db, assessmentId === null ? {} : { assessmentId }).map((own) => {
    const finding = findings.require(db, own.findingId)
    const {
      id,
      number,
      description,
      status,
      grade,
      dueOn,
      responsibleName,
      causeAnalysis,
      measures,
      closedOn,
      voidedAt,
    } = finding
    return {
      ...own,
      finding: {
        id,
        number,
        description,
        status,
        grade,
        dueOn,
        responsibleName,
        causeAnalysis,
        measures,
        closedOn,
        voidedAt,
      },
      isOverdue: isOverdue(finding, today),
    }
  })
}
