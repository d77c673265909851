/** 隐患整改回头看记录: both looks at each closed finding, done or still to do. */
import { type FollowUpResult, followUpResults, followUpStages } from '#shared/domain/follow-up'
import { type FollowUpState, followUpSteps } from '#shared/rules/follow-up'
import { isWithin } from '#shared/rules/day'
import type { ReportData, ReportDefinition } from './definition.ts'
import { countedFindings, findingPlace, gradeOf, lastRectification } from './finding-parts.ts'
import { countColumn, documentOf, namesIn, ownFormNote, periodIfChosen, signature, tableFormats } from './parts.ts'
import type { Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { key: 'number', label: '隐患编号', width: 6.4, format: 'text', align: 'center' },
  { key: 'place', label: '部位', width: 9, format: 'text' },
  { key: 'description', label: '隐患描述', width: 13, format: 'text' },
  { key: 'grade', label: '等级', width: 5, format: 'text', align: 'center' },
  { key: 'measures', label: '整改情况', width: 12, format: 'text' },
  { key: 'closedOn', label: '销号日期', width: 5.8, format: 'date' },
  { key: 'stage', label: '时点', width: 6, format: 'text', align: 'center' },
  { key: 'dueOn', label: '应看日期', width: 5.8, format: 'date' },
  { key: 'checkedOn', label: '回头看日期', width: 5.8, format: 'date' },
  { key: 'result', label: '是否复发', width: 5.4, format: 'text', align: 'center' },
  { key: 'note', label: '措施是否在位', width: 9, format: 'text' },
  { key: 'checker', label: '复查人', width: 4.6, format: 'text', align: 'center' },
]

const openStates: Record<Exclude<FollowUpState, 'done'>, string> = {
  upcoming: '还没到期',
  due: '到期未做',
  missed: '未做',
}

const stageColumns: Column[] = [
  { key: 'stageName', label: '时点', width: 10, format: 'text' },
  ...(
    [
      ['total', '应看'],
      ['holding', '未复发'],
      ['recurred', '复发'],
      ['controlFailed', '措施失效'],
      ['due', '到期未做'],
      ['missed', '未做'],
      ['upcoming', '还没到期'],
    ] as const
  ).map(([key, label]) => countColumn(key, label)),
]

function stepsOf(data: ReportData) {
  const period = periodIfChosen(data)
  const { areaId } = data.parameters
  return countedFindings(data)
    .filter(
      ({ closedOn, ...finding }) =>
        (period === null || (closedOn !== null && isWithin(closedOn, period))) &&
        (areaId === undefined || finding.areaId === areaId),
    )
    .flatMap((finding) => followUpSteps(finding, finding.followUps, data.today).map((step) => ({ finding, ...step })))
}
type Step = ReturnType<typeof stepsOf>[number]

function figures(label: string, steps: readonly Step[]): Cell[] {
  const ofResult = (result: FollowUpResult) => steps.filter(({ record }) => record?.result === result).length
  const ofState = (state: FollowUpState) => steps.filter((step) => step.state === state).length
  return [
    label,
    steps.length,
    ofResult('holding'),
    ofResult('recurred'),
    ofResult('controlFailed'),
    ofState('due'),
    ofState('missed'),
    ofState('upcoming'),
  ]
}

export const followUpRecord: ReportDefinition = {
  id: 'follow-up-record',
  title: '隐患整改回头看记录',
  purpose: '治隐患',
  why: '销号以后再看一眼：有没有复发，措施还在不在位，谁去看的。',
  basis:
    '回头看记录（是否复发、措施是否在位、复查人）见各地隐患治理要求，表式无统一规定；销号后 30 天、90 天为本软件建议',
  formats: tableFormats,
  asks: ['period', 'area'],
  needs: ['register', 'findings'],
  countRows: (data) => stepsOf({ ...data, parameters: {} }).length,
  compose: (data) => {
    const names = namesIn(data)
    const steps = stepsOf(data)
    const rows = steps.map(({ finding, stage, dueOn, state, record }): Cell[] => [
      finding.number,
      findingPlace(finding, names),
      finding.description,
      gradeOf(finding),
      lastRectification(finding)?.measures ?? finding.measures,
      finding.closedOn,
      followUpStages[stage],
      dueOn,
      record?.checkedOn ?? null,
      record === null ? openStates[state === 'done' ? 'due' : state] : followUpResults[record.result],
      record?.note ?? '',
      record?.checkerName ?? '',
    ])
    const stages = (['first', 'second'] as const).map((stage) =>
      figures(
        followUpStages[stage],
        steps.filter((step) => step.stage === stage),
      ),
    )
    return documentOf(followUpRecord, data, {
      paper: 'A3',
      period: periodIfChosen(data)?.label ?? '全部',
      notes: [ownFormNote, '按销号日期选取；第二次已看或已到期的，第一次不再要求'],
      blocks: [
        { kind: 'heading', level: 2, text: '一、完成情况' },
        { kind: 'table', columns: stageColumns, rows: [...stages, figures('合计', steps)], sumRows: [2] },
        { kind: 'heading', level: 2, text: '二、记录' },
        {
          kind: 'table',
          columns,
          rows,
          mergeEqual: ['number', 'place', 'description', 'grade', 'measures', 'closedOn'],
          emptyText: '没有已销号的隐患',
        },
        {
          kind: 'signatures',
          items: [signature('复查人'), signature('安全管理负责人', data.enterprise.safetyManager)],
        },
      ],
    })
  },
}
