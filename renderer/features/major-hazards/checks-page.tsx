import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { MajorHazardCheckRow } from '#shared/contract/major-hazard'
import { criteriaLibraries, majorHazardCheckStatuses } from '#shared/domain/major-hazard'
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
import { CheckInfo } from './check-info.tsx'
import { StartPanel } from './start-panel.tsx'
import { MajorHazardTabs } from './tabs.tsx'
import './major-hazards.css'

function CheckState({ row }: { row: MajorHazardCheckRow }) {
  if (row.voidedAt !== null) return <StatusTag tone="grey">作废</StatusTag>
  return (
    <StatusTag tone={row.status === 'sealed' ? 'green' : 'amber'}>{majorHazardCheckStatuses[row.status]}</StatusTag>
  )
}

const columns: DataColumn<MajorHazardCheckRow>[] = [
  { key: 'name', title: '对照名称', width: 240, render: (row) => <span title={row.name}>{row.name}</span> },
  { key: 'state', title: '状态', width: 92, render: (row) => <CheckState row={row} /> },
  { key: 'date', title: '对照日期', width: 104, render: (row) => <span className="num">{row.checkedOn}</span> },
  { key: 'checker', title: '对照人', width: 84, render: (row) => row.checkerName },
  {
    key: 'progress',
    title: '已填/条数',
    width: 92,
    align: 'right',
    render: ({ summary }) => `${summary.total - summary.unanswered}/${summary.total}`,
  },
  { key: 'suspected', title: '疑似', width: 64, align: 'right', render: ({ summary }) => summary.suspected || '' },
  { key: 'unknown', title: '待核实', width: 76, align: 'right', render: ({ summary }) => summary.unknown || '' },
  { key: 'clear', title: '未见', width: 64, align: 'right', render: ({ summary }) => summary.clear || '' },
  {
    key: 'unmatched',
    title: '未能对应的隐患',
    width: 124,
    align: 'right',
    render: ({ summary }) => summary.unmatched || '',
  },
]

/** Every comparison with the criteria; a new one starts here. */
export function ChecksPage() {
  const search = useRouteSearch()
  const list = useData('major-hazard-check.list', {})
  const [activeId, setActiveId] = useState<string | null>(search['id'] ?? null)
  const [isStarting, setStarting] = useState(search['new'] === '1')
  const start = useMemo(
    () => () => {
      setActiveId(null)
      setStarting(true)
    },
    [],
  )
  useCommands(useMemo(() => [{ id: 'page.create', label: '开始对照', run: start }], [start]))
  const active = list.data?.find((row) => row.id === activeId)
  return (
    <PageFrame
      title="有没有疑似重大隐患？"
      intro="照判定标准逐条问，软件只说「疑似，需现场核实」；是不是重大隐患，由企业现场核实，以条文和监管部门的意见为准。"
      extra={<MajorHazardTabs active="checks" />}
      primary={{
        label: '开始对照',
        icon: <PlusOutlined />,
        onRun: start,
        tip: labelWithShortcut('开始对照', 'page.create'),
      }}
      panel={
        isStarting ? (
          <StartPanel onClose={() => setStarting(false)} />
        ) : active ? (
          <CheckPanel key={active.id} row={active} onClose={() => setActiveId(null)} />
        ) : null
      }
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} logId={list.error.logId} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="major-hazard-checks"
          label="对照检查"
          rows={list.data ?? []}
          columns={columns}
          isLoading={list.isPending}
          activeId={isStarting ? null : activeId}
          onActivate={(row) => {
            setStarting(false)
            setActiveId(row.id)
          }}
          onOpen={(row) => goTo(`/major-hazards/${row.id}`)}
          empty={
            <EmptyState
              text="对照检查就是照着重大事故隐患判定标准逐条回答是、否或待核实，几分钟知道哪些要到现场核实。"
              action={{ label: '开始对照', onRun: start }}
            />
          }
        />
      )}
    </PageFrame>
  )
}

function CheckPanel({ row, onClose }: { row: MajorHazardCheckRow; onClose: () => void }) {
  const remove = useAction('major-hazard-check.void')
  const [isRemoving, setRemoving] = useState(false)
  return (
    <SidePanel
      title={row.name}
      extra={<CheckState row={row} />}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" onClick={() => goTo(`/major-hazards/${row.id}`)}>
            {row.status === 'sealed' ? '打开' : '接着填'}
          </Button>
          <Button onClick={() => goTo(`/reports?report=major-hazard-check-sheet&record=${row.id}`)}>打印对照表</Button>
          <Button danger onClick={() => setRemoving(true)}>
            作废
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="mh-headline">{row.summary.headline}</p>
        <CheckInfo check={row} />
        <dl className="facts">
          <dt>对照依据</dt>
          <dd>{row.libraries.map((library) => criteriaLibraries[library]).join('、')}</dd>
        </dl>
      </div>
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${row.name}」`}
        text="作废后不再列出；从这里登记的隐患不受影响。"
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
