import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { BackupEntry } from '#shared/contract/data'
import { showDone, showFailure, startJob, useData } from '../../api/index.ts'
import { Bone, ErrorState, formatInstant } from '../../ui/index.ts'
import { backupReasons, countLabels } from './words.ts'

interface RestoreDialogProps {
  enterpriseId: string
  backup: BackupEntry
  onClose: () => void
  /** the enterprise has been put back */
  onRestored: () => void
}

/** Shows what restoring would change before anything is touched; the present state is kept as a backup of its own. */
export function RestoreDialog({ enterpriseId, backup, onClose, onRestored }: RestoreDialogProps) {
  const preview = useData('backup.preview', { enterpriseId, backupId: backup.id })
  const [isBusy, setBusy] = useState(false)
  const restore = async () => {
    setBusy(true)
    try {
      await startJob('backup.restore', { enterpriseId, backupId: backup.id }, '从备份恢复')
      showDone('已恢复。恢复前的内容也留了一份备份，可以再换回去。')
      onRestored()
    } catch (error) {
      showFailure(error)
      setBusy(false)
    }
  }
  const rows = Object.entries(countLabels).map(([key, label]) => ({
    key,
    label,
    now: preview.data?.now[key] ?? 0,
    then: preview.data?.backup.counts[key] ?? 0,
  }))
  return (
    <Modal open title={`恢复到 ${formatInstant(backup.madeAt)} 的备份`} onCancel={onClose} footer={null} width={520}>
      {preview.error ? (
        <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />
      ) : (
        <div className="stack">
          <p>{backupReasons[backup.reason]}。恢复前，软件会先把现在的内容另存为一份备份，恢复后不满意可以再换回去。</p>
          {preview.data ? (
            <table className="compare-table">
              <thead>
                <tr>
                  <th>内容</th>
                  <th>现在</th>
                  <th>备份里</th>
                  <th>差</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.key}>
                    <td>{row.label}</td>
                    <td className="num">{row.now}</td>
                    <td className="num">{row.then}</td>
                    <td className="num">
                      {row.then === row.now ? '—' : `${row.then > row.now ? '+' : ''}${row.then - row.now}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : (
            <Bone height={220} />
          )}
          {preview.data && !preview.data.isUsable && <p className="field-error">{preview.data.message}</p>}
          <div className="row-line" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={onClose}>取消</Button>
            <Button type="primary" disabled={!preview.data?.isUsable} loading={isBusy} onClick={() => void restore()}>
              恢复到这份备份
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}
