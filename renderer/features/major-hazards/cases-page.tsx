import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { MajorHazardCaseRow } from '#shared/contract/major-hazard'
import { majorHazardSteps } from '#shared/domain/major-hazard'
import { goTo, useAction, useData, useRouteSearch } from '../../api/index.ts'
import {
  compareText,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  FindingStatusTag,
  PageFrame,
  SidePanel,
} from '../../ui/index.ts'
import { CaseStateTag } from './marks.tsx'
import { MajorHazardTabs } from './tabs.tsx'
import './major-hazards.css'

const columns: DataColumn<MajorHazardCaseRow>[] = [
  { key: 'number', title: '隐患编号', width: 116, render: (row) => <span className="num">{row.finding.number}</span> },
  { key: 'name', title: '隐患名称', width: 220, render: (row) => <span title={row.name}>{row.name}</span> },
  { key: 'state', title: '治理状态', width: 108, render: (row) => <CaseStateTag state={row.state} /> },
  {
    key: 'next',
    title: '下一步',
    width: 150,
    render: (row) => row.next.map((kind) => majorHazardSteps[kind]).join('、'),
  },
  {
    key: 'finding',
    title: '隐患台账',
    width: 104,
    render: ({ finding }) => <FindingStatusTag status={finding.status} isVoided={finding.voidedAt !== null} />,
  },
  {
    key: 'dueOn',
    title: '整改时限',
    width: 104,
    sort: (a, b) => compareText(a.finding.dueOn ?? '', b.finding.dueOn ?? ''),
    render: (row) => <span className="num">{row.finding.dueOn ?? ''}</span>,
  },
  { key: 'responsible', title: '责任人', width: 84, render: (row) => row.finding.responsibleName },
  { key: 'last', title: '最近一步', width: 104, render: (row) => <span className="num">{row.lastStepOn ?? ''}</span> },
  {
    key: 'lookBack',
    title: '建议回头看',
    width: 108,
    render: (row) => <span className="num">{row.lookBackDueOn ?? ''}</span>,
  },
]

/** Every treatment file, and the major findings that have none yet. */
export function CasesPage() {
  const search = useRouteSearch()
  const list = useData('major-hazard-case.list', {})
  const open = useAction('major-hazard-case.open')
  const [activeId, setActiveId] = useState<string | null>(null)
  const active = list.data?.cases.find((row) => row.id === activeId)
  const findingId = search['finding']
  const wanted = list.data?.cases.find((row) => row.findingId === findingId)
  useEffect(() => {
    if (wanted) goTo(`/major-hazard-cases/${wanted.id}`)
  }, [wanted])
  const withoutCase = list.data?.withoutCase ?? []
  const file = async (id: string) => {
    const record = await open.run({ findingId: id })
    if (record) goTo(`/major-hazard-cases/${record.id}`)
  }
  return (
    <PageFrame
      title="重大隐患治理到哪一步了？"
      intro="企业现场核实后分为重大隐患的，在这里走：停用撤人、报告、治理方案、五落实、治理、验收、复查、销号、回头看。"
      extra={<MajorHazardTabs active="cases" />}
      panel={active ? <CaseSummary key={active.id} row={active} onClose={() => setActiveId(null)} /> : null}
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} logId={list.error.logId} onRetry={() => void list.refetch()} />
      ) : (
        <>
          {withoutCase.length > 0 && (
            <section className="mh-unfiled" aria-label="还没有治理档案的重大隐患">
              <p>还有 {withoutCase.length} 条重大隐患没有治理档案：</p>
              <ul>
                {withoutCase.map((finding) => (
                  <li key={finding.id} className="spread">
                    <span className="ellipsis">
                      <span className="num">{finding.number}</span> {finding.description}
                    </span>
                    <Button
                      size="small"
                      type={finding.id === findingId ? 'primary' : 'default'}
                      loading={open.isRunning}
                      onClick={() => void file(finding.id)}
                    >
                      建立档案
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <DataTable
            tableId="major-hazard-cases"
            label="治理档案"
            rows={list.data?.cases ?? []}
            columns={columns}
            isLoading={list.isPending}
            onOpen={(row) => goTo(`/major-hazard-cases/${row.id}`)}
            activeId={activeId}
            onActivate={(row) => setActiveId(row.id)}
            empty={
              <EmptyState
                text="还没有治理档案。对照出疑似的，先到现场核实；在隐患里分级为重大隐患后，再来建立档案。"
                link={{ label: '去看隐患', onRun: () => goTo('/findings') }}
              />
            }
          />
        </>
      )}
    </PageFrame>
  )
}

function CaseSummary({ row, onClose }: { row: MajorHazardCaseRow; onClose: () => void }) {
  return (
    <SidePanel
      title={row.name}
      extra={<CaseStateTag state={row.state} />}
      onClose={onClose}
      footer={
        <Button type="primary" onClick={() => goTo(`/major-hazard-cases/${row.id}`)}>
          打开档案
        </Button>
      }
    >
      <dl className="facts">
        <dt>隐患</dt>
        <dd>
          {row.finding.number} {row.finding.description}
        </dd>
        <dt>标准与条款</dt>
        <dd>{row.criterion || '未填写'}</dd>
        <dt>下一步</dt>
        <dd>{row.next.map((kind) => majorHazardSteps[kind]).join('、')}</dd>
        <dt>整改时限</dt>
        <dd className="num">{row.finding.dueOn ?? '—'}</dd>
        <dt>临时措施</dt>
        <dd>{row.interimMeasures || '未填写'}</dd>
      </dl>
    </SidePanel>
  )
}
