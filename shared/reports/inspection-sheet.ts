/** 隐患排查表: blank for the walk with boxes to tick, or filled from an inspection. */
import { AppError } from '#shared/contract/errors'
import { controlTiers, periods } from '#shared/domain/hazard'
import {
  type InspectionAnswer,
  inspectionAnswers,
  inspectionKinds,
  inspectionStatuses,
} from '#shared/domain/inspection'
import type { Attachment } from '#shared/domain/attachment'
import { photoPairLabels } from '#shared/rules/shift-report'
import type { ReportChecklist, ReportData, ReportDefinition, ReportInspection } from './definition.ts'
import { gradeOf, photoItem } from './finding-parts.ts'
import { documentOf, field, namesIn, ownFormNote, signature, tableFormats } from './parts.ts'
import type { Block, Cell, Column, ReportDocument } from './report-document.ts'

const box = '□'
const tick = '√'

const itemColumns: Column[] = [
  { key: 'code', label: '项号', width: 3.6, format: 'text', align: 'center' },
  { key: 'riskPoint', label: '风险点', width: 7, format: 'text' },
  { key: 'item', label: '检查项目', width: 7, format: 'text' },
  { key: 'standard', label: '检查内容与标准', width: 16, format: 'text' },
  { key: 'normal', label: inspectionAnswers.normal, groups: ['检查结果'], width: 2.8, format: 'text', align: 'center' },
  {
    key: 'abnormal',
    label: inspectionAnswers.abnormal,
    groups: ['检查结果'],
    width: 2.8,
    format: 'text',
    align: 'center',
  },
  {
    key: 'notApplicable',
    label: inspectionAnswers.notApplicable,
    groups: ['检查结果'],
    width: 4.4,
    format: 'text',
    align: 'center',
  },
  { key: 'remark', label: '问题描述', width: 10, format: 'text' },
]

/** The item without the name of its risk point, which has a column of its own. */
function itemText(item: string, riskPointName: string): string {
  const rest = riskPointName !== '' && item.startsWith(riskPointName) ? item.slice(riskPointName.length).trim() : item
  return rest === '' ? item : rest
}

/** Short code of an item, its place on the sheet: 01, 02 … */
const itemCode = (index: number): string => String(index + 1).padStart(2, '0')

function blankSheet(data: ReportData, checklist: ReportChecklist): ReportDocument {
  const names = namesIn(data)
  const rows = checklist.items
    .filter((item) => item.voidedAt === null)
    .map((item, index): Cell[] => {
      const riskPoint = names.riskPoint(item.riskPointId)?.name ?? ''
      return [itemCode(index), riskPoint, itemText(item.item, riskPoint), item.standard, box, box, box, '']
    })
  return documentOf(inspectionSheet, data, {
    title: `${inspectionSheet.title}（${checklist.name}）`,
    orientation: 'portrait',
    notes: [ownFormNote, '在结果栏打勾；发现隐患写明部位和情况，回来照项号录入'],
    blocks: [
      {
        kind: 'fields',
        columns: 3,
        items: [
          field('检查类型', inspectionKinds[checklist.kind]),
          field('检查级别', controlTiers[checklist.tier]),
          field('周期', periods[checklist.period]),
          field('检查区域', names.area(checklist.areaId) || '全厂'),
          field('检查日期', ''),
          field('受检单位', ''),
        ],
      },
      { kind: 'table', columns: itemColumns, rows, emptyText: '这张检查表还没有检查项' },
      {
        kind: 'table',
        title: '表外发现的隐患',
        columns: [
          { key: 'sequence', label: '序号', width: 3, format: 'text' },
          { key: 'place', label: '部位', width: 10, format: 'text' },
          { key: 'description', label: '隐患描述', width: 30, format: 'text' },
          { key: 'handling', label: '当场处理情况', width: 12, format: 'text' },
        ],
        rows: [],
        blankRows: 3,
      },
      { kind: 'signatures', items: [signature('检查人'), signature('受检单位负责人')] },
    ],
  })
}

/** 共 10 项：正常 6 项，存在隐患 4 项，不涉及 0 项 */
function resultSentence(results: readonly { answer: InspectionAnswer | null }[]): string {
  const countOf = (answer: InspectionAnswer | null) => results.filter((result) => result.answer === answer).length
  const unanswered = countOf(null)
  return (
    `共 ${results.length} 项：正常 ${countOf('normal')} 项，存在隐患 ${countOf('abnormal')} 项，` +
    `不涉及 ${countOf('notApplicable')} 项${unanswered > 0 ? `，未检查 ${unanswered} 项` : ''}`
  )
}

/** 项号 01 of an item's photo; 清扫前 or 清扫后 of one of the inspection itself. */
function photoCaption({ recordId, role }: Attachment, codes: ReadonlyMap<string, string>): string {
  const code = codes.get(recordId)
  return code === undefined && (role === 'before' || role === 'after') ? photoPairLabels[role] : `项号 ${code ?? ''}`
}

function filledSheet(data: ReportData, inspection: ReportInspection): ReportDocument {
  const names = namesIn(data)
  const results = inspection.results.filter((result) => result.voidedAt === null)
  const codes = new Map(results.map((result, index) => [result.id, itemCode(index)]))
  const found = results.flatMap(({ id, finding }) =>
    finding === null || finding.voidedAt !== null ? [] : [{ code: codes.get(id) ?? '', finding }],
  )
  const mark = (answer: string | null, wanted: string) => (answer === wanted ? tick : '')
  const rows = results.map((result): Cell[] => {
    const riskPoint = names.riskPoint(result.riskPointId)?.name ?? ''
    return [
      codes.get(result.id) ?? '',
      riskPoint,
      itemText(result.item, riskPoint),
      result.standard,
      mark(result.answer, 'normal'),
      mark(result.answer, 'abnormal'),
      mark(result.answer, 'notApplicable'),
      result.finding?.voidedAt === null ? result.finding.description : result.remark,
    ]
  })
  const photos = inspection.photos.filter((photo) => photo.voidedAt === null && photo.mime !== 'application/pdf')
  const photoBlocks: Block[] =
    photos.length === 0
      ? []
      : [
          { kind: 'heading', level: 3, text: '现场照片' },
          {
            kind: 'photos',
            columns: 3,
            items: photos.map((photo) => ({
              ...photoItem(photo, photoCaption(photo, codes)),
              role: 'other' as const,
            })),
          },
        ]
  return documentOf(inspectionSheet, data, {
    title: `${inspectionSheet.title}（${inspection.name}）`,
    orientation: 'portrait',
    notes: [ownFormNote, ...(inspection.status === 'inProgress' ? ['检查尚未提交，内容可能变动'] : [])],
    blocks: [
      {
        kind: 'fields',
        columns: 3,
        items: [
          field('检查编号', inspection.number || inspectionStatuses[inspection.status]),
          field('检查类型', inspectionKinds[inspection.kind]),
          field('检查级别', controlTiers[inspection.tier]),
          { label: '检查日期', value: inspection.inspectedOn, format: 'date' },
          field('受检单位', inspection.inspectedUnitName),
          field('主要负责人带队', inspection.isLedByPrincipal ? '是' : '否'),
          field('检查人', inspection.inspectorName),
          field('参加人员', inspection.participants),
          field('检查情况', resultSentence(results)),
          ...(inspection.shiftName === '' ? [] : [field('班次', inspection.shiftName)]),
          ...(inspection.notDoneReason === '' ? [] : [field('未清扫原因', inspection.notDoneReason)]),
        ],
      },
      { kind: 'table', columns: itemColumns, rows, emptyText: '这次检查没有检查项' },
      {
        kind: 'table',
        title: '发现的隐患',
        columns: [
          { key: 'code', label: '项号', width: 3.6, format: 'text', align: 'center' },
          { key: 'number', label: '隐患编号', width: 8, format: 'text', align: 'center' },
          { key: 'description', label: '隐患描述', width: 20, format: 'text' },
          { key: 'place', label: '部位', width: 10, format: 'text' },
          { key: 'grade', label: '等级', width: 6.4, format: 'text', align: 'center' },
          { key: 'basis', label: '依据', width: 10, format: 'text' },
          { key: 'responsible', label: '整改责任人', width: 6.6, format: 'text', align: 'center' },
          { key: 'dueOn', label: '整改时限', width: 6, format: 'date' },
        ],
        rows: found.map(({ code, finding }): Cell[] => [
          code,
          finding.number,
          finding.description,
          finding.location,
          gradeOf(finding),
          finding.basis,
          finding.responsibleName,
          finding.dueOn,
        ]),
        emptyText: '本次检查未发现隐患',
      },
      ...photoBlocks,
      { kind: 'signatures', items: [signature('检查人', inspection.inspectorName), signature('受检单位负责人')] },
    ],
  })
}

export const inspectionSheet: ReportDefinition = {
  id: 'inspection-sheet',
  title: '隐患排查表',
  purpose: '查隐患',
  why: '空白的带去现场打勾，填好的就是检查记录，法律要求如实记录。',
  basis: '《安全生产法》（2021）第四十一条、第四十六条；表式无统一规定',
  formats: tableFormats,
  asks: ['checklist', 'inspection'],
  needs: ['register', 'checklists', 'inspections'],
  countRows: () => null,
  compose: (data) => {
    const { recordId, checklistId } = data.parameters
    if (recordId !== undefined) {
      const inspection = data.inspections.find(({ id }) => id === recordId)
      if (!inspection) throw new AppError('not-found', '找不到这次检查')
      return filledSheet(data, inspection)
    }
    if (checklistId === undefined) throw new AppError('invalid', '请先选择检查表或一次检查')
    const checklist = data.checklists.find(({ id }) => id === checklistId)
    if (!checklist) throw new AppError('not-found', '找不到这张检查表')
    return blankSheet(data, checklist)
  },
}
