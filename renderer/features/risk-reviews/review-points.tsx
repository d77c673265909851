import { Button, Input } from 'antd'
import { useState } from 'react'
import type { RiskReviewPoint } from '#shared/contract/risk-review'
import { type RiskReviewOutcome, riskReviewOutcomes } from '#shared/domain/risk-review'
import { goTo, showDone, useAction } from '../../api/index.ts'
import { LevelTag } from '../../ui/index.ts'

const outcomes = Object.keys(riskReviewOutcomes) as RiskReviewOutcome[]

interface AreaProps {
  reviewId: string
  name: string
  areaId: string | null
  points: readonly RiskReviewPoint[]
  isSealed: boolean
}

/** The risk points of one area, one line each; everything that is still open is kept with one click. */
export function ReviewArea({ reviewId, name, areaId, points, isSealed }: AreaProps) {
  const keep = useAction('risk-review.keepArea')
  const open = points.filter((point) => point.outcome === null && !point.isVoided).length
  const run = async () => {
    const made = await keep.run({ id: reviewId, areaId })
    if (made)
      showDone(`${name}：维持不变 ${made.kept} 个${made.reevaluated > 0 ? `，已重新评价 ${made.reevaluated} 个` : ''}`)
  }
  return (
    <section className="card review-area" aria-label={name}>
      <div className="spread">
        <h2>
          {name}{' '}
          <span className="meta num">
            {points.length - open}/{points.length}
          </span>
        </h2>
        {!isSealed && open > 0 && (
          <Button loading={keep.isRunning} onClick={() => void run()}>
            其余 {open} 个维持不变
          </Button>
        )}
      </div>
      <table className="review-table">
        <thead>
          <tr>
            <th>风险点</th>
            <th>评审前</th>
            <th>{isSealed ? '评审后' : '现在'}</th>
            <th>评审意见</th>
            <th>说明</th>
            <th>
              <span className="sr-only">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <ReviewLine key={point.riskPointId} reviewId={reviewId} point={point} isSealed={isSealed} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ReviewLine({ reviewId, point, isSealed }: { reviewId: string; point: RiskReviewPoint; isSealed: boolean }) {
  const mark = useAction('risk-review.mark')
  const [note, setNote] = useState(point.note)
  const [known, setKnown] = useState(point.note)
  // the note was changed elsewhere, for example by undo
  if (known !== point.note) {
    setKnown(point.note)
    setNote(point.note)
  }
  const isLocked = isSealed || point.isVoided
  const save = (outcome: RiskReviewOutcome | null) =>
    void mark.run({ id: reviewId, riskPointIds: [point.riskPointId], outcome, note })
  const mayChoose = (outcome: RiskReviewOutcome) =>
    outcome === 'kept' ? point.evaluatedSince === 0 : outcome === 'reevaluated' ? point.evaluatedSince > 0 : true
  return (
    <tr>
      <td>
        {point.number} {point.name}
        {point.isVoided && <span className="meta"> 已作废</span>}
        {point.evaluatedSince > 0 && <div className="meta">评审期间新评价 {point.evaluatedSince} 条</div>}
      </td>
      <td>
        <LevelTag level={point.levelBefore} />
      </td>
      <td>
        <LevelTag level={point.levelAfter} />
      </td>
      <td>
        {isLocked ? (
          point.outcome && riskReviewOutcomes[point.outcome]
        ) : (
          <div className="row-line" role="group" aria-label={`${point.name} 的评审意见`}>
            {outcomes.map((outcome) => (
              <button
                key={outcome}
                type="button"
                className="chip"
                aria-pressed={point.outcome === outcome}
                disabled={mark.isRunning || (!mayChoose(outcome) && point.outcome !== outcome)}
                title={
                  mayChoose(outcome)
                    ? undefined
                    : outcome === 'kept'
                      ? '评审期间有新的评价'
                      : '先到分析页重新评价，再选这一项'
                }
                onClick={() => save(point.outcome === outcome ? null : outcome)}
              >
                {riskReviewOutcomes[outcome]}
              </button>
            ))}
          </div>
        )}
      </td>
      <td>
        {isLocked ? (
          point.note
        ) : (
          <Input
            size="small"
            aria-label={`${point.name} 的说明`}
            value={note}
            maxLength={300}
            onChange={(event) => setNote(event.target.value)}
            onBlur={() => {
              if (note.trim() !== point.note) save(point.outcome)
            }}
          />
        )}
      </td>
      <td>
        {!point.isVoided && (
          <Button type="link" size="small" onClick={() => goTo(`/risk-points/${point.riskPointId}`)}>
            {isSealed ? '分析' : '去分析、重评'}
          </Button>
        )}
      </td>
    </tr>
  )
}
