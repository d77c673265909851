import { describe, expect, it } from 'vitest'
import type { LibraryModuleRow } from '#shared/contract/library'
import { choicesOf, counted, pointCount, suggested, ticked } from '../../renderer/features/library/selection.ts'

const template = (id: string, isCore: boolean, takenCount = 0) => ({
  id,
  name: id,
  kind: 'facility' as const,
  hazardCount: 4,
  isCore,
  takenCount,
})
const modules: LibraryModuleRow[] = [
  {
    id: 'press',
    name: '冲剪压设备',
    reason: 'industry',
    templates: [template('punch', true), template('shear', false), template('brake', true, 2)],
  },
]

describe('what is ticked in the library', () => {
  it('begins with what nearly every such factory has and this one has not taken', () => {
    expect([...suggested(modules).keys()]).toEqual(['punch'])
  })

  it('keeps a hit of a search over another trade', () => {
    const selection = ticked(suggested(modules), ['food-oven'], true)
    expect(choicesOf(selection).map(({ templateId }) => templateId)).toEqual(['punch', 'food-oven'])
  })

  it('counts twelve presses as one risk point, or as twelve when they are split', () => {
    const twelve = counted(suggested(modules), 'punch', { count: 12 })
    expect(pointCount(choicesOf(twelve))).toBe(1)
    expect(pointCount(choicesOf(counted(twelve, 'punch', { isSplit: true })))).toBe(12)
  })

  it('forgets the split when one is left, and changes nothing that is not ticked', () => {
    const split = counted(suggested(modules), 'punch', { count: 3, isSplit: true })
    expect(choicesOf(counted(split, 'punch', { count: 1 }))).toEqual([
      { templateId: 'punch', count: 1, isSplit: false },
    ])
    expect(counted(split, 'shear', { count: 2 })).toBe(split)
  })
})
