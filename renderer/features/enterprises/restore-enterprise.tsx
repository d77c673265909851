import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { isBrowser, openEnterprise, showFailure, startJob } from '../../api/index.ts'

/** Takes in a backup from elsewhere: the second place, a USB stick, another computer. */
export function RestoreEnterprise({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal open={isOpen} title="从备份恢复" footer={null} onCancel={onClose} destroyOnHidden width={560}>
      <RestoreForm onClose={onClose} />
    </Modal>
  )
}

function RestoreForm({ onClose }: { onClose: () => void }) {
  const [path, setPath] = useState('')
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const choose = async () => {
    try {
      const chosen = await startJob('workspace.chooseFolder', { title: '选择备份所在的文件夹' }, '选择文件夹')
      if (chosen !== null) setPath(chosen)
    } catch (error) {
      showFailure(error)
    }
  }
  const restore = async () => {
    if (path.trim() === '') return
    setBusy(true)
    try {
      const { enterpriseId } = await startJob('backup.import', { path: path.trim() }, '从备份恢复')
      onClose()
      await openEnterprise(enterpriseId)
    } catch (error) {
      showFailure(error)
      setBusy(false)
    }
  }
  return (
    <div className="stack">
      <p>备份可以来自第二备份位置、U 盘或另一台电脑。恢复不会改动备份本身；这家企业已经在列表里时，会先问您。</p>
      <div className="field">
        <label htmlFor={id}>备份文件或所在文件夹的位置</label>
        <div className="row-line">
          <Input
            id={id}
            autoFocus
            value={path}
            placeholder="例如 D:\安查簿备份\某某公司"
            onChange={(event) => setPath(event.target.value)}
            onPressEnter={(event) => {
              if (!event.nativeEvent.isComposing) void restore()
            }}
          />
          {!isBrowser() && <Button onClick={() => void choose()}>选择…</Button>}
        </div>
      </div>
      <div className="row-line" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={isBusy} disabled={path.trim() === ''} onClick={() => void restore()}>
          恢复
        </Button>
      </div>
    </div>
  )
}
