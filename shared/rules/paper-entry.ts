/** One typed line of a paper checklist: `12 x 防护罩松动`, `1-11 v`, `余 v`, `12 p`. */
import type { InspectionAnswer } from '#shared/domain/inspection'

export interface PaperEntry {
  /** places on the sheet, from 0, ascending */
  places: number[]
  /** null = the answer is taken back */
  answer: InspectionAnswer | null
  /** what was written beside the item; empty = nothing */
  remark: string
}

export type PaperLine =
  | ({ kind: 'answer' } & PaperEntry)
  /** photos are to be chosen for this item */
  | { kind: 'photo'; place: number }
  | { kind: 'problem'; sentence: string }

/** The answer of each item of the sheet so far, in the order of their codes. */
export type PaperState = readonly (InspectionAnswer | null)[]

const marks: readonly { answer: InspectionAnswer | null; words: readonly string[] }[] = [
  { answer: 'normal', words: ['正常', '符合', 'v', '√', '✓', '✔', '1'] },
  { answer: 'abnormal', words: ['不符合', '隐患', 'x', '×', '✗', '✘', '2'] },
  { answer: 'notApplicable', words: ['不涉及', '不适用', 'n', '3', '0'] },
  { answer: null, words: ['清除', 'c'] },
]
const photoWords = ['照片', 'p']
/** a longer word before the shorter one that it holds: 不符合 before 符合 cannot clash, as both are read from the start */
const markWords = marks.flatMap(({ answer, words }) => words.map((word) => ({ word, answer })))

const restWords = /^(其余|剩下|剩余|余|\*)/
const numbers = /^\d+(?:\s*[-~至到]\s*\d+)?(?:\s*[,、]\s*\d+(?:\s*[-~至到]\s*\d+)?)*/
const remarkLimit = 300

const howTo = '看不懂这一行，写成「12 x 防护罩松动」「1-11 v」或「余 v」'

/** The same text with full-width characters narrowed one for one, so that places in it stay places in the typed text. */
function narrowed(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.charCodeAt(0)
      if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
      if (code === 0x3000) return ' '
      return /[—–－−]/.test(character) ? '-' : character === '～' ? '~' : character
    })
    .join('')
    .toLowerCase()
}

const problem = (sentence: string): PaperLine => ({ kind: 'problem', sentence })

/** Places of `1-11,13`, or a sentence about an item that the sheet does not have. */
function placesOf(text: string, count: number): number[] | string {
  const places = new Set<number>()
  for (const part of text.split(/[,、]/)) {
    const [first = 0, second] = part.split(/[-~至到]/).map(Number)
    const [from, to] = [Math.min(first, second ?? first), Math.max(first, second ?? first)]
    const unknown = from < 1 ? from : to > count ? to : null
    if (unknown !== null) return `这张表只有 ${count} 项，没有第 ${unknown} 项`
    for (let number = from; number <= to; number += 1) places.add(number - 1)
  }
  return [...places].sort((a, b) => a - b)
}

/**
 * Reads a line: item codes (one, several, a range, 余 or * for all without an answer, none for the next one), then a
 * mark (v 正常, x 隐患, n 不涉及, c 清除, p 照片; figures 1, 2, 3 and 0 after a space), then what was written beside it.
 */
export function readPaperLine(line: string, state: PaperState): PaperLine {
  const typed = line.trim()
  const text = narrowed(typed)
  if (text === '') return problem('先写项号，再写结果，例如 12 x')
  const isRest = restWords.exec(text)
  const isNumbers = isRest ? null : numbers.exec(text)
  const head = isRest?.[0] ?? isNumbers?.[0] ?? ''
  const tail = text.slice(head.length)
  const isSpaced = head === '' || isRest !== null || /^[\s:.]/.test(tail)
  const from = head.length + (/^[\s:.]+/.exec(tail)?.[0].length ?? 0)
  const rest = text.slice(from)
  const open = state.flatMap((answer, place) => (answer === null ? [place] : []))

  const places = isRest ? open : head === '' ? open.slice(0, 1) : placesOf(head.replaceAll(/\s/g, ''), state.length)
  if (typeof places === 'string') return problem(places)

  if (head !== '' && !isRest && photoWords.some((word) => rest === word))
    return places.length === 1 ? { kind: 'photo', place: places[0] ?? 0 } : problem('照片一次只能给一项，例如 12 p')

  const mark = markWords.find(({ word }) => rest.startsWith(word) && isWhole(rest, word, isSpaced))
  if (!mark) {
    if (head !== '' && rest === '') return problem(`第 ${head} 项还没写结果：v 正常，x 隐患，n 不涉及`)
    return problem(howTo)
  }
  const remark = typed
    .slice(from + mark.word.length)
    .replace(/^[\s,，:：、。.]+/, '')
    .trim()
  if (remark.length > remarkLimit) return problem(`问题描述太长，请缩短到 ${remarkLimit} 字以内`)
  if (places.length === 0) return problem('每一项都有结果了，按 Ctrl+回车 提交')
  if (isRest && (mark.answer === 'abnormal' || mark.answer === null))
    return problem(mark.answer === null ? '其余各项本来就没有结果' : '隐患请逐项写明项号，不能写「余 x」')
  if (remark !== '' && mark.answer === null) return problem('清除结果的后面不用写别的')
  return { kind: 'answer', places, answer: mark.answer, remark }
}

/** A figure is a mark only after a space and alone (`12 3`, not `123`); a letter may stand right before what follows in Chinese. */
function isWhole(rest: string, word: string, isSpaced: boolean): boolean {
  const next = rest.slice(word.length, word.length + 1)
  if (/\d/.test(word)) return isSpaced && (next === '' || /\s/.test(next))
  return !/[a-z]/.test(word) || !/[a-z0-9]/.test(next)
}

/** 01, 02 … as it stands on the paper. */
export const paperCode = (place: number): string => String(place + 1).padStart(2, '0')

/** The item that a photo's file name begins with (`12.jpg`, `03-防护罩.jpg`), null when it names none of the sheet. */
export function placeInFileName(name: string, count: number): number | null {
  const found = /^(\d{1,3})(?=[^\d]|$)/.exec(name.normalize('NFKC').trim())
  const number = Number(found?.[1] ?? 0)
  return number >= 1 && number <= count ? number - 1 : null
}
