import { Segmented } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#shared/contract/index'
import { documentSets, type DocumentSet, readinessStates } from '#shared/rules/document-sets'
import { goTo, useData } from '../../api/index.ts'
import { type DataColumn, DataTable, EmptyState, ErrorState, PageFrame, StatusTag } from '../../ui/index.ts'

type Row = OutputOf<'report.readiness'>[number] & { id: string }

const tones = { ready: 'green', changed: 'amber', notPrinted: 'blue', noData: 'grey' } as const

/** What the user can do about a document that is not ready. */
function adviceOf({ state, problem, printedOn, formal, rowCount }: Row): string {
  if (state === 'noData') return '软件里还没有这类记录，先去登记'
  if (state === 'ready') return `${formal || '导出'}（${printedOn ?? ''}）与今天的数据一致`
  if (problem !== '') return problem
  if (state === 'changed')
    return `${printedOn ?? ''} ${formal || '导出'}之后数据有变化，重新导出${formal ? '或出新版本' : ''}`
  return rowCount === null ? '可以导出' : `有 ${rowCount} 行数据，可以导出`
}

const columns: DataColumn<Row>[] = [
  {
    key: 'title',
    title: '文件',
    width: 280,
    render: (row) => <a href={`#/reports?report=${row.reportId}`}>{row.title}</a>,
  },
  {
    key: 'state',
    title: '状态',
    width: 130,
    render: (row) => <StatusTag tone={tones[row.state]}>{readinessStates[row.state]}</StatusTag>,
  },
  {
    key: 'printed',
    title: '最近一次',
    width: 120,
    render: (row) => <span className="num">{row.printedOn ?? '—'}</span>,
  },
  { key: 'advice', title: '说明', width: 460, render: adviceOf },
]

/** 资料齐套: which documents of an occasion are ready, out of date, not printed or without data. */
export function ReadinessPage() {
  const [set, setSet] = useState<DocumentSet>('inspection')
  const rows = useData('report.readiness', { set })
  const list = (rows.data ?? []).map((row) => ({ ...row, id: row.reportId }))
  const ready = list.filter(({ state }) => state === 'ready').length
  return (
    <PageFrame
      title="资料齐了没有？"
      intro={`${documentSets[set].why}清单为本软件拟定，属地另有要求的以属地为准（未核实）。`}
      isFilling
      extra={
        <Segmented
          aria-label="用途"
          value={set}
          onChange={(value) => setSet(value as DocumentSet)}
          options={Object.entries(documentSets).map(([value, { name }]) => ({ value, label: name }))}
        />
      }
    >
      {rows.error ? (
        <ErrorState message={rows.error.message} onRetry={() => void rows.refetch()} />
      ) : (
        <>
          {rows.data && (
            <p className="meta">
              {list.length} 份文件，齐备 {ready} 份；点一份去预览和导出
            </p>
          )}
          <DataTable
            tableId="document-readiness"
            label="资料齐套"
            rows={list}
            columns={columns}
            isLoading={rows.isPending}
            onOpen={(row) => goTo(`/reports?report=${row.reportId}`)}
            empty={<EmptyState text="这一用途没有文件。" />}
          />
        </>
      )}
    </PageFrame>
  )
}
