import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { FolderVerdict, WorkspaceInfo } from '#shared/contract/workspace'
import { callOperation, isBrowser, showDone, showFailure, startJob, useAction } from '../../api/index.ts'
import { StatusTag } from '../../ui/index.ts'

interface FolderFieldProps {
  label: string
  start: string
  submitLabel: string
  chooserTitle: string
  /** an empty folder is an answer too */
  mayBeEmpty: boolean
  /** the app does not make it */
  mustExist?: boolean
  onSubmit: (path: string) => Promise<void>
}

/** A folder, typed or chosen, with the app's verdict on it before anything is done. */
function FolderField(props: FolderFieldProps) {
  const { label, start, submitLabel, chooserTitle, mayBeEmpty, mustExist = false, onSubmit } = props
  const [path, setPath] = useState(start)
  const [verdict, setVerdict] = useState<FolderVerdict | null>(null)
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const check = async (wanted: string) => {
    if (wanted.trim() === '' || wanted.trim() === start) {
      setVerdict(null)
      return
    }
    await callOperation('workspace.checkFolder', { path: wanted.trim(), mustExist }).then(setVerdict, showFailure)
  }
  const choose = async () => {
    try {
      const chosen = await startJob('workspace.chooseFolder', { title: chooserTitle }, '选择文件夹')
      if (chosen === null) return
      setPath(chosen)
      await check(chosen)
    } catch (error) {
      showFailure(error)
    }
  }
  const submit = async () => {
    setBusy(true)
    try {
      await onSubmit(path.trim())
      setVerdict(null)
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const isSame = path.trim() === start
  const isUsable = (mayBeEmpty || path.trim() !== '') && !isSame && verdict?.verdict !== 'refused'
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="row-line">
        <Input
          id={id}
          value={path}
          onChange={(event) => {
            setPath(event.target.value)
            setVerdict(null)
          }}
          onBlur={() => void check(path)}
          style={{ maxWidth: 560 }}
        />
        {!isBrowser() && <Button onClick={() => void choose()}>选择…</Button>}
        <Button disabled={!isUsable} loading={isBusy} onClick={() => void submit()}>
          {submitLabel}
        </Button>
      </div>
      {verdict && (
        <p className="row-line" style={{ marginTop: 6 }} role="status">
          <StatusTag
            tone={{ ok: 'green', warn: 'amber', refused: 'red' }[verdict.verdict] as 'green' | 'amber' | 'red'}
          >
            {{ ok: '可以使用', warn: '可以用，但请注意', refused: '不能使用' }[verdict.verdict]}
          </StatusTag>
          {verdict.message}
        </p>
      )}
    </div>
  )
}

/** 第二备份位置: a USB stick or network drive that gets a copy of every backup. */
export function SecondBackupFolder({ folder }: { folder: string }) {
  const update = useAction('workspace.updateSettings')
  return (
    <section className="card">
      <h2>第二备份位置</h2>
      <p className="meta" style={{ marginBottom: 8 }}>
        软件在退出时和有改动的每 30 分钟自动备份一次。再选一个 U
        盘或另一块硬盘上的文件夹，电脑坏了也不会丢；留空表示不用。
      </p>
      <FolderField
        key={folder}
        label="文件夹"
        start={folder}
        submitLabel="使用"
        chooserTitle="选择第二备份位置"
        mayBeEmpty
        mustExist
        onSubmit={async (path) => {
          await update.runOrThrow({ secondBackupFolder: path })
          showDone(path === '' ? '已不再使用第二备份位置' : '已使用新的第二备份位置')
        }}
      />
    </section>
  )
}

/** 数据文件夹: copies everything to another place, checks it there and uses it from the next start on. */
export function DataFolder({ info }: { info: WorkspaceInfo }) {
  const { dataFolderVerdict: verdict } = info
  return (
    <section className="card">
      <h2>数据文件夹</h2>
      <p className="meta" style={{ marginBottom: 8 }}>
        现在存放在 <b style={{ overflowWrap: 'anywhere' }}>{info.dataFolder}</b>
        {verdict.verdict !== 'ok' && `。${verdict.message}`}
        。更换时先完整复制并检查，下次启动起使用新位置，原来的内容保留不动。
      </p>
      <FolderField
        label="新的位置"
        start=""
        submitLabel="复制过去并使用"
        chooserTitle="选择新的数据文件夹"
        mayBeEmpty={false}
        onSubmit={async (path) => {
          const result = await startJob('workspace.moveDataFolder', { path }, '更换数据文件夹')
          showDone(result.message || '已复制并检查，下次启动时使用新位置')
        }}
      />
    </section>
  )
}
