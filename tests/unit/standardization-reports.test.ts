import { describe, expect, it } from 'vitest'
import type { StandardizationOverview } from '#shared/contract/standardization'
import { operationAudit } from '#shared/domain/standardization'
import { levelStandingSheet } from '#shared/reports/level-standing-sheet'
import { operationAuditSheet } from '#shared/reports/operation-audit-sheet'
import type { TableBlock } from '#shared/reports/report-document'
import { auditQuestions } from '#shared/rules/standardization-lists'
import { emptyReportData } from '../helpers/report-data.ts'
import { base, uuid } from '../helpers/report-ids.ts'
import { readLibrary } from './rules/libraries.ts'

const { elements } = auditQuestions.parse(readLibrary('standardization', 'audit-questions'))
const tables = ({ blocks }: { blocks: readonly { kind: string }[] }) =>
  blocks.filter((block): block is TableBlock => block.kind === 'table')

describe('标准化运行质量审计表', () => {
  const audit = operationAudit.parse({
    ...base(1),
    name: '年度审计',
    auditedOn: '2026-11-20',
    marks: [{ elementId: 'leadership', aspect: 'policy', grade: 'mostly', note: '缺一次会议纪要' }],
  })
  const data = { ...emptyReportData(), operationAudits: { elements, audits: [audit], flags: [] } }
  it('prints 32 cells, the shares and the signs', () => {
    const [grid, scores, flags] = tables(operationAuditSheet.compose(data))
    expect(grid?.rows).toHaveLength(32)
    expect(grid?.rows[0]).toEqual(['领导作用', '制度', elements[0]?.policy, '基本做到', '缺一次会议纪要'])
    expect(grid?.rows[1]?.[3]).toBe('未评')
    expect(scores?.rows.at(-1)).toEqual(['合计', '1/32', 2, 3, { numerator: 2, denominator: 3 }])
    expect(scores?.rows[1]?.[4]).toEqual({ numerator: 0, denominator: 0 })
    expect(flags?.rows).toEqual([])
  })
  it('is a blank grid while there is none, and refuses one that is gone', () => {
    const none = { ...data, operationAudits: { elements, audits: [], flags: [] } }
    const blank = operationAuditSheet.compose(none)
    expect(blank.title).toBe('标准化运行质量审计表（空白）')
    expect(tables(blank)[0]?.rows[0]?.slice(3)).toEqual(['', ''])
    expect(() => operationAuditSheet.compose({ ...none, parameters: { recordId: uuid(8) } })).toThrow('没有这次审计')
  })
})

describe('等级与红线核对表', () => {
  const statement = (fields: object) => ({
    id: 'death',
    text: '发生生产安全死亡事故',
    basis: '应急〔2021〕83号',
    verified: false,
    isWatched: true,
    state: 'triggered' as const,
    evidence: '2026年6月1日「冲床压手」',
    reply: 'unknown' as const,
    note: '',
    ...fields,
  })
  const overview: StandardizationOverview = {
    assessment: {
      id: uuid(3),
      name: '2026 年度自评',
      standardTitle: '通用',
      assessedOn: '2026-05-20',
      percentTenths: 876,
      level: 'level2',
      reasons: [],
      nextOn: '2027-05-20',
      daysLeft: 179,
    },
    openAssessment: null,
    certificate: null,
    accidents: { level: 'level1', reasons: [] },
    conditions: [
      statement({ id: 'licences', text: '证照齐全', verified: true, state: 'unknown', evidence: '请自己核对' }),
    ],
    redLines: [statement({})],
    source: '',
    note: '',
  }
  it('prints each statement with its state, evidence and what was not checked', () => {
    const document = levelStandingSheet.compose({ ...emptyReportData(), levelStanding: overview })
    const [conditions, redLines] = tables(document)
    expect(conditions?.rows).toEqual([[1, '证照齐全', '待核实', '请自己核对', '应急〔2021〕83号']])
    expect(redLines?.rows).toEqual([
      [1, '发生生产安全死亡事故', '触发', '2026年6月1日「冲床压手」', '应急〔2021〕83号（未核实）'],
    ])
    expect(document.blocks[0]).toMatchObject({ items: [{}, { value: '87.6 分，二级' }, { value: '没有登记' }, {}, {}] })
  })
})
