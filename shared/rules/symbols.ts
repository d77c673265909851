/**
 * Safety symbols and which of them belong to a risk. Names and the four kinds follow common usage of GB 2894 (2025 edition:
 * original text not seen, 未核实) and, for occupational hazards, GBZ 158; the drawings are the project's own.
 */

/** 警告, 禁止, 指令, 提示. */
export const symbolKindLabels = {
  warning: '警告',
  prohibition: '禁止',
  mandatory: '指令',
  information: '提示',
} as const
export type SymbolKind = keyof typeof symbolKindLabels

export interface SafetySymbol {
  /** name of its drawing */
  id: string
  name: string
  kind: SymbolKind
  /** accident types (either edition of GB 6441) that ask for it */
  accidents?: readonly string[]
  /** asks for it where the hazard, its consequence or its measures speak of it */
  words?: RegExp
  /** asks for it where the protective equipment speaks of it */
  ppe?: RegExp
}

const fires = ['火灾']
const explosions = [
  '容器爆炸',
  '管道爆炸',
  '可燃气体爆炸',
  '可燃液体蒸气爆炸',
  '粉尘爆炸',
  '其他可燃固体爆炸',
  '高温熔融物爆炸',
  '锅炉爆炸',
  '其他爆炸',
]
const poisonings = ['中毒', '窒息', '中毒和窒息']

/** In the order in which they are printed; the more telling ones of a kind stand first. */
export const safetySymbols: readonly SafetySymbol[] = [
  { id: 'machinery', name: '当心机械伤人', kind: 'warning', accidents: ['机械致害', '机械伤害'] },
  { id: 'electricity', name: '当心触电', kind: 'warning', accidents: ['触电'] },
  { id: 'fire', name: '当心火灾', kind: 'warning', accidents: fires },
  { id: 'explosion', name: '当心爆炸', kind: 'warning', accidents: explosions },
  { id: 'poison', name: '当心中毒', kind: 'warning', accidents: ['中毒', '中毒和窒息'] },
  { id: 'oxygen', name: '当心缺氧', kind: 'warning', accidents: ['窒息'], words: /缺氧|有限空间/ },
  { id: 'fall', name: '当心坠落', kind: 'warning', accidents: ['高处坠落'] },
  { id: 'load', name: '当心吊物', kind: 'warning', accidents: ['起重致害', '起重伤害'] },
  {
    id: 'vehicle',
    name: '当心车辆',
    kind: 'warning',
    accidents: ['厂（场）内车辆致害', '道路（轨道）车辆致害', '车辆伤害'],
  },
  { id: 'object', name: '当心落物', kind: 'warning', accidents: ['物体打击', '坍塌'] },
  { id: 'scald', name: '当心烫伤', kind: 'warning', accidents: ['灼烫'], words: /烫伤|烧伤|高温/ },
  { id: 'corrosion', name: '当心腐蚀', kind: 'warning', words: /腐蚀|酸|碱|化学灼伤/ },
  { id: 'pinch', name: '当心夹手', kind: 'warning', words: /夹手|夹伤|压断|压伤|挤压|轧/ },
  { id: 'slip', name: '当心滑倒', kind: 'warning', accidents: ['跌落'], words: /滑倒|跌倒|绊倒|湿滑/ },
  { id: 'arc', name: '当心弧光', kind: 'warning', words: /弧光|电光性眼炎|电焊/ },
  { id: 'start', name: '当心自动启动', kind: 'warning', words: /机器人|自动启动|误启动|突然启动/ },
  { id: 'noise', name: '噪声有害', kind: 'warning', words: /噪声|听力/ },
  { id: 'dust', name: '注意防尘', kind: 'warning', accidents: ['粉尘爆炸'], words: /粉尘|尘肺|矽尘/ },
  { id: 'attention', name: '注意安全', kind: 'warning' },

  { id: 'noFlame', name: '禁止烟火', kind: 'prohibition', accidents: [...fires, ...explosions] },
  { id: 'noSwitch', name: '禁止合闸', kind: 'prohibition', words: /合闸|停电|验电|挂牌|上锁|检修/ },
  { id: 'noTouch', name: '禁止触摸', kind: 'prohibition', words: /触及|触摸|带电体|裸露|外露|旋转|转动/ },
  { id: 'noEntry', name: '禁止入内', kind: 'prohibition', accidents: poisonings, words: /有限空间|无关人员|警戒|围栏/ },
  { id: 'noGloves', name: '禁止戴手套', kind: 'prohibition', words: /(?:禁止|严禁|不得|不准|不)戴(?:线|棉|纱)?手套/ },
  { id: 'noCrossing', name: '禁止跨越', kind: 'prohibition', words: /跨越|传送带|输送带|辊道/ },
  { id: 'noWater', name: '禁止用水灭火', kind: 'prohibition', words: /铝粉|镁|禁止用水|遇水/ },
  { id: 'noSynthetic', name: '禁止穿化纤服装', kind: 'prohibition', words: /化纤|静电/ },

  { id: 'helmet', name: '必须戴安全帽', kind: 'mandatory', ppe: /安全帽/ },
  { id: 'goggles', name: '必须戴防护眼镜', kind: 'mandatory', ppe: /眼镜|护目镜/ },
  { id: 'welding', name: '必须戴防护面罩', kind: 'mandatory', ppe: /面屏|焊接面罩|防护面罩/ },
  { id: 'ears', name: '必须戴护听器', kind: 'mandatory', ppe: /耳塞|耳罩|护耳器|护听器/ },
  {
    id: 'gloves',
    name: '必须戴防护手套',
    kind: 'mandatory',
    ppe: /(?<!(?:禁止|严禁|不得|不准|不)戴(?:线|棉|纱)?)手套/,
  },
  { id: 'shoes', name: '必须穿防护鞋', kind: 'mandatory', ppe: /鞋|靴|护脚/ },
  { id: 'respirator', name: '必须戴防毒面具', kind: 'mandatory', ppe: /防毒|呼吸器|供气面罩|滤毒/ },
  { id: 'mask', name: '必须戴防尘口罩', kind: 'mandatory', ppe: /口罩|防尘面/ },
  { id: 'harness', name: '必须系安全带', kind: 'mandatory', ppe: /安全带/ },
  { id: 'suit', name: '必须穿防护服', kind: 'mandatory', ppe: /工作服|防护服|防静电服|阻燃服|连体服|围裙|马甲|鞋服/ },
  { id: 'lock', name: '必须加锁', kind: 'mandatory', words: /上锁|加锁|挂锁/ },
  { id: 'earth', name: '必须接地', kind: 'mandatory', words: /接地/ },

  { id: 'exit', name: '紧急出口', kind: 'information', accidents: [...fires, ...explosions, ...poisonings] },
  { id: 'extinguisher', name: '灭火器', kind: 'information', accidents: fires, words: /灭火器/ },
  { id: 'eyewash', name: '洗眼器', kind: 'information', words: /洗眼/ },
  { id: 'firstAid', name: '急救点', kind: 'information', words: /急救箱|急救点/ },
  { id: 'telephone', name: '应急电话', kind: 'information', words: /报警电话|应急电话/ },
]

/** At most so many of each kind: more than a dozen on one card are not read. */
const mostOfKind: Record<SymbolKind, number> = { warning: 4, prohibition: 3, mandatory: 5, information: 2 }

export interface SymbolClues {
  accidentTypes: readonly string[]
  /** hazards, consequences and measures */
  texts: readonly string[]
  /** texts of the ppe controls */
  ppe: readonly string[]
}

/** The symbols that the clues ask for, in printing order; 注意安全 where no warning fits. */
export function chooseSymbols({ accidentTypes, texts, ppe }: SymbolClues): SafetySymbol[] {
  const scoreOf = (symbol: SafetySymbol): number =>
    accidentTypes.filter((type) => symbol.accidents?.includes(type)).length * 3 +
    texts.filter((text) => symbol.words?.test(text)).length +
    ppe.filter((text) => symbol.ppe?.test(text)).length
  const scored = safetySymbols
    .map((symbol) => ({ symbol, score: scoreOf(symbol) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
  const chosen = new Set<SafetySymbol>()
  const taken: Record<SymbolKind, number> = { warning: 0, prohibition: 0, mandatory: 0, information: 0 }
  for (const { symbol } of scored) {
    if (taken[symbol.kind] >= mostOfKind[symbol.kind]) continue
    taken[symbol.kind] += 1
    chosen.add(symbol)
  }
  const attention = safetySymbols.filter(({ id }) => id === 'attention')
  if (taken.warning === 0) for (const symbol of attention) chosen.add(symbol)
  return safetySymbols.filter((symbol) => chosen.has(symbol))
}

/** The symbols that a card names, in its order; unknown names are left out. */
export function symbolsNamed(names: string): SafetySymbol[] {
  return names.split('、').flatMap((name) => safetySymbols.filter((symbol) => symbol.name === name.trim()))
}
