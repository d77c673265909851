import { describe, expect, it } from 'vitest'
import type { ControlTier } from '#shared/domain/hazard'
import type { RiskLevel } from '#shared/domain/risk-level'
import { controlTierList } from '#shared/rules/code-list'
import { controlTierFor, controlTierTable } from '#shared/rules/control-tier'
import { readLibrary } from './libraries.ts'

const list = controlTierList.parse(readLibrary('code-lists', 'control-tiers'))
const table = (id: string) => controlTierTable.parse(list.entries.find((entry) => entry.id === id))

describe('control tier', () => {
  const all = '公司（厂）级、车间（部室）级、班组级、岗位级'
  it.each([
    ['cumulative', 'major', null, 'company', all],
    ['cumulative', 'considerable', null, 'company', all],
    ['cumulative', 'general', null, 'workshop', '车间（部室）级、班组级、岗位级'],
    ['cumulative', 'low', null, 'team', '班组级、岗位级'],
    ['cumulative', 'low', 'company', 'company', all],
    ['cumulative', 'major', 'post', 'post', '岗位级'],
    ['one-to-one', 'major', null, 'company', '公司（厂）级'],
    ['one-to-one', 'considerable', null, 'workshop', '车间（部室）级'],
    ['one-to-one', 'general', null, 'team', '班组级'],
    ['one-to-one', 'low', null, 'post', '岗位级'],
    ['one-to-one', 'low', 'team', 'team', '班组级'],
    ['responsible-and-supervisor', 'considerable', null, 'company', all],
    ['responsible-and-supervisor', 'general', null, 'workshop', '车间（部室）级、班组级、岗位级'],
  ] as [string, RiskLevel, ControlTier | null, ControlTier, string][])(
    '%s %s (chosen: %s)',
    (id, level, override, responsible, text) => {
      const result = controlTierFor(level, override, table(id))
      expect(result).toMatchObject({ responsible, text })
      expect(result.tiers[0]).toBe(responsible)
    },
  )

  it('names the tier that watches over it, unless the tier was chosen for the single risk', () => {
    const watched = table('responsible-and-supervisor')
    expect(controlTierFor('general', null, watched)).toMatchObject({ supervisor: 'company', isOverridden: false })
    expect(controlTierFor('low', null, watched)).toMatchObject({ supervisor: 'workshop' })
    expect(controlTierFor('low', 'workshop', watched)).toMatchObject({ supervisor: null, note: '', isOverridden: true })
    expect(controlTierFor('low', 'team', watched)).toMatchObject({ supervisor: 'workshop', isOverridden: false })
  })

  it('has one default table, and every table one row for each level', () => {
    expect(list.entries.filter((entry) => entry.isDefault).map((entry) => entry.id)).toEqual(['cumulative'])
    const [first] = list.entries
    expect(controlTierTable.safeParse({ ...first, entries: first?.entries.slice(1) }).success).toBe(false)
  })
})
