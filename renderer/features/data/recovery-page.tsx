import { Button } from 'antd'
import { useState } from 'react'
import type { BackupEntry } from '#shared/contract/data'
import { goTo, openEnterprise, showDone, showFailure, startJob, useData, useRouteSearch } from '../../api/index.ts'
import { EmptyState, ErrorState, PageFrame } from '../../ui/index.ts'
import { BackupTable } from './backup-table.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import './data.css'

/** A database that cannot be used: what is wrong, what is safe, and the ways back. Never an empty start. */
export function RecoveryPage() {
  const search = useRouteSearch()
  const enterprises = useData('enterprise.list', {})
  const unusable = enterprises.data?.filter((row) => row.state === 'damaged' || row.state === 'newer') ?? []
  const chosen = unusable.find((row) => row.id === search['enterprise']) ?? unusable[0]
  const isDamaged = chosen?.state === 'damaged'
  const details = useData('recovery.inspect', { enterpriseId: chosen?.id ?? '' }, { enabled: isDamaged })
  const [restoring, setRestoring] = useState<BackupEntry | null>(null)
  const [isSaving, setSaving] = useState(false)

  if (enterprises.data && !chosen) {
    return (
      <PageFrame title="哪些数据打不开？">
        <EmptyState
          text="所有企业的数据都能正常打开。"
          action={{ label: '回到企业列表', onRun: () => goTo('/enterprises') }}
        />
      </PageFrame>
    )
  }
  if (!chosen) return <PageFrame title="哪些数据打不开？">{null}</PageFrame>

  const saveReadable = async () => {
    setSaving(true)
    try {
      const { path, rows, lostTables } = await startJob(
        'recovery.exportReadable',
        { enterpriseId: chosen.id },
        '导出可读数据',
      )
      showDone(
        `已把能读出的 ${rows} 行写到 ${path}${lostTables.length > 0 ? `；读不出的有：${lostTables.join('、')}` : ''}`,
      )
    } catch (error) {
      showFailure(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <PageFrame title={`「${chosen.name}」的数据打不开，怎么办？`} isFilling>
      <div className="stack recovery">
        <ErrorState
          message={details.data?.problem ?? chosen.problem}
          safe={isDamaged ? '原来的文件没有改动，其他企业不受影响。' : '数据没有改动，换成新版软件就能打开。'}
          advice={
            isDamaged
              ? '先从下面选一份备份恢复；没有合适的备份时，把还能读出的内容导出成 Excel。'
              : '请安装新版软件后再打开这家企业。'
          }
        >
          {isDamaged && (
            <Button loading={isSaving} onClick={() => void saveReadable()}>
              导出可读数据
            </Button>
          )}
          <Button onClick={() => goTo('/enterprises')}>打开别的企业</Button>
        </ErrorState>
        {isDamaged && (
          <div className="recovery-backups">
            <BackupTable backups={details.data?.backups ?? []} isLoading={details.isPending} onRestore={setRestoring} />
          </div>
        )}
      </div>
      {restoring && (
        <RestoreDialog
          enterpriseId={chosen.id}
          backup={restoring}
          onClose={() => setRestoring(null)}
          onRestored={() => {
            setRestoring(null)
            // the frame sends a damaged enterprise back here, so the list has to know first that it is sound again
            void enterprises.refetch().then(() => openEnterprise(chosen.id))
          }}
        />
      )}
    </PageFrame>
  )
}
