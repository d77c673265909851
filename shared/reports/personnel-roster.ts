/** 人员花名册与持证台账: who works here and which certificates they hold. */
import { operatorCertificateLabels } from '#shared/domain/special-equipment'
import { operatorCertificate } from '#shared/rules/special-equipment'
import type { ReportData, ReportDefinition } from './definition.ts'
import { peopleInService, unitsFromTop } from './organization-lists.ts'
import {
  countColumn,
  documentOf,
  field,
  joined,
  namesIn,
  ownFormNote,
  sequenceColumn,
  signature,
  tableFormats,
} from './parts.ts'
import type { Cell, Column } from './report-document.ts'

const rosterColumns: Column[] = [
  sequenceColumn,
  { key: 'name', label: '姓名', width: 6, format: 'text', align: 'center' },
  { key: 'unit', label: '部门', width: 13, format: 'text' },
  { key: 'post', label: '岗位', width: 14, format: 'text' },
  { key: 'phone', label: '联系电话', width: 9, format: 'text', align: 'center' },
  { key: 'role', label: '安全职务', width: 9, format: 'text', align: 'center' },
  { key: 'certificates', label: '持证', width: 14, format: 'text' },
]

const certificateColumns: Column[] = [
  sequenceColumn,
  { key: 'holder', label: '姓名', width: 6, format: 'text', align: 'center' },
  { key: 'sex', label: '性别', width: 3.5, format: 'text', align: 'center' },
  { key: 'identity', label: '身份证号', width: 9, format: 'text' },
  { key: 'department', label: '部门', width: 8, format: 'text' },
  { key: 'workItem', label: '工种（作业项目）', width: 9, format: 'text' },
  { key: 'issuer', label: '发证机关', width: 7, format: 'text' },
  { key: 'issuedOn', label: '取证时间', width: 5.5, format: 'date' },
  { key: 'certificate', label: '证书编号', width: 9, format: 'text' },
  { key: 'validUntil', label: '复审时间（有效期至）', width: 6.5, format: 'date' },
  { key: 'state', label: '持证情况', width: 5.5, format: 'text', align: 'center' },
  { key: 'remark', label: '备注', width: 9, format: 'text' },
]

const unitColumns: Column[] = [
  { key: 'unitName', label: '部门', width: 20, format: 'text' },
  countColumn('people', '在册人数', { width: 6 }),
  countColumn('safety', '安全管理人员', { width: 6 }),
  countColumn('held', '有效证书数', { width: 6 }),
]

function certificatesOf({ specialEquipment: { operators }, today }: ReportData, personId: string): string {
  return operators
    .filter((operator) => operator.personId === personId)
    .map((operator) => `${operator.workItem}（${operatorCertificateLabels[operatorCertificate(operator, today)]}）`)
    .join('\n')
}

export const personnelRoster: ReportDefinition = {
  id: 'personnel-roster',
  title: '人员花名册与持证台账',
  purpose: '归档',
  why: '一企一档要有员工名册和证书台账，证书快到期、过期的一眼看到。',
  basis:
    '《安全生产法》（2021）第二十八条、第三十条；持证台账的列取自公开的达标台账字段（姓名、性别、身份证号、部门、工种、发证机关、取证时间、证书编号、复审时间），花名册列名未核实',
  formats: tableFormats,
  asks: [],
  needs: ['specialEquipment'],
  countRows: (data) => peopleInService(data).length,
  compose: (data) => {
    const names = namesIn(data)
    const order = unitsFromTop(data)
    const placeIn = new Map(order.map(({ id }, index) => [id, index]))
    const people = peopleInService(data).toSorted(
      (left, right) =>
        (placeIn.get(left.unitId ?? '') ?? order.length) - (placeIn.get(right.unitId ?? '') ?? order.length),
    )
    const { operators } = data.specialEquipment
    const unitOf = new Map(data.people.map(({ id, unitId }) => [id, unitId]))
    const isHeld = (operator: (typeof operators)[number]) =>
      ['valid', 'dueSoon'].includes(operatorCertificate(operator, data.today))
    const figuresOf = (label: string, isOwn: (unitId: string | null) => boolean): Cell[] => {
      const own = people.filter(({ unitId }) => isOwn(unitId))
      const held = operators.filter((one) => isOwn(unitOf.get(one.personId ?? '') ?? null) && isHeld(one))
      return [label, own.length, own.filter(({ isSafetyManager }) => isSafetyManager).length, held.length]
    }
    const hasAny = ([, count = 0, , held = 0]: Cell[]) => Number(count) + Number(held) > 0
    const unitRows = [
      ...order.map(({ id, name }) => figuresOf(name, (unitId) => unitId === id)),
      figuresOf('未填部门', (unitId) => !placeIn.has(unitId ?? '')),
    ].filter(hasAny)
    const left = data.people.filter(({ voidedAt }) => voidedAt === null).length - people.length
    return documentOf(personnelRoster, data, {
      notes: [
        ownFormNote,
        '性别、身份证号、发证机关、取证时间软件不保存，需要时手工补记',
        '软件登记的是特种设备作业人员证书；特种作业（焊工、电工、高处等）操作证另附名册',
        ...(left > 0 ? [`另有 ${left} 人已离职，未列入`] : []),
      ],
      blocks: [
        {
          kind: 'fields',
          columns: 3,
          items: [
            { label: '在册人数', value: people.length, format: 'integer' },
            { label: '从业人数（企业资料）', value: data.enterprise.employeeCount, format: 'integer' },
            field('建档单位', data.enterprise.name),
          ],
        },
        { kind: 'heading', level: 2, text: '一、人员花名册' },
        {
          kind: 'table',
          columns: rosterColumns,
          rows: people.map((person, index): Cell[] => [
            index + 1,
            person.name,
            names.unit(person.unitId),
            person.post,
            person.phone,
            joined([person.isPrincipal ? '主要负责人' : '', person.isSafetyManager ? '安全管理人员' : ''], '、'),
            certificatesOf(data, person.id),
          ]),
          emptyText: '还没有登记人员',
        },
        { kind: 'heading', level: 2, text: '二、持证台账' },
        {
          kind: 'table',
          columns: certificateColumns,
          rows: operators.map((operator, index): Cell[] => [
            index + 1,
            operator.personName,
            '',
            '',
            names.unit(unitOf.get(operator.personId ?? '') ?? null),
            operator.workItem,
            '',
            null,
            operator.certificateNumber,
            operator.validUntil,
            operatorCertificateLabels[operatorCertificate(operator, data.today)],
            operator.remark,
          ]),
          emptyText: '没有登记持证人员',
        },
        { kind: 'heading', level: 2, text: '三、分部门人数' },
        {
          kind: 'table',
          columns: unitColumns,
          rows: unitRows.length === 0 ? [] : [...unitRows, figuresOf('合计', () => true)],
          ...(unitRows.length === 0 ? {} : { sumRows: [unitRows.length] }),
          emptyText: '还没有登记人员',
        },
        {
          kind: 'signatures',
          items: [signature('制表'), signature('审核（安全管理负责人）', data.enterprise.safetyManager)],
        },
      ],
    })
  },
}
