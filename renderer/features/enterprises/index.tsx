import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { EnterpriseSummary } from '#shared/contract/workspace'
import {
  goTo,
  leaveEnterprise,
  openEnterprise,
  showDone,
  showFailure,
  startJob,
  useAction,
  useData,
  useSession,
} from '../../api/index.ts'
import { labelWithShortcut, useCommands } from '../../commands/index.ts'
import {
  compareText,
  ConfirmReason,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  formatInstant,
  LevelTag,
  PageFrame,
  SearchInput,
  StatusTag,
} from '../../ui/index.ts'
import { CreateEnterprise } from './create-enterprise.tsx'
import { RestoreEnterprise } from './restore-enterprise.tsx'

const stateWords = { damaged: '数据损坏', newer: '较新版本', locked: '只读' } as const

const columns: readonly DataColumn<EnterpriseSummary>[] = [
  {
    key: 'name',
    title: '企业',
    width: 320,
    sort: (left, right) => compareText(left.name, right.name),
    render: (row) => (
      <span className="row-line">
        <span className="ellipsis">{row.name}</span>
        {row.isSample && <span className="tag blue">示例</span>}
        {row.state !== 'ok' && (
          <StatusTag tone={row.state === 'locked' ? 'grey' : 'red'}>{stateWords[row.state]}</StatusTag>
        )}
      </span>
    ),
  },
  { key: 'industry', title: '行业', width: 180, render: (row) => row.industry },
  {
    key: 'level',
    title: '最高等级',
    width: 96,
    align: 'center',
    render: (row) => <LevelTag level={row.highestLevel} />,
  },
  {
    key: 'riskPointCount',
    title: '风险点',
    width: 90,
    align: 'right',
    sort: (left, right) => left.riskPointCount - right.riskPointCount,
    render: (row) => row.riskPointCount,
  },
  {
    key: 'openFindingCount',
    title: '未销号隐患',
    width: 110,
    align: 'right',
    sort: (left, right) => left.openFindingCount - right.openFindingCount,
    render: (row) => row.openFindingCount,
  },
  {
    key: 'overdueFindingCount',
    title: '超期',
    width: 80,
    align: 'right',
    sort: (left, right) => left.overdueFindingCount - right.overdueFindingCount,
    render: (row) => (row.overdueFindingCount > 0 ? <StatusTag tone="red">{row.overdueFindingCount}</StatusTag> : 0),
  },
  {
    key: 'lastInspectedOn',
    title: '最近检查',
    width: 110,
    sort: (left, right) => compareText(left.lastInspectedOn ?? '', right.lastInspectedOn ?? ''),
    render: (row) => row.lastInspectedOn ?? '',
  },
  {
    key: 'updatedAt',
    title: '最近修改',
    width: 150,
    sort: (left, right) => compareText(left.updatedAt, right.updatedAt),
    render: (row) => formatInstant(row.updatedAt),
  },
]

/** Every enterprise in the data folder: open, create, take in a backup, remove. */
export function EnterprisesPage() {
  const enterprises = useData('enterprise.list', {})
  const current = useSession((session) => session.enterpriseId)
  const remove = useAction('enterprise.remove')
  const rebuild = useAction('workspace.rebuildIndex')
  const [dialog, setDialog] = useState<'create' | 'restore' | null>(null)
  const [search, setSearch] = useState('')
  const [activeId, setActiveId] = useState<string | null>(null)
  const [removing, setRemoving] = useState<EnterpriseSummary | null>(null)
  const [isLoadingSample, setLoadingSample] = useState(false)

  const loadSample = async () => {
    setLoadingSample(true)
    try {
      const sample = await startJob('enterprise.loadSample', {}, '载入示例企业')
      await openEnterprise(sample.id)
    } catch (error) {
      showFailure(error)
    }
    setLoadingSample(false)
  }
  useCommands(
    useMemo(
      () => [
        { id: 'page.create', label: '新建企业', run: () => setDialog('create') },
        { id: 'enterprise.loadSample', label: '载入示例企业', run: () => void loadSample() },
        { id: 'enterprise.restore', label: '从备份恢复企业', run: () => setDialog('restore') },
      ],
      [],
    ),
  )

  const rows = useMemo(
    () => (enterprises.data ?? []).filter((row) => row.name.includes(search) || row.industry.includes(search)),
    [enterprises.data, search],
  )
  const open = (row: EnterpriseSummary) =>
    void openEnterprise(row.id, row.state === 'damaged' || row.state === 'newer' ? '/recovery' : '/')
  const active = rows.find((row) => row.id === activeId)

  return (
    <PageFrame
      title="要打开哪家企业？"
      intro="每家企业是一个独立的文件夹，互不影响；回车或双击打开。"
      isFilling
      primary={{
        label: '新建企业',
        icon: <PlusOutlined />,
        onRun: () => setDialog('create'),
        tip: labelWithShortcut('新建企业', 'page.create'),
      }}
      secondary={[
        { label: '从备份恢复', onRun: () => setDialog('restore') },
        { label: '载入示例企业', onRun: () => void loadSample(), isBusy: isLoadingSample },
        {
          label: '重建目录',
          isBusy: rebuild.isRunning,
          tip: '按数据文件夹里的实际内容重新列出企业',
          onRun: () =>
            void rebuild.run({}).then((list) => {
              if (list) showDone(`已列出 ${list.length} 家企业`)
            }),
        },
      ]}
    >
      {enterprises.error ? (
        <ErrorState
          message={enterprises.error.message}
          logId={enterprises.error.logId}
          onRetry={() => void enterprises.refetch()}
        />
      ) : (
        <DataTable
          tableId="enterprises"
          label="企业列表"
          rows={rows}
          columns={columns}
          activeId={activeId}
          onActivate={(row) => setActiveId(row.id)}
          onOpen={open}
          isLoading={enterprises.isPending}
          empty={
            search === '' ? (
              <EmptyState
                text="这里列出您管理的每家企业。"
                action={{ label: '新建企业', onRun: () => setDialog('create') }}
                link={{ label: '先看看示例企业', onRun: () => void loadSample(), isBusy: isLoadingSample }}
              />
            ) : (
              <EmptyState text={`没有名称含「${search}」的企业。`} />
            )
          }
          toolbar={
            <>
              <SearchInput value={search} onChange={setSearch} placeholder="查找企业名称或行业" />
              <Button disabled={!active} onClick={() => active && open(active)}>
                {active?.id === current ? '回到这家企业' : '打开'}
              </Button>
              <Button disabled={!active} onClick={() => setRemoving(active ?? null)}>
                移出列表…
              </Button>
              {active?.problem && <span className="meta">{active.problem}</span>}
            </>
          }
        />
      )}
      <CreateEnterprise isOpen={dialog === 'create'} onClose={() => setDialog(null)} />
      <RestoreEnterprise isOpen={dialog === 'restore'} onClose={() => setDialog(null)} />
      <ConfirmReason
        isOpen={removing !== null}
        title={`把「${removing?.name ?? ''}」移出列表？`}
        text="它的文件夹会移到数据文件夹下的「已移出」里，内容一个字也不会删除，以后可以从那里恢复。"
        confirmLabel="移出"
        onCancel={() => setRemoving(null)}
        onConfirm={async (reason) => {
          if (!removing) return false
          if ((await remove.run({ id: removing.id, reason })) === undefined) return false
          setRemoving(null)
          setActiveId(null)
          if (removing.id === current) {
            leaveEnterprise()
            goTo('/enterprises')
          }
          showDone('已移出列表')
          return true
        }}
      />
    </PageFrame>
  )
}
