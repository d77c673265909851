import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/contract/errors'
import { type Finding, type FindingStatus, findingStatuses, treatmentPlanParts } from '#shared/domain/finding'
import {
  allowedActions,
  extensionProblems,
  type FindingAction,
  findingActions,
  type GradingInput,
  gradingProblems,
  isOverdue,
  nextStatus,
  overdueDays,
  rectificationProblems,
  refuseProblems,
  reviewProblems,
} from '#shared/rules/finding-flow'

const zhang = '01890000-0000-7000-8000-000000000001'
const li = '01890000-0000-7000-8000-000000000002'

describe('status table', () => {
  const table: Record<FindingStatus, Partial<Record<FindingAction, FindingStatus>>> = {
    draft: { edit: 'draft', submit: 'registered', void: 'draft' },
    registered: { edit: 'registered', grade: 'rectifying', void: 'registered' },
    rectifying: {
      edit: 'rectifying',
      grade: 'rectifying',
      issueNotice: 'rectifying',
      extend: 'rectifying',
      rectify: 'awaitingReview',
      void: 'rectifying',
    },
    awaitingReview: { pass: 'closed', fail: 'rectifying', void: 'awaitingReview' },
    closed: {},
  }
  const cases = (Object.keys(findingStatuses) as FindingStatus[]).flatMap((status) =>
    (Object.keys(findingActions) as FindingAction[]).map((action) => ({
      status,
      action,
      expected: table[status][action],
    })),
  )
  it.each(cases)('$status + $action -> $expected', ({ status, action, expected }) => {
    if (expected) {
      expect(nextStatus(status, action)).toBe(expected)
      return
    }
    expect(() => nextStatus(status, action)).toThrow(AppError)
    try {
      nextStatus(status, action)
    } catch (error) {
      expect(error).toMatchObject({ code: 'rule', message: expect.stringMatching(/。$/) })
    }
  })

  it('walks from found to closed, with one refusal at review', () => {
    const walk: FindingAction[] = ['submit', 'grade', 'rectify', 'fail', 'rectify', 'pass']
    expect(walk.reduce<FindingStatus>((status, action) => nextStatus(status, action), 'draft')).toBe('closed')
  })
})

describe('allowed actions', () => {
  const of = (patch: Partial<Finding>) =>
    allowedActions({ status: 'rectifying', treatment: 'deadline', voidedAt: null, noticeId: null, ...patch })
  it('leave a closed or void finding alone', () => {
    expect(of({ status: 'closed' })).toEqual([])
    expect(of({ voidedAt: '2026-11-23T00:00:00Z' })).toEqual([])
  })
  it('offer notice and extension only for 限期整改, a notice once', () => {
    expect(of({})).toEqual(expect.arrayContaining(['issueNotice', 'extend', 'rectify']))
    expect(of({ treatment: 'immediate' })).not.toEqual(expect.arrayContaining(['extend']))
    expect(of({ treatment: 'immediate' })).not.toContain('issueNotice')
    expect(of({ noticeId: zhang })).not.toContain('issueNotice')
  })
})

describe('grading', () => {
  const plan = Object.fromEntries(
    Object.keys(treatmentPlanParts).map((part) => [part, '已写明']),
  ) as Finding['treatmentPlan']
  const complete: GradingInput = {
    grade: 'general',
    treatment: 'deadline',
    foundOn: '2026-11-02',
    responsibleId: null,
    responsibleName: '张师傅',
    measures: '更换防护罩并加装联锁',
    fundsConfirmed: true,
    dueOn: '2026-11-09',
    emergencyPlan: '整改前停机挂牌',
    treatmentPlan: null,
  }
  const cases: [string, Partial<GradingInput>, string[]][] = [
    ['complete 限期整改', {}, []],
    ['no grade', { grade: null }, ['grade']],
    ['no treatment', { treatment: null }, ['treatment']],
    ['责任 missing', { responsibleName: ' ' }, ['responsibleName']],
    ['责任 by a person of the register', { responsibleName: '', responsibleId: zhang }, []],
    ['措施 missing', { measures: '' }, ['measures']],
    ['资金 not confirmed', { fundsConfirmed: false }, ['fundsConfirmed']],
    ['时限 missing', { dueOn: null }, ['dueOn']],
    ['时限 before it was found', { dueOn: '2026-11-01' }, ['dueOn']],
    ['时限 on the day itself', { dueOn: '2026-11-02' }, []],
    ['预案 missing', { emergencyPlan: '' }, ['emergencyPlan']],
    [
      'none of 五落实',
      { responsibleName: '', measures: '', fundsConfirmed: false, dueOn: null, emergencyPlan: '' },
      ['responsibleName', 'measures', 'fundsConfirmed', 'dueOn', 'emergencyPlan'],
    ],
    [
      '即查即改 asks for the person only',
      { treatment: 'immediate', measures: '', fundsConfirmed: false, dueOn: null, emergencyPlan: '' },
      [],
    ],
    ['即查即改 without a person', { treatment: 'immediate', responsibleName: '' }, ['responsibleName']],
    [
      'major without a plan',
      { grade: 'major' },
      Object.keys(treatmentPlanParts).map((part) => `treatmentPlan.${part}`),
    ],
    ['major with the whole plan', { grade: 'major', treatmentPlan: plan }, []],
    [
      'major with one part blank',
      { grade: 'major', treatmentPlan: plan && { ...plan, schedule: ' ' } },
      ['treatmentPlan.schedule'],
    ],
    ['major 即查即改', { grade: 'major', treatment: 'immediate', treatmentPlan: plan }, ['treatment']],
  ]
  it.each(cases)('%s', (_what, patch, fields) => {
    const problems = gradingProblems({ ...complete, ...patch })
    expect(Object.keys(problems).sort()).toEqual([...fields].sort())
    for (const sentence of Object.values(problems)) expect(sentence).toMatch(/^[^A-Za-z]+$/)
  })
})

describe('rectification', () => {
  const done = { completedOn: '2026-11-05', measures: '已更换', rectifierName: '张师傅' }
  const finding = { foundOn: '2026-11-02', treatment: 'deadline' as const }
  it.each([
    ['限期整改 without photo', finding, done, { afterPhotoCount: 0 }, []],
    [
      '即查即改 without photo',
      { ...finding, treatment: 'immediate' as const },
      done,
      { afterPhotoCount: 0 },
      ['afterPhotos'],
    ],
    ['即查即改 with photo', { ...finding, treatment: 'immediate' as const }, done, { afterPhotoCount: 1 }, []],
    [
      'done before it was found',
      finding,
      { ...done, completedOn: '2026-11-01' },
      { afterPhotoCount: 1 },
      ['completedOn'],
    ],
    ['done on the same day', finding, { ...done, completedOn: '2026-11-02' }, { afterPhotoCount: 1 }, []],
    ['done after today', finding, done, { afterPhotoCount: 1, today: '2026-11-04' }, ['completedOn']],
    [
      'nothing written',
      finding,
      { ...done, measures: '', rectifierName: '' },
      { afterPhotoCount: 1 },
      ['measures', 'rectifierName'],
    ],
  ])('%s', (_what, subject, rectification, context, fields) => {
    expect(Object.keys(rectificationProblems(subject, rectification, context)).sort()).toEqual(fields)
  })
})

describe('review', () => {
  const rectification = { completedOn: '2026-11-05', rectifierId: zhang as string | null, rectifierName: '张三' }
  const passed = {
    verdict: 'passed' as 'passed' | 'failed',
    opinion: '',
    reviewerId: li as string | null,
    reviewerName: '李四',
    reviewedOn: '2026-11-06',
    newDueOn: null as string | null,
  }
  const failed = { ...passed, verdict: 'failed' as const, opinion: '联锁无效', newDueOn: '2026-11-10' }
  const deadline = { treatment: 'deadline' as const }
  const immediate = { treatment: 'immediate' as const }
  it.each([
    ['another person', deadline, rectification, passed, []],
    ['the rectifier, by id', deadline, rectification, { ...passed, reviewerId: zhang }, ['reviewerName']],
    ['two people of one name', deadline, rectification, { ...passed, reviewerName: '张三' }, []],
    [
      'the rectifier, by name when the review has no id',
      deadline,
      rectification,
      { ...passed, reviewerId: null, reviewerName: ' 张三 ' },
      ['reviewerName'],
    ],
    [
      'the rectifier, by name when the rectification has no id',
      deadline,
      { ...rectification, rectifierId: null },
      { ...passed, reviewerName: '张三' },
      ['reviewerName'],
    ],
    ['nobody', deadline, rectification, { ...passed, reviewerId: null, reviewerName: '' }, ['reviewerName']],
    ['before completion', deadline, rectification, { ...passed, reviewedOn: '2026-11-04' }, ['reviewedOn']],
    ['on the day of completion', deadline, rectification, { ...passed, reviewedOn: '2026-11-05' }, []],
    ['failed, complete', deadline, rectification, failed, []],
    ['failed without opinion', deadline, rectification, { ...failed, opinion: '' }, ['opinion']],
    ['failed without a new deadline', deadline, rectification, { ...failed, newDueOn: null }, ['newDueOn']],
    ['failed 即查即改 needs no deadline', immediate, rectification, { ...failed, newDueOn: null }, []],
    [
      'failed with a deadline in the past',
      deadline,
      rectification,
      { ...failed, newDueOn: '2026-11-05' },
      ['newDueOn'],
    ],
  ])('%s', (_what, finding, rectified, review, fields) => {
    expect(Object.keys(reviewProblems(finding, rectified, review)).sort()).toEqual(fields)
  })
  it('is not in the future when today is known', () => {
    expect(reviewProblems(deadline, rectification, passed, { today: '2026-11-05' })).toHaveProperty('reviewedOn')
  })
})

describe('extension', () => {
  const finding = { dueOn: '2026-11-09', treatment: 'deadline' as const }
  const extension = { fromOn: '2026-11-09', toOn: '2026-11-20', reason: '配件未到货', approverName: '王总' }
  it.each([
    ['complete', finding, extension, []],
    ['same day', finding, { ...extension, toOn: '2026-11-09' }, ['toOn']],
    ['earlier day', finding, { ...extension, toOn: '2026-11-08' }, ['toOn']],
    ['no reason, no approver', finding, { ...extension, reason: '', approverName: ' ' }, ['approverName', 'reason']],
    ['another old day', finding, { ...extension, fromOn: '2026-11-08' }, ['fromOn']],
    ['即查即改', { ...finding, treatment: 'immediate' as const }, extension, ['toOn']],
  ])('%s', (_what, subject, given, fields) => {
    expect(Object.keys(extensionProblems(subject, given)).sort()).toEqual(fields)
  })
})

describe('overdue', () => {
  const finding = {
    status: 'rectifying' as FindingStatus,
    dueOn: '2026-11-09' as string | null,
    voidedAt: null as string | null,
  }
  it.each([
    ['the day before', finding, '2026-11-08', 0],
    ['the day itself', finding, '2026-11-09', 0],
    ['the day after', finding, '2026-11-10', 1],
    ['across the year', finding, '2027-01-09', 61],
    ['no deadline', { ...finding, dueOn: null }, '2027-01-01', 0],
    ['void', { ...finding, voidedAt: '2026-11-10T00:00:00Z' }, '2027-01-01', 0],
    ['reported as done', { ...finding, status: 'awaitingReview' as const }, '2027-01-01', 0],
    ['closed', { ...finding, status: 'closed' as const }, '2027-01-01', 0],
  ])('%s', (_what, subject, today, days) => {
    expect(overdueDays(subject, today)).toBe(days)
    expect(isOverdue(subject, today)).toBe(days > 0)
  })
})

it('refuses with every sentence and its field', () => {
  expect(() => refuseProblems({})).not.toThrow()
  try {
    refuseProblems({ opinion: '请写明原因', newDueOn: '请给出时限' })
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({
      code: 'invalid',
      message: '请写明原因；请给出时限。',
      fields: { opinion: '请写明原因', newDueOn: '请给出时限' },
    })
  }
})
