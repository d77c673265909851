/** 纸质检查表: a checklist to be filled in by hand, with short item codes, boxes and a page code to enter it by. */
import { AppError } from '#shared/contract/errors'
import { controlTiers, periods } from '#shared/domain/hazard'
import {
  type ChecklistItem,
  type InspectionAnswer,
  type InspectionPlan,
  inspectionAnswers,
  inspectionKinds,
} from '#shared/domain/inspection'
import { paperCode } from '#shared/rules/paper-entry'
import { planStatus } from '#shared/rules/schedule'
import type { ReportChecklist, ReportData, ReportDefinition, SheetContent } from './definition.ts'
import { documentOf, field, namesIn, ownFormNote, tableFormats } from './parts.ts'
import type { Block, Cell, Column, ReportDocument } from './report-document.ts'

/** Printed box to tick. */
export const paperBox = '☐'
const answers = Object.keys(inspectionAnswers) as InspectionAnswer[]

/** The item without the name of its risk point, which has a column of its own. */
const itemText = (item: string, riskPoint: string): string =>
  (riskPoint !== '' && item.startsWith(riskPoint) ? item.slice(riskPoint.length).trim() : item) || item

function dueOnOf(data: ReportData, plan: InspectionPlan) {
  return planStatus(
    plan,
    data.inspections.filter(({ planId }) => planId === plan.id),
    data.today,
  )
}

interface Choice {
  checklistId: string
  plan: InspectionPlan | null
  dueOn: string | null
}

/** Which checklists are wanted: of every plan that is due, of one plan, or one without a plan. */
function chosen(data: ReportData): Choice[] {
  const { isDueToday, planId, recordId, checklistId = recordId } = data.parameters
  if (isDueToday) {
    return data.plans.flatMap((plan) => {
      const { state, dueOn } = dueOnOf(data, plan)
      return state === 'due' || state === 'missed' ? [{ checklistId: plan.checklistId, plan, dueOn }] : []
    })
  }
  if (planId !== undefined) {
    const plan = data.plans.find(({ id }) => id === planId)
    if (!plan) throw new AppError('not-found', '找不到这个检查计划')
    return [{ checklistId: plan.checklistId, plan, dueOn: dueOnOf(data, plan).dueOn }]
  }
  if (checklistId === undefined) throw new AppError('invalid', '请先选择检查表、检查计划，或今天要查的全部')
  return [{ checklistId, plan: null, dueOn: null }]
}

interface Sheet extends SheetContent {
  checklist: ReportChecklist
  plan: InspectionPlan | null
  items: ChecklistItem[]
}

function sheetsIn(data: ReportData): Sheet[] {
  const { areaId, isDueToday } = data.parameters
  const names = namesIn(data)
  const wanted = chosen(data)
  if (isDueToday && wanted.length === 0) throw new AppError('invalid', '今天没有到期的检查计划')
  const sheets = wanted.flatMap(({ checklistId, plan, dueOn }): Sheet[] => {
    const checklist = data.checklists.find(({ id }) => id === checklistId)
    if (!checklist) throw new AppError('not-found', '找不到这张检查表')
    const items = checklist.items.filter(
      ({ voidedAt, riskPointId }) =>
        voidedAt === null &&
        (areaId === undefined || (names.riskPoint(riskPointId)?.areaId ?? checklist.areaId) === areaId),
    )
    if (items.length === 0) return []
    return [
      { checklist, plan, items, checklistId, planId: plan?.id ?? null, dueOn, itemIds: items.map(({ id }) => id) },
    ]
  })
  if (sheets.length === 0)
    throw new AppError('invalid', areaId === undefined ? '这张检查表还没有检查项' : '检查表里没有这个区域的检查项')
  return sheets
}

const codeWidth = 3.2

/** The columns of one side: code, what to look at, a box for each answer. */
function sideColumns(side: string, middle: Omit<Column, 'groups'>[], groups: string[], boxWidth: number): Column[] {
  return [
    { key: `code${side}`, label: '项号', groups, width: codeWidth, format: 'text', align: 'center' },
    ...middle.map((column) => ({ ...column, key: column.key + side, groups })),
    ...answers.map((answer): Column => {
      const label = inspectionAnswers[answer]
      return {
        key: answer + side,
        label,
        groups,
        width: (label.length + 0.9) * boxWidth,
        format: 'text',
        align: 'center',
      }
    }),
  ]
}

function itemTable(data: ReportData, { items }: Sheet, groups: string[]): Block {
  const { sheetColumns = 1, isLargeType = false } = data.parameters
  const names = namesIn(data)
  const boxes = answers.map(() => paperBox)
  const nameOf = (item: ChecklistItem) => names.riskPoint(item.riskPointId)?.name ?? ''
  // the words above the boxes stay on one line
  const boxWidth = isLargeType ? 1.5 : 1
  const large = isLargeType ? { isLarge: true } : {}
  if (sheetColumns === 1) {
    const middle = [
      { key: 'riskPoint', label: '风险点', width: 7, format: 'text' as const },
      { key: 'item', label: '检查项目', width: 7, format: 'text' as const },
      { key: 'standard', label: '检查内容与标准', width: 15, format: 'text' as const },
    ]
    const remark: Column = { key: 'remark', label: '问题描述', groups, width: 10, format: 'text' }
    const rows = items.map((item, place): Cell[] => {
      const name = nameOf(item)
      return [paperCode(place), name, itemText(item.item, name), item.standard, ...boxes, '']
    })
    return { kind: 'table', columns: [...sideColumns('', middle, groups, boxWidth), remark], rows, ...large }
  }
  const middle = [{ key: 'item', label: '检查内容与标准', width: 15, format: 'text' as const }]
  const half = (place: number): Cell[] => {
    const item = items[place]
    return item ? [paperCode(place), `${item.item}：${item.standard}`, ...boxes] : ['', '', ...answers.map(() => '')]
  }
  const rows = Array.from({ length: Math.ceil(items.length / 2) }, (_, row) => [...half(2 * row), ...half(2 * row + 1)])
  return {
    kind: 'table',
    columns: [...sideColumns('', middle, groups, boxWidth), ...sideColumns('Right', middle, groups, boxWidth)],
    rows,
    ...large,
  }
}

function sheetBlocks(data: ReportData, sheet: Sheet, code: string): Block[] {
  const { checklist, plan } = sheet
  const names = namesIn(data)
  const { areaId, sheetColumns = 1 } = data.parameters
  // the head of a table is repeated on every page, and with it the code
  const groups = [code === '' ? '页码：导出时给出' : `页码：${code}`]
  const kind = plan?.kind ?? checklist.kind
  return [
    {
      kind: 'fields',
      columns: 3,
      items: [
        field('页码', code === '' ? '导出时给出' : code),
        field('检查计划', plan?.name ?? '计划外'),
        { label: '应检日期', value: sheet.dueOn, format: 'date' },
        field('检查类型', inspectionKinds[kind]),
        field(
          '级别与周期',
          `${controlTiers[plan?.tier ?? checklist.tier]}，${periods[plan?.period ?? checklist.period]}`,
        ),
        field('检查区域', names.area(areaId ?? checklist.areaId) || '全厂'),
        field('检查日期', ''),
        field('检查人', ''),
        field('受检单位', ''),
      ],
    },
    itemTable(data, sheet, groups),
    {
      kind: 'table',
      title: sheetColumns === 1 ? '表外发现的隐患' : '问题描述（写项号）和表外发现的隐患',
      columns: [
        { key: 'code', label: '项号', groups, width: codeWidth, format: 'text' },
        { key: 'place', label: '部位', groups, width: 9, format: 'text' },
        { key: 'description', label: '隐患描述', groups, width: 28, format: 'text' },
        { key: 'handling', label: '当场处理情况', groups, width: 12, format: 'text' },
      ],
      rows: [],
      blankRows: sheetColumns === 1 ? 3 : 4,
    },
    {
      kind: 'table',
      columns: ['检查人（签字）', '受检单位负责人（签字）', '日期'].map((label, index) => ({
        key: `signature${index}`,
        label,
        groups,
        width: 10,
        format: 'text',
      })),
      rows: [],
      blankRows: 1,
    },
  ]
}

function compose(data: ReportData): ReportDocument {
  const sheets = sheetsIn(data)
  const [first] = sheets
  return documentOf(paperChecklist, data, {
    title: sheets.length === 1 && first ? `${paperChecklist.title}（${first.checklist.name}）` : paperChecklist.title,
    orientation: 'portrait',
    notes: [ownFormNote, '在方框里打勾，有问题写在旁边；回来在「录入纸质检查」输入页码，按项号录入'],
    blocks: sheets.flatMap((sheet, index): Block[] => [
      ...(index > 0 ? [{ kind: 'pageBreak' as const }] : []),
      ...(sheets.length > 1
        ? [{ kind: 'heading' as const, level: 2 as const, text: sheet.plan?.name ?? sheet.checklist.name }]
        : []),
      ...sheetBlocks(data, sheet, data.sheetCodes?.[index] ?? ''),
    ]),
  })
}

export const paperChecklist: ReportDefinition = {
  id: 'paper-checklist',
  title: '纸质检查表',
  purpose: '查隐患',
  why: '不带手机下车间也能查：打印带走，打勾写字，回来凭页码一分钟录入，检查记录照样齐全。',
  basis: '《安全生产法》（2021）第四十一条、第四十六条；表式无统一规定',
  formats: tableFormats,
  asks: ['paperChecklist'],
  needs: ['register', 'checklists', 'inspections'],
  countRows: () => null,
  compose,
  sheets: (data) =>
    sheetsIn(data).map(({ checklistId, planId, dueOn, itemIds }) => ({ checklistId, planId, dueOn, itemIds })),
}
