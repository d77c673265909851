/** The page code of a printed checklist: six characters that are hard to confuse, the last one checks the others. */
import { checkCharacter } from './card-code.ts'

/** without I, O, 0 and 1, which look alike by hand */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const drawn = 5

/** `K4M-27X`; `random(n)` gives a whole number from 0 up to but not including n. */
export function newSheetCode(random: (below: number) => number): string {
  for (;;) {
    const text = Array.from({ length: drawn }, () => alphabet[random(alphabet.length)] ?? 'A').join('')
    const check = checkCharacter(text)
    if (alphabet.includes(check)) return `${text.slice(0, 3)}-${text.slice(3)}${check}`
  }
}

/** A typed code as it is stored, however it was spaced and in whatever width and case; null when it is misread. */
export function readSheetCode(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—_.]/g, '')
  if (text.length !== drawn + 1 || [...text].some((character) => !alphabet.includes(character))) return null
  if (checkCharacter(text.slice(0, drawn)) !== text[drawn]) return null
  return `${text.slice(0, 3)}-${text.slice(3)}`
}
