import { describe, expect, it } from 'vitest'
import { canonicalContent, footMark, printOf } from '#shared/reports/document-content'
import { documentDifference } from '#shared/reports/document-difference'
import { displayCell } from '#shared/reports/display'
import { fileDifference } from '#shared/reports/file-difference'
import type { Block, Cell, ReportDocument } from '#shared/reports/report-document'

const columns = [
  { key: 'sequence', label: '序号', width: 1, format: 'integer' as const },
  { key: 'number', label: '编号', width: 1, format: 'text' as const },
  { key: 'name', label: '名称', width: 1, format: 'text' as const },
  { key: 'level', label: '等级', width: 1, format: 'level' as const },
  { key: 'dueOn', label: '整改期限', width: 1, format: 'date' as const },
  { key: 'rate', label: '整改率', width: 1, format: 'ratio' as const },
]
const row = (index: number, more: Record<number, Cell> = {}): Cell[] =>
  [index, `FX-00${index}`, `${index}号冲床`, 'general', null, { numerator: index, denominator: 9 }].map(
    (cell, place) => more[place] ?? cell,
  )
const documentOf = (rows: Cell[][], blocks: Block[] = []): ReportDocument => ({
  reportId: 'risk-point-ledger',
  title: '风险点台账',
  enterpriseName: '青岚机械有限公司',
  documentNumber: '',
  period: '2026年',
  madeOn: '2026-11-20',
  paper: 'A4',
  orientation: 'landscape',
  rulePackVersions: ['LEC-2 1.0.0'],
  notes: [],
  blocks: [
    { kind: 'heading', level: 1, text: '一、概况' },
    {
      kind: 'fields',
      columns: 2,
      items: [
        { label: '单位', value: '青岚' },
        { label: '评价人', value: '王建国' },
      ],
    },
    { kind: 'table', title: '风险点台账', columns, rows },
    ...blocks,
  ],
})
const rows = [1, 2, 3, 4, 5].map((index) => row(index))
const sealed = documentOf(rows)
const difference = (current: ReportDocument, limit?: number) => documentDifference(sealed, current, limit)

describe('the content of a document', () => {
  it('is the same whatever the number, day, code and order of its keys', () => {
    const identity = { number: 'DG-2026-001', version: 2, contentHash: 'a'.repeat(64) }
    const printed = printOf(sealed, identity, '2027-01-01')
    expect(printed.documentNumber).toBe('DG-2026-001 第2版')
    expect(footMark(printed)).toBe(`定稿　核验码 ${printed.checkCode}`)
    expect(footMark(sealed)).toBe('')
    const reversed = Object.fromEntries(Object.entries(printed).reverse()) as unknown as ReportDocument
    expect(canonicalContent(reversed)).toBe(canonicalContent(sealed))
    expect(canonicalContent(documentOf([row(1, { 2: '二号' })]))).not.toBe(canonicalContent(sealed))
  })
})

describe('sealed and today', () => {
  it('finds nothing between a document and itself', () => {
    expect(difference({ ...sealed, madeOn: '2027-01-01', documentNumber: 'x' })).toEqual({ count: 0, sentences: [] })
  })

  it('names the cell that changed', () => {
    const current = documentOf(rows.with(2, row(3, { 3: 'considerable', 4: '2026-03-05' })))
    expect(difference(current).sentences).toEqual([
      '表“风险点台账”第 3 行“等级”：定稿为 一般风险，现为 较大风险',
      '表“风险点台账”第 3 行“整改期限”：定稿为 空，现为 2026-03-05',
    ])
  })

  it('sees a row put in and one taken out, and not the running numbers that move with them', () => {
    const one = documentOf([
      ...rows.slice(0, 1),
      row(9, { 0: 2 }),
      ...rows.slice(1).map((own, at) => own.with(0, at + 3)),
    ])
    expect(difference(one).sentences).toEqual(['表“风险点台账”现在多出第 2 行（FX-009、9号冲床、一般风险）'])
    const other = documentOf(rows.slice(1).map((own, at) => own.with(0, at + 1)))
    expect(difference(other).sentences).toEqual(['表“风险点台账”第 1 行（FX-001、1号冲床、一般风险）：现已没有这一行'])
  })

  it('goes through headings, fields, sections and what stands around them', () => {
    const current = documentOf(rows, [{ kind: 'paragraph', text: '补充说明' }])
    current.blocks[0] = { kind: 'heading', level: 1, text: '一、基本情况' }
    current.blocks[1] = { kind: 'fields', columns: 2, items: [{ label: '单位', value: '青岚机械' }] }
    expect(difference({ ...current, enterpriseName: '青岚' }).sentences).toEqual([
      '单位名称：定稿为 青岚机械有限公司，现为 青岚',
      '标题：定稿为 一、概况，现为 一、基本情况',
      '“一、概况”“单位”：定稿为 青岚，现为 青岚机械',
      '“一、概况”“评价人”：现已没有这一项',
      '文字“补充说明”：现在多出',
    ])
  })

  it('counts what it no longer lists', () => {
    const many = documentOf(rows.map((own) => own.with(2, '改名')))
    expect(difference(many, 2)).toMatchObject({ count: 5, sentences: { length: 2 } })
  })
})

describe('a file and the print it should be', () => {
  // what a printer makes of the document: cells in reading order, empty ones left out
  const textsOf = (document: ReportDocument): string[] =>
    [
      document.title,
      ...document.blocks.flatMap((block) =>
        block.kind === 'heading'
          ? [block.text]
          : block.kind === 'fields'
            ? block.items.flatMap(({ label, value }) => [label, displayCell('text', value)])
            : block.kind === 'table'
              ? [
                  ...block.columns.map(({ label }) => label),
                  ...block.rows.flatMap((own) =>
                    own.map((cell, at) => displayCell(block.columns[at]?.format ?? 'text', cell)),
                  ),
                ]
              : [],
      ),
    ].filter((text) => text !== '')
  const due = documentOf(rows.with(4, row(5, { 4: '2026-03-05' })))
  const against = (read: string[]) => fileDifference(due, textsOf(due), read, displayCell)

  it('says the row and column of what was changed, emptied, filled in and taken out', () => {
    const texts = textsOf(due)
    expect(against(texts)).toEqual({ count: 0, sentences: [] })
    expect(against(texts.map((text) => (text === '2026-03-05' ? '2026-03-15' : text))).sentences).toEqual([
      '第 5 行“整改期限”应为 2026-03-05，文件中为 2026-03-15',
    ])
    expect(against(texts.filter((text) => text !== '2026-03-05')).sentences).toEqual([
      '第 5 行“整改期限”应为 2026-03-05，文件中为 空',
    ])
    expect(against(texts.flatMap((text) => (text === '22.2%' ? ['2026-01-01', text] : [text]))).sentences).toEqual([
      '第 2 行“整改期限”应为 空，文件中为 2026-01-01',
    ])
    const from = texts.indexOf('FX-003') - 1
    expect(against([...texts.slice(0, from), ...texts.slice(from + 5)]).sentences).toEqual([
      '第 3 行：文件中没有这一行（3、FX-003、3号冲床）',
    ])
    expect(against([...texts, '另加一句']).sentences).toEqual(['第 5 行“整改率”之后多出“另加一句”'])
  })
})
