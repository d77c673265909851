import { pinyin } from 'pinyin-pro'

/** Pinyin of a name without tones and its initials, for search and order: 曾强 -> zengqiang / zq (surname reading). */
export function pinyinOf(name: string, kind: 'person' | 'text'): { namePinyin: string; nameInitials: string } {
  const options = {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    surname: kind === 'person' ? 'head' : 'off',
  } as const
  const syllables = pinyin(name, options)
  return {
    namePinyin: syllables.join('').toLowerCase(),
    nameInitials: syllables
      .map((syllable) => syllable.slice(0, 1))
      .join('')
      .toLowerCase(),
  }
}

/** Pinyin of a text without tones, one entry for each character; other signs stand for themselves. */
export const syllablesOf = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array' })
