import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportCatalogue } from '#shared/reports/catalogue'
import { addDays, isValidDay } from '#shared/rules/day'
import { clauseTree, contradictionsOf, showPoints, type Standard, standard } from '#shared/rules/standard'
import {
  applicationConditions,
  auditQuestions,
  documentList,
  holidayList,
  standardizationWatches,
} from '#shared/rules/standardization-lists'
import { libraryNames, readLibrary } from './libraries.ts'

const skeletons = ['gbt-33000-2025', 'small-micro-2014', 'small-micro-neimenggu', 'warehouse-logistics'] as const
const standards = skeletons.map((id) => standard.parse(readLibrary('standards', id)))
const named = (id: (typeof skeletons)[number]): Standard => {
  const found = standards.find((one) => one.id === id)
  if (!found) throw new Error(`no standard ${id}`)
  return found
}
const tree = clauseTree.parse(readLibrary('standardization', 'clause-tree'))
const documents = documentList.parse(readLibrary('standardization', 'document-list'))
const application = applicationConditions.parse(readLibrary('standardization', 'application-conditions'))
const audit = auditQuestions.parse(readLibrary('standardization', 'audit-questions'))
const holidays = holidayList.parse(readLibrary('standardization', 'holidays'))

const seconds = tree.clauses.flatMap(({ children }) => children)
const points = seconds.flatMap((second) => second.points.map((point) => ({ ...point, second })))
const namedClauses = new Set([
  ...tree.clauses.map(({ clause }) => clause),
  ...seconds.flatMap(({ clause, children }) => [clause, ...children.map((third) => third.clause)]),
])
const unique = (ids: readonly string[]) => expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])

/** GM-001 to GM-199; the source has no 106. */
const itemIds = new Set(
  Array.from({ length: 199 }, (_, index) => `GM-${String(index + 1).padStart(3, '0')}`).filter((id) => id !== 'GM-106'),
)
const unknownItems = (list: readonly { itemIds: readonly string[] }[], known: ReadonlySet<string> = itemIds) =>
  list.flatMap((one) => one.itemIds).filter((id) => !known.has(id))
const generalFile = join(import.meta.dirname, '../../../resources/libraries/standards/general-13.json')

describe('lists of standardization', () => {
  it('are exactly the files that have a schema', () => {
    expect(libraryNames('standardization')).toEqual([
      'application-conditions',
      'audit-questions',
      'clause-tree',
      'document-list',
      'holidays',
    ])
  })

  it('name a real day on which they were checked', () => {
    for (const { checkedOn } of [...standards, tree, documents, application, audit, holidays])
      expect(isValidDay(checkedOn)).toBe(true)
  })
})

describe('skeletons of standards', () => {
  it.each(standards.map((one) => [one.id, one] as const))('%s agrees with itself and has no items yet', (_id, one) => {
    expect(contradictionsOf(one)).toEqual([])
    expect(one.items).toEqual([])
    unique(one.categories.map(({ id }) => id))
    for (const { elements } of one.categories) unique(elements.map(({ id }) => id))
    expect(one.note).toContain('导入')
  })

  it('have the points of the facts', () => {
    const pointsOf = (id: (typeof skeletons)[number]) => named(id).categories.map((one) => showPoints(one.points))
    expect(pointsOf('warehouse-logistics').join('/')).toBe('10/20/20/100/100/220/180/100/40/80/70/20/40')
    expect(named('warehouse-logistics').categories.flatMap(({ elements }) => elements)).toHaveLength(47)
    expect(named('warehouse-logistics').lines).toEqual([900, 750, 600])
    expect(pointsOf('small-micro-neimenggu').join('/')).toBe('9/7/8/30/28/10/6/2')
    expect(pointsOf('small-micro-2014')).toEqual(['100'])
    expect(pointsOf('gbt-33000-2025')).toEqual(Array.from({ length: 10 }, () => '0'))
  })

  it('give no level where none is given, and no line that is not known', () => {
    for (const id of ['small-micro-2014', 'small-micro-neimenggu'] as const) {
      expect(named(id).grading).toBe('pass')
      expect(named(id).lines).toEqual([])
    }
    expect(named('gbt-33000-2025').lines).toEqual([])
  })

  it('are 未核实 where the structure was not read', () => {
    expect(standards.filter(({ verified }) => !verified).map(({ id }) => id)).toEqual([
      'gbt-33000-2025',
      'small-micro-2014',
    ])
    for (const one of standards) expect(one.verified || one.note.includes('未核实')).toBe(true)
  })
})

describe('GB/T 33000-2016 as a tree', () => {
  it('has 8, 28 and 35 clauses and 131 points', () => {
    expect(tree.clauses).toHaveLength(8)
    expect(seconds).toHaveLength(28)
    expect(seconds.flatMap(({ children }) => children)).toHaveLength(35)
    expect(points).toHaveLength(131)
    expect(tree.verified).toBe(false)
    expect(tree.note).toContain('未核实')
  })

  it('numbers its clauses in order below their parent', () => {
    expect(tree.clauses.map(({ clause }) => clause)).toEqual(tree.clauses.map((_, index) => `5.${index + 1}`))
    for (const first of tree.clauses) {
      expect(first.children.map(({ clause }) => clause)).toEqual(
        first.children.map((_, index) => `${first.clause}.${index + 1}`),
      )
      for (const second of first.children)
        expect(second.children.map(({ clause }) => clause)).toEqual(
          second.children.map((_, index) => `${second.clause}.${index + 1}`),
        )
    }
  })

  it('puts each point at a clause that exists', () => {
    unique(points.map(({ id }) => id))
    for (const { id, evidence, second } of points) {
      const clause = id.split('-')[1] ?? ''
      expect.soft([second, ...second.children].map((one) => one.clause)).toContain(clause)
      expect.soft(evidence.length, id).toBeGreaterThan(0)
    }
  })

  it('refers only to items of the thirteen elements', () => {
    expect(unknownItems(points)).toEqual([])
    for (const point of points) unique(point.itemIds)
  })

  it.runIf(existsSync(generalFile))('refers to items that the file of the thirteen elements has', () => {
    const general = standard.parse(readLibrary('standards', 'general-13'))
    const known = new Set(general.items.map(({ id }) => id))
    expect(unknownItems(points, known)).toEqual([])
    expect(unknownItems([...documents.policies, ...documents.records], known)).toEqual([])
    const categories = general.categories.map(({ id }) => id)
    expect(documents.records.filter(({ categoryId }) => !categories.includes(categoryId))).toEqual([])
    for (const { name, categoryId, itemIds: own } of documents.records)
      for (const id of own)
        expect.soft(general.items.find((item) => item.id === id)?.categoryId, `${name} ${id}`).toBe(categoryId)
  })
})

describe('policies and records', () => {
  const { policies, records } = documents

  it('asks for the 25 policies of item 27 in their order', () => {
    const required = policies.filter(({ group }) => group === 'required')
    expect(required.map(({ name }) => name)).toEqual([
      '安全生产目标管理制度',
      '全员安全生产责任制管理制度',
      '法律法规、标准规范管理制度',
      '领导现场带班制度',
      '班组岗位达标制度',
      '安全生产投入（费用提取使用）管理制度',
      '文件和档案管理制度',
      '风险评估和控制管理制度',
      '安全教育培训管理制度',
      '特种作业人员管理制度',
      '设备设施安全管理制度',
      '建设项目“三同时”管理制度',
      '生产设备设施验收管理制度',
      '生产设备设施报废管理制度',
      '施工和检维修安全管理制度',
      '危险物品及重大危险源管理制度',
      '作业安全（危险作业许可）管理制度',
      '相关方及外用工管理制度',
      '职业健康管理制度',
      '劳动防护用品（具）和保健品管理制度',
      '安全检查及隐患治理制度',
      '应急管理制度',
      '事故管理制度',
      '安全绩效评定管理制度',
      '消防安全管理制度',
    ])
    for (const { name, itemIds: own, verified } of required) {
      expect.soft(own, name).toContain('GM-027')
      expect.soft(verified, name).toBe(true)
    }
    expect(policies.slice(0, 25)).toEqual(required)
  })

  it('names each policy and record once, with clauses and items that exist', () => {
    unique(policies.map(({ id }) => id))
    unique(policies.map(({ name }) => name))
    unique(records.map(({ id }) => id))
    unique(records.map(({ name }) => name))
    expect(policies.flatMap(({ clauses }) => clauses).filter((clause) => !namedClauses.has(clause))).toEqual([])
    expect(unknownItems([...policies, ...records])).toEqual([])
  })

  it('has records for all thirteen categories, in their order', () => {
    const order = records.map(({ categoryId }) => Number(categoryId.slice(1)))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect([...new Set(order)]).toEqual(Array.from({ length: 13 }, (_, index) => index + 1))
  })

  it('points only to reports of the catalogue', () => {
    const known = new Set<string>(reportCatalogue.map(({ id }) => id))
    const reports = records.map(({ reportId }) => reportId).filter((id) => id !== '')
    expect(reports.length).toBeGreaterThan(0)
    expect(reports.filter((id) => !known.has(id))).toEqual([])
  })
})

describe('conditions and red lines', () => {
  it('are nine, of which the app sees four', () => {
    expect(application.conditions).toHaveLength(9)
    expect(application.conditions.map(({ watch }) => watch).filter(Boolean)).toEqual([
      'organization',
      'deaths',
      'socialImpact',
      'openMajor',
    ])
    unique(application.conditions.map(({ id }) => id))
    unique(application.redLines.map(({ id }) => id))
  })

  it('leaves every red line 未核实, and uses every watch', () => {
    expect(application.redLines.every(({ verified, basis }) => !verified && basis.includes('未核实'))).toBe(true)
    const used = [...application.conditions, ...application.redLines].map(({ watch }) => watch)
    expect(Object.keys(standardizationWatches).filter((watch) => !used.some((one) => one === watch))).toEqual([])
  })
})

describe('questions of the operation audit', () => {
  it('asks each of the eight elements four different things', () => {
    expect(audit.elements.map(({ name }) => name)).toEqual([
      '领导作用',
      '基础保障',
      '策划',
      '安全风险分级管控',
      '事故隐患排查治理',
      '人员管理与现场管理',
      '应急准备与处置',
      '检查评价与持续改进',
    ])
    unique(audit.elements.flatMap(({ policy, record, practice, sample }) => [policy, record, practice, sample]))
    for (const { name, sample } of audit.elements) expect.soft(sample, name).toContain('抽')
  })
})

describe('holidays', () => {
  const daysOf = (from: string, to: string): string[] => (from > to ? [] : [from, ...daysOf(addDays(from, 1), to)])
  const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()

  it('are of 2025 and 2026, both 未核实', () => {
    expect(holidays.years.map(({ year, verified }) => [year, verified])).toEqual([
      [2025, false],
      [2026, false],
    ])
    expect(holidays.note).toContain('以国务院办公厅通知为准')
  })

  it.each(holidays.years.map((one) => [one.year, one] as const))('%i keeps within its year', (year, { off, work }) => {
    const days = off.flatMap(({ from, to }) => daysOf(from, to))
    for (const day of [...days, ...work]) {
      expect.soft(isValidDay(day), day).toBe(true)
      expect.soft(day.startsWith(`${year}-`), day).toBe(true)
    }
    for (const { from, to } of off) expect.soft(from <= to, from).toBe(true)
    unique(days)
    expect(days).toEqual(days.toSorted())
    expect(work).toEqual(work.toSorted())
    expect(work.filter((day) => days.includes(day))).toEqual([])
    expect(work.filter((day) => ![0, 6].includes(weekday(day)))).toEqual([])
  })

  it('give the days off that the notices count', () => {
    expect(holidays.years.map(({ off }) => off.map(({ from, to }) => daysOf(from, to).length))).toEqual([
      [1, 8, 3, 5, 3, 8],
      [3, 9, 3, 5, 3, 3, 7],
    ])
  })
})
