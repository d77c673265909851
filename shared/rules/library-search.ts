/**
 * Finds in the risk library what people say: 灭火器过期, 通道堵了, pinyin initials, a wrong character of the same sound.
 * A query whose larger part is in no entry is answered with nothing.
 */
import type { RiskLibrary } from '#shared/domain/risk-library'

/** Groups of words that mean the same on the shop floor, and words that say nothing. */
export interface SearchWords {
  groups: readonly (readonly string[])[]
  noise: readonly string[]
}

export interface LibraryHit {
  moduleId: string
  templateId: string
  /** null = the template itself is meant */
  hazardId: string | null
  score: number
}

interface Entry extends Omit<LibraryHit, 'score'> {
  /** what it is called: counts most */
  names: readonly string[]
  title: string
  text: string
}

/** One word of the query with all that may stand for it. */
interface Term {
  words: readonly string[]
  weight: number
}

const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
const longestWord = 8
/** place of a word in the names of an entry, and the share of a query that an entry must cover: less when it is named */
const inTitle = 3
const leastShareNamed = 0.4
const leastShare = 0.7

export class LibrarySearch {
  readonly #entries: readonly Entry[]
  readonly #syllables: (text: string) => string[]
  readonly #groups = new Map<string, readonly string[]>()
  readonly #noise: readonly string[]
  readonly #known = new Set<string>()
  readonly #bySound = new Map<string, string>()
  readonly #byInitials = new Map<string, Set<string>>()

  /** `syllables` gives the pinyin of a text, one for each character. */
  constructor(library: RiskLibrary, words: SearchWords, syllables: (text: string) => string[]) {
    this.#syllables = syllables
    this.#noise = words.noise.toSorted((a, b) => b.length - a.length)
    for (const group of words.groups) for (const word of group) this.#groups.set(word, group)
    this.#entries = library.modules.flatMap((module) =>
      module.riskPoints.flatMap((template): Entry[] => {
        const names = [template.name, ...template.aliases].map(clean)
        const own = { moduleId: module.id, templateId: template.id }
        const whole = { ...own, hazardId: null, names, title: names.join('|'), text: clean(template.activityContent) }
        const parts = template.hazards.map((hazard) => ({
          ...own,
          hazardId: hazard.id,
          names: [...names, clean(hazard.item)],
          title: [...names, clean(hazard.item)].join('|'),
          text: [
            hazard.standard,
            hazard.deviation,
            ...hazard.controls.flatMap((control) => [control.check ?? '', control.text]),
          ]
            .map(clean)
            .join('|'),
        }))
        return [whole, ...parts]
      }),
    )
    const vocabulary = [...this.#entries.flatMap(({ names }) => names), ...words.groups.flat().map(clean)]
    for (const word of new Set(vocabulary.flatMap((name) => [name, ...name.split(/[与和及、（）()/]/)]))) {
      if (word.length >= 2) this.#learn(word)
    }
  }

  #learn(word: string): void {
    this.#known.add(word)
    if (word.length > longestWord) return
    const syllables = this.#syllables(word)
    const sound = syllables.join(' ')
    if (!this.#bySound.has(sound)) this.#bySound.set(sound, word)
    const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
    this.#byInitials.set(initials, (this.#byInitials.get(initials) ?? new Set()).add(word))
  }

  /** The best entries first. */
  find(query: string, limit = 20): LibraryHit[] {
    const text = clean(query)
    if (text.length < 2) return []
    const terms = /^[a-z]{2,}$/.test(text) ? this.#initialTerms(text) : this.#termsOf(text)
    const whole = terms.reduce((sum, term) => sum + term.weight, 0)
    if (whole === 0) return []
    const hits = this.#entries.flatMap((entry) => {
      let covered = 0
      let score = 0
      let isNamed = false
      for (const { words, weight } of terms) {
        const place = placeOf(entry, words)
        if (place === 0) continue
        covered += weight
        score += weight * place
        isNamed ||= place >= inTitle
      }
      const share = covered / whole
      if (share < (isNamed ? leastShareNamed : leastShare)) return []
      const { moduleId, templateId, hazardId } = entry
      return [{ moduleId, templateId, hazardId, score: score * share * share }]
    })
    return hits.toSorted((a, b) => b.score - a.score).slice(0, limit)
  }

  #initialTerms(letters: string): Term[] {
    const exact = [...(this.#byInitials.get(letters) ?? [])]
    const begun = [...this.#byInitials].filter(([key]) => letters.length >= 3 && key.startsWith(letters))
    const words = exact.length > 0 ? exact : begun.flatMap(([, found]) => [...found])
    // letters of a name such as CO2 or RTO stand in the texts themselves
    return [{ words: [...words, letters], weight: 1 }]
  }

  /** Cuts a sentence into the longest words that the library knows, by character or by sound; the rest into pairs. */
  #termsOf(sentence: string): Term[] {
    let text = sentence
    for (const word of this.#noise) text = text.replaceAll(word, '|')
    const terms: Term[] = []
    let rest = ''
    const flush = (): void => {
      if (rest.length === 1) terms.push(this.#term(this.#groups.get(rest) ?? [rest]))
      for (let start = 0; start + 1 < rest.length; start += 1)
        terms.push(this.#term([rest.slice(start, start + 2)], rest.length - 1))
      rest = ''
    }
    for (let at = 0; at < text.length; ) {
      if (text[at] === '|') {
        flush()
        at += 1
        continue
      }
      const found = this.#wordAt(text, at)
      if (found) {
        flush()
        terms.push(this.#term(this.#groups.get(found.word) ?? [found.word]))
        at += found.length
      } else {
        rest += text[at]
        at += 1
      }
    }
    flush()
    return terms
  }

  #wordAt(text: string, at: number): { word: string; length: number } | null {
    const end = text.indexOf('|', at)
    const most = Math.min(longestWord, (end < 0 ? text.length : end) - at)
    for (let length = most; length >= 1; length -= 1) {
      const piece = text.slice(at, at + length)
      if (this.#known.has(piece) || this.#groups.has(piece)) return { word: piece, length }
      if (length < 2) continue
      const sound = this.#bySound.get(this.#syllables(piece).join(' '))
      if (sound) return { word: sound, length }
    }
    return null
  }

  /** Rare words weigh more; a word of no entry weighs most, so that nonsense finds nothing. */
  #term(words: readonly string[], share = 1): Term {
    const count = this.#entries.filter((entry) => placeOf(entry, words) > 0).length
    return { words, weight: Math.log(1 + this.#entries.length / (count + 1)) / share }
  }
}

/** How prominently one of the words stands in the entry: 0 = not at all. */
function placeOf({ names, title, text }: Entry, words: readonly string[]): number {
  if (words.some((word) => names.includes(word))) return 4
  if (words.some((word) => title.includes(word))) return inTitle
  return words.some((word) => text.includes(word)) ? 1.5 : 0
}
