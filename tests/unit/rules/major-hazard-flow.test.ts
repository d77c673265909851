import { describe, expect, it, test } from 'vitest'
import { AppError } from '#shared/contract/errors'
import {
  majorHazardStep,
  type MajorHazardStepKind,
  majorHazardStates,
  majorHazardSteps,
} from '#shared/domain/major-hazard'
import {
  lookBackDueOn,
  majorHazardState,
  nextSteps,
  refuseOutOfOrder,
  type StepContext,
  type StepInput,
  stepFields,
  stepLines,
  stepProblems,
  stepVerdicts,
  treatmentDueOn,
} from '#shared/rules/major-hazard-flow'

type Step = { kind: MajorHazardStepKind; verdict: StepInput['verdict']; doneOn: string; toOn: string | null }
const step = (kind: MajorHazardStepKind, verdict: StepInput['verdict'] = null, doneOn = '2026-11-02'): Step => ({
  kind,
  verdict,
  doneOn,
  toOn: null,
})
/** Steps up to and with the last one: 'accept:passed'. */
const upTo = (...words: string[]): Step[] =>
  words.map((word) => {
    const [kind, verdict = null] = word.split(':') as [MajorHazardStepKind, StepInput['verdict']]
    return step(kind, verdict)
  })
const treated = ['halt', 'report', 'plan', 'assurance', 'treat'] as const
const accepted = [...treated, 'accept:passed'] as const

describe('order', () => {
  it.each([
    [[], 'unreported', ['halt']],
    [['halt'], 'unreported', ['report']],
    [['halt', 'report'], 'reported', ['plan']],
    [['halt', 'report', 'plan'], 'reported', ['assurance']],
    [['halt', 'report', 'plan', 'assurance'], 'treating', ['treat', 'extend']],
    [['halt', 'report', 'plan', 'assurance', 'extend'], 'extending', ['extendReply', 'treat']],
    [['halt', 'report', 'plan', 'assurance', 'extend', 'extendReply:passed'], 'treating', ['treat', 'extend']],
    [treated, 'treating', ['accept']],
    [[...treated, 'accept:failed'], 'treating', ['treat', 'extend']],
    [accepted, 'awaitingReview', ['externalReview']],
    [[...accepted, 'externalReview:failed'], 'reviewFailed', ['treat', 'extend']],
    [[...accepted, 'externalReview:passed'], 'awaitingReview', ['close']],
    [[...accepted, 'externalReview:waived'], 'awaitingReview', ['close']],
    [[...accepted, 'externalReview:passed', 'close'], 'closed', ['lookBack']],
    [[...accepted, 'externalReview:passed', 'close', 'lookBack'], 'lookedBack', ['lookBack']],
  ] as const)('%j is %s, then %j', (words, state, next) => {
    const steps = upTo(...words)
    expect(majorHazardState(steps)).toBe(state)
    expect(nextSteps(steps)).toEqual(next)
    for (const kind of Object.keys(majorHazardSteps) as MajorHazardStepKind[]) {
      const refuse = () => refuseOutOfOrder(kind, steps)
      if ((next as readonly string[]).includes(kind)) expect(refuse).not.toThrow()
      else expect(refuse).toThrow(AppError)
    }
  })

  it('says what comes next', () => {
    expect(() => refuseOutOfOrder('plan', upTo('halt'))).toThrow(
      '现在是「待上报」，下一步是「报告」，还不能办「治理方案」。',
    )
    expect(() => refuseOutOfOrder('accept', upTo('halt', 'report', 'plan', 'assurance'))).toThrow(
      '现在是「治理中」，下一步是「治理」或「申请延期」，还不能办「内部验收」。',
    )
    expect(() => refuseOutOfOrder('close', upTo(...accepted))).toThrow(
      '还没有外部复查通过的日期，也没有写明不需要外部复查的原因，不能销号。',
    )
    expect(() => refuseOutOfOrder('treat', upTo(...accepted, 'externalReview:passed', 'close'))).toThrow(
      '已销号的重大隐患只能登记回头看',
    )
  })

  it('reaches every state and asks of every step something', () => {
    expect(Object.keys(majorHazardStates)).toHaveLength(8)
    for (const kind of Object.keys(majorHazardSteps) as MajorHazardStepKind[]) {
      expect(stepFields[kind]).toContain('text')
      expect(stepFields[kind].includes('verdict')).toBe(stepVerdicts[kind] !== undefined)
    }
  })
})

const plan = {
  goals: '消除',
  methods: '更换',
  resources: '5 万元',
  organization: '设备部',
  schedule: '11 月底前',
  safetyMeasures: '停用',
}
const context = (more: Partial<StepContext> = {}): StepContext => ({
  steps: [step('halt')],
  record: { criterion: '令10 第七条（七）', situation: '报警器损坏', harm: '爆燃', difficulty: '容易' },
  finding: { status: 'rectifying', foundOn: '2026-11-01', dueOn: '2026-11-30', treatmentPlan: plan },
  today: '2026-11-22',
  ...more,
})
const input = (kind: MajorHazardStepKind, more: Partial<StepInput> = {}): StepInput => ({
  kind,
  doneOn: '2026-11-10',
  byName: '赵敏',
  text: '已办',
  assurances: null,
  extension: null,
  verdict: null,
  organization: '',
  toOn: null,
  isRecurring: null,
  ...more,
})
const keysOf = (given: StepInput, own = context()) => Object.keys(stepProblems(given, own))

describe('what a step needs', () => {
  test('a day between the step before and today, and a person', () => {
    expect(stepProblems(input('halt', { doneOn: '2026-11-23' }), context()).doneOn).toBe('日期不能晚于今天')
    expect(stepProblems(input('halt', { doneOn: '2026-10-31' }), context()).doneOn).toContain('发现日期')
    expect(stepProblems(input('halt', { doneOn: '2026-11-01' }), context()).doneOn).toBe(
      '日期不能早于上一步「停用撤人」的 2026-11-02',
    )
    expect(keysOf(input('halt', { byName: ' ', text: '' }))).toEqual(['byName', 'text'])
  })

  test('报告: to whom, and the three contents in the file', () => {
    expect(keysOf(input('report', { organization: '区应急局' }))).toEqual([])
    const empty = { criterion: '', situation: '', harm: '', difficulty: '' }
    expect(keysOf(input('report'), context({ record: empty }))).toEqual([
      'organization',
      'case.criterion',
      'case.situation',
      'case.harm',
      'case.difficulty',
    ])
  })

  test('治理方案: all six parts stand in the finding', () => {
    expect(keysOf(input('plan'))).toEqual([])
    const finding = { ...context().finding, treatmentPlan: { ...plan, schedule: '' } }
    expect(stepProblems(input('plan'), context({ finding })).finding).toContain('治理的时限和要求')
    expect(keysOf(input('plan'), context({ finding: { ...finding, treatmentPlan: null } }))).toEqual(['finding'])
  })

  test('五落实: all five', () => {
    const assurances = {
      responsibility: '设备部',
      measures: '更换',
      funds: '5 万元',
      deadline: '11-30',
      emergencyPlan: '',
    }
    expect(keysOf(input('assurance', { assurances }))).toEqual(['assurances.emergencyPlan'])
    expect(keysOf(input('assurance'))).toHaveLength(5)
  })

  test('治理 and 销号 rest on the finding and do not change it', () => {
    const at = (status: StepContext['finding']['status']) => context({ finding: { ...context().finding, status } })
    expect(stepProblems(input('treat'), at('rectifying')).finding).toContain('请先在隐患里提交整改')
    expect(keysOf(input('treat'), at('awaitingReview'))).toEqual([])
    expect(stepProblems(input('close'), at('awaitingReview')).finding).toContain('请先在隐患里完成验收')
    expect(keysOf(input('close'), at('closed'))).toEqual([])
  })

  test('延期: three parts and a day later than the deadline; a reply says by whom', () => {
    const parts = ['extension.reason', 'extension.completed', 'extension.precautions']
    const extension = { fromOn: null, reason: '缺货', completed: '已停产清料', precautions: '上锁' }
    expect(keysOf(input('extend'))).toEqual(['toOn', ...parts])
    expect(keysOf(input('extend', { extension, toOn: '2026-11-30' }))).toEqual(['toOn'])
    expect(keysOf(input('extend', { extension, toOn: '2026-12-01', text: '' }))).toEqual([])
    const granted = { ...step('extendReply', 'passed'), toOn: '2026-12-10' }
    const again = context({ steps: [step('halt'), granted] })
    expect(stepProblems(input('extend', { extension, toOn: '2026-12-10' }), again).toOn).toContain('2026-12-10')
    expect(keysOf(input('extend', { extension, toOn: '2026-12-11' }), again)).toEqual([])
    expect(keysOf(input('extendReply'))).toEqual(['verdict', 'organization'])
    expect(keysOf(input('extendReply', { verdict: 'passed', organization: '区应急局' }))).toEqual(['toOn'])
  })

  test('外部复查: a verdict with its office, or a reason why none is needed', () => {
    expect(keysOf(input('externalReview', { verdict: 'passed' }))).toEqual(['organization'])
    expect(keysOf(input('externalReview', { verdict: 'waived', text: '' }))).toEqual(['text'])
    expect(keysOf(input('externalReview', { verdict: 'waived' }))).toEqual([])
    expect(keysOf(input('externalReview', { verdict: 'failed', text: '', organization: '区应急局' }))).toEqual(['text'])
    expect(keysOf(input('accept', { verdict: 'waived' }))).toEqual(['verdict'])
  })

  test('回头看: whether it came back', () => {
    expect(keysOf(input('lookBack'))).toEqual(['isRecurring'])
    expect(keysOf(input('lookBack', { isRecurring: false }))).toEqual([])
  })
})

test('the deadline is the finding’s until a later one was granted', () => {
  const reply = (verdict: 'passed' | 'failed', toOn: string | null) => ({ ...step('extendReply', verdict), toOn })
  expect(treatmentDueOn([], '2026-11-30')).toBe('2026-11-30')
  expect(treatmentDueOn([reply('passed', '2026-12-10')], '2026-11-30')).toBe('2026-12-10')
  expect(treatmentDueOn([reply('passed', '2026-12-10'), reply('failed', null)], '2026-11-30')).toBe('2026-12-10')
  expect(treatmentDueOn([reply('failed', '2026-12-10')], '2026-11-30')).toBe('2026-11-30')
  // the finding was extended too, and further
  expect(treatmentDueOn([reply('passed', '2026-12-10')], '2026-12-20')).toBe('2026-12-20')
  expect(treatmentDueOn([], null)).toBeNull()
})

test('a step says its parts line by line', () => {
  const extension = { fromOn: '2026-11-30', reason: '缺货', completed: '已停产清料', precautions: '上锁' }
  const extended = majorHazardStep.parse({
    id: '00000000-0000-4000-8000-000000000001',
    revision: 1,
    createdAt: '2026-11-20T00:00:00.000Z',
    updatedAt: '2026-11-20T00:00:00.000Z',
    voidedAt: null,
    voidReason: '',
    caseId: '00000000-0000-4000-8000-000000000002',
    byId: null,
    ...input('extend', { extension, toOn: '2026-12-10', text: '' }),
  })
  expect(stepLines(extended, (day) => day)).toEqual([
    '原时限 2026-11-30',
    '延期至 2026-12-10',
    '延期原因：缺货',
    '已完成的工作：已停产清料',
    '延期期间的防范措施：上锁',
  ])
})

test('looking back is due 30 and 90 days after 销号', () => {
  const closed = [step('close', null, '2026-11-02')]
  expect(lookBackDueOn([])).toBeNull()
  expect(lookBackDueOn(closed)).toBe('2026-12-02')
  expect(lookBackDueOn([...closed, step('lookBack')])).toBe('2027-01-31')
  expect(lookBackDueOn([...closed, step('lookBack'), step('lookBack')])).toBeNull()
})
