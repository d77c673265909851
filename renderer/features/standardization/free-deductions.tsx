import { Button, Input, InputNumber } from 'antd'
import { type KeyboardEvent, memo, useState } from 'react'
import type { Mark } from '#shared/domain/assessment'
import { showPoints } from '#shared/rules/standard'

interface FreeDeductionsProps {
  /** item and side: another one begins with empty fields, in the same inputs (mounting them anew costs a style pass) */
  subject: string
  freeDeductions: Mark['freeDeductions']
  isReadOnly: boolean
  onGive: (freeDeductions: Mark['freeDeductions']) => void
  onLeave: () => void
}

/** Deductions that the rule does not name, each with its reason. */
export const FreeDeductions = memo(function FreeDeductions(props: FreeDeductionsProps) {
  const { subject, freeDeductions, isReadOnly, onGive, onLeave } = props
  const [reason, setReason] = useState('')
  const [points, setPoints] = useState<number | null>(null)
  const [seen, setSeen] = useState(subject)
  if (seen !== subject) {
    setSeen(subject)
    setReason('')
    setPoints(null)
  }
  const hundredths = Math.round((points ?? 0) * 100)
  const canAdd = reason.trim() !== '' && hundredths > 0 && freeDeductions.length < 20
  const add = () => {
    if (!canAdd) return
    onGive([...freeDeductions, { reason: reason.trim(), points: hundredths }])
    setReason('')
    setPoints(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      onLeave()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (canAdd) add()
      else document.querySelector<HTMLElement>('[data-sheet-field="points"]')?.focus()
    }
  }
  return (
    <section aria-label="自由扣分">
      {freeDeductions.length > 0 && (
        <ul className="sa-lines">
          {freeDeductions.map((own, index) => (
            <li key={`${index} ${own.reason}`} className="sa-line is-on">
              <span className="sa-line-text">{own.reason}</span>
              <span className="num sa-line-points">−{showPoints(own.points)}</span>
              {!isReadOnly && (
                <Button
                  size="small"
                  type="text"
                  onClick={() => onGive(freeDeductions.filter((_, other) => other !== index))}
                >
                  去掉
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && (
        <div className="sa-inline sa-free">
          <kbd aria-hidden>F</kbd>
          <Input
            aria-label="自由扣分的原因"
            data-sheet-field="free"
            placeholder="办法里没有写到的扣分原因"
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <InputNumber
            aria-label="自由扣分的分值"
            data-sheet-field="points"
            min={0}
            max={100_000}
            precision={2}
            controls={false}
            suffix="分"
            value={points}
            onChange={(value) => setPoints(value)}
            onKeyDown={onKeyDown}
          />
          <Button disabled={!canAdd} onClick={add}>
            扣分
          </Button>
        </div>
      )}
    </section>
  )
})
