import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { InspectionRow } from '#shared/contract/inspection'
import { type InspectionKind, inspectionKinds, inspectionStatuses } from '#shared/domain/inspection'
import { goTo, useData, useRouteSearch } from '../../api/index.ts'
import { labelWithShortcut, useCommands } from '../../commands/index.ts'
import {
  compareText,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  FilterChips,
  PageFrame,
  SearchInput,
} from '../../ui/index.ts'
import { InspectionPanel } from './inspection-panel.tsx'
import { InspectionStateTag } from './inspection-state-tag.tsx'
import { StartPanel } from './start-panel.tsx'
import './inspections.css'

const columns: DataColumn<InspectionRow>[] = [
  {
    key: 'number',
    title: '编号',
    width: 112,
    sort: (a, b) => compareText(a.number, b.number),
    render: (row) => <span className="num">{row.number || '提交后编号'}</span>,
  },
  { key: 'name', title: '检查名称', width: 250, render: (row) => <span title={row.name}>{row.name}</span> },
  { key: 'state', title: '状态', width: 92, render: (row) => <InspectionStateTag row={row} /> },
  {
    key: 'date',
    title: '检查日期',
    width: 104,
    sort: (a, b) => compareText(a.inspectedOn, b.inspectedOn),
    render: (row) => <span className="num">{row.inspectedOn}</span>,
  },
  { key: 'inspector', title: '检查人', width: 84, render: (row) => row.inspectorName },
  {
    key: 'progress',
    title: '已查/项数',
    width: 90,
    align: 'right',
    render: (row) => `${row.answeredCount}/${row.itemCount}`,
  },
  {
    key: 'abnormal',
    title: '隐患',
    width: 64,
    align: 'right',
    sort: (a, b) => a.abnormalCount - b.abnormalCount,
    render: (row) => row.abnormalCount || '',
  },
  { key: 'kind', title: '检查类型', width: 120, render: (row) => inspectionKinds[row.kind] },
  {
    key: 'led',
    title: '主要负责人带队',
    width: 116,
    align: 'center',
    render: (row) => (row.isLedByPrincipal ? '是' : ''),
  },
  { key: 'unit', title: '受检单位', width: 130, isHiddenAtFirst: true, render: (row) => row.inspectedUnitName },
  { key: 'participants', title: '参加人员', width: 180, isHiddenAtFirst: true, render: (row) => row.participants },
]

/** What was inspected and what is still under way; a new inspection starts here. */
export function InspectionsPage() {
  const search = useRouteSearch()
  return <Inspections key={JSON.stringify(search)} search={search} />
}

type Choice = { text: string; isOpen: boolean; isLed: boolean; isVoided: boolean; kinds: InspectionKind[] }
const noChoice: Choice = { text: '', isOpen: false, isLed: false, isVoided: false, kinds: [] }

function Inspections({ search }: { search: ReturnType<typeof useRouteSearch> }) {
  const [choice, setChoice] = useState(noChoice)
  const [activeId, setActiveId] = useState<string | null>(search['id'] ?? null)
  const [isStarting, setStarting] = useState(search['checklist'] !== undefined || search['new'] === '1')
  const list = useData('inspection.list', { includeVoided: choice.isVoided })
  const start = useMemo(() => () => setStarting(true), [])
  useCommands(useMemo(() => [{ id: 'page.create', label: '开始检查', run: start }], [start]))

  const rows = useMemo(() => {
    const wanted = (list.data ?? []).filter(
      (row) =>
        (!choice.isOpen || (row.status === 'inProgress' && row.voidedAt === null)) &&
        (!choice.isLed || row.isLedByPrincipal) &&
        (choice.kinds.length === 0 || choice.kinds.includes(row.kind)) &&
        `${row.number} ${row.name} ${row.inspectorName} ${row.inspectedUnitName}`
          .toLowerCase()
          .includes(choice.text.toLowerCase()),
    )
    const rank = (row: InspectionRow) => (row.status === 'inProgress' && row.voidedAt === null ? 0 : 1)
    return wanted.sort(
      (a, b) => rank(a) - rank(b) || compareText(b.inspectedOn, a.inspectedOn) || compareText(b.number, a.number),
    )
  }, [list.data, choice])
  const kinds = useMemo(() => [...new Set((list.data ?? []).map((row) => row.kind))], [list.data])
  const running = (list.data ?? []).filter((row) => row.status === 'inProgress' && row.voidedAt === null).length
  const active = list.data?.find((row) => row.id === activeId)
  const isFiltered = choice.text !== '' || choice.isOpen || choice.isLed || choice.kinds.length > 0
  const toggle = (key: string) => {
    if (key === 'open') setChoice({ ...choice, isOpen: !choice.isOpen })
    else if (key === 'led') setChoice({ ...choice, isLed: !choice.isLed })
    else if (key === 'voided') setChoice({ ...choice, isVoided: !choice.isVoided })
    else {
      const kind = key as InspectionKind
      const isOn = choice.kinds.includes(kind)
      setChoice({ ...choice, kinds: isOn ? choice.kinds.filter((other) => other !== kind) : [...choice.kinds, kind] })
    }
  }
  return (
    <PageFrame
      title="查过什么，还有什么没查完？"
      primary={{
        label: '开始检查',
        icon: <PlusOutlined />,
        onRun: start,
        tip: labelWithShortcut('开始检查', 'page.create'),
      }}
      extra={
        <Button type="link" onClick={() => goTo('/plans')}>
          检查计划
        </Button>
      }
      secondary={[
        {
          label: '今天要查的全部打印',
          onRun: () => goTo('/reports?report=paper-checklist&due=1'),
          tip: '每个到期的计划一张纸质检查表，合成一份文件',
        },
        { label: '录入纸质检查', onRun: () => goTo('/inspections/paper') },
        { label: '导入照片', onRun: () => goTo('/inspections/photos') },
      ]}
      panel={
        isStarting ? (
          <StartPanel
            checklistId={search['checklist'] ?? null}
            planId={search['plan'] ?? null}
            onClose={() => setStarting(false)}
          />
        ) : active ? (
          <InspectionPanel key={active.id} row={active} onClose={() => setActiveId(null)} />
        ) : null
      }
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} logId={list.error.logId} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="inspections"
          label="检查记录"
          rows={rows}
          columns={columns}
          isLoading={list.isPending}
          activeId={isStarting ? null : activeId}
          onActivate={(row) => {
            setStarting(false)
            setActiveId(row.id)
          }}
          onOpen={(row) => goTo(`/inspections/${row.id}`)}
          isVoided={(row) => row.voidedAt !== null}
          toolbar={
            <>
              <SearchInput
                value={choice.text}
                onChange={(text) => setChoice({ ...choice, text })}
                placeholder="编号、名称、检查人"
                width={200}
              />
              <FilterChips
                label="筛选"
                chips={[
                  { key: 'open', label: inspectionStatuses.inProgress, count: running, isOn: choice.isOpen },
                  ...kinds.map((kind) => ({
                    key: kind,
                    label: inspectionKinds[kind],
                    isOn: choice.kinds.includes(kind),
                  })),
                  { key: 'led', label: '主要负责人带队', isOn: choice.isLed },
                  { key: 'voided', label: '含作废', isOn: choice.isVoided },
                ]}
                onToggle={toggle}
              />
            </>
          }
          empty={
            isFiltered ? (
              <EmptyState
                text="没有符合条件的检查。"
                action={{ label: '清除筛选', onRun: () => setChoice(noChoice) }}
              />
            ) : (
              <EmptyState
                text="检查就是拿着检查表到现场逐项看。选一张检查表就可以开始，查到的隐患当场登记。"
                action={{ label: '开始检查', onRun: start }}
                link={{ label: '先看看检查表', onRun: () => goTo('/checklists') }}
              />
            )
          }
        />
      )}
    </PageFrame>
  )
}
