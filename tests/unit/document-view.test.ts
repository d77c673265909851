import { describe, expect, it } from 'vitest'
import { columnsOf, partsOf, viewOf, withoutPersons } from '#shared/reports/document-view'
import type { ReportDocument } from '#shared/reports/report-document'

const document: ReportDocument = {
  reportId: 'test',
  title: '试验',
  enterpriseName: '示例厂',
  documentNumber: '',
  period: '',
  madeOn: '2026-11-26',
  paper: 'A4',
  orientation: 'portrait',
  rulePackVersions: [],
  notes: [],
  blocks: [
    { kind: 'heading', level: 1, text: '一、人员' },
    { kind: 'paragraph', text: '由王小明负责，电话 13812345678，值班 021-65432100，火警 119。' },
    { kind: 'heading', level: 2, text: '（一）名单' },
    {
      kind: 'table',
      columns: [
        { key: 'unit', label: '部门', width: 1, format: 'text' },
        { key: 'name', label: '姓名', groups: ['责任人'], width: 1, format: 'text' },
        { key: 'phone', label: '电话', groups: ['责任人'], width: 1, format: 'text' },
      ],
      rows: [
        ['冲压车间', '王小明', '13812345678'],
        ['冲压车间', '欧阳静、王小', 'FX-001 2026-11-26 91310000MA1K12345X'],
      ],
      mergeEqual: ['unit', 'name'],
    },
    { kind: 'heading', level: 1, text: '二、其他' },
    {
      kind: 'drawing',
      svg: '<svg><text data-x="王小明">王小明</text></svg>',
      widthMillimetres: 10,
      heightMillimetres: 5,
    },
    { kind: 'signatures', items: [{ role: '批准', name: '王小明' }] },
  ],
}
const names = ['王小明', '欧阳静', '王小', '静']

describe('a part of a document', () => {
  it('is left out with everything under its heading', () => {
    expect(partsOf(document)).toEqual(['一、人员', '（一）名单', '二、其他'])
    const kinds = (omittedParts: string[]) => viewOf(document, { omittedParts }).blocks.map(({ kind }) => kind)
    expect(kinds(['一、人员'])).toEqual(['heading', 'drawing', 'signatures'])
    expect(kinds(['（一）名单'])).toEqual(['heading', 'paragraph', 'heading', 'drawing', 'signatures'])
    expect(viewOf(document, { omittedParts: ['二、其他'] }).notes).toEqual(['本件为节选，部分章节或栏目未印'])
  })

  it('may be a column of a table, but never the last one', () => {
    expect(columnsOf(document).map(({ label }) => label)).toEqual(['部门', '责任人 / 姓名', '责任人 / 电话'])
    const [table] = viewOf(document, { omittedColumns: ['name'] }).blocks.filter((block) => block.kind === 'table')
    expect(table?.columns.map(({ key }) => key)).toEqual(['unit', 'phone'])
    expect(table?.rows[0]).toEqual(['冲压车间', '13812345678'])
    expect(table?.mergeEqual).toEqual(['unit'])
    const [kept] = viewOf(document, { omittedColumns: ['unit', 'name', 'phone'] }).blocks.filter(
      (block) => block.kind === 'table',
    )
    expect(kept?.columns).toHaveLength(3)
  })

  it('is the whole when nothing is chosen', () => {
    expect(viewOf(document, {})).toBe(document)
  })
})

describe('hidden names and telephone numbers', () => {
  const text = JSON.stringify(withoutPersons(document, names).blocks)
  it('stand nowhere any more', () => {
    for (const name of ['欧阳静', '13812345678', '65432100', '>王小明<']) expect(text).not.toContain(name)
    expect(text).toContain('由王**负责，电话 138****5678，值班 021-****2100，火警 119。')
    expect(text).toContain('欧**、王*')
  })
  it('leave numbers, days and codes alone', () => {
    expect(text).toContain('FX-001 2026-11-26 91310000MA1K12345X')
  })
  it('are announced at the foot', () => {
    expect(withoutPersons(document, names).notes).toContain('姓名和电话已隐去')
  })
})
