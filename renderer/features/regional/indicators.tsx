import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { IndicatorRow } from '#shared/contract/region'
import { indicatorSources } from '#shared/rules/region'
import { percentOneDecimal } from '#shared/rules/ratio'
import { useAction } from '../../api/index.ts'
import { Hint, StatusTag } from '../../ui/index.ts'

/** The shares that a region counts, as small cards. */
export function Indicators({ rows }: { rows: readonly IndicatorRow[] }) {
  return (
    <div className="indicators" role="group" aria-label="本地指标">
      {rows.map((row) => (
        <IndicatorCard key={`${row.packId}/${row.id}`} row={row} />
      ))}
    </div>
  )
}

function IndicatorCard({ row }: { row: IndicatorRow }) {
  const [isEditing, setEditing] = useState(false)
  const target = percentOneDecimal({ numerator: row.target, denominator: 1000 }).replace('.0%', '%')
  return (
    <section className="figure indicator" aria-label={row.name}>
      <div className="row-line indicator-name">
        {row.name}
        <Hint help={row.definition} usedIn={`取数：${indicatorSources[row.source]}`} />
      </div>
      <b className="num">{row.percent}</b>
      <span className="num">
        {row.numerator} / {row.denominator}　目标 {target}
      </span>
      <div className="row-line indicator-tags">
        {row.isReached === null ? (
          <StatusTag tone="grey">没有分母</StatusTag>
        ) : (
          <StatusTag tone={row.isReached ? 'green' : 'amber'}>{row.isReached ? '达到' : '未达到'}</StatusTag>
        )}
        {!row.verified && <StatusTag tone="grey">口径待属地确认</StatusTag>}
        {row.source === 'manual' && !isEditing && (
          <Button size="small" type="link" onClick={() => setEditing(true)}>
            填写
          </Button>
        )}
      </div>
      {isEditing && <ManualFigures row={row} onDone={() => setEditing(false)} />}
    </section>
  )
}

function ManualFigures({ row, onDone }: { row: IndicatorRow; onDone: () => void }) {
  const save = useAction('region.setIndicator')
  const [numerator, setNumerator] = useState(row.numerator)
  const [denominator, setDenominator] = useState(row.denominator)
  const write = async () => {
    const done = await save.run({ packId: row.packId, indicatorId: row.id, numerator, denominator })
    if (done) onDone()
  }
  return (
    <div className="row-line indicator-edit">
      <InputNumber
        aria-label={`${row.name} 分子`}
        size="small"
        min={0}
        precision={0}
        value={numerator}
        onChange={(value) => setNumerator(value ?? 0)}
      />
      /
      <InputNumber
        aria-label={`${row.name} 分母`}
        size="small"
        min={0}
        precision={0}
        value={denominator}
        onChange={(value) => setDenominator(value ?? 0)}
      />
      <Button size="small" type="primary" loading={save.isRunning} onClick={() => void write()}>
        保存
      </Button>
    </div>
  )
}
