import { Alert, Button } from 'antd'
import type { OutputOf } from '#shared/contract/index'
import { isBrowser, showFailure, startJob, useData } from '../../api/index.ts'
import { type DataColumn, DataTable, EmptyState, ErrorState, formatInstant, SidePanel } from '../../ui/index.ts'

export interface WrittenResult {
  path: string
  sentence: string
  warnings: string[]
}

type Package = OutputOf<'archive.written'>[number] & { id: string }

async function show(path: string): Promise<void> {
  try {
    await startJob('archive.open', { path }, '打开所在文件夹')
  } catch (error) {
    showFailure(error)
  }
}

/** What was just written, with its place. */
export function WrittenNote({ result, onClose }: { result: WrittenResult; onClose: () => void }) {
  const { path, sentence, warnings } = result
  return (
    <Alert
      className="written-note archive-result"
      type={warnings.length > 0 ? 'warning' : 'success'}
      closable={{ onClose }}
      title={`${sentence}：${path}`}
      description={warnings.length > 0 ? warnings.slice(0, 5).join('；') : undefined}
      action={
        // a browser opens no folders of the PC
        !isBrowser() && (
          <Button size="small" type="primary" onClick={() => void show(path)}>
            打开文件夹
          </Button>
        )
      }
    />
  )
}

const columns: DataColumn<Package>[] = [
  { key: 'kind', title: '内容', width: 84, render: (row) => (row.kind === 'archive' ? '一企一档' : '数据') },
  { key: 'number', title: '档案编号', width: 118, render: (row) => row.number || '—' },
  {
    key: 'writtenAt',
    title: '时间',
    width: 140,
    render: (row) => <span className="num">{formatInstant(row.writtenAt)}</span>,
  },
  {
    key: 'open',
    title: isBrowser() ? '现在' : '操作',
    width: 110,
    render: (row) =>
      row.exists ? (
        isBrowser() ? (
          <span className="meta">在原处</span>
        ) : (
          <Button size="small" onClick={() => void show(row.path)}>
            打开文件夹
          </Button>
        )
      ) : (
        <span className="meta">已被移走</span>
      ),
  },
  {
    key: 'path',
    title: '名称',
    width: 190,
    render: (row) => (
      <span className="ellipsis" title={row.path}>
        {row.path.split(/[\\/]/).at(-1)}
      </span>
    ),
  },
  { key: 'files', title: '文件', width: 60, align: 'right', render: (row) => <span className="num">{row.files}</span> },
]

/** Archives and data exports of this PC, newest first. */
export function WrittenPackages({ onClose }: { onClose: () => void }) {
  const written = useData('archive.written', {})
  return (
    <SidePanel title="写出过的档案和数据" onClose={onClose}>
      {written.error ? (
        <ErrorState message={written.error.message} onRetry={() => void written.refetch()} />
      ) : (
        <DataTable
          tableId="packages"
          label="写出过的档案和数据"
          rows={(written.data ?? []).map((row) => ({ ...row, id: row.path }))}
          columns={columns}
          isLoading={written.isPending}
          empty={<EmptyState text="还没有写出过档案。选好格式，点「写出档案」。" />}
        />
      )}
    </SidePanel>
  )
}
