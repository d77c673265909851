/**
 * The documents of a hazard that the enterprise graded 重大: 报告, 治理方案, 延期申请, 复查（核销）申请, 回头看记录.
 * 安监总局令第16号 第十四条 (three contents of the report) and 第十五条 (six parts of the plan).
 */
import { AppError } from '#shared/contract/errors'
import { treatmentPlanParts } from '#shared/domain/finding'
import {
  assuranceParts,
  type MajorHazardStep,
  extensionParts,
  type MajorHazardStepKind,
  majorHazardStates,
  majorHazardSteps,
  majorHazardVerdicts,
} from '#shared/domain/major-hazard'
import { lookBackDueOn, majorHazardState, stepLines, treatmentDueOn } from '#shared/rules/major-hazard-flow'
import { formatChineseDay } from '#shared/rules/day'
import type { ReportData, ReportDefinition, ReportFinding, ReportMajorHazardCase } from './definition.ts'
import { findingNames, findingPhotos, findingPlace, lastRectification } from './finding-parts.ts'
import { documentOf, field, joined, namesIn, ordinal, ownFormNote, signature, tableFormats } from './parts.ts'
import type { Block, Cell, Column, ReportDocument } from './report-document.ts'

interface Filed {
  record: ReportMajorHazardCase
  finding: ReportFinding
}

/** The chosen file, by its own id or by the finding's. */
function chosen(data: ReportData): Filed {
  const { recordId } = data.parameters
  if (recordId === undefined) throw new AppError('invalid', '请先选择重大隐患治理档案')
  const record = data.majorHazards.cases.find(({ id, findingId }) => id === recordId || findingId === recordId)
  const finding = data.findings.find(({ id }) => id === record?.findingId)
  if (!record || !finding) throw new AppError('not-found', '找不到这份治理档案')
  return { record, finding }
}

const last = (record: ReportMajorHazardCase, kind: MajorHazardStepKind): MajorHazardStep | undefined =>
  record.steps.findLast((step) => step.kind === kind)

/** A heading with its text below; an empty one leaves room for handwriting. */
function section(index: number, title: string, text: string): Block[] {
  return [
    { kind: 'heading', level: 3, text: `${ordinal(index)}、${title}` },
    { kind: 'paragraph', text: text === '' ? '（未填写）' : text },
  ]
}

function headFields(data: ReportData, { record, finding }: Filed): Block {
  const names = namesIn(data)
  return {
    kind: 'fields',
    columns: 2,
    items: [
      field('单位名称', data.enterprise.name),
      field('单位地址', data.enterprise.address),
      field('隐患名称', record.name),
      field('隐患编号', finding.number),
      field('隐患部位', findingPlace(finding, names)),
      { label: '发现日期', value: finding.foundOn, format: 'date' },
      field('责任单位', findingNames(finding, names).unit),
      field('整改责任人', finding.responsibleName),
      { label: '整改时限', value: finding.dueOn, format: 'date' },
      { label: '治理经费（元）', value: finding.fundsCents, format: 'money' },
      field('联系人', data.enterprise.safetyManager),
      field('联系电话', data.enterprise.safetyPhone),
    ],
  }
}

/** 填报人、审核、主要负责人 with the place for the seal. */
function sealed(data: ReportData, writer: string, on: string | null): Block {
  return {
    kind: 'signatures',
    items: [
      signature('填报人', writer),
      signature('审核（安全管理负责人）', data.enterprise.safetyManager),
      signature('主要负责人', data.enterprise.principal, on),
    ],
    sealPlace: true,
  }
}

function planSections({ treatmentPlan }: ReportFinding, from: number): Block[] {
  const parts = Object.entries(treatmentPlanParts) as [keyof typeof treatmentPlanParts, string][]
  return parts.flatMap(([part, label], index) => section(from + index, label, treatmentPlan?.[part] ?? ''))
}

const stepColumns: Column[] = [
  { key: 'step', label: '步骤', width: 7, format: 'text', align: 'center' },
  { key: 'doneOn', label: '日期', width: 7, format: 'date' },
  { key: 'by', label: '办理人', width: 6, format: 'text', align: 'center' },
  { key: 'verdict', label: '结论', width: 7, format: 'text', align: 'center' },
  { key: 'organization', label: '单位', width: 9, format: 'text' },
  { key: 'text', label: '情况', width: 24, format: 'text' },
]

function stepTable(record: ReportMajorHazardCase): Block {
  return {
    kind: 'table',
    title: '治理过程',
    columns: stepColumns,
    rows: record.steps.map((step): Cell[] => [
      majorHazardSteps[step.kind],
      step.doneOn,
      step.byName,
      step.verdict === null ? '' : majorHazardVerdicts[step.verdict],
      step.organization,
      stepLines(step, formatChineseDay).join('\n'),
    ]),
    emptyText: '还没有登记治理步骤',
  }
}

/** What all of them share. */
function caseDefinition(
  fields: Pick<ReportDefinition, 'id' | 'title' | 'purpose' | 'why' | 'basis'>,
  compose: (data: ReportData, filed: Filed) => { blocks: Block[]; notes?: readonly string[] },
): ReportDefinition {
  return {
    ...fields,
    formats: tableFormats,
    asks: ['majorHazardCase'],
    needs: ['register', 'findings', 'majorHazards'],
    countRows: () => null,
    compose: (data): ReportDocument => {
      const { blocks, notes = [] } = compose(data, chosen(data))
      return documentOf(fields, data, { orientation: 'portrait', notes: [...notes, ownFormNote], blocks })
    },
  }
}

export const majorHazardReport = caseDefinition(
  {
    id: 'major-hazard-report',
    title: '重大事故隐患报告',
    purpose: '报监管',
    why: '重大事故隐患排查治理情况要及时向监管部门和职工代表大会报告。',
    basis:
      '《安全生产法》（2021）第四十一条；安监总局令第16号第十四条（现状及产生原因、危害程度和整改难易程度分析、治理方案）',
  },
  (data, filed) => {
    const { record, finding } = filed
    const report = last(record, 'report')
    return {
      notes: ['等级由企业现场核实后确定，以条文和监管部门的意见为准'],
      blocks: [
        { kind: 'paragraph', text: `${record.reportedTo || '________________'}：` },
        headFields(data, filed),
        ...section(0, '对照的标准与条款', record.criterion),
        ...section(1, '隐患的现状及其产生原因', record.situation),
        ...section(2, '隐患的危害程度和影响范围', record.harm),
        ...section(3, '整改难易程度分析', record.difficulty),
        ...section(4, '已采取的临时措施（停用、撤人）', record.interimMeasures || (last(record, 'halt')?.text ?? '')),
        { kind: 'heading', level: 3, text: '六、治理方案' },
        {
          kind: 'fields',
          columns: 1,
          items: (Object.entries(treatmentPlanParts) as [keyof typeof treatmentPlanParts, string][]).map(
            ([part, label]) => field(label, finding.treatmentPlan?.[part] ?? ''),
          ),
        },
        sealed(data, report?.byName ?? '', report?.doneOn ?? null),
      ],
    }
  },
)

export const majorHazardPlan = caseDefinition(
  {
    id: 'major-hazard-plan',
    title: '重大事故隐患治理方案',
    purpose: '治隐患',
    why: '重大事故隐患由主要负责人组织制定并实施治理方案，六项内容缺一不可。',
    basis: '安监总局令第16号第十五条（六项内容；由主要负责人组织制定并实施，未核实）',
  },
  (data, filed) => {
    const plan = last(filed.record, 'plan')
    const assurance = last(filed.record, 'assurance')
    return {
      blocks: [
        headFields(data, filed),
        ...planSections(filed.finding, 0),
        ...section(6, '验收标准', filed.record.acceptanceStandard),
        {
          kind: 'table',
          title: '五落实',
          columns: [
            { key: 'part', label: '项目', width: 8, format: 'text', align: 'center' },
            { key: 'text', label: '落实情况', width: 36, format: 'text' },
          ],
          rows: Object.entries(assuranceParts).map(([part, label]): Cell[] => [
            label,
            assurance?.assurances?.[part as keyof typeof assuranceParts] ?? '',
          ]),
        },
        sealed(data, plan?.byName ?? '', plan?.doneOn ?? null),
      ],
    }
  },
)

export const majorHazardExtension = caseDefinition(
  {
    id: 'major-hazard-extension',
    title: '重大事故隐患治理延期申请',
    purpose: '报监管',
    why: '到期治不完的，到期以前说明原因和防范措施，申请延期；没有批复不算延期。',
    basis: '延期申请的书式无统一规定，各栏（原期限、原因、已完成、延期期限、防范措施）为本软件拟定，以属地要求为准',
  },
  (data, filed) => {
    const { record, finding } = filed
    const index = record.steps.findLastIndex(({ kind }) => kind === 'extend')
    const applied = record.steps[index]
    const next = record.steps[index + 1]
    const reply = next?.kind === 'extendReply' ? next : undefined
    const extension = applied?.extension ?? null
    const fromOn = extension ? extension.fromOn : treatmentDueOn(record.steps, finding.dueOn)
    const toOn = applied?.toOn ?? null
    const from = fromOn === null ? '________' : formatChineseDay(fromOn)
    const to = toOn === null ? '________' : formatChineseDay(toOn)
    return {
      notes: applied === undefined ? ['还没有登记延期申请，空着的栏请手写或登记后再打印'] : [],
      blocks: [
        { kind: 'paragraph', text: `${record.reportedTo || '________________'}：` },
        {
          kind: 'paragraph',
          text: `我单位「${record.name}」原定于 ${from} 前完成治理，因下列原因不能按期完成，申请延期至 ${to}。`,
        },
        headFields(data, filed),
        {
          kind: 'fields',
          columns: 3,
          items: [
            { label: '原期限', value: fromOn, format: 'date' },
            { label: '延期期限', value: toOn, format: 'date' },
            { label: '申请日期', value: applied?.doneOn ?? null, format: 'date' },
          ],
        },
        ...(Object.entries(extensionParts) as [keyof typeof extensionParts, string][]).flatMap(([part, label], place) =>
          section(place, label, extension?.[part] ?? ''),
        ),
        // an application of an older version says all of it in one text
        ...(applied && applied.text !== '' ? section(3, '其他说明', applied.text) : []),
        sealed(data, applied?.byName ?? '', applied?.doneOn ?? null),
        {
          kind: 'table',
          title: '批复',
          columns: [
            { key: 'organization', label: '批复单位', width: 12, format: 'text' },
            { key: 'doneOn', label: '批复日期', width: 7, format: 'date' },
            { key: 'verdict', label: '结论', width: 6, format: 'text', align: 'center' },
            { key: 'toOn', label: '批准延期至', width: 7, format: 'date' },
            { key: 'text', label: '批复意见', width: 18, format: 'text' },
          ],
          rows: reply
            ? [
                [
                  reply.organization,
                  reply.doneOn,
                  majorHazardVerdicts[reply.verdict ?? 'failed'],
                  reply.toOn,
                  reply.text,
                ],
              ]
            : [],
          ...(reply ? {} : { blankRows: 1 }),
        },
      ],
    }
  },
)

export const majorHazardReviewRequest = caseDefinition(
  {
    id: 'major-hazard-review-request',
    title: '重大事故隐患复查（核销）申请',
    purpose: '报监管',
    why: '治理完成、内部验收通过后，凭它申请复查和核销。',
    basis: '《安全生产法》（2021）第四十一条；申请书式无统一规定',
  },
  (data, filed) => {
    const { record, finding } = filed
    const accept = last(record, 'accept')
    const done = lastRectification(finding)
    const photos = findingPhotos([finding], ['before', 'photo', 'after'])
    return {
      blocks: [
        { kind: 'paragraph', text: `${record.reportedTo || '________________'}：` },
        {
          kind: 'paragraph',
          text: `我单位「${record.name}」已完成治理并经内部验收，现申请复查（核销）。目前状态：${majorHazardStates[majorHazardState(record.steps)]}。`,
        },
        headFields(data, filed),
        ...section(0, '整改完成情况', joined([last(record, 'treat')?.text ?? '', done?.measures ?? ''], '\n')),
        ...section(
          1,
          '内部验收意见',
          accept ? joined([majorHazardVerdicts[accept.verdict ?? 'passed'], accept.text], '。') : '',
        ),
        ...section(2, '附件（检测或评估报告、专家意见等）', record.attachmentNames.join('、') || '无'),
        stepTable(record),
        ...(photos.length === 0 ? [] : [{ kind: 'heading', level: 3, text: '整改前后照片' } as const, ...photos]),
        sealed(data, accept?.byName ?? '', null),
      ],
    }
  },
)

export const majorHazardLookBack = caseDefinition(
  {
    id: 'major-hazard-look-back',
    title: '重大事故隐患回头看记录',
    purpose: '治隐患',
    why: '销号以后再去看一眼：措施还在不在位，有没有复发。',
    basis: '表式无统一规定；销号后 30 天、90 天各看一次为本软件建议',
  },
  (data, filed) => {
    const { record } = filed
    const rows = record.steps.filter(({ kind }) => kind === 'lookBack')
    const closed = last(record, 'close')
    const dueOn = lookBackDueOn(record.steps)
    return {
      notes: dueOn === null ? [] : [`下一次回头看建议不晚于 ${formatChineseDay(dueOn)}`],
      blocks: [
        headFields(data, filed),
        {
          kind: 'fields',
          columns: 2,
          items: [
            { label: '销号日期', value: closed?.doneOn ?? null, format: 'date' },
            field('验收标准', record.acceptanceStandard),
          ],
        },
        {
          kind: 'table',
          title: '回头看',
          columns: [
            { key: 'doneOn', label: '日期', width: 7, format: 'date' },
            { key: 'recurring', label: '是否复发', width: 6, format: 'text', align: 'center' },
            { key: 'text', label: '措施是否在位', width: 26, format: 'text' },
            { key: 'by', label: '复查人', width: 7, format: 'text', align: 'center' },
          ],
          rows: rows.map((step): Cell[] => [step.doneOn, step.isRecurring ? '是' : '否', step.text, step.byName]),
          ...(rows.length === 0 ? { blankRows: 2 } : {}),
        },
        {
          kind: 'signatures',
          items: [
            signature('复查人', rows.at(-1)?.byName, rows.at(-1)?.doneOn ?? null),
            signature('安全管理负责人', data.enterprise.safetyManager),
          ],
        },
      ],
    }
  },
)
