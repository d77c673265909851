/** The register of `report-data.ts` with every way in which a level can come about, a change of criteria and two reviews. */
import type { RiskReviewPoint } from '#shared/contract/risk-review'
import { evaluation } from '#shared/domain/evaluation'
import { card, cardKinds, type CardKind, cardSubjectsByKind } from '#shared/domain/card'
import { packSwitch } from '#shared/domain/pack-switch'
import { riskReview } from '#shared/domain/risk-review'
import type { ReportData, ReportHazard, ReportRiskReview } from '#shared/reports/definition'
import { highestRating } from '#shared/rules/highest-rating'
import { switchRows } from '#shared/rules/pack-switch'
import { composeCard, subjectsOfKind } from '#shared/rules/card'
import { evaluateRisk, lockedLevel } from '#shared/rules/risk'
import { pack } from '../unit/rules/libraries.ts'
import { reportData } from './report-data.ts'
import { ids, uuid } from './report-ids.ts'

const base = (number: number) => ({
  id: uuid(number),
  revision: 1,
  createdAt: '2026-01-05T00:00:00.000Z',
  updatedAt: '2026-01-05T00:00:00.000Z',
  voidedAt: null,
  voidReason: '',
})

export const ratedPacks = ['lec-2', 'lec-1', 'ls-1', 'mes-2'].map(pack)
const hit = {
  id: uuid(901),
  code: 'JS-01',
  name: '有限空间作业',
  source: '目录（第一批）',
  level: 'considerable' as const,
}

interface Judgement {
  factors: Record<string, number>
  packName: string
  directConditionIds?: string[]
  isHit?: boolean
}

/** The hazard with both stages evaluated anew as named. */
function rejudged(hazard: ReportHazard, number: number, judgement: Judgement): ReportHazard {
  const used = pack(judgement.packName)
  const catalogueHits = judgement.isHit ? [hit] : []
  const directConditionIds = judgement.directConditionIds ?? []
  const direct = { conditionIds: directConditionIds, reason: directConditionIds.length > 0 ? '12 人同时作业' : '' }
  const own = evaluateRisk(used, judgement.factors, direct)
  const { explanation } = evaluateRisk(used, judgement.factors, { ...direct, catalogueHits })
  const record = evaluation.parse({
    ...base(number),
    hazardId: hazard.id,
    packId: used.id,
    packVersion: used.version,
    packHash: used.id,
    method: used.method,
    factors: judgement.factors,
    directConditionIds,
    directReason: direct.reason,
    valueHundredths: own.valueHundredths,
    level: own.level,
    evaluatorId: null,
    evaluatorName: '何文斌',
    evaluatedOn: '2026-09-01',
    sequence: 2,
  })
  const level = lockedLevel(own.level, catalogueHits)
  return {
    ...hazard,
    catalogueItemIds: catalogueHits.map(({ id }) => id),
    catalogueHits,
    inherent: { ...record, stage: 'inherent' },
    current: record,
    inherentExplanation: explanation,
    currentExplanation: explanation,
    inherentLevel: level,
    currentLevel: level,
  }
}

function reviewOf(number: number, closedOn: string | null, points: RiskReviewPoint[]): ReportRiskReview {
  return {
    ...riskReview.parse({
      ...base(number),
      trigger: 'annual',
      period: '2026年',
      leaderName: '周敏华',
      participantIds: [ids.worker],
      participants: [{ personId: ids.worker, name: '何文斌', unitName: '机加工车间', post: '铣工' }],
      startedOn: '2026-11-10',
      conclusion: closedOn === null ? '' : '清单符合实际',
      closedOn,
      closedByName: closedOn === null ? '' : '周敏华',
    }),
    points,
  }
}

/** A card of every kind for everything in the register that it can be made for. */
function cardsOf(data: ReportData, hazards: readonly ReportHazard[]): ReportData['cards'] {
  const riskPoints = data.riskPoints.map((point) => ({ ...point, post: '铣工、焊工' }))
  const areas = data.areas.map(({ id, name }) => ({ id, name, unitName: '', responsibleName: '' }))
  const source = { enterprise: data.enterprise, people: data.people, areas, riskPoints, hazards }
  const made = (Object.keys(cardKinds) as CardKind[]).flatMap((kind) =>
    cardSubjectsByKind[kind].flatMap((subjectType) =>
      subjectsOfKind(source, kind, subjectType).map((subject) => ({
        kind,
        subjectType,
        subjectKey: subject.key,
        sections: composeCard(kind, source, subject).map(({ key, text }) => ({ key, text, source: text })),
      })),
    ),
  )
  return made.map((fields, index) => ({
    ...card.parse({ ...base(5000 + index), ...fields, number: `KP-${index + 101}`, textDigest: 'AB12CD34EF56' }),
    state: 'current',
  }))
}

/** LEC, LS and MES side by side, a direct judgement, a catalogue hit, one hazard without evaluation. */
export function ratedReportData(parameters: ReportData['parameters'] = {}): ReportData {
  const data = reportData(parameters)
  const judgements: Record<string, Judgement> = {
    [uuid(301)]: { factors: { L: 10, E: 60, C: 70 }, packName: 'lec-2', isHit: true },
    [uuid(302)]: { factors: { L: 5, E: 60, C: 70 }, packName: 'lec-2', directConditionIds: ['ten-people-exposed'] },
    [uuid(303)]: { factors: { L: 40, S: 40 }, packName: 'ls-1' },
  }
  const hazards = data.hazards.map((hazard, index) => {
    const judgement = judgements[hazard.id]
    const controls = hazard.controls.map((control) => ({ ...control, checkpoint: `${control.text}，在位有效` }))
    const checked = { ...hazard, controls }
    return judgement ? rejudged(checked, 3000 + index, judgement) : checked
  })
  const extra = hazards[0]
  if (extra)
    hazards.push({ ...rejudged(extra, 3100, { factors: { M: 30, E: 60, S: 80 }, packName: 'mes-2' }), id: uuid(305) })
  const points = data.riskPoints.map((point): RiskReviewPoint => {
    const { level, basis } = highestRating(hazards.filter(({ riskPointId }) => riskPointId === point.id))
    return {
      riskPointId: point.id,
      number: point.number,
      name: point.name,
      areaId: point.areaId,
      areaName: point.areaName,
      outcome: 'kept',
      note: '',
      levelBefore: level,
      basisBefore: basis,
      levelAfter: level,
      basisAfter: basis,
      hazardCount: 1,
      evaluatedSince: 0,
      isVoided: false,
    }
  })
  const target = pack('lec-1')
  const subjects = hazards.map((hazard) => {
    const point = data.riskPoints.find(({ id }) => id === hazard.riskPointId)
    const ratingOf = (record: ReportHazard['current']) => {
      const used = ratedPacks.find(({ id }) => id === record?.packId)
      return record && used ? { evaluation: record, pack: used, isByTarget: false } : null
    }
    return {
      hazardId: hazard.id,
      item: hazard.item,
      riskPointId: hazard.riskPointId,
      riskPointNumber: point?.number ?? '',
      riskPointName: point?.name ?? '',
      catalogueHits: hazard.catalogueHits,
      inherent: ratingOf(hazard.inherent),
      current: ratingOf(hazard.current),
    }
  })
  return {
    ...data,
    hazards,
    cards: cardsOf(data, hazards),
    packs: ratedPacks,
    riskReviews: [reviewOf(801, '2026-11-15', points), reviewOf(802, null, points)],
    packSwitches: [
      packSwitch.parse({
        ...base(851),
        fromMethod: 'LEC',
        fromPackId: 'LEC-2',
        toMethod: 'LEC',
        toPackId: 'LEC-1',
        toPackVersion: target.version,
        reason: '集团统一用 ＞ 边界',
        switchedOn: '2026-11-20',
        switchedByName: '周敏华',
        rows: switchRows(target, subjects),
      }),
    ],
  }
}
