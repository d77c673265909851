import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { FindingRow } from '#shared/contract/finding'
import { findingStatuses } from '#shared/domain/finding'
import { usePages } from '../../api/index.ts'
import { Bone, ErrorState, FindingStatusTag, StatusTag } from '../../ui/index.ts'
import { filterOf, type FindingChoice, type LedgerStatus, ledgerStatuses } from './filters.tsx'

interface FindingsBoardProps {
  choice: FindingChoice
  toolbar: ReactNode
  activeId: string | null
  onOpen: (id: string) => void
}

/** The findings by state; a card opens its record, where the state changes by an explicit deed. */
export function FindingsBoard({ choice, toolbar, activeId, onOpen }: FindingsBoardProps) {
  return (
    <section className="board-frame" aria-label="隐患看板">
      <div className="data-table-bar">
        <div className="bar-main">{toolbar}</div>
      </div>
      <div className="board">
        {ledgerStatuses.map((status) => (
          <Column key={status} status={status} choice={choice} activeId={activeId} onOpen={onOpen} />
        ))}
      </div>
    </section>
  )
}

interface ColumnProps extends Omit<FindingsBoardProps, 'toolbar'> {
  status: LedgerStatus
}

function Column({ status, choice, activeId, onOpen }: ColumnProps) {
  const isClosed = status === 'closed'
  const list = usePages('finding.list', {
    ...filterOf(choice),
    isOpen: false,
    includeVoided: false,
    statuses: [status],
    sort: status === 'rectifying' ? 'dueOn' : 'number',
    descending: isClosed,
  })
  return (
    <section className="board-column" aria-label={findingStatuses[status]}>
      <h2>
        <FindingStatusTag status={status} />
        <span className="meta num">{list.isLoading ? '' : list.total}</span>
      </h2>
      <div className="board-cards">
        {list.error ? (
          <ErrorState message={list.error.message} onRetry={list.retry} />
        ) : list.isLoading ? (
          <>
            <Bone height={92} />
            <Bone height={92} />
          </>
        ) : (
          <ul>
            {list.rows.map((row) => (
              <li key={row.id}>
                <Card row={row} isActive={row.id === activeId} onOpen={() => onOpen(row.id)} />
              </li>
            ))}
          </ul>
        )}
        {!list.isLoading && !list.error && list.total === 0 && <p className="meta board-none">没有</p>}
        {list.rows.length < list.total && (
          <Button type="link" onClick={list.loadMore}>
            再显示一些（还有 {list.total - list.rows.length} 条）
          </Button>
        )}
      </div>
    </section>
  )
}

function Card({ row, isActive, onOpen }: { row: FindingRow; isActive: boolean; onOpen: () => void }) {
  return (
    <button type="button" className="plain board-card" aria-current={isActive ? 'true' : undefined} onClick={onOpen}>
      <span className="spread">
        <span className="meta num">{row.number}</span>
        {row.grade === 'major' && <StatusTag tone="red">重大</StatusTag>}
        {row.isOverdue && <StatusTag tone="red">超期 {row.overdueDays} 天</StatusTag>}
      </span>
      <span className="board-text">{row.description}</span>
      <span className="meta num spread">
        <span className="ellipsis">{row.responsibleName || row.areaName}</span>
        <span>{row.status === 'closed' ? `${row.closedOn} 销号` : row.dueOn ? `${row.dueOn} 前` : row.foundOn}</span>
      </span>
    </button>
  )
}
