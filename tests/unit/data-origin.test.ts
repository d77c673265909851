import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportCatalogue } from '#shared/reports/catalogue'
import { dataOriginOf, isWithoutData } from '#shared/reports/data-origin'

const pages = readFileSync(join(import.meta.dirname, '../../renderer/app/pages.tsx'), 'utf8')

describe('where the data of a document are entered', () => {
  it.each(reportCatalogue.map(({ id, title }) => [id, title]))('%s %s leads to a page of the app', (id) => {
    const origin = dataOriginOf(id)
    expect(origin?.missing).toMatch(/^\p{Script=Han}+$/u)
    expect(pages).toContain(`  '${origin?.path.replace(/\?.*$/, '')}': `)
  })
})

describe('a document without data', () => {
  const state = { reportId: 'finding-ledger', rowCount: 0, hasChosen: false, hasContent: false }
  it('has no rows, or only those of its form', () => {
    expect(isWithoutData(state)).toBe(true)
    expect(isWithoutData({ ...state, reportId: 'finding-statistics', hasContent: true })).toBe(true)
  })
  it('has rows, or shows what the user chose, or depends on a choice', () => {
    expect(isWithoutData({ ...state, rowCount: 3 })).toBe(false)
    expect(isWithoutData({ ...state, rowCount: null })).toBe(false)
    expect(isWithoutData({ ...state, hasChosen: true, hasContent: true })).toBe(false)
    expect(isWithoutData({ ...state, hasChosen: true })).toBe(true)
  })
  it('is no lack where an empty document is the answer', () =>
    expect(isWithoutData({ ...state, reportId: 'consistency-report' })).toBe(false))
})
