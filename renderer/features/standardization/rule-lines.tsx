import { CheckSquareFilled, BorderOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import type { Mark } from '#shared/domain/assessment'
import type { ItemScore } from '#shared/rules/scoring'
import { showPoints, type StandardItem } from '#shared/rules/standard'
import { countOf, linesOf, type RuleLine } from './mark-changes.ts'

interface RuleLinesProps {
  item: StandardItem
  score: ItemScore
  mark: Mark
  isReadOnly: boolean
  onZero: (partId: string) => void
  onLine: (line: RuleLine, by: 1 | -1) => void
}

/** The rule as lines to click: conditions of 不得分, deductions by piece, extra deductions, and those that follow by themselves. */
export function RuleLines({ item, score, mark, isReadOnly, onZero, onLine }: RuleLinesProps) {
  const lines = linesOf(item)
  const pointsOf = (partId: string) =>
    [...score.lines, ...score.extraLines].find((own) => own.partId === partId)?.points ?? 0
  const automatic = item.extraDeductions.filter(({ trigger }) => trigger === 'zero')
  const groups = [
    { title: '扣分', own: lines.filter(({ isExtra }) => !isExtra) },
    { title: '追加扣分（从所在类目扣）', own: lines.filter(({ isExtra }) => isExtra) },
  ]
  return (
    <>
      {item.zeroConditions.length > 0 && (
        <section aria-label="不得分">
          <h3 className="sa-part">有下列情形不得分</h3>
          <ul className="sa-lines">
            {item.zeroConditions.map((condition) => {
              const isOn = countOf(mark, condition.id) > 0
              return (
                <li key={condition.id}>
                  <button
                    type="button"
                    className={isOn ? 'sa-line is-on is-zero' : 'sa-line'}
                    aria-pressed={isOn}
                    disabled={isReadOnly}
                    onClick={() => onZero(condition.id)}
                  >
                    {isOn ? <CheckSquareFilled aria-hidden /> : <BorderOutlined aria-hidden />}
                    <span className="sa-line-text">{condition.text}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      )}
      {groups.map(
        ({ title, own }) =>
          own.length > 0 && (
            <section key={title} aria-label={title}>
              <h3 className="sa-part">{title}</h3>
              <ul className="sa-lines">
                {own.map((line) => (
                  <li key={line.partId}>
                    <DeductionLine
                      line={line}
                      count={countOf(mark, line.partId)}
                      points={pointsOf(line.partId)}
                      isReadOnly={isReadOnly}
                      onLine={onLine}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      {automatic.map((own) => (
        <p key={own.id} className={score.earned === 0 && score.state === 'scored' ? 'sa-auto is-on' : 'sa-auto'}>
          <span className="tag grey">自动</span> 本条不得分时，从所在类目追加扣 {showPoints(own.points)} 分
          {score.earned === 0 && score.state === 'scored' && '（已扣）'}
        </p>
      ))}
    </>
  )
}

interface DeductionLineProps {
  line: RuleLine
  count: number
  points: number
  isReadOnly: boolean
  onLine: (line: RuleLine, by: 1 | -1) => void
}

function DeductionLine({ line, count, points, isReadOnly, onLine }: DeductionLineProps) {
  const isOn = count > 0
  return (
    <div className={isOn ? 'sa-line is-on' : 'sa-line'}>
      <button
        type="button"
        className="plain sa-line-main"
        aria-pressed={isOn}
        aria-keyshortcuts={line.letter}
        disabled={isReadOnly}
        onClick={() => onLine(line, 1)}
      >
        <kbd aria-hidden>{line.letter}</kbd>
        <span className="sa-line-text">
          {line.text}
          <span className="meta">　{line.rule}</span>
        </span>
      </button>
      {line.isCounted && !isReadOnly && (
        <span className="sa-stepper" role="group" aria-label={`${line.text}：${count}`}>
          <button type="button" aria-label="减一" disabled={count === 0} onClick={() => onLine(line, -1)}>
            <MinusOutlined aria-hidden />
          </button>
          <span className="num">{count}</span>
          <button type="button" aria-label="加一" onClick={() => onLine(line, 1)}>
            <PlusOutlined aria-hidden />
          </button>
        </span>
      )}
      {line.isCounted && isReadOnly && isOn && <span className="num">× {count}</span>}
      <span className="num sa-line-points">{isOn ? (points > 0 ? `−${showPoints(points)}` : '已计') : ''}</span>
    </div>
  )
}
