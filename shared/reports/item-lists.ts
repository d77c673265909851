/** 隐患排查项目清单: 现场类 from the controls of the register, 基础管理类 by the 13 classes (DB37/T 3011—2017 附录 A、B). */
import { type Control, type ControlTier, controlClasses, controlTiers, periods } from '#shared/domain/hazard'
import { type InspectionKind, inspectionKinds } from '#shared/domain/inspection'
import { riskPointKinds } from '#shared/domain/risk-point'
import { basicItems, type BasicItem } from '#shared/rules/basic-management'
import type { ReportData, ReportDefinition, ReportHazard } from './definition.ts'
import { approvalSignatures, documentOf, namesIn, ownFormNote, sequenceColumn, tableFormats } from './parts.ts'
import {
  allKinds,
  basisColumn,
  basisText,
  levelCell,
  missingEvaluationNotes,
  registerParts,
  responsibilityOf,
} from './register-parts.ts'
import type { Cell, Column } from './report-document.ts'

/** From the post upwards, as the official head has them. */
const dailyTiers: ControlTier[] = ['post', 'team', 'workshop', 'company']
const otherKinds = Object.keys(inspectionKinds).filter((kind) => kind !== 'daily') as InspectionKind[]
const shownKinds: InspectionKind[] = ['comprehensive', 'special', 'seasonal', 'holiday']

const columns: Column[] = [
  { key: 'number', label: '编号', groups: ['风险点'], width: 4.2, format: 'text', align: 'center' },
  { key: 'kind', label: '类型', groups: ['风险点'], width: 3.2, format: 'text', align: 'center' },
  { key: 'name', label: '名称', groups: ['风险点'], width: 6, format: 'text' },
  { ...sequenceColumn, width: 2.6, groups: ['作业步骤或检查项目'] },
  { key: 'item', label: '名称', groups: ['作业步骤或检查项目'], width: 6, format: 'text' },
  { key: 'standard', label: '危险源/标准', width: 10, format: 'text' },
  { key: 'level', label: '风险等级', width: 5.4, format: 'level' },
  { ...basisColumn, width: 8 },
  { key: 'controlClass', label: '措施类别', width: 4.2, format: 'text', align: 'center' },
  { key: 'content', label: '排查内容与排查标准', width: 17, format: 'text' },
  ...dailyTiers.map(
    (tier): Column => ({
      key: tier,
      label: controlTiers[tier],
      groups: ['排查类型与周期', '日常'],
      width: 3.8,
      format: 'text',
      align: 'center',
    }),
  ),
  ...shownKinds.map(
    (kind): Column => ({
      key: kind,
      label:
        { comprehensive: '综合性', special: '专业性', seasonal: '季节性', holiday: '节假日' }[kind as string] ?? '',
      groups: ['排查类型与周期'],
      width: 5.4,
      format: 'text',
      align: 'center',
    }),
  ),
  { key: 'otherKinds', label: '其他', groups: ['排查类型与周期'], width: 4.2, format: 'text', align: 'center' },
  { key: 'unit', label: '责任单位', width: 4.8, format: 'text' },
  { key: 'responsible', label: '责任人', width: 4, format: 'text', align: 'center' },
]

interface Occasion {
  kind: InspectionKind
  text: string
}

/** Checks other than the daily one that hold an item for the control or, where they name none, for its hazard. */
function occasionsOf({ checklists, plans, today }: ReportData): (controlId: string, hazardId: string) => Occasion[] {
  const inForce = Map.groupBy(
    plans.filter(({ endsOn }) => endsOn === null || endsOn >= today),
    ({ checklistId }) => checklistId,
  )
  const found = new Map<string, Occasion[]>()
  for (const list of checklists) {
    const occasions = (inForce.get(list.id) ?? [list])
      .filter(({ kind }) => kind !== 'daily')
      .map(({ kind, tier, period }): Occasion => ({ kind, text: `${controlTiers[tier]}\n${periods[period]}` }))
    for (const { controlId, hazardId } of list.items) {
      const key = controlId ?? hazardId
      if (key !== null) found.set(key, [...(found.get(key) ?? []), ...occasions])
    }
  }
  return (controlId, hazardId) => [...(found.get(controlId) ?? []), ...(found.get(hazardId) ?? [])]
}

const isChecked = ({ status, checkpoint }: Control): boolean => status === 'inPlace' && checkpoint !== ''

function siteEntries(data: ReportData) {
  return registerParts(data, allKinds).flatMap(({ riskPoint, hazards }) =>
    hazards.flatMap((hazard, index) =>
      hazard.controls.filter(isChecked).map((control) => ({ riskPoint, hazard, control, sequence: index + 1 })),
    ),
  )
}

const standardOf = ({ standard, deviation }: ReportHazard): string => standard || deviation

export const siteItemList: ReportDefinition = {
  id: 'site-item-list',
  title: '现场类隐患排查项目清单',
  purpose: '查隐患',
  why: '每条管控措施查什么、哪一级查、多久查一次，检查表和检查计划都从这里出。',
  basis: 'DB37/T 3011—2017 附录 A（现场类隐患排查项目清单），附录名已核对，列名未核实',
  formats: tableFormats,
  asks: ['area', 'riskPoint'],
  needs: ['register', 'checklists'],
  countRows: (data) => siteEntries(data).length,
  compose: (data) => {
    const names = namesIn(data)
    const entries = siteEntries(data)
    const occasions = occasionsOf(data)
    const hazards = registerParts(data, allKinds).flatMap((part) => part.hazards)
    const listed = [...new Set(entries.map(({ hazard }) => hazard))]
    const unchecked = hazards.filter(({ controls }) => !controls.some(isChecked)).length
    const rows = entries.map(({ riskPoint, hazard, control, sequence }): Cell[] => {
      const own = occasions(control.id, hazard.id)
      const textOf = (kinds: readonly InspectionKind[]) =>
        [...new Set(own.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text))].join('\n')
      return [
        riskPoint.number,
        riskPointKinds[riskPoint.kind],
        riskPoint.name,
        sequence,
        hazard.item,
        standardOf(hazard),
        levelCell(hazard),
        basisText(hazard.currentExplanation),
        controlClasses[control.controlClass],
        control.checkpoint,
        ...dailyTiers.map((tier) => (control.checkTier === tier ? periods[control.checkPeriod] : '')),
        ...shownKinds.map((kind) => textOf([kind])),
        textOf(otherKinds.filter((kind) => !shownKinds.includes(kind))),
        ...responsibilityOf(hazard, riskPoint, names),
      ]
    })
    return documentOf(siteItemList, data, {
      paper: 'A3',
      hazards: listed,
      notes: [
        ownFormNote,
        '一条现有措施的检查要点一行；日常排查按措施的级别和周期，其他排查按检查表和检查计划',
        ...(unchecked > 0 ? [`另有 ${unchecked} 项危险源的措施没有写检查要点，未列入`] : []),
        ...missingEvaluationNotes(listed),
      ],
      blocks: [
        {
          kind: 'table',
          columns,
          rows,
          mergeEqual: ['number', 'kind', 'name', 'sequence', 'item', 'standard'],
          emptyText: '还没有写检查要点的管控措施',
        },
        approvalSignatures(data),
      ],
    })
  },
}

const basicColumns: Column[] = [
  sequenceColumn,
  { key: 'category', label: '排查项目', width: 9, format: 'text' },
  { key: 'content', label: '排查内容与排查标准', width: 28, format: 'text' },
  { key: 'basis', label: '排查依据', width: 13, format: 'text' },
  { key: 'kind', label: '排查类型', width: 7, format: 'text', align: 'center' },
  { key: 'tier', label: '组织级别', width: 7, format: 'text', align: 'center' },
  { key: 'period', label: '排查周期', width: 5, format: 'text', align: 'center' },
  { key: 'unit', label: '责任单位', width: 7, format: 'text' },
]

/** The enterprise's own items, else the list that ships. */
function basicEntries({ basicManagement, checklists }: ReportData): { items: BasicItem[]; isOwn: boolean } {
  if (basicManagement === null) return { items: [], isOwn: true }
  const own = basicItems(basicManagement.categories, checklists)
  return own.length > 0
    ? { items: own, isOwn: true }
    : { items: basicItems(basicManagement.categories, [basicManagement.list]), isOwn: false }
}

export const basicItemList: ReportDefinition = {
  id: 'basic-item-list',
  title: '基础管理类隐患排查项目清单',
  purpose: '查隐患',
  why: '证照、机构、制度、培训、投入、应急这些管理资料也要定期查，13 类逐类列出。',
  basis: 'DB37/T 3011—2017 附录 B（基础管理类隐患排查清单），附录名已核对，列名未核实；13 类的出处文件未核实',
  formats: tableFormats,
  asks: [],
  needs: ['checklists', 'basicManagement'],
  countRows: (data) => basicEntries(data).items.length,
  compose: (data) => {
    const names = namesIn(data)
    const { items, isOwn } = basicEntries(data)
    const categories = data.basicManagement?.categories ?? []
    const present = categories.filter((category) => items.some((item) => item.category === category))
    const absent = categories.filter((category) => category !== '其他' && !present.includes(category))
    const unitOf = (areaId: string | null) => names.unit(data.areas.find(({ id }) => id === areaId)?.unitId ?? null)
    const rows = present.flatMap((category, index) =>
      items
        .filter((item) => item.category === category)
        .map((item): Cell[] => [
          index + 1,
          category,
          item.content,
          item.basis,
          inspectionKinds[item.kind],
          controlTiers[item.tier],
          periods[item.period],
          unitOf(item.areaId),
        ]),
    )
    return documentOf(basicItemList, data, {
      notes: [
        ownFormNote,
        ...(isOwn
          ? []
          : [
              `本企业还没有基础管理检查表，按专题检查表「${data.basicManagement?.list.name ?? ''}」打印；采用后按自己的表打印`,
            ]),
        ...(absent.length > 0 && items.length > 0 ? [`没有排查内容的类别：${absent.join('、')}`] : []),
      ],
      blocks: [
        {
          kind: 'table',
          columns: basicColumns,
          rows,
          mergeEqual: ['sequence', 'category'],
          emptyText: '还没有基础管理类的检查项',
        },
        approvalSignatures(data),
      ],
    })
  },
}
