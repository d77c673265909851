/**
 * Parts of a deduction rule (考评办法) read from its sentence where the pattern is plain: 不得分, 扣 N 分, 每处扣 N 分, 追加扣 N 分.
 * Whatever else it says is left to a free deduction, never guessed.
 */
import type { z } from 'zod'
import type { standardItem } from './standard.ts'

type ItemSource = z.input<typeof standardItem>
/** Parts as the file of a standard writes them: points, not hundredths. */
export interface ReadDeductions {
  zeroConditions: ItemSource['zeroConditions']
  deductions: ItemSource['deductions']
  extraDeductions: ItemSource['extraDeductions']
  /** every sentence of the rule became a part */
  isWhole: boolean
}

const units =
  '人次|台套|处|项|人|次|个|份|台|条|件|例|种|类|岗|点|起|套|块|张|把|具|只|名|部|辆|座|间|家|位|组|本|页|批|户|道|根|支|门|枚|方面|环节|岗位'
const counted = new RegExp(
  `^每(?:检查)?(?:发现|查出|查到|出现|发生|存在|缺少|缺失|缺|少|漏|差|有|超过|增加)?(?:一|1)?(${units})`,
)
const countedAtEnd = new RegExp(`^(.+?)[，,、]?每(?:一|1)?(${units})$`)
/** 有一处, 每人一证 inside a condition: once or each time, nobody can tell. */
const ambiguous = new RegExp(`[一1每](?:${units})`)
const deducted = /^(.*?)(?:另|并|再|还|则|均|各)?扣(?:除|减)?(\d+(?:\.\d{1,2})?)分(?:。)?$/
const extra = /^(.*?)(?:[，,、])?(?:并且|同时|另外|另|并|且|再|还)?追加扣(?:除|减)?(\d+(?:\.\d{1,2})?)分$/
const zero = /^(.*?)[，,、]?(?:则)?(?:本条|该条|本项|该项|此项|本考评内容|全条)?(?:均|都)?不(?:得|给|予得)分$/
const ownZero = /^(?:如|若)?(?:本条|该条|本项|该项|此项|本考评内容)?不得分(?:的)?$/
const elementZero = /^(.+?)[，,、]?(?:则)?(?:所在的?|本|该)(?:二级要素|B级要素|考评项目)不得分$/
const otherZero = /(?:类目|一级要素|A级要素|要素|部分)不得分$/
const limitAtEnd = /[，,、]?(?:最多|最高|累计最多)扣(?:除)?(\d+(?:\.\d{1,2})?)分$/
const until = /[，,、]?(?:直至|直到)?(?:本条|该条|本项|该项|此项)?扣[完满光][^，,、]{0,8}为止$/

/** Text of a condition without 的 and what joins it to the sentence before. */
const conditionOf = (text: string): string =>
  text
    .replace(/^(?:或者|或|且|并且|同时|如果|如|若)/, '')
    .replace(/[，,、：:]+$/, '')
    .replace(/的$/, '')

/** Sentences of a rule; full-width figures and blanks are evened out, 「扣 2 分，…」 ends one. */
function sentencesOf(method: string): string[] {
  return method
    .replaceAll(/[０-９．]/g, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xfee0))
    .replaceAll(/[ \t\u3000\u00a0]/g, '')
    .replaceAll(
      /(扣(?:除|减)?\d+(?:\.\d+)?分|不得分)[，,、](?!并|另|且|同时|再|还|追加|最多|最高|累计|直至|直到|扣[完满光])/g,
      '$1；',
    )
    .split(/[。；;\n\r]+/)
    .map((sentence) => sentence.replace(/^(?:\d{1,2}[.、)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|[-•·])/, ''))
    .filter((sentence) => sentence !== '')
}

/** Reads the rule of an item worth `points` (hundredths); a part that takes more than the item has is not taken over. */
export function readDeductions(method: string, points: number): ReadDeductions {
  const found: ReadDeductions = { zeroConditions: [], deductions: [], extraDeductions: [], isWhole: true }
  const hundredths = (text: string): number => Math.round(Number(text) * 100)
  const addZero = (text: string) =>
    found.zeroConditions.push({ id: `z${found.zeroConditions.length + 1}`, text: conditionOf(text) })
  const addExtra = (part: Omit<ItemSource['extraDeductions'][number], 'id'>) =>
    found.extraDeductions.push({ id: `x${found.extraDeductions.length + 1}`, ...part })

  const addDeduction = (sentence: string): boolean => {
    const limit = limitAtEnd.exec(sentence)
    const match = deducted.exec(limit ? sentence.slice(0, limit.index) : sentence)
    if (!match?.[2] || hundredths(match[2]) > points || hundredths(match[2]) === 0) return false
    const { text, unit } = conditionAndUnit(match[1] ?? '')
    if (unit === '' && (ambiguous.test(text) || text === '')) return false
    const most = limit?.[1] === undefined ? null : Number(limit[1])
    found.deductions.push({
      id: `d${found.deductions.length + 1}`,
      text: text || sentence,
      points: Number(match[2]),
      unit,
      limit: most === null || most === 0 ? null : most,
    })
    return true
  }
  const addZeroSentence = (sentence: string): boolean => {
    const element = elementZero.exec(sentence)
    if (element?.[1]) return addExtra({ text: conditionOf(element[1]), trigger: 'element', points: 0, unit: '' }) > 0
    if (otherZero.test(sentence)) return false
    const match = zero.exec(sentence)
    return match?.[1] ? addZero(match[1]) > 0 : false
  }
  const addExtraSentence = (sentence: string): boolean => {
    const match = extra.exec(sentence)
    if (!match?.[2] || Number(match[2]) === 0) return false
    const before = match[1] ?? ''
    const worth = Number(match[2])
    if (ownZero.test(before)) return addExtra({ text: '本条不得分', trigger: 'zero', points: worth, unit: '' }) > 0
    if (/不得分(?:的)?$/.test(before)) {
      if (!addZeroSentence(before.replace(/的$/, ''))) return false
      return addExtra({ text: '本条不得分', trigger: 'zero', points: worth, unit: '' }) > 0
    }
    const { text, unit } = conditionAndUnit(before)
    if (text === '' && unit === '') return false
    return addExtra({ text: text || sentence, trigger: unit === '' ? 'fixed' : 'each', points: worth, unit }) > 0
  }

  for (const whole of sentencesOf(method)) {
    const sentence = whole.replace(until, '')
    if (sentence === '') continue
    const isPlain = !/酌情|视情|视程度|\d+分?[-~～—－至到]\d/.test(sentence)
    const isRead =
      isPlain &&
      (sentence.includes('追加扣')
        ? addExtraSentence(sentence)
        : sentence.endsWith('不得分') || /不(?:给|予得)分$/.test(sentence)
          ? addZeroSentence(sentence)
          : addDeduction(sentence))
    if (!isRead) found.isWhole = false
  }
  const count = found.zeroConditions.length + found.deductions.length + found.extraDeductions.length
  return { ...found, isWhole: found.isWhole && count > 0 }
}

/** 「标识缺失的，每处」 -> 标识缺失 and 处; 「每缺一项」 -> itself and 项; without 每 the unit is ''. */
function conditionAndUnit(before: string): { text: string; unit: string } {
  const clauses = before.replace(/(?:另|并|再|还|则|均|各)$/, '').split(/[，,]/)
  const last = clauses.at(-1) ?? ''
  const bare = counted.exec(last)
  if (bare?.[1] && bare[0] === last) {
    const text = conditionOf(clauses.slice(0, -1).join('，'))
    return { text: text || (/^每(?:一|1)?.{1,2}$/.test(last) ? '' : last), unit: bare[1] }
  }
  const inside = clauses.map((clause) => counted.exec(clause)?.[1]).find((unit) => unit !== undefined)
  if (inside !== undefined) return { text: conditionOf(clauses.join('，')), unit: inside }
  const atEnd = countedAtEnd.exec(last)
  if (atEnd?.[1] && atEnd[2])
    return { text: conditionOf([...clauses.slice(0, -1), atEnd[1]].join('，')), unit: atEnd[2] }
  return { text: conditionOf(clauses.join('，')), unit: '' }
}
