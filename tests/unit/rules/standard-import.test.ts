import { describe, expect, it } from 'vitest'
import { readDeductions } from '#shared/rules/deduction-text'
import { scoreAssessment } from '#shared/rules/scoring'
import { contradictionsOf, type Standard, standard } from '#shared/rules/standard'
import { type ImportChoices, importStandard } from '#shared/rules/standard-import'
import { readLabel, readPoints } from '#shared/rules/standard-sheet'
import { choices, plainHead, rowsOf, shippedStandard, warehouseCells } from '../../helpers/standard-rows.ts'

const read = (cells: readonly (readonly string[])[], more: Partial<ImportChoices> = {}) =>
  importStandard(rowsOf(cells), choices(more))
const refusedBecause = (cells: readonly (readonly string[])[], more: Partial<ImportChoices> = {}) => {
  const { refusals, standard: made } = read(cells, more)
  expect(made).toBeNull()
  return refusals.map(({ row, reason }) => [row, reason])
}
function wholeOf(cells: readonly (readonly string[])[], more: Partial<ImportChoices> = {}): Standard {
  const { standard: made, refusals } = read(cells, more)
  expect(refusals).toEqual([])
  return standard.parse({ ...made, id: 'own-test', version: '1.0.0', checkedOn: '2026-11-22' })
}
const small = (...rows: string[][]) => [plainHead, ...rows]
const item = (category: string, element: string, content: string, points: string, method = '') => [
  category,
  element,
  content,
  points,
  method,
]

describe('a whole standard', () => {
  it('of 164 items with 小计 and 总计 rows proves itself and scores 100.0 when nothing is deducted', () => {
    const outcome = read(warehouseCells(), { total: 100_000 })
    expect(outcome).toMatchObject({
      itemCount: 164,
      elementCount: 47,
      points: 100_000,
      readCount: 164,
      manual: [],
      sumRowCount: 14,
      // 13 小计, 总计, and the points in the names of the categories
      provenCount: 27,
      refusals: [],
      notes: [],
    })
    const own = wholeOf(warehouseCells())
    expect(contradictionsOf(own)).toEqual([])
    const shipped = shippedStandard('warehouse-logistics')
    expect(own.categories.map(({ number, name, points }) => [number, name, points])).toEqual(
      shipped.categories.map(({ number, name, points }) => [number, name, points]),
    )
    expect(own.categories.flatMap(({ elements }) => elements.map(({ name, points }) => [name, points]))).toEqual(
      shipped.categories.flatMap(({ elements }) => elements.map(({ name, points }) => [name, points])),
    )
    const full = new Map(own.items.map(({ id }) => [id, { state: 'scored' as const, ticks: [], freeDeductions: [] }]))
    expect(scoreAssessment(own, full).percentTenths).toBe(1000)
  })

  it('that contradicts itself is refused with its row', () => {
    const cells = warehouseCells()
    const at = cells.findIndex(([first]) => first === '小计')
    const broken = cells.with(at, ['小计', '', '', '24', ''])
    expect(refusedBecause(broken)).toEqual([[at + 1, `小计 24，但第 4～${at} 行合计 10`]])
  })

  it('comes back the same from its own sheet: the thirteen elements', () => {
    const shipped = shippedStandard('general-13')
    const cells = small(
      ...shipped.items.map((own) => {
        const category = shipped.categories.find(({ id }) => id === own.categoryId)
        const element = category?.elements.find(({ id }) => id === own.elementId)
        const names = [`${category?.number}、${category?.name}`, `${element?.number} ${element?.name}`]
        return item(names[0] ?? '', names[1] ?? '', own.content, String(own.points / 100), own.method)
      }),
    )
    const outcome = read(cells)
    expect(outcome).toMatchObject({ itemCount: 198, elementCount: 42, points: 100_000, readCount: 198, manual: [] })
    const kept = wholeOf(cells).items
    const partsOf = ({ deductions }: (typeof kept)[number]) => deductions.map(({ points, unit }) => [points, unit])
    expect(kept.map(partsOf)).toEqual(shipped.items.map(partsOf))
    const extrasOf = ({ extraDeductions }: (typeof kept)[number]) =>
      extraDeductions.map(({ trigger, points, unit }) => [trigger, points, unit])
    expect(kept.map(extrasOf)).toEqual(shipped.items.map(extrasOf))
    expect(kept.map(({ zeroConditions }) => zeroConditions.length > 0)).toEqual(
      shipped.items.map(({ zeroConditions }) => zeroConditions.length > 0),
    )
  })
})

describe('the sheet', () => {
  it('is read by the names of its columns in any order; others are named and left out', () => {
    const outcome = read([
      ['某标准'],
      ['自评描述', '评分方式', '分值（分）', '企业达标标准', 'B级要素', 'A级要素', '序号'],
      ['', '没有的，不得分', '4', '建立制度', '1.1 制度', '1 职责', '7'],
    ])
    expect(outcome.ignoredColumns).toEqual(['自评描述'])
    expect(outcome.standard?.items).toMatchObject([{ id: '7', number: '7', content: '建立制度', points: 4 }])
    expect(outcome.standard?.categories).toMatchObject([
      { number: '1', name: '职责', elements: [{ number: '1.1', name: '制度' }] },
    ])
  })
  it('carries names down, gives a category without elements one of its own name, and skips repeated heads', () => {
    const own = wholeOf(
      small(
        item('一、目标（6分）', '', '', ''),
        item('', '', '制定目标', '4'),
        item('', '', '分解目标', '2'),
        plainHead,
        item('二、机构', '2.1 机构', '设置机构', '3'),
        item('', '', '配备人员', '3', '没有配备的，不得分'),
        item('', '', '', '', '人数不足的，每人扣1分'),
        item('', '2.2 职责', '明确职责', '4'),
        item('注：本表由企业填写', '', '', ''),
      ),
    )
    expect(own.points).toBe(1600)
    expect(own.categories.map(({ name, elements }) => [name, elements.map((element) => element.name)])).toEqual([
      ['目标', ['目标']],
      ['机构', ['机构', '职责']],
    ])
    expect(own.items[3]?.deductions).toMatchObject([{ text: '人数不足', points: 100, unit: '人' }])
  })
  it('may have any full points, and one line or none when it only knows 达标', () => {
    const cells = small(item('一、目标', '', '制定目标', '650'))
    expect(wholeOf(cells, { total: 65_000 }).points).toBe(65_000)
    expect(wholeOf(cells, { grading: 'pass', lines: [600] }).lines).toEqual([600])
    expect(wholeOf(cells, { grading: 'pass', lines: [] }).lines).toEqual([])
  })
  it.each([
    [
      'element and category sums',
      [
        ['小计', '', '', '4', ''],
        ['合计', '', '', '4', ''],
      ],
    ],
    ['points inside the word', [['小计（4分）', '', '', '', '']]],
    ['the name before the word', [['一、目标 小计', '', '', '4', '']]],
    ['the word beside the category', [['一、目标', '小计', '', '4', '']]],
    ['the word in the content', [['', '', '合 计', '4.0', '']]],
    ['points as 总计（分）', [['总计', '', '', '4 分', '']]],
  ])('leaves out and proves %s', (_name, rows) => {
    const outcome = read(small(item('一、目标', '1.1 制定', '制定目标', '4'), ...rows))
    expect(outcome).toMatchObject({ points: 400, itemCount: 1, sumRowCount: rows.length, provenCount: rows.length })
    expect(outcome.refusals).toEqual([])
  })
})

describe('is refused', () => {
  const first = item('一、目标', '', '制定目标', '4')
  it.each<[string, string[][], Partial<ImportChoices>, [number | null, string][]]>([
    ['points that cannot be read', [item('一、目标', '', '制定目标', '四分')], {}, [[2, '分值「四分」读不出数字']]],
    ['no points', [item('一、目标', '', '制定目标', '')], {}, [[2, '没有分值']]],
    ['negative points', [item('一、目标', '', '制定目标', '-4')], {}, [[2, '分值「-4」是负数']]],
    ['zero points', [item('一、目标', '', '制定目标', '0')], {}, [[2, '分值是 0，要大于 0']]],
    ['three decimals', [item('一、目标', '', '制定目标', '0.125')], {}, [[2, '分值「0.125」最多两位小数']]],
    ['no category', [item('', '', '制定目标', '4')], {}, [[2, '这一条上面没有考评类目']]],
    ['the same content twice', [first, item('', '', '制定 目标。', '4')], {}, [[3, '考评内容与第 2 行重复']]],
    ['points without content', [first, item('', '', '', '4')], {}, [[3, '有分值，没有考评内容']]],
    ['a wrong 小计', [first, ['小计', '', '', '5', '']], {}, [[3, '小计 5，但第 2 行合计 4']]],
    [
      'a wrong 总计',
      [first, item('', '', '分解目标', '2'), ['总计', '', '', '5', '']],
      {},
      [[4, '总计 5，但第 2～3 行合计 6']],
    ],
    [
      'points of a name that its items do not have',
      [item('一、目标（20分）', '', '制定目标', '4')],
      {},
      [[2, '「目标」写明 20 分，但第 2 行合计 4']],
    ],
    [
      'points in the row of a heading',
      [item('一、目标', '', '', '20'), item('', '', '制定目标', '4')],
      {},
      [[2, '「目标」写明 20 分，但第 3 行合计 4']],
    ],
    [
      'points of a name without items',
      [first, item('二、机构（10分）', '', '', '')],
      {},
      [[3, '「机构」写明 10 分，但下面没有条目']],
    ],
    ['another total than chosen', [first], { total: 10_000 }, [[null, '各条合计 4 分，与填写的总分 100 分不一致']]],
    ['lines that do not fall', [first], { lines: [600, 750, 900] }, [[null, '分数线要在 0.1 到 100 之间，从高到低']]],
    [
      'a formula without result',
      [item('一、目标', '', '制定目标', '=SUM(A1)')],
      {},
      [[2, '分值是还没有算出结果的公式，请在 Excel 或 WPS 中打开、保存一次再导入']],
    ],
    ['no items', [], {}, [[null, '表头下面没有读到任何条目']]],
  ])('%s', (_name, rows, more, reasons) => {
    expect(refusedBecause(small(...rows), more)).toEqual(reasons)
  })
  it('a sheet without a head, or with half of one', () => {
    expect(refusedBecause([['a', 'b']])).toEqual([
      [null, '前 30 行里找不到表头，表头至少要有「考评类目」、「考评内容」、「标准分值」三列'],
    ])
    expect(
      refusedBecause([
        ['考评类目', '考评内容'],
        ['一、目标', '制定目标'],
      ]),
    ).toEqual([[null, '表头缺少「标准分值」列']])
  })
})

describe('names and points', () => {
  it.each([
    ['一、目标（20分）', '一', '目标', 2000],
    ['（二） 组织机构', '二', '组织机构', null],
    ['5.1 教育培训管理 (18 分)', '5.1', '教育培训管理', 1800],
    ['第三章 安全投入', '第三章', '安全投入', null],
    ['目标', '', '目标', null],
    ['2.1', '', '2.1', null],
    ['1个目标', '1', '个目标', null],
  ])('%s', (text, number, name, claimed) => {
    expect(readLabel(text)).toMatchObject({ number, name, claimed })
  })
  it.each([
    ['４．５', 450],
    ['10.0', 1000],
    ['2 分', 200],
    ['－3', 'negative'],
    ['3/4', 'unreadable'],
  ])('%s', (text, points) => expect(readPoints(text)).toBe(points))
})

describe('a deduction rule', () => {
  const parts = (method: string, points = 1000) => {
    const { zeroConditions, deductions, extraDeductions, isWhole } = readDeductions(method, points)
    return {
      zero: zeroConditions.map(({ text }) => text),
      take: deductions.map(({ text, points: own, unit, limit }) => [text, own, unit, limit]),
      extra: extraDeductions.map(({ text, trigger, points: own, unit }) => [text, trigger, own, unit]),
      isWhole,
    }
  }
  it.each<[string, Partial<ReturnType<typeof parts>>]>([
    ['未制定制度的，不得分。', { zero: ['未制定制度'], isWhole: true }],
    ['无制度，不得分；缺少环节，扣2分', { zero: ['无制度'], take: [['缺少环节', 2, '', null]], isWhole: true }],
    [
      '未建档扣３分，记录不全扣 0.5 分',
      {
        take: [
          ['未建档', 3, '', null],
          ['记录不全', 0.5, '', null],
        ],
        isWhole: true,
      },
    ],
    ['每缺一项扣2分，扣完为止。', { take: [['每缺一项', 2, '项', null]], isWhole: true }],
    ['标识缺失的，每处扣1分', { take: [['标识缺失', 1, '处', null]], isWhole: true }],
    ['标识缺失每处扣1分，最多扣3分', { take: [['标识缺失', 1, '处', 3]], isWhole: true }],
    ['每发现一人未持证，扣2分', { take: [['每发现一人未持证', 2, '人', null]], isWhole: true }],
    ['未做到每人一证的，扣2分', { take: [], isWhole: false }],
    ['未每年演练的，扣2分', { take: [['未每年演练', 2, '', null]], isWhole: true }],
    [
      '1.未设置机构的，不得分，并追加扣除6分；2.人员不合格，每人扣2分',
      {
        zero: ['未设置机构'],
        take: [['人员不合格', 2, '人', null]],
        extra: [['本条不得分', 'zero', 6, '']],
        isWhole: true,
      },
    ],
    ['有重大隐患的，每处另追加扣30分', { extra: [['有重大隐患', 'each', 30, '处']], isWhole: true }],
    ['构成重大隐患的，追加扣15分', { extra: [['构成重大隐患', 'fixed', 15, '']], isWhole: true }],
    ['新增病例的，所在的二级要素不得分', { extra: [['新增病例', 'element', 0, '']], isWhole: true }],
    ['出现死亡的，该类目不得分', { zero: [], extra: [], isWhole: false }],
    ['有一处不符合，扣1分', { take: [], isWhole: false }],
    ['不符合的，扣1～3分', { take: [], isWhole: false }],
    ['视情况酌情扣分', { isWhole: false }],
    ['一次扣 20 分', { take: [], isWhole: false }],
    ['', { isWhole: false }],
  ])('%s', (method, expected) => {
    expect(parts(method)).toMatchObject(expected)
  })
  it('is not taken over where it takes more than the item has', () => {
    expect(parts('未建档的，扣5分', 400)).toMatchObject({ take: [], isWhole: false })
  })
})
