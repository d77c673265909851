/** 事故、事件台账 with the figures by type; a year without any is said so. */
import type { Accident } from '#shared/domain/standardization'
import { isWithin } from '#shared/rules/day'
import type { ReportData, ReportDefinition } from './definition.ts'
import {
  documentOf,
  joined,
  ownFormNote,
  periodIfChosen,
  sequenceColumn,
  submissionSignatures,
  tableFormats,
} from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const casualties = ['伤亡人数']
const count = (key: string, label: string, groups: string[] = []): Column => ({
  key,
  label,
  width: 3.6,
  format: 'integer',
  align: 'center',
  ...(groups.length > 0 ? { groups } : {}),
})

const columns: Column[] = [
  sequenceColumn,
  { key: 'name', label: '名称', width: 9, format: 'text' },
  { key: 'occurredOn', label: '发生日期', width: 6, format: 'date' },
  { key: 'place', label: '地点', width: 8, format: 'text' },
  { key: 'type', label: '事故类型', width: 6, format: 'text', align: 'center' },
  count('deaths', '死亡', casualties),
  count('serious', '重伤', casualties),
  count('minor', '轻伤', casualties),
  { key: 'loss', label: '直接经济损失（元）', width: 6.5, format: 'money' },
  { key: 'course', label: '经过', width: 14, format: 'text' },
  { key: 'causes', label: '原因', width: 12, format: 'text' },
  { key: 'measures', label: '整改措施', width: 14, format: 'text' },
  { key: 'remark', label: '备注', width: 6, format: 'text' },
]

const typeColumns: Column[] = [
  { key: 'typeName', label: '事故类型', width: 14, format: 'text' },
  count('times', '起数'),
  count('deathSum', '死亡', casualties),
  count('seriousSum', '重伤', casualties),
  count('minorSum', '轻伤', casualties),
  { key: 'lossSum', label: '直接经济损失（元）', width: 7, format: 'money' },
]

function entriesOf({ accidentRecords }: ReportData, period: ReturnType<typeof periodIfChosen>): Accident[] {
  return accidentRecords
    .filter(({ occurredOn }) => period === null || isWithin(occurredOn, period))
    .toSorted((left, right) => (left.occurredOn < right.occurredOn ? -1 : 1))
}

const remarkOf = ({ isContractor, isConcealed, hasSocialImpact }: Accident): string =>
  joined(
    [
      isContractor ? '发生在相关方' : '',
      isConcealed ? '瞒报、谎报、迟报或漏报' : '',
      hasSocialImpact ? '造成重大社会不良影响' : '',
    ],
    '；',
  )

function sums(records: readonly Accident[]): [number, number, number, number] {
  const sum = (key: 'deaths' | 'seriousInjuries' | 'minorInjuries' | 'directLossCents') =>
    records.reduce((total, record) => total + record[key], 0)
  return [sum('deaths'), sum('seriousInjuries'), sum('minorInjuries'), sum('directLossCents')]
}

function tableOf(records: readonly Accident[], emptyText: string): Block {
  const rows = records.map((record, index): Cell[] => [
    index + 1,
    record.name,
    record.occurredOn,
    record.place,
    record.accidentType,
    ...sums([record]),
    record.course,
    record.causes,
    record.measures,
    remarkOf(record),
  ])
  const total: Cell[] = [null, '合计', null, '', '', ...sums(records), '', '', '', '']
  return rows.length === 0
    ? { kind: 'table', columns, rows, emptyText }
    : { kind: 'table', columns, rows: [...rows, total], sumRows: [rows.length] }
}

function typeTable(records: readonly Accident[]): Block {
  const byType = [...Map.groupBy(records, ({ accidentType }) => accidentType || '未填写')].sort(
    ([left, own], [right, other]) => other.length - own.length || left.localeCompare(right, 'zh-CN'),
  )
  const rows = byType.map(([type, own]): Cell[] => [type, own.length, ...sums(own)])
  return rows.length === 0
    ? { kind: 'table', columns: typeColumns, rows, emptyText: '没有事故' }
    : {
        kind: 'table',
        columns: typeColumns,
        rows: [...rows, ['合计', records.length, ...sums(records)]],
        sumRows: [rows.length],
      }
}

export const accidentLedger: ReportDefinition = {
  id: 'accident-ledger',
  title: '事故、事件台账',
  purpose: '归档',
  why: '事故和未遂事件都要记下经过、原因和措施，年底分类统计；没有事故也要有书面说明。',
  basis:
    '《安全生产法》（2021）第二十一条（及时、如实报告生产安全事故）；事故台账、分类统计报表见公开的达标文件目录，列名未核实',
  formats: tableFormats,
  asks: ['period'],
  needs: ['accidentRecords'],
  countRows: (data) => data.accidentRecords.length,
  compose: (data) => {
    const period = periodIfChosen(data)
    const records = entriesOf(data, period)
    const accidents = records.filter(({ isNearMiss }) => !isNearMiss)
    const nearMisses = records.filter(({ isNearMiss }) => isNearMiss)
    const label = period?.label ?? '本企业登记以来'
    return documentOf(accidentLedger, data, {
      paper: 'A3',
      period: period?.label ?? '全部',
      notes: [ownFormNote, '死亡、重伤、轻伤为人数；事故等级和统计口径以主管部门认定为准'],
      blocks: [
        {
          kind: 'paragraph',
          text:
            accidents.length === 0
              ? `${label}没有登记生产安全事故，未遂事件 ${nearMisses.length} 起。`
              : `${label}登记生产安全事故 ${accidents.length} 起，未遂事件 ${nearMisses.length} 起。`,
        },
        { kind: 'heading', level: 2, text: '一、事故台账' },
        tableOf(accidents, '没有登记事故'),
        { kind: 'heading', level: 2, text: '二、未遂事件' },
        tableOf(nearMisses, '没有登记未遂事件'),
        { kind: 'heading', level: 2, text: '三、事故分类统计' },
        typeTable(accidents),
        submissionSignatures(data),
      ],
    })
  },
}
