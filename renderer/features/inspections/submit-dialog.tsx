import { Button, Modal } from 'antd'
import type { InspectionDetail, ResultDetail } from '#shared/contract/inspection'
import { showDone, useAction } from '../../api/index.ts'
import { photoPairProblem } from '#shared/rules/shift-report'
import { progressOf } from './run-model.ts'

interface SubmitDialogProps {
  inspection: InspectionDetail
  results: readonly ResultDetail[]
  onClose: () => void
  onJump: (id: string) => void
}

/** Says what submitting will do, or names what is still missing and leads there. */
export function SubmitDialog({ inspection, results, onClose, onJump }: SubmitDialogProps) {
  const submit = useAction('inspection.submit')
  const progress = progressOf(results)
  const photoProblem = photoPairProblem(inspection, inspection.pair)
  const isSkipping = inspection.notDoneReason !== ''
  const missing = [
    ...(isSkipping ? [] : progress.unanswered).map((result) => ({ result, why: '没有填写结果' })),
    ...progress.undescribed.map((result) => ({ result, why: '隐患还没有写描述' })),
  ]
  const run = async () => {
    const done = await submit.run({ id: inspection.id, revision: inspection.revision })
    if (!done) return
    showDone(`检查 ${done.number} 已提交`)
    onClose()
  }
  if (photoProblem !== null)
    return (
      <Modal open title="现在还不能提交" onCancel={onClose} footer={null} width={520}>
        <p>{photoProblem}。</p>
      </Modal>
    )
  if (missing.length > 0)
    return (
      <Modal open title={`还差 ${missing.length} 项才能提交`} onCancel={onClose} footer={null} width={520}>
        <p className="meta">点一项就转到那里。</p>
        <ul className="missing-list">
          {missing.slice(0, 12).map(({ result, why }) => (
            <li key={result.id}>
              <Button type="link" onClick={() => onJump(result.id)}>
                {results.indexOf(result) + 1}. {result.item}
              </Button>
              <span className="meta">{why}</span>
            </li>
          ))}
        </ul>
        {missing.length > 12 && <p className="meta">还有 {missing.length - 12} 项。</p>}
      </Modal>
    )
  return (
    <Modal open title="提交这次检查？" onCancel={onClose} footer={null} width={520}>
      <div className="stack">
        <p>
          共 {progress.total} 项：正常 {progress.normal} 项，隐患 {progress.abnormal} 项，不涉及{' '}
          {progress.notApplicable} 项。
          {isSkipping &&
            `本班未清扫（${inspection.notDoneReason}），没查的 ${progress.unanswered.length} 项记为不涉及。`}
        </p>
        <ul className="plain-list">
          {progress.abnormal > 0 && <li>{progress.abnormal} 条隐患取得编号，进入隐患台账等待分级。</li>}
          <li>检查取得编号，结果和照片不能再修改。</li>
        </ul>
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>再看看</Button>
          <Button type="primary" autoFocus loading={submit.isRunning} onClick={() => void run()}>
            提交检查
          </Button>
        </div>
      </div>
    </Modal>
  )
}
