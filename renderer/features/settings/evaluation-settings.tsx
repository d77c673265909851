import { Radio } from 'antd'
import { useState } from 'react'
import type { EvaluationMethod } from '#shared/domain/evaluation'
import { evaluationMethods } from '#shared/domain/evaluation'
import type { RulePack } from '#shared/rules/rule-pack'
import { showDone, useAction, useData } from '../../api/index.ts'
import { ErrorState, LevelTag, RowsSkeleton, StatusTag } from '../../ui/index.ts'

const methodWords: Record<EvaluationMethod, { name: string; text: string }> = {
  LEC: { name: '作业条件危险性分析法（LEC）', text: '可能性 × 暴露频繁程度 × 后果，适合大多数企业' },
  LS: { name: '风险矩阵法（LS）', text: '可能性 × 严重性，取值少，上手快' },
  MES: { name: '风险程度分析法（MES）', text: '控制措施的状态 × 暴露 × 后果' },
}

/** 评价方法与准则: which method is offered first and which pack it uses; older evaluations keep theirs. */
export function EvaluationSettings() {
  const list = useData('rule-pack.list', {})
  const choose = useAction('rule-pack.choose')
  const [shown, setShown] = useState<EvaluationMethod | null>(null)
  if (list.error)
    return <ErrorState message={list.error.message} logId={list.error.logId} onRetry={() => void list.refetch()} />
  if (!list.data)
    return (
      <section className="card">
        <h2>评价方法与准则</h2>
        <RowsSkeleton rows={6} />
      </section>
    )
  const { packs, method, chosen } = list.data
  const current = shown ?? method
  const offered = packs.filter((pack) => pack.method === current)
  const run = async (wanted: EvaluationMethod, packId: string) => {
    if (await choose.run({ method: wanted, packId })) showDone('以后的评价按新的准则；已有的评价不变')
  }
  const pack = offered.find((candidate) => candidate.id === chosen[current])
  return (
    <section className="card">
      <h2>评价方法与准则</h2>
      <div className="setting-columns">
        <Radio.Group
          aria-label="评价方法"
          value={current}
          onChange={(event) => {
            const wanted = event.target.value as EvaluationMethod
            setShown(wanted)
            const packId = chosen[wanted]
            if (packId) void run(wanted, packId)
          }}
          className="setting-radios"
        >
          {evaluationMethods.map((one) => (
            <Radio key={one} value={one}>
              {methodWords[one].name}
              <div className="meta">{methodWords[one].text}</div>
            </Radio>
          ))}
        </Radio.Group>
        <Radio.Group
          aria-label="评价准则"
          value={chosen[current]}
          onChange={(event) => void run(current, String(event.target.value))}
          className="setting-radios"
        >
          {offered.map((candidate) => (
            <Radio key={candidate.id} value={candidate.id}>
              {candidate.name} <span className="meta num">{candidate.version}</span>
              <div className="meta">{candidate.source}</div>
            </Radio>
          ))}
        </Radio.Group>
      </div>
      {pack && <PackFacts pack={pack} />}
    </section>
  )
}

/** The limits of a pack as they decide a level, with the edge rule in words. */
function PackFacts({ pack }: { pack: RulePack }) {
  return (
    <div style={{ marginTop: 16 }}>
      <div className="row-line" style={{ flexWrap: 'wrap' }}>
        {(pack.thresholds ?? []).map((threshold) => (
          <span key={threshold.level} className="row-line num">
            <LevelTag level={threshold.level} />
            {threshold.minHundredths === 0
              ? '其余'
              : `${pack.valueSymbol} ${threshold.minInclusive ? '≥' : '>'} ${threshold.minHundredths / 100}`}
          </span>
        ))}
        {!pack.thresholdsVerified && <StatusTag tone="amber">分界值未核实</StatusTag>}
      </div>
      <p className="meta" style={{ marginTop: 8 }}>
        {pack.edgeRule}。核对日期 {pack.checkedOn}。
      </p>
    </div>
  )
}
