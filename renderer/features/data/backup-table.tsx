import { Button } from 'antd'
import type { BackupEntry } from '#shared/contract/data'
import { type DataColumn, DataTable, EmptyState, formatInstant } from '../../ui/index.ts'
import { backupPlaces, backupReasons, formatSize } from './words.ts'

interface BackupTableProps {
  backups: readonly BackupEntry[]
  isLoading: boolean
  onRestore: (backup: BackupEntry) => void
}

/** Backups of one enterprise, newest first. */
export function BackupTable({ backups, isLoading, onRestore }: BackupTableProps) {
  const columns: DataColumn<BackupEntry>[] = [
    {
      key: 'madeAt',
      title: '备份时间',
      width: 160,
      render: (row) => <span className="num">{formatInstant(row.madeAt)}</span>,
    },
    { key: 'reason', title: '来由', width: 130, render: (row) => backupReasons[row.reason] },
    { key: 'place', title: '位置', width: 110, render: (row) => backupPlaces[row.place] },
    { key: 'size', title: '大小', width: 90, align: 'right', render: (row) => formatSize(row.size) },
    { key: 'findings', title: '隐患', width: 72, align: 'right', render: (row) => row.counts['findings'] ?? 0 },
    { key: 'points', title: '风险点', width: 80, align: 'right', render: (row) => row.counts['risk_points'] ?? 0 },
    {
      key: 'attachments',
      title: '附件',
      width: 110,
      align: 'right',
      render: (row) =>
        row.missingAttachments > 0 ? `${row.attachmentCount}（缺 ${row.missingAttachments}）` : row.attachmentCount,
    },
    {
      key: 'checkedAt',
      title: '检查',
      width: 110,
      render: (row) => (row.checkedAt ? '已重新打开核对' : <span className="meta">未检查</span>),
    },
    {
      key: 'restore',
      title: '',
      width: 120,
      render: (row) => (
        <Button size="small" onClick={() => onRestore(row)}>
          预览并恢复
        </Button>
      ),
    },
  ]
  return (
    <DataTable
      tableId="backups"
      label="备份"
      rows={backups}
      columns={columns}
      rowId={(row) => `${row.place} ${row.id}`}
      isLoading={isLoading}
      empty={<EmptyState text="还没有备份。退出软件时会自动备份，也可以现在点「立即备份」。" />}
    />
  )
}
