import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { CalendarItem } from '#shared/contract/program'
import { addMonths, daysBetween, periodRange, weekStart, addDays } from '#shared/rules/day'
import { useData, useSession } from '../../api/index.ts'
import { ErrorState, RowsSkeleton } from '../../ui/index.ts'
import { ReportRates } from './report-rates.tsx'

const words: Record<CalendarItem['state'], string> = { done: '已查', due: '该查', missed: '漏查', planned: '待查' }
const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const mostShown = 3

/** A month of inspections: what was done, is due, was missed, lies ahead; and the share kept of each plan. */
export function PlanCalendar({ onOpen }: { onOpen: (planId: string) => void }) {
  const today = useSession((session) => session.today)
  const [month, setMonth] = useState(today.slice(0, 7))
  const calendar = useData('inspection-plan.calendar', { month })
  const { from, to } = periodRange('month', `${month}-01`)
  const first = weekStart(from)
  const days = Array.from({ length: Math.ceil((daysBetween(first, to) + 1) / 7) * 7 }, (_, index) =>
    addDays(first, index),
  )
  const byDay = Map.groupBy(calendar.data?.items ?? [], ({ on }) => on)
  const move = (count: number) => setMonth(addMonths(`${month}-01`, count).slice(0, 7))
  if (calendar.error) return <ErrorState message={calendar.error.message} onRetry={() => void calendar.refetch()} />
  return (
    <div className="plan-calendar" tabIndex={0} aria-label="检查日历">
      <div className="row-line">
        <Button icon={<LeftOutlined />} aria-label="上个月" onClick={() => move(-1)} />
        <b className="num">{month.replace('-', ' 年 ')} 月</b>
        <Button icon={<RightOutlined />} aria-label="下个月" onClick={() => move(1)} />
        <Button onClick={() => setMonth(today.slice(0, 7))}>本月</Button>
      </div>
      {calendar.isPending ? (
        <RowsSkeleton />
      ) : (
        <>
          <table className="calendar-grid">
            <thead>
              <tr>
                {weekdays.map((name) => (
                  <th key={name}>{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: days.length / 7 }, (_, week) => (
                <tr key={days[week * 7]}>
                  {days.slice(week * 7, week * 7 + 7).map((day) => (
                    <DayCell
                      key={day}
                      day={day}
                      isOutside={!day.startsWith(month)}
                      isToday={day === today}
                      items={byDay.get(day) ?? []}
                      onOpen={onOpen}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <ReportRates rates={calendar.data.reportRates} month={month} />
          <Shares shares={calendar.data.shares} />
        </>
      )}
    </div>
  )
}

interface DayCellProps {
  day: string
  isOutside: boolean
  isToday: boolean
  items: readonly CalendarItem[]
  onOpen: (planId: string) => void
}

function DayCell({ day, isOutside, isToday, items, onOpen }: DayCellProps) {
  const rest = items.length - mostShown
  return (
    <td className={isOutside ? 'is-outside' : undefined} aria-current={isToday ? 'date' : undefined}>
      <span className="num">{Number(day.slice(8))}</span>
      {items.slice(0, mostShown).map((item) => (
        <button
          key={`${item.planId} ${item.on}`}
          type="button"
          className={`plain calendar-item ${item.state}`}
          title={`${item.name}：${words[item.state]}`}
          onClick={() => onOpen(item.planId)}
        >
          <span>{words[item.state]}</span> <span className="ellipsis">{item.name}</span>
        </button>
      ))}
      {rest > 0 && (
        <span className="meta" title={items.map(({ name, state }) => `${name}：${words[state]}`).join('\n')}>
          另有 {rest} 项
        </span>
      )}
    </td>
  )
}

function Shares({ shares }: { shares: readonly { planId: string; name: string; kept: number; expected: number }[] }) {
  const counted = shares.filter(({ expected }) => expected > 0)
  if (counted.length === 0) return null
  return (
    <section aria-label="本月完成情况">
      <h2 className="section-title">本月完成情况</h2>
      <ul className="calendar-shares">
        {counted.map(({ planId, name, kept, expected }) => (
          <li key={planId}>
            {name}
            <span className="num">
              {kept}/{expected}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
