import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { HolidayRow } from '#shared/contract/standardization'
import { showDone, useAction, useData } from '../../api/index.ts'
import { DayPicker } from '../../ui/index.ts'

const spansOf = ({ off }: HolidayRow): string =>
  off.map(({ name, from, to }) => `${name} ${from.slice(5)}${from === to ? '' : ` 至 ${to.slice(5)}`}`).join('；')

/** The holiday table, from which the twenty working days of a non-conformity are counted. */
export function HolidaySettings() {
  const { data } = useData('holiday.years', {})
  const reset = useAction('holiday.reset')
  const [edited, setEdited] = useState<HolidayRow | null>(null)
  if (!data) return null
  const next = Math.max(...data.years.map(({ year }) => year)) + 1
  return (
    <section className="card" aria-label="节假日表">
      <div className="spread">
        <h2 className="section-title">节假日表</h2>
        <Button size="small" onClick={() => setEdited({ year: next, off: [], work: [], isOwn: true, verified: false })}>
          增加 {next} 年
        </Button>
      </div>
      <p className="meta">不符合项默认 20 个工作日整改，按这张表数工作日。{data.note}。</p>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              {['年份', '放假', '调休上班', '来源', ''].map((label) => (
                <th scope="col" key={label}>
                  {label || <span className="sr-only">操作</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.years.map((row) => (
              <tr key={row.year}>
                <td className="num">{row.year}</td>
                <td>{spansOf(row) || '没有填写，周末休息'}</td>
                <td className="num" style={{ whiteSpace: 'normal' }}>
                  {row.work.map((day) => day.slice(5)).join('、')}
                </td>
                <td style={{ whiteSpace: 'nowrap' }}>
                  {row.isOwn ? '本企业修改' : '随软件'}{' '}
                  {!row.isOwn && !row.verified && <span className="tag amber">未核实</span>}
                </td>
                <td style={{ whiteSpace: 'nowrap' }}>
                  <Button size="small" onClick={() => setEdited(row)}>
                    修改
                  </Button>{' '}
                  {row.isOwn && (
                    <Button
                      size="small"
                      loading={reset.isRunning}
                      onClick={() => void reset.run({ year: row.year })}
                      aria-label={`恢复 ${row.year} 年`}
                    >
                      恢复
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Modal
        open={edited !== null}
        title={`${edited?.year ?? ''} 年节假日`}
        onCancel={() => setEdited(null)}
        footer={null}
        destroyOnHidden
        width={640}
      >
        {edited && <YearForm key={edited.year} row={edited} onClose={() => setEdited(null)} />}
      </Modal>
    </section>
  )
}

function YearForm({ row, onClose }: { row: HolidayRow; onClose: () => void }) {
  const update = useAction('holiday.update')
  const [off, setOff] = useState(row.off)
  const [work, setWork] = useState<readonly string[]>(row.work)
  const change = (index: number, patch: Partial<HolidayRow['off'][number]>) =>
    setOff(off.map((own, at) => (at === index ? { ...own, ...patch } : own)))
  const save = async () => {
    const done = await update.run({ year: row.year, off, work: work.filter((day) => day !== '') })
    if (done === undefined) return
    showDone(`${row.year} 年节假日已保存`)
    onClose()
  }
  return (
    <div className="stack">
      <h3 className="holiday-title">放假</h3>
      {off.map((own, index) => (
        <div className="row-line" key={index}>
          <Input
            aria-label={`第 ${index + 1} 个节日的名称`}
            value={own.name}
            maxLength={30}
            style={{ width: 140 }}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <DayPicker
            label={`第 ${index + 1} 个节日的开始`}
            value={own.from}
            isClearable={false}
            onChange={(from) => change(index, { from: from ?? '' })}
          />
          至
          <DayPicker
            label={`第 ${index + 1} 个节日的结束`}
            value={own.to}
            isClearable={false}
            onChange={(to) => change(index, { to: to ?? '' })}
          />
          <Button
            type="text"
            aria-label={`删除第 ${index + 1} 个节日`}
            onClick={() => setOff(off.filter((_, at) => at !== index))}
          >
            删除
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => setOff([...off, { name: '', from: `${row.year}-01-01`, to: `${row.year}-01-01` }])}>
          增加一段放假
        </Button>
      </div>
      <h3 className="holiday-title">调休上班的周末</h3>
      <div className="row-line" style={{ flexWrap: 'wrap' }}>
        {work.map((day, index) => (
          <span className="row-line" key={index}>
            <DayPicker
              label={`第 ${index + 1} 个上班日`}
              value={day}
              isClearable={false}
              onChange={(next) => setWork(work.map((own, at) => (at === index ? (next ?? '') : own)))}
            />
            <Button
              type="text"
              aria-label={`删除第 ${index + 1} 个上班日`}
              onClick={() => setWork(work.filter((_, at) => at !== index))}
            >
              删除
            </Button>
          </span>
        ))}
        <Button onClick={() => setWork([...work, ''])}>增加上班日</Button>
      </div>
      <div className="row-line" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={update.isRunning} onClick={() => void save()}>
          保存
        </Button>
      </div>
    </div>
  )
}
