import { Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { showPoints } from '#shared/rules/standard'
import { showDone, useAction } from '../../api/index.ts'
import type { Sheet } from './use-sheet.ts'

/** 空项 that follow from the profile: proposed with their reason, set only when confirmed. */
export function BlanksDialog({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const { assessment } = sheet
  const confirm = useAction('assessment.confirmBlanks')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = assessment.blankProposals.filter(({ answerId }) => !left.has(answerId))
  const toggle = (answerId: string) => {
    const next = new Set(left)
    if (!next.delete(answerId)) next.add(answerId)
    setLeft(next)
  }
  const run = async () => {
    const done = await confirm.run({ id: assessment.id, answerIds: chosen.map(({ answerId }) => answerId) })
    if (!done) return
    showDone(`已记 ${done.confirmed} 条空项，可用 Ctrl+Z 撤销`)
    onClose()
  }
  return (
    <Modal
      open
      title="按企业资料建议的空项"
      width={720}
      onCancel={onClose}
      okText={`记为空项（${chosen.length} 条）`}
      cancelText="取消"
      okButtonProps={{ disabled: chosen.length === 0, loading: confirm.isRunning }}
      onOk={() => void run()}
    >
      <p className="meta">企业资料里没有勾选这些情形。逐条核对，确实没有的才记为空项；有的请去掉勾，再补全企业资料。</p>
      <ul className="sa-proposal-list">
        {assessment.blankProposals.map(({ answerId, itemId, reason }) => {
          const item = sheet.own.byItem.get(itemId)?.item
          return (
            <li key={answerId}>
              <Checkbox checked={!left.has(answerId)} onChange={() => toggle(answerId)}>
                <span className="num">{item?.number}</span>　{item?.content}
                <span className="meta num sa-aside">
                  {item && showPoints(item.points)} 分，{reason}
                </span>
              </Checkbox>
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}
