import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import type { NonconformityRow } from '#shared/contract/assessment'
import { longText } from '#shared/domain/fields'
import { showPoints } from '#shared/rules/standard'
import { goTo, useAction, useData, useRouteSearch } from '../../api/index.ts'
import { AttachmentPicture, RecordForm } from '../../forms/index.ts'
import {
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  FilterChips,
  FindingStatusTag,
  PageFrame,
  SidePanel,
} from '../../ui/index.ts'
import { StandardizationTabs } from './tabs.tsx'
import './standing.css'

const filters = {
  open: { label: '未完成', isIn: ({ finding }: NonconformityRow) => finding.status !== 'closed' },
  overdue: { label: '超期', isIn: ({ isOverdue }: NonconformityRow) => isOverdue },
  closed: { label: '已销号', isIn: ({ finding }: NonconformityRow) => finding.status === 'closed' },
  all: { label: '全部', isIn: () => true },
} as const
type Filter = keyof typeof filters

const State = ({ row }: { row: NonconformityRow }) => (
  <FindingStatusTag status={row.finding.status} isVoided={row.finding.voidedAt !== null} isOverdue={row.isOverdue} />
)

const columns: DataColumn<NonconformityRow>[] = [
  { key: 'item', title: '条目', width: 84, render: (row) => <span className="num">{row.itemId}</span> },
  {
    key: 'description',
    title: '不符合项',
    width: 300,
    render: ({ finding }) => <span title={finding.description}>{finding.description}</span>,
  },
  { key: 'state', title: '状态', width: 150, render: (row) => <State row={row} /> },
  { key: 'points', title: '扣分', width: 60, align: 'right', render: (row) => showPoints(row.deductedPoints) },
  { key: 'due', title: '整改期限', width: 104, render: ({ finding }) => <span className="num">{finding.dueOn}</span> },
  { key: 'responsible', title: '责任人', width: 84, render: ({ finding }) => finding.responsibleName },
  {
    key: 'number',
    title: '隐患编号',
    width: 120,
    render: ({ finding }) => <span className="num">{finding.number}</span>,
  },
  {
    key: 'prevention',
    title: '再发防止',
    width: 200,
    render: (row) => <span title={row.prevention}>{row.prevention}</span>,
  },
]

/** 不符合项: deductions that became findings; they and the ledger are one. */
export function NonconformitiesPage() {
  const search = useRouteSearch()
  const list = useData('nonconformity.list', {})
  const [filter, setFilter] = useState<Filter>('open')
  const [activeId, setActiveId] = useState<string | null>(search['id'] ?? null)
  const known = useMemo(() => (list.data ?? []).filter(({ finding }) => finding.voidedAt === null), [list.data])
  const rows = known.filter(filters[filter].isIn)
  const active = known.find((row) => row.id === activeId)
  return (
    <PageFrame
      title="扣分的地方改好了吗？"
      intro="不符合项就是隐患台账里的隐患：在这里写再发防止，整改、验收和销号在隐患里办。"
      extra={<StandardizationTabs active="/standardization/nonconformities" />}
      panel={active && <NonconformityPanel key={active.id} row={active} onClose={() => setActiveId(null)} />}
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="nonconformities"
          label="不符合项"
          rows={rows}
          columns={columns}
          isLoading={list.isPending}
          activeId={activeId}
          onActivate={(row) => setActiveId(row.id)}
          onOpen={(row) => goTo(`/findings/${row.findingId}`)}
          toolbar={
            <FilterChips
              label="按进度筛选"
              chips={(Object.keys(filters) as Filter[]).map((key) => ({
                key,
                label: filters[key].label,
                count: known.filter(filters[key].isIn).length,
                isOn: filter === key,
              }))}
              onToggle={(key) => setFilter(key as Filter)}
            />
          }
          empty={
            known.length === 0 ? (
              <EmptyState
                text="自评打分时有扣分的条目，可以登记成不符合项；它会进隐患台账，按期限整改、验收、销号。"
                action={{ label: '去自评打分', onRun: () => goTo('/standardization') }}
              />
            ) : (
              <EmptyState text="这一类没有不符合项。" action={{ label: '看全部', onRun: () => setFilter('all') }} />
            )
          }
        />
      )}
    </PageFrame>
  )
}

const preventionFields = z.object({
  prevention: longText('再发防止措施', 500, { help: '从制度、培训、设备上怎么防止同样的问题再出现' }),
})

function NonconformityPanel({ row, onClose }: { row: NonconformityRow; onClose: () => void }) {
  const { finding } = row
  const update = useAction('nonconformity.update')
  const revision = useRef(row.revision)
  const save = async ({ prevention }: { prevention?: string | undefined }) => {
    if (prevention === undefined) return
    const current = Math.max(revision.current, row.revision)
    const saved = await update.runOrThrow({ id: row.id, revision: current, prevention })
    revision.current = saved.revision
  }
  return (
    <SidePanel
      title={`条目 ${row.itemId}`}
      label={`不符合项 ${finding.number}`}
      extra={<State row={row} />}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" onClick={() => goTo(`/findings/${finding.id}`)}>
            去隐患里整改、验收
          </Button>
          <Button onClick={() => goTo(`/standardization/${row.assessmentId}?item=${row.itemId}`)}>
            看这一条的打分
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{finding.description}</p>
        <dl className="facts">
          <dt>扣分</dt>
          <dd>{row.deductionText}</dd>
          <dt>隐患编号</dt>
          <dd className="num">{finding.number}</dd>
          <dt>原因</dt>
          <dd>{finding.causeAnalysis || '还没有填，在隐患里填写'}</dd>
          <dt>整改措施</dt>
          <dd>{finding.measures || '还没有填，在隐患里填写'}</dd>
          <dt>整改期限</dt>
          <dd className="num">
            {finding.dueOn ?? '未定'}
            {finding.responsibleName && ` · ${finding.responsibleName}`}
          </dd>
          {finding.closedOn && (
            <>
              <dt>销号日期</dt>
              <dd className="num">{finding.closedOn}</dd>
            </>
          )}
        </dl>
        <FindingPictures id={finding.id} />
        <RecordForm schema={preventionFields} value={{ prevention: row.prevention }} onPatch={save} />
      </div>
    </SidePanel>
  )
}

/** The first picture before and the last one after; all of them stand on the finding's page. */
function FindingPictures({ id }: { id: string }) {
  const { data } = useData('finding.get', { id })
  const pictures = (data?.photos ?? []).filter(({ mime }) => mime !== 'application/pdf')
  const before = pictures.find(({ role }) => role === 'before' || role === 'photo')
  const after = pictures.findLast(({ role }) => role === 'after')
  if (!before && !after)
    return (
      <p className="meta">
        整改前后的照片在隐患里添加。
        <Button type="link" size="small" onClick={() => goTo(`/findings/${id}`)}>
          去添加
        </Button>
      </p>
    )
  return (
    <div className="standing-pictures">
      {[before, after].map((photo, index) => (
        <button
          type="button"
          className="plain"
          key={index === 0 ? 'before' : 'after'}
          onClick={() => goTo(`/findings/${id}`)}
        >
          <span className="meta">{index === 0 ? '整改前' : '整改后'}</span>
          {photo ? (
            <AttachmentPicture attachment={photo} className="standing-picture" />
          ) : (
            <span className="meta standing-picture">没有照片</span>
          )}
        </button>
      ))}
    </div>
  )
}
