import { Button, Modal } from 'antd'
import type { MajorHazardAnswerDetail, MajorHazardCheckDetail } from '#shared/contract/major-hazard'
import { headlineOf, summarize } from '#shared/rules/major-hazard'
import { showDone, useAction } from '../../api/index.ts'

interface SealDialogProps {
  check: MajorHazardCheckDetail
  answers: readonly MajorHazardAnswerDetail[]
  onClose: () => void
  onJump: (answerId: string) => void
}

/** What the comparison comes to and what still keeps it from being sealed. */
export function SealDialog({ check, answers, onClose, onJump }: SealDialogProps) {
  const seal = useAction('major-hazard-check.seal')
  const unanswered = answers.filter((answer) => !answer.isAnswered)
  const bare = answers.filter(
    ({ judgement, finding, note }) => judgement === 'suspected' && finding === null && note === '',
  )
  const missing = [...unanswered, ...bare]
  const send = async () => {
    const sealed = await seal.run({ id: check.id, revision: check.revision })
    if (!sealed) return
    showDone('对照已定稿，可以打印对照表')
    onClose()
  }
  return (
    <Modal
      open
      title="定稿"
      onCancel={onClose}
      okText="定稿"
      cancelText="接着填"
      okButtonProps={{ disabled: missing.length > 0, loading: seal.isRunning }}
      onOk={() => void send()}
      width={520}
    >
      <div className="stack">
        <p className="mh-headline">{headlineOf(summarize(answers), check.summary.unmatched)}</p>
        {missing.length > 0 ? (
          <div>
            <p>
              {unanswered.length > 0 && `还有 ${unanswered.length} 条没填，说不准的选「待核实」。`}
              {bare.length > 0 && `疑似的 ${bare.length} 条还没有登记、关联隐患，也没有写情况。`}
            </p>
            <ul className="mh-missing">
              {missing.slice(0, 8).map((answer) => (
                <li key={answer.id}>
                  <Button type="link" size="small" onClick={() => onJump(answer.id)}>
                    {answer.article} {answer.title}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <p className="meta">定稿后不再修改；情况变了请重新对照。疑似的条目到现场核实后，在隐患里分级。</p>
        )}
      </div>
    </Modal>
  )
}
