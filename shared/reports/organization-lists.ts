/** Who answers for what: 组织机构与负责人清单 and 全员安全责任分工清单. */
import { type OrganizationUnit, unitKinds } from '#shared/domain/organization-unit'
import type { Person } from '#shared/domain/person'
import { countedFindings } from './finding-parts.ts'
import type { ReportData, ReportDefinition } from './definition.ts'
import {
  approvalSignatures,
  countColumn,
  documentOf,
  field,
  joined,
  namesIn,
  ownFormNote,
  sequenceColumn,
  tableFormats,
} from './parts.ts'
import type { Cell, Column } from './report-document.ts'

/** People who have not left, in the order of their names. */
export function peopleInService({ people, today }: ReportData): Person[] {
  return people
    .filter(({ voidedAt, leftOn }) => voidedAt === null && (leftOn === null || leftOn > today))
    .toSorted((left, right) => (left.namePinyin < right.namePinyin ? -1 : 1))
}

/** Units in force from the top, each before what stands below it. */
export function unitsFromTop({ units }: ReportData): OrganizationUnit[] {
  const present = units.filter(({ voidedAt }) => voidedAt === null)
  const known = new Set(present.map(({ id }) => id))
  const below = Map.groupBy(present, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : ''))
  const walk = (parentId: string): OrganizationUnit[] =>
    (below.get(parentId) ?? [])
      .toSorted((left, right) => left.sortOrder - right.sortOrder)
      .flatMap((unit) => [unit, ...walk(unit.id)])
  return walk('')
}

const unitColumns: Column[] = [
  sequenceColumn,
  { key: 'unit', label: '单位', width: 14, format: 'text' },
  { key: 'kind', label: '类型', width: 5, format: 'text', align: 'center' },
  { key: 'parent', label: '上级', width: 12, format: 'text' },
  { key: 'manager', label: '负责人', width: 6, format: 'text', align: 'center' },
  { key: 'post', label: '岗位', width: 12, format: 'text' },
  { key: 'phone', label: '联系电话', width: 11, format: 'text', align: 'center' },
  countColumn('members', '本级人数'),
]

const leaderColumns: Column[] = [
  sequenceColumn,
  { key: 'role', label: '安全职务', width: 9, format: 'text', align: 'center' },
  { key: 'name', label: '姓名', width: 6, format: 'text', align: 'center' },
  { key: 'unit', label: '单位', width: 14, format: 'text' },
  { key: 'post', label: '岗位', width: 14, format: 'text' },
  { key: 'phone', label: '联系电话', width: 11, format: 'text', align: 'center' },
]

const roleOf = ({ isPrincipal, isSafetyManager }: Person): string =>
  joined([isPrincipal ? '主要负责人' : '', isSafetyManager ? '安全管理人员' : ''], '、')

export const organizationList: ReportDefinition = {
  id: 'organization-list',
  title: '组织机构与负责人清单',
  purpose: '建体系',
  why: '双重预防先要有领导机构：主要负责人、安全管理人员和每一级的负责人都写上名字和电话。',
  basis:
    '《安全生产法》（2021）第二十二条（责任人员、责任范围）、第二十四条（安全管理机构和人员）；领导机构属双重预防体系文件，列名未核实',
  formats: tableFormats,
  asks: [],
  needs: [],
  countRows: (data) => unitsFromTop(data).length,
  compose: (data) => {
    const names = namesIn(data)
    const { enterprise } = data
    const people = peopleInService(data)
    const units = unitsFromTop(data)
    const byId = new Map(people.map((person) => [person.id, person]))
    const placed = new Set(units.map(({ id }) => id))
    const membersOf = (unitId: string) => people.filter((person) => person.unitId === unitId).length
    const loose = people.filter(({ unitId }) => !placed.has(unitId ?? '')).length
    const withoutManager = units.filter(({ managerId }) => !byId.has(managerId ?? '')).length
    const unitRows = units.map((unit, index): Cell[] => {
      const manager = byId.get(unit.managerId ?? '')
      return [
        index + 1,
        unit.name,
        unitKinds[unit.kind],
        names.unit(unit.parentId),
        manager?.name ?? '',
        manager?.post ?? '',
        manager?.phone ?? '',
        membersOf(unit.id),
      ]
    })
    const looseRows: Cell[][] = loose > 0 ? [[null, '未填所在单位', '', '', '', '', '', loose]] : []
    const sumRow: Cell[] = [null, '合计', '', '', '', '', '', people.length]
    const leaders = people
      .filter(({ isPrincipal, isSafetyManager }) => isPrincipal || isSafetyManager)
      .toSorted((left, right) => Number(right.isPrincipal) - Number(left.isPrincipal))
    return documentOf(organizationList, data, {
      orientation: 'portrait',
      notes: [
        ownFormNote,
        '人数为软件中登记的在职人员；任命文件另附',
        ...(withoutManager > 0 ? [`有 ${withoutManager} 个单位没有负责人`] : []),
      ],
      blocks: [
        {
          kind: 'fields',
          columns: 2,
          items: [
            field('主要负责人', enterprise.principal),
            field('安全管理负责人', enterprise.safetyManager),
            { label: '从业人数（企业资料）', value: enterprise.employeeCount, format: 'integer' },
            field('安全联系电话', enterprise.safetyPhone),
          ],
        },
        { kind: 'heading', level: 2, text: '一、主要负责人和安全管理人员' },
        {
          kind: 'table',
          columns: leaderColumns,
          rows: leaders.map((person, index): Cell[] => [
            index + 1,
            roleOf(person),
            person.name,
            names.unit(person.unitId),
            person.post,
            person.phone,
          ]),
          emptyText: '还没有登记主要负责人和安全管理人员',
        },
        { kind: 'heading', level: 2, text: '二、各级单位及负责人' },
        {
          kind: 'table',
          columns: unitColumns,
          rows: units.length === 0 ? [] : [...unitRows, ...looseRows, sumRow],
          ...(units.length === 0 ? {} : { sumRows: [unitRows.length + looseRows.length] }),
          emptyText: '还没有登记组织机构',
        },
        approvalSignatures(data),
      ],
    })
  },
}

const duties = ['责任范围']
const dutyColumns: Column[] = [
  sequenceColumn,
  { key: 'name', label: '责任人', width: 6, format: 'text', align: 'center' },
  { key: 'unit', label: '所在单位', width: 10, format: 'text' },
  { key: 'post', label: '岗位', width: 10, format: 'text' },
  { key: 'manages', label: '负责的单位', groups: duties, width: 10, format: 'text' },
  { key: 'areas', label: '负责的区域', groups: duties, width: 10, format: 'text' },
  countColumn('riskPoints', '风险点', { groups: duties }),
  countColumn('considerable', '其中有较大以上风险', { groups: duties }),
  { key: 'plans', label: '负责的检查计划', groups: duties, width: 16, format: 'text' },
  countColumn('openFindings', '未销号隐患', { groups: duties }),
  { key: 'confirmed', label: '本人签名', width: 7, format: 'text' },
]

interface Duties {
  manages: string[]
  areas: string[]
  riskPoints: number
  considerable: number
  plans: string[]
  openFindings: number
}

/** What stands against each person, looked up once for all of them. */
function dutiesIn(data: ReportData): (personId: string) => Duties {
  const { riskPoints, areas, plans, today } = data
  const units = Map.groupBy(unitsFromTop(data), ({ managerId }) => managerId)
  const ownAreas = Map.groupBy(
    areas.filter(({ voidedAt }) => voidedAt === null),
    ({ responsiblePersonId }) => responsiblePersonId,
  )
  const points = Map.groupBy(riskPoints, ({ responsiblePersonId }) => responsiblePersonId)
  const led = Map.groupBy(
    plans.filter(({ endsOn }) => endsOn === null || endsOn >= today),
    ({ leaderId }) => leaderId,
  )
  const open = Map.groupBy(
    countedFindings(data).filter(({ status }) => status !== 'closed'),
    ({ responsibleId }) => responsibleId,
  )
  const namesOf = (records: readonly { name: string }[] = []) => records.map(({ name }) => name)
  return (personId) => {
    const own = points.get(personId) ?? []
    return {
      manages: namesOf(units.get(personId)),
      areas: namesOf(ownAreas.get(personId)),
      riskPoints: own.length,
      considerable: own.filter(({ level }) => level === 'major' || level === 'considerable').length,
      plans: namesOf(led.get(personId)),
      openFindings: open.get(personId)?.length ?? 0,
    }
  }
}

export const responsiblePersonList: ReportDefinition = {
  id: 'responsible-person-list',
  title: '全员安全责任分工清单',
  purpose: '建体系',
  why: '每个人管哪个单位、哪个区域、几个风险点、哪些检查和隐患，一人一行，谁也没有漏下。',
  basis:
    '《安全生产法》（2021）第四条、第二十二条（全员安全生产责任制明确责任人员、责任范围、考核标准）；考核标准见责任制文件，列名未核实',
  formats: tableFormats,
  asks: [],
  needs: ['register', 'inspections', 'findings'],
  countRows: (data) => peopleInService(data).length,
  compose: (data) => {
    const names = namesIn(data)
    const order = new Map(unitsFromTop(data).map(({ id }, index) => [id, index]))
    const placeIn = ({ unitId }: Person) => order.get(unitId ?? '') ?? order.size
    const dutiesOf = dutiesIn(data)
    const people = peopleInService(data)
      .toSorted((left, right) => placeIn(left) - placeIn(right))
      .map((person) => ({ person, own: dutiesOf(person.id) }))
    const sum = (key: 'riskPoints' | 'considerable' | 'openFindings') =>
      people.reduce((total, { own }) => total + own[key], 0)
    const rows = people.map(({ person, own }, index): Cell[] => [
      index + 1,
      person.name,
      names.unit(person.unitId),
      person.post,
      own.manages.join('、'),
      own.areas.join('、'),
      own.riskPoints,
      own.considerable,
      own.plans.join('、'),
      own.openFindings,
      '',
    ])
    const free = people.filter(
      ({ own }) => own.manages.length + own.areas.length + own.riskPoints + own.plans.length === 0,
    ).length
    const pointsWithout = data.riskPoints.length - sum('riskPoints')
    const sumRow: Cell[] = [
      null,
      '合计',
      '',
      '',
      '',
      '',
      sum('riskPoints'),
      sum('considerable'),
      '',
      sum('openFindings'),
      '',
    ]
    return documentOf(responsiblePersonList, data, {
      notes: [
        ownFormNote,
        '责任范围取自区域、风险点、检查计划和隐患登记的责任人；岗位职责见岗位安全职责清单',
        ...(free > 0 ? [`有 ${free} 人没有登记责任范围`] : []),
        ...(pointsWithout > 0 ? [`另有 ${pointsWithout} 个风险点没有在职的责任人`] : []),
      ],
      blocks: [
        {
          kind: 'table',
          columns: dutyColumns,
          rows: rows.length === 0 ? [] : [...rows, sumRow],
          ...(rows.length === 0 ? {} : { sumRows: [rows.length] }),
          emptyText: '还没有登记人员',
        },
        approvalSignatures(data),
      ],
    })
  },
}
