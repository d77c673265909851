import { Button } from 'antd'
import type { HazardDetail } from '#shared/contract/risk-point'
import { formatFactor, formatRiskValue } from '#shared/rules/risk'
import type { RulePack } from '#shared/rules/rule-pack'
import { goTo, useData } from '../../api/index.ts'
import { ErrorState, FormSkeleton, LevelTag } from '../../ui/index.ts'
import { EvaluationEditor } from './evaluation-editor.tsx'

interface ReRatingViewProps {
  findingId: string
  hazard: HazardDetail
  pack: RulePack
  evaluatorName: string
}

/** 复评 after a finding was closed: what the risk was before on the left, what it is judged to be now on the right. */
export function ReRatingView({ findingId, hazard, pack, evaluatorName }: ReRatingViewProps) {
  const surroundings = useData('finding.surroundings', { id: findingId })
  if (surroundings.error) return <ErrorState message={surroundings.error.message} />
  if (!surroundings.data) return <FormSkeleton fields={3} />
  const { reRating } = surroundings.data
  if (reRating === null || reRating.hazardId !== hazard.id)
    return <p className="meta">这条隐患没有对应到这条危险源，直接在下面评价即可。</p>
  const { finding, closedOn, before, after } = reRating
  return (
    <section aria-label="复评">
      <p className="spread">
        <span>
          复评：隐患
          <Button type="link" className="inline-link" onClick={() => goTo(`/findings/${finding.id}`)}>
            {finding.number}
          </Button>
          已于 {closedOn} 销号（{finding.description}）。
          {after ? '已经复评过。' : '等级不变也请记录一次，写明理由。'}
        </span>
      </p>
      <div className="re-rating">
        <section className="evaluation" aria-label="销号前的评价">
          <strong>销号前</strong>
          {before === null ? (
            <p className="meta">销号以前没有评价过现有风险。</p>
          ) : (
            <dl className="facts">
              <dt>等级</dt>
              <dd>
                <LevelTag level={before.level} isShort={false} />
              </dd>
              <dt>风险值</dt>
              <dd className="num">{formatRiskValue(before.valueHundredths)}</dd>
              <dt>取值</dt>
              <dd className="num">
                {Object.entries(before.factors)
                  .map(([key, value]) => `${key} ${formatFactor(value)}`)
                  .join('，')}
              </dd>
              <dt>准则</dt>
              <dd>{before.packId}</dd>
              <dt>评价</dt>
              <dd className="num">{[before.evaluatedOn, before.evaluatorName].filter(Boolean).join(' ')}</dd>
              {before.reason !== '' && (
                <>
                  <dt>理由</dt>
                  <dd>{before.reason}</dd>
                </>
              )}
            </dl>
          )}
        </section>
        <EvaluationEditor
          key={`${pack.id} ${hazard.current?.id ?? ''}`}
          hazard={hazard}
          stage="current"
          pack={pack}
          evaluatorName={evaluatorName}
          initialReason={after ? '' : `隐患 ${finding.number} 整改销号后复评`}
        />
      </div>
    </section>
  )
}
