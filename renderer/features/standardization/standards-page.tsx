import { useState } from 'react'
import type { StandardRow } from '#shared/contract/assessment'
import { gradings, showPoints } from '#shared/rules/standard'
import { goTo, useData, useRouteSearch } from '../../api/index.ts'
import { type DataColumn, DataTable, ErrorState, PageFrame, StatusTag } from '../../ui/index.ts'
import { DifferenceDialog } from './standard-difference.tsx'
import { ImportDialog } from './standard-import-dialog.tsx'
import { newerOf, StandardPanel, standardOrigins } from './standard-panel.tsx'
import { StandardizationTabs } from './tabs.tsx'
import './standards.css'

function State({ row, rows }: { row: StandardRow; rows: readonly StandardRow[] }) {
  if (newerOf(row, rows)) return <StatusTag tone="blue">有新版</StatusTag>
  if (row.itemCount === 0) return <StatusTag tone="grey">待导入条目</StatusTag>
  return <StatusTag tone="green">可用</StatusTag>
}

const columnsFor = (rows: readonly StandardRow[]): DataColumn<StandardRow>[] => [
  {
    key: 'title',
    title: '标准',
    width: 280,
    render: (row) => (
      <span className="ellipsis" title={row.title}>
        {row.title}
      </span>
    ),
  },
  { key: 'state', title: '状态', width: 112, render: (row) => <State row={row} rows={rows} /> },
  {
    key: 'verified',
    title: '核实',
    width: 104,
    render: (row) => (row.verified ? '已核对' : <StatusTag tone="amber">未核实</StatusTag>),
  },
  {
    key: 'points',
    title: '总分',
    width: 72,
    align: 'right',
    render: (row) => (row.points === 0 ? '没有' : showPoints(row.points)),
  },
  { key: 'categories', title: '类目', width: 60, align: 'right', render: (row) => row.categoryCount },
  { key: 'elements', title: '项目', width: 60, align: 'right', render: (row) => row.elementCount },
  { key: 'items', title: '条目', width: 60, align: 'right', render: (row) => row.itemCount },
  { key: 'version', title: '版本', width: 72, render: (row) => <span className="num">{row.version}</span> },
  { key: 'origin', title: '由来', width: 96, render: (row) => standardOrigins[row.origin] },
  { key: 'grading', title: '定级', width: 130, isHiddenAtFirst: true, render: (row) => gradings[row.grading] },
  { key: 'checkedOn', title: '核对日期', width: 108, render: (row) => <span className="num">{row.checkedOn}</span> },
  { key: 'useCount', title: '自评', width: 60, align: 'right', render: (row) => row.useCount || '' },
]

/** 「关于本标准」: every standard with what it rests on and adds up to; brings others in from Excel and compares versions. */
export function StandardsPage() {
  const search = useRouteSearch()
  const list = useData('standard.list', {})
  const [activeHash, setActiveHash] = useState<string | null>(search['standard'] ?? search['from'] ?? null)
  const [isImporting, setImporting] = useState(search['import'] === '1')
  const rows = list.data ?? []
  const active = rows.find(({ hash }) => hash === activeHash)
  const [from, to] = [search['from'], search['to']]
  return (
    <PageFrame
      title="按哪份标准评分？"
      intro="评定标准的来源、分值和勘误；其他标准用 Excel 导入，合计对不上的不收。"
      extra={<StandardizationTabs active="/standardization/standards" />}
      primary={{ label: '导入标准', onRun: () => setImporting(true) }}
      panel={
        active ? <StandardPanel key={active.hash} row={active} rows={rows} onClose={() => setActiveHash(null)} /> : null
      }
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="standards"
          label="评定标准"
          rows={rows}
          rowId={({ hash }) => hash}
          columns={columnsFor(rows)}
          isLoading={list.isPending}
          activeId={activeHash}
          onActivate={({ hash }) => setActiveHash(hash)}
        />
      )}
      {isImporting && (
        <ImportDialog
          known={rows}
          onClose={() => setImporting(false)}
          onDone={(hash) => {
            setImporting(false)
            setActiveHash(hash)
          }}
        />
      )}
      {from && to && (
        <DifferenceDialog
          fromHash={from}
          toHash={to}
          onClose={() => goTo(`/standardization/standards?standard=${from}`)}
        />
      )}
    </PageFrame>
  )
}
