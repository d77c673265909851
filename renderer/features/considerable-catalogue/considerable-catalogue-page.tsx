import { Button } from 'antd'
import { useState } from 'react'
import type { ConsiderableCatalogueRow } from '#shared/contract/considerable-catalogue'
import { catalogueLevels, considerableCatalogueItemFields } from '#shared/domain/considerable-catalogue-item'
import { goTo, showDone, useAction, useData, useSaver } from '../../api/index.ts'
import { RecordForm, SubmitForm } from '../../forms/index.ts'
import {
  ConfirmReason,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  LevelTag,
  PageFrame,
  SidePanel,
} from '../../ui/index.ts'
import { ImportDialog } from './import-dialog.tsx'

const labels = { level: catalogueLevels }

const columns: DataColumn<ConsiderableCatalogueRow>[] = [
  { key: 'code', title: '目录编号', width: 110, sort: (a, b) => (a.code < b.code ? -1 : 1), render: (row) => row.code },
  { key: 'name', title: '风险名称', width: 220, render: (row) => <span title={row.name}>{row.name}</span> },
  { key: 'level', title: '等级', width: 68, align: 'center', render: (row) => <LevelTag level={row.level} /> },
  { key: 'industry', title: '行业', width: 120, render: (row) => row.industry },
  {
    key: 'description',
    title: '情形描述',
    width: 280,
    render: (row) => <span title={row.description}>{row.description}</span>,
  },
  { key: 'hits', title: '本企业命中', width: 96, align: 'right', render: (row) => row.hits.length || '' },
  { key: 'source', title: '来源', width: 220, render: (row) => <span title={row.source}>{row.source}</span> },
]

/** The regional catalogue of 较大以上 risks as it was imported, and which hazards match it. */
export function ConsiderableCataloguePage() {
  const list = useData('considerable-catalogue-item.rows', {})
  const create = useAction('considerable-catalogue-item.create')
  const [activeId, setActiveId] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const [isImporting, setImporting] = useState(false)
  const rows = list.data ?? []
  const active = rows.find((row) => row.id === activeId)
  return (
    <PageFrame
      title="哪些风险在较大以上目录里？"
      intro="目录由省应急管理厅制定并调整（江苏）；命中的风险不看分值，至少按较大管控。"
      primary={{ label: '导入目录', onRun: () => setImporting(true) }}
      secondary={[
        { label: '新增条目', onRun: () => setAdding(true) },
        { label: '回到风险评审', onRun: () => goTo('/risk-reviews') },
      ]}
      panel={
        isAdding ? (
          <SidePanel title="新增目录条目" onClose={() => setAdding(false)}>
            <SubmitForm
              schema={considerableCatalogueItemFields}
              labels={labels}
              submitLabel="新增"
              onCancel={() => setAdding(false)}
              onSubmit={async (values) => {
                const created = await create.runOrThrow(values)
                setAdding(false)
                setActiveId(created.id)
                showDone('已新增')
              }}
            />
          </SidePanel>
        ) : active ? (
          <ItemPanel key={active.id} row={active} onClose={() => setActiveId(null)} />
        ) : null
      }
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="considerable-catalogue"
          label="较大以上风险目录"
          rows={rows}
          columns={columns}
          isLoading={list.isPending}
          activeId={activeId}
          onActivate={(row) => {
            setAdding(false)
            setActiveId(row.id)
          }}
          empty={
            <EmptyState
              text="这里起初是空的：目录以省里公布的文本为准，本软件不代拟。请从官方文件或省平台复制条目，粘贴导入；再到风险点的分析页选择命中的条目。"
              action={{ label: '导入目录', onRun: () => setImporting(true) }}
              link={{ label: '自己新增一条', onRun: () => setAdding(true) }}
            />
          }
        />
      )}
      {isImporting && <ImportDialog known={rows} onClose={() => setImporting(false)} />}
    </PageFrame>
  )
}

function ItemPanel({ row, onClose }: { row: ConsiderableCatalogueRow; onClose: () => void }) {
  const save = useSaver('considerable-catalogue-item.update', row)
  const remove = useAction('considerable-catalogue-item.void')
  const [isRemoving, setRemoving] = useState(false)
  return (
    <SidePanel
      title={[row.code, row.name].filter(Boolean).join(' ')}
      extra={<LevelTag level={row.level} isShort={false} />}
      onClose={onClose}
      footer={
        <Button danger onClick={() => setRemoving(true)}>
          作废
        </Button>
      }
    >
      <RecordForm schema={considerableCatalogueItemFields} labels={labels} value={row} onPatch={save} />
      <h3 className="section-title" style={{ marginTop: 20 }}>
        本企业命中的危险源
      </h3>
      {row.hits.length === 0 ? (
        <p className="meta">还没有。在风险点的分析页里，对命中这一条的危险源选择它。</p>
      ) : (
        <ul className="plain-list">
          {row.hits.map((hit) => (
            <li key={hit.hazardId} className="row-line">
              <LevelTag level={hit.level} />
              <Button type="link" style={{ padding: 0 }} onClick={() => goTo(`/risk-points/${hit.riskPointId}`)}>
                {hit.riskPointNumber} {hit.riskPointName}：{hit.item}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${row.name}」`}
        text="目录调整后不再收录时作废；还有危险源标为命中的条目不能作废。"
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
