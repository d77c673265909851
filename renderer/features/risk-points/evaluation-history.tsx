import { evaluationStages } from '#shared/domain/evaluation'
import { riskLevelLabels } from '#shared/domain/risk-level'
import { formatFactor, formatRiskValue } from '#shared/rules/risk'
import { useData } from '../../api/index.ts'
import { LevelTag, levelColours } from '../../ui/index.ts'
import { type ChartModel, chartModel } from './evaluation-chart-model.ts'

const short = { inherent: '固有', current: '现有' } as const

/** Every evaluation of the hazard as a small chart and a table, newest first; levels as each evaluation found them. */
export function EvaluationHistory({ hazardId, isLifted }: { hazardId: string; isLifted: boolean }) {
  const history = useData('evaluation.history', { hazardId })
  const rows = history.data ?? []
  if (rows.length < 2) return null
  return (
    <details>
      <summary>评价历史（{rows.length}）</summary>
      <EvaluationChart model={chartModel(rows)} />
      {isLifted && <p className="meta">历史里是各次评价本身的等级；目录命中另外把管控等级提高到目录的等级。</p>}
      <table className="history-table">
        <thead>
          <tr>
            <th>日期</th>
            <th>阶段</th>
            <th>准则</th>
            <th>取值</th>
            <th>风险值</th>
            <th>等级</th>
            <th>评价人</th>
            <th>理由</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="num">{row.evaluatedOn}</td>
              <td>{short[row.stage]}</td>
              <td>
                {row.packId} {row.packVersion}
              </td>
              <td className="num">
                {Object.entries(row.factors)
                  .map(([key, value]) => `${key}${formatFactor(value)}`)
                  .join(' ')}
              </td>
              <td className="num">{formatRiskValue(row.valueHundredths)}</td>
              <td>
                <LevelTag level={row.level} />
              </td>
              <td>{row.evaluatorName}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Value over time, one line for each stage; every dot says its value and level in words. */
function EvaluationChart({ model }: { model: ChartModel }) {
  const spoken = model.dots
    .map(({ on, stage, value, level }) => `${on} ${evaluationStages[stage]} ${value} ${riskLevelLabels[level]}`)
    .join('；')
  return (
    <div className="history-chart" tabIndex={0} role="group" aria-label="评价历史图">
      <svg width={model.width} height={model.height} role="img" aria-label={spoken}>
        <line x1="0" x2={model.width} y1={model.height - 26} y2={model.height - 26} stroke="#c2c8d1" />
        {model.breaks.map(({ x, label }) => (
          <g key={x}>
            <line x1={x} x2={x} y1="18" y2={model.height - 26} stroke="#667080" strokeDasharray="3 3" />
            <text x={x} y="12" textAnchor="middle" className="chart-note">
              {label}
            </text>
          </g>
        ))}
        {model.lines.map(({ stage, points }) => (
          <polyline
            key={`${stage} ${points}`}
            points={points}
            fill="none"
            stroke="#4e5969"
            strokeWidth="1.5"
            {...(stage === 'inherent' ? { strokeDasharray: '5 4' } : {})}
          />
        ))}
        {model.dots.map(({ id, x, y, level, value, stage }) => (
          <g key={id}>
            <circle cx={x} cy={y} r="5" fill={levelColours[level].ground} stroke="#fff" />
            <text x={x} y={stage === 'inherent' ? y - 9 : y + 17} textAnchor="middle" className="chart-label">
              {short[stage]} {value} {riskLevelLabels[level].replace('风险', '')}
            </text>
          </g>
        ))}
        {model.days.map(({ x, label }, index) => (
          <text key={`${label} ${index}`} x={x} y={model.height - 8} textAnchor="middle" className="chart-note">
            {label}
          </text>
        ))}
      </svg>
      <p className="meta">虚线为固有风险，实线为现有风险；高度按风险值的平方根，不同方法的分值不相连。</p>
    </div>
  )
}
