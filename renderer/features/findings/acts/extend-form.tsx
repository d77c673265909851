import type { FindingDetail } from '#shared/contract/finding'
import { type FindingExtension, findingExtensionFields } from '#shared/domain/finding'
import { extensionProblems } from '#shared/rules/finding-flow'
import { showDone, useAction, useSession } from '../../../api/index.ts'
import { FieldsForm, PersonNameInput } from '../../../forms/index.ts'
import { ActFrame } from './act-frame.tsx'
import { useAct } from './use-act.ts'

type Values = Pick<FindingExtension, 'toOn' | 'reason' | 'approverName' | 'approvedOn'>

/** 延期: a later deadline with its reason and who approved it. */
export function ExtendForm({ finding, onClose }: { finding: FindingDetail; onClose: () => void }) {
  const extend = useAction('finding.extend')
  const today = useSession((session) => session.today)
  const act = useAct<Values>({
    draftKey: `extend ${finding.id} ${finding.dueOn}`,
    initial: { toOn: '', reason: '', approverName: '', approvedOn: today },
    check: (values) => ({
      ...extensionProblems(finding, { ...values, fromOn: finding.dueOn ?? '' }),
      ...(values.toOn === '' ? { toOn: '请选择延期到哪一天' } : {}),
      ...(values.approvedOn > today ? { approvedOn: '批准日期不能晚于今天' } : {}),
    }),
    send: async (values) => {
      await extend.runOrThrow({ ...values, findingId: finding.id, revision: finding.revision })
      showDone(`${finding.number} 的整改时限延至 ${values.toOn}`)
      onClose()
    },
  })
  return (
    <ActFrame
      title="延期"
      consequence={`现在的时限是 ${finding.dueOn}。延期记录随隐患保存，台账上看得到延过几次。`}
      submitLabel="延长时限"
      act={act}
      onCancel={onClose}
    >
      <FieldsForm
        schema={findingExtensionFields}
        keys={['toOn', 'reason', 'approverName', 'approvedOn']}
        pickers={{
          approverName: ({ id, value, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: null, name: value ?? '' }}
              onChange={(person) => act.change({ approverName: person.name })}
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
