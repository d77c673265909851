import { expect, it } from 'vitest'
import { formatNumber } from '#shared/rules/number'

it.each([
  ['riskPoint', 1, 'FX-001'],
  ['riskPoint', 1234, 'FX-1234'],
  ['ownHazard', 1, 'ZJ-0001'],
  ['card', 12, 'KP-012'],
  ['finding', 1, 'YH-2026-001'],
  ['finding', 1000, 'YH-2026-1000'],
  ['inspection', 42, 'JC-2026-042'],
  ['notice', 7, 'TZ-2026-007'],
  ['export', 1, 'WJ-2026-0001'],
  ['formalDocument', 1, 'DG-2026-001'],
] as const)('%s %d -> %s', (kind, sequence, expected) => {
  expect(formatNumber(kind, sequence, 2026)).toBe(expected)
})

it('counts from 1 in whole numbers', () => {
  for (const wrong of [0, -1, 1.5, Number.NaN]) expect(() => formatNumber('finding', wrong, 2026)).toThrow(RangeError)
})
