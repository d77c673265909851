import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { policyStates, type PolicyRow, type PolicyState } from '#shared/contract/region'
import { landings } from '#shared/reports/policy-requirement-list'
import { goTo, useData, useRouteSearch } from '../../api/index.ts'
import {
  compareText,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  FilterChips,
  PageFrame,
  SidePanel,
  StatusTag,
  type Tone,
} from '../../ui/index.ts'
import { RegionalTabs } from './tabs.tsx'
import './regional.css'

const tones: Record<PolicyState, Tone> = { done: 'green', notYet: 'amber', byUser: 'blue', notServed: 'grey' }
const states = Object.keys(policyStates) as PolicyState[]
const landingKeys = Object.keys(landings) as PolicyRow['landing'][]

type Place = PolicyRow['places'][number]
/** Where a place is opened. */
const pathOf = ({ kind, ref }: Place): string =>
  kind === 'page' ? ref : kind === 'report' ? `/reports?report=${ref}` : `/regional?form=${ref}`

const placesOf = ({ places }: PolicyRow): string => places.map(({ label }) => label).join('、')

const StateTag = ({ state }: { state: PolicyState }) => <StatusTag tone={tones[state]}>{policyStates[state]}</StatusTag>

const columns: DataColumn<PolicyRow>[] = [
  {
    key: 'id',
    title: '编号',
    width: 72,
    sort: (a, b) => compareText(a.id, b.id),
    render: (row) => <span className="num">{row.id}</span>,
  },
  { key: 'clause', title: '条', width: 78, render: (row) => row.clause },
  { key: 'summary', title: '要点', width: 290, render: (row) => <span title={row.summary}>{row.summary}</span> },
  { key: 'landing', title: '落点', width: 82, render: (row) => landings[row.landing] },
  {
    key: 'places',
    title: '软件里在哪里',
    width: 190,
    render: (row) => <span title={placesOf(row)}>{placesOf(row) || '—'}</span>,
  },
  {
    key: 'state',
    title: '状态',
    width: 116,
    sort: (a, b) => states.indexOf(a.state) - states.indexOf(b.state),
    render: (row) => <StateTag state={row.state} />,
  },
  { key: 'gap', title: '还缺什么', width: 240, render: (row) => <span title={row.gap}>{row.gap || '—'}</span> },
]

/** 政策要求对照: the published work plans line by line, where the app serves each and whether it is done. */
export function PolicyRequirementsPage() {
  const search = useRouteSearch()
  const list = useData('policy.requirements', {})
  const [documentId, setDocumentId] = useState<string | null>(search['document'] ?? null)
  const [shown, setShown] = useState<readonly PolicyState[]>([])
  const [landing, setLanding] = useState<PolicyRow['landing'] | null>(null)
  const [activeId, setActiveId] = useState<string | null>(null)
  const of = useMemo(
    () =>
      (list.data?.rows ?? []).filter(
        (row) =>
          (documentId === null || row.documentId === documentId) && (landing === null || row.landing === landing),
      ),
    [list.data, documentId, landing],
  )
  const rows = shown.length === 0 ? of : of.filter(({ state }) => shown.includes(state))
  const active = rows.find(({ id }) => id === activeId)
  const report = `/reports?report=policy-requirement-list${documentId === null ? '' : `&document=${documentId}`}`
  return (
    <PageFrame
      title="文件里的要求做到了吗？"
      intro={list.data?.note ?? ' '}
      extra={<RegionalTabs active="policy" />}
      primary={{ label: '导出对照表', onRun: () => goTo(report) }}
      panel={active ? <RequirementPanel key={active.id} row={active} onClose={() => setActiveId(null)} /> : null}
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="policy-requirements"
          label="政策要求对照"
          rows={rows}
          columns={columns}
          isLoading={list.isPending}
          activeId={activeId}
          onActivate={(row) => setActiveId(row.id)}
          toolbar={
            <>
              <Select<string>
                aria-label="文件"
                style={{ width: 300 }}
                value={documentId ?? ''}
                options={[
                  { value: '', label: '全部文件' },
                  ...(list.data?.documents ?? []).map(({ id, title }) => ({ value: id, label: title })),
                ]}
                onChange={(id) => setDocumentId(id === '' ? null : id)}
              />
              <Select<string>
                aria-label="落点"
                style={{ width: 116 }}
                value={landing ?? ''}
                options={[
                  { value: '', label: '全部落点' },
                  ...landingKeys.map((key) => ({ value: key, label: landings[key] })),
                ]}
                onChange={(key) => setLanding(landingKeys.find((own) => own === key) ?? null)}
              />
              <FilterChips
                label="按状态筛选"
                chips={states.map((state) => ({
                  key: state,
                  label: policyStates[state],
                  count: of.filter((row) => row.state === state).length,
                  isOn: shown.includes(state),
                }))}
                onToggle={(key) => setShown(states.filter((state) => (state === key) !== shown.includes(state)))}
              />
            </>
          }
          empty={
            <EmptyState
              text="这样筛选没有要求。"
              action={{
                label: '显示全部',
                onRun: () => {
                  setShown([])
                  setLanding(null)
                  setDocumentId(null)
                },
              }}
            />
          }
        />
      )}
    </PageFrame>
  )
}

function RequirementPanel({ row, onClose }: { row: PolicyRow; onClose: () => void }) {
  return (
    <SidePanel title={`${row.id} ${row.clause}`} extra={<StateTag state={row.state} />} onClose={onClose}>
      <p>{row.summary}</p>
      <dl className="facts requirement-facts">
        <dt>情况</dt>
        <dd>{row.state === 'notServed' ? '软件暂不提供' : row.sentence}</dd>
        {row.condition !== '' && (
          <>
            <dt>适用</dt>
            <dd>{row.condition}</dd>
          </>
        )}
        <dt>落点</dt>
        <dd>{landings[row.landing]}</dd>
        <dt>要有什么</dt>
        <dd>{[row.feature, row.output].filter(Boolean).join('；')}</dd>
        <dt>还缺什么</dt>
        <dd>{row.gap || '—'}</dd>
        <dt>出自</dt>
        <dd>
          {row.documentTitle}（{row.region}）
        </dd>
      </dl>
      {row.places.length > 0 && (
        <>
          <h3 className="section-title">软件里在哪里</h3>
          <ul className="plain-list">
            {row.places.map((place) => (
              <li key={place.ref}>
                <Button type="link" className="list-link" onClick={() => goTo(pathOf(place))}>
                  {place.label}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </SidePanel>
  )
}
