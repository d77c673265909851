import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import type { ReportEntry } from '#shared/contract/report'
import { dataOriginOf } from '#shared/reports/data-origin'
import { goTo, sampleShelf, startJob, useData, useJobs } from '../../api/index.ts'
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/index.ts'
import { DocumentPreview } from './document-preview.tsx'
import './sample-view.css'

const jobTitle = '准备示例'

let preparing: Promise<unknown> | null = null
/** Prepares the sample once, however many documents wait for it. */
const prepareOnce = (): Promise<unknown> =>
  (preparing ??= startJob('sample-document.prepare', {}, jobTitle).finally(() => {
    preparing = null
  }))

interface SampleViewProps {
  report: ReportEntry
  /** shown by itself because the enterprise has nothing to print: says what is missing */
  isByItself: boolean
  onOwn: () => void
}

/** 示例: the document as the sample factory prints it, to be looked at only. */
export function SampleView({ report, isByItself, onOwn }: SampleViewProps) {
  const sample = useData('sample-document.preview', { reportId: report.id })
  return (
    <>
      {isByItself && <MissingData report={report} onOwn={onOwn} />}
      <div className="sample-sheet">
        <p className="sample-band">
          <strong>示例</strong>
          {sample.data
            ? `${sample.data.document.enterpriseName}的数据，只供看样式和填法，不能导出`
            : '只供看样式和填法，不能导出'}
        </p>
        <div className="report-preview" tabIndex={0} role="region" aria-label="示例预览">
          {sample.error ? (
            <ErrorState message={sample.error.message} onRetry={() => void sample.refetch()} />
          ) : sample.data ? (
            <DocumentPreview
              key={report.id}
              document={sample.data.document}
              sampleOf={sample.data.enterpriseId ?? sampleShelf}
            />
          ) : sample.data === null ? (
            <Preparation onReady={async () => Boolean((await sample.refetch()).data)} />
          ) : (
            <RowsSkeleton rows={12} />
          )}
        </div>
      </div>
    </>
  )
}

/** What is missing in the own document, and the way to where it is entered. */
function MissingData({ report, onOwn }: { report: ReportEntry; onOwn: () => void }) {
  const origin = dataOriginOf(report.id)
  if (!origin) return null
  const inPeriod = report.asks.includes('period') ? '这段时间还没有' : '企业还没有'
  return (
    <div className="sample-missing" role="status">
      <span>
        {inPeriod}
        {origin.missing}，下面先看示例企业的这份文件。
      </span>
      <span className="row-line">
        <Button size="small" onClick={onOwn}>
          看自己的文件
        </Button>
        <Button size="small" type="primary" onClick={() => goTo(origin.path)}>
          {origin.action}
        </Button>
      </span>
    </div>
  )
}

interface PreparationProps {
  /** reads the document again; false when it is still not there */
  onReady: () => Promise<boolean>
}

/** Loads the sample factory beside the user's data, with progress; asks again when it could not. */
function Preparation({ onReady }: PreparationProps) {
  const [failure, setFailure] = useState('')
  const [attempt, setAttempt] = useState(0)
  const job = useJobs((jobs) => jobs.entries.find(({ title, state }) => title === jobTitle && state === 'running'))
  useEffect(() => {
    let isShown = true
    const prepare = async () => {
      await prepareOnce()
      if (isShown && !(await onReady()) && isShown) setFailure('没有找到这份文件的示例')
    }
    prepare().catch((error: unknown) => isShown && setFailure(error instanceof Error ? error.message : String(error)))
    return () => {
      isShown = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each attempt, not for each drawing
  }, [attempt])
  if (failure !== '')
    return (
      <EmptyState
        text={`示例没有准备好：${failure}`}
        action={{
          label: '再准备一次',
          onRun: () => {
            setFailure('')
            setAttempt(attempt + 1)
          },
        }}
      />
    )
  const percent = job && job.total > 0 ? Math.floor((job.done / job.total) * 100) : 0
  return (
    <div className="state-box" role="status">
      <p>正在准备示例，第一次约要十几秒，之后马上就能看。</p>
      <Progress percent={percent} aria-label="准备示例" style={{ maxWidth: 320 }} />
    </div>
  )
}
