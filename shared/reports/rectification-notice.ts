/** 隐患整改通知单: what is to be put right, by whom and until when, with the photos that show it. */
import { AppError } from '#shared/contract/errors'
import { findingSources, type RectificationNotice } from '#shared/domain/finding'
import { formatChineseDay } from '#shared/rules/day'
import type { ReportData, ReportDefinition, ReportFinding } from './definition.ts'
import { countedFindings, findingNames, findingPlace, gradeOf, photosTogether } from './finding-parts.ts'
import { documentOf, field, joined, namesIn, ownFormNote, sequenceColumn, signature, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const listColumns: Column[] = [
  { ...sequenceColumn, width: 3.8 },
  { key: 'number', label: '隐患编号', width: 8, format: 'text', align: 'center' },
  { key: 'description', label: '隐患描述', width: 18, format: 'text' },
  { key: 'place', label: '部位', width: 11, format: 'text' },
  { key: 'grade', label: '等级', width: 5.5, format: 'text', align: 'center' },
  { key: 'basis', label: '依据', width: 13, format: 'text' },
]

const requirementColumns: Column[] = [
  { ...sequenceColumn, width: 3.8 },
  { key: 'responsible', label: '整改责任人', width: 7, format: 'text', align: 'center' },
  { key: 'measures', label: '整改措施', width: 18, format: 'text' },
  { key: 'funds', label: '资金（元）', width: 6.5, format: 'money' },
  { key: 'dueOn', label: '整改时限', width: 6.5, format: 'date' },
  { key: 'emergencyPlan', label: '防范（临时）措施/预案', width: 16, format: 'text' },
]

/** The chosen notice, or the one that the chosen finding was issued with. */
export function chosenNotice(data: ReportData): RectificationNotice | undefined {
  const { recordId } = data.parameters
  const notice = data.notices.find(({ id }) => id === recordId)
  if (notice) return notice
  const finding = data.findings.find(({ id }) => id === recordId)
  return finding && data.notices.find(({ id }) => id === finding.noticeId)
}

function inspectionDays(findings: readonly ReportFinding[]): string {
  const days = [...new Set(findings.map(({ foundOn }) => foundOn))].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? formatChineseDay(first) : `${formatChineseDay(first)}至${formatChineseDay(last)}`
}

/** What is owed for a major finding, in one sentence each; nothing without one. */
function majorParagraphs(findings: readonly ReportFinding[]): Block[] {
  const major = findings.filter(({ grade }) => grade === 'major').map(({ number }) => number)
  if (major.length === 0) return []
  return [
    {
      kind: 'paragraph',
      text: `其中 ${major.join('、')} 由本单位定为重大隐患，须按治理方案整改，治理期间执行上表的防范措施，并按规定报告。`,
    },
  ]
}

export const rectificationNotice: ReportDefinition = {
  id: 'rectification-notice',
  title: '隐患整改通知单',
  purpose: '治隐患',
  why: '把隐患交给责任人，写明措施、资金、时限和防范，双方签字。',
  basis: '《安全生产法》（2021）第四十一条、第四十六条；单式无统一规定',
  formats: tableFormats,
  asks: ['notice', 'finding'],
  needs: ['register', 'findings', 'notices'],
  countRows: () => null,
  compose: (data) => {
    const { recordId } = data.parameters
    if (recordId === undefined) throw new AppError('invalid', '请先选择整改通知单')
    const notice = chosenNotice(data)
    if (!notice) {
      const isFinding = data.findings.some(({ id }) => id === recordId)
      throw isFinding
        ? new AppError('rule', '这条隐患还没有下达整改通知，请先在隐患详情中下达')
        : new AppError('not-found', '找不到这张整改通知单')
    }
    const names = namesIn(data)
    const findings = countedFindings(data).filter(({ noticeId }) => noticeId === notice.id)
    const photos = photosTogether(findings, ['before', 'photo'])
    const sources = [...new Set(findings.map(({ source }) => findingSources[source]))]
    return documentOf(rectificationNotice, data, {
      orientation: 'portrait',
      notes: [ownFormNote],
      blocks: [
        {
          kind: 'paragraph',
          text: `${notice.unitName}：经检查，你单位存在 ${findings.length} 项隐患，请按下列要求组织整改。`,
        },
        {
          kind: 'fields',
          columns: 3,
          items: [
            field('通知单编号', notice.number),
            { label: '签发日期', value: notice.issuedOn, format: 'date' },
            field('受检单位', notice.unitName),
            field('检查日期', inspectionDays(findings)),
            field('检查类型', sources.join('、')),
            field('签发人', notice.issuerName),
          ],
        },
        { kind: 'heading', level: 3, text: '一、隐患清单' },
        {
          kind: 'table',
          columns: listColumns,
          rows: findings.map((finding, index): Cell[] => [
            index + 1,
            finding.number,
            finding.description,
            findingPlace(finding, names),
            gradeOf(finding),
            finding.basis,
          ]),
          emptyText: '通知单上的隐患已全部作废',
        },
        { kind: 'heading', level: 3, text: '二、整改要求（责任、措施、资金、时限、预案）' },
        {
          kind: 'table',
          columns: requirementColumns,
          rows: findings.map((finding, index): Cell[] => [
            index + 1,
            joined([findingNames(finding, names).unit, finding.responsibleName], '\n'),
            finding.measures,
            finding.fundsCents,
            finding.dueOn,
            finding.emergencyPlan,
          ]),
          emptyText: '没有需要整改的隐患',
        },
        ...(notice.requirement === '' ? [] : [{ kind: 'paragraph', text: `其他要求：${notice.requirement}` } as const]),
        ...majorParagraphs(findings),
        ...(photos.length === 0 ? [] : [{ kind: 'heading', level: 3, text: '三、整改前照片' } as const, ...photos]),
        {
          kind: 'paragraph',
          style: 'note',
          text:
            '本单一式三联：第一联由责任单位留存，照此整改；第二联由责任单位在整改完成后填好整改情况，连同整改后照片交回签发部门申请验收；' +
            '第三联由签发部门存档。',
        },
        {
          kind: 'signatures',
          items: [signature('签发人', notice.issuerName, notice.issuedOn), signature('接收人（责任单位）')],
          sealPlace: true,
        },
      ],
    })
  },
}
