import { describe, expect, it } from 'vitest'
import { reportCatalogue } from '#shared/reports/catalogue'
import { documentSets, readinessOf } from '#shared/rules/document-sets'

describe('the documents of an occasion', () => {
  it.each(Object.values(documentSets))('$name names documents of the catalogue, each once', ({ reportIds }) => {
    const known = new Set(reportCatalogue.map(({ id }) => id))
    expect(reportIds.filter((id) => !known.has(id))).toEqual([])
    expect(new Set(reportIds).size).toBe(reportIds.length)
  })

  it.each([
    [{ rowCount: 0, printedHash: null, todayHash: 'a' }, 'noData'],
    [{ rowCount: 0, printedHash: 'a', todayHash: 'a' }, 'noData'],
    [{ rowCount: 5, printedHash: null, todayHash: 'a' }, 'notPrinted'],
    [{ rowCount: null, printedHash: null, todayHash: null }, 'notPrinted'],
    [{ rowCount: 5, printedHash: 'a', todayHash: 'b' }, 'changed'],
    [{ rowCount: null, printedHash: 'a', todayHash: null }, 'changed'],
    [{ rowCount: 5, printedHash: 'a', todayHash: 'a' }, 'ready'],
  ] as const)('%o is %s', (document, state) => {
    expect(readinessOf(document)).toBe(state)
  })
})
