import { createRequire } from 'node:module'
import type { pinyin } from 'pinyin-pro'

type Pinyin = typeof pinyin

const load = createRequire(import.meta.url)
let loaded: Pinyin | undefined

/**
 * The tables cost 0.1 s and the start of the app needs none of them: they are read with the first name, and at once, so
 * that a command stays synchronous.
 */
const tables = (): Pinyin => (loaded ??= (load('pinyin-pro') as { pinyin: Pinyin }).pinyin)

/** Pinyin of a name without tones and its initials, for search and order: 曾强 -> zengqiang / zq (surname reading). */
export function pinyinOf(name: string, kind: 'person' | 'text'): { namePinyin: string; nameInitials: string } {
  const options = {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    surname: kind === 'person' ? 'head' : 'off',
  } as const
  const syllables = tables()(name, options)
  return {
    namePinyin: syllables.join('').toLowerCase(),
    nameInitials: syllables
      .map((syllable) => syllable.slice(0, 1))
      .join('')
      .toLowerCase(),
  }
}

/** Pinyin of a text without tones, one entry for each character; other signs stand for themselves. */
export const syllablesOf = (text: string): string[] => tables()(text, { toneType: 'none', type: 'array' })
