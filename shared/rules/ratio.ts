/** A share of whole counts, kept exact until it is printed. */
export interface Ratio {
  numerator: number
  denominator: number
}

/** Percentage with one decimal, half-up, in integers: 1/3 -> 33.3%, 1/8 -> 12.5%; “/” for a zero denominator. */
export function percentOneDecimal(ratio: Ratio): string {
  const { numerator, denominator } = ratio
  if (denominator === 0) return '/'
  const tenths = Math.floor((2000 * numerator + denominator) / (2 * denominator))
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}
