/** The content that both sides print: a wide ledger for Excel, a long one for PDF. */
import type { Cell, Column, ReportDocument } from '#shared/reports/report-document'
import { addDays } from '#shared/rules/day'

const text = (label: string, width: number): Column => ({ key: label, label, width, format: 'text' })
const centred = (label: string, width: number, format: Column['format']): Column => ({
  key: label,
  label,
  width,
  format,
  align: 'center',
})

const wideColumns: Column[] = [
  centred('序号', 3, 'integer'),
  centred('隐患编号', 6, 'text'),
  centred('发现日期', 5, 'date'),
  text('区域', 5),
  text('风险点', 6),
  text('隐患内容', 14),
  centred('隐患类别', 5, 'text'),
  centred('风险分级', 5, 'level'),
  text('发现人', 4),
  text('整改措施', 12),
  text('责任部门', 5),
  text('责任人', 4),
  { key: '整改资金', label: '整改资金（元）', width: 5, format: 'money', align: 'right' },
  centred('整改期限', 5, 'date'),
  text('应急措施', 9),
  centred('完成日期', 5, 'date'),
  centred('验收日期', 5, 'date'),
  text('验收人', 4),
  centred('状态', 4, 'text'),
  text('备注', 6),
]

const longColumns: Column[] = [
  centred('序号', 3, 'integer'),
  centred('发现日期', 5, 'date'),
  text('部位', 8),
  text('隐患内容', 16),
  text('整改措施', 16),
  text('责任人', 5),
  centred('整改期限', 5, 'date'),
  centred('状态', 5, 'text'),
]

const levels = ['low', 'general', 'considerable', 'major']
const places = ['冲压车间', '焊接车间', '机加工车间', '涂装车间', '成品仓库', '空压站', '配电室']
const faults = [
  '冲床双手按钮失灵，单手即可启动',
  '旋转部位防护罩缺失，皮带轮外露',
  '配电箱门未关闭，内部积尘，箱前堆放纸箱',
  '灭火器压力不足，已过有效期',
  '气瓶未固定，氧气瓶与乙炔瓶间距不足 5 m',
  '除尘管道积尘超过规定厚度，未按周期清理',
]
const people = ['李志强', '赵敏', '周海波', '王建国', '陈晓燕']
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

function documentWith(title: string, columns: Column[], rows: Cell[][]): ReportDocument {
  return {
    reportId: 'bench',
    title,
    enterpriseName: '示例精工金属制品有限公司',
    documentNumber: 'WJ-2026-001',
    period: '2026年',
    madeOn: '2026-11-22',
    paper: 'A4',
    orientation: 'landscape',
    rulePackVersions: ['LEC-2 1.0.0'],
    notes: ['示例数据'],
    blocks: [{ kind: 'table', columns, rows }],
  }
}

/** A ledger of 20 columns: days, amounts, levels and texts, every cell with its border, font and wrapping. */
export function wideLedger(rowCount: number): ReportDocument {
  const rows = Array.from({ length: rowCount }, (_, row): Cell[] => {
    const foundOn = addDays('2023-01-01', Math.floor(row / 8))
    return [
      row + 1,
      `YH-${foundOn.slice(0, 4)}-${String(row + 1).padStart(5, '0')}`,
      foundOn,
      at(places, row),
      `${1 + (row % 40)}号工位`,
      `${at(places, row)}${1 + (row % 40)}号工位${at(faults, row)}`,
      row % 3 === 0 ? '设备设施' : '作业场所',
      at(levels, row * 7),
      at(people, row),
      '更换损坏部件，恢复联锁功能，重新点检合格后投用',
      at(places, row + 2),
      at(people, row + 1),
      (row % 997) * 1250,
      addDays(foundOn, 7),
      '停机挂牌，设置警戒，由班组长监护',
      addDays(foundOn, 5),
      addDays(foundOn, 6),
      at(people, row + 2),
      row % 9 === 0 ? '整改中' : '已销号',
      row % 25 === 0 ? '重复出现' : null,
    ]
  })
  return documentWith('隐患排查治理台账', wideColumns, rows)
}

/** Of 3,500 frequent characters each row takes others, so that a document embeds what a real yearly ledger embeds. */
const rareAt = (index: number, length: number): string =>
  Array.from({ length }, (_, offset) => String.fromCodePoint(0x4e00 + ((index * 31 + offset * 7) % 3500))).join('')

/** A ledger of 8 columns whose rows take several lines: 1,600 of them fill about a hundred pages. */
export function longLedger(rowCount: number): ReportDocument {
  const rows = Array.from({ length: rowCount }, (_, row): Cell[] => {
    const foundOn = addDays('2026-01-01', Math.floor(row / 5))
    const part = rareAt(row, 6)
    return [
      row + 1,
      foundOn,
      `${at(places, row)}${1 + (row % 40)}号工位`,
      `${at(faults, row)}，${part}处未见点检记录`,
      `立即停用并挂牌，更换损坏部件，重新点检合格后投用（${part}）`,
      at(people, row),
      addDays(foundOn, 7),
      row % 9 === 0 ? '整改中' : '已销号',
    ]
  })
  return documentWith('隐患排查治理台账', longColumns, rows)
}

/** The one table of such a document. */
export function tableOf(document: ReportDocument): { columns: Column[]; rows: Cell[][] } {
  const [table] = document.blocks
  if (table?.kind !== 'table') throw new Error('the bench documents consist of one table')
  return table
}
