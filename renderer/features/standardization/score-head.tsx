import { type AssessmentScore, showTenths } from '#shared/rules/scoring'
import { showPoints, type Standard } from '#shared/rules/standard'
import { attainableLevels, type LevelByAccidents, levelByScore, lowerLevel } from '#shared/rules/standardization-level'
import { ReachedLevel } from './marks.tsx'

interface ScoreHeadProps {
  standard: Standard
  score: AssessmentScore
  accidentLevel: LevelByAccidents['level']
  reasons: readonly string[]
  /** the other side beside it */
  other?: { label: string; score: AssessmentScore } | undefined
}

const accidentWords: Record<LevelByAccidents['level'], string> = {
  level1: '不影响等级',
  level2: '最高二级',
  none: '不能申请',
}

/** How far it is and what it comes to: a range while something is open, then the percentage and the level. */
export function ScoreHead({ standard, score, accidentLevel, reasons, other }: ScoreHeadProps) {
  const total = score.openCount + score.scoredCount + score.blankCount
  const done = total - score.openCount
  const byScore = levelByScore(standard, score.percentTenths)
  const mostlyBlank = score.categories.filter(({ isMostlyBlank }) => isMostlyBlank)
  return (
    <section className="sa-scores num" aria-label="得分">
      <div className="sa-progress">
        <span>
          已评 {done}/{total}
        </span>
        <span
          className="sa-bar"
          role="progressbar"
          aria-label="自评进度"
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={done}
        >
          <span style={{ width: `${total === 0 ? 0 : Math.floor((done * 100) / total)}%` }} />
        </span>
      </div>
      <span>
        {score.percentTenths === null ? (
          <>
            暂得{' '}
            <b>
              {score.lowestTenths === null ? '—' : showTenths(score.lowestTenths)}–
              {score.highestTenths === null ? '—' : showTenths(score.highestTenths)}
            </b>
          </>
        ) : (
          <>
            百分制 <b>{showTenths(score.percentTenths)}</b>
          </>
        )}
      </span>
      <span>
        实得 <b>{showPoints(score.earned)}</b> / 应得 {showPoints(score.due)}
      </span>
      <span>
        扣分 {showPoints(score.deducted)}　空项 {score.blankCount} 条 {showPoints(score.blank)} 分
      </span>
      {score.percentTenths !== null && (
        <span className="sa-level">
          {standard.lines.length === 0 ? (
            <span className="meta">这份标准没有等级线</span>
          ) : (
            <>
              <ReachedLevel level={lowerLevel(byScore, accidentLevel)} />
              <span className="meta">
                按得分 {byScore === null ? '—' : attainableLevels[byScore]}，事故记录 {accidentWords[accidentLevel]}
              </span>
            </>
          )}
        </span>
      )}
      {other && (
        <span className="meta">
          {other.label}{' '}
          {other.score.percentTenths === null
            ? `实得 ${showPoints(other.score.earned)}`
            : `百分制 ${showTenths(other.score.percentTenths)}，实得 ${showPoints(other.score.earned)}`}
        </span>
      )}
      {(reasons.length > 0 || mostlyBlank.length > 0) && (
        <ul className="sa-warnings">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {mostlyBlank.length > 0 && (
            <li>{mostlyBlank.map(({ category }) => `「${category.name}」`).join('')}空项超过 30 %，请核对理由</li>
          )}
        </ul>
      )}
    </section>
  )
}
