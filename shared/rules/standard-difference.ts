/** What another version of a standard changes: items added, gone and changed, so that nobody is surprised by a new score. */
import { gradings, showPoints, type Standard, type StandardItem } from './standard.ts'
import { plainText } from './standard-sheet.ts'

export interface DifferenceItem {
  number: string
  /** 类目 / 项目 */
  place: string
  content: string
  /** hundredths */
  points: number
}
export interface DifferenceChange {
  field: 'points' | 'content' | 'method' | 'parts' | 'place'
  before: string
  after: string
}
export interface StandardDifference {
  added: DifferenceItem[]
  gone: DifferenceItem[]
  changed: (DifferenceItem & { changes: DifferenceChange[] })[]
  sameCount: number
  /** of the whole: 总分, 分数线, points of categories */
  figures: { name: string; before: string; after: string }[]
}

/** Least share of common pairs of letters for an item of the same id to be the same one reworded. */
const likeness = { numerator: 3, denominator: 10 }

const pairsOf = (text: string): Set<string> => {
  const letters = [...plainText(text)]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}
function isAlike(one: string, other: string): boolean {
  const [first, second] = [pairsOf(one), pairsOf(other)]
  const common = [...first].filter((pair) => second.has(pair)).length
  return 2 * common * likeness.denominator >= (first.size + second.size) * likeness.numerator
}

const placeOf = (standard: Standard, { categoryId, elementId }: StandardItem): string => {
  const category = standard.categories.find(({ id }) => id === categoryId)
  const element = category?.elements.find(({ id }) => id === elementId)
  return [category?.name, element?.name === category?.name ? '' : element?.name].filter(Boolean).join(' / ')
}

const partsOf = ({ zeroConditions, deductions, extraDeductions }: StandardItem): string =>
  [
    ...zeroConditions.map(({ text }) => `${text}：不得分`),
    ...deductions.map(({ text, points, unit }) => `${text}：${unit && `每${unit}`}扣 ${showPoints(points)}`),
    ...extraDeductions.map(({ text, points }) => `${text}：追加扣 ${showPoints(points)}`),
  ].join('；')

/** Pairs by content first, then by id where the words are still alike; the rest was added or is gone. */
export function differenceOf(from: Standard, to: Standard): StandardDifference {
  const free = new Set(to.items)
  const partner = new Map<StandardItem, StandardItem>()
  const pair = (matches: (before: StandardItem, after: StandardItem) => boolean) => {
    for (const before of from.items) {
      if (partner.has(before)) continue
      const after = [...free].find((candidate) => matches(before, candidate))
      if (!after) continue
      partner.set(before, after)
      free.delete(after)
    }
  }
  const isSameText = (a: StandardItem, b: StandardItem) => plainText(a.content) === plainText(b.content)
  pair((a, b) => a.id === b.id && isSameText(a, b))
  pair((a, b) => isSameText(a, b) && placeOf(from, a) === placeOf(to, b))
  pair(isSameText)
  pair((a, b) => a.id === b.id && isAlike(a.content, b.content))

  const lineOf = (standard: Standard, item: StandardItem): DifferenceItem => ({
    number: item.number,
    place: placeOf(standard, item),
    content: item.content,
    points: item.points,
  })
  const changed: StandardDifference['changed'] = []
  let sameCount = 0
  for (const [before, after] of partner) {
    const compared: [DifferenceChange['field'], string, string][] = [
      ['points', showPoints(before.points), showPoints(after.points)],
      ['content', before.content, after.content],
      ['method', before.method, after.method],
      ['parts', partsOf(before), partsOf(after)],
      ['place', placeOf(from, before), placeOf(to, after)],
    ]
    const changes = compared
      .filter(([, old, now]) => old !== now)
      // the parts follow from the method: said once
      .filter(([field], _, all) => field !== 'parts' || !all.some(([other]) => other === 'method'))
      .map(([field, old, now]) => ({ field, before: old, after: now }))
    if (changes.length > 0) changed.push({ ...lineOf(to, after), changes })
    else sameCount += 1
  }
  return {
    added: to.items.filter((item) => free.has(item)).map((item) => lineOf(to, item)),
    gone: from.items.filter((item) => !partner.has(item)).map((item) => lineOf(from, item)),
    changed,
    sameCount,
    figures: figuresOf(from, to),
  }
}

function figuresOf(from: Standard, to: Standard): StandardDifference['figures'] {
  const linesOf = ({ lines }: Standard) => lines.map((line) => line / 10).join(' / ') || '没有'
  const names = [...new Set([...from.categories, ...to.categories].map(({ name }) => name))]
  const pointsIn = ({ categories }: Standard, name: string) => {
    const category = categories.find((own) => own.name === name)
    return category ? showPoints(category.points) : '没有'
  }
  return [
    { name: '总分', before: showPoints(from.points), after: showPoints(to.points) },
    { name: '定级方式', before: gradings[from.grading], after: gradings[to.grading] },
    { name: '分数线', before: linesOf(from), after: linesOf(to) },
    ...names.map((name) => ({ name: `类目「${name}」`, before: pointsIn(from, name), after: pointsIn(to, name) })),
  ].filter(({ before, after }) => before !== after)
}
