/**
 * The live questions of 政策要求对照: each is answered by the records alone, with the figure that it rests on. "Done" says what
 * the software holds, not what an authority would find. Where nothing was recorded that could be late, it is not done.
 */
import { archivedIn, type ExportRecord } from '#shared/domain/export-record'
import { riskReviewTriggers } from '#shared/domain/risk-review'
import { type CardKind, cardKinds } from '#shared/domain/card'
import { addDays, addMonths, dayInShanghai, isWithin, periodRange } from '#shared/rules/day'
import { isOverdue } from '#shared/rules/finding-flow'
import { followUpSteps } from '#shared/rules/follow-up'
import type { RequirementCheck } from '#shared/rules/region'
import type { Ratio } from '#shared/rules/ratio'
import type { Prefilled } from '#shared/rules/region-form'
import { threeRates } from '#shared/rules/special-equipment'
import { evaluationFigures } from '../database/repositories/overview.ts'
import {
  accidents,
  assessments,
  cards,
  checklists,
  equipmentOperators,
  exportRecords,
  findings,
  followUps,
  inspectionPlans,
  inspections,
  majorHazardCases,
  majorHazardChecks,
  nonconformities,
  operationAudits,
  organizationUnits,
  people,
  policyDocuments,
  riskPoints,
  riskReports,
  riskReviews,
  specialEquipmentRegister,
  systemMeasures,
} from '../database/repositories/records.ts'
import { enterpriseRecord, profileFigures } from './enterprise.ts'
import type { Source } from './explained-hazards.ts'
import { formNamed, prefilledValues, stateOfForm } from './region-data.ts'
import { controlListRate } from './region-indicators.ts'

export interface CheckOutcome {
  isDone: boolean
  /** why, in one sentence with its figure */
  sentence: string
}
/** Values that every regional form needs, gathered once for all of them. */
interface CheckSource extends Source {
  prefilled: () => Prefilled
}
type Check = (source: CheckSource, refs: readonly string[]) => CheckOutcome

const outcome = (isDone: boolean, sentence: string): CheckOutcome => ({ isDone, sentence })
/** One sentence for a count that must not be 0. */
const atLeastOne = (count: number, done: (count: number) => string, notYet: string): CheckOutcome =>
  count > 0 ? outcome(true, done(count)) : outcome(false, notYet)
const yearAgo = ({ today }: Source): string => addMonths(today, -12)

const submitted = ({ db }: Source) => inspections.list(db).filter(({ status }) => status === 'submitted')
const registered = ({ db }: Source) => findings.list(db).filter(({ status }) => status !== 'draft')
const exported = ({ db }: Source, reportIds: readonly string[]) =>
  exportRecords.list(db).filter(({ reportId }) => reportIds.includes(reportId))
/** Documents in several formats have one number. */
const timesOf = (records: readonly ExportRecord[]): number => new Set(records.map(({ number }) => number)).size

const hasCards =
  (kind: CardKind): Check =>
  ({ db }) =>
    atLeastOne(
      cards.list(db, { kind }).length,
      (count) => `已制${cardKinds[kind]} ${count} 张`,
      `还没有制过${cardKinds[kind]}`,
    )

/** The newest of the days that is within the last twelve months. */
function withinYear(
  source: Source,
  days: readonly string[],
  done: (day: string) => string,
  noun: string,
): CheckOutcome {
  const newest = days.toSorted().at(-1)
  if (newest === undefined) return outcome(false, `还没有${noun}`)
  if (newest < yearAgo(source)) return outcome(false, `最近一次${noun}在 ${newest}，已超过 12 个月`)
  return outcome(true, done(newest))
}

const organization: Check = ({ db, today }) => {
  const { principal, safetyManager } = enterpriseRecord(db)
  const units = organizationUnits.list(db).length
  const managers = people
    .list(db)
    .filter(({ isSafetyManager, leftOn }) => isSafetyManager && (leftOn === null || leftOn > today)).length
  const missing = [
    ...(units === 0 ? ['部门或班组'] : []),
    ...(principal === '' ? ['主要负责人'] : []),
    ...(safetyManager === '' && managers === 0 ? ['安全管理人员'] : []),
  ]
  return missing.length > 0
    ? outcome(false, `还没有登记${missing.join('、')}`)
    : outcome(true, `登记了 ${units} 个部门班组、${managers} 名安全管理人员`)
}

const tieredInspection: Check = (source) => {
  const since = addDays(source.today, -30)
  const recent = submitted(source).filter(({ inspectedOn }) => inspectedOn >= since)
  const count = (...tiers: string[]) => recent.filter(({ tier }) => tiers.includes(tier)).length
  const [posts, workshops, company] = [count('post', 'team'), count('workshop'), count('company')]
  const figures = `近 30 天岗位班组 ${posts} 次、车间 ${workshops} 次、公司 ${company} 次`
  return outcome(posts > 0 && workshops > 0 && company > 0, figures)
}

const topicInspection: Check = (source, refs) => {
  const topics = source.resources.inspectionLibrary().topics.filter(({ id }) => refs.includes(id))
  const names = topics.map(({ name }) => name)
  const lists = new Set(
    checklists
      .list(source.db, {}, { includeVoided: true })
      .filter(({ name }) => names.includes(name))
      .map(({ id }) => id),
  )
  const days = submitted(source)
    .filter(({ checklistId }) => checklistId !== null && lists.has(checklistId))
    .map(({ inspectedOn }) => inspectedOn)
  const asked = names.map((name) => `「${name}」`).join('或')
  return withinYear(source, days, (day) => `${day} 按${asked}检查过`, `按${asked}检查`)
}

const noOverdue: Check = (source) => {
  const all = registered(source)
  const overdue = all.filter((finding) => isOverdue(finding, source.today)).length
  if (all.length === 0) return outcome(false, '还没有登记过隐患，看不出改得是否及时')
  return outcome(
    overdue === 0,
    overdue === 0 ? `登记的 ${all.length} 条隐患没有超期未改的` : `有 ${overdue} 条隐患超期未改`,
  )
}

const followUp: Check = ({ db, today }) => {
  const records = Map.groupBy(followUps.list(db), ({ findingId }) => findingId)
  const closed = findings.list(db).filter(({ status }) => status === 'closed')
  const steps = closed.flatMap((finding) => followUpSteps(finding, records.get(finding.id) ?? [], today))
  const due = steps.filter(({ state }) => state === 'due').length
  const done = steps.filter(({ state }) => state === 'done').length
  if (closed.length === 0) return outcome(false, '还没有销号的隐患，没有要回头看的')
  if (due > 0) return outcome(false, `有 ${due} 次回头看到期未做`)
  return outcome(true, `没有到期未做的回头看，已做 ${done} 次`)
}

const majorHazardCheck: Check = (source) =>
  withinYear(
    source,
    majorHazardChecks
      .list(source.db)
      .filter(({ status }) => status === 'sealed')
      .map(({ checkedOn }) => checkedOn),
    (day) => `${day} 做过重大隐患对照`,
    '完成过重大隐患对照',
  )

const majorHazardCase: Check = (source) => {
  const major = registered(source).filter(({ grade }) => grade === 'major')
  if (major.length === 0) {
    const checked = majorHazardCheck(source, [])
    return outcome(checked.isDone, checked.isDone ? `没有重大隐患，${checked.sentence}` : checked.sentence)
  }
  const filed = new Set(majorHazardCases.list(source.db).map(({ findingId }) => findingId))
  const count = major.filter(({ id }) => filed.has(id)).length
  return outcome(count === major.length, `${major.length} 条重大隐患中 ${count} 条有治理档案`)
}

/** The month before this one, covered by an exported 自查自纠自报表 of that month or of a period around it. */
const selfCorrection: Check = (source) => {
  const last = periodRange('month', addMonths(source.today, -1))
  const covers = exported(source, ['self-correction-report']).some(({ parameters, exportedAt }) => {
    const { period, anchorOn } = parameters as { period?: 'month' | 'quarter' | 'year'; anchorOn?: string }
    const range = periodRange(period ?? 'month', anchorOn ?? dayInShanghai(exportedAt))
    return isWithin(last.from, range) && isWithin(last.to, range)
  })
  return outcome(covers, covers ? `${last.label}的自查自纠自报表已导出` : `${last.label}的自查自纠自报表还没有导出`)
}

const nonconformity: Check = ({ db, today }) => {
  const own = nonconformities.list(db).map(({ findingId }) => findings.require(db, findingId))
  const open = own.filter(({ status, voidedAt }) => status !== 'closed' && voidedAt === null)
  const late = open.filter(({ dueOn }) => dueOn !== null && dueOn < today).length
  if (own.length === 0 && assessments.list(db, { status: 'sealed' }).length === 0)
    return outcome(false, '还没有定稿的标准化自评，没有不符合项可查')
  if (late > 0) return outcome(false, `有 ${late} 条不符合项超过整改期限`)
  return outcome(true, `${own.length} 条不符合项没有超期，还有 ${open.length} 条在改`)
}

const accidentRegister: Check = ({ db }) => {
  const count = accidents.list(db).length
  if (count > 0) return outcome(true, `登记了 ${count} 起事故、事件`)
  const isStated = assessments.list(db).some(({ accidentSituation }) => accidentSituation !== '')
  return outcome(isStated, isStated ? '没有登记事故，自评里写明了事故情况' : '没有登记事故，也没有写明无事故')
}

const policyDocumentsInForce: Check = ({ db, resources }) => {
  const { policies } = resources.standardization().documentList
  const required = policies.filter(({ group }) => group === 'required')
  const kept = new Set(policyDocuments.list(db).map(({ entryId }) => entryId))
  const count = required.filter(({ id }) => kept.has(id)).length
  return outcome(count === required.length, `${required.length} 项制度中已登记 ${count} 项`)
}

/** 三率 from the register: every piece in use registered and validly inspected, everybody at such a post certified. */
const specialEquipment: Check = ({ db, today }) => {
  const register = specialEquipmentRegister.list(db)
  if (register.length === 0) return outcome(false, '特种设备台账还没有登记设备')
  const { registration, inspection, certificate } = threeRates(register, equipmentOperators.list(db), today)
  const rates: [string, Ratio][] = [
    ['登记', registration],
    ['检验有效', inspection],
    ['持证', certificate],
  ]
  return outcome(
    rates.every(([, { numerator, denominator }]) => numerator === denominator),
    rates.map(([name, { numerator, denominator }]) => `${name} ${numerator}/${denominator}`).join('，'),
  )
}

const regionFormFilled: Check = (source, refs) => {
  const states = refs.map((ref) => {
    const [packId = '', formId = ''] = ref.split('/')
    return stateOfForm(source, packId, formNamed(source, packId, formId), source.prefilled())
  })
  const open = states.find(({ isDone }) => !isDone)
  return open ? outcome(false, open.sentence) : outcome(true, states.map(({ sentence }) => sentence).join('；'))
}

const checks: Record<RequirementCheck, Check> = {
  profile: ({ db }) => {
    const { filled, total } = profileFigures(db)
    return outcome(filled === total, `企业资料已填 ${filled}/${total} 项`)
  },
  organization,
  riskRegister: ({ db }) => {
    const { evaluated, hazards } = evaluationFigures(db)
    const points = riskPoints.list(db).length
    return outcome(evaluated > 0, `登记了 ${points} 个风险点，${hazards} 条危险源中 ${evaluated} 条已评价`)
  },
  controlList: (source) => {
    const { numerator, denominator } = controlListRate(source)
    return outcome(
      denominator > 0 && numerator === denominator,
      `${denominator} 个风险点中 ${numerator} 个的危险源都有措施和责任人`,
    )
  },
  riskReview: (source) => {
    const closed = riskReviews.list(source.db).filter(({ closedOn }) => closedOn !== null)
    const newest = closed.toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? -1 : 1)).at(-1)
    const kind = newest ? riskReviewTriggers[newest.trigger] : ''
    return withinYear(
      source,
      closed.map(({ closedOn }) => closedOn ?? ''),
      (day) => `${day} 完成风险评审（${kind}）`,
      '完成过风险评审',
    )
  },
  inspectionPlan: ({ db }) =>
    atLeastOne(inspectionPlans.list(db).length, (count) => `有 ${count} 个检查计划`, '还没有检查计划'),
  tieredInspection,
  principalInspection: (source) => {
    const { from, label } = periodRange('month', source.today)
    const led = submitted(source).filter((one) => one.isLedByPrincipal && one.inspectedOn >= from).length
    return atLeastOne(led, (count) => `${label}主要负责人带队检查 ${count} 次`, `${label}还没有主要负责人带队的检查`)
  },
  topicInspection,
  findingLedger: (source) =>
    atLeastOne(registered(source).length, (count) => `台账有 ${count} 条隐患`, '隐患台账还是空的'),
  noOverdue,
  followUp,
  majorHazardCheck,
  majorHazardCase,
  systemMeasures: ({ db }) =>
    atLeastOne(systemMeasures.list(db).length, (count) => `有 ${count} 条制度措施`, '制度措施清单还是空的'),
  selfCorrection,
  noticeCards: hasCards('noticeCard'),
  emergencyCards: hasCards('emergencyCard'),
  operationCards: hasCards('operationCard'),
  commitments: hasCards('commitmentCard'),
  warningSigns: hasCards('warningSign'),
  announcement: (source) => {
    const since = addDays(source.today, -7)
    const days = exported(source, ['safety-announcement']).map(({ exportedAt }) => dayInShanghai(exportedAt))
    const newest = days.toSorted().at(-1) ?? ''
    return outcome(
      newest >= since && newest !== '',
      newest === '' ? '还没有导出过安全承诺公告' : `最近一次导出安全承诺公告在 ${newest}`,
    )
  },
  noticeBoard: (source) =>
    atLeastOne(
      // what lies in an archive was not posted
      timesOf(exported(source, ['notice-board']).filter((record) => archivedIn(record) === null)),
      (count) => `公告栏导出过 ${count} 次`,
      '公告栏还没有导出来张贴',
    ),
  assessment: (source) =>
    withinYear(
      source,
      assessments
        .list(source.db)
        .filter(({ status }) => status === 'sealed')
        .map(({ assessedOn }) => assessedOn),
      (day) => `${day} 的标准化自评已定稿`,
      '定稿的标准化自评',
    ),
  nonconformity,
  operationAudit: (source) =>
    withinYear(
      source,
      operationAudits.list(source.db).map(({ auditedOn }) => auditedOn),
      (day) => `${day} 做过运行质量审计`,
      '做过运行质量审计',
    ),
  accidentRegister,
  policyDocuments: policyDocumentsInForce,
  specialEquipment,
  regionForm: regionFormFilled,
  riskReport: ({ db, today }) => {
    const year = today.slice(0, 4)
    const saved = riskReports.list(db).filter(({ reportedOn }) => reportedOn.startsWith(year)).length
    return atLeastOne(saved, (count) => `${year} 年已保存风险报告 ${count} 次`, `${year} 年还没有保存风险报告`)
  },
  dataExport: (source) =>
    atLeastOne(
      timesOf(exported(source, ['finding-ledger', 'finding-statistics', 'risk-point-ledger'])),
      (count) => `隐患、统计和风险点台账导出过 ${count} 次`,
      '隐患、统计和风险点台账还没有导出过',
    ),
}

/** Answers checks for one moment; a question that many requirements share is asked once. */
export function policyChecker(source: Source): (check: RequirementCheck, refs: readonly string[]) => CheckOutcome {
  const known = new Map<string, CheckOutcome>()
  let gathered: Prefilled | undefined
  const own: CheckSource = { ...source, prefilled: () => (gathered ??= prefilledValues(source)) }
  return (check, refs) => {
    const key = [check, ...refs].join(' ')
    const found = known.get(key) ?? checks[check](own, refs)
    known.set(key, found)
    return found
  }
}
