import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import type { DocumentRow } from '#shared/contract/standardization'
import { policyDocumentFields } from '#shared/domain/standardization'
import { documentSections, type DocumentSection, documentStates, type DocumentState } from '#shared/domain/standing'
import { goTo, showDone, useAction, useData, useRouteSearch, useSaver } from '../../api/index.ts'
import { RecordForm, SubmitForm } from '../../forms/index.ts'
import {
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  FilterChips,
  PageFrame,
  SearchInput,
  SidePanel,
  StatusTag,
  type Tone,
} from '../../ui/index.ts'
import { VoidButton } from './accident-panels.tsx'
import { RecordPhotos } from './attachments.tsx'
import { StandardizationTabs } from './tabs.tsx'
import './standing.css'

const tones: Record<DocumentState, Tone> = { missing: 'red', stale: 'amber', kept: 'blue', present: 'green' }
const order = Object.keys(documentStates) as DocumentState[]
const sections = Object.keys(documentSections) as DocumentSection[]
const keys = ['name', 'documentNumber', 'documentVersion', 'issuedOn', 'revisedOn', 'keptBy', 'place', 'note'] as const
const ownKeys = [
  'name',
  'kind',
  'documentNumber',
  'documentVersion',
  'issuedOn',
  'revisedOn',
  'keptBy',
  'place',
] as const
const labels = { kind: { policy: '制度', record: '记录' } }

/** Rows of the enterprise's own have no entry, so their document names them. */
const keyOf = (row: DocumentRow): string => row.entryId || (row.documents[0]?.id ?? row.name)
const isThere = ({ state }: DocumentRow): boolean => state !== 'missing'
const kindOf = ({ section }: DocumentRow) => (section === 'record' ? ('record' as const) : ('policy' as const))

/** 制度与记录: what must exist, what exists, what was not looked at for a year. */
export function DocumentsPage() {
  const search = useRouteSearch()
  const list = useData('standardization.documentList', {})
  const create = useAction('policy-document.create')
  const [section, setSection] = useState<DocumentSection>('required')
  const [text, setText] = useState('')
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const all = useMemo(() => list.data?.rows ?? [], [list.data])
  const wanted = search['id']
  const linked = all.find(({ documents }) => documents.some(({ id }) => id === wanted))
  const active = activeKey === null ? linked : all.find((row) => keyOf(row) === activeKey)
  const rows = useMemo(
    () =>
      all
        .filter((row) => (text === '' ? row.section === section : row.name.includes(text)))
        .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
    [all, section, text],
  )
  const open = (key: string | null) => {
    setAdding(false)
    setActiveKey(key)
  }
  const tick = async (row: DocumentRow) => {
    open(keyOf(row))
    if (row.documents.length === 0) await create.run({ entryId: row.entryId, kind: kindOf(row), name: row.name })
  }
  const columns: DataColumn<DocumentRow>[] = [
    {
      key: 'tick',
      title: '有',
      width: 44,
      render: (row) => (
        <Checkbox aria-label={`有：${row.name}`} checked={row.documents.length > 0} onChange={() => void tick(row)} />
      ),
    },
    {
      key: 'state',
      title: '状态',
      width: 96,
      render: ({ state }) => <StatusTag tone={tones[state]}>{documentStates[state]}</StatusTag>,
    },
    { key: 'name', title: '名称', width: 280, render: (row) => <span title={row.name}>{row.name}</span> },
    { key: 'number', title: '文件编号', width: 110, render: ({ documents }) => documents[0]?.documentNumber },
    { key: 'version', title: '版本', width: 64, render: ({ documents }) => documents[0]?.documentVersion },
    {
      key: 'revised',
      title: '最近评审',
      width: 104,
      render: ({ documents }) => <span className="num">{documents[0]?.revisedOn ?? documents[0]?.issuedOn ?? ''}</span>,
    },
    { key: 'items', title: '对应条目', width: 150, render: ({ itemIds }) => itemIds.join('、') },
    {
      key: 'files',
      title: '附件',
      width: 52,
      align: 'right',
      render: ({ documents }) => documents.reduce((sum, own) => sum + own.attachmentCount, 0) || '',
    },
    {
      key: 'kept',
      title: '软件记录',
      width: 76,
      align: 'right',
      render: ({ keptCount }) => keptCount || '',
    },
  ]
  return (
    <PageFrame
      title="制度和记录齐不齐？"
      intro={
        list.data &&
        `必备 ${progressOf(all, 'required')}，其他条款要求 ${progressOf(all, 'named')}，建议 ${progressOf(all, 'suggested')}，记录 ${progressOf(all, 'record')}。缺的排在最前，勾「有」就登记。`
      }
      extra={<StandardizationTabs active="/standardization/documents" />}
      primary={{
        label: '登记自有制度',
        onRun: () => {
          setActiveKey('')
          setAdding(true)
        },
      }}
      panel={
        isAdding ? (
          <NewDocumentPanel onClose={() => open('')} onCreated={(id) => open(id)} />
        ) : active ? (
          <EntryPanel key={keyOf(active)} row={active} onClose={() => open('')} />
        ) : null
      }
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="policy-documents"
          label="制度与记录"
          rows={rows}
          rowId={keyOf}
          columns={columns}
          isLoading={list.isPending}
          activeId={active && !isAdding ? keyOf(active) : null}
          onActivate={(row) => open(keyOf(row))}
          toolbar={
            <>
              <SearchInput value={text} onChange={setText} placeholder="搜索全部制度和记录" />
              <FilterChips
                label="按类别筛选"
                chips={sections
                  .filter((own) => own !== 'own' || all.some((row) => row.section === 'own'))
                  .map((own) => ({
                    key: own,
                    label: documentSections[own],
                    count: all.filter((row) => row.section === own).length,
                    isOn: text === '' && own === section,
                  }))}
                onToggle={(key) => {
                  setText('')
                  setSection(key as DocumentSection)
                }}
              />
            </>
          }
          empty={<EmptyState text="没有符合的制度或记录。清单里没有的，可以登记为企业自有。" />}
        />
      )}
    </PageFrame>
  )
}

function progressOf(rows: readonly DocumentRow[], section: DocumentSection): string {
  const own = rows.filter((row) => row.section === section)
  return `${own.filter(isThere).length}/${own.length}`
}

function NewDocumentPanel({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const create = useAction('policy-document.create')
  return (
    <SidePanel title="登记自有制度或记录" onClose={onClose}>
      <SubmitForm
        schema={policyDocumentFields}
        keys={ownKeys}
        labels={labels}
        submitLabel="登记"
        onCancel={onClose}
        onSubmit={async (values) => {
          const created = await create.runOrThrow({ ...values, entryId: '' })
          showDone('已登记')
          onCreated(created.id)
        }}
      />
    </SidePanel>
  )
}

function EntryPanel({ row, onClose }: { row: DocumentRow; onClose: () => void }) {
  const create = useAction('policy-document.create')
  return (
    <SidePanel
      title={row.name}
      extra={<StatusTag tone={tones[row.state]}>{documentStates[row.state]}</StatusTag>}
      onClose={onClose}
      footer={
        <>
          {row.section !== 'own' && (
            <Button
              type={row.documents.length === 0 ? 'primary' : 'default'}
              loading={create.isRunning}
              onClick={() => void create.run({ entryId: row.entryId, kind: kindOf(row), name: row.name })}
            >
              {row.documents.length === 0 ? '有，登记' : '再登记一份'}
            </Button>
          )}
          {row.reportId && <Button onClick={() => goTo(`/reports?report=${row.reportId}`)}>从软件打印</Button>}
        </>
      }
    >
      <div className="stack">
        <dl className="facts">
          {row.itemIds.length > 0 && (
            <>
              <dt>对应条目</dt>
              <dd>{row.itemIds.join('、')}</dd>
            </>
          )}
          {row.clauses.length > 0 && (
            <>
              <dt>对应条款</dt>
              <dd>
                GB/T 33000-2016 {row.clauses.join('、')} <span className="tag amber">未核实</span>
              </dd>
            </>
          )}
          {row.basis && (
            <>
              <dt>出处</dt>
              <dd>
                {row.basis} {!row.verified && <span className="tag amber">未核实</span>}
              </dd>
            </>
          )}
          {row.reportId && (
            <>
              <dt>软件记录</dt>
              <dd>
                {row.keptCount === 0
                  ? '还没有，用软件办这件事就会留下'
                  : `${row.keptCount} 条，请核对是否含这一类；另存的纸质件也可以登记`}
              </dd>
            </>
          )}
          {row.yearly && (
            <>
              <dt>频次</dt>
              <dd>每年要有新的一份</dd>
            </>
          )}
        </dl>
        {row.state === 'stale' && <p>最近一次超过一年。评审、修订过的，请填「最近评审或修订日期」。</p>}
        {row.documents.map((document) => (
          <DocumentForm key={document.id} document={document} />
        ))}
      </div>
    </SidePanel>
  )
}

function DocumentForm({ document }: { document: DocumentRow['documents'][number] }) {
  const save = useSaver('policy-document.update', document)
  const remove = useAction('policy-document.void')
  return (
    <div className="stack standing-block">
      <RecordForm schema={policyDocumentFields} keys={keys} value={document} onPatch={save} />
      <RecordPhotos label="封面或扫描件" recordType="policyDocument" recordId={document.id} />
      <div>
        <VoidButton
          title={`作废「${document.name}」`}
          onVoid={async (reason) =>
            (await remove.run({ id: document.id, revision: document.revision, reason })) !== undefined
          }
        />
      </div>
    </div>
  )
}
