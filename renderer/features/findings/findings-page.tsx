import { PlusOutlined } from '@ant-design/icons'
import { useMemo, useState } from 'react'
import type { FindingRow } from '#shared/contract/finding'
import { findingGrades } from '#shared/domain/finding'
import { goTo, usePages, useRouteSearch } from '../../api/index.ts'
import { labelWithShortcut, useCommands } from '../../commands/index.ts'
import { categoryText } from '../../forms/index.ts'
import {
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  FindingStatusTag,
  PageFrame,
  type TableSort,
} from '../../ui/index.ts'
import { choiceFrom, filterOf, FindingFilters, isChosen, noChoice } from './filters.tsx'
import { FindingPanel } from './finding-panel.tsx'
import { FindingsBoard } from './findings-board.tsx'
import { NewFindingPanel } from './new-finding-panel.tsx'
import { NoticeDialog } from './notice-dialog.tsx'
import { FindingTabs } from './tabs.tsx'
import './findings.css'

const columns: DataColumn<FindingRow>[] = [
  { key: 'number', title: '编号', width: 118, sort: true, render: (row) => <span className="num">{row.number}</span> },
  {
    key: 'description',
    title: '隐患描述',
    width: 280,
    render: (row) => <span title={row.description}>{row.description}</span>,
  },
  {
    key: 'status',
    title: '状态',
    width: 186,
    sort: true,
    render: (row) => (
      <FindingStatusTag
        status={row.status}
        isVoided={row.voidedAt !== null}
        isOverdue={row.isOverdue}
        overdueDays={row.overdueDays}
      />
    ),
  },
  { key: 'responsible', title: '责任人', width: 80, render: (row) => row.responsibleName },
  {
    key: 'dueOn',
    title: '整改时限',
    width: 104,
    sort: true,
    render: (row) => <span className="num">{row.dueOn}</span>,
  },
  {
    key: 'area',
    title: '区域与部位',
    width: 190,
    sort: true,
    render: (row) => [row.areaName, row.location].filter(Boolean).join(' · '),
  },
  { key: 'grade', title: '等级', width: 84, render: (row) => (row.grade ? findingGrades[row.grade] : '') },
  { key: 'category', title: '隐患类别', width: 170, render: (row) => categoryText(row) },
  {
    key: 'foundOn',
    title: '发现日期',
    width: 104,
    sort: true,
    render: (row) => <span className="num">{row.foundOn}</span>,
  },
  { key: 'finder', title: '发现人', width: 80, isHiddenAtFirst: true, render: (row) => row.finderName },
  { key: 'unit', title: '责任单位', width: 120, isHiddenAtFirst: true, render: (row) => row.responsibleUnitName },
  { key: 'riskPoint', title: '风险点', width: 150, isHiddenAtFirst: true, render: (row) => row.riskPointName },
  { key: 'notice', title: '通知单', width: 118, isHiddenAtFirst: true, render: (row) => row.noticeNumber },
  {
    key: 'photos',
    title: '照片',
    width: 64,
    align: 'right',
    isHiddenAtFirst: true,
    render: (row) => row.photoCount || '',
  },
]

type Sorted = 'number' | 'foundOn' | 'dueOn' | 'status' | 'area'
type View = 'ledger' | 'board'
let rememberedView: View = 'ledger'

/** The findings as a ledger or as a board by state. */
export function FindingsPage() {
  const search = useRouteSearch()
  return <Findings key={JSON.stringify(search)} search={search} />
}

function Findings({ search }: { search: ReturnType<typeof useRouteSearch> }) {
  const [choice, setChoice] = useState(() => choiceFrom(search))
  const [sort, setSort] = useState<TableSort | null>(null)
  const [view, setView] = useState<View>(search['view'] === 'board' ? 'board' : rememberedView)
  const [activeId, setActiveId] = useState<string | null>(search['id'] ?? null)
  const [isAdding, setAdding] = useState(search['new'] === '1')
  const [selected, setSelected] = useState<readonly FindingRow[]>([])
  const [isIssuing, setIssuing] = useState(false)
  const list = usePages('finding.list', {
    ...filterOf(choice),
    sort: (sort?.key ?? 'number') as Sorted,
    descending: sort?.isDescending ?? true,
  })
  const add = useMemo(() => () => setAdding(true), [])
  useCommands(useMemo(() => [{ id: 'page.create', label: '登记隐患', run: add }], [add]))
  const open = (id: string) => {
    setAdding(false)
    setActiveId(id)
  }
  const select = (ids: string[]) => {
    const known = new Map([...selected, ...list.rows].map((row) => [row.id, row]))
    setSelected(ids.flatMap((id) => known.get(id) ?? []))
  }
  // what was selected may have moved on since
  const selectedNow = selected.map((row) => list.rows.find((own) => own.id === row.id) ?? row)
  const filters = <FindingFilters choice={choice} onChange={setChoice} isBoard={view === 'board'} />
  return (
    <PageFrame
      title="还有哪些隐患没有整改完？"
      extra={
        <FindingTabs
          active={view}
          onView={(next) => {
            rememberedView = next
            setView(next)
          }}
        />
      }
      primary={{
        label: '登记隐患',
        icon: <PlusOutlined />,
        onRun: add,
        tip: labelWithShortcut('登记隐患', 'page.create'),
      }}
      secondary={[
        {
          label: `下达整改通知单${selected.length > 0 ? `（${selected.length}）` : ''}`,
          onRun: () => setIssuing(true),
          isDisabled: selected.length === 0,
          tip: selected.length === 0 ? '先在台账里勾选隐患' : undefined,
        },
        { label: '打印台账', onRun: () => goTo('/reports?report=finding-ledger') },
      ]}
      panel={
        isAdding ? (
          <NewFindingPanel
            areaId={choice.areaId}
            recurrenceOfId={search['recurrence'] ?? null}
            onClose={() => setAdding(false)}
            onCreated={open}
          />
        ) : activeId ? (
          <FindingPanel key={activeId} id={activeId} onClose={() => setActiveId(null)} />
        ) : null
      }
      isFilling
    >
      {view === 'board' ? (
        <FindingsBoard choice={choice} toolbar={filters} activeId={isAdding ? null : activeId} onOpen={open} />
      ) : list.error ? (
        <ErrorState message={list.error.message} logId={list.error.logId} onRetry={list.retry} />
      ) : (
        <DataTable
          tableId="findings"
          label="隐患台账"
          rows={list.rows}
          columns={columns}
          total={list.total}
          isLoading={list.isLoading}
          onEndReached={list.loadMore}
          activeId={isAdding ? null : activeId}
          onActivate={(row) => open(row.id)}
          onOpen={(row) => goTo(`/findings/${row.id}`)}
          selection={{ ids: selected.map((row) => row.id), onChange: select }}
          sort={sort}
          onSort={setSort}
          isVoided={(row) => row.voidedAt !== null}
          toolbar={filters}
          empty={
            isChosen(choice) ? (
              <EmptyState
                text="没有符合条件的隐患。"
                action={{ label: '清除筛选', onRun: () => setChoice(noChoice) }}
              />
            ) : (
              <EmptyState
                text="还没有隐患。检查中查到的隐患提交后会列在这里，日常看到的也可以直接登记。"
                action={{ label: '登记隐患', onRun: add }}
                link={{ label: '去检查', onRun: () => goTo('/inspections') }}
              />
            )
          }
        />
      )}
      {isIssuing && (
        <NoticeDialog
          findings={selectedNow}
          onClose={(isDone) => {
            setIssuing(false)
            if (isDone) setSelected([])
          }}
        />
      )}
    </PageFrame>
  )
}
