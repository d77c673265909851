import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { DifferenceReport, FormalVersion } from '#shared/contract/formal-document'
import type { OutputOf } from '#shared/contract/index'
import type { ReportEntry, ReportParameters } from '#shared/contract/report'
import { type ExportFormat, exportFormatNames, exportFormats } from '#shared/domain/export-record'
import { callOperation, goTo, isBrowser, showDone, showFailure, startJob, useAction, useData } from '../../api/index.ts'
import { ConfirmReason, EmptyState, formatInstant, StatusTag } from '../../ui/index.ts'
import { DifferenceList, SealedPreview } from './formal-parts.tsx'
import { downloadExported, openExported } from './exported-files.tsx'
import './formal-versions.css'

interface FormalBarProps {
  report: ReportEntry
  parameters: ReportParameters
  /** what the report asks for is chosen and it can be drawn */
  isReady: boolean
}

/** 定稿 of the chosen report, its versions, and the way to 核验. */
export function FormalBar({ report, parameters, isReady }: FormalBarProps) {
  const versions = useData('formal-document.list', { reportId: report.id })
  const [open, setOpen] = useState<'seal' | 'versions' | null>(null)
  const count = versions.data?.length ?? 0
  return (
    <span className="row-line formal-bar">
      <Button size="small" disabled={!isReady} onClick={() => setOpen('seal')}>
        定稿…
      </Button>
      {count > 0 && (
        <Button size="small" onClick={() => setOpen('versions')}>
          定稿版本（{count}）
        </Button>
      )}
      <Button size="small" type="link" onClick={() => goTo('/reports/verify')}>
        核验文件
      </Button>
      {open === 'seal' && (
        <SealDialog
          report={report}
          parameters={parameters}
          onClose={() => setOpen(null)}
          onDone={() => setOpen('versions')}
        />
      )}
      {open === 'versions' && (
        <VersionsDialog title={report.title} versions={versions.data ?? []} onClose={() => setOpen(null)} />
      )}
    </span>
  )
}

function SealDialog(props: Omit<FormalBarProps, 'isReady'> & { onClose: () => void; onDone: () => void }) {
  const { report, parameters, onClose, onDone } = props
  const seal = useAction('formal-document.seal')
  const run = async () => {
    const sealed = await seal.run({ reportId: report.id, parameters })
    if (!sealed) return
    showDone(`已定稿：${sealed.number} 第${sealed.version}版`)
    onDone()
  }
  return (
    <Modal
      open
      title={`定稿：${report.title}`}
      onCancel={onClose}
      okText="定稿"
      cancelText="先不定稿"
      okButtonProps={{ loading: seal.isRunning }}
      onOk={() => void run()}
      width={520}
    >
      <div className="stack">
        <p>把现在预览的内容锁定成一份正式文件，编上号，以后数据再变，这份文件也不变。</p>
        <ul className="formal-points">
          <li>不能撤销，也不能修改；要更正就出新版本，写明原因，旧版留着。</li>
          <li>导出的每一页都印着编号、版本和核验码，别人手里的那份可以用「核验」查对。</li>
          <li>定稿人记为当前操作人。</li>
        </ul>
      </div>
    </Modal>
  )
}

function VersionsDialog({
  title,
  versions,
  onClose,
}: {
  title: string
  versions: FormalVersion[]
  onClose: () => void
}) {
  return (
    <Modal open title={`定稿版本：${title}`} onCancel={onClose} footer={null} width={860} destroyOnHidden>
      {versions.length === 0 ? (
        <EmptyState text="还没有定稿。" />
      ) : (
        <ul className="formal-list">
          {versions.map((version) => (
            <VersionItem key={version.id} version={version} />
          ))}
        </ul>
      )}
    </Modal>
  )
}

type Written = OutputOf<'formal-document.export'>

function VersionItem({ version }: { version: FormalVersion }) {
  const [difference, setDifference] = useState<DifferenceReport | null>(null)
  const [busy, setBusy] = useState<ExportFormat | 'difference' | null>(null)
  const [written, setWritten] = useState<Written | null>(null)
  const [shown, setShown] = useState<'preview' | 'revise' | null>(null)
  const revise = useAction('formal-document.revise')
  const name = `${version.number} 第${version.version}版`
  const doing = async (what: ExportFormat | 'difference', work: () => Promise<void>) => {
    setBusy(what)
    try {
      await work()
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(null)
    }
  }
  const compare = () =>
    doing('difference', async () =>
      setDifference(await callOperation('formal-document.difference', { id: version.id })),
    )
  const write = (format: ExportFormat) =>
    doing(format, async () =>
      setWritten(await startJob('formal-document.export', { id: version.id, format }, `导出${name}`)),
    )
  return (
    <li aria-label={name}>
      <div className="row-line formal-head">
        <strong className="num">{name}</strong>
        {version.isNewest ? <StatusTag tone="green">最新版</StatusTag> : <StatusTag tone="grey">已有新版本</StatusTag>}
        <DifferenceState difference={difference} />
        <span className="meta">
          {formatInstant(version.sealedAt)}　{version.sealedByName === '' ? '' : `${version.sealedByName}　`}核验码{' '}
          <span className="num">{version.checkCode}</span>
        </span>
      </div>
      {version.reason !== '' && <p className="meta">出新版本的原因：{version.reason}</p>}
      <div className="row-line formal-actions">
        <Button size="small" onClick={() => setShown('preview')}>
          看定稿
        </Button>
        <Button size="small" loading={busy === 'difference'} onClick={() => void compare()}>
          和今天的数据比
        </Button>
        {exportFormats.map((format) => (
          <Button
            key={format}
            size="small"
            loading={busy === format}
            disabled={busy !== null && busy !== format}
            onClick={() => void write(format)}
          >
            导出 {exportFormatNames[format]}
          </Button>
        ))}
        {version.isNewest && (
          <Button size="small" onClick={() => setShown('revise')}>
            出新版本
          </Button>
        )}
      </div>
      {written && (
        <div className="row-line formal-written" role="status">
          <span>已导出：{written.path}</span>
          {written.warnings.length > 0 && <span className="meta">{written.warnings.join('；')}</span>}
          {isBrowser() && (
            <Button size="small" onClick={() => void downloadExported(written.record.id)}>
              下载
            </Button>
          )}
          <Button size="small" onClick={() => void openExported(written.record.id, 'file')}>
            打开文件
          </Button>
          <Button size="small" onClick={() => void openExported(written.record.id, 'folder')}>
            所在文件夹
          </Button>
        </div>
      )}
      {difference && (
        <DifferenceList
          label="与今天的数据的差别"
          sentences={difference.problem === '' ? difference.sentences : [difference.problem]}
          count={difference.count}
        />
      )}
      {shown === 'preview' && <SealedPreview id={version.id} title={name} onClose={() => setShown(null)} />}
      <ConfirmReason
        isOpen={shown === 'revise'}
        title={`出新版本：${version.number} 第${version.version + 1}版`}
        text="按今天的数据定稿成下一版，编号不变，旧版保留。不能撤销。"
        confirmLabel="出新版本"
        onCancel={() => setShown(null)}
        onConfirm={async (reason) => {
          const made = await revise.run({ id: version.id, reason })
          if (!made) return false
          showDone(`已定稿：${made.number} 第${made.version}版`)
          setShown(null)
          return true
        }}
      />
    </li>
  )
}

/** Whether the sealed content is what today's data say; said only after it was asked. */
function DifferenceState({ difference }: { difference: DifferenceReport | null }) {
  if (!difference) return null
  if (difference.problem !== '') return <StatusTag tone="amber">今天已没有对应的数据</StatusTag>
  return difference.count === 0 ? (
    <StatusTag tone="green">与今天的数据一致</StatusTag>
  ) : (
    <StatusTag tone="amber">有 {difference.count} 处变化</StatusTag>
  )
}
