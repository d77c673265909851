import { Button } from 'antd'
import { useState } from 'react'
import type { ChecklistRow } from '#shared/contract/inspection'
import { controlTiers, periods } from '#shared/domain/hazard'
import { checklistFields, inspectionKinds } from '#shared/domain/inspection'
import { goTo, useAction, useData } from '../../api/index.ts'
import { SubmitForm } from '../../forms/index.ts'
import { type DataColumn, DataTable, EmptyState, ErrorState, PageFrame, SidePanel } from '../../ui/index.ts'
import { GenerateDialog } from './generate-dialog.tsx'
import { ChecklistTabs } from './tabs.tsx'
import { TopicsPanel } from './topics-panel.tsx'
import './checklists.css'

export const checklistLabels = { kind: inspectionKinds, tier: controlTiers, period: periods }

const columns: DataColumn<ChecklistRow>[] = [
  { key: 'name', title: '检查表', width: 280, render: (row) => <span className="ellipsis">{row.name}</span> },
  { key: 'area', title: '区域', width: 150, render: (row) => row.areaName },
  { key: 'kind', title: '检查类型', width: 120, render: (row) => inspectionKinds[row.kind] },
  { key: 'tier', title: '组织级别', width: 130, render: (row) => controlTiers[row.tier] },
  { key: 'period', title: '周期', width: 80, render: (row) => periods[row.period] },
  { key: 'items', title: '检查项', width: 80, align: 'right', render: (row) => row.itemCount },
  {
    key: 'actions',
    title: '',
    width: 170,
    render: (row) => (
      <span className="row-line">
        <Button size="small" onClick={() => goTo(`/checklists/${row.id}`)}>
          打开
        </Button>
        <Button size="small" disabled={row.itemCount === 0} onClick={() => goTo(`/inspections?checklist=${row.id}`)}>
          开始检查
        </Button>
      </span>
    ),
  },
]

/** The checklists: made from controls or by hand. */
export function ChecklistsPage() {
  const list = useData('checklist.list', {})
  const create = useAction('checklist.create')
  const [isGenerating, setGenerating] = useState(false)
  const [beside, setBeside] = useState<'new' | 'topics' | null>(null)
  const [activeId, setActiveId] = useState<string | null>(null)
  return (
    <PageFrame
      title="检查时看什么？"
      extra={<ChecklistTabs active="checklists" />}
      primary={{ label: '由管控措施生成', onRun: () => setGenerating(true) }}
      secondary={[
        { label: '现成的专题表', onRun: () => setBeside('topics') },
        { label: '新建检查表', onRun: () => setBeside('new') },
      ]}
      panel={
        beside === 'topics' ? (
          <TopicsPanel onClose={() => setBeside(null)} />
        ) : beside === 'new' ? (
          <SidePanel title="新建检查表" onClose={() => setBeside(null)}>
            <SubmitForm
              schema={checklistFields}
              keys={['name', 'kind', 'tier', 'period', 'areaId', 'needsPhotoPair', 'remark']}
              labels={checklistLabels}
              submitLabel="新建"
              onCancel={() => setBeside(null)}
              onSubmit={async (values) => {
                const created = await create.runOrThrow(values)
                goTo(`/checklists/${created.id}`)
              }}
            />
          </SidePanel>
        ) : null
      }
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="checklists"
          label="检查表"
          rows={list.data ?? []}
          columns={columns}
          isLoading={list.isPending}
          activeId={activeId}
          onActivate={(row) => setActiveId(row.id)}
          onOpen={(row) => goTo(`/checklists/${row.id}`)}
          empty={
            <EmptyState
              text="检查表从管控措施里的检查要点来：措施有没有失效，就是要查的内容。"
              action={{ label: '由管控措施生成', onRun: () => setGenerating(true) }}
              link={{ label: '用现成的专题表', onRun: () => setBeside('topics') }}
            />
          }
        />
      )}
      {isGenerating && <GenerateDialog onClose={() => setGenerating(false)} />}
    </PageFrame>
  )
}
