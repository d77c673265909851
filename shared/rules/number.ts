/** Printed numbers; the counter behind them belongs to the database and has no gaps. */

const prefixes = {
  riskPoint: 'FX',
  ownHazard: 'ZJ',
  finding: 'YH',
  inspection: 'JC',
  notice: 'TZ',
  card: 'KP',
  export: 'WJ',
  formalDocument: 'DG',
} as const
const longKinds: ReadonlySet<NumberKind> = new Set(['ownHazard', 'export'])
const kindsWithoutYear: ReadonlySet<NumberKind> = new Set(['riskPoint', 'ownHazard', 'card'])
export type NumberKind = keyof typeof prefixes

/** FX-001, ZJ-0001 and KP-001 (without the year), YH-2026-001, JC-2026-001, TZ-2026-001, DG-2026-001, WJ-2026-0001; throws RangeError below 1. */
export function formatNumber(kind: NumberKind, sequence: number, year: number): string {
  if (!Number.isInteger(sequence) || sequence < 1)
    throw new RangeError(`sequence must be a positive integer: ${sequence}`)
  const digits = String(sequence).padStart(longKinds.has(kind) ? 4 : 3, '0')
  return kindsWithoutYear.has(kind) ? `${prefixes[kind]}-${digits}` : `${prefixes[kind]}-${year}-${digits}`
}
