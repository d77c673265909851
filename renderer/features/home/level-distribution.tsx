import { type RiskLevel, riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { displayCell } from '#shared/reports/display'
import { goTo } from '../../api/index.ts'
import { EmptyState, LevelTag, levelColours } from '../../ui/index.ts'

interface Props {
  /** hazards by 现有 level */
  levels: Partial<Record<RiskLevel, number>>
  unevaluated: number
}

const shareText = (numerator: number, denominator: number) => displayCell('ratio', { numerator, denominator })

/** How the hazards spread over the levels: one labelled bar, and the same figures as a table. */
export function LevelDistribution({ levels, unevaluated }: Props) {
  const parts = riskLevels.map((level) => ({ level, count: levels[level] ?? 0 }))
  const rated = parts.reduce((sum, part) => sum + part.count, 0)
  const total = rated + unevaluated
  if (total === 0)
    return (
      <section className="card">
        <h2>风险有多高？</h2>
        <EmptyState
          text="登记风险点并评价后，这里显示各等级有多少。"
          action={{ label: '登记风险点', onRun: () => goTo('/risk-points') }}
        />
      </section>
    )
  const placed = parts.map((part, index) => ({
    ...part,
    x: (parts.slice(0, index).reduce((sum, before) => sum + before.count, 0) / total) * 300,
    width: (part.count / total) * 300,
  }))
  const label = parts.map((part) => `${riskLevelLabels[part.level]} ${part.count} 条`).join('，')
  return (
    <section className="card">
      <h2>风险有多高？</h2>
      <svg
        viewBox="0 0 300 34"
        width="100%"
        role="img"
        aria-label={`危险源按现有风险等级：${label}，未评 ${unevaluated} 条`}
      >
        <rect x="0" y="0" width="300" height="34" rx="3" fill="#eceef1" />
        {placed.map(
          (part) =>
            part.count > 0 && (
              <g key={part.level}>
                <rect
                  x={part.x}
                  y="0"
                  width={Math.max(part.width - 1, 1.5)}
                  height="34"
                  fill={levelColours[part.level].ground}
                />
                {part.width > 46 && (
                  <text
                    x={part.x + part.width / 2}
                    y="21.5"
                    textAnchor="middle"
                    fontSize="12"
                    fill={levelColours[part.level].text}
                  >
                    {riskLevelLabels[part.level].replace('风险', '')} {part.count}
                  </text>
                )}
              </g>
            ),
        )}
      </svg>
      <table className="level-table num">
        <caption className="sr-only">危险源按现有风险等级</caption>
        <tbody>
          {parts.map(({ level, count }) => (
            <tr key={level}>
              <th scope="row">
                <LevelTag level={level} isShort={false} />
              </th>
              <td>{count} 条</td>
              <td className="meta">{shareText(count, total)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <LevelTag level={null} />
            </th>
            <td>{unevaluated} 条</td>
            <td className="meta">{shareText(unevaluated, total)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}
