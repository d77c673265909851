import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { RegionFormDetail } from '#shared/contract/region'
import type { RegionEntry } from '#shared/domain/standardization'
import type { FormColumn } from '#shared/rules/region'
import { goTo, showDone, useAction, useSaver } from '../../api/index.ts'
import {
  compareText,
  ConfirmReason,
  type DataColumn,
  DataTable,
  EmptyState,
  Hint,
  PageFrame,
  SidePanel,
} from '../../ui/index.ts'
import { CellInput } from './cell-input.tsx'
import { RegionalTabs } from './tabs.tsx'

const widths = { text: 140, longText: 220, number: 90, day: 108, choice: 110, percent: 90 } as const

const columnOf = ({ id, label, kind }: FormColumn): DataColumn<RegionEntry> => ({
  key: id,
  title: label,
  width: widths[kind],
  align: kind === 'number' || kind === 'percent' ? 'right' : 'left',
  sort: (a, b) => compareText(a.cells[id] ?? '', b.cells[id] ?? ''),
  render: ({ cells }) => <span title={cells[id]}>{cells[id]}</span>,
})

/** A ledger of a region: rows that the user adds. */
export function LedgerView({ detail, head }: { detail: RegionFormDetail; head: ReactNode }) {
  const { form, entries, packId } = detail
  const [activeId, setActiveId] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const active = entries.find(({ id }) => id === activeId)
  const add = () => {
    setActiveId(null)
    setAdding(true)
  }
  return (
    <PageFrame
      title={form.title}
      extra={<RegionalTabs active="regional" />}
      secondary={[
        { label: '返回', onRun: () => goTo('/regional') },
        { label: '打印', onRun: () => goTo(`/reports?report=region-form&form=${packId}/${form.id}`) },
      ]}
      primary={{ label: '新增一行', onRun: add }}
      panel={
        isAdding ? (
          <NewRowPanel
            detail={detail}
            onClose={() => setAdding(false)}
            onCreated={(id) => {
              setAdding(false)
              setActiveId(id)
            }}
          />
        ) : active ? (
          <RowPanel key={active.id} detail={detail} row={active} onClose={() => setActiveId(null)} />
        ) : null
      }
      isFilling
    >
      <div className="ledger-head" tabIndex={0}>
        {head}
      </div>
      <DataTable
        tableId={`region ${packId} ${form.id}`}
        label={form.title}
        rows={entries}
        columns={form.columns.map(columnOf)}
        activeId={activeId}
        onActivate={(row) => {
          setAdding(false)
          setActiveId(row.id)
        }}
        empty={<EmptyState text={form.why} action={{ label: '新增一行', onRun: add }} />}
      />
    </PageFrame>
  )
}

function Fields({
  form,
  cells,
  onSave,
}: {
  form: RegionFormDetail['form']
  cells: Readonly<Record<string, string>>
  onSave: (column: string, text: string) => Promise<unknown>
}) {
  const base = useId()
  return form.columns.map((column) => (
    <div key={column.id} className="field">
      <div className="row-line">
        <label htmlFor={`${base}${column.id}`}>{column.label}</label>
        <Hint help={column.help} />
      </div>
      <CellInput
        id={`${base}${column.id}`}
        column={column}
        value={cells[column.id] ?? ''}
        onSave={(text) => onSave(column.id, text)}
      />
    </div>
  ))
}

interface PanelProps {
  detail: RegionFormDetail
  onClose: () => void
}

/** The first filled cell makes the row; until then nothing is written. */
function NewRowPanel({ detail, onClose, onCreated }: PanelProps & { onCreated: (id: string) => void }) {
  const { packId, form } = detail
  const create = useAction('region-entry.create')
  const [cells, setCells] = useState<Record<string, string>>({})
  const isEmpty = Object.values(cells).every((text) => text === '')
  return (
    <SidePanel
      title={`${form.title}：新增`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            disabled={isEmpty}
            loading={create.isRunning}
            onClick={() =>
              void create.run({ packId, formId: form.id, cells }).then((made) => {
                if (!made) return
                showDone('已新增一行')
                onCreated(made.id)
              })
            }
          >
            新增
          </Button>
        </>
      }
    >
      <div className="stack">
        <Fields
          form={form}
          cells={cells}
          onSave={(column, text) => {
            setCells((known) => ({ ...known, [column]: text }))
            return Promise.resolve()
          }}
        />
      </div>
    </SidePanel>
  )
}

function RowPanel({ detail, row, onClose }: PanelProps & { row: RegionEntry }) {
  const { form } = detail
  const save = useSaver('region-entry.update', row)
  const remove = useAction('region-entry.void')
  const [isRemoving, setRemoving] = useState(false)
  return (
    <SidePanel
      title={`${form.title}：第 ${row.sortOrder} 行`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => goTo(`/reports?report=region-form&record=${row.id}`)}>打印这一行</Button>
          <Button danger onClick={() => setRemoving(true)}>
            作废
          </Button>
        </>
      }
    >
      <div className="stack">
        <Fields form={form} cells={row.cells} onSave={(column, text) => save({ cells: { [column]: text } })} />
      </div>
      <ConfirmReason
        isOpen={isRemoving}
        title="作废这一行"
        text="作废后不再出现在台账里，记录仍然保留，可以撤销。"
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
