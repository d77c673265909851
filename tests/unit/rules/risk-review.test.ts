import { describe, expect, it } from 'vitest'
import {
  type ClosedReview,
  callsForFullReview,
  dueReviews,
  type ReviewEvent,
  scopeProblem,
} from '#shared/rules/risk-review'

/** 江苏条例 第十二条第二款: 死亡 1 人以上或者重伤 3 人以上. */
describe('accidents that call for a full review', () => {
  it.each([
    [0, 0, false],
    [0, 2, false],
    [0, 3, true],
    [1, 0, true],
    [1, 2, true],
    [2, 9, true],
  ])('deaths %i, serious injuries %i: %s', (deaths, seriousInjuries, expected) => {
    expect(callsForFullReview({ deaths, seriousInjuries })).toBe(expected)
    const review = { trigger: 'accident' as const, deaths, seriousInjuries, areaIds: ['one'] }
    expect(scopeProblem(review) !== '').toBe(expected)
    expect(scopeProblem({ ...review, areaIds: [] })).toBe('')
    expect(scopeProblem({ ...review, trigger: 'other' })).toBe('')
  })
})

const today = '2026-11-22'
const full = (closedOn: string, more: Partial<ClosedReview> = {}): ClosedReview => ({
  trigger: 'annual',
  isFull: true,
  startedOn: closedOn,
  closedOn,
  ...more,
})
const due = (reviews: ClosedReview[], oldestEvaluationOn: string | null, events: ReviewEvent[] = []) =>
  dueReviews({ reviews, oldestEvaluationOn, events, today }).map(({ trigger, dueOn, isDue, scope }) => [
    trigger,
    dueOn,
    isDue,
    scope,
  ])

describe('the yearly review', () => {
  it.each<[string, ClosedReview[], string | null, unknown[]]>([
    ['nothing evaluated, nothing due', [], null, []],
    ['a year after the oldest evaluation, on the day', [], '2025-11-22', [['annual', '2026-11-22', true, 'full']]],
    ['a day before it is not due', [], '2025-11-23', [['annual', '2026-11-23', false, 'full']]],
    ['29 February counts to 28', [], '2024-02-29', [['annual', '2025-02-28', true, 'full']]],
    [
      'a full review starts the year anew',
      [full('2026-03-01')],
      '2020-01-01',
      [['annual', '2027-03-01', false, 'full']],
    ],
    [
      'a review of some areas does not',
      [full('2026-03-01', { isFull: false })],
      '2025-01-01',
      [['annual', '2026-01-01', true, 'full']],
    ],
    [
      'the last of several counts',
      [full('2025-03-01'), full('2024-03-01')],
      '2020-01-01',
      [['annual', '2026-03-01', true, 'full']],
    ],
  ])('%s', (_, reviews, oldest, expected) => expect(due(reviews, oldest)).toEqual(expected))
})

describe('a reason between two yearly reviews', () => {
  const catalogue: ReviewEvent = { trigger: 'catalogue', on: '2026-11-01', text: '目录有调整' }
  const accident: ReviewEvent = { trigger: 'accident', on: '2026-11-02', text: '事故', deaths: 1 }
  const yearly = ['annual', '2027-01-10', false, 'full']
  const january = full('2026-01-10')
  it.each<[string, ClosedReview[], ReviewEvent[], unknown[]]>([
    ['is due at once', [january], [catalogue], [['catalogue', '2026-11-01', true, 'affected'], yearly]],
    [
      'an accident with a death asks for everything',
      [january],
      [accident],
      [['accident', '2026-11-02', true, 'full'], yearly],
    ],
    ['lies still before its day', [january], [{ ...catalogue, on: '2026-12-01' }], [yearly]],
    [
      'is answered by a review for it that began on the day or later',
      [january, full('2026-11-05', { trigger: 'catalogue', isFull: false, startedOn: '2026-11-01' })],
      [catalogue],
      [yearly],
    ],
    [
      'is not answered by a review for something else in some areas',
      [january, full('2026-11-05', { trigger: 'change', isFull: false })],
      [catalogue],
      [['catalogue', '2026-11-01', true, 'affected'], yearly],
    ],
    [
      'a death is not answered by a review of some areas',
      [january, full('2026-11-05', { trigger: 'accident', isFull: false })],
      [accident],
      [['accident', '2026-11-02', true, 'full'], yearly],
    ],
    [
      'is answered by any full review after it',
      [full('2026-11-10')],
      [catalogue, accident],
      [['annual', '2027-11-10', false, 'full']],
    ],
  ])('%s', (_, reviews, events, expected) => expect(due(reviews, '2020-01-01', events)).toEqual(expected))
})
