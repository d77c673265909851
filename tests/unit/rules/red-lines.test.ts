import { describe, expect, it } from 'vitest'
import {
  certificateClock,
  conditionSight,
  nextAssessmentOn,
  redLineSight,
  togetherWith,
  type WatchedAccident,
  type WatchFacts,
} from '#shared/rules/red-lines'
import {
  applicationConditions,
  type StandardizationWatch,
  standardizationWatches,
} from '#shared/rules/standardization-lists'
import { readLibrary } from './libraries.ts'

const accident = (fields: Partial<WatchedAccident> = {}): WatchedAccident => ({
  name: '冲床压手',
  occurredOn: '2026-06-01',
  deaths: 0,
  seriousInjuries: 0,
  directLossCents: 0,
  isConcealed: false,
  hasSocialImpact: false,
  ...fields,
})
const facts = (fields: Partial<WatchFacts> = {}): WatchFacts => ({
  today: '2026-11-22',
  accidents: [],
  openMajor: [],
  overdueMajor: [],
  organization: '企业资料中的安全管理负责人：周敏华',
  certificate: null,
  ...fields,
})
const held = { issuedOn: '2024-07-01', expiresOn: '2027-06-30' }

describe('a red line', () => {
  it.each<[string, StandardizationWatch, Partial<WatchFacts>, string]>([
    ['a death within a year', 'deaths', { accidents: [accident({ deaths: 1 })] }, 'triggered'],
    [
      'a death a year ago to the day',
      'deaths',
      { accidents: [accident({ deaths: 1, occurredOn: '2025-11-22' })] },
      'clear',
    ],
    ['a death a day later', 'deaths', { accidents: [accident({ deaths: 1, occurredOn: '2025-11-23' })] }, 'triggered'],
    [
      'a death while the level is held',
      'deaths',
      { accidents: [accident({ deaths: 1, occurredOn: '2024-08-01' })], certificate: held },
      'triggered',
    ],
    [
      'a death before the level',
      'deaths',
      { accidents: [accident({ deaths: 1, occurredOn: '2024-06-01' })], certificate: held },
      'clear',
    ],
    ['two serious injuries', 'seriousInjuries', { accidents: [accident({ seriousInjuries: 2 })] }, 'clear'],
    [
      'three in eleven months',
      'seriousInjuries',
      {
        accidents: [
          accident({ seriousInjuries: 2, occurredOn: '2025-12-30' }),
          accident({ seriousInjuries: 1, occurredOn: '2026-11-20' }),
        ],
      },
      'triggered',
    ],
    [
      'three, but twelve months apart, while the level is held',
      'seriousInjuries',
      {
        certificate: held,
        accidents: [
          accident({ seriousInjuries: 2, occurredOn: '2025-01-10' }),
          accident({ seriousInjuries: 1, occurredOn: '2026-01-10' }),
        ],
      },
      'clear',
    ],
    [
      'three in a row two years ago, while the level is held',
      'seriousInjuries',
      {
        certificate: held,
        accidents: [
          accident({ seriousInjuries: 2, occurredOn: '2025-01-11' }),
          accident({ seriousInjuries: 1, occurredOn: '2026-01-10' }),
        ],
      },
      'triggered',
    ],
    ['a cent below 100 万元', 'losses', { accidents: [accident({ directLossCents: 99_999_999 })] }, 'clear'],
    [
      '100 万元',
      'losses',
      { accidents: [accident({ directLossCents: 40_000_000 }), accident({ directLossCents: 60_000_000 })] },
      'triggered',
    ],
    ['concealment', 'concealment', { accidents: [accident({ isConcealed: true })] }, 'triggered'],
    ['nothing concealed', 'concealment', { accidents: [accident()] }, 'clear'],
    ['social impact', 'socialImpact', { accidents: [accident({ hasSocialImpact: true })] }, 'triggered'],
    ['an open major finding in time', 'openMajor', { openMajor: ['YH-1'] }, 'triggered'],
    ['an open major finding is not late', 'overdueMajor', { openMajor: ['YH-1'] }, 'clear'],
    ['a late major finding', 'overdueMajor', { overdueMajor: ['YH-1'] }, 'triggered'],
    ['somebody in charge', 'organization', {}, 'clear'],
    ['nobody named', 'organization', { organization: '' }, 'unknown'],
    ['no certificate', 'certificateExpiry', {}, 'unknown'],
    [
      'the last day of a certificate',
      'certificateExpiry',
      { certificate: { issuedOn: '2023-11-23', expiresOn: '2026-11-22' } },
      'clear',
    ],
    [
      'the day after',
      'certificateExpiry',
      { certificate: { issuedOn: '2023-11-22', expiresOn: '2026-11-21' } },
      'triggered',
    ],
  ])('%s', (_, watch, given, state) => {
    expect(redLineSight(watch, facts(given)).state).toBe(state)
  })

  it('says why, with figures half-up to 0.01 万元', () => {
    const accidents = [accident({ directLossCents: 12_345_000 })]
    expect(redLineSight('losses', facts({ accidents })).evidence).toBe(
      '2026-06-01 至 2026-06-01 直接经济损失累计 12.35 万元，不到 100 万元',
    )
    expect(redLineSight('deaths', facts({ accidents: [accident({ deaths: 1 })] })).evidence).toBe(
      '2026年6月1日「冲床压手」',
    )
  })

  it('is answered for everything that the list watches', () => {
    const list = applicationConditions.parse(readLibrary('standardization', 'application-conditions'))
    const watches = [...list.conditions, ...list.redLines].flatMap(({ watch }) => watch ?? [])
    expect([...new Set(watches)].toSorted()).toEqual(Object.keys(standardizationWatches).toSorted())
    for (const watch of watches) expect(redLineSight(watch, facts()).evidence).not.toBe('')
  })
})

describe('a condition', () => {
  it('adds up deaths, injuries and losses of the last year', () => {
    const three = [accident({ seriousInjuries: 3 })]
    expect(conditionSight('deaths', facts({ accidents: three })).state).toBe('triggered')
    expect(conditionSight('deaths', facts({ accidents: [accident({ seriousInjuries: 2 })] })).state).toBe('clear')
  })
  it('looks at the last year even while a level is held', () => {
    const accidents = [accident({ hasSocialImpact: true, occurredOn: '2024-08-01' })]
    expect(conditionSight('socialImpact', facts({ accidents, certificate: held })).state).toBe('clear')
  })
})

describe('records and answer together', () => {
  const seen = { state: 'clear', evidence: '台账' } as const
  it.each([
    ['nothing known', null, null, 'unknown'],
    ['answered yes', null, { reply: 'yes', note: '' }, 'clear'],
    ['answered no', null, { reply: 'no', note: '' }, 'triggered'],
    ['seen, not answered', seen, null, 'clear'],
    ['seen, but the enterprise knows better', seen, { reply: 'no', note: '漏登一起' }, 'triggered'],
    ['triggered, whatever is answered', { state: 'triggered', evidence: '' }, { reply: 'yes', note: '' }, 'triggered'],
    ['not seen, answered yes', { state: 'unknown', evidence: '' }, { reply: 'yes', note: '' }, 'clear'],
  ] as const)('%s', (_, sight, answer, state) => {
    expect(togetherWith(sight, answer).state).toBe(state)
  })
})

it('knows when a level is renewed and when the next self-assessment is due', () => {
  expect(certificateClock('2027-02-28', '2026-11-27')).toEqual({
    daysLeft: 93,
    renewFrom: '2026-11-28',
    state: 'valid',
  })
  expect(certificateClock('2027-02-28', '2026-11-28').state).toBe('renew')
  expect(certificateClock('2027-02-28', '2027-02-28')).toMatchObject({ daysLeft: 0, state: 'renew' })
  expect(certificateClock('2027-02-28', '2027-03-01')).toMatchObject({ daysLeft: -1, state: 'expired' })
  expect(nextAssessmentOn('2024-02-29')).toBe('2025-02-28')
})
