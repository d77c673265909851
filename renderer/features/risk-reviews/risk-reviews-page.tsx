import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#shared/contract/index'
import type { RiskReviewListRow } from '#shared/contract/risk-review'
import { type RiskReviewTrigger, riskReviewTriggers } from '#shared/domain/risk-review'
import { goTo, useData, useRouteSearch } from '../../api/index.ts'
import { type DataColumn, DataTable, EmptyState, ErrorState, PageFrame, StatusTag } from '../../ui/index.ts'
import { StartDialog } from './start-dialog.tsx'
import './risk-reviews.css'

const columns: DataColumn<RiskReviewListRow>[] = [
  { key: 'period', title: '期间', width: 110, render: (row) => row.period },
  { key: 'trigger', title: '类型', width: 190, render: (row) => riskReviewTriggers[row.trigger] },
  {
    key: 'state',
    title: '状态',
    width: 96,
    render: (row) =>
      row.closedOn === null ? <StatusTag tone="blue">评审中</StatusTag> : <StatusTag tone="green">已完成</StatusTag>,
  },
  {
    key: 'progress',
    title: '已评审/风险点',
    width: 116,
    align: 'right',
    render: (row) => `${row.done}/${row.total}`,
  },
  {
    key: 'scope',
    title: '范围',
    width: 200,
    render: (row) => <span className="ellipsis">{row.areaNames.join('、') || '全部区域'}</span>,
  },
  { key: 'leader', title: '组长', width: 90, render: (row) => row.leaderName },
  { key: 'people', title: '参加', width: 70, align: 'right', render: (row) => `${row.participants.length} 人` },
  { key: 'startedOn', title: '开始', width: 110, render: (row) => <span className="num">{row.startedOn}</span> },
  { key: 'closedOn', title: '完成', width: 110, render: (row) => <span className="num">{row.closedOn ?? ''}</span> },
  {
    key: 'conclusion',
    title: '结论',
    width: 240,
    render: (row) => <span className="ellipsis">{row.conclusion}</span>,
  },
]

type Due = OutputOf<'risk-review.due'>

/** What is due and why, each with the button that begins it. */
function DueList({ due, onStart }: { due: Due; onStart: (trigger: RiskReviewTrigger) => void }) {
  if (due.reviews.length === 0) return <p className="meta">还没有做过风险评价，评价满一年后这里会提醒评审。</p>
  return (
    <ul className="due-list" aria-label="应做的评审">
      {due.reviews.map((review) => (
        <li key={`${review.trigger} ${review.dueOn}`}>
          {review.isDue ? <StatusTag tone="amber">该评审了</StatusTag> : <StatusTag tone="green">还没到期</StatusTag>}
          <span>
            <b>{riskReviewTriggers[review.trigger]}</b>
            {review.scope === 'full' ? '（全部区域）' : '（涉及的区域）'}：{review.why}
            <span className="num">，{review.isDue ? `${review.dueOn} 起应做` : `最迟 ${review.dueOn}`}</span>
          </span>
          {review.isDue &&
            (due.openId ? (
              <Button size="small" onClick={() => goTo(`/risk-reviews/${due.openId}`)}>
                继续评审
              </Button>
            ) : (
              <Button size="small" onClick={() => onStart(review.trigger)}>
                开始
              </Button>
            ))}
        </li>
      ))}
    </ul>
  )
}

/** Reviews of the register: what is due, what is under way, what was closed. */
export function RiskReviewsPage() {
  const search = useRouteSearch()
  const list = useData('risk-review.list', {})
  const due = useData('risk-review.due', {})
  const [activeId, setActiveId] = useState<string | null>(null)
  const [starting, setStarting] = useState<RiskReviewTrigger | null>(search['new'] === '1' ? 'annual' : null)
  const error = list.error ?? due.error
  return (
    <PageFrame
      title="风险今年评审过了吗？"
      primary={{ label: '开始评审', onRun: () => setStarting('annual') }}
      secondary={[
        { label: '较大以上目录', onRun: () => goTo('/considerable-catalogue') },
        { label: '员工签名表', onRun: () => goTo('/reports?report=worker-participation-sheet') },
      ]}
      isFilling
    >
      {error ? (
        <ErrorState message={error.message} onRetry={() => void Promise.all([list.refetch(), due.refetch()])} />
      ) : (
        <div className="reviews">
          {due.data && <DueList due={due.data} onStart={setStarting} />}
          <DataTable
            tableId="risk-reviews"
            label="风险评审"
            rows={list.data ?? []}
            columns={columns}
            isLoading={list.isPending}
            activeId={activeId}
            onActivate={(row) => setActiveId(row.id)}
            onOpen={(row) => goTo(`/risk-reviews/${row.id}`)}
            empty={
              <EmptyState
                text="风险清单每年至少全面评审一次；工艺设备变更、事故、法规或目录调整后也要评审。评审时逐个风险点看：还符合实际吗？"
                action={{ label: '开始评审', onRun: () => setStarting('annual') }}
              />
            }
          />
          {activeId && (
            <div className="row-line">
              <Button type="primary" onClick={() => goTo(`/risk-reviews/${activeId}`)}>
                打开这次评审
              </Button>
              <Button onClick={() => goTo(`/reports?report=risk-review-sheet&record=${activeId}`)}>打印评审表</Button>
            </div>
          )}
        </div>
      )}
      {starting && <StartDialog trigger={starting} onClose={() => setStarting(null)} />}
    </PageFrame>
  )
}
