import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportCatalogue } from '#shared/reports/catalogue'
import { isValidDay } from '#shared/rules/day'
import { formKinds, policyRequirements, type RegionForm, regionPack } from '#shared/rules/region'
import { libraryNames, readLibrary } from './libraries.ts'

const packs = libraryNames('region-packs').map((name) => regionPack.parse(readLibrary('region-packs', name)))
const library = policyRequirements.parse(readLibrary('policy-requirements', 'requirements'))
const { documents, requirements } = library
const counts = { PT: 54, BS: 26, HM: 36, GY: 27, QP: 22 }

const reportIds = new Set<string>(reportCatalogue.map(({ id }) => id))
const topicIds = new Set(libraryNames('topic-lists'))
const frequencyIds = new Set(libraryNames('frequency-packs'))
const formIds = new Set(packs.flatMap(({ id, forms }) => forms.map((form) => `${id}/${form.id}`)))
const pagesText = readFileSync(join(import.meta.dirname, '../../../renderer/app/pages.tsx'), 'utf8')
const pagePaths = new Set([
  ...[...pagesText.matchAll(/^ {2}'(\/[^']*)':/gm)].map(([, path]) => path),
  '/standardization',
  '/standardization/audits',
  '/standardization/documents',
  '/standardization/accidents',
  '/regional',
])
const exists = {
  page: (ref: string) => pagePaths.has(ref) && !ref.includes('$'),
  report: (ref: string) => reportIds.has(ref),
  form: (ref: string) => formIds.has(ref),
}

const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)
const unknownAmong = (values: readonly string[], known: ReadonlySet<string>) =>
  values.filter((value) => !known.has(value))
const fieldsOf = ({ columns, sections }: RegionForm) => [...columns, ...sections.flatMap(({ fields }) => fields)]
const packOf = (id: string) => {
  const found = packs.find((one) => one.id === id)
  if (!found) throw new Error(`no region pack ${id}`)
  return found
}
const formOf = (packId: string, formId: string) => {
  const found = packOf(packId).forms.find(({ id }) => id === formId)
  if (!found) throw new Error(`no form ${packId}/${formId}`)
  return found
}

describe('region packs', () => {
  it('are the five of the published work plans', () => {
    expect(packs.map(({ id, name, documentId }) => [id, name, documentId])).toEqual([
      ['baoshan', '上海（宝山）', 'baoshan'],
      ['guanyinqiao', '重庆（观音桥）', 'guanyinqiao'],
      ['haimen', '江苏（海门）', 'haimen'],
      ['putuo', '上海（普陀）', 'putuo'],
      ['qingpu', '上海（青浦）', 'qingpu'],
    ])
    expect(libraryNames('region-packs')).toEqual(packs.map(({ id }) => id))
  })

  it.each(packs.map((one) => [one.id, one] as const))('%s names only what exists', (_id, one) => {
    expect(isValidDay(one.checkedOn)).toBe(true)
    expect(
      unknownAmong(
        one.reports.map(({ reportId }) => reportId),
        reportIds,
      ),
    ).toEqual([])
    expect(unknownAmong(one.topicLists, topicIds)).toEqual([])
    expect(unknownAmong(one.frequencyPacks, frequencyIds)).toEqual([])
    expect(repeated(one.forms.map(({ id }) => id))).toEqual([])
    expect(repeated(one.indicators.map(({ id }) => id))).toEqual([])
    expect(repeated(one.reports.map(({ reportId }) => reportId))).toEqual([])
  })

  it.each(packs.flatMap(({ id, forms }) => forms.map((form) => [`${id}/${form.id}`, form] as const)))(
    '%s is a whole form',
    (_id, form) => {
      expect(Object.keys(formKinds)).toContain(form.kind)
      expect(form.columns.length > 0).toBe(form.kind !== 'sheet')
      expect(form.sections.length > 0).toBe(form.kind === 'sheet')
      expect(form.rows.length > 0).toBe(form.kind === 'table')
      expect(repeated(fieldsOf(form).map(({ id }) => id))).toEqual([])
      expect(repeated([...form.rows, ...form.sections].map(({ id }) => id))).toEqual([])
      for (const { label, kind, choices, unit } of fieldsOf(form)) {
        expect.soft(choices.length > 1, label).toBe(kind === 'choice')
        if (unit !== '') expect.soft(['number', 'percent'], label).toContain(kind)
      }
    },
  )

  it('say 未核实 of every form that is not confirmed', () => {
    for (const { id, forms } of packs)
      for (const form of forms.filter(({ verified }) => !verified))
        expect.soft(form.note, `${id}/${form.id}`).toMatch(/未核实|没有核对/)
  })

  it('promise no connection', () => {
    for (const { id, note } of packs) expect.soft(note, id).toMatch(/不连接|未核实/)
    expect(packOf('qingpu').note).toContain('不连接“青小安”')
    expect(formOf('qingpu', 'qingxiaoan').note).toContain('不连接')
  })
})

describe('海门', () => {
  it('has 三个100%、一个80% and the dust reports', () => {
    expect(packOf('haimen').indicators.map(({ target, source, verified }) => [target, source, verified])).toEqual([
      [1000, 'riskReportRate', false],
      [1000, 'controlListRate', false],
      [1000, 'noticeRate', false],
      [800, 'manual', false],
      [1000, 'dustReportRate', true],
    ])
    for (const { definition } of packOf('haimen').indicators.slice(0, 4)) expect(definition).toContain('待属地确认')
    expect(packOf('haimen').frequencyPacks).toEqual(['haimen'])
  })

  it('asks for the risk report in the order of the provincial system', () => {
    const { sections } = formOf('haimen', 'risk-report')
    expect(sections.map(({ title }) => title)).toEqual([
      '企业基本信息',
      '行业分类信息',
      '安全生产基本信息',
      '生产经营场所',
      '重点领域监管信息',
      '较大以上风险信息',
      '企业填报信息承诺',
    ])
    expect(sections.flatMap(({ fields }) => fields).every(({ verified }) => !verified)).toBe(true)
  })

  it('keeps eight unnamed 必须 until the authority names them', () => {
    const { rows, columns, verified } = formOf('haimen', 'eight-musts')
    expect(rows.map(({ label }) => label)).toEqual([...'一二三四五六七八'].map((n) => `第${n}项（待属地文件确认）`))
    expect(columns.map(({ label }) => label)).toEqual(['内容', '落实情况', '责任人', '证明材料'])
    expect([verified, ...columns.map((column) => column.verified)]).not.toContain(true)
  })
})

describe('the other regions', () => {
  it('have the forms that their plans name', () => {
    expect(formOf('baoshan', 'five-fulfilments').rows).toHaveLength(10)
    const [first, ...others] = formOf('baoshan', 'five-fulfilments').rows
    expect(first?.hint).toContain('已核对')
    for (const { hint } of others) expect(hint).toContain('未核实')
    expect(formOf('qingpu', 'one-file').rows).toHaveLength(15)
    expect(formOf('qingpu', 'accident-evaluation').rows).toHaveLength(3)
    const titles = (packId: string) => packOf(packId).reports.map(({ title }) => title)
    expect(titles('putuo')).toEqual(expect.arrayContaining(['问题隐患清单', '制度措施清单']))
    expect(titles('guanyinqiao').slice(0, 4)).toEqual(['岗位风险清单', '岗位职责清单', '岗位操作卡', '岗位应急处置卡'])
    expect(packOf('guanyinqiao').frequencyPacks).toEqual(['general'])
  })
})

describe('policy requirements', () => {
  it('are all 165 of the five documents, in their order', () => {
    expect(isValidDay(library.checkedOn)).toBe(true)
    expect(documents.map(({ prefix }) => prefix)).toEqual(Object.keys(counts))
    expect(documents.map(({ id }) => id).sort()).toEqual(packs.map(({ id }) => id))
    const wanted = Object.entries(counts).flatMap(([prefix, count]) =>
      Array.from({ length: count }, (_, index) => ({
        id: `${prefix}-${String(index + 1).padStart(2, '0')}`,
        documentId: documents.find((document) => document.prefix === prefix)?.id,
      })),
    )
    expect(wanted).toHaveLength(165)
    expect(requirements.map(({ id, documentId }) => ({ id, documentId }))).toEqual(wanted)
  })

  it('lead only to pages, reports and forms that exist', () => {
    for (const { id, places } of requirements) {
      for (const { kind, ref } of places) expect.soft(exists[kind](ref), `${id} ${kind} ${ref}`).toBe(true)
      expect.soft(repeated(places.map(({ ref }) => ref)), id).toEqual([])
    }
  })

  it('use the forms of their own region', () => {
    for (const { id, documentId, places, check, checkRefs } of requirements) {
      const refs = places.filter(({ kind }) => kind === 'form').map(({ ref }) => ref)
      expect
        .soft(
          refs.filter((ref) => !ref.startsWith(`${documentId}/`)),
          id,
        )
        .toEqual([])
      if (check === 'regionForm') expect.soft(unknownAmong(checkRefs, new Set(refs)), id).toEqual([])
    }
    const used = new Set(requirements.flatMap(({ places }) => places.map(({ ref }) => ref)))
    expect(unknownAmong([...formIds], used)).toEqual([])
  })

  it('say what is missing where nothing serves', () => {
    for (const { id, places, gap, check } of requirements.filter((one) => one.places.length === 0)) {
      expect.soft(gap, id).not.toBe('')
      expect.soft([check, places], id).toEqual([null, []])
    }
  })

  it('refer to lists and forms exactly where the check needs them', () => {
    for (const { id, check, checkRefs } of requirements) {
      expect.soft(checkRefs.length > 0, id).toBe(check === 'topicInspection' || check === 'regionForm')
      if (check === 'topicInspection') expect.soft(unknownAmong(checkRefs, topicIds), id).toEqual([])
      if (check === 'regionForm') expect.soft(unknownAmong(checkRefs, formIds), id).toEqual([])
    }
  })

  it('never claim what the app does not keep', () => {
    const outputs = /培训档案|费用台账|保单|演练(?:报告|记录|评估)|作业票|监测台账/
    for (const { id, gap } of requirements.filter((one) => outputs.test(one.output))) expect.soft(gap, id).not.toBe('')
  })
})
