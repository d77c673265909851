/**
 * Treatment of a major hazard step by step: 停用撤人 → 报告 → 治理方案 → 五落实 → 治理 → 内部验收 → 外部复查 → 销号 → 回头看.
 * 安全生产法 第四十一条; 安监总局令第16号 第十四条 (contents of the report) and 第十五条 (six-part plan). The finding keeps its own
 * life cycle (finding-flow.ts); a step that rests on it asks for it and changes nothing there.
 */
import { AppError } from '#shared/contract/errors'
import { type Finding, findingStatuses, treatmentPlanParts } from '#shared/domain/finding'
import {
  type AssurancePart,
  assuranceParts,
  type ExtensionPart,
  extensionParts,
  type MajorHazardCase,
  type MajorHazardState,
  majorHazardStates,
  type MajorHazardStep,
  type MajorHazardStepKind,
  majorHazardSteps,
  type MajorHazardVerdict,
} from '#shared/domain/major-hazard'
import { addDays } from './day.ts'
import type { Problems } from './finding-flow.ts'

type Done = Pick<MajorHazardStep, 'kind' | 'verdict' | 'doneOn' | 'toOn'>

/** The steps that may follow now, the usual one first. */
export function nextSteps(steps: readonly Pick<Done, 'kind' | 'verdict'>[]): MajorHazardStepKind[] {
  const last = steps.at(-1)
  if (last === undefined) return ['halt']
  switch (last.kind) {
    case 'halt':
      return ['report']
    case 'report':
      return ['plan']
    case 'plan':
      return ['assurance']
    case 'assurance':
    case 'extendReply':
      return ['treat', 'extend']
    case 'extend':
      return ['extendReply', 'treat']
    case 'treat':
      return ['accept']
    case 'accept':
      return last.verdict === 'passed' ? ['externalReview'] : ['treat', 'extend']
    case 'externalReview':
      return last.verdict === 'failed' ? ['treat', 'extend'] : ['close']
    case 'close':
    case 'lookBack':
      return ['lookBack']
  }
}

/** Where the treatment stands after its steps. */
export function majorHazardState(steps: readonly Pick<Done, 'kind' | 'verdict'>[]): MajorHazardState {
  const last = steps.at(-1)
  if (last === undefined) return 'unreported'
  switch (last.kind) {
    case 'halt':
      return 'unreported'
    case 'report':
    case 'plan':
      return 'reported'
    case 'assurance':
    case 'extendReply':
    case 'treat':
      return 'treating'
    case 'extend':
      return 'extending'
    case 'accept':
      return last.verdict === 'passed' ? 'awaitingReview' : 'treating'
    case 'externalReview':
      return last.verdict === 'failed' ? 'reviewFailed' : 'awaitingReview'
    case 'close':
      return 'closed'
    case 'lookBack':
      return 'lookedBack'
  }
}

/** Throws AppError `rule` with the reason when the step is not the next one. */
export function refuseOutOfOrder(kind: MajorHazardStepKind, steps: readonly Pick<Done, 'kind' | 'verdict'>[]): void {
  const next = nextSteps(steps)
  if (next.includes(kind)) return
  const state = majorHazardState(steps)
  if (state === 'closed' || state === 'lookedBack')
    throw new AppError('rule', '已销号的重大隐患只能登记回头看；再次发现请登记新的隐患。')
  if (kind === 'close')
    throw new AppError('rule', '还没有外部复查通过的日期，也没有写明不需要外部复查的原因，不能销号。')
  const names = next.map((step) => `「${majorHazardSteps[step]}」`).join('或')
  throw new AppError(
    'rule',
    `现在是「${majorHazardStates[state]}」，下一步是${names}，还不能办「${majorHazardSteps[kind]}」。`,
  )
}

export type StepField = 'text' | 'assurances' | 'extension' | 'verdict' | 'organization' | 'toOn' | 'isRecurring'

/** What each step asks for beside the day and the person. */
export const stepFields: Record<MajorHazardStepKind, readonly StepField[]> = {
  halt: ['text'],
  report: ['organization', 'text'],
  plan: ['text'],
  assurance: ['assurances', 'text'],
  treat: ['text'],
  extend: ['toOn', 'extension', 'text'],
  extendReply: ['verdict', 'organization', 'toOn', 'text'],
  accept: ['verdict', 'text'],
  externalReview: ['verdict', 'organization', 'text'],
  close: ['text'],
  lookBack: ['isRecurring', 'text'],
}

/** The verdicts that a step can have; empty where it has none. */
export const stepVerdicts: Partial<Record<MajorHazardStepKind, readonly MajorHazardVerdict[]>> = {
  extendReply: ['passed', 'failed'],
  accept: ['passed', 'failed'],
  externalReview: ['passed', 'failed', 'waived'],
}

/** What `text` is for; one word of it is required where the sentence begins with 请. */
export const stepTexts: Record<MajorHazardStepKind, string> = {
  halt: '请写明停用、撤人和警戒情况；不需要停用的写明原因',
  report: '报告情况：向谁报告、怎样报告，职工代表大会报告情况',
  plan: '治理方案的审批情况',
  assurance: '其他说明',
  treat: '请写明治理完成情况',
  extend: '其他说明',
  extendReply: '批复意见',
  accept: '验收意见',
  externalReview: '复查意见；不需要外部复查的写明原因',
  close: '销号说明',
  lookBack: '请写明措施是否在位、有没有复发',
}

export type StepInput = Pick<MajorHazardStep, 'kind' | 'doneOn' | 'byName' | StepField>

export interface StepContext {
  steps: readonly Done[]
  record: Pick<MajorHazardCase, 'criterion' | 'situation' | 'harm' | 'difficulty'>
  finding: Pick<Finding, 'status' | 'foundOn' | 'dueOn' | 'treatmentPlan'>
  today: string
}

/** What is missing before the step can be recorded: field -> sentence; `case.` fields stand in the file, `finding` in the finding. */
export function stepProblems(input: StepInput, context: StepContext): Problems {
  const { finding, record } = context
  const problems: Problems = dayProblems(input, context)
  const { kind } = input
  if (isBlank(input.byName)) problems.byName = '请填写办理人'
  if (isBlank(input.text) && stepTexts[kind].startsWith('请')) problems.text = stepTexts[kind]
  const verdicts = stepVerdicts[kind]
  if (verdicts && (input.verdict === null || !verdicts.includes(input.verdict))) problems.verdict = '请选择结论'

  if (kind === 'report') {
    if (isBlank(input.organization)) problems.organization = '请填写报送单位'
    if (isBlank(record.criterion)) problems['case.criterion'] = '请先填写「对照的标准与条款」'
    if (isBlank(record.situation)) problems['case.situation'] = '请先填写「现状及产生原因」'
    if (isBlank(record.harm)) problems['case.harm'] = '请先填写「危害程度和影响范围」'
    if (isBlank(record.difficulty)) problems['case.difficulty'] = '请先填写「整改难易程度分析」'
  }
  if (kind === 'plan') {
    const missing = Object.entries(treatmentPlanParts).filter(([part]) =>
      isBlank(finding.treatmentPlan?.[part as keyof typeof treatmentPlanParts] ?? ''),
    )
    if (missing.length > 0)
      problems.finding = `治理方案还缺：${missing.map(([, label]) => label).join('、')}，请先在隐患里填写`
  }
  if (kind === 'assurance')
    for (const [part, label] of Object.entries(assuranceParts))
      if (isBlank(input.assurances?.[part as AssurancePart] ?? ''))
        problems[`assurances.${part}`] = `请写明${label}的情况`
  if (kind === 'treat' && finding.status !== 'awaitingReview' && finding.status !== 'closed')
    problems.finding = `隐患现在是「${findingStatuses[finding.status]}」，请先在隐患里提交整改`
  if (kind === 'extend') {
    if (input.toOn === null) problems.toOn = '请填写申请延期到哪一天'
    else {
      const dueOn = treatmentDueOn(context.steps, finding.dueOn)
      if (dueOn !== null && input.toOn <= dueOn) problems.toOn = `延期后的日期应晚于原时限 ${dueOn}`
    }
    for (const [part, label] of Object.entries(extensionParts))
      if (isBlank(input.extension?.[part as ExtensionPart] ?? '')) problems[`extension.${part}`] = `请写明${label}`
  }
  if (kind === 'extendReply') {
    if (isBlank(input.organization)) problems.organization = '请填写批复单位'
    if (input.verdict === 'passed' && input.toOn === null) problems.toOn = '请填写批准延期到哪一天'
  }
  if (kind === 'accept' && input.verdict === 'failed' && isBlank(input.text)) problems.text = '验收不通过，请写明原因'
  if (kind === 'externalReview') {
    if (input.verdict === 'waived' && isBlank(input.text)) problems.text = '请写明不需要外部复查的原因'
    if (input.verdict === 'failed' && isBlank(input.text)) problems.text = '复查不通过，请写明原因'
    if (input.verdict !== 'waived' && isBlank(input.organization)) problems.organization = '请填写复查单位'
  }
  if (kind === 'close' && finding.status !== 'closed')
    problems.finding = `隐患现在是「${findingStatuses[finding.status]}」，请先在隐患里完成验收`
  if (kind === 'lookBack' && input.isRecurring === null) problems.isRecurring = '请选择有没有复发'
  return problems
}

function dayProblems(input: Pick<StepInput, 'doneOn'>, { steps, finding, today }: StepContext): Problems {
  const last = steps.at(-1)
  if (input.doneOn > today) return { doneOn: '日期不能晚于今天' }
  if (input.doneOn < finding.foundOn) return { doneOn: `日期不能早于发现日期 ${finding.foundOn}` }
  if (last && input.doneOn < last.doneOn)
    return { doneOn: `日期不能早于上一步「${majorHazardSteps[last.kind]}」的 ${last.doneOn}` }
  return {}
}

/** 治理时限: the finding's, or the later day to which an extension was granted. */
export function treatmentDueOn(steps: readonly Done[], dueOn: string | null): string | null {
  const granted = steps.findLast(({ kind, verdict }) => kind === 'extendReply' && verdict === 'passed')?.toOn ?? null
  return dueOn === null || (granted !== null && granted > dueOn) ? granted : dueOn
}

/** What a step says beside its day, person and verdict, line by line; `dayText` writes its days. */
export function stepLines(step: MajorHazardStep, dayText: (day: string) => string): string[] {
  const { assurances, extension } = step
  return [
    ...(assurances === null
      ? []
      : Object.entries(assuranceParts).map(([part, label]) => `${label}：${assurances[part as AssurancePart]}`)),
    extension?.fromOn ? `原时限 ${dayText(extension.fromOn)}` : '',
    step.toOn === null ? '' : `延期至 ${dayText(step.toOn)}`,
    ...(extension === null
      ? []
      : Object.entries(extensionParts).map(([part, label]) => `${label}：${extension[part as ExtensionPart]}`)),
    step.isRecurring === null ? '' : step.isRecurring ? '有复发' : '没有复发',
    step.text,
  ].filter((line) => line !== '')
}

/** When to look back: 30 and 90 days after 销号 (this software's suggestion); null before and after. */
export function lookBackDueOn(steps: readonly Pick<Done, 'kind' | 'doneOn'>[]): string | null {
  const closed = steps.find(({ kind }) => kind === 'close')
  if (!closed) return null
  const days = [30, 90][steps.filter(({ kind }) => kind === 'lookBack').length]
  return days === undefined ? null : addDays(closed.doneOn, days)
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
