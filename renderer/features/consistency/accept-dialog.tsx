import { Modal } from 'antd'
import type { ConsistencyGroupRow, ConsistencyHitRow } from '#shared/contract/consistency'
import { consistencyAcceptanceFields } from '#shared/domain/consistency'
import { showDone, useAction } from '../../api/index.ts'
import { SubmitForm } from '../../forms/index.ts'

const reasonFields = consistencyAcceptanceFields.pick({ reason: true })

interface AcceptDialogProps {
  group: ConsistencyGroupRow
  hit: ConsistencyHitRow
  onClose: () => void
}

/** Asks why it is meant to stay as it is; without a reason nothing is accepted. */
export function AcceptDialog({ group, hit, onClose }: AcceptDialogProps) {
  const accept = useAction('consistency.accept')
  const { subject, sentence } = hit
  return (
    <Modal open title="接受并说明理由" onCancel={onClose} footer={null} destroyOnHidden width={520}>
      <div className="stack">
        <dl className="facts">
          <dt>规则</dt>
          <dd>{group.title}</dd>
          <dt>对象</dt>
          <dd>{subject.name}</dd>
          <dt>情况</dt>
          <dd>{sentence}</dd>
        </dl>
        <p className="meta">
          只对这一条规则、这一个对象有效，撤回之前一直有效；理由和说明人会印在双控体检报告里。能改正的请先改正。
        </p>
        <SubmitForm
          schema={reasonFields}
          keys={['reason']}
          submitLabel="接受"
          onCancel={onClose}
          onSubmit={async ({ reason }) => {
            await accept.runOrThrow({
              ruleId: group.ruleId,
              subjectKind: subject.kind,
              subjectId: subject.id,
              reason,
            })
            showDone('已接受，移到「已说明理由」')
            onClose()
          }}
        />
      </div>
    </Modal>
  )
}
