import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { frequencyPack, nextOccasions, occasionList, topicList } from '#shared/rules/inspection-program'
import { keptShare, planCalendar } from '#shared/rules/schedule'
import { basisDocumentList } from '#shared/domain/risk-library'

const libraries = join(import.meta.dirname, '..', '..', '..', 'resources', 'libraries')
const read = (...parts: string[]): unknown => JSON.parse(readFileSync(join(libraries, ...parts), 'utf8'))
const all = (folder: string) => readdirSync(join(libraries, folder)).map((name) => read(folder, name))
const topics = all('topic-lists').map((one) => topicList.parse(one))
const packs = all('frequency-packs').map((one) => frequencyPack.parse(one))
const occasions = occasionList.parse(read('code-lists', 'occasions.json'))

describe('the ready lists and packs', () => {
  it('has every topic that managers ask for', () => {
    const wanted = ['fire-eight-risks', 'four-involve-one-limit', 'winter-spring', 'flood-heat', 'pre-holiday']
    wanted.push('leased-factory', 'ebike', 'dust-cleaning', 'confined-space', 'work-permits', 'special-equipment-rates')
    expect(topics.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted))
  })

  it('refers to topics, occasions, documents and clauses that are there', () => {
    const documents = basisDocumentList.parse(read('risk', 'documents.json')).entries
    const known = { topics: topics.map(({ id }) => id), occasions: occasions.entries.map(({ id }) => id) }
    for (const entry of packs.flatMap(({ entries }) => entries)) {
      expect((entry.controls === null) !== (entry.topicId === null), entry.id).toBe(true)
      if (entry.topicId !== null) expect(known.topics, entry.id).toContain(entry.topicId)
      for (const id of entry.occasionIds) expect(known.occasions).toContain(id)
    }
    for (const { id, items } of topics) {
      for (const { basis } of items) {
        const [document = '', clause] = basis.split('#')
        const found = documents.find((one) => one.id === document)
        expect(found, `${id}: ${basis}`).toBeDefined()
        if (clause !== undefined) expect(found?.clauses, `${id}: ${basis}`).toContain(clause)
      }
    }
  })

  it('says nothing twice, nothing vague and nothing with two negations', () => {
    const standards = topics.flatMap(({ items }) => items.map(({ standard }) => standard))
    expect(standards.length - new Set(standards).size).toBe(0)
    expect(standards.filter((text) => /未无|不无|无未|加强|适当|相关规定|注意安全|提高.*意识/.test(text))).toEqual([])
  })

  it('has one pack that is usual, and plans of the tiers 岗位每班、班组每日、车间每周、公司每月', () => {
    const [usual, ...others] = packs.filter(({ isDefault }) => isDefault)
    expect(others).toEqual([])
    const daily = usual?.entries.filter(({ kind }) => kind === 'daily').map(({ tier, period }) => `${tier} ${period}`)
    expect(daily).toEqual(['post shift', 'team day', 'workshop week', 'company month'])
  })
})

describe('occasions', () => {
  it.each([
    ['2026-11-26', ['2027年元旦前 2026-12-25 2026-12-31', '2027年春节前 2027-01-30 2027-02-05']],
    ['2026-12-28', ['2027年元旦前 2026-12-28 2026-12-31', '2027年春节前 2027-01-30 2027-02-05']],
    ['2027-01-01', ['2027年春节前 2027-01-30 2027-02-05', '2028年元旦前 2027-12-25 2027-12-31']],
  ])('from %s on', (today, expected) => {
    const found = nextOccasions(occasions, ['new-year', 'spring-festival'], today)
    expect(found.map(({ name, startsOn, endsOn }) => `${name} ${startsOn} ${endsOn}`)).toEqual(expected)
  })
})

describe('the calendar of a plan', () => {
  const submitted = (inspectedOn: string) => ({ inspectedOn, status: 'submitted' as const, voidedAt: null })
  const november = { from: '2026-11-01', to: '2026-11-30' }
  it('tells done, missed, due and planned weeks', () => {
    const plan = { period: 'week' as const, startsOn: '2026-11-02', endsOn: null }
    const days = planCalendar(plan, [submitted('2026-11-04')], november, '2026-11-18')
    expect(days).toEqual([
      { on: '2026-11-02', state: 'done' },
      { on: '2026-11-09', state: 'missed' },
      { on: '2026-11-16', state: 'due' },
      { on: '2026-11-23', state: 'planned' },
      { on: '2026-11-30', state: 'planned' },
    ])
    expect(keptShare(days)).toEqual({ kept: 1, expected: 2 })
  })
  it('counts each shift day for the report rate of 粉尘每日清扫', () => {
    const plan = { period: 'shift' as const, startsOn: '2026-11-01', endsOn: null }
    const kept = ['2026-11-01', '2026-11-02', '2026-11-04'].map(submitted)
    expect(keptShare(planCalendar(plan, kept, november, '2026-11-05'))).toEqual({ kept: 3, expected: 4 })
  })
  it('keeps a single occasion until its last day', () => {
    const plan = { period: 'once' as const, startsOn: '2026-11-10', endsOn: '2026-11-16' }
    expect(planCalendar(plan, [submitted('2026-11-15')], november, '2026-11-20')).toEqual([
      { on: '2026-11-10', state: 'done' },
    ])
    expect(planCalendar(plan, [], november, '2026-11-20')).toEqual([{ on: '2026-11-10', state: 'missed' }])
  })
})
