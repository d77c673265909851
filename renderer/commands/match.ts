import type { match as pinyinMatch } from 'pinyin-pro'

let match: typeof pinyinMatch | null = null

/** Reads the pinyin tables; until then only the characters themselves are found. */
export async function loadPinyin(): Promise<void> {
  match = (await import('pinyin-pro')).match
}

/**
 * How well a text answers a search, higher is better, 0 = not at all: the characters themselves, then their pinyin or
 * initials (「灭火器」 answers to mhq and miehuoqi).
 */
export function matchScore(text: string, search: string): number {
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return 1
  if (text === '') return 0
  const own = text.toLowerCase()
  if (own.startsWith(wanted)) return 4
  if (own.includes(wanted)) return 3
  if (match === null || !/^[a-z\s']+$/.test(wanted)) return 0
  const places = match(text, wanted.replaceAll(/[\s']/g, ''), { precision: 'start', continuous: true })
  if (!places || places.length === 0) return 0
  return places[0] === 0 ? 2 : 1
}

/** The items that answer a search, best first; equal ones keep their order. */
export function searchItems<T>(items: readonly T[], search: string, textOf: (item: T) => string[]): T[] {
  return items
    .map((item) => ({ item, score: Math.max(...textOf(item).map((text) => matchScore(text, search))) }))
    .filter((entry) => entry.score > 0)
    .sort((left, right) => right.score - left.score)
    .map((entry) => entry.item)
}
