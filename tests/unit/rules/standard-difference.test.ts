import { describe, expect, it } from 'vitest'
import { differenceOf } from '#shared/rules/standard-difference'
import { importStandard } from '#shared/rules/standard-import'
import { type Standard, standard } from '#shared/rules/standard'
import { choices, plainHead, rowsOf, shippedStandard } from '../../helpers/standard-rows.ts'

type Line = [category: string, content: string, points: string, method?: string]
const base: Line[] = [
  ['一、目标', '制定安全生产目标并发文', '4', '未发文的，不得分'],
  ['一、目标', '把目标分解到部门和班组', '6', '缺少部门的，每个扣1分'],
  ['二、机构', '设置安全管理机构并任命', '10'],
]
function standardOf(lines: readonly Line[], more: { version?: string; lines?: number[] } = {}): Standard {
  const { standard: made, refusals } = importStandard(
    rowsOf([
      plainHead,
      ...lines.map(([category, content, points, method = '']) => [category, '', content, points, method]),
    ]),
    choices(more.lines ? { lines: more.lines } : {}),
  )
  expect(refusals).toEqual([])
  return standard.parse({ ...made, id: 'own-test', version: more.version ?? '1.0.0', checkedOn: '2026-11-22' })
}
const differs = (lines: readonly Line[], more: { lines?: number[] } = {}) => {
  const { added, gone, changed, sameCount, figures } = differenceOf(standardOf(base), standardOf(lines, more))
  return {
    added: added.map(({ content }) => content),
    gone: gone.map(({ content }) => content),
    changed: changed.map(({ content, changes }) => [content, ...changes.map(({ field }) => field)]),
    sameCount,
    figures: figures.map(({ name, before, after }) => [name, before, after]),
  }
}
const none = { added: [], gone: [], changed: [], sameCount: 3, figures: [] }

describe('two versions of a standard', () => {
  it.each<[string, Line[], Partial<ReturnType<typeof differs>>]>([
    ['the same', base, none],
    [
      'an item put between others moves nothing else',
      [...base.slice(0, 1), ['一、目标', '每年考核目标完成情况', '2'], ...base.slice(1)],
      {
        ...none,
        added: ['每年考核目标完成情况'],
        figures: [
          ['总分', '20', '22'],
          ['类目「目标」', '10', '12'],
        ],
      },
    ],
    [
      'an item and with it a category gone',
      base.slice(0, 2),
      {
        gone: ['设置安全管理机构并任命'],
        sameCount: 2,
        figures: [
          ['总分', '20', '10'],
          ['类目「机构」', '10', '没有'],
        ],
      },
    ],
    [
      'other points',
      base.with(0, ['一、目标', '制定安全生产目标并发文', '5', '未发文的，不得分']),
      { changed: [['制定安全生产目标并发文', 'points']], sameCount: 2 },
    ],
    [
      'another method says nothing twice',
      base.with(1, ['一、目标', '把目标分解到部门和班组', '6', '缺少部门的，每个扣2分']),
      { changed: [['把目标分解到部门和班组', 'method']], sameCount: 2, figures: [] },
    ],
    [
      'other words of the same item',
      base.with(0, ['一、目标', '制定年度安全生产目标并发文公布', '4', '未发文的，不得分']),
      { added: [], gone: [], changed: [['制定年度安全生产目标并发文公布', 'content']] },
    ],
    [
      'another item in its place',
      base.with(0, ['一、目标', '配备应急救援物资', '4', '未发文的，不得分']),
      { added: ['配备应急救援物资'], gone: ['制定安全生产目标并发文'], changed: [], sameCount: 2 },
    ],
    [
      'the same item elsewhere',
      base.with(2, ['一、目标', '设置安全管理机构并任命', '10']),
      { added: [], gone: [], changed: [['设置安全管理机构并任命', 'place']], sameCount: 2 },
    ],
  ])('%s', (_name, lines, expected) => expect(differs(lines)).toMatchObject(expected))

  it('say when the lines are others', () => {
    expect(differs(base, { lines: [850, 700, 600] }).figures).toEqual([['分数线', '90 / 75 / 60', '85 / 70 / 60']])
  })
  it('the thirteen elements do not differ from themselves', () => {
    const own = shippedStandard('general-13')
    expect(differenceOf(own, structuredClone(own))).toEqual({
      added: [],
      gone: [],
      changed: [],
      sameCount: 198,
      figures: [],
    })
  })
})
