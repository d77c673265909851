import { describe, expect, it } from 'vitest'
import { glyphs, symbolSvg } from '#shared/reports/symbol-drawings'
import { accidentTypeList } from '#shared/rules/code-list'
import { chooseSymbols, safetySymbols, symbolsNamed, symbolKindLabels } from '#shared/rules/symbols'
import { readLibrary } from './libraries.ts'

const chosen = (accidentTypes: string[], texts: string[] = [], ppe: string[] = []) =>
  chooseSymbols({ accidentTypes, texts, ppe }).map(({ name }) => name)

describe('the list of symbols', () => {
  it('has every symbol once, each with a drawing of its own kind', () => {
    expect(new Set(safetySymbols.map(({ id }) => id)).size).toBe(safetySymbols.length)
    expect(new Set(safetySymbols.map(({ name }) => name)).size).toBe(safetySymbols.length)
    expect(Object.keys(glyphs).sort()).toEqual(safetySymbols.map(({ id }) => id).sort())
    expect(safetySymbols.length).toBeGreaterThanOrEqual(30)
    const grounds = { warning: '#FFD100', prohibition: '#C8102E', mandatory: '#005EB8', information: '#007A33' }
    for (const symbol of safetySymbols.filter(({ id }) => id !== 'extinguisher')) {
      expect(symbolSvg(symbol)).toContain(grounds[symbol.kind])
    }
  })

  it('names warnings 当心…, prohibitions 禁止… and orders 必须…, never with the separator of a list', () => {
    const beginnings = { warning: /^(当心|注意|噪声)/, prohibition: /^禁止/, mandatory: /^必须/, information: /^/ }
    for (const { name, kind } of safetySymbols) {
      expect(name).toMatch(beginnings[kind])
      expect(name).not.toContain('、')
    }
    expect(Object.keys(symbolKindLabels)).toEqual(['warning', 'prohibition', 'mandatory', 'information'])
  })

  it('knows only accident types of the code list', () => {
    const known = new Set(
      accidentTypeList.parse(readLibrary('code-lists', 'accident-types')).entries.map(({ name }) => name),
    )
    const strangers = safetySymbols.flatMap(({ accidents = [] }) => accidents.filter((type) => !known.has(type)))
    expect(strangers).toEqual([])
  })
})

describe('chooseSymbols', () => {
  it.each([
    [['机械致害'], '当心机械伤人'],
    [['机械伤害'], '当心机械伤人'],
    [['触电'], '当心触电'],
    [['火灾'], '当心火灾'],
    [['可燃气体爆炸'], '当心爆炸'],
    [['粉尘爆炸'], '注意防尘'],
    [['中毒和窒息'], '当心中毒'],
    [['窒息'], '当心缺氧'],
    [['高处坠落'], '当心坠落'],
    [['跌落'], '当心滑倒'],
    [['灼烫'], '当心烫伤'],
    [['起重致害'], '当心吊物'],
    [['厂（场）内车辆致害'], '当心车辆'],
    [['物体打击'], '当心落物'],
    [['火灾'], '禁止烟火'],
    [['火灾'], '紧急出口'],
    [['火灾'], '灭火器'],
  ])('%s asks for %s', (types, name) => {
    expect(chosen(types)).toContain(name)
  })

  it.each([
    ['取放坯料戴 5 级防割手套', '必须戴防护手套'],
    ['进站戴降噪值 25 dB 耳塞', '必须戴护听器'],
    ['跨内全体人员戴安全帽', '必须戴安全帽'],
    ['磨工戴防冲击眼镜', '必须戴防护眼镜'],
    ['维修人员系双钩安全带', '必须系安全带'],
    ['换摩擦片时戴防尘口罩', '必须戴防尘口罩'],
    ['误喷后进入者佩戴正压式空气呼吸器', '必须戴防毒面具'],
    ['穿防静电鞋服，不穿化纤外衣', '必须穿防护鞋'],
    ['进入抛光间穿防静电工作服', '必须穿防护服'],
  ])('「%s」 asks for %s', (text, name) => {
    expect(chosen([], [], [text])).toContain(name)
  })

  it('turns a ban on gloves into a prohibition, not into an order', () => {
    const names = chosen(['机械致害'], ['钻床操作不戴手套', '严禁戴线手套操作'], ['禁止戴线手套操作'])
    expect(names).toContain('禁止戴手套')
    expect(names).not.toContain('必须戴防护手套')
  })

  it('says 注意安全 where nothing else warns, and never more than fourteen', () => {
    expect(chosen([])).toEqual(['注意安全'])
    const everything = chosen(
      safetySymbols.flatMap(({ accidents = [] }) => [...accidents]),
      [
        '高温 酸 夹手 湿滑 弧光 机器人 噪声 粉尘 停电挂牌 旋转 有限空间 不戴手套 跨越 铝粉 化纤 上锁 接地 洗眼 急救箱 应急电话',
      ],
      ['安全帽 护目镜 面屏 耳塞 手套 鞋 呼吸器 口罩 安全带 工作服'],
    )
    expect(everything.length).toBeLessThanOrEqual(14)
    expect(everything).not.toContain('注意安全')
  })

  it('finds symbols again by the names on a card', () => {
    expect(symbolsNamed('当心触电、没有这个、必须接地').map(({ id }) => id)).toEqual(['electricity', 'earth'])
    expect(symbolsNamed('')).toEqual([])
  })
})
