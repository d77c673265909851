import { describe, expect, it, test } from 'vitest'
import { policyDocument } from '#shared/domain/standardization'
import type { DocumentRow } from '#shared/contract/standardization'
import { reportCatalogue } from '#shared/reports/catalogue'
import type { ReportAssessment } from '#shared/reports/definition'
import { displayCell } from '#shared/reports/display'
import type { ReportDocument } from '#shared/reports/report-document'
import {
  assessmentData,
  assessmentOf,
  blankMark,
  openMarks,
  scoredMark,
  smallStandard,
} from '../helpers/assessment-data.ts'
import { emptyReportData } from '../helpers/report-data.ts'
import { base, uuid } from '../helpers/report-ids.ts'
import { columnOf, fieldOf, tablesOf, tableWith, textOf } from '../helpers/report-reading.ts'

/** 8 blank, 2.5 off, two major hazards: 20 − 8 − 2.5 − 6 = 3.5, and 10 − 0.5 = 9.5 of 22. */
const usual = {
  1: blankMark,
  2: scoredMark({ d1: 2, d2: 1 }),
  3: scoredMark({ x1: 2 }),
  5: scoredMark({}, [50]),
}
const made = (id: string, own: ReportAssessment = assessmentOf(usual)): ReportDocument => {
  const found = reportCatalogue.find((report) => report.id === id)
  if (!found) throw new Error(id)
  return found.compose(assessmentData(own))
}
const cellsOf = (document: ReportDocument, key: string, row: number) => {
  const table = tableWith(document, key)
  return (table.rows[row] ?? []).map((cell, index) => displayCell(table.columns[index]?.format ?? 'text', cell))
}

describe('自评打分表', () => {
  it('prints every item with its marks and a sum for each category', () => {
    const table = tableWith(made('assessment-sheet'), 'earned')
    expect(columnOf(table, 'category')).toEqual([
      '一、甲',
      '一、甲',
      '一、甲',
      '小计',
      '二、乙',
      '二、乙',
      '小计',
      '合计',
    ])
    expect(columnOf(table, 'number')).toEqual(['1', '2', '3', '', '4', '5', '', ''])
    expect(columnOf(table, 'blank')).toEqual(['空项：没有锅炉', '', '', '8', '', '', '', '8'])
    expect(columnOf(table, 'deducted')).toEqual([null, 250, 0, 250, 0, 50, 50, 300])
    expect(columnOf(table, 'extra')).toEqual([null, null, 600, 600, null, null, null, 600])
    expect(columnOf(table, 'earned')).toEqual(['/', 150, 800, 350, 400, 550, 950, 1300])
    expect(table.sumRows).toEqual([3, 6, 7])
    expect(columnOf(table, 'description')[1]).toBe('三季度缺两份\n缺少记录 −2；没有发文 −0.5')
    expect(columnOf(table, 'evidence')[1]).toBe('YH-2026-003 动火点堆放纸箱；会议签到.pdf')
    expect(columnOf(table, 'description').at(-1)).toBe('应得 22；百分制得分 59.1')
  })
  it('is A3 unless A4 is asked for', () => {
    expect(made('assessment-sheet').paper).toBe('A3')
    const report = reportCatalogue.find(({ id }) => id === 'assessment-sheet')
    expect(report?.compose({ ...assessmentData(assessmentOf(usual)), parameters: { paper: 'A4' } }).paper).toBe('A4')
  })
  it('prints 未评, never 0, and says so', () => {
    const document = made('assessment-sheet', assessmentOf({ 3: openMarks, 4: openMarks, 5: openMarks }))
    const table = tableWith(document, 'earned')
    expect(columnOf(table, 'earned')).toEqual([800, 400, '未评', 1200, '未评', '未评', '未评', 1200])
    expect(columnOf(table, 'deducted').slice(2, 3)).toEqual(['未评'])
    expect(document.notes.join()).toContain('还有 3 条未评')
  })
  it('names a zeroed element and the floor of a category', () => {
    const own = assessmentOf({ 1: scoredMark({ z1: 1 }), 3: scoredMark({ x1: 2 }), 4: scoredMark({ x1: 1 }) })
    const table = tableWith(made('assessment-sheet', own), 'earned')
    expect(columnOf(table, 'extra')).toEqual([1600, null, 600, 2200, '二级要素不得分', null, null, 2200])
    expect(columnOf(table, 'earned')).toEqual([0, 400, 800, 0, 400, 600, 0, 0])
    expect(columnOf(table, 'description')[3]).toBe('应得 20；追加扣分实扣 12，扣到 0 为止')
    expect(columnOf(table, 'description')[6]).toBe('应得 10；乙 按 0 计')
  })
  it('has two more columns once a reviewer has marked something', () => {
    const plain = tableWith(made('assessment-sheet'), 'earned')
    expect(plain.columns.some(({ key }) => key === 'reviewEarned')).toBe(false)
    const own = assessmentOf(usual, { review: { 2: scoredMark({ d1: 3 }) } })
    const table = tableWith(made('assessment-sheet', own), 'reviewEarned')
    expect(columnOf(table, 'reviewEarned').slice(0, 3)).toEqual(['未评', 100, '未评'])
    expect(columnOf(table, 'reviewDescription')[1]).toBe('现场核实')
  })
})

describe('评分汇总表', () => {
  it('has the official columns, second-level elements below their category', () => {
    const document = made('assessment-summary')
    const table = tableWith(document, 'percent')
    expect(table.columns.map(({ label }) => label.replace('\n', ''))).toEqual([
      '元素名称',
      '标准分值',
      '空项分',
      '应得分',
      '追加扣分（实扣）',
      '实际得分',
      '百分制得分',
    ])
    expect(table.rows).toEqual([
      ['一、甲', 2000, 800, 1200, 600, 350, 292],
      ['1.1 甲一', 1200, 800, 400, null, 150, 375],
      ['1.2 甲二', 800, 0, 800, null, 800, 1000],
      ['二、乙', 1000, 0, 1000, null, 950, 950],
      ['合计', 3000, 800, 2200, 600, 1300, 591],
    ])
    expect(table.sumRows).toEqual([0, 3, 4])
    expect(cellsOf(document, 'percent', 2)).toEqual(['1.2 甲二', '8', '0', '8', '', '8', '100.0'])
    expect(fieldOf(document, '自评等级')).toBe('未达标')
    expect(document.notes.join()).toContain('空项超过三成')
  })
  it('leaves the column of 追加扣分 out where there is none, and prints / for what is all 空项', () => {
    const table = tableWith(made('assessment-summary', assessmentOf({ 4: blankMark, 5: blankMark })), 'percent')
    expect(table.columns).toHaveLength(6)
    expect(table.rows.at(-2)).toEqual(['二、乙', 1000, 1000, 0, 0, '/'])
  })
  it('balances 缺项, 实得 and 扣分 for a standard without levels', () => {
    const small = smallStandard({ grading: 'pass', lines: [600] })
    const document = made('assessment-summary', assessmentOf(usual, { standard: small }))
    const table = tableWith(document, 'balance')
    expect(columnOf(table, 'balance')).toEqual(['8 + 3.5 + 8.5 = 20', '0 + 9.5 + 0.5 = 10', '8 + 13 + 9 = 30'])
    for (const [, full, blank, earned, deducted] of table.rows)
      expect(Number(blank) + Number(earned) + Number(deducted)).toBe(full)
    expect(fieldOf(document, '最终标准化得分')).toBe('59.1')
    expect(fieldOf(document, '自评结论')).toBe('未达标')
  })
})

describe('扣分汇总表', () => {
  it('adds up to due less earned, 追加扣分 as lines of their own', () => {
    const document = made('deduction-summary')
    const table = tableWith(document, 'taken')
    expect(columnOf(table, 'number')).toEqual(['2', '2', '3', '5', ''])
    expect(columnOf(table, 'reason')).toEqual([
      '缺少记录，2 处，每处 1 分。\n三季度缺两份',
      '没有发文',
      '追加扣分：重大隐患，2 处，每处 3 分',
      '其他原因',
      '',
    ])
    expect(columnOf(table, 'taken')).toEqual([200, 50, 600, 50, 900])
    expect(textOf(document)).toContain('应得 22 − 实得 13 = 9，与实际扣减合计 9 一致。')
  })
  it('shows what the floor of a category could not take', () => {
    const document = made('deduction-summary', assessmentOf({ 1: scoredMark({ z1: 1 }) }))
    const table = tableWith(document, 'taken')
    expect(columnOf(table, 'points')).toEqual([800, 1600, 2400])
    expect(columnOf(table, 'taken')).toEqual([800, 1200, 2000])
    expect(textOf(document)).toContain('扣到 0 为止')
  })
  it('says that nothing was deducted', () => {
    const document = made('deduction-summary', assessmentOf({}))
    expect(tableWith(document, 'taken')).toMatchObject({ rows: [], emptyText: '没有扣分' })
  })
})

test('计算过程 carries the same total as the other documents', () => {
  const document = made('score-explanation')
  expect(columnOf(tableWith(document, 'subject'), 'result')).toEqual(['22', '13', '59.1'])
  const [, level, parts] = tablesOf(document)
  expect(level && columnOf(level, 'result')).toEqual(['未达标', '不受限', '未达标'])
  expect(parts?.rows.slice(0, 4)).toEqual([
    ['一、甲', '', '（1.5 + 8）− 追加扣分 6', '3.5'],
    ['1.1 甲一', '', '1 条已评，其中 0 条满分，实得合计；空项 8 分不计入应得', '1.5'],
    ['', '第 1 条', '空项（没有锅炉），8 分不计入应得', '空项'],
    ['', '第 2 条', '标准分 4 − 扣分 2.5', '1.5'],
  ])
})

test('不符合项整改表 follows the findings that they are', () => {
  const document = made('nonconformity-list')
  const table = tableWith(document, 'prevention')
  expect(columnOf(table, 'number')).toEqual(['YH-2026-002', 'YH-2026-003'])
  expect(columnOf(table, 'points')).toEqual([200, 300])
  expect(columnOf(table, 'completedOn')).toEqual(['2026-11-05', '2026-11-10'])
  expect(columnOf(table, 'verdict')).toEqual(['合格', '不合格，重新整改'])
  expect(columnOf(table, 'status')).toEqual(['已销号', '待整改（超期 2 天）'])
  expect(textOf(document)).toContain('共 2 项不符合，已整改销号 1 项，还有 1 项没有完成。')
  expect(document.blocks.filter(({ kind }) => kind === 'photos')).toHaveLength(2)
})

describe('自评报告', () => {
  it('has the parts of the official form', () => {
    const document = made('self-assessment-report')
    const heads = document.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    )
    expect(heads).toEqual([
      '一、基本情况表',
      '二、企业自评总结',
      '三、评审申请表',
      '四、评分汇总表',
      '五、自评扣分点及原因说明汇总表',
      '六、不符合项整改情况',
      '附件',
    ])
    expect(fieldOf(document, '自评得分')).toBe('59.1')
    expect(fieldOf(document, '是否申请评审')).toBe('是')
    expect(fieldOf(document, '是否在企业内部公示')).toBe('否')
    const pledge = tableWith(document, 'condition')
    expect(columnOf(pledge, 'reply')).toEqual(['满足', '不满足'])
    expect(columnOf(pledge, 'condition')[1]).toContain('未核实')
    expect(columnOf(tableWith(document, 'minor'), 'name')).toEqual(['压伤手指'])
    expect(textOf(document)).toContain('不代替评审和定级部门的结论')
    expect(document.notes.join()).toContain('不代替评审和定级部门的结论')
  })
  it('has the shorter form for a small enterprise', () => {
    const small = smallStandard({ grading: 'pass', lines: [600] })
    const document = made('self-assessment-report', assessmentOf(usual, { standard: small }))
    expect(document.title).toBe('小微企业安全生产标准化自评报告')
    const heads = document.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    )
    expect(heads).toEqual([
      '一、概述',
      '二、自评组织机构',
      '三、自评情况',
      '四、整改措施',
      '五、自评小结',
      '六、自评汇总表',
      '七、附件',
    ])
    expect(tableWith(document, 'balance').rows).toHaveLength(3)
  })
  it('gives no score while items are open', () => {
    const document = made('self-assessment-report', assessmentOf({ 1: openMarks }))
    expect(fieldOf(document, '自评得分')).toBe('未评完')
    expect(textOf(document)).toContain('还有 1 条未评，得分和等级未定。')
  })
})

test('制度与记录清单 tells 有, 缺, 过期 and what the app keeps', () => {
  const row = (state: DocumentRow['state'], more: Partial<DocumentRow> = {}): DocumentRow => ({
    entryId: 'targets',
    section: 'required',
    name: '安全生产目标管理制度',
    clauses: [],
    itemIds: [],
    basis: '',
    verified: true,
    reportId: '',
    yearly: false,
    state,
    keptCount: 0,
    documents: [],
    ...more,
  })
  const document = (number: number, issuedOn: string) => ({
    ...policyDocument.parse({
      ...base(number),
      entryId: 'targets',
      name: '制度',
      documentNumber: `AQ-${number}`,
      issuedOn,
    }),
    attachmentCount: 0,
  })
  const report = reportCatalogue.find(({ id }) => id === 'policy-record-list')
  const made = report?.compose({
    ...emptyReportData(),
    policyRecords: [
      row('present', { documents: [document(1, '2025-01-01'), document(2, '2026-06-01')] }),
      row('missing'),
      row('stale', { documents: [document(3, '2024-01-01')] }),
      row('kept', { section: 'record', keptCount: 12, verified: false, yearly: true }),
    ],
  })
  if (!made) throw new Error('no report')
  const [required, , , records] = tablesOf(made)
  expect(required && columnOf(required, 'state')).toEqual(['有', '缺', '过期\n（一年未评审）'])
  expect(required && columnOf(required, 'number')).toEqual(['AQ-2', '', 'AQ-3'])
  expect(records && columnOf(records, 'state')).toEqual(['有（软件内 12 条）'])
  expect(records && columnOf(records, 'remark')).toEqual(['依据未核实；每年一份'])
  expect(fieldOf(made, '应有的制度')).toBe('3 项：有 1，缺 1，过期 1')
})

test('a document asks for an assessment, and an unknown one is not found', () => {
  const report = reportCatalogue.find(({ id }) => id === 'assessment-sheet')
  expect(() => report?.compose(emptyReportData())).toThrow('还没有自评')
  const data = { ...assessmentData(assessmentOf(usual)), parameters: { recordId: uuid(999) } }
  expect(() => report?.compose(data)).toThrow('找不到这次自评')
})
