import { describe, expect, it } from 'vitest'
import { accidentTypesOf, editionInForce, mapAccidentType } from '#shared/rules/accident-types'
import { accidentTypeList } from '#shared/rules/code-list'
import { readLibrary } from './libraries.ts'

const list = accidentTypeList.parse(readLibrary('code-lists', 'accident-types'))

describe('accident types', () => {
  it('are 20 in the old edition and 27 in the new, in order, each once', () => {
    for (const { edition, count } of list.editions) {
      const types = accidentTypesOf(list, edition)
      expect(types.map(({ order }) => order)).toEqual(Array.from({ length: count }, (_, index) => index + 1))
      expect(new Set(types.map(({ name }) => name)).size).toBe(count)
    }
    expect(list.editions.map(({ count }) => count)).toEqual([20, 27])
  })

  it('change on 2026-07-01', () => {
    expect(editionInForce(list, '2026-06-30')).toBe('GB 6441-1986')
    expect(editionInForce(list, '2026-07-01')).toBe('GB 6441-2025')
    expect(editionInForce(list, '2027-01-01')).toBe('GB 6441-2025')
  })

  it.each([
    ['物体打击', '物体打击', false],
    ['车辆伤害', '厂（场）内车辆致害', true],
    ['机械伤害', '机械致害', false],
    ['起重伤害', '起重致害', false],
    ['冒顶片帮', '坍塌', false],
    ['透水', '水害', false],
    ['放炮', '民用爆炸物品爆炸', false],
    ['火药爆炸', '民用爆炸物品爆炸', false],
    ['瓦斯爆炸', '可燃气体爆炸', false],
    ['锅炉爆炸', '容器爆炸', false],
    ['容器爆炸', '容器爆炸', false],
    ['其他爆炸', '其他', true],
    ['中毒和窒息', '中毒', true],
    ['其他伤害', '其他', false],
    ['粉尘爆炸', '粉尘爆炸', false],
    [' 触电 ', '触电', false],
    ['机器打手', '机器打手', true],
  ])('%s -> %s (review: %s)', (from, to, needsReview) => {
    const mapped = mapAccidentType(list, from)
    expect(mapped).toMatchObject({ name: to, needsReview })
    expect(mapped.hint !== '').toBe(needsReview)
  })

  it('map every old type to a new one', () => {
    const names = new Set(accidentTypesOf(list, 'GB 6441-2025').map(({ name }) => name))
    const old = accidentTypesOf(list, 'GB 6441-1986').map(({ name }) => name)
    expect(list.mappings.map(({ from }) => from)).toEqual(old)
    for (const { to } of list.mappings) expect(names).toContain(to)
    // no old type leads to these: new ones, and the second halves of the two that were split
    const reached = new Set(list.mappings.map(({ to }) => to))
    expect([...names].filter((name) => !reached.has(name))).toEqual([
      '道路（轨道）车辆致害',
      '跌落',
      '管道爆炸',
      '可燃液体蒸气爆炸',
      '粉尘爆炸',
      '烟花爆竹爆炸',
      '其他可燃固体爆炸',
      '高温熔融物爆炸',
      '窒息',
      '滑坡',
      '泄漏',
    ])
  })
})
