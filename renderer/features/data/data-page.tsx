import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { BackupEntry, VerifyReport } from '#shared/contract/data'
import { showDone, showFailure, startJob, useData, useSession } from '../../api/index.ts'
import { ErrorState, formatInstant, PageFrame, SidePanel } from '../../ui/index.ts'
import { BackupTable } from './backup-table.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import './data.css'

/** Backups, restore, check and diagnostics of the open enterprise. */
export function DataPage() {
  const enterpriseId = useSession((session) => session.enterpriseId) ?? ''
  const isReady = enterpriseId !== ''
  const backups = useData('backup.list', { enterpriseId }, { enabled: isReady })
  const verified = useData('data.lastVerified', { enterpriseId }, { enabled: isReady })
  const info = useData('workspace.info', {})
  const [busy, setBusy] = useState<'backup' | 'verify' | 'diagnostics' | null>(null)
  const [restoring, setRestoring] = useState<BackupEntry | null>(null)
  const [report, setReport] = useState<VerifyReport | null>(null)

  const work = async (what: NonNullable<typeof busy>, job: () => Promise<void>) => {
    setBusy(what)
    try {
      await job()
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(null)
    }
  }
  const backUp = () =>
    work('backup', async () => {
      await startJob('backup.create', { enterpriseId }, '立即备份')
      showDone('已备份，并重新打开核对过')
      await backups.refetch()
    })
  const verify = () =>
    work('verify', async () => {
      setReport(await startJob('data.verify', { enterpriseId }, '检查数据'))
      await verified.refetch()
    })
  const diagnose = () =>
    work('diagnostics', async () => {
      const { path } = await startJob('diagnostics.export', {}, '导出诊断包')
      showDone(`诊断包已写到 ${path}，里面没有企业名称、姓名和电话`)
    })

  const last = verified.data
  return (
    <PageFrame
      title="数据安全吗？"
      intro={
        <>
          数据文件夹：{info.data?.dataFolder ?? '…'}　上次检查：
          {last ? `${formatInstant(last.checkedAt)} ${last.isSound ? '完好' : '有问题'}` : '还没有检查过'}
        </>
      }
      primary={{ label: '立即备份', onRun: () => void backUp(), isBusy: busy === 'backup' }}
      secondary={[
        { label: '检查数据', onRun: () => void verify(), isBusy: busy === 'verify' },
        { label: '导出诊断包', onRun: () => void diagnose(), isBusy: busy === 'diagnostics' },
      ]}
      panel={report && <VerifyPanel report={report} onClose={() => setReport(null)} />}
      isFilling
    >
      {backups.error ? (
        <ErrorState message={backups.error.message} onRetry={() => void backups.refetch()} />
      ) : (
        <BackupTable backups={backups.data ?? []} isLoading={backups.isPending} onRestore={setRestoring} />
      )}
      {restoring && (
        <RestoreDialog
          enterpriseId={enterpriseId}
          backup={restoring}
          onClose={() => setRestoring(null)}
          onRestored={() => {
            setRestoring(null)
            void backups.refetch()
          }}
        />
      )}
    </PageFrame>
  )
}

function VerifyPanel({ report, onClose }: { report: VerifyReport; onClose: () => void }) {
  return (
    <SidePanel title={report.isSound ? '检查结果：完好' : '检查结果：有问题'} onClose={onClose}>
      <ul className="verify-list">
        {report.checks.map((check) => (
          <li key={check.name}>
            {check.isSound ? (
              <CheckCircleOutlined style={{ color: '#1a7f4b' }} aria-label="完好" />
            ) : (
              <CloseCircleOutlined style={{ color: '#c9252d' }} aria-label="有问题" />
            )}
            <div>
              <strong>{check.name}</strong>
              <div className="meta">{check.detail}</div>
            </div>
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
