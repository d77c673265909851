import { AppError } from '#shared/contract/errors'
import type { overviewOperations, TodayItem } from '#shared/contract/overview'
import { riskReviewTriggers } from '#shared/domain/risk-review'
import { addDays, daysBetween, periodRange } from '#shared/rules/day'
import { escalationLevels, escalationOf } from '#shared/rules/escalation'
import { isOverdue, overdueDays } from '#shared/rules/finding-flow'
import { pathProgress } from '#shared/rules/path-progress'
import { reportCatalogue } from '#shared/reports/catalogue'
import { stores } from '../database/record-store.ts'
import { entriesOfAction } from '../database/repositories/history.ts'
import {
  countOpen,
  evaluationFigures,
  exportedReportIds,
  findingFigures,
  inspectionFigures,
  openFindings,
  searchRecords,
} from '../database/repositories/overview.ts'
import { areas, inspections, riskPoints } from '../database/repositories/records.ts'
import { writeSetting } from '../database/repositories/settings.ts'
import { profileFigures } from './enterprise.ts'
import { lookItems } from './finding-management.ts'
import { missedDays, planRows } from './inspection-plan.ts'
import { equipmentItems } from './special-equipment.ts'
import { openReviewProgress, reviewClock } from './risk-review.ts'
import { standardizationItems } from './standardization-today.ts'
import type { CommandContext, Handlers, QueryContext } from './context.ts'

const soonDays = 7
function todayItems(context: QueryContext, register: { hazards: number; evaluated: number }): TodayItem[] {
  const { db, today } = context
  const items: TodayItem[] = []
  for (const plan of planRows(context)) {
    if (plan.state !== 'due' && plan.state !== 'missed') continue
    items.push({
      kind: plan.state === 'due' ? 'inspectionDue' : 'inspectionMissed',
      title: plan.name,
      detail: plan.state === 'due' ? '到期的检查' : `上一次应查而未查，近 ${missedDays} 天共漏 ${plan.missedCount} 次`,
      dueOn: plan.dueOn,
      recordId: plan.id,
    })
  }
  for (const finding of openFindings(db)) {
    const title = `${finding.number} ${finding.description}`
    const base = { title, dueOn: finding.dueOn, recordId: finding.id }
    if (finding.status === 'registered') items.push({ ...base, kind: 'findingToGrade', detail: '等待分级' })
    else if (finding.status === 'awaitingReview')
      items.push({ ...base, kind: 'findingToReview', detail: '整改已完成，等待验收' })
    else if (isOverdue(finding, today)) {
      const escalation = escalationOf(finding, today)
      items.push({
        ...base,
        kind: 'findingOverdue',
        detail: `超期 ${overdueDays(finding, today)} 天，责任人：${finding.responsibleName}${escalation ? `，应报${escalationLevels[escalation.level]}` : ''}`,
      })
    } else if (finding.dueOn !== null && finding.dueOn <= addDays(today, soonDays)) {
      items.push({
        ...base,
        kind: 'findingDueSoon',
        detail: `还有 ${daysBetween(today, finding.dueOn)} 天到期，责任人：${finding.responsibleName}`,
      })
    }
  }
  items.push(...lookItems(context))
  for (const inspection of inspections.list(db)) {
    if (inspection.status !== 'inProgress') continue
    items.push({
      kind: 'inspectionOpen',
      title: inspection.name,
      detail: '检查没有提交',
      dueOn: inspection.inspectedOn,
      recordId: inspection.id,
    })
  }
  items.push(...equipmentItems(context), ...reviewItems(context), ...standardizationItems(context))
  const missing = register.hazards - register.evaluated
  if (missing > 0) {
    items.push({
      kind: 'riskIncomplete',
      title: `${missing} 条危险源还没有评价`,
      detail: '评价后才能定级、定管控层级',
      dueOn: null,
      recordId: null,
    })
  }
  const profile = profileFigures(db)
  if (profile.filled < profile.total) {
    items.push({
      kind: 'profileIncomplete',
      title: `企业资料还有 ${profile.total - profile.filled} 项没有填`,
      detail: '这些内容会印在文件抬头和自查报告里',
      dueOn: null,
      recordId: null,
    })
  }
  return items
}

/** A review that is due, or the one under way. */
function reviewItems(context: QueryContext): TodayItem[] {
  const { reviews, open } = reviewClock(context)
  if (open) {
    const { done, total } = openReviewProgress(context.db, open)
    return [
      {
        kind: 'riskReviewOpen',
        title: `${riskReviewTriggers[open.trigger]}（${open.period}）`,
        detail: `风险评审进行中，已评审 ${done}/${total} 个风险点`,
        dueOn: null,
        recordId: open.id,
      },
    ]
  }
  return reviews
    .filter(({ isDue }) => isDue)
    .map(({ trigger, why, dueOn }) => ({
      kind: 'riskReviewDue',
      title: trigger === 'annual' ? '风险年度评审到期' : `该做风险评审：${riskReviewTriggers[trigger]}`,
      detail: why,
      dueOn,
      recordId: null,
    }))
}

function pathFigures(context: QueryContext) {
  const { db, today } = context
  const register = evaluationFigures(db)
  const found = findingFigures(db, today, periodRange('month', today).from)
  const plans = planRows(context)
  const places = areas.list(db)
  const points = riskPoints.list(db)
  const checklistIds = new Set(plans.map((plan) => plan.checklistId))
  const exported = exportedReportIds(db)
  const profile = profileFigures(db)
  return {
    profileFieldsFilled: profile.filled,
    profileFieldsTotal: profile.total,
    areas: places.length,
    areasWithResponsible: places.filter((area) => area.responsiblePersonId !== null).length,
    riskPoints: points.length,
    riskPointsPlaced: points.filter((point) => point.areaId !== null && point.responsiblePersonId !== null).length,
    riskPointsWithHazards: register.riskPointsWithHazards,
    hazards: register.hazards,
    hazardsEvaluated: register.evaluated,
    hazardsWithEnoughControls: register.withEnoughControls,
    hazardsWithResponsible: register.withResponsible,
    checklists: countOpen(db, 'checklists'),
    checklistsPlanned: checklistIds.size,
    plans: plans.length,
    plansOnTime: plans.filter((plan) => plan.state !== 'due' && plan.state !== 'missed').length,
    inspections: inspectionFigures(db, today).submitted,
    findings: found.total,
    findingsClosed: found.closed,
    findingsOverdue: found.overdue,
    documentKinds: reportCatalogue.length,
    documentKindsExported: reportCatalogue.filter((report) => exported.includes(report.id)).length,
  }
}

/** Puts back what an action changed, newest record first; any record that moved on since refuses the whole undo. */
function undo(context: CommandContext, actionId: string): { title: string } {
  const action = context.undoable.at(-1)
  if (!action || action.actionId !== actionId) {
    throw new AppError('conflict', '这项操作之后又有别的操作，只能从最近一步开始撤销')
  }
  for (const entry of entriesOfAction(context.db, actionId).reverse()) {
    if (entry.recordType === 'setting') {
      writeSetting(context, entry.recordId, entry.before?.['value'] ?? null)
      continue
    }
    const store = stores.get(entry.recordType)
    if (!store) throw new AppError('rule', '这项操作不能撤销')
    const present = store.require(context.db, entry.recordId)
    if (present.revision !== entry.after?.['revision']) {
      throw new AppError('conflict', `${store.concept}后来又被修改过，不能撤销`)
    }
    store.restore(context, entry.recordId, entry.before as typeof present | null)
  }
  return { title: action.title }
}

export const overviewHandlers = {
  'home.today': (context) => {
    const { db, today } = context
    const month = periodRange('month', today).from
    const register = evaluationFigures(db)
    const found = findingFigures(db, today, month)
    return {
      today,
      items: todayItems(context, register),
      levels: { major: 0, considerable: 0, general: 0, low: 0, ...register.levels },
      unevaluated: register.hazards - register.evaluated,
      openFindings: found.open,
      overdueFindings: found.overdue,
      closedThisMonth: found.closedSince,
      inspectionsThisMonth: inspectionFigures(db, month).since,
    }
  },
  'home.path': (context) => pathProgress(pathFigures(context)),
  'home.search': ({ db }, { text }) => searchRecords(db, text),
  'history.undoable': ({ undoable }) => undoable.at(-1) ?? null,
  'history.undo': (context, { actionId }) => undo(context, actionId),
} satisfies Handlers<keyof typeof overviewOperations>
