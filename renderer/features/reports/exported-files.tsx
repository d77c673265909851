import { Button } from 'antd'
import type { OutputOf } from '#shared/contract/index'
import { exportFormatNames } from '#shared/domain/export-record'
import { callOperation, download, isBrowser, showFailure, startJob, useData } from '../../api/index.ts'
import { type DataColumn, DataTable, EmptyState, ErrorState, formatInstant, SidePanel } from '../../ui/index.ts'

type ExportedFile = OutputOf<'report.exports'>[number]

/** Opens the file or its folder; a browser cannot, so it gets the file as a download. */
export async function openExported(id: string, what: 'file' | 'folder'): Promise<void> {
  try {
    await startJob('report.open', { id, what }, what === 'file' ? '打开文件' : '打开所在文件夹')
  } catch (error) {
    showFailure(error)
  }
}

export async function downloadExported(id: string): Promise<void> {
  try {
    const { fileName, mime, base64 } = await callOperation('report.read', { id })
    download(fileName, mime, base64)
  } catch (error) {
    showFailure(error)
  }
}

const columns: DataColumn<ExportedFile>[] = [
  { key: 'title', title: '名称', width: 190, render: (row) => <span className="ellipsis">{row.title}</span> },
  { key: 'format', title: '格式', width: 60, render: (row) => exportFormatNames[row.format] },
  {
    key: 'open',
    title: '操作',
    width: isBrowser() ? 220 : 160,
    render: (row) =>
      row.exists ? (
        <span className="row-line">
          {isBrowser() && (
            <Button size="small" onClick={() => void downloadExported(row.id)}>
              下载
            </Button>
          )}
          <Button size="small" onClick={() => void openExported(row.id, 'file')}>
            打开
          </Button>
          <Button size="small" onClick={() => void openExported(row.id, 'folder')}>
            所在文件夹
          </Button>
        </span>
      ) : (
        <span className="meta">已被移走</span>
      ),
  },
  { key: 'number', title: '文件编号', width: 130, render: (row) => row.number },
  {
    key: 'exportedAt',
    title: '导出时间',
    width: 150,
    render: (row) => <span className="num">{formatInstant(row.exportedAt)}</span>,
  },
]

/** Every file written so far, newest first. */
export function ExportedFiles({ onClose }: { onClose: () => void }) {
  const exported = useData('report.exports', {})
  return (
    <SidePanel title="已导出的文件" onClose={onClose}>
      {exported.error ? (
        <ErrorState message={exported.error.message} onRetry={() => void exported.refetch()} />
      ) : (
        <DataTable
          tableId="exports"
          label="已导出的文件"
          rows={exported.data ?? []}
          columns={columns}
          isLoading={exported.isPending}
          empty={<EmptyState text="还没有导出过文件。选一份报表，点「导出 Excel」或「导出 PDF」。" />}
        />
      )}
      <p className="meta">一企一档里的文件不在这里列出，见“一企一档”的“写出过的档案”。</p>
    </SidePanel>
  )
}
