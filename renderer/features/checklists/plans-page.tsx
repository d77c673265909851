import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { PlanRow } from '#shared/contract/inspection'
import { periods } from '#shared/domain/hazard'
import { inspectionKinds, inspectionPlanFields } from '#shared/domain/inspection'
import { goTo, useAction, useData, useRouteSearch, useSaver, useSession } from '../../api/index.ts'
import { type PickerProps, RecordForm, RecordSelect, SubmitForm } from '../../forms/index.ts'
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
import { checklistLabels } from './checklists-page.tsx'
import { FrequencyDialog } from './frequency-dialog.tsx'
import { PlanCalendar } from './plan-calendar.tsx'
import { ProgramDialog } from './program-dialog.tsx'
import { ChecklistTabs } from './tabs.tsx'
import './checklists.css'

const planKeys = [
  'name',
  'checklistId',
  'kind',
  'tier',
  'period',
  'shiftsPerDay',
  'startsOn',
  'endsOn',
  'leaderId',
  'participants',
  'purpose',
  'scope',
] as const

function ChecklistPicker(props: PickerProps) {
  const lists = useData('checklist.list', {})
  const options = (lists.data ?? []).map((row) => ({ value: row.id, label: `${row.name}（${row.itemCount} 项）` }))
  return <RecordSelect placeholder="选择检查表" {...props} isLoading={lists.isPending} options={options} />
}
const pickers = { checklistId: (props: PickerProps) => <ChecklistPicker {...props} /> }

function PlanState({ row }: { row: PlanRow }) {
  if (row.state === 'due') return <StatusTag tone="amber">该查了</StatusTag>
  if (row.state === 'missed') return <StatusTag tone="red">漏查</StatusTag>
  if (row.state === 'done') return <StatusTag tone="green">本期已查</StatusTag>
  if (row.state === 'ended') return <StatusTag tone="grey">已结束</StatusTag>
  return <StatusTag tone="grey">未开始</StatusTag>
}

const columns: DataColumn<PlanRow>[] = [
  { key: 'name', title: '计划', width: 220, render: (row) => <span className="ellipsis">{row.name}</span> },
  { key: 'state', title: '状态', width: 100, render: (row) => <PlanState row={row} /> },
  { key: 'dueOn', title: '应查日期', width: 110, render: (row) => <span className="num">{row.dueOn ?? ''}</span> },
  {
    key: 'last',
    title: '上次检查',
    width: 110,
    render: (row) => <span className="num">{row.lastInspectedOn ?? ''}</span>,
  },
  { key: 'missed', title: '近 90 天漏查', width: 110, align: 'right', render: (row) => row.missedCount || '' },
  { key: 'period', title: '周期', width: 80, render: (row) => periods[row.period] },
  { key: 'kind', title: '类型', width: 130, render: (row) => inspectionKinds[row.kind] },
  {
    key: 'checklist',
    title: '检查表',
    width: 220,
    render: (row) => <span className="ellipsis">{row.checklistName}</span>,
  },
  { key: 'leader', title: '负责人', width: 84, render: (row) => row.leaderName },
]

/** Who checks what and how often, what is due and what was missed. */
export function PlansPage() {
  const search = useRouteSearch()
  const list = useData('inspection-plan.rows', {})
  const create = useAction('inspection-plan.create')
  const today = useSession((session) => session.today)
  const [activeId, setActiveId] = useState<string | null>(search['id'] ?? null)
  const [isAdding, setAdding] = useState(false)
  const [isGenerating, setGenerating] = useState(search['program'] === '1')
  const [isEditingTable, setEditingTable] = useState(search['frequency'] === '1')
  const [view, setView] = useState<'table' | 'calendar'>(search['view'] === 'calendar' ? 'calendar' : 'table')
  const active = list.data?.find((row) => row.id === activeId)
  const add = () => {
    setActiveId(null)
    setAdding(true)
  }
  return (
    <PageFrame
      title="谁在什么时候查？"
      extra={
        <>
          <ChecklistTabs active="plans" />
          <Segmented
            aria-label="列表或日历"
            value={view}
            options={[
              { value: 'table', label: '列表' },
              { value: 'calendar', label: '日历' },
            ]}
            onChange={(value) => setView(value === 'calendar' ? 'calendar' : 'table')}
          />
        </>
      }
      primary={{ label: '按频次生成', onRun: () => setGenerating(true) }}
      secondary={[
        { label: '频次表', onRun: () => setEditingTable(true) },
        { label: '新增检查计划', onRun: add },
      ]}
      panel={
        isAdding ? (
          <SidePanel title="新增检查计划" onClose={() => setAdding(false)}>
            <SubmitForm
              schema={inspectionPlanFields}
              keys={planKeys}
              labels={checklistLabels}
              pickers={pickers}
              initial={{ startsOn: today }}
              submitLabel="新增"
              onCancel={() => setAdding(false)}
              onSubmit={async (values) => {
                const created = await create.runOrThrow(values)
                setAdding(false)
                setActiveId(created.id)
              }}
            />
          </SidePanel>
        ) : active ? (
          <PlanPanel key={active.id} row={active} onClose={() => setActiveId(null)} />
        ) : null
      }
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      ) : view === 'calendar' ? (
        <PlanCalendar
          onOpen={(id) => {
            setAdding(false)
            setActiveId(id)
          }}
        />
      ) : (
        <DataTable
          tableId="plans"
          label="检查计划"
          rows={list.data ?? []}
          columns={columns}
          isLoading={list.isPending}
          activeId={activeId}
          onActivate={(row) => {
            setAdding(false)
            setActiveId(row.id)
          }}
          empty={
            <EmptyState
              text="检查计划说明谁用哪张检查表、多久查一次；软件据此提醒到期和漏查。"
              action={{ label: '按频次生成', onRun: () => setGenerating(true) }}
              link={{ label: '自己新增一个计划', onRun: add }}
            />
          }
        />
      )}
      {isEditingTable && (
        <FrequencyDialog
          onClose={() => setEditingTable(false)}
          onGenerate={() => {
            setEditingTable(false)
            setGenerating(true)
          }}
        />
      )}
      {isGenerating && <ProgramDialog onClose={() => setGenerating(false)} />}
    </PageFrame>
  )
}

function PlanPanel({ row, onClose }: { row: PlanRow; onClose: () => void }) {
  const save = useSaver('inspection-plan.update', row)
  const remove = useAction('inspection-plan.void')
  const [isRemoving, setRemoving] = useState(false)
  return (
    <SidePanel
      title={row.name}
      extra={<PlanState row={row} />}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" onClick={() => goTo(`/inspections?checklist=${row.checklistId}&plan=${row.id}`)}>
            按这个计划检查
          </Button>
          <Button danger onClick={() => setRemoving(true)}>
            作废
          </Button>
        </>
      }
    >
      <RecordForm
        schema={inspectionPlanFields}
        keys={planKeys}
        labels={checklistLabels}
        pickers={pickers}
        value={row}
        onPatch={save}
      />
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${row.name}」`}
        text="以后不再提醒；以前的检查记录不受影响。"
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
