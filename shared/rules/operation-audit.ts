/** 运行质量审计: eight elements, each looked at in four aspects; a share of what could be reached, half-up to a tenth of a percent. */
import { type AuditAspect, auditAspects, type AuditGrade, type AuditMark } from '../domain/standardization.ts'
import { tenthsOf } from './scoring.ts'

/** What a grade is worth; a proposal of this app, no rule prescribes one. */
export const gradePoints: Readonly<Record<AuditGrade, number>> = { none: 0, partial: 1, mostly: 2, full: 3 }
const most = 3

const aspectKeys = Object.keys(auditAspects) as AuditAspect[]

export interface AuditShare {
  /** answered of those asked */
  answered: number
  asked: number
  points: number
  /** most that the answered ones can bring */
  due: number
  /** null while nothing is answered */
  percentTenths: number | null
}

export interface AuditScore extends AuditShare {
  elements: (AuditShare & { elementId: string; name: string })[]
  /** by aspect over all elements: where the paper is better than the practice, it shows here */
  aspects: Record<AuditAspect, AuditShare>
}

function shareOf(grades: readonly (AuditGrade | null)[]): AuditShare {
  const given = grades.filter((grade) => grade !== null)
  const points = given.reduce((sum, grade) => sum + gradePoints[grade], 0)
  const due = given.length * most
  return { answered: given.length, asked: grades.length, points, due, percentTenths: tenthsOf(points, due) }
}

/** The score of the grid; marks of unknown elements are left out, unanswered ones are not counted. */
export function scoreAudit(
  elements: readonly { id: string; name: string }[],
  marks: readonly Pick<AuditMark, 'elementId' | 'aspect' | 'grade'>[],
): AuditScore {
  const grades = new Map(marks.map(({ elementId, aspect, grade }) => [`${elementId} ${aspect}`, grade]))
  const gradeOf = (elementId: string, aspect: AuditAspect) => grades.get(`${elementId} ${aspect}`) ?? null
  const ofAspect = (aspect: AuditAspect) => shareOf(elements.map(({ id }) => gradeOf(id, aspect)))
  return {
    ...shareOf(elements.flatMap(({ id }) => aspectKeys.map((aspect) => gradeOf(id, aspect)))),
    elements: elements.map(({ id, name }) => ({
      elementId: id,
      name,
      ...shareOf(aspectKeys.map((aspect) => gradeOf(id, aspect))),
    })),
    aspects: {
      policy: ofAspect('policy'),
      record: ofAspect('record'),
      practice: ofAspect('practice'),
      sample: ofAspect('sample'),
    },
  }
}

/**
 * Rules of the consistency check that point to 「两张皮」: papers that do not follow the plant, records that do not follow the
 * work; each under the element in whose row it is looked at.
 */
export const auditFlagRules: Readonly<Record<string, string>> = {
  'policy-not-reviewed': 'foundation',
  'policy-older-than-change': 'foundation',
  'responsible-gone': 'leadership',
  'inspections-missed': 'hazard-treatment',
  'inspection-without-participants': 'hazard-treatment',
  'identical-inspections': 'hazard-treatment',
  'all-normal-for-months': 'hazard-treatment',
  'checklist-item-control-voided': 'hazard-treatment',
  'checklist-item-without-control': 'hazard-treatment',
  'closed-by-rectifier': 'hazard-treatment',
  'closed-without-photo': 'hazard-treatment',
  'repeated-finding': 'hazard-treatment',
  'evaluation-outdated': 'risk-control',
  'level-changed-after-export': 'risk-control',
  'floor-plan-older-than-level': 'risk-control',
  'lower-without-control': 'risk-control',
  'risk-point-never-checked': 'risk-control',
  'special-equipment-unchecked': 'people-and-site',
  'self-assessment-outdated': 'review-improvement',
  'full-score-with-open-nonconformity': 'review-improvement',
}
