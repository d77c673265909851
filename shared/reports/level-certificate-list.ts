/** 标准化等级证书台账. */
import { standardizationLevels } from '#shared/domain/enterprise'
import { daysBetween } from '#shared/rules/day'
import type { ReportDefinition } from './definition.ts'
import { documentOf, field, ownFormNote, sequenceColumn, signature, tableFormats } from './parts.ts'
import type { Cell, Column } from './report-document.ts'

const columns: Column[] = [
  sequenceColumn,
  { key: 'level', label: '等级', width: 6, format: 'text', align: 'center' },
  { key: 'standard', label: '评定标准', width: 14, format: 'text' },
  { key: 'number', label: '证书或公告编号', width: 11, format: 'text', align: 'center' },
  { key: 'issuer', label: '定级部门', width: 11, format: 'text' },
  { key: 'issuedOn', label: '公告日期', width: 6, format: 'date' },
  { key: 'expiresOn', label: '有效期至', width: 6, format: 'date' },
  { key: 'state', label: '状态', width: 8, format: 'text', align: 'center' },
  { key: 'note', label: '备注', width: 9, format: 'text' },
]

/** 有效（还有 574 天）; the last day still counts. */
function stateOf(expiresOn: string, today: string): string {
  const days = daysBetween(today, expiresOn)
  return days < 0 ? `已过期 ${-days} 天` : `有效（还有 ${days} 天）`
}

export const levelCertificateList: ReportDefinition = {
  id: 'level-certificate-list',
  title: '标准化等级证书台账',
  purpose: '标准化',
  why: '哪年评的几级、有效到哪天一目了然，期满前好安排复评或直通续期。',
  basis: '《企业安全生产标准化建设定级办法》（应急〔2021〕83号，有效期三年，条文未核实）；台账列名未核实',
  formats: tableFormats,
  asks: [],
  needs: ['assessments'],
  countRows: ({ standardization: { certificates } }) => certificates.length,
  compose: (data) => {
    const certificates = data.standardization.certificates.toSorted((left, right) =>
      left.issuedOn < right.issuedOn ? 1 : -1,
    )
    return documentOf(levelCertificateList, data, {
      notes: [ownFormNote, '有效期以公告或证书为准；证书复印件另附'],
      blocks: [
        {
          kind: 'fields',
          columns: 2,
          items: [
            field('现有等级（企业资料）', standardizationLevels[data.enterprise.standardizationLevel]),
            { label: '证书数', value: certificates.length, format: 'integer' },
          ],
        },
        {
          kind: 'table',
          columns,
          rows: certificates.map((one, index): Cell[] => [
            index + 1,
            standardizationLevels[one.level],
            one.standardName,
            one.certificateNumber,
            one.issuer,
            one.issuedOn,
            one.expiresOn,
            stateOf(one.expiresOn, data.today),
            one.note,
          ]),
          emptyText: '没有登记等级证书',
        },
        {
          kind: 'signatures',
          items: [signature('制表'), signature('安全管理负责人', data.enterprise.safetyManager)],
        },
      ],
    })
  },
}
