import { PlusOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { OperationAudit } from '#shared/domain/standardization'
import { operationAuditFields } from '#shared/domain/standardization'
import { type AuditScore, scoreAudit } from '#shared/rules/operation-audit'
import { showTenths } from '#shared/rules/scoring'
import { showDone, useAction, useData, useRouteSearch } from '../../api/index.ts'
import { SubmitForm, useActor } from '../../forms/index.ts'
import { type DataColumn, DataTable, EmptyState, ErrorState, PageFrame, SidePanel } from '../../ui/index.ts'
import { AuditGridPage } from './audit-grid-page.tsx'
import { StandardizationTabs } from './tabs.tsx'
import './standing.css'

type Row = OperationAudit & { score: AuditScore }

const columns: DataColumn<Row>[] = [
  { key: 'name', title: '审计名称', width: 260, render: (row) => <span title={row.name}>{row.name}</span> },
  { key: 'date', title: '审计日期', width: 104, render: (row) => <span className="num">{row.auditedOn}</span> },
  { key: 'auditor', title: '审计人', width: 100, render: (row) => row.auditorName },
  {
    key: 'answered',
    title: '已评',
    width: 72,
    align: 'right',
    render: ({ score }) => `${score.answered}/${score.asked}`,
  },
  {
    key: 'share',
    title: '得分率',
    width: 84,
    align: 'right',
    render: ({ score }) => (score.percentTenths === null ? '' : `${showTenths(score.percentTenths)}%`),
  },
  {
    key: 'conclusion',
    title: '结论',
    width: 320,
    render: (row) => <span title={row.conclusion}>{row.conclusion}</span>,
  },
]

/** 运行质量审计: every audit, and the grid of the one that is open. */
export function AuditsPage() {
  const search = useRouteSearch()
  const list = useData('operation-audit.list', {})
  const questions = useData('standardization.auditQuestions', {})
  const [openId, setOpenId] = useState<string | null>(search['id'] ?? null)
  const [activeId, setActiveId] = useState<string | null>(null)
  const [isStarting, setStarting] = useState(false)
  const open = list.data?.find(({ id }) => id === openId)
  if (open && questions.data)
    return <AuditGridPage key={open.id} audit={open} questions={questions.data} onBack={() => setOpenId(null)} />
  const elements = questions.data?.elements ?? []
  const rows = (list.data ?? [])
    .map((audit): Row => ({ ...audit, score: scoreAudit(elements, audit.marks) }))
    .toSorted((a, b) => (a.auditedOn < b.auditedOn ? 1 : -1))
  return (
    <PageFrame
      title="制度真的在照着做吗？"
      intro="每个要素看制度、记录、执行和抽样四样，对照软件里的「两张皮」迹象，评出做到的程度。审计内容为整理建议，没有公开的统一表式（未核实）。"
      extra={<StandardizationTabs active="/standardization/audits" />}
      primary={{ label: '开始审计', icon: <PlusOutlined />, onRun: () => setStarting(true) }}
      panel={isStarting ? <StartPanel onClose={() => setStarting(false)} onStarted={setOpenId} /> : null}
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="operation-audits"
          label="运行质量审计"
          rows={rows}
          columns={columns}
          isLoading={list.isPending}
          activeId={activeId}
          onActivate={(row) => setActiveId(row.id)}
          onOpen={(row) => setOpenId(row.id)}
          empty={
            <EmptyState
              text="标准化最怕「两张皮」：写的一套、做的一套。照着八个要素逐项看一遍，用键盘 0 到 3 评分，半天就能做完。"
              action={{ label: '开始审计', onRun: () => setStarting(true) }}
            />
          }
        />
      )}
    </PageFrame>
  )
}

function StartPanel({ onClose, onStarted }: { onClose: () => void; onStarted: (id: string) => void }) {
  const create = useAction('operation-audit.create')
  const { data } = useData('workspace.info', {})
  const actor = useActor()
  return (
    <SidePanel title="开始运行质量审计" onClose={onClose}>
      {data && (
        <SubmitForm
          schema={operationAuditFields}
          keys={['name', 'auditedOn', 'auditorName']}
          initial={{
            name: `${data.today.slice(0, 4)} 年运行质量审计`,
            auditedOn: data.today,
            auditorName: actor?.name ?? '',
          }}
          submitLabel="开始"
          onCancel={onClose}
          onSubmit={async (values) => {
            const created = await create.runOrThrow(values)
            showDone('已开始，选中一格按 0、1、2、3 评分')
            onClose()
            onStarted(created.id)
          }}
        />
      )}
    </SidePanel>
  )
}
