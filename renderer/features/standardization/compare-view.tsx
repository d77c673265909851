import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { AssessmentDetail } from '#shared/contract/assessment'
import { type ItemScore, scoreAssessment, showTenths } from '#shared/rules/scoring'
import { showPoints } from '#shared/rules/standard'
import { useData } from '../../api/index.ts'
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/index.ts'
import type { Sheet } from './use-sheet.ts'

interface CompareViewProps {
  sheet: Sheet
  onJump: (itemId: string) => void
}

/** Against another assessment by the same standard: what changed by category and item. */
export function CompareView({ sheet, onJump }: CompareViewProps) {
  const { assessment } = sheet
  const list = useData('assessment.list', {})
  const others = (list.data ?? []).filter((row) => row.id !== assessment.id && row.standardId === assessment.standardId)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const id = chosenId ?? assessment.copiedFromId ?? others[0]?.id ?? ''
  const other = useData('assessment.get', { id }, { enabled: others.some((row) => row.id === id) })
  if (list.isPending) return <RowsSkeleton />
  if (others.length === 0) return <EmptyState text="还没有另一次用同一份标准的自评，没有可对比的。" />
  return (
    <div className="sa-compare" tabIndex={0} role="group" aria-label="对比">
      <label className="row-line">
        与
        <Select<string>
          aria-label="对比哪一次"
          style={{ minWidth: 260 }}
          value={id}
          onChange={setChosenId}
          options={others.map((row) => ({
            value: row.id,
            label: `${row.name}（${row.periodFrom} 至 ${row.periodTo}）`,
          }))}
        />
        对比
      </label>
      {other.error ? (
        <ErrorState message={other.error.message} onRetry={() => void other.refetch()} />
      ) : other.data ? (
        <Comparison sheet={sheet} other={other.data} onJump={onJump} />
      ) : (
        <RowsSkeleton />
      )}
    </div>
  )
}

const earnedText = (score: ItemScore | undefined): string =>
  !score || score.state === 'open' ? '未评' : score.state === 'blank' ? '空项' : showPoints(score.earned ?? 0)

const signed = (hundredths: number): string => (hundredths > 0 ? `+${showPoints(hundredths)}` : showPoints(hundredths))

function Comparison({ sheet, other, onJump }: CompareViewProps & { other: AssessmentDetail }) {
  const { standard } = sheet
  const before = useMemo(
    () => scoreAssessment(standard, new Map(other.answers.map((answer) => [answer.itemId, answer.own]))),
    [standard, other.answers],
  )
  const now = sheet.own.score
  const oldItems = new Map(
    before.categories
      .flatMap(({ elements }) => elements.flatMap(({ items }) => items))
      .map((own) => [own.item.id, own]),
  )
  const changed = standard.items.flatMap((item) => {
    const [old, own] = [oldItems.get(item.id), sheet.own.byItem.get(item.id)]
    if (!old || !own || own.state === 'open') return []
    return old.state === own.state && old.earned === own.earned && old.extra === own.extra ? [] : [{ item, old, own }]
  })
  const percent = (tenths: number | null) => (tenths === null ? '—' : showTenths(tenths))
  return (
    <>
      {other.standardHash !== sheet.assessment.standardHash && (
        <p className="sa-warning">两次用的标准版本不同，这里都按这一次的标准计算。</p>
      )}
      <section className="card">
        <h2>各类目</h2>
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                <th>类目</th>
                <th className="right">那一次 实得/应得</th>
                <th className="right">这一次 实得/应得</th>
                <th className="right">百分制</th>
                <th className="right">实得变化</th>
              </tr>
            </thead>
            <tbody>
              {now.categories.map((own, index) => {
                const old = before.categories[index]
                return (
                  <tr key={own.category.id}>
                    <td>
                      {own.category.number} {own.category.name}
                    </td>
                    <td className="right num">{old && `${showPoints(old.earned)}/${showPoints(old.due)}`}</td>
                    <td className="right num">{`${showPoints(own.earned)}/${showPoints(own.due)}`}</td>
                    <td className="right num">
                      {percent(old?.percentTenths ?? null)} → {percent(own.percentTenths)}
                    </td>
                    <td className="right num">{old && signed(own.earned - old.earned)}</td>
                  </tr>
                )
              })}
              <tr>
                <td>
                  <b>合计</b>
                </td>
                <td className="right num">{`${showPoints(before.earned)}/${showPoints(before.due)}`}</td>
                <td className="right num">{`${showPoints(now.earned)}/${showPoints(now.due)}`}</td>
                <td className="right num">
                  {percent(before.percentTenths)} → {percent(now.percentTenths)}
                </td>
                <td className="right num">
                  <b>{signed(now.earned - before.earned)}</b>
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      </section>
      <section className="card">
        <h2>变化的条目（{changed.length} 条）</h2>
        {changed.length === 0 ? (
          <p className="meta">已评的条目与那一次相同。</p>
        ) : (
          <div className="scroll-x">
            <table className="plain-table">
              <thead>
                <tr>
                  <th>编号</th>
                  <th>考评内容</th>
                  <th className="right">标准分</th>
                  <th className="right">那一次</th>
                  <th className="right">这一次</th>
                </tr>
              </thead>
              <tbody>
                {changed.map(({ item, old, own }) => (
                  <tr key={item.id}>
                    <td>
                      <button type="button" className="plain sa-jump num" onClick={() => onJump(item.id)}>
                        {item.number}
                      </button>
                    </td>
                    <td>{item.content}</td>
                    <td className="right num">{showPoints(item.points)}</td>
                    <td className="right num">{earnedText(old)}</td>
                    <td className="right num">{earnedText(own)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  )
}
