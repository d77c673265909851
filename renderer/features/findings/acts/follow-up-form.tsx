import type { FindingDetail } from '#shared/contract/finding'
import {
  type FollowUp,
  followUpFields,
  followUpResults,
  type FollowUpStage,
  followUpStages,
} from '#shared/domain/follow-up'
import { followUpProblems } from '#shared/rules/follow-up'
import { showDone, useAction, useSession } from '../../../api/index.ts'
import { FieldsForm, PersonNameInput, useActor } from '../../../forms/index.ts'
import { ActFrame } from './act-frame.tsx'
import { useAct } from './use-act.ts'

type Values = Pick<FollowUp, 'checkedOn' | 'checkerId' | 'checkerName' | 'result' | 'note'>

interface FollowUpFormProps {
  finding: FindingDetail
  stage: FollowUpStage
  onClose: () => void
}

/** 回头看: did it come back, is the measure still in place, who looked. */
export function FollowUpForm({ finding, stage, onClose }: FollowUpFormProps) {
  const record = useAction('follow-up.record')
  const today = useSession((session) => session.today)
  const actor = useActor()
  const act = useAct<Values>({
    draftKey: `follow-up ${finding.id} ${stage}`,
    initial: { checkedOn: today, checkerId: actor.id, checkerName: actor.name, result: 'holding', note: '' },
    check: (values) => ({
      ...followUpProblems(finding, { ...values, stage }, today),
      ...(values.checkedOn === '' ? { checkedOn: '请选择检查日期' } : {}),
    }),
    send: async (values) => {
      await record.runOrThrow({ ...values, findingId: finding.id, stage })
      showDone(`${finding.number} 的回头看已登记`)
      onClose()
    },
  })
  return (
    <ActFrame
      title={`回头看：${followUpStages[stage]}`}
      consequence="登记后随隐患保存，列在问题隐患清单里。复发或措施失效的，可以接着登记为新隐患，两条互相关联。"
      submitLabel="登记"
      act={act}
      onCancel={onClose}
    >
      <FieldsForm
        schema={followUpFields}
        keys={['result', 'checkedOn', 'checkerName', 'note']}
        labels={{ result: followUpResults }}
        pickers={{
          checkerName: ({ id, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: act.values.checkerId, name: act.values.checkerName }}
              onChange={(person) => act.change({ checkerId: person.id, checkerName: person.name })}
            />
          ),
        }}
        values={act.values}
        problems={act.shown}
        onChange={(key, value) => act.change({ [key]: value ?? '' })}
        onConfirm={act.submit}
      />
    </ActFrame>
  )
}
