import type { FindingDetail } from '#shared/contract/finding'
import { reviewVerdicts } from '#shared/domain/finding'
import { PhotoStrip, yuanOf } from '../../forms/index.ts'
import { formatInstant, StatusTag } from '../../ui/index.ts'

/** Every round of rectification with its review, and every extension, refused ones too. */
export function FindingRounds({ finding }: { finding: FindingDetail }) {
  const { rectifications, reviews, extensions } = finding
  if (rectifications.length + extensions.length === 0) return null
  return (
    <section aria-label="整改与验收">
      <h2 className="section-title">整改与验收</h2>
      {extensions.map((extension) => (
        <p key={extension.id} className="round">
          <StatusTag tone="amber">延期</StatusTag>
          <span className="num">
            {extension.fromOn} 延至 {extension.toOn}
          </span>
          <span>{extension.reason}</span>
          <span className="meta">
            {extension.approverName} {extension.approvedOn} 批准
          </span>
        </p>
      ))}
      {rectifications.map((rectification) => {
        const review = reviews.find((own) => own.rectificationId === rectification.id)
        const photos = finding.photos.filter((photo) => photo.recordId === rectification.id)
        return (
          <div key={rectification.id} className="round-block">
            <p>
              <strong>第 {rectification.round} 次整改</strong>
              <span className="meta num">
                {rectification.completedOn} {rectification.rectifierName} 完成
                {rectification.costCents > 0 && `，用款 ${yuanOf(rectification.costCents)} 元`}
              </span>
            </p>
            <p>{rectification.measures}</p>
            {photos.length > 0 && (
              <PhotoStrip
                label="整改后照片"
                photos={photos}
                recordType="rectification"
                recordId={rectification.id}
                role="after"
                isReadOnly
              />
            )}
            {review ? (
              <p className="round">
                <StatusTag tone={review.verdict === 'passed' ? 'green' : 'red'}>
                  {reviewVerdicts[review.verdict]}
                </StatusTag>
                <span>{review.opinion}</span>
                <span className="meta num">
                  {review.reviewerName} {review.reviewedOn} 验收
                  {review.newDueOn && `，新时限 ${review.newDueOn}`}
                </span>
              </p>
            ) : (
              <p className="round">
                <StatusTag tone="blue">等待验收</StatusTag>
              </p>
            )}
          </div>
        )
      })}
    </section>
  )
}

/** What happened to the finding, oldest first. */
export function FindingTimeline({ finding }: { finding: FindingDetail }) {
  return (
    <section aria-label="经过">
      <h2 className="section-title">经过</h2>
      <ol className="timeline">
        {finding.timeline.map((entry, index) => (
          <li key={`${entry.at} ${index}`}>
            <p>
              <strong>{entry.title}</strong>
              <span className="meta num">
                {formatInstant(entry.at)} {entry.actorName}
              </span>
            </p>
            {entry.detail && <p className="timeline-detail">{entry.detail}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
