/** 隐患整改复查（验收）单: every round of rectification and review of a finding, refused ones too, before beside after. */
import { AppError } from '#shared/contract/errors'
import { findingTreatments, reviewVerdicts, treatmentPlanParts } from '#shared/domain/finding'
import type { ReportData, ReportDefinition, ReportFinding } from './definition.ts'
import { countedFindings, findingNames, findingPhotos, findingPlace, gradeOf, statusOf } from './finding-parts.ts'
import {
  countColumn,
  documentOf,
  field,
  joined,
  type NameLookup,
  namesIn,
  ownFormNote,
  signature,
  tableFormats,
} from './parts.ts'
import { chosenNotice } from './rectification-notice.ts'
import type { Block, Cell, Column } from './report-document.ts'

const roundColumns: Column[] = [
  countColumn('round', '轮次', { width: 3 }),
  { key: 'measures', label: '完成情况', groups: ['整改'], width: 14, format: 'text' },
  { key: 'completedOn', label: '完成日期', groups: ['整改'], width: 6, format: 'date' },
  { key: 'rectifier', label: '整改人', groups: ['整改'], width: 4.5, format: 'text', align: 'center' },
  { key: 'cost', label: '实际资金（元）', groups: ['整改'], width: 6, format: 'money' },
  { key: 'verdict', label: '结论', groups: ['复查（验收）'], width: 5.5, format: 'text', align: 'center' },
  { key: 'opinion', label: '意见', groups: ['复查（验收）'], width: 9, format: 'text' },
  { key: 'reviewer', label: '验收人', groups: ['复查（验收）'], width: 4.5, format: 'text', align: 'center' },
  { key: 'reviewedOn', label: '验收日期', groups: ['复查（验收）'], width: 6, format: 'date' },
]

function roundRows(finding: ReportFinding): Cell[][] {
  return finding.rectifications
    .toSorted((left, right) => left.round - right.round)
    .map((rectification): Cell[] => {
      const review = finding.reviews.find(({ rectificationId }) => rectificationId === rectification.id)
      return [
        rectification.round,
        rectification.measures,
        rectification.completedOn,
        rectification.rectifierName,
        rectification.costCents,
        review ? reviewVerdicts[review.verdict] : '待验收',
        review?.opinion ?? '',
        review?.reviewerName ?? '',
        review?.reviewedOn ?? null,
      ]
    })
}

/** 原时限、延期至、理由 of every extension; nothing without one. */
function extensionBlocks(finding: ReportFinding): Block[] {
  if (finding.extensions.length === 0) return []
  return [
    {
      kind: 'table',
      title: '整改延期',
      columns: [
        { key: 'fromOn', label: '原时限', width: 6, format: 'date' },
        { key: 'toOn', label: '延期至', width: 6, format: 'date' },
        { key: 'reason', label: '理由', width: 24, format: 'text' },
        { key: 'approver', label: '批准人', width: 6, format: 'text', align: 'center' },
        { key: 'approvedOn', label: '批准日期', width: 6, format: 'date' },
      ],
      rows: finding.extensions.map(({ fromOn, toOn, reason, approverName, approvedOn }): Cell[] => [
        fromOn,
        toOn,
        reason,
        approverName,
        approvedOn,
      ]),
    },
  ]
}

function treatmentPlanBlocks(finding: ReportFinding): Block[] {
  const { treatmentPlan } = finding
  if (finding.grade !== 'major' || treatmentPlan === null) return []
  const parts = Object.entries(treatmentPlanParts) as [keyof typeof treatmentPlanParts, string][]
  return [
    { kind: 'heading', level: 3, text: '重大隐患治理方案' },
    { kind: 'fields', columns: 1, items: parts.map(([part, label]) => field(label, treatmentPlan[part])) },
  ]
}

/** 验收合格 and 销号, or what is still to come. */
function outcomeSentence(finding: ReportFinding, today: string): string {
  if (finding.status === 'closed') return '验收合格，予以销号。'
  const refused = finding.reviews.filter(({ verdict }) => verdict === 'failed').length
  return `目前${statusOf(finding, today)}${refused > 0 ? `，已有 ${refused} 次验收不合格` : ''}，尚未销号。`
}

function findingBlocks(data: ReportData, names: NameLookup, finding: ReportFinding): Block[] {
  const { unit } = findingNames(finding, names)
  const rows = roundRows(finding)
  const last = finding.rectifications.toSorted((left, right) => left.round - right.round).at(-1)
  const review = finding.reviews.find(({ rectificationId }) => rectificationId === last?.id)
  const photos = findingPhotos([finding], ['before', 'photo', 'after'])
  return [
    {
      kind: 'fields',
      columns: 2,
      items: [
        field('隐患编号', finding.number),
        field('通知单编号', finding.noticeNumber || '未下达通知单'),
        field('责任单位', unit),
        field('整改责任人', finding.responsibleName),
        field('隐患等级', gradeOf(finding)),
        field('处理方式', finding.treatment === null ? '' : findingTreatments[finding.treatment]),
        { label: '发现日期', value: finding.foundOn, format: 'date' },
        { label: '整改时限', value: finding.dueOn, format: 'date' },
      ],
    },
    {
      kind: 'fields',
      columns: 1,
      items: [
        field('隐患部位', findingPlace(finding, names)),
        field('隐患描述', finding.description),
        field('要求的措施', finding.measures),
      ],
    },
    ...treatmentPlanBlocks(finding),
    ...extensionBlocks(finding),
    {
      kind: 'table',
      title: '整改与复查（验收）',
      columns: roundColumns,
      rows,
      ...(rows.length === 0 ? { blankRows: 2 } : {}),
    },
    { kind: 'paragraph', text: outcomeSentence(finding, data.today) },
    ...(photos.length === 0 ? [] : [{ kind: 'heading', level: 3, text: '整改前后照片' } as const, ...photos]),
    {
      kind: 'signatures',
      items: [
        signature('整改责任人', last?.rectifierName ?? finding.responsibleName, last?.completedOn ?? null),
        signature('复查（验收）人', review?.reviewerName, review?.reviewedOn ?? null),
        signature('销号人', finding.closedByName, finding.closedOn),
      ],
    },
  ]
}

export const reviewSheet: ReportDefinition = {
  id: 'review-sheet',
  title: '隐患整改复查（验收）单',
  purpose: '治隐患',
  why: '证明改没改、谁验的、什么时候销的号，整改前后照片放在一起看。',
  basis: '《安全生产法》（2021）第四十一条；单式无统一规定',
  formats: tableFormats,
  asks: ['finding', 'notice'],
  needs: ['register', 'findings', 'notices'],
  countRows: () => null,
  compose: (data) => {
    const { recordId } = data.parameters
    if (recordId === undefined) throw new AppError('invalid', '请先选择隐患或整改通知单')
    const chosen = countedFindings(data).filter(({ id }) => id === recordId)
    const notice = chosen.length === 0 ? chosenNotice(data) : undefined
    const findings = notice ? countedFindings(data).filter(({ noticeId }) => noticeId === notice.id) : chosen
    if (findings.length === 0) throw new AppError('not-found', '找不到这条隐患或通知单，或者已经作废')
    const names = namesIn(data)
    return documentOf(reviewSheet, data, {
      orientation: 'portrait',
      notes: [ownFormNote],
      blocks: findings.flatMap((finding, index): Block[] => [
        ...(index > 0 ? [{ kind: 'pageBreak' } as const] : []),
        ...(findings.length > 1
          ? [{ kind: 'heading', level: 2, text: joined([finding.number, finding.location]) } as const]
          : []),
        ...findingBlocks(data, names, finding),
      ]),
    })
  },
}
