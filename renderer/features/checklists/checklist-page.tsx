import { Button } from 'antd'
import { useState } from 'react'
import { type ChecklistItem, checklistFields, checklistItemFields } from '#shared/domain/inspection'
import { goTo, useAction, useData, useRouteId, useSaver } from '../../api/index.ts'
import { RecordForm, SubmitForm } from '../../forms/index.ts'
import {
  ConfirmReason,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  movedIds,
  PageFrame,
  RowsSkeleton,
  SidePanel,
} from '../../ui/index.ts'
import type { ChecklistDetail } from '#shared/contract/inspection'
import { checklistLabels } from './checklists-page.tsx'

const columns: DataColumn<ChecklistItem>[] = [
  { key: 'item', title: '检查项目', width: 260, render: (row) => <span className="ellipsis">{row.item}</span> },
  {
    key: 'standard',
    title: '检查内容与标准',
    width: 460,
    render: (row) => (
      <span className="ellipsis" title={row.standard}>
        {row.standard}
      </span>
    ),
  },
  { key: 'source', title: '来源', width: 90, render: (row) => (row.controlId ? '管控措施' : '自编') },
  { key: 'basis', title: '依据', width: 140, render: (row) => <span className="ellipsis">{row.basis}</span> },
]

/** One checklist: its items in order, each editable beside the table. */
export function ChecklistPage() {
  const id = useRouteId()
  const checklist = useData('checklist.get', { id })
  if (checklist.error) {
    return (
      <PageFrame title="这张检查表查什么？">
        <ErrorState message={checklist.error.message} onRetry={() => void checklist.refetch()} />
      </PageFrame>
    )
  }
  if (!checklist.data) {
    return (
      <PageFrame title="这张检查表查什么？" isFilling>
        <RowsSkeleton />
      </PageFrame>
    )
  }
  return <ChecklistEditor key={id} checklist={checklist.data} />
}

type Panel = { kind: 'item'; id: string } | { kind: 'newItem' } | { kind: 'settings' } | null

function ChecklistEditor({ checklist }: { checklist: ChecklistDetail }) {
  const [panel, setPanel] = useState<Panel>(null)
  const [isRemoving, setRemoving] = useState(false)
  const remove = useAction('checklist.void')
  const reorder = useAction('checklist-item.reorder')
  const { items } = checklist
  const active = panel?.kind === 'item' ? items.find((item) => item.id === panel.id) : undefined
  const close = () => setPanel(null)
  return (
    <PageFrame
      title={`「${checklist.name}」查什么？`}
      primary={{ label: '新增检查项', onRun: () => setPanel({ kind: 'newItem' }) }}
      secondary={[
        {
          label: '开始检查',
          onRun: () => goTo(`/inspections?checklist=${checklist.id}`),
          isDisabled: items.length === 0,
        },
        { label: '打印空白表', onRun: () => goTo(`/reports?report=inspection-sheet&checklist=${checklist.id}`) },
        { label: '检查表设置', onRun: () => setPanel({ kind: 'settings' }) },
      ]}
      panel={
        active ? (
          <ItemPanel key={active.id} item={active} onClose={close} />
        ) : panel?.kind === 'newItem' ? (
          <NewItemPanel checklistId={checklist.id} onClose={close} />
        ) : panel?.kind === 'settings' ? (
          <SettingsPanel checklist={checklist} onClose={close} onRemove={() => setRemoving(true)} />
        ) : null
      }
      isFilling
    >
      <DataTable
        tableId="checklist-items"
        label="检查项"
        rows={items}
        columns={columns}
        activeId={active?.id ?? null}
        onActivate={(row) => setPanel({ kind: 'item', id: row.id })}
        onMove={(itemId, toIndex) =>
          void reorder.run({
            ids: movedIds(
              items.map((item) => item.id),
              itemId,
              toIndex,
            ),
          })
        }
        empty={
          <EmptyState
            text="还没有检查项。每项写一件现场能看到、能回答正常或隐患的事。"
            action={{ label: '新增检查项', onRun: () => setPanel({ kind: 'newItem' }) }}
          />
        }
      />
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${checklist.name}」`}
        text="作废后不能再用来检查；以前的检查记录不受影响。"
        onCancel={() => setRemoving(false)}
        onConfirm={async (reason) => {
          const isDone = (await remove.run({ id: checklist.id, revision: checklist.revision, reason })) !== undefined
          if (isDone) goTo('/checklists')
          return isDone
        }}
      />
    </PageFrame>
  )
}

const itemKeys = ['item', 'standard', 'basis'] as const

function ItemPanel({ item, onClose }: { item: ChecklistItem; onClose: () => void }) {
  const save = useSaver('checklist-item.update', item)
  const remove = useAction('checklist-item.void')
  const [isRemoving, setRemoving] = useState(false)
  return (
    <SidePanel
      title={item.item}
      onClose={onClose}
      footer={
        <>
          {item.riskPointId && <Button onClick={() => goTo(`/risk-points/${item.riskPointId}`)}>看风险点</Button>}
          <Button danger onClick={() => setRemoving(true)}>
            作废
          </Button>
        </>
      }
    >
      <RecordForm schema={checklistItemFields} keys={itemKeys} value={item} onPatch={save} />
      <ConfirmReason
        isOpen={isRemoving}
        title="作废这个检查项"
        text="以后的检查不再出现这一项；以前的检查记录不受影响。"
        onCancel={() => setRemoving(false)}
        onConfirm={async (reason) => {
          const isDone = (await remove.run({ id: item.id, revision: item.revision, reason })) !== undefined
          if (isDone) onClose()
          return isDone
        }}
      />
    </SidePanel>
  )
}

function NewItemPanel({ checklistId, onClose }: { checklistId: string; onClose: () => void }) {
  const create = useAction('checklist-item.create')
  const [count, setCount] = useState(0)
  return (
    <SidePanel title="新增检查项" onClose={onClose}>
      <SubmitForm
        key={count}
        schema={checklistItemFields.omit({ checklistId: true })}
        keys={itemKeys}
        submitLabel="保存并继续"
        onCancel={onClose}
        onSubmit={async (values) => {
          await create.runOrThrow({ ...values, checklistId })
          setCount((known) => known + 1)
        }}
      />
    </SidePanel>
  )
}

function SettingsPanel({
  checklist,
  onClose,
  onRemove,
}: {
  checklist: ChecklistDetail
  onClose: () => void
  onRemove: () => void
}) {
  const save = useSaver('checklist.update', checklist)
  return (
    <SidePanel
      title="检查表设置"
      onClose={onClose}
      footer={
        <Button danger onClick={onRemove}>
          作废这张检查表
        </Button>
      }
    >
      <RecordForm
        schema={checklistFields}
        keys={['name', 'kind', 'tier', 'period', 'areaId', 'needsPhotoPair', 'remark']}
        labels={checklistLabels}
        value={checklist}
        onPatch={save}
      />
    </SidePanel>
  )
}
