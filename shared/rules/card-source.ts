/** What a card is made from: a post, risk point or area with the hazards that belong to it. */
import type { CardSubjectType } from '#shared/domain/card'
import type { ControlClass, Period } from '#shared/domain/hazard'
import { type RiskLevel, riskLevels } from '#shared/domain/risk-level'
import { highestRating, type RatedHazard } from './highest-rating.ts'

export interface CardControl {
  controlClass: ControlClass
  text: string
  status: 'inPlace' | 'planned'
  checkpoint: string
  checkPeriod: Period
}

export interface CardHazard extends RatedHazard {
  riskPointId: string
  deviation: string
  accidentTypes: readonly string[]
  consequence: string
  controls: readonly CardControl[]
}

export interface CardPoint {
  id: string
  name: string
  kind: 'facility' | 'activity' | 'place'
  post: string
  areaId: string | null
  areaName: string
  location: string
  unitName: string
  responsibleName: string
}

/** Everything that cards are composed from; risk points and hazards in force only, in their order. */
export interface CardSource {
  enterprise: { safetyManager: string; safetyPhone: string }
  people: readonly { name: string; phone: string }[]
  areas: readonly { id: string; name: string; unitName: string; responsibleName: string }[]
  riskPoints: readonly CardPoint[]
  hazards: readonly CardHazard[]
}

export interface CardSubject {
  type: CardSubjectType
  /** name of the post, id of the risk point or area */
  key: string
  name: string
  place: string
  unit: string
  responsible: string
  /** highest 现有 level of its hazards */
  level: RiskLevel | null
  /** the hazard that the level comes from, with its factors; empty without a level */
  basis: string
  points: readonly CardPoint[]
  /** the highest level first, otherwise in register order */
  hazards: readonly CardHazard[]
}

const distinct = (texts: Iterable<string>): string[] => [...new Set([...texts].filter((text) => text !== ''))]

/** 「冲压工、保养工」 names two posts. */
export function postsOf(point: Pick<CardPoint, 'post'>): string[] {
  return distinct(point.post.split(/[、，,；;/／]/).map((post) => post.trim()))
}

const rank = (hazard: CardHazard): number =>
  hazard.currentLevel === null ? riskLevels.length : riskLevels.indexOf(hazard.currentLevel)

/** The posts, risk points or areas of the enterprise as subjects of cards, in register order; areas and posts without risk points are none. */
export function cardSubjects(source: CardSource, type: CardSubjectType): CardSubject[] {
  const byPoint = Map.groupBy(source.hazards, (hazard) => hazard.riskPointId)
  const subjectOf = (
    key: string,
    name: string,
    points: readonly CardPoint[],
    own: { unit?: string; responsible?: string } = {},
  ): CardSubject => {
    const hazards = points.flatMap((point) => byPoint.get(point.id) ?? []).toSorted((a, b) => rank(a) - rank(b))
    return {
      type,
      key,
      name,
      place: distinct(
        points.map(({ areaName, location }) => (type === 'riskPoint' ? `${areaName} ${location}`.trim() : areaName)),
      ).join('、'),
      unit:
        own.unit ||
        distinct(points.map((point) => point.unitName))
          .slice(0, 3)
          .join('、'),
      responsible:
        own.responsible ||
        distinct(points.map((point) => point.responsibleName))
          .slice(0, 3)
          .join('、'),
      ...highestRating(hazards),
      points,
      hazards,
    }
  }
  if (type === 'riskPoint') return source.riskPoints.map((point) => subjectOf(point.id, point.name, [point]))
  if (type === 'post') {
    return distinct(source.riskPoints.flatMap(postsOf)).map((post) =>
      subjectOf(
        post,
        post,
        source.riskPoints.filter((point) => postsOf(point).includes(post)),
      ),
    )
  }
  return source.areas.flatMap((area) => {
    const points = source.riskPoints.filter((point) => point.areaId === area.id)
    const own = { unit: area.unitName, responsible: area.responsibleName }
    return points.length === 0 ? [] : [subjectOf(area.id, area.name, points, own)]
  })
}
