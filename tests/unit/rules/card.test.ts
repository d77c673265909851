import { describe, expect, it } from 'vitest'
import { cardKinds, type CardKind, cardSubjectsByKind, sectionText } from '#shared/domain/card'
import { cardSectionKeys, cardState, changedKeys, composeCard, subjectsOfKind } from '#shared/rules/card'
import { cardCode, checkCharacter, isPrintOf, readCardCode } from '#shared/rules/card-code'
import { type CardControl, type CardHazard, type CardSource, cardSubjects, postsOf } from '#shared/rules/card-source'

const control = (
  controlClass: CardControl['controlClass'],
  text: string,
  more: Partial<CardControl> = {},
): CardControl => ({
  controlClass,
  text,
  status: 'inPlace',
  checkpoint: '',
  checkPeriod: 'month',
  ...more,
})
const hazard = (
  riskPointId: string,
  item: string,
  level: 'major' | 'considerable' | 'general' | 'low' | null,
  more: Partial<CardHazard> = {},
): CardHazard => ({
  riskPointId,
  item,
  deviation: `${item}失效`,
  accidentTypes: ['机械致害'],
  consequence: '手指压断',
  controls: [],
  currentLevel: level,
  current: level && { valueHundredths: 4200 },
  currentExplanation: level && {
    compactFormula: 'L1 × E6 × C7 = 42',
    packId: 'LEC-2',
    packVersion: '1.0.0',
    directConditions: [],
  },
  ...more,
})
const point = (id: string, name: string, post: string) => ({
  id,
  name,
  kind: 'facility' as const,
  post,
  areaId: 'hall',
  areaName: '冲压车间',
  location: '1 号线',
  unitName: '冲压班',
  responsibleName: '钱永福',
})

const source: CardSource = {
  enterprise: { safetyManager: '周敏华', safetyPhone: '0510-80000001' },
  people: [{ name: '钱永福', phone: '0510-80000009' }],
  areas: [
    { id: 'hall', name: '冲压车间', unitName: '冲压车间', responsibleName: '郑大勇' },
    { id: 'yard', name: '空地', unitName: '', responsibleName: '' },
  ],
  riskPoints: [point('press', '开式压力机', '冲压工、保养工'), point('pit', '地坑', '保养工')],
  hazards: [
    hazard('press', '光幕', 'general', {
      controls: [
        control('engineering', '装光电保护', { checkpoint: '遮挡光幕滑块停止', checkPeriod: 'shift' }),
        control('management', '移位须登记，严禁短接光幕'),
        control('ppe', '戴防割手套'),
        control('emergency', '压手后先按急停'),
        control('engineering', '加装安全锁', { status: 'planned' }),
      ],
    }),
    hazard('press', '刹车', 'considerable', { accidentTypes: ['机械致害', '其他'] }),
    hazard('pit', '盖板', null, { accidentTypes: ['高处坠落'], consequence: '摔伤' }),
  ],
}
const made = (kind: CardKind, key: string, from = source) => {
  const subject = subjectsOfKind(from, kind, cardSubjectsByKind[kind][0] ?? 'post').find((own) => own.key === key)
  if (!subject) throw new Error(`no ${key}`)
  return composeCard(kind, from, subject)
}
const textIn = (kind: CardKind, key: string, section: Parameters<typeof sectionText>[1]) =>
  sectionText(made(kind, key), section)

describe('subjects', () => {
  it('reads several posts from one field', () => {
    expect(postsOf({ post: '冲压工、保养工' })).toEqual(['冲压工', '保养工'])
    expect(postsOf({ post: ' 司索工，司机/司机 ' })).toEqual(['司索工', '司机'])
    expect(postsOf({ post: '' })).toEqual([])
  })

  it('gathers the risk points of a post and puts the highest level first', () => {
    const [press, upkeep] = cardSubjects(source, 'post')
    expect(press?.points.map(({ id }) => id)).toEqual(['press'])
    expect(press?.hazards.map(({ item }) => item)).toEqual(['刹车', '光幕'])
    expect(press?.level).toBe('considerable')
    expect(upkeep?.points.map(({ id }) => id)).toEqual(['press', 'pit'])
  })

  it('leaves out areas without risk points and takes an area’s own people', () => {
    expect(cardSubjects(source, 'area').map(({ name, responsible }) => [name, responsible])).toEqual([
      ['冲压车间', '郑大勇'],
    ])
  })

  it('asks for signs only at major and considerable risks', () => {
    expect(subjectsOfKind(source, 'warningSign', 'riskPoint').map(({ key }) => key)).toEqual(['press'])
    expect(subjectsOfKind(source, 'warningSign', 'post')).toEqual([])
  })
})

describe('texts', () => {
  it.each(Object.keys(cardKinds) as CardKind[])('%s has every part once, its name first', (kind) => {
    const keys = cardSectionKeys[kind]
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys[0]).toBe('name')
    expect(made(kind, kind === 'warningSign' ? 'press' : '冲压工').map(({ key }) => key)).toEqual(keys)
  })

  it.each([
    ['level', 'considerable'],
    ['basis', '刹车：\nL1 × E6 × C7 = 42\nLEC-2 1.0.0'],
    ['unit', '冲压班'],
    ['hazards', '1. 刹车：刹车失效\n2. 光幕：光幕失效'],
    ['accidents', '机械致害'],
    ['consequence', '手指压断'],
    ['controls', '1. 装光电保护\n2. 移位须登记，严禁短接光幕'],
    ['ppe', '戴防割手套'],
    ['operation', '遮挡光幕滑块停止'],
    ['emergency', '压手后先按急停'],
    ['phone', '0510-80000001（周敏华）；火警 119，急救 120'],
    ['responsible', '钱永福'],
    ['symbols', '当心机械伤人、当心夹手、必须戴防护手套'],
  ] as const)('the notice card says %s: %s', (key, text) => {
    expect(textIn('noticeCard', '冲压工', key)).toBe(text)
  })

  it('keeps planned measures off the cards', () => {
    expect(JSON.stringify(made('noticeCard', '冲压工'))).not.toContain('安全锁')
  })

  it('orders the first minutes: stop, what the register says, wait; then whom to tell', () => {
    const steps = textIn('emergencyCard', '冲压工', 'steps').split('\n')
    expect(steps[0]).toContain('立即停止作业')
    expect(steps[1]).toBe('2. 压手后先按急停')
    expect(steps.at(-1)).toContain('等待救援')
    expect(textIn('emergencyCard', '冲压工', 'report').split('\n').slice(0, 2)).toEqual([
      '1. 报告现场负责人：钱永福 0510-80000009',
      '2. 报告安全管理负责人：周敏华 0510-80000001',
    ])
    expect(textIn('emergencyCard', '保养工', 'caution')).toContain('不随意搬动')
  })

  it('forbids with whole sentences and quotes the clauses of the law', () => {
    expect(textIn('operationCard', '冲压工', 'bans')).toBe('移位须登记，严禁短接光幕')
    expect(textIn('operationCard', '冲压工', 'before')).toBe('遮挡光幕滑块停止')
    expect(textIn('postDutyList', '冲压工', 'duties')).toContain('第五十九条')
    expect(textIn('postDutyList', '冲压工', 'duties').split('\n').length).toBeLessThanOrEqual(8)
  })

  it('counts what does not fit on a card', () => {
    const many = Array.from({ length: 12 }, (_, index) => hazard('press', `部位${index}`, 'low'))
    const text = sectionText(made('noticeCard', '冲压工', { ...source, hazards: many }), 'hazards')
    expect(text.split('\n')).toHaveLength(9)
    expect(text).toContain('另有 4 条')
  })

  it('says nothing where the register is empty', () => {
    const bare: CardSource = { ...source, enterprise: { safetyManager: '', safetyPhone: '' }, people: [], hazards: [] }
    expect(sectionText(made('noticeCard', '冲压工', bare), 'hazards')).toBe('')
    expect(sectionText(made('noticeCard', '冲压工', bare), 'level')).toBe('')
    expect(sectionText(made('noticeCard', '冲压工', bare), 'basis')).toBe('')
    expect(sectionText(made('noticeCard', '冲压工', bare), 'phone')).toBe('火警 119，急救 120')
  })
})

describe('state', () => {
  const now = made('noticeCard', '冲压工')
  const card = { sections: now.map(({ key, text }) => ({ key, text, source: text })) }

  it('is 未制卡, 已制卡, 来源已变 or 不再需要', () => {
    expect(cardState(null, now)).toBe('none')
    expect(cardState(card, now)).toBe('current')
    expect(cardState(card, null)).toBe('gone')
    const later = now.map((entry) => (entry.key === 'level' ? { ...entry, text: 'general' } : entry))
    expect(cardState(card, later)).toBe('changed')
    expect(changedKeys(card, later)).toEqual(['level'])
    const older = { sections: card.sections.filter(({ key }) => key !== 'basis') }
    expect(changedKeys(older, now)).toEqual(['basis'])
  })

  it('does not change because the user writes his own words', () => {
    const edited = { sections: card.sections.map((section) => ({ ...section, text: '自己的话' })) }
    expect(cardState(edited, now)).toBe('current')
  })
})

describe('code', () => {
  it('carries the check character of ISO 7064 MOD 37,36', () => {
    // a valid pair of number and check character sums up to 1 (ISO 7064 §6): tried for each place by a changed figure
    const code = cardCode('KP-001', 'ab12cd34ef5600112233')
    expect(code).toMatch(/^KP-001 AB12CD34EF56 [0-9A-Z]$/)
    expect(readCardCode(code)).toEqual({ number: 'KP-001', digest: 'AB12CD34EF56', isSound: true })
    expect(readCardCode(code.toLowerCase())?.isSound).toBe(true)
    for (let place = 10; place < 19; place += 1) {
      const wrong = `${code.slice(0, place)}${code[place] === '7' ? '8' : '7'}${code.slice(place + 1)}`
      expect(readCardCode(wrong)?.isSound).toBe(false)
    }
  })

  it.each([
    ['A12425GABC1234002', 'M'],
    ['', '1'],
  ])('of %s is %s (GRid example of ISO 7064)', (text, check) => {
    expect(checkCharacter(text)).toBe(check)
  })

  it('tells an old print from the present card', () => {
    const code = readCardCode(cardCode('KP-001', 'ab12cd34ef5600112233'))
    expect(code && isPrintOf(code, 'ab12cd34ef5600112233')).toBe(true)
    expect(code && isPrintOf(code, 'ffffcd34ef5600112233')).toBe(false)
    expect(readCardCode('冲压工')).toBeNull()
  })
})
