import { describe, expect, it, test } from 'vitest'
import {
  bigramsOf,
  likenessPercent,
  maskedText,
  nearPercent,
  type RepeatableFinding,
  repeatedFindings,
} from '#shared/rules/repeated-finding'

const areas: Record<string, string> = { press: '冲压车间', paint: '喷涂车间' }
const points: Record<string, string> = { one: '1号冲床', two: '2号冲床' }
const names = {
  area: (id: string | null) => areas[id ?? ''] ?? '',
  riskPoint: (id: string | null) => points[id ?? ''] ?? '',
}

let counter = 0
const found = (description: string, changes: Partial<RepeatableFinding> = {}): RepeatableFinding => {
  counter += 1
  return {
    id: `f${counter}`,
    number: `YH-2026-${String(counter).padStart(3, '0')}`,
    status: 'closed',
    voidedAt: null,
    foundOn: '2026-08-01',
    description,
    location: '',
    areaId: 'press',
    riskPointId: null,
    controlId: null,
    recurrenceOfId: null,
    ...changes,
  }
}
const textsOf = (findings: RepeatableFinding[]) =>
  repeatedFindings(findings, names).map((group) => group.findings.map(({ description }) => description))

test.each([
  ['冲压车间1号冲床双手按钮失灵', ['冲压车间', '1号冲床'], '双手按钮失灵'],
  ['3号灭火器压力不足', ['仓库'], '灭火器压力不足'],
  ['二楼疏散通道堆放纸箱，宽度只有 0.6 m', [], '疏散通道堆放纸箱 宽度只有'],
  ['灭火器', ['灭火器'], '灭火器'],
  ['PLC 柜门未关', [], 'plc 柜门未关'],
  ['气瓶未固定，存在倾倒伤人的风险', [], '气瓶未固定'],
  ['地面有油，易造成滑倒事故。', [], '地面有油'],
])('%s without %j is %s', (text, places, masked) => expect(maskedText(text, places)).toBe(masked))

test('a masked place is never bridged', () => {
  expect(bigramsOf('甲乙 丙丁')).toEqual(['甲乙', '丙丁'])
  expect(likenessPercent('', '')).toBe(0)
})

/** Pairs as inspectors write them, on both sides of the threshold. */
describe('likeness', () => {
  const near = [
    ['双手按钮失灵', '双手启动按钮失效'],
    ['灭火器压力不足', '灭火器压力表指针在红区'],
    ['疏散通道堆放纸箱', '疏散通道堆放原料'],
    ['配电箱门缺跨接线', '配电箱门没有跨接线'],
    ['防护罩缺失', '防护罩缺少螺栓'],
    ['安全出口指示灯不亮', '安全出口的指示灯损坏不亮'],
    ['气瓶没有防倾倒装置', '氧气瓶无防倾倒装置'],
    ['无警示标志', '缺警示标志'],
    ['员工未佩戴防护眼镜', '操作工未佩戴防护眼镜打磨'],
  ] as const
  const far = [
    ['灭火器压力不足', '灭火器被遮挡'],
    ['疏散通道堆放纸箱', '危化品仓库混放'],
    ['配电箱门缺跨接线', '配电箱前堆物'],
    ['防护罩缺失', '急停按钮失灵'],
    ['员工未佩戴防护眼镜', '员工酒后上岗'],
    ['叉车超速行驶', '叉车司机无证'],
    ['除尘管道积尘', '除尘器未接地'],
    ['乙炔瓶与氧气瓶间距不足', '气瓶没有防倾倒装置'],
  ] as const
  it.each(near)('%s / %s are near', (left, right) =>
    expect(likenessPercent(left, right)).toBeGreaterThanOrEqual(nearPercent),
  )
  it.each(far)('%s / %s are far', (left, right) => expect(likenessPercent(left, right)).toBeLessThan(nearPercent))
})

describe('repeated findings', () => {
  it('come back in the same area at another machine, with the reason in a sentence', () => {
    const groups = repeatedFindings(
      [
        found('1号冲床双手按钮失灵', { riskPointId: 'one' }),
        found('2号冲床双手启动按钮失效', { riskPointId: 'two', foundOn: '2026-09-15' }),
        found('地面有油污'),
      ],
      names,
    )
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({ place: '冲压车间', percent: 50 })
    expect(groups[0]?.reason).toBe(
      '「冲压车间」2026年8月1日至2026年9月15日出现 2 次：去掉地名和编号后与第一次的文字相近（相同的部分不少于 50%），前后相隔不超过 90 天。',
    )
  })

  it.each([
    ['on the 90th day', '2026-10-30', 1],
    ['after 90 days', '2026-10-31', 0],
  ])('belong together %s', (_, foundOn, groups) => {
    expect(textsOf([found('双手按钮失灵'), found('双手按钮失灵', { foundOn })])).toHaveLength(groups)
  })

  it('chain when each is within 90 days of the one before', () => {
    const days = ['2026-01-01', '2026-03-20', '2026-06-10']
    expect(textsOf(days.map((foundOn) => found('双手按钮失灵', { foundOn })))[0]).toHaveLength(3)
  })

  it('are not compared across places, nor when void or draft', () => {
    expect(textsOf([found('双手按钮失灵'), found('双手按钮失灵', { areaId: 'paint' })])).toEqual([])
    expect(textsOf([found('双手按钮失灵'), found('双手按钮失灵', { status: 'draft' })])).toEqual([])
    expect(textsOf([found('双手按钮失灵'), found('双手按钮失灵', { voidedAt: '2026-08-02T00:00:00.000Z' })])).toEqual(
      [],
    )
    const nowhere = { areaId: null, location: '' }
    expect(textsOf([found('双手按钮失灵', nowhere), found('双手按钮失灵', nowhere)])).toEqual([])
    const spot = { areaId: null, location: '东门' }
    expect(textsOf([found('东门门锁坏了', spot), found('门锁坏了', spot)])).toHaveLength(1)
  })

  it('belong together at the same control, and as a registered recurrence even after 90 days', () => {
    const control = { controlId: 'c1' }
    const origin = found('按钮失灵')
    const groups = repeatedFindings(
      [
        found('光幕不停机', control),
        found('滑块不停', { ...control, foundOn: '2026-08-20' }),
        origin,
        found('又坏了', { foundOn: '2027-01-01', recurrenceOfId: origin.id }),
      ],
      names,
    )
    expect(groups.map(({ percent }) => percent)).toEqual([null, null])
    expect(groups.map(({ reason }) => reason.split('：')[1])).toEqual(['已登记为复发。', '查的是同一条管控措施。'])
  })
})

it('keeps a group to its subject: what is near to a member only does not join', () => {
  const texts = ['防护罩缺少螺栓松动', '防护罩缺少联锁', '联锁开关失灵']
  expect(textsOf(texts.map((text) => found(text)))).toEqual([texts.slice(0, 2)])
})

it('follows a risk point into another area', () => {
  const point = { riskPointId: 'one' }
  expect(textsOf([found('双手按钮失灵', point), found('双手按钮失灵', { ...point, areaId: 'paint' })])).toHaveLength(1)
})

describe('10,000 findings', () => {
  const parts = ['双手按钮', '防护罩', '灭火器', '配电箱', '疏散通道', '气瓶', '叉车', '除尘管道', '吊钩', '安全出口']
  const faults = [
    '失灵',
    '缺失',
    '压力不足',
    '门未关',
    '被堵',
    '没有固定',
    '超速',
    '积尘',
    '磨损',
    '指示灯不亮',
    '无标识',
  ]
  const many = (areaCount: number, days: number) =>
    Array.from({ length: 10_000 }, (_, index) =>
      found(
        `${(index % 40) + 1}号${parts[index % parts.length]}${faults[(index * 7) % faults.length]}，${faults[(index * 3) % faults.length]}需要处理`,
        {
          areaId: `a${index % areaCount}`,
          riskPointId: `p${index % (areaCount * 12)}`,
          foundOn: new Date(Date.UTC(2024, 0, 1 + ((index * 13) % days))).toISOString().slice(0, 10),
        },
      ),
    )
  it.each([
    ['of 20 areas and three years', 20, 1095],
    ['of one area and one year', 1, 365],
  ])('%s are grouped within a second', (_, areaCount, days) => {
    const findings = many(areaCount, days)
    const from = performance.now()
    const groups = repeatedFindings(findings, names)
    const took = performance.now() - from
    expect(groups.length).toBeGreaterThan(0)
    expect(took).toBeLessThan(1000)
  })
})
