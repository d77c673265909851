/** 隐患整改延期审批表: one form for each extension, an empty one for a finding that has none yet. */
import { AppError } from '#shared/contract/errors'
import type { FindingExtension } from '#shared/domain/finding'
import { daysBetween } from '#shared/rules/day'
import type { ReportData, ReportDefinition, ReportFinding } from './definition.ts'
import { countedFindings, findingNames, findingPlace, gradeOf, lastRectification } from './finding-parts.ts'
import { documentOf, field, namesIn, ownFormNote, signature, tableFormats } from './parts.ts'
import type { Block } from './report-document.ts'

interface Form {
  finding: ReportFinding | null
  /** null = still to be asked for */
  extension: FindingExtension | null
  /** 第几次延期 */
  count: number
}

function formsOf(finding: ReportFinding): Form[] {
  return finding.extensions
    .filter(({ voidedAt }) => voidedAt === null)
    .toSorted((left, right) => (left.toOn < right.toOn ? -1 : 1))
    .map((extension, index) => ({ finding, extension, count: index + 1 }))
}

/** Those of the chosen finding, else of all; an empty form where there is none. */
function chosenForms(data: ReportData): Form[] {
  const { recordId } = data.parameters
  const findings = countedFindings(data)
  if (recordId === undefined) {
    const all = findings.flatMap(formsOf)
    return all.length > 0 ? all : [{ finding: null, extension: null, count: 1 }]
  }
  const finding = findings.find(({ id }) => id === recordId)
  if (!finding) throw new AppError('not-found', '找不到这条隐患')
  const own = formsOf(finding)
  return own.length > 0 ? own : [{ finding, extension: null, count: 1 }]
}

function formBlocks(data: ReportData, { finding, extension, count }: Form): Block[] {
  const names = namesIn(data)
  const done = finding === null ? undefined : lastRectification(finding)
  return [
    {
      kind: 'fields',
      columns: 2,
      items: [
        field('隐患编号', finding?.number ?? ''),
        field('整改通知单编号', finding?.noticeNumber ?? ''),
        field('责任单位', finding === null ? '' : findingNames(finding, names).unit),
        field('整改责任人', finding?.responsibleName ?? ''),
        field('隐患等级', finding === null ? '' : gradeOf(finding)),
        { label: '发现日期', value: finding?.foundOn ?? null, format: 'date' },
      ],
    },
    {
      kind: 'fields',
      columns: 1,
      items: [
        field('隐患部位', finding === null ? '' : findingPlace(finding, names)),
        field('隐患描述', finding?.description ?? ''),
        field('整改措施', finding?.measures ?? ''),
      ],
    },
    {
      kind: 'fields',
      columns: 4,
      items: [
        { label: '原期限', value: extension?.fromOn ?? (finding?.dueOn || null), format: 'date' },
        { label: '延期期限', value: extension?.toOn ?? null, format: 'date' },
        {
          label: '延期天数',
          value: extension === null ? null : daysBetween(extension.fromOn, extension.toOn),
          format: 'integer',
        },
        { label: '第几次延期', value: finding === null ? null : count, format: 'integer' },
      ],
    },
    {
      kind: 'fields',
      columns: 1,
      items: [
        field('延期原因', extension?.reason ?? ''),
        // what was reported later than the extension had not been done then
        field(
          '已完成的工作',
          done !== undefined && extension !== null && done.completedOn <= extension.approvedOn ? done.measures : '',
        ),
        field('延期期间的防范措施', finding?.emergencyPlan ?? ''),
        field('审批意见', extension === null ? '□ 同意延期　□ 不同意，按原期限整改' : '同意延期'),
      ],
    },
    {
      kind: 'signatures',
      items: [
        signature('申请人（整改责任人）', finding?.responsibleName),
        signature('审核（安全管理负责人）', data.enterprise.safetyManager),
        signature('批准人', extension?.approverName, extension?.approvedOn ?? null),
      ],
    },
  ]
}

export const extensionSheet: ReportDefinition = {
  id: 'extension-sheet',
  title: '隐患整改延期审批表',
  purpose: '治隐患',
  why: '到期改不完的，到期以前说明原因、延到哪天、这段时间怎么防，批准以后才算延期。',
  basis: '延期审批的书式无统一规定，各栏（原期限、原因、已完成、延期期限、防范措施）为本软件拟定；重大隐患另用延期申请',
  formats: tableFormats,
  asks: ['finding'],
  needs: ['register', 'findings'],
  countRows: (data) => countedFindings(data).flatMap(formsOf).length,
  compose: (data) => {
    const forms = chosenForms(data)
    const isOpen = forms.some(({ extension }) => extension === null)
    return documentOf(extensionSheet, data, {
      orientation: 'portrait',
      notes: [ownFormNote, ...(isOpen ? ['还没有登记延期，空着的栏请手写，批准后在软件中登记'] : [])],
      blocks: forms.flatMap((form, index): Block[] => [
        ...(index > 0 ? [{ kind: 'pageBreak' } as const] : []),
        ...formBlocks(data, form),
      ]),
    })
  },
}
