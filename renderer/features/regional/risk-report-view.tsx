import { Button, Input } from 'antd'
import { useState } from 'react'
import type { RiskReportPreview, RiskReportRow } from '#shared/contract/region'
import { riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { riskReportChangeKinds, riskReportKinds } from '#shared/domain/standardization'
import { goTo, showDone, useAction, useData, useSession } from '../../api/index.ts'
import { ConfirmReason, DayPicker, ErrorState, PageFrame, RowsSkeleton, StatusTag } from '../../ui/index.ts'
import { RegionalTabs } from './tabs.tsx'

/** 风险报告 in three steps: check the values, look at what changed, keep a version; the versions below. */
export function RiskReportView() {
  const preview = useData('risk-report.preview', {})
  const list = useData('risk-report.list', {})
  const error = preview.error ?? list.error
  const sheet = `/regional?form=${preview.data?.packId ?? ''}/risk-report`
  return (
    <PageFrame
      title="风险报告准备好了吗？"
      intro="软件只备数据、留版本；填报和确认在省系统里自己做。报送时间和变更条件据转述，未核实。"
      extra={<RegionalTabs active="regional" />}
      secondary={[
        { label: '返回', onRun: () => goTo('/regional') },
        { label: '打印对照表', onRun: () => goTo('/reports?report=risk-report-sheet') },
      ]}
      isWide
    >
      {error && <ErrorState message={error.message} onRetry={() => void preview.refetch()} />}
      {(preview.isPending || list.isPending) && !error && <RowsSkeleton rows={8} />}
      {preview.data && list.data && (
        <div className="stack">
          <CheckStep data={preview.data} onOpen={() => goTo(sheet)} />
          <ChangeStep data={preview.data} />
          <SaveStep data={preview.data} />
          <Versions rows={list.data} />
        </div>
      )}
    </PageFrame>
  )
}

function CheckStep({ data, onOpen }: { data: RiskReportPreview; onOpen: () => void }) {
  const counts = riskLevels.flatMap((level) => {
    const count = data.risks.filter((risk) => risk.level === level).length
    return count === 0 ? [] : [`${riskLevelLabels[level]} ${count} 条`]
  })
  return (
    <section className="card" aria-label="核对填报值">
      <div className="spread">
        <h2 className="section-title">1. 核对填报值</h2>
        <Button onClick={onOpen}>打开填报对照表</Button>
      </div>
      <p>
        {data.missing.length === 0
          ? '每一项都有内容。'
          : `还有 ${data.missing.length} 项空着：${data.missing.slice(0, 12).join('、')}${data.missing.length > 12 ? ' 等' : ''}。不适用的可以空着。`}
      </p>
      <p>{counts.length === 0 ? '风险点里没有较大以上的现有风险。' : `从风险点带出${counts.join('、')}。`}</p>
    </section>
  )
}

function ChangeStep({ data }: { data: RiskReportPreview }) {
  return (
    <section className="card" aria-label="和上次相比">
      <h2>2. 和上次相比{data.previousVersion === null ? '' : `（第 ${data.previousVersion} 版）`}</h2>
      {data.changes.length === 0 ? (
        <p>{data.previousVersion === null ? '还没有上一版，这次是首次报告。' : '没有变化。'}</p>
      ) : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label="变更清单">
          <table className="plain-table">
            <thead>
              <tr>
                <th>变更类型</th>
                <th>内容</th>
                <th>上次</th>
                <th>现在</th>
              </tr>
            </thead>
            <tbody>
              {data.changes.map(({ kind, subject, before, after }) => (
                <tr key={`${kind} ${subject}`}>
                  <td className="nowrap">{riskReportChangeKinds[kind]}</td>
                  <td>{subject}</td>
                  <td>{before || '—'}</td>
                  <td>{after || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function SaveStep({ data }: { data: RiskReportPreview }) {
  const today = useSession((session) => session.today)
  const save = useAction('risk-report.save')
  const [reportedOn, setReportedOn] = useState<string>(today)
  const [receipt, setReceipt] = useState('')
  const [note, setNote] = useState('')
  const write = async () => {
    const made = await save.run({ reportedOn, receipt, note })
    if (!made) return
    setReceipt('')
    setNote('')
    showDone(`已保存第 ${made.versionNumber} 版，可以打印对照表去填报`)
  }
  return (
    <section className="card" aria-label="保存版本">
      <h2>3. 保存版本</h2>
      <p className="row-line">
        <StatusTag tone={data.kind === null ? 'green' : 'amber'}>
          {data.kind === null ? '不用报' : riskReportKinds[data.kind]}
        </StatusTag>
        {data.reason}
      </p>
      {data.kind !== null && (
        <div className="save-fields">
          <div className="field">
            <label htmlFor="reported-on">报告日期</label>
            <DayPicker
              id="reported-on"
              value={reportedOn}
              isClearable={false}
              onChange={(day) => day && setReportedOn(day)}
            />
          </div>
          <div className="field">
            <label htmlFor="receipt">报告确认编号</label>
            <Input
              id="receipt"
              value={receipt}
              maxLength={60}
              placeholder="省系统确认后得到，可留空"
              onChange={(event) => setReceipt(event.target.value)}
            />
          </div>
          <div className="field wide">
            <label htmlFor="note">说明</label>
            <Input id="note" value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
          </div>
          <Button type="primary" loading={save.isRunning} onClick={() => void write()}>
            保存这一版
          </Button>
        </div>
      )}
      <p className="meta">保存后不再改动；填错了作废，再存一版。</p>
    </section>
  )
}

function Versions({ rows }: { rows: readonly RiskReportRow[] }) {
  const remove = useAction('risk-report.void')
  const [removing, setRemoving] = useState<RiskReportRow | null>(null)
  if (rows.length === 0) return null
  return (
    <section className="card" aria-label="已保存的版本">
      <h2>已保存的版本</h2>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="已保存的版本">
        <table className="plain-table">
          <thead>
            <tr>
              <th>版本</th>
              <th>类型</th>
              <th>报告日期</th>
              <th>确认编号</th>
              <th>较大以上</th>
              <th>变更</th>
              <th>说明</th>
              <th>
                <span className="sr-only">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="num">第 {row.versionNumber} 版</td>
                <td className="nowrap">{riskReportKinds[row.kind]}</td>
                <td className="num">{row.reportedOn}</td>
                <td>{row.receipt || '—'}</td>
                <td className="num">{row.risks.length} 条</td>
                <td className="num">{row.changes.length} 处</td>
                <td>{row.note}</td>
                <td className="nowrap">
                  <Button size="small" onClick={() => goTo(`/reports?report=risk-report-sheet&record=${row.id}`)}>
                    打印
                  </Button>{' '}
                  <Button size="small" danger onClick={() => setRemoving(row)}>
                    作废
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ConfirmReason
        isOpen={removing !== null}
        title={`作废第 ${removing?.versionNumber ?? ''} 版`}
        text="作废后不再和它比较，编号不再使用。"
        onCancel={() => setRemoving(null)}
        onConfirm={async (reason) => {
          if (!removing) return false
          const done = await remove.run({ id: removing.id, revision: removing.revision, reason })
          if (done) setRemoving(null)
          return done !== undefined
        }}
      />
    </section>
  )
}
