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

function ReasonForm(props: Required<Pick<ConfirmReasonProps, 'text' | 'confirmLabel' | 'onConfirm' | 'onCancel'>>) {
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [isRefused, setRefused] = useState(false)
  const id = useId()
  const confirm = async () => {
    if (reason.trim() === '') {
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
          maxLength={200}
          autoSize={{ minRows: 2, maxRows: 5 }}
          value={reason}
          status={isRefused && reason.trim() === '' ? 'error' : ''}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) void confirm()
          }}
        />
        {isRefused && reason.trim() === '' && <div className="field-error">请填写原因</div>}
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
