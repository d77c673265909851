import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { RiskReviewListRow, RiskReviewPoint } from '#shared/contract/risk-review'
import { riskReviewFields, riskReviewTriggers } from '#shared/domain/risk-review'
import { goTo, showDone, showFailure, useAction, useData, useRouteId, useSaver, useSession } from '../../api/index.ts'
import { RecordForm } from '../../forms/index.ts'
import {
  ConfirmReason,
  DayPicker,
  ErrorState,
  FilterChips,
  PageFrame,
  RowsSkeleton,
  StatusTag,
} from '../../ui/index.ts'
import { ReviewArea } from './review-points.tsx'
import { AreasField, ParticipantsField } from './scope-fields.tsx'
import './risk-reviews.css'

/** One review: walk through the risk points area by area, then close it. */
export function RiskReviewPage() {
  const id = useRouteId()
  const answer = useData('risk-review.get', { id })
  const [isClosing, setClosing] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const [isOpenOnly, setOpenOnly] = useState(false)
  const remove = useAction('risk-review.void')
  const title = '每个风险点还符合实际吗？'
  if (answer.error)
    return (
      <PageFrame title={title}>
        <ErrorState message={answer.error.message} onRetry={() => void answer.refetch()} />
      </PageFrame>
    )
  if (!answer.data)
    return (
      <PageFrame title={title}>
        <RowsSkeleton rows={12} />
      </PageFrame>
    )
  const { review, points } = answer.data
  const isSealed = review.closedOn !== null || review.voidedAt !== null
  const print = { label: '打印评审表', onRun: () => goTo(`/reports?report=risk-review-sheet&record=${id}`) }
  const sign = {
    label: '员工签名表',
    onRun: () => goTo(`/reports?report=worker-participation-sheet&record=${id}`),
  }
  const open = points.filter((point) => point.outcome === null && !point.isVoided).length
  const areas = [...Map.groupBy(points, (point) => point.areaId ?? '')]
  return (
    <PageFrame
      title={title}
      intro={
        <span className="row-line">
          <span>
            {review.period} {riskReviewTriggers[review.trigger]}，{review.areaNames.join('、') || '全部区域'}，已评审{' '}
            {points.length - open}/{points.length}
          </span>
          {review.voidedAt !== null ? (
            <StatusTag tone="grey">已作废</StatusTag>
          ) : review.closedOn === null ? (
            <StatusTag tone="blue">评审中</StatusTag>
          ) : (
            <StatusTag tone="green">{`${review.closedOn} 完成`}</StatusTag>
          )}
        </span>
      }
      primary={isSealed ? print : { label: '完成评审', onRun: () => setClosing(true) }}
      secondary={isSealed ? [sign] : [print, sign, { label: '作废', isDanger: true, onRun: () => setRemoving(true) }]}
      isWide
    >
      <div className="review-walk">
        <ReviewFacts key={review.id} review={review} isSealed={isSealed} />
        <div className="stack">
          {!isSealed && (
            <FilterChips
              label="筛选"
              chips={[{ key: 'open', label: '只看没评审的', count: open, isOn: isOpenOnly }]}
              onToggle={() => setOpenOnly(!isOpenOnly)}
            />
          )}
          {points.length === 0 && <p className="state-box">评审范围内没有风险点。</p>}
          {isOpenOnly && open === 0 && points.length > 0 && (
            <p className="state-box">都评审过了，写好结论后可以完成评审。</p>
          )}
          {areas.map(([areaId, own]) => (
            <AreaPart key={areaId} review={review} areaId={areaId} points={own} isOpenOnly={isOpenOnly} />
          ))}
        </div>
      </div>
      {isClosing && <CloseDialog review={review} onClose={() => setClosing(false)} />}
      <ConfirmReason
        isOpen={isRemoving}
        title="作废这次评审"
        text="作废后不再计入评审记录，已经做的重新评价不受影响。"
        onCancel={() => setRemoving(false)}
        onConfirm={async (reason) => {
          const isDone = (await remove.run({ id, revision: review.revision, reason })) !== undefined
          if (isDone) goTo('/risk-reviews')
          return isDone
        }}
      />
    </PageFrame>
  )
}

interface AreaPartProps {
  review: RiskReviewListRow
  areaId: string
  points: readonly RiskReviewPoint[]
  isOpenOnly: boolean
}

function AreaPart({ review, areaId, points, isOpenOnly }: AreaPartProps) {
  const isSealed = review.closedOn !== null || review.voidedAt !== null
  const shown = isOpenOnly && !isSealed ? points.filter((point) => point.outcome === null && !point.isVoided) : points
  if (shown.length === 0) return null
  return (
    <ReviewArea
      reviewId={review.id}
      name={points[0]?.areaName || '未定区域'}
      areaId={areaId === '' ? null : areaId}
      points={shown}
      isSealed={isSealed}
    />
  )
}

/** Why, who, where and the conclusion; every field saves itself while the review is open. */
function ReviewFacts({ review, isSealed }: { review: RiskReviewListRow; isSealed: boolean }) {
  const save = useSaver('risk-review.update', review)
  const isAccident = review.trigger === 'accident'
  return (
    <aside className="card review-facts" aria-label="评审信息">
      <RecordForm
        schema={riskReviewFields}
        keys={[
          'trigger',
          'period',
          ...(isAccident ? (['deaths', 'seriousInjuries'] as const) : []),
          'leaderName',
          'startedOn',
          'detail',
          'conclusion',
        ]}
        labels={{ trigger: riskReviewTriggers }}
        value={review}
        onPatch={save}
        isReadOnly={isSealed}
      >
        <AreasField
          value={review.areaIds}
          isDisabled={isSealed}
          onChange={(areaIds) => {
            save({ areaIds }).catch(showFailure)
          }}
        />
        <ParticipantsField
          value={review.participantIds}
          isDisabled={isSealed}
          onChange={(participantIds) => {
            save({ participantIds }).catch(showFailure)
          }}
        />
      </RecordForm>
    </aside>
  )
}

/** A legal act: the review is sealed with its levels and the names of those who took part. */
function CloseDialog({ review, onClose }: { review: RiskReviewListRow; onClose: () => void }) {
  const today = useSession((session) => session.today)
  const [closedOn, setClosedOn] = useState<string | null>(today)
  const act = useAction('risk-review.close')
  const run = async () => {
    const closed = await act.run({ id: review.id, revision: review.revision, closedOn: closedOn ?? '' })
    if (!closed) return
    showDone('评审已完成，可以打印评审表')
    onClose()
  }
  return (
    <Modal open title="完成评审" onCancel={onClose} footer={null} width={460} destroyOnHidden>
      <div className="stack">
        <p>
          完成后，每个风险点的意见、等级和参加人员都定下来，不能再改，也不能撤销。组长、参加人员、结论都要填好，每个风险点都要有意见。
        </p>
        <div className="field">
          <label>完成日期</label>
          <DayPicker label="完成日期" value={closedOn} onChange={setClosedOn} />
        </div>
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={act.isRunning} onClick={() => void run()}>
            完成评审
          </Button>
        </div>
      </div>
    </Modal>
  )
}
