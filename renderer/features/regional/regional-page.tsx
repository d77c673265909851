import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { RegionPackRow } from '#shared/contract/region'
import { periods } from '#shared/domain/hazard'
import { formKinds } from '#shared/rules/region'
import { goTo, useAction, useData, useRouteSearch } from '../../api/index.ts'
import { EmptyState, ErrorState, FilterChips, PageFrame, RowsSkeleton, StatusTag } from '../../ui/index.ts'
import { FormView } from './form-view.tsx'
import { FormStateTag } from './form-state-tag.tsx'
import { Indicators } from './indicators.tsx'
import { RiskReportView } from './risk-report-view.tsx'
import { RegionalTabs } from './tabs.tsx'
import './regional.css'

/** 本地要求: the region's forms, indicators, titles and the risk report; a form or the report opens in its place. */
export function RegionalPage() {
  const search = useRouteSearch()
  if (search['form']) return <FormView key={search['form']} reference={search['form']} />
  if (search['view'] === 'risk-report') return <RiskReportView />
  return <PacksView />
}

function PacksView() {
  const packs = useData('region.packs', {})
  const choose = useAction('region.choose')
  const [activeId, setActiveId] = useState('')
  const rows = packs.data ?? []
  const chosen = rows.filter(({ isChosen }) => isChosen)
  const active = chosen.find(({ id }) => id === activeId) ?? chosen[0]
  const toggle = (id: string) => {
    const packIds = rows.filter((pack) => (pack.id === id) !== pack.isChosen).map((pack) => pack.id)
    if (packIds.includes(id)) setActiveId(id)
    void choose.run({ packIds })
  }
  return (
    <PageFrame
      title="当地要求怎么落实？"
      intro="厂在哪里就选哪里，可以选多个；填过的内容取消选择后仍然保留。软件不连接任何平台，填好后自己报。"
      extra={<RegionalTabs active="regional" />}
      secondary={[{ label: '打印指标', onRun: () => goTo('/reports?report=region-indicator-list') }]}
      isWide
    >
      {packs.error && <ErrorState message={packs.error.message} onRetry={() => void packs.refetch()} />}
      {packs.isPending && !packs.error && <RowsSkeleton rows={8} />}
      {packs.data && (
        <div className="stack">
          <FilterChips
            label="选择地区"
            chips={rows.map(({ id, name, isChosen }) => ({ key: id, label: name, isOn: isChosen }))}
            onToggle={toggle}
          />
          {chosen.length > 1 && active && (
            <Segmented
              aria-label="查看哪个地区"
              value={active.id}
              options={chosen.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setActiveId}
            />
          )}
          {active ? (
            <PackView pack={active} />
          ) : (
            <div className="card">
              <EmptyState
                text="还没有选地区。选了以后，这里有当地要的表、台账、核对表和指标，文件用当地的名称。"
                action={{ label: '看看政策要求对照', onRun: () => goTo('/policy-requirements') }}
              />
            </div>
          )}
        </div>
      )}
    </PageFrame>
  )
}

function PackView({ pack }: { pack: RegionPackRow }) {
  const indicators = useData('region.indicators', {})
  const own = (indicators.data ?? []).filter(({ packId }) => packId === pack.id)
  return (
    <>
      <p className="meta">
        {pack.region}。来源：{pack.source}（{pack.checkedOn} 核对）。{pack.note}
      </p>
      {own.length > 0 && <Indicators rows={own} />}
      {pack.forms.some(({ id }) => id === 'risk-report') && <RiskReportCard />}
      <FormsCard pack={pack} />
      <div className="region-columns">
        <section className="card" aria-label="文件">
          <h2>文件（用当地名称）</h2>
          <ul className="plain-list">
            {pack.reports.map(({ reportId, title, why }) => (
              <li key={reportId}>
                <Button
                  type="link"
                  className="list-link"
                  title={why}
                  onClick={() => goTo(`/reports?report=${reportId}`)}
                >
                  {title}
                </Button>
              </li>
            ))}
          </ul>
        </section>
        <section className="card" aria-label="检查">
          <h2>检查</h2>
          <ul className="plain-list">
            {pack.frequencyPacks.map(({ id, name }) => (
              <li key={id}>
                <Button type="link" className="list-link" onClick={() => goTo('/plans')}>
                  排查频次：{name}
                </Button>
              </li>
            ))}
            {pack.topicLists.map(({ id, name }) => (
              <li key={id}>
                <Button type="link" className="list-link" onClick={() => goTo('/checklists')}>
                  专题表：{name}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

function RiskReportCard() {
  const preview = useData('risk-report.preview', {})
  const { data } = preview
  if (!data) return null
  return (
    <section className="card spread" aria-label="安全生产风险报告">
      <div>
        <h2 className="section-title">安全生产风险报告</h2>
        <p className="row-line">
          <StatusTag tone={data.kind === null ? 'green' : 'amber'}>{data.kind === null ? '已保存' : '待报'}</StatusTag>
          {data.reason}
        </p>
      </div>
      <Button type={data.kind === null ? 'default' : 'primary'} onClick={() => goTo('/regional?view=risk-report')}>
        {data.kind === null ? '查看' : '准备风险报告'}
      </Button>
    </section>
  )
}

function FormsCard({ pack }: { pack: RegionPackRow }) {
  return (
    <section className="card" aria-label="填报表和台账">
      <h2>填报表和台账</h2>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="填报表和台账">
        <table className="plain-table">
          <thead>
            <tr>
              <th>名称</th>
              <th>类型</th>
              <th>更新</th>
              <th>填了多少</th>
              <th>状态</th>
            </tr>
          </thead>
          <tbody>
            {pack.forms.map(({ id, title, why, kind, period, verified, state }) => (
              <tr key={id}>
                <td>
                  <Button
                    type="link"
                    className="list-link"
                    title={why}
                    onClick={() => goTo(`/regional?form=${pack.id}/${id}`)}
                  >
                    {title}
                  </Button>
                </td>
                <td className="nowrap">{formKinds[kind]}</td>
                <td className="nowrap">{period === null ? '有变化时' : periods[period]}</td>
                <td className="num">
                  {state.total === null ? `${state.filled} 行` : `${state.filled}/${state.total}`}
                </td>
                <td>
                  <span className="row-line" title={state.sentence}>
                    <FormStateTag state={state} />
                    {!verified && <StatusTag tone="grey">未核实</StatusTag>}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
