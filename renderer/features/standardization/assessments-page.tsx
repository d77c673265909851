import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { AssessmentRow } from '#shared/contract/assessment'
import { assessmentStatuses, teamRoles } from '#shared/domain/assessment'
import { showTenths } from '#shared/rules/scoring'
import { showPoints } from '#shared/rules/standard'
import { goTo, useAction, useData, useRouteSearch } from '../../api/index.ts'
import { labelWithShortcut, useCommands } from '../../commands/index.ts'
import {
  ConfirmReason,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  PageFrame,
  SidePanel,
  StatusTag,
} from '../../ui/index.ts'
import { ReachedLevel } from './marks.tsx'
import { StartPanel } from './start-panel.tsx'
import { StandardizationTabs } from './tabs.tsx'
import './sheet.css'
import './parts.css'

function AssessmentState({ row }: { row: AssessmentRow }) {
  if (row.voidedAt !== null) return <StatusTag tone="grey">作废</StatusTag>
  return <StatusTag tone={row.status === 'sealed' ? 'green' : 'amber'}>{assessmentStatuses[row.status]}</StatusTag>
}

const countOf = ({ own }: AssessmentRow) => own.openCount + own.scoredCount + own.blankCount
const percentOf = ({ own }: AssessmentRow): string =>
  own.percentTenths !== null
    ? showTenths(own.percentTenths)
    : own.lowestTenths === null || own.highestTenths === null
      ? '—'
      : `${showTenths(own.lowestTenths)}–${showTenths(own.highestTenths)}`

const columns: DataColumn<AssessmentRow>[] = [
  { key: 'name', title: '自评名称', width: 200, render: (row) => <span title={row.name}>{row.name}</span> },
  { key: 'state', title: '状态', width: 92, render: (row) => <AssessmentState row={row} /> },
  {
    key: 'period',
    title: '自评期间',
    width: 188,
    render: (row) => (
      <span className="num">
        {row.periodFrom} 至 {row.periodTo}
      </span>
    ),
  },
  {
    key: 'standard',
    title: '评定标准',
    width: 200,
    render: (row) => <span title={row.standardTitle}>{row.standardTitle}</span>,
  },
  {
    key: 'progress',
    title: '已评',
    width: 84,
    align: 'right',
    render: (row) => `${countOf(row) - row.own.openCount}/${countOf(row)}`,
  },
  {
    key: 'earned',
    title: '实得/应得',
    width: 112,
    align: 'right',
    render: ({ own }) => `${showPoints(own.earned)}/${showPoints(own.due)}`,
  },
  { key: 'percent', title: '百分制', width: 96, align: 'right', render: percentOf },
  { key: 'level', title: '等级', width: 84, render: ({ own }) => <ReachedLevel level={own.level} /> },
  {
    key: 'nonconformities',
    title: '不符合项 未改/全部',
    width: 140,
    align: 'right',
    render: (row) => (row.nonconformityCount === 0 ? '' : `${row.openNonconformityCount}/${row.nonconformityCount}`),
  },
]

/** Every self-assessment; a new one starts here. */
export function AssessmentsPage() {
  const search = useRouteSearch()
  const list = useData('assessment.list', {})
  const [activeId, setActiveId] = useState<string | null>(search['id'] ?? null)
  const [isStarting, setStarting] = useState(search['new'] === '1')
  const start = useMemo(
    () => () => {
      setActiveId(null)
      setStarting(true)
    },
    [],
  )
  useCommands(useMemo(() => [{ id: 'page.create', label: '开始自评', run: start }], [start]))
  const active = list.data?.find((row) => row.id === activeId)
  return (
    <PageFrame
      title="标准化自评能得多少分？"
      intro="逐条勾选扣分情形，软件算出得分和可达到的等级；等级以定级部门公告为准。"
      extra={<StandardizationTabs active="/standardization" />}
      primary={{
        label: '开始自评',
        icon: <PlusOutlined />,
        onRun: start,
        tip: labelWithShortcut('开始自评', 'page.create'),
      }}
      panel={
        isStarting ? (
          <StartPanel assessments={list.data ?? []} onClose={() => setStarting(false)} />
        ) : active ? (
          <AssessmentPanel key={active.id} row={active} onClose={() => setActiveId(null)} />
        ) : null
      }
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} logId={list.error.logId} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="assessments"
          label="自评"
          rows={list.data ?? []}
          columns={columns}
          isLoading={list.isPending}
          activeId={isStarting ? null : activeId}
          onActivate={(row) => {
            setStarting(false)
            setActiveId(row.id)
          }}
          onOpen={(row) => goTo(`/standardization/${row.id}`)}
          empty={
            <EmptyState
              text="自评就是照评定标准逐条打分，知道现在能得多少分、离上一级还差哪几条。"
              action={{ label: '开始自评', onRun: start }}
            />
          }
        />
      )}
    </PageFrame>
  )
}

function AssessmentPanel({ row, onClose }: { row: AssessmentRow; onClose: () => void }) {
  const remove = useAction('assessment.void')
  const reports = useData('report.list', {})
  const [isRemoving, setRemoving] = useState(false)
  const printable = (reports.data ?? []).filter(({ asks }) => (asks as readonly string[]).includes('assessment'))
  const [first] = printable
  const { own } = row
  return (
    <SidePanel
      title={row.name}
      extra={<AssessmentState row={row} />}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" onClick={() => goTo(`/standardization/${row.id}`)}>
            {row.status === 'sealed' ? '打开' : '接着评'}
          </Button>
          {first && (
            <Button onClick={() => goTo(`/reports?report=${first.id}&record=${row.id}`)}>打印{first.title}</Button>
          )}
          <Button danger onClick={() => setRemoving(true)}>
            作废
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="sa-headline num">
          {own.percentTenths === null ? '暂得' : '百分制'} <b>{percentOf(row)}</b>　实得 {showPoints(own.earned)} / 应得{' '}
          {showPoints(own.due)} <ReachedLevel level={own.level} />
        </p>
        {own.reasons.map((reason) => (
          <p key={reason} className="sa-warning">
            {reason}
          </p>
        ))}
        <dl className="facts">
          <dt>自评期间</dt>
          <dd className="num">
            {row.periodFrom} 至 {row.periodTo}
          </dd>
          <dt>自评日期</dt>
          <dd className="num">{row.assessedOn}</dd>
          <dt>评定标准</dt>
          <dd>
            {row.standardTitle} {row.standardVersion}
          </dd>
          <dt>已评</dt>
          <dd className="num">
            {countOf(row) - own.openCount}/{countOf(row)} 条，空项 {own.blankCount} 条
          </dd>
          <dt>自评小组</dt>
          <dd>{row.team.map(({ name, role }) => `${name}（${teamRoles[role]}）`).join('、') || '没有填写'}</dd>
          <dt>不符合项</dt>
          <dd className="num">
            {row.nonconformityCount === 0
              ? '没有登记'
              : `${row.nonconformityCount} 条，未改 ${row.openNonconformityCount} 条`}
          </dd>
          {row.review && (
            <>
              <dt>评审</dt>
              <dd className="num">
                {row.review.percentTenths === null ? '评审中' : `百分制 ${showTenths(row.review.percentTenths)}`}
              </dd>
            </>
          )}
        </dl>
        {printable.length > 1 && (
          <div>
            <h3 className="section-title">文件</h3>
            <ul>
              {printable.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#/reports?report=${id}&record=${row.id}`}>{title}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${row.name}」`}
        text="作废后不再列出；从这里登记的不符合项不受影响。"
        onCancel={() => setRemoving(false)}
        onConfirm={async (reason) => {
          const isDone = (await remove.run({ id: row.id, revision: row.revision, reason })) !== undefined
          if (isDone) onClose()
          return isDone
        }}
      />
    </SidePanel>
  )
}
