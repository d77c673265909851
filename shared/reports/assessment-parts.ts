/** What the documents of a self-assessment share: which one, its score and level, its head, its tables. */
import { assessmentStatuses, type teamRoles } from '#shared/domain/assessment'
import { numbered } from '#shared/rules/score-explanation'
import { type AssessmentScore, type ItemScore, scoreAssessment, showTenths } from '#shared/rules/scoring'
import {
  attainableLevels,
  type LevelByAccidents,
  levelByAccidents,
  levelByScore,
  lowerLevel,
} from '#shared/rules/standardization-level'
import type { ReportAssessment, ReportData } from './definition.ts'
import { chosenOrNewest, field, joined, signature } from './parts.ts'
import type { Block } from './report-document.ts'

export const notAssessed = '未评'

/** The score counts what the enterprise found; who grants the level decides. */
export const ownScoreNote = '得分和等级由软件按登记的打分计算，是企业自评的结果，不代替评审和定级部门的结论'

export interface ScoredAssessment {
  assessment: ReportAssessment
  score: AssessmentScore
  /** null while the reviewer has marked nothing */
  review: AssessmentScore | null
  byAccidents: LevelByAccidents
  /** 二级; 未评完 while items are open */
  level: string
  /** 84.7; 未评完 while items are open */
  points: string
}

/** The chosen assessment, the newest where none is chosen. */
export function scoredAssessment(data: ReportData): ScoredAssessment {
  const assessment = chosenOrNewest(data, data.standardization.assessments, {
    unknown: '找不到这次自评',
    none: '还没有自评；请先在「标准化」里开始一次自评',
  })
  const { standard, answers } = assessment
  const score = scoreAssessment(standard, new Map(answers.map(({ itemId, own }) => [itemId, own])))
  const isReviewed = answers.some(({ review }) => review.state !== 'open')
  const byAccidents = levelByAccidents(data.standardization.accidents, assessment.assessedOn)
  const level = lowerLevel(levelByScore(standard, score.percentTenths), byAccidents.level)
  const unknown = score.openCount > 0 ? '未评完' : '未定'
  return {
    assessment,
    score,
    review: isReviewed
      ? scoreAssessment(standard, new Map(answers.map(({ itemId, review }) => [itemId, review])))
      : null,
    byAccidents,
    level: level === null ? unknown : attainableLevels[level],
    points: score.percentTenths === null ? unknown : showTenths(score.percentTenths),
  }
}

export const itemScores = (score: AssessmentScore): ItemScore[] =>
  score.categories.flatMap(({ elements }) => elements.flatMap(({ items }) => items))

/** 组长 周敏华、成员 … */
export const teamOf = ({ team }: ReportAssessment, ...roles: (keyof typeof teamRoles)[]): string =>
  team
    .filter(({ role }) => roles.includes(role))
    .map(({ name }) => name)
    .join('、')

/** AQ/T 9006 … 《…细则》 1.0.0（未核实） */
export function standardName({ standard }: ReportAssessment): string {
  return `${joined([standard.code, `《${standard.title}》`])} ${standard.version}${standard.verified ? '' : '（未核实）'}`
}

export const periodOf = ({ periodFrom, periodTo }: ReportAssessment): string => `${periodFrom} 至 ${periodTo}`

/** Standard, period, team and state of the assessment. */
export function assessmentHead({ assessment }: ScoredAssessment): Block {
  return {
    kind: 'fields',
    columns: 2,
    items: [
      field('自评名称', assessment.name),
      field('评定标准', standardName(assessment)),
      field('自评期间', periodOf(assessment)),
      { label: '自评日期', value: assessment.assessedOn, format: 'date' },
      field('自评组长', teamOf(assessment, 'leader', 'deputy')),
      field('主要成员', teamOf(assessment, 'member', 'employee')),
      field('自评范围', assessment.scope),
      field('状态', assessmentStatuses[assessment.status]),
    ],
  }
}

/** Remarks that every document of an assessment carries. */
export function assessmentNotes({ assessment, score }: ScoredAssessment): string[] {
  const mostlyBlank = score.categories.filter(({ isMostlyBlank }) => isMostlyBlank)
  return [
    ownScoreNote,
    ...(assessment.status === 'open' ? ['自评尚未定稿，内容可能变动'] : []),
    ...(score.openCount > 0 ? [`还有 ${score.openCount} 条未评，未评的条目印「未评」，不按 0 分计`] : []),
    ...(assessment.standard.verified ? [] : ['评定标准未对照官方原文核实']),
    ...(mostlyBlank.length > 0
      ? [`空项超过三成，请核对是否都不涉及：${mostlyBlank.map(({ category }) => numbered(category)).join('、')}`]
      : []),
  ]
}

/** 自评组长、自评组成员、主要负责人 with the place for the seal. */
export function assessmentSignatures({ assessment }: ScoredAssessment, data: ReportData): Block {
  return {
    kind: 'signatures',
    items: [
      signature('自评组长', teamOf(assessment, 'leader'), assessment.assessedOn),
      signature('自评组成员'),
      signature('主要负责人', data.enterprise.principal),
    ],
    sealPlace: true,
  }
}
