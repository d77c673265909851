import { describe, expect, it, test } from 'vitest'
import type { ReportedRisk } from '#shared/domain/standardization'
import { formSources, type RegionForm, regionPack } from '#shared/rules/region'
import {
  cellProblem,
  formProgress,
  formState,
  type Prefilled,
  reachesTarget,
  sheetCells,
} from '#shared/rules/region-form'
import { riskReportChanges, riskReportDue } from '#shared/rules/risk-report'
import { readLibrary } from './libraries.ts'

const haimen = regionPack.parse(readLibrary('region-packs', 'haimen'))
const formOf = (id: string): RegionForm => {
  const found = haimen.forms.find((form) => form.id === id)
  if (!found) throw new Error(id)
  return found
}
const sheet = formOf('risk-report')
const prefilled = {
  ...Object.fromEntries(Object.keys(formSources).map((key) => [key, ''])),
  'enterprise.name': '示例厂',
} as Prefilled
const column = (kind: string) => {
  const found = haimen.forms.flatMap(({ columns, sections }) => [
    ...columns,
    ...sections.flatMap(({ fields }) => fields),
  ])
  const wanted = found.find((one) => one.kind === kind)
  if (!wanted) throw new Error(kind)
  return wanted
}

test.each([
  ['number', '12', true],
  ['number', '12.5', true],
  ['number', '约 12', false],
  ['day', '2026-02-28', true],
  ['day', '2026-02-29', false],
  ['choice', '不在选项里', false],
  ['percent', '12.5%', false],
  ['text', '任何文字', true],
  ['number', '', true],
])('a cell for %s takes %s: %s', (kind, text, isFine) => {
  expect(cellProblem(column(kind), text) === null).toBe(isFine)
})

describe('a sheet', () => {
  it('shows what the app holds until the user writes something else, also nothing', () => {
    expect(sheetCells(sheet, {}, prefilled)['enterprise/name']).toBe('示例厂')
    expect(sheetCells(sheet, { 'enterprise/name': '另一个名称' }, prefilled)['enterprise/name']).toBe('另一个名称')
    expect(sheetCells(sheet, { 'enterprise/name': '' }, prefilled)['enterprise/name']).toBe('')
  })
})

describe('how far a form is filled', () => {
  const entry = (rowId: string, cells: Record<string, string>, updatedAt = '2026-11-20T01:00:00.000Z') => ({
    rowId,
    cells,
    updatedAt,
  })
  const state = (id: string, entries: ReturnType<typeof entry>[], today = '2026-11-22') =>
    formState(
      formOf(id),
      formProgress(formOf(id), entries, prefilled, (instant) => instant.slice(0, 10)),
      today,
    )
  const must = (count: number) =>
    Array.from({ length: count }, (_, index) => entry(`must-${index + 1}`, { content: '有' }))

  it('counts rows of a table, all of them', () => {
    expect(state('eight-musts', [])).toMatchObject({ filled: 0, total: 8, isDone: false })
    expect(state('eight-musts', must(7)).isDone).toBe(false)
    expect(state('eight-musts', must(8)).isDone).toBe(true)
    expect(state('eight-musts', [entry('must-1', { content: '' })]).filled).toBe(0)
  })
  it('asks a ledger for a row within its period', () => {
    expect(state('dust-reports', [entry('1', { date: '2026-11-20' })], '2026-11-21').isDone).toBe(true)
    expect(state('dust-reports', [entry('1', { date: '2026-11-20' })], '2026-11-22').isDone).toBe(false)
    expect(state('mutual-check', [entry('1', { remark: '有' })], '2030-01-01').isDone).toBe(true)
  })
  it('takes a sheet as filled from eight tenths on, when somebody wrote in it', () => {
    const keys = sheet.sections.flatMap(({ id, fields }) => fields.map((field) => `${id}/${field.id}`))
    const written = (count: number) => [entry('', Object.fromEntries(keys.slice(0, count).map((key) => [key, '1'])))]
    const needed = Math.ceil(keys.length * 0.8)
    expect(state('risk-report', [])).toMatchObject({ filled: 1, total: keys.length, isDone: false })
    expect(state('risk-report', written(needed - 1)).isDone).toBe(false)
    expect(state('risk-report', written(needed)).isDone).toBe(true)
  })
})

test.each([
  [0, 0, 1000, null],
  [0, 5, 1000, false],
  [4999, 5000, 1000, false],
  [5000, 5000, 1000, true],
  [4, 5, 800, true],
  [3999, 5000, 800, false],
])('%i of %i reaches %i tenths of a percent: %s', (numerator, denominator, target, reached) => {
  expect(reachesTarget(numerator, denominator, target)).toBe(reached)
})

describe('风险报告', () => {
  const risk = (id: string, level: string): ReportedRisk => ({
    hazardId: id,
    riskPointId: id,
    riskPointNumber: `FX-${id}`,
    name: `风险${id}`,
    place: '',
    level,
    accidents: '',
    measures: '',
    unitName: '',
    personName: '',
  })
  const content = (risks: ReportedRisk[], cells: Record<string, string> = {}) => ({ risks, cells })
  const kinds = (before: ReturnType<typeof content>, after: ReturnType<typeof content>) =>
    riskReportChanges(sheet, before, after).map(({ kind, subject }) => `${kind} ${subject}`)

  it.each([
    ['the same', content([risk('1', 'major')]), content([risk('1', 'major')]), []],
    ['a new one', content([]), content([risk('1', 'considerable')]), ['added FX-1 风险1']],
    ['one gone', content([risk('1', 'considerable')]), content([]), ['gone FX-1 风险1']],
    ['another level', content([risk('1', 'considerable')]), content([risk('1', 'major')]), ['levelChanged FX-1 风险1']],
    [
      'another name of the enterprise',
      content([], { 'enterprise/name': '甲厂' }),
      content([], { 'enterprise/name': '乙厂' }),
      ['fieldChanged 企业基本信息：企业名称'],
    ],
    [
      'another number of people',
      content([], { 'safety/employees': '100' }),
      content([], { 'safety/employees': '101' }),
      ['otherChanged 安全生产基本信息：员工人数'],
    ],
    [
      'what the report says of itself',
      content([], { 'promise/receipt': '1' }),
      content([], { 'risks/change': '无' }),
      [],
    ],
  ])('compares %s', (_name, before, after, wanted) => {
    expect(kinds(before, after)).toEqual(wanted)
  })

  const change = { kind: 'added', subject: '', before: '', after: '' } as const
  const other = { kind: 'otherChanged', subject: '', before: '', after: '' } as const
  it.each([
    ['nothing was saved', [], [], '2026-06-01', 'first'],
    ['nothing of this year in its first quarter', ['2025-02-01'], [], '2026-03-31', 'periodic'],
    ['the same, though something changed', ['2025-02-01'], [change], '2026-03-31', 'periodic'],
    ['something changed later in the year', ['2026-02-01'], [change], '2026-06-01', 'change'],
    ['something changed and the yearly one is late', ['2025-02-01'], [change], '2026-04-01', 'change'],
    ['the yearly one is late and nothing changed', ['2025-02-01'], [], '2026-04-01', 'periodic'],
    ['nothing changed', ['2026-02-01'], [], '2026-06-01', null],
    ['only other figures changed', ['2026-02-01'], [other], '2026-06-01', null],
    ['the first one was of this year', ['2026-01-05'], [], '2026-02-01', null],
  ] as const)('is due when %s', (_name, saved, changes, today, kind) => {
    const due = riskReportDue(
      saved.map((reportedOn) => ({ reportedOn })),
      changes,
      today,
    )
    expect(due.kind).toBe(kind)
    expect(due.reason).not.toBe('')
  })
})
