import { describe, expect, it } from 'vitest'
import { industryGroups } from '#shared/domain/enterprise'
import { criteriaLibraries } from '#shared/domain/major-hazard'
import { type CriteriaLibrary, criteriaLibrary, criteriaLibraryOrder } from '#shared/rules/criteria'
import { isValidDay } from '#shared/rules/day'
import { libraryNames, readLibrary } from './libraries.ts'

const libraries = criteriaLibraryOrder.map((id) => criteriaLibrary.parse(readLibrary('criteria', id)))
const library = (id: keyof typeof criteriaLibraries): CriteriaLibrary => {
  const found = libraries.find((one) => one.id === id)
  if (!found) throw new Error(`no criteria ${id}`)
  return found
}
const order10 = library('order-10')
const ordinals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三']
const sizes = { 3: 3, 4: 8, 5: 13, 6: 8, 7: 7, 8: 7, 9: 2, 10: 2, 11: 10, 12: 2, 13: 2 }

/** Everything that is asked: here 是 must mean 疑似 without a second negation. */
const asked = ({ criteria }: CriteriaLibrary) =>
  criteria.flatMap(({ id, question, parts, exceptions, deviceText }) =>
    [question, deviceText, ...parts.map(({ text }) => text), ...exceptions.map(({ text }) => text)].map((text) => ({
      id,
      text,
    })),
  )
const doubleNegation =
  /(?:没有|不|未|无)(?:没|未|无|不)|(?:没有|未|不)(?:缺|违反)|(?:并非|不是|有没有|是否|是不是)(?:没有|没|未|不|无|缺)|无不|莫不/

describe('criteria libraries', () => {
  it('are exactly those that the domain names', () => {
    expect(libraryNames('criteria')).toEqual(Object.keys(criteriaLibraries).sort())
    expect(libraries.map(({ criteria }) => criteria.length)).toEqual([64, 37, 20, 19])
  })

  it.each(libraries.map((one) => [one.id, one] as const))('%s is whole', (_id, one) => {
    expect(isValidDay(one.checkedOn)).toBe(true)
    const ids = one.criteria.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, name, count } of one.groups)
      expect.soft(one.criteria.filter(({ group }) => group === id).length, name).toBe(count)
    expect(one.groups.reduce((sum, { count }) => sum + count, 0)).toBe(one.criteria.length)
    for (const criterion of one.criteria) {
      expect.soft(criterion.deviceText !== '', criterion.id).toBe(criterion.isDevice)
      expect.soft(new Set(criterion.parts.map(({ text }) => text)).size, criterion.id).toBe(criterion.parts.length)
      for (const threshold of criterion.thresholds) {
        const part = criterion.parts.find(({ id }) => id === threshold.partId)
        expect.soft(part?.text, criterion.id).toContain(`${threshold.value} ${threshold.unit}`)
      }
      if (criterion.logic === 'all') expect.soft(criterion.parts.length, criterion.id).toBeGreaterThan(1)
    }
  })

  it.each(libraries.map((one) => [one.id, one] as const))('%s asks without double negation', (_id, one) => {
    expect(asked(one).filter(({ text }) => doubleNegation.test(text))).toEqual([])
  })

  it('recognises a double negation', () => {
    for (const text of ['是否没有设置报警', '有没有未隔离', '没有不符合', '并非没有'])
      expect(doubleNegation.test(text)).toBe(true)
  })

  it('never speaks of a ruling', () => {
    for (const one of libraries)
      expect(asked(one).filter(({ text }) => /判定为|认定为|构成重大|属于重大/.test(text))).toEqual([])
  })
})

describe('应急管理部令第10号', () => {
  it('has 64 of 64 items in their articles', () => {
    const wanted = Object.entries(sizes).flatMap(([article, count]) =>
      Array.from({ length: count }, (_, index) => ({
        id: `M10-${article}-${index + 1}`,
        group: article,
        article: `第${ordinals[Number(article)]}条（${ordinals[index + 1]}）`,
      })),
    )
    expect(wanted).toHaveLength(64)
    expect(order10.criteria.map(({ id, group, article }) => ({ id, group, article }))).toEqual(wanted)
    expect(order10.groups.map(({ count }) => count)).toEqual([3, 8, 13, 8, 7, 7, 2, 2, 10, 2, 2])
    expect(order10.criteria.every(({ verified }) => verified)).toBe(true)
    expect(order10.generalRule?.article).toBe('第十四条')
  })

  it('asks each trade for its own article, and has none for 商贸', () => {
    const trades = { 4: '冶金', 5: '有色', 6: '建材', 7: '机械', 8: '轻工', 9: '纺织', 10: '烟草' } as Record<
      string,
      string
    >
    for (const { id, group, industryGroups: own } of order10.criteria)
      expect
        .soft(
          own.map((key) => industryGroups[key]),
          id,
        )
        .toEqual(trades[group] ? [trades[group]] : [])
    expect(order10.criteria.some(({ industryGroups: own }) => own.includes('commerce'))).toBe(false)
    expect(order10.groups.some(({ name }) => name.includes('商贸'))).toBe(false)
    expect(asked(order10).some(({ text }) => text.includes('商贸'))).toBe(false)
  })

  it('asks articles 11 to 13 by the situation of the enterprise', () => {
    const tags = { 11: 'dust', 12: 'ammonia', 13: 'confinedSpace' } as Record<string, string>
    for (const { id, group, tags: own } of order10.criteria)
      expect.soft(own, id).toEqual(tags[group] === undefined ? [] : [tags[group]])
  })

  it('takes only three items as a whole, and leaves out what four clauses leave out', () => {
    expect(order10.criteria.filter(({ logic }) => logic === 'all').map(({ id }) => id)).toEqual([
      'M10-11-3',
      'M10-11-10',
      'M10-13-1',
    ])
    expect(order10.criteria.filter(({ exceptions }) => exceptions.length > 0).map(({ id }) => id)).toEqual([
      'M10-5-3',
      'M10-5-4',
      'M10-6-5',
      'M10-8-4',
    ])
  })

  it('keeps its numbers with their units', () => {
    const thresholds = order10.criteria.flatMap(({ id, thresholds: own }) =>
      own.map(({ comparison, value, unit }) => [id, comparison, value, unit]),
    )
    expect(thresholds).toEqual([
      ['M10-4-8', 'below', 30, 'kPa'],
      ['M10-5-13', 'below', 30, 'kPa'],
      ['M10-12-2', 'above', 9, '人'],
    ])
  })
})

describe('the other texts', () => {
  it('GB 45067-2024 is asked of special equipment that is still used', () => {
    const { criteria, groups } = library('gb-45067')
    expect(groups.map(({ count }) => count)).toEqual([4, 7, 6, 2, 3, 5, 5, 5])
    expect(criteria.every(({ tags }) => tags.join() === 'specialEquipment')).toBe(true)
    expect(criteria.filter(({ premise }) => premise === '').map(({ id }) => id)).toEqual(['T-5a', 'T-5b', 'T-5c'])
    expect(criteria.filter(({ premise }) => premise !== '').every(({ premise }) => premise.includes('仍在使用'))).toBe(
      true,
    )
  })

  it('the chemicals text is a comparison by tag, 15 to 20 未核实', () => {
    const { criteria, isComparison } = library('chemicals-2017')
    expect(isComparison).toBe(true)
    expect(criteria.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `W-${index + 1}`))
    expect(criteria.every(({ tags }) => tags.join() === 'hazardousChemicals')).toBe(true)
    expect(criteria.filter(({ verified }) => !verified).map(({ id }) => id)).toEqual(
      [15, 16, 17, 18, 19, 20].map((number) => `W-${number}`),
    )
  })

  it('the fire items are a comparison, all 未核实', () => {
    const { criteria, isComparison, source } = library('fire-comparison')
    expect(isComparison).toBe(true)
    expect(criteria.every(({ verified }) => !verified)).toBe(true)
    expect(source).toContain('未核实')
  })
})
