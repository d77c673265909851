import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { AppError } from '#shared/contract/errors'
import { followUp } from '#shared/domain/follow-up'
import { systemMeasure } from '#shared/domain/system-measure'
import { canonicalContent, printOf } from '#shared/reports/document-content'
import { reportCatalogue } from '#shared/reports/catalogue'
import { reportIds } from '#shared/reports/report-ids'
import type { ReportData, ReportDefinition } from '#shared/reports/definition'
import { displayCell } from '#shared/reports/display'
import { emptyReportData, reportData } from '../helpers/report-data.ts'
import { base, ids, uuid } from '../helpers/report-ids.ts'
import { ratedReportData } from '../helpers/report-ratings.ts'
import { columnOf, fieldOf, headsOf, tablesOf, tableWith, textOf } from '../helpers/report-reading.ts'

const definition = (id: string): ReportDefinition => {
  const found = reportCatalogue.find((report) => report.id === id)
  if (!found) throw new Error(`no report ${id}`)
  return found
}
const composed = (id: string, parameters: ReportData['parameters'] = {}) =>
  definition(id).compose(reportData(parameters))

const needsChoice = [
  'inspection-sheet',
  'paper-checklist',
  'rectification-notice',
  'review-sheet',
  'major-hazard-check-sheet',
  'major-hazard-report',
  'major-hazard-plan',
  'major-hazard-extension',
  'major-hazard-review-request',
  'major-hazard-look-back',
  'pack-switch-difference',
  'risk-review-sheet',
  'assessment-sheet',
  'assessment-summary',
  'deduction-summary',
  'score-explanation',
  'nonconformity-list',
  'self-assessment-report',
  'risk-report-sheet',
  'region-form',
]
const fiveClasses = ['工程技术', '管理', '培训教育', '个体防护', '应急处置']

describe('catalogue', () => {
  it('has every document once, each with its reason and its basis', () => {
    expect(new Set(reportCatalogue.map(({ id }) => id)).size).toBe(reportCatalogue.length)
    expect(reportCatalogue.map(({ id }) => id)).toEqual(reportIds)
    expect(new Set(reportCatalogue.map(({ title }) => title)).size).toBe(reportCatalogue.length)
    for (const { id, why, basis, formats } of reportCatalogue) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(why.endsWith('。')).toBe(true)
      expect(basis).not.toBe('')
      expect(formats).toEqual(['xlsx', 'pdf', 'docx'])
    }
  })

  it.each(reportCatalogue.map((report) => [report.id, report] as const))(
    '%s survives an empty enterprise',
    (id, report) => {
      if (needsChoice.includes(id)) {
        expect(report.countRows(emptyReportData())).toBeNull()
        expect(() => report.compose(emptyReportData())).toThrow(AppError)
        expect(() => report.compose({ ...emptyReportData(), parameters: { recordId: uuid(1) } })).toThrow('找不到')
        return
      }
      const document = report.compose(emptyReportData())
      expect(document.enterpriseName).toBe('青岚机械有限公司')
      expect(document.rulePackVersions).toEqual([])
      expect(report.countRows(emptyReportData())).toBe(0)
      for (const table of tablesOf(document))
        expect(table.rows.length > 0 || table.emptyText || table.blankRows).toBeTruthy()
    },
  )

  it.each(
    reportCatalogue.flatMap((report) =>
      (needsChoice.includes(report.id)
        ? [ids.inspection, ids.notice, ids.overdue, ids.closed, uuid(801), uuid(851)]
        : [undefined]
      ).map((recordId) => [report.id, recordId, report] as const),
    ),
  )('%s (%s) has rows as wide as its head and values that fit their columns', (_id, recordId, report) => {
    let document: ReturnType<ReportDefinition['compose']>
    try {
      document = report.compose(ratedReportData(recordId === undefined ? {} : { recordId }))
    } catch (error) {
      expect(error).toBeInstanceOf(AppError)
      return
    }
    for (const { columns, rows, mergeEqual = [] } of tablesOf(document)) {
      expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length)
      expect(columns.slice(0, mergeEqual.length).map(({ key }) => key)).toEqual(mergeEqual)
      for (const row of rows) {
        expect(row).toHaveLength(columns.length)
        row.forEach((cell, index) => {
          const format = columns[index]?.format ?? 'text'
          if (format === 'date' && cell !== null) expect(cell).toMatch(/^\d{4}-\d{2}-\d{2}$/)
          if (format === 'money' && cell !== null) expect(Number.isInteger(cell)).toBe(true)
        })
      }
    }
  })

  it.each(reportCatalogue.filter(({ id }) => !needsChoice.includes(id)).map((report) => [report.id, report] as const))(
    '%s has the same content under another number, and stands under that number',
    (_id, report) => {
      const under = (documentNumber: string) => report.compose({ ...ratedReportData({}), documentNumber })
      const [first, second] = [under('WJ-2026-0001'), under('WJ-2026-0002')]
      expect(canonicalContent(first)).toBe(canonicalContent(second))
      const printed = printOf(first, { number: 'DG-2026-001', version: 2, contentHash: 'a'.repeat(64) }, '2026-11-26')
      expect(JSON.stringify(printed)).not.toContain('WJ-2026-0001')
    },
  )

  it('says 示例数据 in every document of the sample enterprise', () => {
    const data = reportData()
    data.enterprise.isSample = true
    for (const report of reportCatalogue.filter(({ id }) => !needsChoice.includes(id)))
      expect(report.compose(data).notes.join()).toContain('示例数据')
  })
})

describe('register documents', () => {
  test('风险点登记台账 lists each risk point with its highest level, or 未评价', () => {
    const table = tableWith(composed('risk-point-ledger'), 'accidentTypes')
    expect(columnOf(table, 'number')).toEqual(['FX-001', 'FX-002', 'FX-003'])
    expect(columnOf(table, 'kind')).toEqual(['设备设施', '作业活动', '场所'])
    expect(columnOf(table, 'level')).toEqual(['general', 'considerable', '未评价'])
    expect(composed('risk-point-ledger').notes).toContain('有 1 个风险点尚未评价')
  })

  test('作业活动清单 and 设备设施清单 separate activities from facilities and places', () => {
    expect(columnOf(tableWith(composed('activity-list'), 'content'), 'name')).toEqual(['动火作业'])
    expect(columnOf(tableWith(composed('activity-list'), 'frequency'), 'frequency')).toEqual(['频繁进行'])
    const [facilities, places] = tablesOf(composed('facility-list'))
    expect(facilities && columnOf(facilities, 'name')).toEqual(['1 号铣床'])
    expect(places && columnOf(places, 'name')).toEqual(['成品库'])
  })

  test('SCL record prints the published rows of the milling machine', () => {
    const document = composed('scl-record', { recordId: ids.mill })
    const table = tableWith(document, 'standard')
    expect(headsOf(table)).toEqual({
      现有控制措施: fiveClasses,
      风险评价: ['可能性\nL', '严重性\nC', '频次\nE', '风险值\nD', '评价级别'],
      '建议新增（改进）措施': fiveClasses,
    })
    expect(columnOf(table, 'likelihood')).toEqual([100, 100])
    expect(columnOf(table, 'severity')).toEqual([700, 1500])
    expect(columnOf(table, 'riskValue')).toEqual([4200, 9000])
    expect(columnOf(table, 'grade')).toEqual(['轻度危险（4级）', '显著危险（3级）'])
    expect(columnOf(table, 'level')).toEqual(['low', 'general'])
    expect(columnOf(table, 'tier')).toEqual(['班组级\n岗位级', '车间（部室）级\n班组级\n岗位级'])
    expect(columnOf(table, 'inPlace-engineering')).toEqual(['1. 装联锁防护罩\n2. 装急停按钮', ''])
    expect(columnOf(table, 'planned-engineering')).toEqual(['加装光幕', ''])
    expect(fieldOf(document, '№')).toBe('FX-001')
    expect(document.blocks.some(({ kind }) => kind === 'pageBreak')).toBe(false)
    expect(document.rulePackVersions).toEqual(['LEC-2 1.0.0'])
  })

  test('SCL record without a choice prints one record after the other, a place without items says so', () => {
    const document = composed('scl-record')
    expect(tablesOf(document).map(({ rows }) => rows.length)).toEqual([2, 0])
    expect(document.blocks.filter(({ kind }) => kind === 'pageBreak')).toHaveLength(1)
    expect(tablesOf(document)[1]?.emptyText).toBe('这里还没有检查项目')
  })

  test('JHA record leaves a hazard without evaluation empty and says 未评价', () => {
    const document = composed('jha-record')
    const table = tableWith(document, 'deviation')
    expect(columnOf(table, 'riskValue')).toEqual([27000, null])
    expect(columnOf(table, 'level')).toEqual(['considerable', '未评价'])
    expect(columnOf(table, 'tier')[1]).toBe('')
    expect(document.notes).toContain('有 1 项危险源尚未评价')
  })

  test('control lists merge the risk point and name who answers', () => {
    const list = tableWith(composed('facility-control-list'), 'standard')
    expect(list.mergeEqual).toEqual(['number', 'kind', 'name'])
    expect(columnOf(list, 'number')).toEqual(['FX-001', 'FX-001'])
    expect(headsOf(list)).toEqual({
      风险点: ['编号', '类型', '名称'],
      检查项目: ['序号', '名称'],
      管控措施: fiveClasses,
    })
    const activities = tableWith(composed('activity-control-list'), 'deviation')
    expect(columnOf(activities, 'unit')).toEqual(['安全环保部', '机加工车间'])
    expect(columnOf(activities, 'emergency')).toEqual(['备两具灭火器', ''])
  })

  test('较大以上风险清单 lists what is considerable with its controls in place', () => {
    const document = composed('considerable-risk-list')
    const table = tableWith(document, 'phone')
    expect(table.rows).toHaveLength(1)
    expect(columnOf(table, 'level')).toEqual(['considerable'])
    expect(columnOf(table, 'phone')).toEqual(['0510-80000001'])
    expect(columnOf(table, 'emergency')).toEqual(['备两具灭火器'])
    // inherent 3 × 6 × 7 = 126 and 1 × 6 × 15 = 90 are general: nothing else was considerable before
    expect(document.notes.join()).not.toContain('固有风险为较大以上')
  })

  test('an area that is chosen leaves the others out', () => {
    expect(tableWith(composed('risk-point-ledger', { areaId: uuid(999) }), 'number').rows).toEqual([])
  })

  test('风险评价计算说明 shows factors, formula and limit of both stages', () => {
    const document = composed('evaluation-explanation', { recordId: ids.mill })
    const table = tableWith(document, 'formula')
    expect(columnOf(table, 'stage')).toEqual(['固有', '现有', '固有', '现有'])
    expect(columnOf(table, 'formula')[1]).toBe('D = 1 × 6 × 7 = 42')
    expect(columnOf(table, 'threshold').slice(1)).toEqual(['42 < 70', '70 ≤ 90 < 160', '70 ≤ 90 < 160'])
    expect(columnOf(tableWith(document, 'limits'), 'limits')).toEqual([
      '重大风险 D ≥ 320；较大风险 D ≥ 160；一般风险 D ≥ 70；其余为低风险',
    ])
  })
})

describe('documents of inspections and findings', () => {
  test('隐患排查表 asks for a choice, prints blank boxes with short codes, or the answers', () => {
    expect(() => composed('inspection-sheet')).toThrow('请先选择')
    const blank = tableWith(composed('inspection-sheet', { checklistId: ids.checklist }), 'code')
    expect(blank.rows).toEqual([
      ['01', '1 号铣床', '第 1 项', '防护罩完好', '□', '□', '□', ''],
      ['02', '1 号铣床', '第 2 项', '防护罩完好', '□', '□', '□', ''],
    ])
    const filled = composed('inspection-sheet', { recordId: ids.inspection })
    const table = tableWith(filled, 'normal')
    expect(columnOf(table, 'normal')).toEqual(['√', '', ''])
    expect(columnOf(table, 'abnormal')).toEqual(['', '√', ''])
    expect(columnOf(table, 'notApplicable')).toEqual(['', '', '√'])
    expect(columnOf(tableWith(filled, 'dueOn'), 'number')).toEqual(['YH-2026-002'])
    expect(fieldOf(filled, '检查情况')).toBe('共 3 项：正常 1 项，存在隐患 1 项，不涉及 1 项')
  })

  test('整改通知单 comes by notice or by finding and carries the five 落实', () => {
    const document = composed('rectification-notice', { recordId: ids.notice })
    expect(composed('rectification-notice', { recordId: ids.overdue })).toEqual(document)
    const row = tableWith(document, 'emergencyPlan').rows[0]
    expect(row).toEqual([
      1,
      '机加工车间\n何文斌',
      '清走纸箱，划定动火区',
      120000,
      '2026-11-20',
      '动火停止，配两具灭火器',
    ])
    expect(document.blocks.find((block) => block.kind === 'photos')).toMatchObject({ items: [{ role: 'before' }] })
    expect(textOf(document)).toContain('一式三联')
    expect(() => composed('rectification-notice', { recordId: ids.major })).toThrow('还没有下达整改通知')
  })

  test('验收单 shows a refused round, the extension, and photos before and after', () => {
    const refused = composed('review-sheet', { recordId: ids.overdue })
    expect(columnOf(tableWith(refused, 'verdict'), 'verdict')).toEqual(['不合格，重新整改'])
    expect(tableWith(refused, 'approver').rows).toEqual([
      ['2026-11-12', '2026-11-20', '等待围挡到货', '陈国梁', '2026-11-11'],
    ])
    expect(textOf(refused)).toContain('目前待整改（超期 2 天），已有 1 次验收不合格，尚未销号。')
    const closed = composed('review-sheet', { recordId: ids.closed })
    expect(fieldOf(closed, '责任单位')).toBe('机加工班')
    expect(fieldOf(closed, '隐患部位')).toBe('机加工一区／1 号铣床（销号时名称）')
    expect(closed.blocks.find((block) => block.kind === 'photos')).toMatchObject({
      items: [{ role: 'before' }, { role: 'after' }],
    })
    expect(tableWith(composed('review-sheet', { recordId: ids.ungraded }), 'verdict').blankRows).toBe(2)
    expect(() => composed('review-sheet', { recordId: ids.voided })).toThrow('作废')
  })

  test('台账 keeps 现场 and 基础 apart, prints copied names and counts what is void', () => {
    const document = composed('finding-ledger')
    const [site, basic] = tablesOf(document)
    expect(site && columnOf(site, 'number')).toEqual(['YH-2026-001', 'YH-2026-002', 'YH-2026-003', 'YH-2026-004'])
    expect(site && columnOf(site, 'status')).toEqual(['已销号', '已销号', '待整改（超期 2 天）', '待验收'])
    expect(site && columnOf(site, 'cost')).toEqual([1000, 4550, 30000, 0])
    expect(site && columnOf(site, 'unit')[1]).toBe('机加工班')
    expect(basic && columnOf(basic, 'grade')).toEqual(['待分级'])
    expect(document.notes).toContain('另有 1 条作废，编号保留，未列入')
    expect(document.period).toBe('全部')
    const october = composed('finding-ledger', { period: 'month', anchorOn: '2026-10-01' })
    expect(columnOf(tableWith(october, 'cost'), 'number')).toEqual(['YH-2026-001'])
  })

  test('统计表 agrees with the figures counted by hand', () => {
    const document = composed('finding-statistics')
    expect(document.period).toBe('2026年11月')
    const half = { numerator: 1, denominator: 2 }
    const none = { numerator: 0, denominator: 1 }
    expect(tableWith(document, 'goals').rows).toEqual([
      ['C34 通用设备制造业', 1, 2, 1, half, 1, 0, none, 1, 1, 1, 1, 1, 1, 2_000_000],
    ])
    expect(tableWith(document, 'longest').rows).toEqual([
      ['一般隐患', 2, 1, half, 2, 3, 1, 16],
      ['重大隐患', 1, 0, none, 0, 1, 1, 12],
      ['合计', 4, 1, { numerator: 1, denominator: 4 }, 2, 5, 3, 16],
    ])
    expect(fieldOf(document, '检查次数')).toBe(1)
    expect(fieldOf(document, '主要负责人参加')).toBe(1)
    expect(fieldOf(document, '参加人数')).toBe(3)
    expect(fieldOf(document, '检查项数')).toBe(3)
    expect(fieldOf(document, '检查以外登记')).toBe(3)
    expect(document.blocks.filter(({ kind }) => kind === 'drawing')).toHaveLength(7)
    expect(fieldOf(document, '其中职工上报')).toBe(0)
    expect(fieldOf(document, '本期隐患计划资金')).toBe(2_125_000)
    expect(fieldOf(document, '本期隐患实际资金')).toBe(34_550)
    expect(textOf(document)).toContain(
      '发现隐患 4 项（一般 2 项，重大 1 项，待分级 1 项），已整改 1 项；现有未整改 3 项，其中超期 1 项。',
    )
  })

  test('统计表 of a period without findings is a 零报告 with “/” for the rate', () => {
    const document = composed('finding-statistics', { period: 'quarter', anchorOn: '2025-02-01' })
    expect(document.period).toBe('2025年第一季度')
    // nobody looked in that quarter
    expect(textOf(document)).toContain('没有已提交的检查，不能填报「本期未发现隐患」')
    const rate = columnOf(tableWith(document, 'longest'), 'rate-')[0] ?? null
    expect(displayCell('ratio', rate)).toBe('/')
    expect(() => composed('finding-statistics', { anchorOn: '2026-02-30' })).toThrow('日期')
  })

  test('自查自纠自报表 has the figures of the month; 零报告 only where somebody looked', () => {
    const document = composed('self-correction-report')
    expect(tableWith(document, 'ledByPrincipal').rows).toEqual([
      ['2026年11月', 1, 1, 4, 1, 1, { numerator: 1, denominator: 4 }, 1, 34_550],
    ])
    expect(textOf(document)).toContain('本月开展自查 1 次，发现隐患 4 项，已整改 1 项。')
    expect(columnOf(tableWith(document, 'completedOn'), 'number')).toHaveLength(5)
    const nobodyLooked = composed('self-correction-report', { anchorOn: '2025-02-01' })
    expect(displayCell('ratio', tableWith(nobodyLooked, 'rate').rows[0]?.[6] ?? null)).toBe('/')
    expect(textOf(nobodyLooked)).toContain('不能填报「本月未发现隐患」')
    const data = reportData()
    const looked = definition('self-correction-report').compose({ ...data, findings: [] })
    expect(textOf(looked)).toContain('本月未发现隐患：2026年11月开展检查 1 次，未发现隐患，按零报告填报。')
  })

  test('问题隐患清单 strikes off each finding until its 回头看', () => {
    const data = reportData()
    const looked = followUp.parse({
      ...base(781),
      findingId: ids.lastMonth,
      stage: 'first',
      checkedOn: '2026-12-05',
      checkerName: '周敏华',
      result: 'recurred',
      note: '又被拆掉',
    })
    const later = { ...data, today: '2027-02-05' }
    later.findings = data.findings.map((one) => (one.id === ids.lastMonth ? { ...one, followUps: [looked] } : one))
    const table = tableWith(definition('problem-list').compose(later), 'followUps')
    expect(columnOf(table, 'followUps')).toEqual([
      '2026-12-05 复发\n2027-01-31 到期未做',
      '销号后 30 天未做\n2027-02-04 到期未做',
      '',
      '',
      '',
    ])
    expect(columnOf(table, 'grade')).toEqual(['否', '否', '否', '是（疑似，需现场核实）', '待分级'])
    expect(columnOf(table, 'source')).toContain('日常排查')
    expect(textOf(composed('problem-list'))).toContain('共 5 项，已销号 2 项，未销号 3 项。')
  })

  test('制度措施清单 names the findings behind each measure and what is late', () => {
    const data = reportData()
    data.systemMeasures = [
      systemMeasure.parse({
        ...base(791),
        problem: '防护装置反复失灵',
        rootCause: '点检不试动作',
        measure: '修订点检制度',
        responsibleUnitId: ids.workshop,
        responsibleName: '何文斌',
        dueOn: '2026-11-20',
        findingIds: [ids.closed, ids.overdue],
      }),
    ]
    const table = tableWith(definition('system-measure-list').compose(data), 'promotion')
    expect(columnOf(table, 'status')).toEqual(['待落实（超期）'])
    expect(columnOf(table, 'findings')).toEqual(['YH-2026-002、YH-2026-003'])
    expect(columnOf(table, 'responsible')).toEqual(['机加工车间 何文斌'])
  })

  test('自查报告 has its seven parts and rules on nothing', () => {
    const document = composed('self-inspection-report')
    const headings = document.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [block.text] : [],
    )
    expect(headings.slice(0, 7).map((text) => text.slice(2))).toEqual([
      '企业概况',
      '组织与部署',
      '自查情况',
      '隐患整改',
      '重大隐患',
      '长效措施',
      '下一步工作',
    ])
    const text = textOf(document)
    expect(text).toContain('有 1 条由本单位定为重大隐患（疑似，需现场核实）')
    expect(text).toContain('本报告按登记内容汇总，不作判定')
    expect(text).toContain('本期隐患已验收销号 1 条，整改率 25.0%')
    expect(text).toContain('本期隐患计划整改资金 21,250.00 元，实际支出 345.50 元')
    expect(text).toContain('检查 3 项，正常 1 项、存在隐患 1 项、不涉及 1 项')
    expect(text).toContain('已辨识风险点 3 个、危险源 4 项')
    expect(text).toContain('报送：')
    expect(text).not.toMatch(/undefined|null|NaN/)
  })
})

/** Stored documents show in the diff what a change prints; ANCHABU_UPDATE_GOLDEN=1 writes them anew. */
describe('golden documents', () => {
  const golden: [string, ReportData['parameters']][] = [
    ['scl-record', { recordId: ids.mill }],
    ['rectification-notice', { recordId: ids.notice }],
    ['finding-ledger', {}],
    ['finding-statistics', { period: 'quarter' }],
    ['self-inspection-report', {}],
    ['consistency-report', {}],
  ]
  it.each(golden)('%s', (id, parameters) => {
    const file = join(import.meta.dirname, `../fixtures/reports/${id}.json`)
    const text = `${JSON.stringify(composed(id, parameters), null, 2)}\n`
    if (process.env.ANCHABU_UPDATE_GOLDEN) writeFileSync(file, text)
    expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  })
})
