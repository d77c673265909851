import { Button, Checkbox, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { HazardDetail } from '#shared/contract/risk-point'
import { evaluationStages, type EvaluationStage, type FactorValues } from '#shared/domain/evaluation'
import { evaluateRisk, explainSentence, formatFactor, formatRiskValue, type RiskOutcome } from '#shared/rules/risk'
import type { RulePack } from '#shared/rules/rule-pack'
import { showDone, useAction, useSession } from '../../api/index.ts'
import { LevelTag, StatusTag } from '../../ui/index.ts'

interface EvaluationEditorProps {
  hazard: HazardDetail
  stage: EvaluationStage
  pack: RulePack
  evaluatorName: string
  /** offered as the reason of the next evaluation */
  initialReason?: string
}

/** What the chosen factors come to, or the sentence why they cannot be used. */
function outcomeOf(
  pack: RulePack,
  factors: FactorValues,
  conditionIds: string[],
  reason: string,
  catalogueHits: HazardDetail['catalogueHits'],
): RiskOutcome | string | null {
  if (pack.factors.some((factor) => factors[factor.key] === undefined)) return null
  try {
    return evaluateRisk(pack, factors, {
      conditionIds,
      reason: reason.trim() === '' ? '（待填写）' : reason,
      catalogueHits,
    })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** One stage of a hazard's evaluation: choose by sentences, see the level at once, record it as a sealed fact. */
export function EvaluationEditor(props: EvaluationEditorProps) {
  const { hazard, stage, pack, evaluatorName, initialReason = '' } = props
  const present = hazard[stage]
  const isSamePack = present?.packId === pack.id
  const [factors, setFactors] = useState<FactorValues>(isSamePack ? present.factors : {})
  const [conditionIds, setConditionIds] = useState<string[]>(isSamePack ? present.directConditionIds : [])
  const [directReason, setDirectReason] = useState(present?.directReason ?? '')
  const [reason, setReason] = useState(initialReason)
  const today = useSession((session) => session.today)
  const record = useAction('evaluation.record')
  const outcome = useMemo(
    () => outcomeOf(pack, factors, conditionIds, directReason, hazard.catalogueHits),
    [pack, factors, conditionIds, directReason, hazard.catalogueHits],
  )
  const conditions = pack.directMajorConditions.filter((condition) => !condition.automatic)
  const isUnchanged =
    isSamePack &&
    JSON.stringify([present.factors, present.directConditionIds, present.directReason]) ===
      JSON.stringify([factors, conditionIds, directReason.trim()])
  const save = async () => {
    const saved = await record.run({
      hazardId: hazard.id,
      stage,
      packId: pack.id,
      factors,
      directConditionIds: conditionIds,
      directReason: conditionIds.length > 0 ? directReason : '',
      reason,
      evaluatorName,
      evaluatedOn: today,
    })
    if (!saved) return
    setReason('')
    showDone(`${evaluationStages[stage]}已记录`)
  }
  return (
    <section className="evaluation" aria-label={evaluationStages[stage]}>
      <div className="spread">
        <strong>{evaluationStages[stage]}</strong>
        <span className="row-line">
          {present ? (
            <>
              <span className="meta">
                已记录：{present.method === 'LEC' ? 'D' : 'R'}={formatRiskValue(present.valueHundredths)}（
                {present.packId}，{present.evaluatedOn}）
              </span>
              <LevelTag level={stage === 'inherent' ? hazard.inherentLevel : hazard.currentLevel} />
              {!isSamePack && <StatusTag tone="amber">须按现行准则重新评价</StatusTag>}
            </>
          ) : (
            <LevelTag level={null} />
          )}
        </span>
      </div>
      <div className="factor-grid">
        {pack.factors.map((factor) => (
          <label key={factor.key} className="factor">
            <span className="meta">
              {factor.key} {factor.name}
            </span>
            <Select
              aria-label={`${evaluationStages[stage]} ${factor.key} ${factor.name}`}
              placeholder="请选择最符合的一句"
              popupMatchSelectWidth={420}
              options={factor.options.map((option) => ({
                value: option.valueTenths,
                label: `${formatFactor(option.valueTenths)}　${option.text}`,
              }))}
              {...(factors[factor.key] === undefined ? {} : { value: factors[factor.key] })}
              onChange={(value: number) => setFactors({ ...factors, [factor.key]: value })}
            />
          </label>
        ))}
      </div>
      {conditions.length > 0 && (
        <details className="direct" open={conditionIds.length > 0}>
          <summary>直接判定为重大风险的情形{conditionIds.length > 0 ? `（已选 ${conditionIds.length}）` : ''}</summary>
          <Checkbox.Group
            value={conditionIds}
            onChange={(values) => setConditionIds(values)}
            options={conditions.map((condition) => ({
              value: condition.id,
              label: `${condition.text}${condition.verified ? '' : '（未核实）'}`,
            }))}
          />
          {conditionIds.length > 0 && (
            <Input
              aria-label="直接判定理由"
              placeholder="说明为什么符合（必填）"
              value={directReason}
              status={directReason.trim() === '' ? 'error' : ''}
              onChange={(event) => setDirectReason(event.target.value)}
            />
          )}
        </details>
      )}
      <div className="outcome" aria-live="polite">
        {outcome === null && (
          <span className="meta">选完 {pack.factors.map((factor) => factor.key).join('、')} 就能看到等级</span>
        )}
        {typeof outcome === 'string' && <span className="field-error">{outcome}</span>}
        {outcome !== null && typeof outcome !== 'string' && (
          <>
            <div className="row-line">
              <LevelTag level={outcome.level} isShort={false} />
              <strong className="num">
                {pack.valueSymbol} = {outcome.explanation.formula}
              </strong>
              <span>
                {outcome.explanation.thresholdSentence}，{outcome.grade}
              </span>
            </div>
            <p className="meta">{explainSentence(outcome.explanation)}</p>
          </>
        )}
      </div>
      <div className="row-line">
        <Input
          aria-label={`${evaluationStages[stage]}取值理由`}
          placeholder="取值理由（会印在评价记录里）"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          type={isUnchanged ? 'default' : 'primary'}
          disabled={outcome === null || typeof outcome === 'string' || (isUnchanged && reason.trim() === '')}
          loading={record.isRunning}
          onClick={() => void save()}
        >
          记录评价
        </Button>
      </div>
      {present?.reason && <p className="meta">上次理由：{present.reason}</p>}
    </section>
  )
}
