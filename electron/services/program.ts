import { AppError } from '#shared/contract/errors'
import type { ProgramRow, programOperations, TopicRow } from '#shared/contract/program'
import type { Checklist } from '#shared/domain/inspection'
import type { Enterprise } from '#shared/domain/enterprise'
import { type DayRange, periodRange } from '#shared/rules/day'
import type { FrequencyEntry, FrequencyPack, PlannedOccasion, TopicList } from '#shared/rules/inspection-program'
import { plannedFrequency } from '#shared/rules/frequency-table'
import { nextOccasions } from '#shared/rules/inspection-program'
import { keptShare, planCalendar } from '#shared/rules/schedule'
import { reportsByShift, shiftFigures, shiftLines } from '#shared/rules/shift-report'
import type { ReadDatabase } from '../database/database.ts'
import { checkpointsOf } from '../database/repositories/checklist-list.ts'
import { inspectionDaysByPlan, plansWithNames } from '../database/repositories/inspection-list.ts'
import {
  areas,
  checklistItems,
  checklists,
  enterprises,
  inspectionPlans,
  inspections,
} from '../database/repositories/records.ts'
import { basisOf, basisText } from './basis.ts'
import { generateFromControls } from './checklist.ts'
import type { CommandContext, Handlers, QueryContext } from './context.ts'
import { chosenPacks, isPlanOf, packChoices, readFrequency } from './frequency.ts'

const tagsOf = ({ db }: QueryContext): Enterprise['tags'] => enterprises.list(db)[0]?.tags ?? []
const fits = (tags: readonly string[], own: readonly string[]): boolean =>
  tags.length === 0 || tags.some((tag) => own.includes(tag))

const topicOf = ({ resources }: QueryContext, id: string): TopicList => {
  const topic = resources.inspectionLibrary().topics.find((one) => one.id === id)
  if (!topic) throw new AppError('not-found', '没有这张专题检查表，可能已随新版本移走')
  return topic
}

/** The checklist of a topic: the one in use that bears its name, else a new one. */
function checklistOfTopic(context: CommandContext, topic: TopicList, areaId: string | null) {
  const present = checklists.list(context.db).find((one) => one.name === topic.name && one.areaId === areaId)
  if (present) return { checklist: present, items: 0 }
  const { name, kind, tier, period, why, photoPair } = topic
  const checklist = checklists.insert(context, {
    name,
    kind,
    tier,
    period,
    areaId,
    needsPhotoPair: photoPair,
    remark: why,
    sortOrder: 0,
  })
  topic.items.forEach(({ item, standard, basis }, index) => {
    checklistItems.insert(context, {
      checklistId: checklist.id,
      riskPointId: null,
      hazardId: null,
      controlId: null,
      item,
      standard,
      basis: basisText(basisOf(context.resources.riskLibrary(), basis)),
      sortOrder: index + 1,
    })
  })
  return { checklist, items: topic.items.length }
}

interface Proposed {
  row: ProgramRow
  entry: FrequencyEntry
  occasion: PlannedOccasion | null
}

/** What the packs would make: one row an entry, or one for each of its occasions. */
function proposed(context: QueryContext, packs: readonly FrequencyPack[]): Proposed[] {
  const { db, today, resources } = context
  const { occasions } = resources.inspectionLibrary()
  const names = inspectionPlans.list(db).map(({ name }) => name)
  const own = readFrequency(context).rows
  return packs.flatMap((pack) =>
    pack.entries.flatMap((entry) => {
      const points = entry.controls && checkpointsOf(db, { tier: entry.tier, periods: entry.controls, areaIds: [] })
      const topic = entry.topicId === null ? null : topicOf(context, entry.topicId)
      const { period, who } = plannedFrequency(pack, entry, own)
      const times = entry.occasionIds.length === 0 ? [null] : nextOccasions(occasions, entry.occasionIds, today)
      return times.map((occasion): Proposed => {
        const name = occasion ? `${occasion.name}${entry.name}` : entry.name
        const row: ProgramRow = {
          key: `${pack.id} ${entry.id} ${occasion?.startsOn ?? ''}`.trim(),
          packId: pack.id,
          name,
          kind: entry.kind,
          tier: entry.tier,
          period: occasion ? 'once' : period,
          who,
          source: points ? 'controls' : 'topic',
          itemCount: points?.length ?? topic?.items.length ?? 0,
          checklistCount: points ? new Set(points.map(({ areaId }) => areaId)).size : 1,
          startsOn: occasion?.startsOn ?? today,
          endsOn: occasion?.endsOn ?? null,
          isLedByPrincipal: entry.isLedByPrincipal,
          note: entry.note,
          isOwn: period !== entry.period || who !== entry.who,
          isChecked: entry.verified,
          isPresent: names.some((one) => isPlanOf(one, name)),
        }
        return { row, entry, occasion }
      })
    }),
  )
}

function insertPlan(context: CommandContext, { row, entry }: Proposed, checklist: Checklist, prefix: string): void {
  const area = checklist.areaId === null ? null : areas.find(context.db, checklist.areaId)
  inspectionPlans.insert(context, {
    name: `${prefix}${row.name}`,
    checklistId: checklist.id,
    kind: row.kind,
    tier: row.tier,
    period: row.period,
    shiftsPerDay: 1,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    leaderId: area?.responsiblePersonId ?? null,
    participants: row.who,
    purpose: entry.isLedByPrincipal ? '主要负责人带队检查' : entry.note,
    scope: area?.name ?? '',
  })
}

/** 报告率 of every plan whose checklist asks for photos before and after. */
function reportRates(db: ReadDatabase, range: DayRange, today: string) {
  const lists = new Set(
    checklists
      .list(db)
      .filter(({ needsPhotoPair }) => needsPhotoPair)
      .map(({ id }) => id),
  )
  const plans = inspectionPlans.list(db).filter((plan) => lists.has(plan.checklistId) && reportsByShift(plan))
  return plans.map((plan) => {
    const reports = inspections.list(db, { planId: plan.id, status: 'submitted' })
    return { planId: plan.id, name: plan.name, ...shiftFigures(shiftLines(plan, reports, range, today)) }
  })
}

export const programHandlers = {
  'topic-list.list': (context) => {
    const own = tagsOf(context)
    const names = new Set(checklists.list(context.db).map(({ name }) => name))
    const rows = context.resources.inspectionLibrary().topics.map(
      (topic): TopicRow => ({
        id: topic.id,
        name: topic.name,
        why: topic.why,
        kind: topic.kind,
        tier: topic.tier,
        period: topic.period,
        source: topic.source,
        checkedOn: topic.checkedOn,
        isFitting: fits(topic.tags, own),
        isTaken: names.has(topic.name),
        items: topic.items.map(({ item, standard, basis }) => {
          const found = basisOf(context.resources.riskLibrary(), basis)
          return { item, standard, basis: basisText(found), isChecked: found.isChecked }
        }),
      }),
    )
    return rows.toSorted((a, b) => Number(b.isFitting) - Number(a.isFitting))
  },
  'topic-list.take': (context, { topicId, areaId }) => {
    const topic = topicOf(context, topicId)
    const { checklist, items } = checklistOfTopic(context, topic, areaId)
    if (items === 0) throw new AppError('rule', `已有检查表「${topic.name}」，直接用它就行`)
    return checklist
  },
  'program.propose': (context, { packIds }) => ({
    packs: packChoices(context, packIds),
    rows: proposed(context, chosenPacks(context, packIds)).map(({ row }) => row),
  }),
  'program.generate': (context, { packIds, keys }) => {
    const packs = chosenPacks(context, packIds)
    const sum = { plans: 0, checklists: 0, items: 0 }
    for (const one of proposed(context, packs)) {
      if (one.row.isPresent || !keys.includes(one.row.key)) continue
      const { entry } = one
      if (entry.topicId !== null) {
        const { checklist, items } = checklistOfTopic(context, topicOf(context, entry.topicId), null)
        sum.items += items
        sum.checklists += items > 0 ? 1 : 0
        insertPlan(context, one, checklist, '')
        sum.plans += 1
        continue
      }
      const made = generateFromControls(context, { tier: entry.tier, periods: entry.controls ?? [], areaIds: [] })
      for (const { checklist, areaName, added, isNew } of made) {
        sum.items += added
        sum.checklists += isNew ? 1 : 0
        insertPlan(context, one, checklist, areaName === '' ? '' : `${areaName} `)
        sum.plans += 1
      }
    }
    return sum
  },
  'inspection-plan.calendar': ({ db, today }, { month }) => {
    const range = periodRange('month', `${month}-01`)
    const days = inspectionDaysByPlan(db)
    const plans = plansWithNames(db).map(({ plan }) => ({
      plan,
      occurrences: planCalendar(plan, days.get(plan.id) ?? [], range, today),
    }))
    return {
      items: plans
        .flatMap(({ plan: { id: planId, name, tier }, occurrences }) =>
          occurrences.map((occurrence) => ({ planId, name, tier, ...occurrence })),
        )
        .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      reportRates: reportRates(db, range, today),
      shares: plans.map(({ plan: { id: planId, name }, occurrences }) => ({ planId, name, ...keptShare(occurrences) })),
    }
  },
} satisfies Handlers<keyof typeof programOperations>
