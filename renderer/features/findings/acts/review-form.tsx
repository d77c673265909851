import type { FindingDetail } from '#shared/contract/finding'
import { type Review, reviewFields, reviewVerdicts } from '#shared/domain/finding'
import { reviewProblems } from '#shared/rules/finding-flow'
import { showDone, useAction, useSession } from '../../../api/index.ts'
import { FieldsForm, PersonNameInput, useActor } from '../../../forms/index.ts'
import { ActFrame } from './act-frame.tsx'
import { Choice } from './grade-form.tsx'
import { useAct } from './use-act.ts'

type Values = Pick<Review, 'opinion' | 'reviewerId' | 'reviewerName' | 'reviewedOn' | 'newDueOn'> & {
  verdict: Review['verdict'] | null
}

/** 验收: passed closes the finding for good, failed sends it back with a reason and a new deadline. */
export function ReviewForm({ finding, onClose }: { finding: FindingDetail; onClose: () => void }) {
  const review = useAction('review.record')
  const today = useSession((session) => session.today)
  const actor = useActor()
  const rectification = finding.rectifications.at(-1)
  const rectifier = { rectifierId: null, rectifierName: '', completedOn: finding.foundOn, ...rectification }
  const isRectifier = actor.id !== null && actor.id === rectifier.rectifierId
  const act = useAct<Values>({
    draftKey: `review ${finding.id} ${finding.round}`,
    initial: {
      verdict: null,
      opinion: '',
      reviewerId: isRectifier ? null : actor.id,
      reviewerName: isRectifier ? '' : actor.name,
      reviewedOn: today,
      newDueOn: null,
    },
    check: ({ verdict, ...values }) => ({
      ...(verdict === null ? { verdict: '请选择验收结论' } : {}),
      ...reviewProblems(finding, rectifier, { ...values, verdict: verdict ?? 'passed' }, { today }),
    }),
    send: async ({ verdict, ...values }) => {
      if (verdict === null) return
      await review.runOrThrow({ ...values, verdict, findingId: finding.id, revision: finding.revision })
      showDone(verdict === 'passed' ? `${finding.number} 验收合格，已销号` : `${finding.number} 已退回，重新整改`)
      onClose()
    },
  })
  const { values, change } = act
  const isFailed = values.verdict === 'failed'
  // that nobody reviews his own work is said at once, not only when it is refused
  const samePerson = values.reviewerName !== '' ? act.problems['reviewerName'] : undefined
  const shown = samePerson === undefined ? act.shown : { ...act.shown, reviewerName: samePerson }
  return (
    <ActFrame
      title={finding.round > 1 ? `验收（第 ${finding.round} 次整改）` : '验收'}
      consequence={
        isFailed
          ? '退回后重新进入「待整改」，这次整改和验收意见都留在记录里。'
          : '合格即销号：销号后记录不再修改，有误请登记新的隐患。'
      }
      submitLabel={values.verdict === null ? '确定验收' : isFailed ? '验收不合格，退回整改' : '验收合格并销号'}
      act={act}
      onCancel={onClose}
    >
      <p className="meta" style={{ marginBottom: 8 }}>
        整改人是 {rectifier.rectifierName}，{rectifier.completedOn} 完成。验收人须为另一人。
      </p>
      <FieldsForm
        schema={reviewFields}
        keys={['verdict', 'reviewerName', 'reviewedOn', ...(isFailed ? (['newDueOn'] as const) : []), 'opinion']}
        requiredKeys={isFailed ? ['opinion', ...(finding.treatment === 'deadline' ? (['newDueOn'] as const) : [])] : []}
        pickers={{
          verdict: ({ value, onChange }) => (
            <Choice label="验收结论" words={reviewVerdicts} value={value} onChange={onChange} />
          ),
          reviewerName: ({ id, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: values.reviewerId, name: values.reviewerName }}
              onChange={(person) => change({ reviewerId: person.id, reviewerName: person.name })}
            />
          ),
        }}
        values={values}
        problems={shown}
        onChange={(key, value) => change({ [key]: key === 'reviewedOn' ? (value ?? '') : value })}
        onConfirm={act.submit}
      />
    </ActFrame>
  )
}
