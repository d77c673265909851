import { useState } from 'react'
import type { ConsistencyGroupRow, ConsistencyHitRow } from '#shared/contract/consistency'
import { consistencySeverities, type ConsistencySeverity } from '#shared/domain/consistency'
import { goTo, useData } from '../../api/index.ts'
import { EmptyState, ErrorState, FilterChips, PageFrame, RowsSkeleton } from '../../ui/index.ts'
import { AcceptDialog } from './accept-dialog.tsx'
import { GroupCard } from './group-card.tsx'
import './consistency.css'

const severities = Object.keys(consistencySeverities) as ConsistencySeverity[]

/** 双控体检: what was recorded and does not fit together, rule by rule. */
export function ConsistencyPage() {
  const check = useData('consistency.check', {})
  const [chosen, setChosen] = useState<readonly ConsistencySeverity[]>([])
  const [isShowingAccepted, setShowingAccepted] = useState(false)
  const [accepting, setAccepting] = useState<{ group: ConsistencyGroupRow; hit: ConsistencyHitRow } | null>(null)
  const { data } = check
  const toggle = (key: string) => {
    if (key === 'accepted') setShowingAccepted(!isShowingAccepted)
    else
      setChosen(
        severities.filter((severity) => (severity === key ? !chosen.includes(severity) : chosen.includes(severity))),
      )
  }
  const open = data ? data.counts.error + data.counts.warning + data.counts.hint : 0
  const groups = (data?.groups ?? []).filter(
    ({ severity, count, accepted }) =>
      (chosen.length === 0 || chosen.includes(severity)) && (count > 0 || (isShowingAccepted && accepted.length > 0)),
  )
  return (
    <PageFrame
      title="双控体检：哪些地方对不上？"
      intro={
        data
          ? `用 ${data.ruleCount} 条规则把风险清单、检查表、检查记录、隐患台账和导出的文件互相对了一遍；是否成立，请到现场和原始记录核对。`
          : ' '
      }
      primary={{ label: '打印体检报告', onRun: () => goTo('/reports?report=consistency-report') }}
      secondary={[{ label: '重新体检', isBusy: check.isFetching, onRun: () => void check.refetch() }]}
      isWide
    >
      {check.error && <ErrorState message={check.error.message} onRetry={() => void check.refetch()} />}
      {check.isPending && !check.error && <RowsSkeleton rows={10} />}
      {data && (
        <div className="stack">
          <FilterChips
            label="按轻重筛选"
            chips={[
              ...severities.map((severity) => ({
                key: severity,
                label: consistencySeverities[severity],
                count: data.counts[severity],
                isOn: chosen.includes(severity),
              })),
              { key: 'accepted', label: '显示已说明理由', count: data.acceptedCount, isOn: isShowingAccepted },
            ]}
            onToggle={toggle}
          />
          {groups.map((group) => (
            <GroupCard
              key={group.ruleId}
              group={group}
              isShowingAccepted={isShowingAccepted}
              onAccept={(hit) => setAccepting({ group, hit })}
            />
          ))}
          {groups.length === 0 && (
            <div className="card">
              {open === 0 ? (
                <EmptyState
                  text={
                    data.acceptedCount > 0
                      ? `没有待处理的：对不上的 ${data.acceptedCount} 项都已说明理由。`
                      : '没有发现对不上的地方。没有登记的内容对不出来，不等于没有风险。'
                  }
                  action={{ label: '看看风险点', onRun: () => goTo('/risk-points') }}
                />
              ) : (
                <EmptyState
                  text="选定的轻重里没有对不上的地方。"
                  action={{ label: '显示全部', onRun: () => setChosen([]) }}
                />
              )}
            </div>
          )}
        </div>
      )}
      {accepting && <AcceptDialog {...accepting} onClose={() => setAccepting(null)} />}
    </PageFrame>
  )
}
