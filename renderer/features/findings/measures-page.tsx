import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { SystemMeasureRow } from '#shared/contract/finding-management'
import { findingCauses } from '#shared/domain/finding'
import { systemMeasureFields, systemMeasureStatuses } from '#shared/domain/system-measure'
import { goTo, showDone, showFailure, useAction, useData, useRouteSearch, useSaver } from '../../api/index.ts'
import { RecordForm, SubmitForm } from '../../forms/index.ts'
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
import { FindingTabs } from './tabs.tsx'
import './findings.css'

const labels = { cause: findingCauses, status: systemMeasureStatuses }
const newKeys = ['problem', 'rootCause', 'cause', 'measure', 'responsibleUnitId', 'responsibleName', 'dueOn'] as const
const allKeys = [...newKeys, 'status', 'completedOn', 'promotion'] as const

function MeasureState({ row }: { row: SystemMeasureRow }) {
  if (row.isOverdue) return <StatusTag tone="red">{systemMeasureStatuses[row.status]} · 超期</StatusTag>
  const tone = row.status === 'done' ? 'green' : row.status === 'underway' ? 'blue' : 'amber'
  return <StatusTag tone={tone}>{systemMeasureStatuses[row.status]}</StatusTag>
}

const columns: DataColumn<SystemMeasureRow>[] = [
  { key: 'problem', title: '共性问题', width: 240, render: (row) => <span title={row.problem}>{row.problem}</span> },
  {
    key: 'rootCause',
    title: '根本原因',
    width: 220,
    render: (row) => <span title={row.rootCause}>{row.rootCause}</span>,
  },
  { key: 'cause', title: '类别', width: 56, render: (row) => findingCauses[row.cause] },
  { key: 'measure', title: '制度措施', width: 260, render: (row) => <span title={row.measure}>{row.measure}</span> },
  {
    key: 'responsible',
    title: '责任',
    width: 130,
    render: (row) => [row.responsibleUnitName, row.responsibleName].filter(Boolean).join(' '),
  },
  { key: 'dueOn', title: '时限', width: 104, render: (row) => <span className="num">{row.dueOn}</span> },
  { key: 'status', title: '状态', width: 130, render: (row) => <MeasureState row={row} /> },
  { key: 'findings', title: '隐患', width: 56, align: 'right', render: (row) => row.findings.length },
]

/** 制度措施清单: why the same comes back, and what is changed for good. */
export function MeasuresPage() {
  const search = useRouteSearch()
  const list = useData('system-measure.rows', {})
  const [activeId, setActiveId] = useState<string | null>(search['id'] ?? null)
  const [isAdding, setAdding] = useState(search['new'] === '1')
  const active = list.data?.find((row) => row.id === activeId)
  const add = () => {
    setActiveId(null)
    setAdding(true)
  }
  const close = () => {
    setActiveId(null)
    setAdding(false)
  }
  return (
    <PageFrame
      title="同样的问题怎样不再出现？"
      extra={<FindingTabs active="measures" />}
      primary={{ label: '新增制度措施', onRun: add }}
      secondary={[{ label: '打印清单', onRun: () => goTo('/reports?report=system-measure-list') }]}
      panel={
        isAdding ? (
          <NewMeasurePanel
            findingIds={(search['findings'] ?? '').split(',').filter(Boolean)}
            onClose={close}
            onCreated={(id) => {
              setAdding(false)
              setActiveId(id)
            }}
          />
        ) : active ? (
          <MeasurePanel key={active.id} row={active} onClose={close} />
        ) : null
      }
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="measures"
          label="制度措施清单"
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
              text="同类隐患反复出现时，把共性问题、根本原因和要补的制度记在这里，逐项落实。"
              action={{ label: '新增制度措施', onRun: add }}
              link={{ label: '看看重复隐患', onRun: () => goTo('/findings/follow-up?part=repeats') }}
            />
          }
        />
      )}
    </PageFrame>
  )
}

/** The findings behind a measure, chosen by number or description. */
function FindingsSelect({ ids, onChange }: { ids: readonly string[]; onChange: (ids: string[]) => void }) {
  const findings = useData('finding.list', { limit: 500 })
  const options = useMemo(
    () =>
      (findings.data?.items ?? []).map((row) => ({
        value: row.id,
        label: `${row.number} ${row.description.slice(0, 30)}`,
      })),
    [findings.data],
  )
  return (
    <div className="field">
      <label className="field-label" htmlFor="measure-findings">
        关联隐患
      </label>
      <Select
        id="measure-findings"
        mode="multiple"
        placeholder="可选多条"
        showSearch={{ optionFilterProp: 'label' }}
        loading={findings.isPending}
        options={options}
        value={findings.isPending ? [] : [...ids]}
        onChange={onChange}
      />
    </div>
  )
}

interface NewMeasurePanelProps {
  findingIds: readonly string[]
  onClose: () => void
  onCreated: (id: string) => void
}

function NewMeasurePanel({ findingIds, onClose, onCreated }: NewMeasurePanelProps) {
  const create = useAction('system-measure.create')
  const [chosen, setChosen] = useState([...findingIds])
  return (
    <SidePanel title="新增制度措施" onClose={onClose}>
      <SubmitForm
        schema={systemMeasureFields}
        keys={newKeys}
        labels={labels}
        submitLabel="新增"
        onCancel={onClose}
        onSubmit={async (values) => {
          const created = await create.runOrThrow({ ...values, findingIds: chosen })
          showDone('已列入制度措施清单')
          onCreated(created.id)
        }}
      >
        <FindingsSelect ids={chosen} onChange={setChosen} />
      </SubmitForm>
    </SidePanel>
  )
}

function MeasurePanel({ row, onClose }: { row: SystemMeasureRow; onClose: () => void }) {
  const save = useSaver('system-measure.update', row)
  const remove = useAction('system-measure.void')
  const [isRemoving, setRemoving] = useState(false)
  return (
    <SidePanel
      title="制度措施"
      extra={<MeasureState row={row} />}
      onClose={onClose}
      footer={
        <Button danger onClick={() => setRemoving(true)}>
          作废
        </Button>
      }
    >
      <RecordForm schema={systemMeasureFields} keys={allKeys} labels={labels} value={row} onPatch={save}>
        <FindingsSelect ids={row.findingIds} onChange={(findingIds) => void save({ findingIds }).catch(showFailure)} />
      </RecordForm>
      {row.findings.length > 0 && (
        <ul className="link-list">
          {row.findings.map((finding) => (
            <li key={finding.id}>
              <Button type="link" className="fact-link" onClick={() => goTo(`/findings/${finding.id}`)}>
                {finding.number} {finding.description}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmReason
        isOpen={isRemoving}
        title="作废这条制度措施"
        text="作废后不再出现在清单里，记录仍然保留，可以撤销。"
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
