import { Button } from 'antd'
import type { OutputOf } from '#shared/contract/index'
import { percentOneDecimal } from '#shared/rules/ratio'
import { reportRate } from '#shared/rules/shift-report'
import { goTo } from '../../api/index.ts'

type Rates = OutputOf<'inspection-plan.calendar'>['reportRates']

/** 每班清扫报告率 of the month, with the way to the sheet. */
export function ReportRates({ rates, month }: { rates: Rates; month: string }) {
  if (rates.length === 0) return null
  return (
    <section aria-label="清扫报告率">
      <div className="spread">
        <h2 className="section-title">清扫报告率</h2>
        <Button onClick={() => goTo(`/reports?report=shift-cleaning-report&month=${month}`)}>打印清扫报告表</Button>
      </div>
      <table className="program-table" aria-label="清扫报告率">
        <thead>
          <tr>
            <th>计划</th>
            <th>应清扫次数</th>
            <th>已报次数</th>
            <th>其中说明未清扫</th>
            <th>报告率</th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <tr key={rate.planId}>
              <td>{rate.name}</td>
              <td className="num">{rate.due}</td>
              <td className="num">{rate.reported}</td>
              <td className="num">{rate.notDone}</td>
              <td className="num">
                <b>{percentOneDecimal(reportRate(rate))}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta">目标 100%。当天还没报的班次不计；写明原因的未清扫算作已报（本软件推定，未核实）。</p>
    </section>
  )
}
