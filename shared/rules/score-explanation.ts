/**
 * How a score came about, in lines: from the percentage down to each deduction, and what every deduction really took away
 * (standardization.md §3.3, §4.3). Integers only; the only rounding is the one that is explained.
 */
import type { AssessmentScore, CategoryScore, DeductionLine, ElementScore, ItemScore } from './scoring.ts'
import { showTenths, tenthsOf } from './scoring.ts'
import {
  showPoints,
  type Standard,
  type StandardCategory,
  type StandardElement,
  type StandardItem,
} from './standard.ts'
import {
  type AttainableLevel,
  attainableLevels,
  type LevelByAccidents,
  levelByScore,
  lowerLevel,
} from './standardization-level.ts'

/** One deduction as 扣分汇总表 prints it. 空项 and what is not assessed are never among them. */
export interface LossLine {
  category: StandardCategory
  element: StandardElement
  item: StandardItem
  text: string
  /** as the rule says, hundredths */
  points: number
  /** what was really taken: a category does not fall below 0 */
  taken: number
  isExtra: boolean
}

export interface ExplanationLine {
  kind: 'total' | 'level' | 'category' | 'element' | 'item' | 'deduction' | 'extra'
  /** 0 = the whole */
  depth: number
  subject: string
  formula: string
  result: string
}

const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const unitOf = (item: StandardItem, partId: string): string =>
  [...item.deductions, ...item.extraDeductions].find(({ id }) => id === partId)?.unit ?? ''

/** 「缺少记录，2 处，每处 1 分」 */
function lineText(item: StandardItem, { partId, text, count, each }: DeductionLine): string {
  const unit = unitOf(item, partId)
  return count === 0 ? text : `${text}，${count} ${unit}，每${unit} ${showPoints(each)} 分`
}

const setsElementToZero = ({ item }: ItemScore, partId: string): boolean =>
  item.extraDeductions.some(({ id, trigger }) => id === partId && trigger === 'element')

/** What the items of a zeroed element still lose besides their own deductions. */
const restOf = ({ items }: ElementScore): number => sumOf(items.map(({ due, deducted }) => due - deducted))

function itemLosses(score: ItemScore): Pick<LossLine, 'text' | 'points' | 'taken' | 'isExtra'>[] {
  const { item, lines, deducted } = score
  if (deducted === 0) return []
  // an item without points stands once, however many reasons there are
  if (deducted === item.points)
    return [
      { text: lines.map((line) => lineText(item, line)).join('；'), points: deducted, taken: deducted, isExtra: false },
    ]
  return lines.map((line) => ({
    text: lineText(item, line),
    points: line.points,
    taken: line.points,
    isExtra: false,
  }))
}

/** Every deduction with what it really took; the sum of `taken` is 应得 less 未评 less 实得, to the hundredth. */
export function lossLines(score: AssessmentScore): LossLine[] {
  return score.categories.flatMap((category) => {
    let left = category.extraTaken
    return category.elements.flatMap((element) => {
      let isZeroTold = false
      return element.items.flatMap((own) => {
        const place = { category: category.category, element: element.element, item: own.item }
        const extras = own.extraLines.map((line) => {
          if (setsElementToZero(own, line.partId)) {
            const points = isZeroTold ? 0 : restOf(element)
            isZeroTold = true
            return { text: `追加扣分：${line.text}，所在二级要素不得分`, points, taken: points, isExtra: true }
          }
          const taken = Math.min(left, line.points)
          left -= taken
          return { text: `追加扣分：${lineText(own.item, line)}`, points: line.points, taken, isExtra: true }
        })
        return [...itemLosses(own), ...extras].map((line) => ({ ...place, ...line }))
      })
    })
  })
}

/** earned ÷ due × 100 cut after three decimals: 84.659…; without the dots when nothing was cut. */
export function percentDigits(earned: number, due: number): string {
  const thousandths = Math.floor((100_000 * earned) / due)
  const decimals = String(thousandths % 1000).padStart(3, '0')
  const isExact = (100_000 * earned) % due === 0
  const whole = Math.floor(thousandths / 1000)
  if (!isExact) return `${whole}.${decimals}…`
  const rest = decimals.replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole}.${rest}`
}

function totalLines(score: AssessmentScore): ExplanationLine[] {
  const { full, blank, due, open, earned, openCount, percentTenths, lowestTenths, highestTenths } = score
  const line = (subject: string, formula: string, result: string): ExplanationLine => ({
    kind: 'total',
    depth: 0,
    subject,
    formula,
    result,
  })
  const lines = [
    line('应得分', `标准分 ${showPoints(full)} − 空项分 ${showPoints(blank)}`, showPoints(due)),
    line(
      '实得分',
      score.categories.map((own) => showPoints(own.earned)).join(' + '),
      openCount > 0 ? `已评部分 ${showPoints(earned)}` : showPoints(earned),
    ),
  ]
  if (lowestTenths === null || highestTenths === null)
    return [...lines, line('百分制得分', '应得分为 0，不出分', '不出分')]
  if (percentTenths === null)
    return [
      ...lines,
      line(
        '百分制得分',
        `还有 ${openCount} 条未评（共 ${showPoints(open)} 分）：未评的都不得分为 ${showTenths(lowestTenths)}，都得满分为 ${showTenths(highestTenths)}`,
        '未评完',
      ),
    ]
  return [
    ...lines,
    line(
      '百分制得分',
      `实得 ${showPoints(earned)} ÷ 应得 ${showPoints(due)} × 100 = ${percentDigits(earned, due)}，四舍五入到 0.1`,
      showTenths(percentTenths),
    ),
  ]
}

const levelName = (level: AttainableLevel | null): string => (level === null ? '未定' : attainableLevels[level])

function levelLines(standard: Standard, score: AssessmentScore, byAccidents: LevelByAccidents): ExplanationLine[] {
  const { percentTenths: tenths } = score
  const line = (subject: string, formula: string, result: string): ExplanationLine => ({
    kind: 'level',
    depth: 0,
    subject,
    formula,
    result,
  })
  const byScore = levelByScore(standard, tenths)
  const names = standard.grading === 'pass' ? ['达标'] : ['一级', '二级', '三级']
  const comparisons = standard.lines.map((limit, index) =>
    tenths === null
      ? ''
      : `${showTenths(tenths)} ${tenths >= limit ? '≥' : '<'} ${showTenths(limit)}（${names[index] ?? ''}）`,
  )
  const formula =
    tenths === null
      ? '得分未定'
      : standard.lines.length === 0
        ? '本标准没有给出等级分数线'
        : `按四舍五入后的得分：${comparisons.join('，')}`
  const record =
    byAccidents.reasons.length === 0 ? '近一年、近两年登记的事故没有影响等级的' : `${byAccidents.reasons.join('；')}`
  return [
    line('得分对应等级', formula, levelName(byScore)),
    line(
      '事故记录',
      record,
      byAccidents.level === 'level1' ? '不受限' : byAccidents.level === 'none' ? '不能申请' : '最高二级',
    ),
    line('自评等级', '取得分和事故记录两者中低的一个', levelName(lowerLevel(byScore, byAccidents.level))),
  ]
}

function categoryFormula({ elements, extra, extraTaken, open }: CategoryScore): string {
  const parts = elements.map(({ earned }) => showPoints(earned)).join(' + ')
  const before = sumOf(elements.map(({ earned }) => earned))
  const rest = open > 0 ? `；未评 ${showPoints(open)} 分` : ''
  if (extra === 0) return elements.length > 1 ? `${parts}${rest}` : `二级要素实得 ${parts}${rest}`
  const taken = `（${parts}）− 追加扣分 ${showPoints(extra)}`
  return extraTaken < extra
    ? `${taken} = ${showPoints(before - extra)}，一级要素扣到 0 为止，按 0 计${rest}`
    : `${taken}${rest}`
}

function elementFormula({ items, isZeroed, blank, open }: ElementScore): string {
  const scored = items.filter(({ state }) => state === 'scored')
  const full = scored.filter(({ deducted }) => deducted === 0)
  const parts = [
    isZeroed
      ? '追加扣分规定本二级要素不得分，按 0 计'
      : `${scored.length} 条已评，其中 ${full.length} 条满分，实得合计`,
    blank > 0 ? `空项 ${showPoints(blank)} 分不计入应得` : '',
    open > 0 ? `未评 ${showPoints(open)} 分` : '',
  ]
  return parts.filter((part) => part !== '').join('；')
}

function itemLines(score: ItemScore, blankReason: string): ExplanationLine[] {
  const { item, state, lines, extraLines, deducted, earned } = score
  const subject = `第 ${item.number} 条`
  const own = (formula: string, result: string): ExplanationLine => ({
    kind: 'item',
    depth: 3,
    subject,
    formula,
    result,
  })
  if (state === 'blank') return [own(`空项（${blankReason}），${showPoints(item.points)} 分不计入应得`, '空项')]
  if (state === 'open') return [own(`标准分 ${showPoints(item.points)}`, '未评')]
  if (deducted === 0 && extraLines.length === 0) return []
  const sum = sumOf(lines.map(({ points }) => points))
  const cap = sum > item.points ? `（各项合计 ${showPoints(sum)}，扣完为止）` : ''
  const toLine = (kind: 'deduction' | 'extra', line: DeductionLine): ExplanationLine => {
    const isElement = setsElementToZero(score, line.partId)
    const count = line.count === 0 ? '' : `${line.count} ${unitOf(item, line.partId)} × ${showPoints(line.each)} 分 = `
    const limited = line.count * line.each > line.points ? `，最多扣 ${showPoints(line.points)}` : ''
    return {
      kind,
      depth: 4,
      subject: kind === 'extra' ? '追加扣分' : '扣分',
      formula: `${line.text}${isElement ? '：所在二级要素不得分' : `：${count}${showPoints(line.count === 0 ? line.points : line.count * line.each)} 分${limited}`}`,
      result: isElement ? '二级要素 0' : `−${showPoints(line.points)}`,
    }
  }
  return [
    own(`标准分 ${showPoints(item.points)} − 扣分 ${showPoints(deducted)}${cap}`, showPoints(earned ?? 0)),
    ...lines.map((line) => toLine('deduction', line)),
    ...extraLines.map((line) => toLine('extra', line)),
  ]
}

/** 一、目标; 1.1 目标: number and name as they are printed. */
export const numbered = ({ number, name }: { number: string; name: string }): string =>
  number === '' ? name : /^[一二三四五六七八九十]+$/.test(number) ? `${number}、${name}` : `${number} ${name}`

/**
 * 计算过程: the whole, the level, then category by category down to each deduction. Items with full points are only
 * counted; `blankReasons` by item id.
 */
export function explainScore(
  standard: Standard,
  score: AssessmentScore,
  byAccidents: LevelByAccidents,
  blankReasons: ReadonlyMap<string, string>,
): ExplanationLine[] {
  const parts = score.categories.flatMap((own): ExplanationLine[] => [
    {
      kind: 'category',
      depth: 1,
      subject: numbered(own.category),
      formula: categoryFormula(own),
      result: showPoints(own.earned),
    },
    ...own.elements.flatMap((element): ExplanationLine[] => [
      {
        kind: 'element',
        depth: 2,
        subject: numbered(element.element),
        formula: elementFormula(element),
        result: showPoints(element.earned),
      },
      ...element.items.flatMap((item) => itemLines(item, blankReasons.get(item.item.id) ?? '')),
    ]),
  ])
  return [...totalLines(score), ...levelLines(standard, score, byAccidents), ...parts]
}

/** Percentage of a part of the score in tenths; null when nothing is due or something is not assessed. */
export const partTenths = ({ earned, due, open }: { earned: number; due: number; open: number }): number | null =>
  open > 0 ? null : tenthsOf(earned, due)
