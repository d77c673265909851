import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Mark } from '#shared/domain/assessment'
import { scoreAssessment, scoreItem } from '#shared/rules/scoring'
import { clauseTree, standard as standardSchema } from '#shared/rules/standard'
import {
  type Answer,
  changedAnswer,
  changedLine,
  full,
  linesOf,
  nextZero,
  toggledZero,
} from '../../renderer/features/standardization/mark-changes.ts'
import { actionOf, lineKeys } from '../../renderer/features/standardization/sheet-keys.ts'
import {
  itemByNumber,
  nextOpen,
  orderOf,
  pathTo,
  rowsOf,
  type SheetGroup,
  stepFrom,
  sumsOf,
  treeByClause,
  treeByElement,
} from '../../renderer/features/standardization/sheet-model.ts'

const libraries = join(import.meta.dirname, '..', '..', 'resources', 'libraries')
const read = (...path: string[]) => JSON.parse(readFileSync(join(libraries, ...path), 'utf8')) as unknown
const general = standardSchema.parse(read('standards', 'general-13.json'))
const clauses = clauseTree.parse(read('standardization', 'clause-tree.json'))
const ids = general.items.map(({ id }) => id)
const open: Mark = { state: 'open', ticks: [], freeDeductions: [] }
const itemOf = (id: string) => {
  const item = general.items.find((own) => own.id === id)
  if (!item) throw new Error(id)
  return item
}
const groupsOf = (tree: readonly SheetGroup[]): SheetGroup[] =>
  tree.flatMap((group) => [group, ...groupsOf(group.groups)])

describe('the tree of the thirteen elements', () => {
  const tree = treeByElement(general)
  it('holds every item once in the order of the standard', () => expect(orderOf(tree)).toEqual(ids))
  it('puts the items of a category with one nameless element right under it', () => {
    expect(tree[0]).toMatchObject({ number: '一', groups: [] })
    expect(tree[1]?.groups.map(({ number }) => number)).toEqual(['2.1', '2.2'])
  })
  it('sums as the rule does, with extra deductions from the category', () => {
    const marks = new Map<string, Mark>(ids.map((id) => [id, { ...open, state: 'scored' }]))
    const zeroing = general.items.find(
      ({ extraDeductions, zeroConditions }) =>
        extraDeductions.some(({ trigger }) => trigger === 'zero') && zeroConditions.length > 0,
    )
    if (!zeroing) throw new Error('no item with an automatic extra deduction')
    marks.set(zeroing.id, {
      ...open,
      state: 'scored',
      ticks: [{ partId: zeroing.zeroConditions[0]?.id ?? '', count: 1 }],
    })
    marks.set('GM-001', open)
    const score = scoreAssessment(general, marks)
    const byItem = new Map(
      score.categories
        .flatMap(({ elements }) => elements.flatMap(({ items }) => items))
        .map((own) => [own.item.id, own]),
    )
    const sums = sumsOf(tree, score, byItem)
    for (const { category, earned, due } of score.categories)
      expect(sums.get(category.id)).toMatchObject({ earned, due })
    expect(sums.get(zeroing.categoryId)?.extraTaken).toBeGreaterThan(0)
    expect(sums.get('c1')).toMatchObject({ openCount: 1, itemCount: 5, percentTenths: null })
    expect(sums.get('c13')?.percentTenths).toBe(1000)
  })
})

describe('the tree of GB/T 33000', () => {
  const tree = treeByClause(general, clauses)
  it('holds the same items, each counted once', () => {
    expect(orderOf(tree).toSorted()).toEqual(ids.toSorted())
    const shown = groupsOf(tree).flatMap(({ items }) => items)
    expect(shown.length).toBeGreaterThan(ids.length)
    expect(shown.filter(({ isRepeat }) => !isRepeat)).toHaveLength(ids.length)
    expect(new Set(shown.map(({ key }) => key)).size).toBe(shown.length)
  })
  it('keeps check points that no item scores', () => {
    const points = clauses.clauses.flatMap(({ children }) => children.flatMap((own) => own.points))
    const bare = points.filter(({ itemIds }) => itemIds.length === 0).map(({ id }) => id)
    const rows = rowsOf(tree, new Set(), null).filter((row) => row.kind === 'group' && !row.hasItems)
    expect(rows.map((row) => row.kind === 'group' && row.group.key)).toEqual(bare)
    expect(bare.length).toBeGreaterThan(0)
  })
  it('adds up to the same points', () => {
    const score = scoreAssessment(general, new Map())
    const byItem = new Map(ids.map((id) => [id, scoreItem(itemOf(id), open)]))
    const sums = sumsOf(tree, score, byItem)
    expect(tree.reduce((sum, { key }) => sum + (sums.get(key)?.full ?? 0), 0)).toBe(general.points)
  })
})

describe('rows and steps', () => {
  const tree = treeByElement(general)
  const order = orderOf(tree)
  it('hide what is folded, and show everything that a filter finds', () => {
    const all = rowsOf(tree, new Set(), null)
    expect(all.filter(({ kind }) => kind === 'item')).toHaveLength(198)
    expect(rowsOf(tree, new Set(['c1']), null)).toHaveLength(all.length - 5)
    const found = rowsOf(tree, new Set(['c1']), new Set(['GM-003']))
    expect(found.map((row) => (row.kind === 'item' ? row.item.itemId : row.group.key))).toEqual(['c1', 'GM-003'])
  })
  it('go from item to item across groups, and stay at the ends', () => {
    expect(stepFrom(order, null, 'GM-005', 1)).toBe('GM-006')
    expect(stepFrom(order, null, 'GM-001', -1)).toBe('GM-001')
    expect(stepFrom(order, new Set(['GM-020']), 'GM-005', 1)).toBe('GM-020')
    expect(stepFrom(order, new Set(['GM-020']), 'GM-020', 1)).toBe('GM-020')
  })
  it('find the next open item, from the start again behind the last', () => {
    expect(nextOpen(order, 'GM-010', (id) => id === 'GM-003')).toBe('GM-003')
    expect(nextOpen(order, 'GM-010', (id) => id === 'GM-010')).toBeNull()
  })
  it('know the groups around an item and the item of a number', () => {
    expect(pathTo(tree, 'GM-001')).toEqual(['c1'])
    expect(pathTo(tree, 'GM-006')).toEqual(['c2', 'c2/c2-e1'])
    expect(itemByNumber(general.items, '107')?.number).toBe('107')
    expect(itemByNumber(general.items, '0107')?.number).toBe('107')
    expect(itemByNumber(general.items, 'gm-107')?.id).toBe('GM-107')
    expect(itemByNumber(general.items, '106')).toBeUndefined()
  })
})

describe('the keyboard', () => {
  const press = (key: string, shiftKey = false) => actionOf({ key, shiftKey })
  it('gives digits, Enter and arrows their task', () => {
    expect(['1', '2', '3', '0', 'Enter'].map((key) => press(key)?.kind)).toEqual([
      'full',
      'zero',
      'blank',
      'clear',
      'confirm',
    ])
    expect(press('ArrowUp')).toEqual({ kind: 'step', by: -1 })
    expect(press('/')).toEqual({ kind: 'jump' })
    expect(press('4')).toBeNull()
    expect(press('Escape')).toBeNull()
  })
  it('raises a line by its letter and lowers it with Shift, whatever Caps Lock says', () => {
    expect(press('a')).toEqual({ kind: 'line', index: 0, by: 1 })
    expect(press('B')).toEqual({ kind: 'line', index: 1, by: 1 })
    expect(press('B', true)).toEqual({ kind: 'line', index: 1, by: -1 })
  })
  it('keeps D and F for the description and the free deduction', () => {
    expect(press('d')).toEqual({ kind: 'describe' })
    expect(press('F')).toEqual({ kind: 'free' })
    expect(lineKeys).not.toContain('d')
    expect(lineKeys).not.toContain('f')
  })
  it('reaches every line of every item', () => {
    for (const item of general.items)
      for (const [index, line] of linesOf(item).entries())
        expect(press(line.letter)).toEqual({ kind: 'line', index, by: 1 })
  })
})

describe('marks', () => {
  const item = itemOf('GM-003')
  const [once, pieces] = linesOf(item)
  if (!once || !pieces) throw new Error('lines')
  const scored = (mark: Partial<Mark>): Mark => ({ ...open, state: 'scored', ...mark })
  it('toggle what is found once and count what is found by the piece', () => {
    expect(once).toMatchObject({ letter: 'A', isCounted: false, rule: '扣 2 分' })
    expect(pieces).toMatchObject({ letter: 'B', isCounted: true, rule: '每个扣 2 分' })
    const on = changedLine(open, once, 1).ticks ?? []
    expect(on).toEqual([{ partId: 'd1', count: 1 }])
    expect(changedLine(scored({ ticks: on }), once, 1).ticks).toEqual([])
    const two = scored({ ticks: [{ partId: 'd2', count: 2 }] })
    expect(changedLine(two, pieces, 1).ticks).toEqual([{ partId: 'd2', count: 3 }])
    expect(changedLine(two, pieces, -1).ticks).toEqual([{ partId: 'd2', count: 1 }])
    expect(changedLine(open, pieces, -1).ticks).toEqual([])
  })
  it('walk the conditions of 不得分 and end with none', () => {
    let mark = open
    const seen = [1, 2, 3, 4].map(() => {
      mark = scored({ ticks: nextZero(item, mark)?.ticks ?? [] })
      return mark.ticks.map(({ partId }) => partId).join()
    })
    expect(seen).toEqual(['z1', 'z2', 'z3', ''])
    expect(toggledZero(open, 'z2').ticks).toEqual([{ partId: 'z2', count: 1 }])
  })
  it('say no when a rule has no condition of 不得分', () => {
    const bare = general.items.find(({ zeroConditions }) => zeroConditions.length === 0)
    expect(bare && nextZero(bare, open)).toBeNull()
  })
  it('become an answer as the working half makes it', () => {
    const answer = { own: open, review: open, blankReason: '', description: '' } as unknown as Answer
    expect(changedAnswer(answer, 'own', { ticks: [{ partId: 'd1', count: 1 }] }).own.state).toBe('scored')
    const deducted = changedAnswer(answer, 'own', { freeDeductions: [{ reason: 'x', points: 50 }] })
    expect(changedAnswer(deducted, 'own', full()).own).toEqual(scored({}))
    const blank = changedAnswer(deducted, 'own', { state: 'blank', blankReason: '没有锅炉' })
    expect(blank).toMatchObject({ own: { state: 'blank', freeDeductions: [] }, blankReason: '没有锅炉' })
    expect(changedAnswer(answer, 'review', { description: '看过' })).toMatchObject({
      description: '',
      reviewDescription: '看过',
    })
  })
})
