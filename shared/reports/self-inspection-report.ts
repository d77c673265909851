/** 企业安全生产自查报告: seven parts in sentences and tables, signed by the principal. */
import { treatmentPlanParts } from '#shared/domain/finding'
import { controlClasses } from '#shared/domain/hazard'
import { inspectionKinds } from '#shared/domain/inspection'
import { isWithin } from '#shared/rules/day'
import { inspectionStatistics } from '#shared/rules/inspection-statistics'
import type { ReportData, ReportDefinition, ReportFinding, ReportInspection } from './definition.ts'
import {
  countedFindings,
  findingNames,
  findingPhotos,
  findingPlace,
  gradeOf,
  repeatsOf,
  statusOf,
  voidedCount,
} from './finding-parts.ts'
import {
  asOfDay,
  chosenPeriod,
  countColumn,
  documentOf,
  type NameLookup,
  ordinal,
  type ReportPeriod,
  sequenceColumn,
  submissionSignatures,
  tableFormats,
} from './parts.ts'
import { findingPeriod } from './period-parts.ts'
import { allKinds, registerParts } from './register-parts.ts'
import type { Block, Cell, Column } from './report-document.ts'
import {
  consistencySentence,
  findingsParagraphs,
  lastingParagraphs,
  majorParagraphs,
  nextParagraph,
  organizationParagraphs,
  profileParagraphs,
  rectificationParagraph,
} from './self-inspection-text.ts'

const partTitles = ['企业概况', '组织与部署', '自查情况', '隐患整改', '重大隐患', '长效措施', '下一步工作']

const part = (index: number): Block => ({
  kind: 'heading',
  level: 2,
  text: `${ordinal(index)}、${partTitles[index] ?? ''}`,
})

const paragraphs = (texts: readonly string[]): Block[] =>
  texts.filter((text) => text !== '').map((text) => ({ kind: 'paragraph', text }))

const findingColumns: Column[] = [
  { ...sequenceColumn, width: 2.8 },
  { key: 'number', label: '隐患编号', width: 5.6, format: 'text', align: 'center' },
  { key: 'place', label: '位置', width: 8, format: 'text' },
  { key: 'description', label: '问题', width: 12, format: 'text' },
  { key: 'grade', label: '等级', width: 5.2, format: 'text', align: 'center' },
  { key: 'basis', label: '依据', width: 8, format: 'text' },
  { key: 'measures', label: '整改措施', width: 11, format: 'text' },
  { key: 'responsible', label: '责任人', width: 4.5, format: 'text', align: 'center' },
  { key: 'dueOn', label: '期限', width: 6, format: 'date' },
  { key: 'status', label: '状态', width: 5, format: 'text', align: 'center' },
]

const findingRow = (finding: ReportFinding, index: number, names: NameLookup, today: string): Cell[] => [
  index + 1,
  finding.number,
  findingPlace(finding, names),
  finding.description,
  gradeOf(finding),
  finding.basis,
  finding.measures,
  finding.responsibleName,
  finding.dueOn,
  statusOf(finding, today),
]

/** What is still to be done, short: the findings themselves stand in part four. */
function openTable(open: readonly ReportFinding[], names: NameLookup, today: string): Block[] {
  if (open.length === 0) return []
  return [
    {
      kind: 'table',
      title: '未销号的隐患',
      columns: [
        { key: 'number', label: '隐患编号', width: 6, format: 'text', align: 'center' },
        { key: 'description', label: '问题', width: 20, format: 'text' },
        { key: 'unit', label: '责任单位', width: 7, format: 'text' },
        { key: 'responsible', label: '责任人', width: 5, format: 'text', align: 'center' },
        { key: 'dueOn', label: '期限', width: 6, format: 'date' },
        { key: 'status', label: '状态', width: 7.5, format: 'text', align: 'center' },
      ],
      rows: open.map((finding): Cell[] => [
        finding.number,
        finding.description,
        findingNames(finding, names).unit,
        finding.responsibleName,
        finding.dueOn,
        statusOf(finding, today),
      ]),
    },
  ]
}

function inspectionTable(inspections: readonly ReportInspection[]): Block {
  return {
    kind: 'table',
    title: '检查记录',
    columns: [
      { key: 'number', label: '检查编号', width: 7, format: 'text', align: 'center' },
      { key: 'inspectedOn', label: '日期', width: 6, format: 'date' },
      { key: 'name', label: '检查名称', width: 14, format: 'text' },
      { key: 'kind', label: '类型', width: 8, format: 'text' },
      { key: 'inspector', label: '检查人', width: 5, format: 'text', align: 'center' },
      countColumn('items', '检查项数', { width: 4.5 }),
      countColumn('abnormal', '隐患数', { width: 4 }),
    ],
    rows: inspections.map((inspection): Cell[] => {
      const [figures] = inspectionStatistics(
        [{ ...inspection, answers: inspection.results.map(({ answer }) => answer) }],
        { from: inspection.inspectedOn, to: inspection.inspectedOn },
      ).byKind
      return [
        inspection.number,
        inspection.inspectedOn,
        inspection.name,
        inspectionKinds[inspection.kind],
        inspection.inspectorName,
        figures?.items ?? 0,
        figures?.abnormal ?? 0,
      ]
    }),
    emptyText: '本期没有已提交的检查记录',
  }
}

/** The treatment plan of every major finding; one that is missing says so. */
function majorBlocks(major: readonly ReportFinding[], names: NameLookup): Block[] {
  return major.flatMap((finding): Block[] => [
    {
      kind: 'heading',
      level: 3,
      text: `${finding.number} ${findingPlace(finding, names)}`,
    },
    {
      kind: 'fields',
      columns: 1,
      items: [
        { label: '隐患情况', value: finding.description },
        { label: '依据', value: finding.basis || '未填写' },
        ...(Object.entries(treatmentPlanParts) as [keyof typeof treatmentPlanParts, string][]).map(([key, label]) => ({
          label,
          value: finding.treatmentPlan?.[key] || '未填写',
        })),
      ],
    },
  ])
}

function plannedControls(data: ReportData) {
  return registerParts(data, allKinds).flatMap(({ riskPoint, hazards }) =>
    hazards.flatMap((hazard) =>
      hazard.controls
        .filter(({ status, voidedAt }) => status === 'planned' && voidedAt === null)
        .map((control) => ({ riskPoint, hazard, control })),
    ),
  )
}

function plannedTable(planned: ReturnType<typeof plannedControls>): Block[] {
  if (planned.length === 0) return []
  return [
    {
      kind: 'table',
      title: '待落实的新增（改进）措施',
      columns: [
        sequenceColumn,
        { key: 'riskPoint', label: '风险点', width: 9, format: 'text' },
        { key: 'item', label: '步骤/检查项目', width: 9, format: 'text' },
        { key: 'class', label: '类别', width: 5, format: 'text', align: 'center' },
        { key: 'text', label: '措施', width: 22, format: 'text' },
      ],
      rows: planned.map(({ riskPoint, hazard, control }, index): Cell[] => [
        index + 1,
        riskPoint.name,
        hazard.item,
        controlClasses[control.controlClass],
        control.text,
      ]),
    },
  ]
}

/** 附件: the records that the app holds, and those that the enterprise adds itself. */
function attachmentParagraphs(
  data: ReportData,
  inspections: readonly ReportInspection[],
  findings: readonly ReportFinding[],
  photoCount: number,
): string[] {
  const noticeIds = new Set(findings.map(({ noticeId }) => noticeId))
  const notices = data.notices.filter(({ id }) => noticeIds.has(id)).map(({ number }) => number)
  const lines = [
    inspections.length > 0
      ? `检查表及检查记录 ${inspections.length} 份：${inspections.map(({ number }) => number).join('、')}`
      : '',
    notices.length > 0 ? `隐患整改通知单 ${notices.length} 份：${notices.join('、')}` : '',
    photoCount > 0 ? `隐患整改前后照片 ${photoCount} 张，印在本报告末尾` : '',
    '会议纪要、培训签到表、演练记录（由本单位另附）',
  ].filter((line) => line !== '')
  return lines.map((line, index) => `${index + 1}. ${line}`)
}

function periodRecords(data: ReportData, period: ReportPeriod, asOf: string) {
  const counted = countedFindings(data)
  return {
    findings: counted.filter(({ foundOn }) => isWithin(foundOn, { from: period.from, to: asOf })),
    open: counted.filter(({ status }) => status !== 'closed'),
    inspections: data.inspections
      .filter(
        ({ status, voidedAt, inspectedOn }) =>
          status === 'submitted' && voidedAt === null && isWithin(inspectedOn, period),
      )
      .sort((left, right) =>
        left.inspectedOn < right.inspectedOn ? -1 : Number(left.inspectedOn > right.inspectedOn),
      ),
  }
}

export const selfInspectionReport: ReportDefinition = {
  id: 'self-inspection-report',
  title: '企业安全生产自查报告',
  purpose: '报监管',
  why: '监管部门要自查报告时，用登记的真实数字写成文，核对后签字盖章。',
  basis: '《安全生产法》（2021）第四十一条、第四十六条；报告分段为通行写法，无统一规定',
  formats: tableFormats,
  asks: ['period'],
  needs: ['register', 'inspections', 'findings', 'notices', 'consistency'],
  countRows: (data) => {
    const period = chosenPeriod(data)
    return periodRecords(data, period, asOfDay(data, period)).findings.length
  },
  compose: (data) => {
    const { names, period, asOf, figures, inspections: inspectionFigures } = findingPeriod(data)
    const { findings, open, inspections } = periodRecords(data, period, asOf)
    const major = findings.filter(({ grade }) => grade === 'major')
    const planned = plannedControls(data)
    const photos = findingPhotos(findings, ['before', 'photo', 'after'])
    const photoCount = photos.reduce((sum, block) => sum + (block.kind === 'photos' ? block.items.length : 0), 0)
    const voided = voidedCount(data, period)
    return documentOf(selfInspectionReport, data, {
      title: '关于开展安全生产自查的报告',
      period: period.label,
      orientation: 'portrait',
      hazards: registerParts(data, allKinds).flatMap(({ hazards }) => hazards),
      notes: [
        '由登记的数据生成，请核对修改后签字盖章',
        ...(voided > 0 ? [`本期另有 ${voided} 条隐患作废，未计入`] : []),
      ],
      blocks: [
        part(0),
        ...paragraphs(profileParagraphs(data.enterprise, data)),
        part(1),
        ...paragraphs(organizationParagraphs(data, period, inspections, inspectionFigures)),
        part(2),
        ...paragraphs(findingsParagraphs(figures, inspectionFigures, findings)),
        inspectionTable(inspections),
        part(3),
        ...paragraphs([rectificationParagraph(figures)]),
        {
          kind: 'table',
          columns: findingColumns,
          rows: findings.map((finding, index) => findingRow(finding, index, names, data.today)),
          emptyText: '本期没有登记隐患',
        },
        part(4),
        ...paragraphs(majorParagraphs(major)),
        ...majorBlocks(major, names),
        part(5),
        ...paragraphs([
          ...lastingParagraphs(figures, repeatsOf(data, period), planned.length),
          consistencySentence(data),
        ]),
        part(6),
        ...paragraphs([nextParagraph(open, data.today)]),
        ...openTable(open, names, data.today),
        ...plannedTable(planned),
        { kind: 'heading', level: 2, text: '附件' },
        { kind: 'paragraph', text: attachmentParagraphs(data, inspections, findings, photoCount).join('\n') },
        submissionSignatures(data),
        { kind: 'paragraph', text: '报送：＿＿＿＿＿＿＿＿＿＿＿＿（街道、园区或应急管理部门）' },
        ...(photos.length === 0 ? [] : [{ kind: 'heading', level: 2, text: '附：整改前后照片' } as const, ...photos]),
      ],
    })
  },
}
