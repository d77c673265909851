import { Button, Select } from 'antd'
import { useState } from 'react'
import type { FindingChart } from '#shared/contract/finding-management'
import { columnAlign, displayCell } from '#shared/reports/display'
import { download, goTo, isBrowser, showDone, showFailure, startJob, useData } from '../../api/index.ts'
import { Bone, DayPicker, ErrorState, PageFrame } from '../../ui/index.ts'
import { FindingTabs } from './tabs.tsx'
import './findings.css'

type Period = 'month' | 'quarter' | 'year'
const periods: { value: Period; label: string }[] = [
  { value: 'month', label: '按月' },
  { value: 'quarter', label: '按季度' },
  { value: 'year', label: '按年' },
]
/** Pixels of the saved picture for each pixel of the drawing: sharp in a printed report. */
const sharpness = 3

const addressOf = (svg: string): string => `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`

/** The drawing as PNG in base64. */
async function pictureOf(svg: string): Promise<string> {
  const image = new Image()
  image.src = addressOf(svg)
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * sharpness
  canvas.height = image.naturalHeight * sharpness
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png').replace(/^data:[^,]*,/, '')
}

/** The statistics as drawings, each beside the table of its figures. */
export function ChartsPage() {
  const [period, setPeriod] = useState<Period>('month')
  const [day, setDay] = useState<string | null>(null)
  const charts = useData('finding.charts', { period, anchorOn: day ?? '' })
  const { data } = charts
  return (
    <PageFrame
      title="隐患集中在哪里？"
      intro={data ? `${data.label}，截止到 ${data.asOf}` : ' '}
      extra={<FindingTabs active="charts" />}
      secondary={[{ label: '打印统计表', onRun: () => goTo('/reports?report=finding-statistics') }]}
      isWide
    >
      <div className="stack">
        <div className="row-line">
          <Select<Period>
            aria-label="统计周期"
            style={{ width: 104 }}
            options={periods}
            value={period}
            onChange={setPeriod}
          />
          <DayPicker label="周期内的任意一天" value={day} onChange={setDay} />
        </div>
        {charts.error ? (
          <ErrorState message={charts.error.message} onRetry={() => void charts.refetch()} />
        ) : data ? (
          data.charts.map((chart) => <ChartCard key={chart.id} chart={chart} label={data.label} />)
        ) : (
          <Bone height={420} />
        )}
      </div>
    </PageFrame>
  )
}

function ChartCard({ chart, label }: { chart: FindingChart; label: string }) {
  const [isSaving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    const title = `隐患统计图 ${chart.title} ${label}`
    try {
      const base64 = await pictureOf(chart.svg)
      if (isBrowser()) download(`${title}.png`, 'image/png', base64)
      else showDone(`已保存到 ${(await startJob('finding.savePicture', { title, base64 }, '保存图片')).path}`)
    } catch (error) {
      showFailure(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <section className="card" aria-label={chart.title}>
      <div className="spread">
        <h2 className="section-title">{chart.title}</h2>
        <Button size="small" loading={isSaving} onClick={() => void save()}>
          保存为图片
        </Button>
      </div>
      <div className="chart-pair">
        <img className="chart" src={addressOf(chart.svg)} alt={`${chart.title}，数字见旁边的表`} />
        <div className="chart-table" tabIndex={0} role="region" aria-label={`${chart.title}的数字`}>
          {chart.rows.length === 0 ? (
            <p className="meta">本期没有数据。</p>
          ) : (
            <table>
              <thead>
                <tr>
                  {chart.columns.map((column) => (
                    <th key={column.key} scope="col" style={{ textAlign: columnAlign(column) }}>
                      {column.label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {chart.rows.map((row, index) => (
                  <tr key={index}>
                    {chart.columns.map((column, place) => (
                      <td key={column.key} className="num" style={{ textAlign: columnAlign(column) }}>
                        {displayCell(column.format, row[place] ?? null)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </div>
      <p className="meta">{chart.sentence}</p>
    </section>
  )
}
