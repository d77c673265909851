import { Alert, Button, Segmented, Switch } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#shared/contract/index'
import type { ReportEntry, ReportParameters } from '#shared/contract/report'
import { hasBlankForm } from '#shared/reports/blank-form'
import type { ExportFormat } from '#shared/domain/export-record'
import { reportPurposes } from '#shared/reports/definition'
import type { ReportDocument } from '#shared/reports/report-document'
import { goTo, isBrowser, showFailure, startJob, useData, useRouteSearch } from '../../api/index.ts'
import { ErrorState, Hint, PageFrame, RowsSkeleton } from '../../ui/index.ts'
import { ReportChoices } from './choices.tsx'
import { ViewChoices } from './view-choices.tsx'
import { DocumentPreview } from './document-preview.tsx'
import { downloadExported, ExportedFiles, openExported } from './exported-files.tsx'
import { FormalBar } from './formal-versions.tsx'
import { useSample } from './sample-state.ts'
import { SampleView } from './sample-view.tsx'

export { ReadinessPage } from './readiness-page.tsx'
export { VerifyPage } from './verify-page.tsx'

type Written = OutputOf<'report.export'>

/** The choices that a link to the report centre brings along. */
const parametersIn = (search: Record<string, string | undefined>): ReportParameters => ({
  ...(search['record'] ? { recordId: search['record'] } : {}),
  ...(search['checklist'] ? { checklistId: search['checklist'] } : {}),
  ...(search['plan'] ? { planId: search['plan'] } : {}),
  ...(search['due'] ? { isDueToday: true } : {}),
  ...(search['month'] ? { period: 'month' as const, anchorOn: `${search['month']}-01` } : {}),
  ...(search['form'] ? { regionForm: search['form'] } : {}),
  ...(search['document'] ? { policyDocumentId: search['document'] } : {}),
})

const sides = [
  { value: 'own' as const, label: '我的文件' },
  { value: 'sample' as const, label: '示例' },
]

/** The report centre: choose, look, export, open. */
export function ReportsPage() {
  const search = useRouteSearch()
  const reports = useData('report.list', {})
  const chosenId = search['report'] ?? ''
  const [parameters, setParameters] = useState(() => parametersIn(search))
  const [isListOpen, setListOpen] = useState(false)
  const [written, setWritten] = useState<Written | null>(null)
  const [busyFormat, setBusyFormat] = useState<ExportFormat | null>(null)
  const chosen = reports.data?.find((report) => report.id === chosenId) ?? reports.data?.[0]

  // what still has to be chosen is said by the preview; until then there is nothing to export
  const preview = useData(
    'report.preview',
    { reportId: chosen?.id ?? '', parameters },
    { enabled: chosen !== undefined },
  )
  const sample = useSample(chosen, parameters, preview)
  const missing = preview.error?.code === 'invalid' ? preview.error.message : undefined

  // another address, also from the palette while the page is open: its document with its choices
  const address = JSON.stringify(search)
  const [seen, setSeen] = useState(address)
  if (seen !== address) {
    setSeen(address)
    setParameters(parametersIn(search))
    setWritten(null)
    sample.choose(null)
  }
  const write = async (format: ExportFormat) => {
    if (!chosen) return
    setBusyFormat(format)
    setWritten(null)
    try {
      setWritten(await startJob('report.export', { reportId: chosen.id, parameters, format }, `导出${chosen.title}`))
    } catch (error) {
      showFailure(error)
    } finally {
      setBusyFormat(null)
    }
  }
  const action = (format: ExportFormat, label: string) => ({
    label,
    onRun: () => void write(format),
    isBusy: busyFormat === format,
    isDisabled: !chosen || sample.isShown || missing !== undefined || (busyFormat !== null && busyFormat !== format),
    tip: sample.isShown ? '示例只供查看；切换到「我的文件」再导出' : missing,
  })

  return (
    <PageFrame
      title="要交哪一份文件？"
      extra={
        <span className="row-line">
          <Button type="link" size="small" onClick={() => goTo('/reports/readiness')}>
            资料齐套检查
          </Button>
          <Button type="link" size="small" onClick={() => goTo('/reports/archive')}>
            一企一档
          </Button>
        </span>
      }
      primary={action('pdf', '导出 PDF')}
      secondary={[
        action('xlsx', '导出 Excel'),
        action('docx', '导出 Word'),
        { label: '已导出的文件', onRun: () => setListOpen(!isListOpen) },
      ]}
      panel={isListOpen ? <ExportedFiles onClose={() => setListOpen(false)} /> : null}
      isFilling
    >
      {reports.error && <ErrorState message={reports.error.message} onRetry={() => void reports.refetch()} />}
      {reports.isPending && <RowsSkeleton />}
      {reports.data && chosen && (
        <div className="report-layout">
          <ReportList reports={reports.data} chosenId={chosen.id} onChoose={(id) => goTo(`/reports?report=${id}`)} />
          <div className="report-main">
            <div className="row-line" style={{ flexWrap: 'wrap' }}>
              <strong>{chosen.title}</strong>
              <Hint help={chosen.why} />
              <span className="meta">依据：{chosen.basis}</span>
              {preview.data && <Signers document={preview.data} />}
            </div>
            <div className="row-line" style={{ flexWrap: 'wrap' }}>
              {sample.isOffered && !parameters.isBlank && (
                <Segmented
                  aria-label="看谁的文件"
                  options={sides}
                  value={sample.isShown ? 'sample' : 'own'}
                  onChange={sample.choose}
                />
              )}
              {!sample.isShown && <ReportChoices report={chosen} parameters={parameters} onChange={setParameters} />}
              {chosen.asks[0] !== 'paperChecklist' &&
                (parameters.isBlank || (preview.data !== undefined && hasBlankForm(preview.data))) && (
                  <BlankSwitch parameters={parameters} onChange={setParameters} />
                )}
              {!sample.isShown && preview.data !== undefined && (
                <ViewChoices reportId={chosen.id} parameters={parameters} onChange={setParameters} />
              )}
              {chosen.asks[0] !== 'paperChecklist' && !parameters.isBlank && !sample.isShown && (
                <FormalBar
                  key={chosen.id}
                  report={chosen}
                  parameters={parameters}
                  isReady={preview.data !== undefined}
                />
              )}
            </div>
            {written && <WrittenNote written={written} onClose={() => setWritten(null)} />}
            {sample.isShown ? (
              <SampleView
                key={chosen.id}
                report={chosen}
                isByItself={sample.isByItself}
                onOwn={() => sample.choose('own')}
              />
            ) : (
              <Preview key={chosen.id} report={chosen} parameters={parameters} />
            )}
          </div>
        </div>
      )}
    </PageFrame>
  )
}

/** Who signs the document by hand, as it stands in it. */
function Signers({ document }: { document: ReportDocument }) {
  const roles = new Set(
    document.blocks.flatMap((block) => {
      if (block.kind === 'signatures') return block.items.map(({ role }) => role)
      return block.kind === 'card' ? block.items.flatMap(({ signatures }) => signatures) : []
    }),
  )
  return roles.size === 0 ? null : <span className="meta">签字：{[...roles].join('、')}</span>
}

function ReportList({
  reports,
  chosenId,
  onChoose,
}: {
  reports: ReportEntry[]
  chosenId: string
  onChoose: (id: string) => void
}) {
  const purposes = reportPurposes.filter((purpose) => reports.some((report) => report.purpose === purpose))
  return (
    <nav className="report-list" aria-label="报表目录">
      {purposes.map((purpose) => (
        <section key={purpose}>
          <h2>{purpose}</h2>
          {reports
            .filter((report) => report.purpose === purpose)
            .map((report) => (
              <button
                key={report.id}
                type="button"
                aria-current={report.id === chosenId ? 'true' : undefined}
                onClick={() => onChoose(report.id)}
              >
                <span>{report.title}</span>
                {report.rowCount !== null && <span className="meta num">{report.rowCount}</span>}
              </button>
            ))}
        </section>
      ))}
    </nav>
  )
}

/** Prints the form empty, for filling in by hand. */
function BlankSwitch({
  parameters,
  onChange,
}: {
  parameters: ReportParameters
  onChange: (parameters: ReportParameters) => void
}) {
  return (
    <label className="row-line">
      <Switch
        size="small"
        checked={parameters.isBlank ?? false}
        onChange={(isBlank) => {
          const { isBlank: _, ...rest } = parameters
          onChange(isBlank ? { ...rest, isBlank } : rest)
        }}
      />
      空白表
      <span className="meta">只留表头和签字栏，打印出来手写</span>
    </label>
  )
}

function WrittenNote({ written, onClose }: { written: Written; onClose: () => void }) {
  const { record, path, units, warnings } = written
  const size = record.format === 'pdf' ? `${units} 页` : `${units} 行`
  return (
    <Alert
      className="written-note"
      type={warnings.length > 0 ? 'warning' : 'success'}
      closable={{ onClose }}
      title={`已导出 ${record.number}（${size}）：${path}`}
      description={warnings.length > 0 ? warnings.join('；') : undefined}
      action={
        <span className="row-line">
          {isBrowser() && (
            <Button size="small" onClick={() => void downloadExported(record.id)}>
              下载
            </Button>
          )}
          <Button size="small" type="primary" onClick={() => void openExported(record.id, 'file')}>
            打开文件
          </Button>
          <Button size="small" onClick={() => void openExported(record.id, 'folder')}>
            打开所在文件夹
          </Button>
        </span>
      }
    />
  )
}

function Preview({ report, parameters }: { report: ReportEntry; parameters: ReportParameters }) {
  const preview = useData('report.preview', { reportId: report.id, parameters })
  return (
    <div className="report-preview" tabIndex={0} role="region" aria-label="预览">
      {preview.error ? (
        preview.error.code === 'invalid' ? (
          <p className="state-box">{preview.error.message}</p>
        ) : (
          <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />
        )
      ) : preview.data ? (
        <DocumentPreview document={preview.data} />
      ) : (
        <RowsSkeleton rows={12} />
      )}
    </div>
  )
}
