import { Button, Radio } from 'antd'
import { useState } from 'react'
import type { EvaluationMethod } from '#shared/domain/evaluation'
import { evaluationMethods } from '#shared/domain/evaluation'
import type { RulePack } from '#shared/rules/rule-pack'
import { goTo, useData } from '../../api/index.ts'
import { ErrorState, LevelTag, RowsSkeleton, StatusTag } from '../../ui/index.ts'
import { CriteriaDialog } from './criteria-dialog.tsx'
import './settings.css'

const methodWords: Record<EvaluationMethod, { name: string; text: string }> = {
  LEC: { name: '作业条件危险性分析法（LEC）', text: '可能性 × 暴露频繁程度 × 后果，适合大多数企业' },
  LS: { name: '风险矩阵法（LS）', text: '可能性 × 严重性，取值少，上手快' },
  MES: { name: '风险程度分析法（MES）', text: '控制措施的状态 × 暴露 × 后果' },
}

/**
 * 评价方法与准则: which method is offered first and which pack it uses. Once evaluations rest on a pack, another one is
 * chosen only over a preview of what it does to them.
 */
export function EvaluationSettings() {
  const list = useData('rule-pack.list', {})
  const usage = useData('rule-pack.usage', {})
  const [wanted, setWanted] = useState<{ method: EvaluationMethod; packId: string } | null>(null)
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
  const current = wanted?.method ?? method
  const offered = packs.filter((pack) => pack.method === current)
  const others = usage.data?.byOthers ?? 0
  const isLocked = (usage.data?.byChosen ?? 0) + others > 0
  const pack = offered.find((candidate) => candidate.id === chosen[current])
  return (
    <section className="card">
      <h2>评价方法与准则</h2>
      <div className="setting-columns">
        <Radio.Group
          aria-label="评价方法"
          value={current}
          onChange={(event) => {
            const other = event.target.value as EvaluationMethod
            const packId = chosen[other]
            if (packId) setWanted({ method: other, packId })
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
          value={wanted?.packId ?? chosen[current]}
          onChange={(event) => setWanted({ method: current, packId: String(event.target.value) })}
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
      {isLocked && (
        <p className="meta">
          已有评价用着这个准则：改换前会先列出哪些风险变色、哪些要重新取值，写明原因后一次改完，可以打印差异表。
        </p>
      )}
      {others > 0 && (
        <p className="row-line">
          <StatusTag tone="amber">{others} 条评价不是按现行准则做的</StatusTag>
          <Button size="small" onClick={() => setWanted({ method, packId: chosen[method] ?? '' })}>
            看看是哪些
          </Button>
        </p>
      )}
      <p>
        <Button type="link" style={{ padding: 0 }} onClick={() => goTo('/considerable-catalogue')}>
          较大以上风险目录：命中的风险至少按较大管控
        </Button>
      </p>
      <SwitchHistory />
      {wanted && (
        <CriteriaDialog
          key={`${wanted.method} ${wanted.packId}`}
          {...wanted}
          packName={packs.find((candidate) => candidate.id === wanted.packId)?.name ?? wanted.packId}
          isChosen={wanted.method === method && wanted.packId === chosen[method]}
          onClose={() => setWanted(null)}
        />
      )}
    </section>
  )
}

/** Changes of criteria so far, each with its report. */
function SwitchHistory() {
  const switches = useData('rule-pack.switches', {})
  const rows = switches.data ?? []
  if (rows.length === 0) return null
  return (
    <details className="switch-history">
      <summary>改换记录（{rows.length}）</summary>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="row-line">
            <span className="num">{row.switchedOn}</span>
            <span>
              {row.fromPackId} → {row.toPackId}，变色 {row.counts.recoloured} 条，须人工处理{' '}
              {row.counts.revalue + row.counts.reevaluate} 条
            </span>
            <span className="meta ellipsis" title={row.reason}>
              {row.switchedByName} {row.reason}
            </span>
            <Button
              size="small"
              type="link"
              onClick={() => goTo(`/reports?report=pack-switch-difference&record=${row.id}`)}
            >
              打印差异表
            </Button>
          </li>
        ))}
      </ul>
    </details>
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
