import { describe, expect, it, test } from 'vitest'
import type { MajorHazardReply } from '#shared/domain/major-hazard'
import { criteriaLibrary, criteriaLibraryOrder, type Criterion } from '#shared/rules/criteria'
import {
  applicable,
  candidatesFor,
  headlineOf,
  isAnswered,
  judge,
  judgeAnswer,
  matchFindings,
  openQuestions,
  questionsOf,
  replyByMeasure,
  summarize,
} from '#shared/rules/major-hazard'
import { readLibrary } from './libraries.ts'

const libraries = criteriaLibraryOrder.map((id) => criteriaLibrary.parse(readLibrary('criteria', id)))
const all = libraries.flatMap(({ criteria }) => criteria)
const order10 = all.filter(({ id }) => id.startsWith('M10-'))
const item = (id: string): Criterion => {
  const found = all.find((criterion) => criterion.id === id)
  if (!found) throw new Error(`no criterion ${id}`)
  return found
}

const every = (
  ids: readonly { id: string }[],
  reply: MajorHazardReply,
  other: Record<string, MajorHazardReply> = {},
) => ({
  ...Object.fromEntries(ids.map(({ id }) => [id, reply])),
  ...other,
})

describe.each(all.map((criterion) => [criterion.id, criterion] as const))('%s', (_id, criterion) => {
  const { parts, exceptions, isDevice, logic } = criterion
  const rest = { exceptions: every(exceptions, 'no'), ...(isDevice ? { deviceFailure: 'no' as const } : {}) }
  const judged = (replies: Record<string, MajorHazardReply>, more: object = {}) =>
    judge(criterion, { parts: replies, ...rest, ...more })

  test('everything missing is 疑似, nothing missing is 未见', () => {
    expect(judged(every(parts, 'yes'))).toBe('suspected')
    expect(judged(every(parts, 'no'))).toBe('clear')
  })

  test.each(parts.map(({ id }) => id))('part %s alone', (id) => {
    expect(judged(every(parts, 'no', { [id]: 'yes' }))).toBe(
      logic === 'any' || parts.length === 1 ? 'suspected' : 'clear',
    )
    expect(judged(every(parts, 'yes', { [id]: 'no' }))).toBe(
      logic === 'all' || parts.length === 1 ? 'clear' : 'suspected',
    )
    expect(judged(every(parts, 'no', { [id]: 'unknown' }))).toBe(
      logic === 'any' || parts.length === 1 ? 'unknown' : 'clear',
    )
    expect(judged(every(parts, 'yes', { [id]: 'unknown' }))).toBe(
      logic === 'all' || parts.length === 1 ? 'unknown' : 'suspected',
    )
  })

  test('unknown and unanswered stay 待核实', () => {
    expect(judged(every(parts, 'unknown'))).toBe('unknown')
    expect(judge(criterion, { parts: {} })).toBe('unknown')
  })

  test('第十四条: a failed device counts as missing, an untested one stays open', () => {
    if (!isDevice) {
      expect(judged(every(parts, 'no'), { deviceFailure: 'yes' })).toBe('clear')
      return
    }
    expect(judged(every(parts, 'no'), { deviceFailure: 'yes' })).toBe('suspected')
    expect(judged(every(parts, 'no'), { deviceFailure: 'unknown' })).toBe('unknown')
    expect(judged(every(parts, 'no'), { deviceFailure: undefined })).toBe('unknown')
  })

  test('an exception that holds clears it, an open one keeps it open', () => {
    for (const { id } of exceptions) {
      expect(judged(every(parts, 'yes'), { exceptions: every(exceptions, 'no', { [id]: 'yes' }) })).toBe('clear')
      expect(judged(every(parts, 'yes'), { exceptions: every(exceptions, 'no', { [id]: 'unknown' }) })).toBe('unknown')
      expect(judged(every(parts, 'no'), { exceptions: every(exceptions, 'no', { [id]: 'unknown' }) })).toBe('clear')
    }
  })

  test('the copied questions come to the same', () => {
    const questions = questionsOf(criterion)
    const replied = (kind: string, reply: MajorHazardReply) =>
      questions.map((question) => ({ ...question, reply: question.kind === kind ? reply : ('no' as const) }))
    expect(judgeAnswer({ logic, questions })).toBe('unknown')
    expect(judgeAnswer({ logic, questions: replied('part', 'yes') })).toBe('suspected')
    expect(judgeAnswer({ logic, questions: replied('none', 'yes') })).toBe('clear')
    expect(isAnswered({ logic, questions: replied('part', 'unknown') })).toBe(true)
    expect(isAnswered({ logic, questions })).toBe(false)
  })
})

describe('by hand', () => {
  test('第十三条（一）: only without both register and signs', () => {
    const { parts } = item('M10-13-1')
    expect(parts.map(({ text }) => text)).toEqual([
      '没有对有限空间进行辨识、建立安全管理台账',
      '没有设置明显的安全警示标志',
    ])
    expect(judge(item('M10-13-1'), { parts: { a: 'yes', b: 'yes' } })).toBe('suspected')
    expect(judge(item('M10-13-1'), { parts: { a: 'yes', b: 'no' } })).toBe('clear')
    expect(judge(item('M10-13-1'), { parts: { a: 'no', b: 'yes' } })).toBe('clear')
    expect(judge(item('M10-13-1'), { parts: { a: 'yes' } })).toBe('unknown')
  })

  test('第十一条（三）: one of venting, inerting, suppression is enough, as long as it works', () => {
    const dust = item('M10-11-3')
    expect(judge(dust, { parts: { a: 'yes', b: 'yes', c: 'yes' }, deviceFailure: 'no' })).toBe('suspected')
    expect(judge(dust, { parts: { a: 'no', b: 'yes', c: 'yes' }, deviceFailure: 'no' })).toBe('clear')
    expect(judge(dust, { parts: { a: 'no', b: 'yes', c: 'yes' }, deviceFailure: 'yes' })).toBe('suspected')
    expect(judge(dust, { parts: { a: 'no', b: 'yes', c: 'yes' } })).toBe('unknown')
    expect(judge(dust, { parts: { a: 'unknown', b: 'yes', c: 'yes' }, deviceFailure: 'no' })).toBe('unknown')
  })

  test('第十二条（二）: nine people are not too many, ten are', () => {
    const [threshold] = item('M10-12-2').thresholds
    if (!threshold) throw new Error('no threshold')
    expect(replyByMeasure(threshold, 90)).toBe('no')
    expect(replyByMeasure(threshold, 100)).toBe('yes')
    expect(judge(item('M10-12-2'), { parts: { a: 'no', b: replyByMeasure(threshold, 90) } })).toBe('clear')
    expect(judge(item('M10-12-2'), { parts: { a: 'no', b: replyByMeasure(threshold, 100) } })).toBe('suspected')
  })

  test.each(['M10-4-8', 'M10-5-13'])('%s: 30 kPa is enough, 29.9 is not', (id) => {
    const [threshold] = item(id).thresholds
    if (!threshold) throw new Error('no threshold')
    expect([299, 300, 301].map((tenths) => replyByMeasure(threshold, tenths))).toEqual(['yes', 'no', 'no'])
    expect(judge(item(id), { parts: { a: replyByMeasure(threshold, 299), b: 'no', c: 'no', d: 'no' } })).toBe(
      'suspected',
    )
    expect(judge(item(id), { parts: { a: replyByMeasure(threshold, 300), b: 'no', c: 'no', d: 'no' } })).toBe('clear')
  })

  test('exceptions are asked only when the rest speaks for 疑似', () => {
    const questions = questionsOf(item('M10-5-3'))
    expect(questions.map(({ id }) => id)).toEqual(['part/a', 'device', 'exception/x'])
    const given = (reply: MajorHazardReply) =>
      questions.map((question) => (question.kind === 'exception' ? question : { ...question, reply }))
    expect(openQuestions({ logic: 'any', questions }).map(({ id }) => id)).toEqual(['part/a', 'device'])
    expect(openQuestions({ logic: 'any', questions: given('no') })).toEqual([])
    expect(openQuestions({ logic: 'any', questions: given('yes') }).map(({ id }) => id)).toEqual(['exception/x'])
    expect(openQuestions({ logic: 'any', questions: given('unknown') })).toEqual([])
  })
})

describe('applicable', () => {
  const count = (
    industryGroup: Parameters<typeof applicable>[1]['industryGroup'],
    ...tags: Parameters<typeof applicable>[1]['tags'][number][]
  ) => applicable(order10, { industryGroup, tags }).length

  it.each([
    ['metallurgy', 11],
    ['nonferrous', 16],
    ['buildingMaterials', 11],
    ['machinery', 10],
    ['lightIndustry', 10],
    ['textile', 5],
    ['tobacco', 5],
    ['commerce', 3],
    ['other', 3],
  ] as const)('%s is asked %i items without any situation', (group, wanted) => {
    expect(count(group)).toBe(wanted)
  })

  it('adds articles 11 to 13 by the situation, whatever the trade', () => {
    expect(count('machinery', 'dust')).toBe(20)
    expect(count('commerce', 'ammonia')).toBe(5)
    expect(count('machinery', 'dust', 'confinedSpace', 'ammonia')).toBe(24)
    expect(count('machinery', 'canteenGas')).toBe(10)
  })

  it('asks the other texts by their tags, fire always', () => {
    const sizes = (...tags: Parameters<typeof applicable>[1]['tags'][number][]) =>
      libraries.slice(1).map(({ criteria }) => applicable(criteria, { industryGroup: 'machinery', tags }).length)
    expect(sizes()).toEqual([0, 0, 19])
    expect(sizes('specialEquipment', 'hazardousChemicals')).toEqual([37, 20, 19])
  })
})

describe('existing findings', () => {
  it.each([
    ['喷漆房可燃气体报警器损坏', 'M10-7-7'],
    ['打磨间除尘器泄爆片被铁板封死', 'M10-11-3'],
    ['污水池有限空间没有警示标志', 'M10-13-1'],
    ['焊工张某操作证过期三个月', 'M10-3-2'],
    ['抛光车间横梁积尘约 3 毫米', 'M10-11-10'],
    ['行车上限位旁急停按钮失灵', 'T-7c'],
    ['安全出口被货物堵塞', 'F-C3'],
  ])('%s is proposed for %s', (text, id) => {
    expect(candidatesFor(all, text)).toContain(id)
  })

  it('counts those that fit none, and reads the category too', () => {
    const findings = [
      { id: '1', text: '钻床缺防护罩', category: '设备设施' },
      { id: '2', text: '打磨间地面积灰', category: '' },
    ]
    const { byCriterion, unmatched } = matchFindings(order10, findings)
    expect(unmatched.map(({ id }) => id)).toEqual(['1'])
    expect(byCriterion.get('M10-11-10')?.map(({ id }) => id)).toEqual(['2'])
    expect(candidatesFor(order10, '标志脱落', '有限空间')).toContain('M10-13-1')
  })
})

test('the headline says what was compared, and that the suspected ones are to be looked at', () => {
  const answered = (reply: MajorHazardReply | null) => ({
    logic: 'any' as const,
    questions: [{ id: 'part/a', kind: 'part' as const, text: '', reply, measuredTenths: null }],
  })
  const summary = summarize([answered('yes'), answered('unknown'), answered('no'), answered('no'), answered(null)])
  expect(summary).toEqual({ total: 5, suspected: 1, unknown: 2, clear: 2, unanswered: 1 })
  expect(headlineOf(summary, 3)).toBe(
    '对照 5 条：疑似 1 条（须现场核实）、待核实 2 条、未见 2 条；另有 3 条现有隐患未能对应',
  )
})
