import { describe, expect, it } from 'vitest'
import { reportCatalogue } from '#shared/reports/catalogue'
import { cardKinds } from '#shared/domain/card'
import { inspectionKinds } from '#shared/domain/inspection'
import { riskPointKinds } from '#shared/domain/risk-point'
import { riskReviewTriggers } from '#shared/domain/risk-review'
import { isReviewDue, lastReviewOf, listedDocuments, stateOfEntry } from '#shared/rules/document-state'
import { evidenceWants, type Holding, proposeEvidence } from '#shared/rules/evidence-proposal'
import { standard } from '#shared/rules/standard'
import { documentList } from '#shared/rules/standardization-lists'
import { readLibrary } from './libraries.ts'

const holding = (kind: Holding['kind'], recordId: string, ...facets: string[]): Holding => ({
  kind,
  recordId,
  title: recordId,
  facets,
})
const asked = listedDocuments(documentList.parse(readLibrary('standardization', 'document-list')))

describe('the table of evidence', () => {
  const items = new Set(standard.parse(readLibrary('standards', 'general-13')).items.map(({ id }) => id))
  it('names items of general-13', () => {
    expect(Object.keys(evidenceWants).filter((id) => !items.has(id))).toEqual([])
  })
  it('names facets that records have', () => {
    const known: Partial<Record<Holding['kind'], readonly string[]>> = {
      riskPoint: Object.keys(riskPointKinds),
      riskReview: Object.keys(riskReviewTriggers),
      inspection: [...Object.keys(inspectionKinds), 'ledByPrincipal'],
      finding: ['closed', 'closedMajor'],
      card: Object.keys(cardKinds),
      export: reportCatalogue.map(({ id }) => id),
    }
    const unknown = Object.values(evidenceWants)
      .flat()
      .flatMap(({ kind, facets }) => facets.filter((facet) => !known[kind]?.includes(facet)))
    expect(unknown).toEqual([])
  })
  it('asks for records that the app keeps wherever the list says so', () => {
    const kept = asked.filter(({ reportId }) => reportId !== '').flatMap(({ itemIds }) => itemIds)
    expect(kept.filter((id) => !(id in evidenceWants) && !['GM-098'].includes(id))).toEqual([])
  })
})

describe('a proposal', () => {
  it('finds what fits, each record once, and names what is missing', () => {
    const held = [
      holding('checklist', 'list', 'daily'),
      holding('inspection', 'festival', 'holiday', 'ledByPrincipal'),
      holding('finding', 'finding'),
    ]
    const { found, missing } = proposeEvidence('GM-141', held, [])
    expect(found.map(({ recordId }) => recordId)).toEqual(['list', 'festival'])
    expect(missing).toEqual(['综合性排查', '专业性排查', '季节性排查', '日常排查'])
    expect(proposeEvidence('GM-010', held, []).missing).toEqual([])
  })
  it('asks for the documents of the list by name, not for those that the app keeps', () => {
    const of = (itemId: string, held: Holding[]) =>
      proposeEvidence(
        itemId,
        held,
        asked.filter(({ itemIds }) => itemIds.includes(itemId)),
      )
    expect(of('GM-027', []).missing.length).toBeGreaterThanOrEqual(25)
    const one = of('GM-027', [holding('policyDocument', 'targets', 'targets')])
    expect(one.found).toHaveLength(1)
    expect(one.missing).not.toContain('安全生产目标管理制度')
    expect(of('GM-136', []).missing).not.toContain('隐患汇总台账')
  })
})

describe('a document of the list', () => {
  const today = '2026-11-22'
  it.each([
    ['nothing there', 'required', false, [], 0, 'missing'],
    ['kept by the app', 'record', false, [], 3, 'kept'],
    [
      'reviewed a year ago to the day',
      'required',
      false,
      [{ issuedOn: '2020-01-01', revisedOn: '2025-11-22' }],
      0,
      'present',
    ],
    ['reviewed a day before', 'required', false, [{ issuedOn: '2020-01-01', revisedOn: '2025-11-21' }], 0, 'stale'],
    ['without any day', 'required', false, [{ issuedOn: null, revisedOn: null }], 0, 'present'],
    ['an old record', 'record', false, [{ issuedOn: '2020-01-01', revisedOn: null }], 0, 'present'],
    ['an old record of every year', 'record', true, [{ issuedOn: '2020-01-01', revisedOn: null }], 0, 'stale'],
    [
      'two, one of them new',
      'record',
      true,
      [
        { issuedOn: '2020-01-01', revisedOn: null },
        { issuedOn: '2026-01-01', revisedOn: null },
      ],
      0,
      'present',
    ],
  ] as const)('%s', (_, section, yearly, documents, kept, state) => {
    expect(stateOfEntry({ section, yearly }, documents, kept, today)).toBe(state)
  })
  it('is as old as the newer of its days', () => {
    expect(lastReviewOf({ issuedOn: '2026-02-01', revisedOn: '2026-01-01' })).toBe('2026-02-01')
    expect(lastReviewOf({ issuedOn: null, revisedOn: '2026-01-01' })).toBe('2026-01-01')
    expect(isReviewDue({ issuedOn: null, revisedOn: null }, today)).toBe(false)
  })
  it('stands in one list: 25 required first', () => {
    expect(asked.slice(0, 25).every(({ section }) => section === 'required')).toBe(true)
    expect(asked[25]?.section).toBe('named')
  })
})
