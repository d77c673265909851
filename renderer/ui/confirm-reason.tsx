import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'

interface ConfirmReasonProps {
  isOpen: boolean
  title: string
  /** what will happen and whether it can be taken back */
  text: string
  confirmLabel?: string
  /** resolves true when done; the dialog stays open otherwise */
  onConfirm: (reason: string) => Promise<boolean>
  onCancel: () => void
}

/** Asks for the reason of a void or removal; nothing happens without one. */
export function ConfirmReason({ isOpen, title, text, confirmLabel = '作废', onConfirm, onCancel }: ConfirmReasonProps) {
  return (
    <Modal open={isOpen} title={title} onCancel={onCancel} footer={null} destroyOnHidden width={460}>
      <ReasonForm text={text} confirmLabel={confirmLabel} onConfirm={onConfirm} onCancel={onCancel} />
    </Modal>
  )
}

/** characters of a reason */
const longest = 200

function ReasonForm(props: Required<Pick<ConfirmReasonProps, 'text' | 'confirmLabel' | 'onConfirm' | 'onCancel'>>) {
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [isRefused, setRefused] = useState(false)
  const length = reason.trim().length
  const problem =
    length === 0 ? '请填写原因' : length > longest ? `原因最多 ${longest} 个字，现在有 ${length} 个字` : ''
  const id = useId()
  const confirm = async () => {
    if (problem !== '') {
      setRefused(true)
      return
    }
    setBusy(true)
    const isDone = await props.onConfirm(reason.trim())
    if (!isDone) setBusy(false)
  }
  return (
    <div className="stack">
      <p>{props.text}</p>
      <div className="field">
        <label htmlFor={id}>
          <span className="required">*</span>原因
        </label>
        <Input.TextArea
          id={id}
          autoFocus
          autoSize={{ minRows: 2, maxRows: 5 }}
          value={reason}
          status={isRefused && problem !== '' ? 'error' : ''}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) void confirm()
          }}
        />
        {isRefused && problem !== '' && (
          <div className="field-error" role="alert">
            {problem}
          </div>
        )}
      </div>
      <div className="row-line" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={props.onCancel}>取消</Button>
        <Button type="primary" danger loading={isBusy} onClick={() => void confirm()}>
          {props.confirmLabel}
        </Button>
      </div>
    </div>
  )
}
