import { useState } from 'react'
import type { FindingRow } from '#shared/contract/finding'
import type { OutputOf } from '#shared/contract/index'
import { followUpStages } from '#shared/domain/follow-up'
import { escalationLevels, escalationOf, escalationRule } from '#shared/rules/escalation'
import { followUpDays, followUpLapse } from '#shared/rules/follow-up'
import { nearPercent, repeatDays } from '#shared/rules/repeated-finding'
import { goTo, useData, usePages, useRouteSearch, useSession } from '../../api/index.ts'
import {
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  FilterChips,
  LevelTag,
  PageFrame,
  StatusTag,
} from '../../ui/index.ts'
import { FindingPanel } from './finding-panel.tsx'
import { FindingTabs } from './tabs.tsx'
import './findings.css'

type Part = 'escalations' | 'followUps' | 'repeats' | 'reRatings'
type Look = OutputOf<'follow-up.due'>[number]
type Group = OutputOf<'finding.repeats'>[number]
type Waiting = OutputOf<'finding.notReRated'>['items'][number]

const explanations: Record<Part, string> = {
  escalations: escalationRule,
  followUps: `销号满 ${followUpDays.first} 天、满 ${followUpDays.second} 天各看一次：有没有复发，措施还在不在。过了 ${followUpLapse} 天没看的不再列出。`,
  repeats: `同一区域或风险点，前后相隔不超过 ${repeatDays} 天，去掉地名和编号后文字有 ${nearPercent}% 以上相同，或者查的是同一条措施。由软件比较文字得出，请核对；只列近一年还在出现的。`,
  reRatings: '隐患销号后，对应的危险源还没有重新评价。等级不变也可以记录一次，写明理由。',
}

const number = (value: string) => <span className="num">{value}</span>
const described = (text: string) => <span title={text}>{text}</span>

const lookColumns: DataColumn<Look>[] = [
  { key: 'number', title: '编号', width: 118, render: (row) => number(row.finding.number) },
  { key: 'description', title: '隐患描述', width: 380, render: (row) => described(row.finding.description) },
  { key: 'stage', title: '时点', width: 120, render: (row) => followUpStages[row.stage] },
  { key: 'closedOn', title: '销号日期', width: 110, render: (row) => number(row.closedOn) },
  { key: 'dueOn', title: '应看日期', width: 110, render: (row) => number(row.dueOn) },
]
const groupColumns: DataColumn<Group>[] = [
  { key: 'place', title: '部位', width: 130, render: (row) => row.place },
  { key: 'count', title: '次数', width: 60, align: 'right', render: (row) => row.findings.length },
  {
    key: 'newest',
    title: '最近一次',
    width: 270,
    render: (row) => described(row.findings.at(-1)?.description ?? ''),
  },
  {
    key: 'numbers',
    title: '隐患编号',
    width: 220,
    render: (row) => number(row.findings.map((finding) => finding.number).join('、')),
  },
  { key: 'reason', title: '为什么算重复', width: 420, render: (row) => described(row.reason) },
]
const waitingColumns: DataColumn<Waiting>[] = [
  { key: 'number', title: '编号', width: 118, render: (row) => number(row.finding.number) },
  { key: 'description', title: '隐患描述', width: 280, render: (row) => described(row.finding.description) },
  { key: 'closedOn', title: '销号日期', width: 110, render: (row) => number(row.closedOn) },
  { key: 'riskPoint', title: '风险点', width: 160, render: (row) => row.riskPointName },
  { key: 'hazard', title: '危险源', width: 180, render: (row) => row.hazardItem },
  { key: 'before', title: '销号前', width: 90, render: (row) => <LevelTag level={row.before?.level ?? null} /> },
]
const escalationColumns = (today: string): DataColumn<FindingRow>[] => [
  {
    key: 'level',
    title: '上报到',
    width: 150,
    render: (row) => {
      const escalation = escalationOf(row, today)
      if (!escalation) return null
      return (
        <StatusTag tone={escalation.level === 'principal' ? 'red' : 'amber'}>
          {escalationLevels[escalation.level]}
        </StatusTag>
      )
    },
  },
  { key: 'days', title: '超期', width: 80, align: 'right', render: (row) => `${row.overdueDays} 天` },
  { key: 'number', title: '编号', width: 118, render: (row) => number(row.number) },
  { key: 'description', title: '隐患描述', width: 300, render: (row) => described(row.description) },
  { key: 'responsible', title: '责任人', width: 80, render: (row) => row.responsibleName },
  { key: 'unit', title: '责任单位', width: 120, render: (row) => row.responsibleUnitName },
  { key: 'dueOn', title: '整改时限', width: 110, render: (row) => number(row.dueOn ?? '') },
]

/** What has to be kept an eye on beside the ledger: escalation, 回头看, repetition, evaluations that wait. */
export function AttentionPage() {
  const search = useRouteSearch()
  const today = useSession((session) => session.today)
  const [part, setPart] = useState<Part>((search['part'] as Part | undefined) ?? 'escalations')
  const [activeId, setActiveId] = useState<string | null>(null)
  const late = usePages('finding.list', { isOverdue: true, sort: 'dueOn', descending: false })
  const looks = useData('follow-up.due', {})
  const groups = useData('finding.repeats', {})
  const waiting = useData('finding.notReRated', {})
  const chip = (key: Part, label: string, count: number | undefined) => ({
    key,
    label,
    isOn: part === key,
    ...(count === undefined ? {} : { count }),
  })
  const toolbar = (
    <div className="attention-bar">
      <FilterChips
        label="跟进什么"
        chips={[
          chip('escalations', '超期上报', late.isLoading ? undefined : late.total),
          chip('followUps', '该回头看', looks.data?.length),
          chip('repeats', '重复隐患', groups.data?.length),
          chip('reRatings', '待复评', waiting.data?.total),
        ]}
        onToggle={(key) => {
          setPart(key as Part)
          setActiveId(null)
        }}
      />
      <p className="meta">{explanations[part]}</p>
    </div>
  )
  const common = { toolbar, activeId }
  const lastOf = (group: Group) => group.findings.at(-1)?.id ?? ''
  const answer = { escalations: late, followUps: looks, repeats: groups, reRatings: waiting }[part]
  return (
    <PageFrame
      title="哪些隐患要盯住？"
      extra={<FindingTabs active="attention" />}
      secondary={[{ label: '打印问题隐患清单', onRun: () => goTo('/reports?report=problem-list') }]}
      panel={activeId ? <FindingPanel key={activeId} id={activeId} onClose={() => setActiveId(null)} /> : null}
      isFilling
    >
      {answer.error ? (
        <ErrorState message={answer.error.message} logId={answer.error.logId} />
      ) : part === 'escalations' ? (
        <DataTable
          {...common}
          tableId="escalations"
          label="超期上报"
          rows={late.rows}
          columns={escalationColumns(today)}
          total={late.total}
          isLoading={late.isLoading}
          onEndReached={late.loadMore}
          onActivate={(row) => setActiveId(row.id)}
          onOpen={(row) => goTo(`/findings/${row.id}`)}
          empty={<EmptyState text="没有超期的隐患。" />}
        />
      ) : part === 'followUps' ? (
        <DataTable
          {...common}
          tableId="follow-ups"
          label="该回头看"
          rows={looks.data ?? []}
          columns={lookColumns}
          rowId={(row) => row.finding.id}
          isLoading={looks.isPending}
          onActivate={(row) => setActiveId(row.finding.id)}
          onOpen={(row) => goTo(`/findings/${row.finding.id}`)}
          empty={<EmptyState text="现在没有到期的回头看。" />}
        />
      ) : part === 'repeats' ? (
        <DataTable
          {...common}
          tableId="repeats"
          label="重复隐患"
          rows={groups.data ?? []}
          columns={groupColumns}
          rowId={lastOf}
          isLoading={groups.isPending}
          onActivate={(row) => setActiveId(lastOf(row))}
          onOpen={(row) => goTo(`/findings/${lastOf(row)}`)}
          empty={<EmptyState text="没有重复出现的隐患。" />}
        />
      ) : (
        <DataTable
          {...common}
          tableId="re-ratings"
          label="待复评"
          rows={waiting.data?.items ?? []}
          columns={waitingColumns}
          rowId={(row) => row.finding.id}
          total={waiting.data?.total ?? 0}
          isLoading={waiting.isPending}
          onActivate={(row) => setActiveId(row.finding.id)}
          onOpen={(row) => goTo(`/risk-points/${row.riskPointId}?hazard=${row.hazardId}&finding=${row.finding.id}`)}
          empty={<EmptyState text="销号的隐患都已复评，或者没有对应的危险源。" />}
        />
      )}
    </PageFrame>
  )
}
