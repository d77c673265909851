import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { InputOf } from '#shared/contract/index'
import { type RiskReviewTrigger, riskReviewFields, riskReviewTriggers } from '#shared/domain/risk-review'
import { ApiError, goTo, showFailure, useAction, useSession } from '../../api/index.ts'
import { FieldsForm, useActor } from '../../forms/index.ts'
import { AreasField, ParticipantsField } from './scope-fields.tsx'

/** Begins a review: why, which period, which areas, who. */
export function StartDialog({ trigger, onClose }: { trigger: RiskReviewTrigger; onClose: () => void }) {
  const today = useSession((session) => session.today)
  const actor = useActor()
  const start = useAction('risk-review.start')
  const [values, setValues] = useState<Record<string, unknown>>({
    trigger,
    period: `${today.slice(0, 4)}年`,
    startedOn: today,
    leaderName: actor.name,
    detail: '',
    deaths: 0,
    seriousInjuries: 0,
    areaIds: [],
    participantIds: [],
  })
  const [problems, setProblems] = useState<Record<string, string>>({})
  const change = (key: string, value: unknown) => {
    setValues((before) => ({ ...before, [key]: value }))
    setProblems(({ [key]: _, ...rest }) => rest)
  }
  const run = async () => {
    try {
      const review = await start.runOrThrow(values as InputOf<'risk-review.start'>)
      goTo(`/risk-reviews/${review.id}`)
    } catch (error) {
      if (error instanceof ApiError) setProblems(error.fields)
      showFailure(error)
    }
  }
  const isAccident = values['trigger'] === 'accident'
  return (
    <Modal open title="开始风险评审" onCancel={onClose} footer={null} width={640} destroyOnHidden>
      <FieldsForm
        schema={riskReviewFields}
        keys={[
          'trigger',
          'period',
          ...(isAccident ? (['deaths', 'seriousInjuries'] as const) : []),
          'startedOn',
          'leaderName',
          'detail',
        ]}
        labels={{ trigger: riskReviewTriggers }}
        values={values}
        problems={problems}
        onChange={change}
        onConfirm={run}
        isFocusing
      >
        <AreasField
          value={values['areaIds'] as string[]}
          problem={problems['areaIds']}
          onChange={(ids) => change('areaIds', ids)}
        />
        <ParticipantsField
          value={values['participantIds'] as string[]}
          problem={problems['participantIds']}
          onChange={(ids) => change('participantIds', ids)}
        />
      </FieldsForm>
      <div className="row-line" style={{ justifyContent: 'flex-end', marginTop: 20 }}>
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={start.isRunning} onClick={() => void run()}>
          开始评审
        </Button>
      </div>
    </Modal>
  )
}
