import { Button } from 'antd'
import { useMemo } from 'react'
import { showTenths } from '#shared/rules/scoring'
import { showPoints } from '#shared/rules/standard'
import { attainableLevels, type Gap, gapsOf, isOnSite } from '#shared/rules/standardization-level'
import { EmptyState } from '../../ui/index.ts'
import type { Sheet } from './use-sheet.ts'

/** 差距表: what is missing to each line, and with which items it is closed soonest. */
export function GapsView({ sheet, onJump }: { sheet: Sheet; onJump: (itemId: string) => void }) {
  const { standard, byItem } = sheet
  const { score } = sheet.own
  const gaps = useMemo(
    () => gapsOf(standard, new Map([...byItem].map(([itemId, answer]) => [itemId, answer.own]))),
    [standard, byItem],
  )
  if (standard.lines.length === 0) return <EmptyState text="这份标准没有给出等级的分数线，算不出差距。" />
  return (
    <div className="sa-gaps" tabIndex={0} role="group" aria-label="差距表">
      {score.openCount > 0 && (
        <p className="sa-warning">还有 {score.openCount} 条未评，下面把未评的按不得分算；评完再看差距。</p>
      )}
      <p className="meta">
        排在前面的是补文件、补记录就能改的，后面是要到现场改的；同类里扣分多的在前。多得是逐条改好后总分的增加。
      </p>
      {gaps.map((gap) => (
        <GapCard key={gap.level} gap={gap} due={score.due} onJump={onJump} />
      ))}
    </div>
  )
}

function GapCard({ gap, due, onJump }: { gap: Gap; due: number; onJump: (itemId: string) => void }) {
  const name = `${attainableLevels[gap.level]}（${showTenths(gap.lineTenths)} 分起）`
  return (
    <section className="card" aria-label={name}>
      <h2>{name}</h2>
      {gap.missing === 0 ? (
        <p className="sa-reached">得分已达到。</p>
      ) : (
        <>
          <p className="num">
            还差 <b>{showPoints(gap.missing)}</b> 分（应得 {showPoints(due)}）。
            {gap.items.length === 0
              ? '有扣分的条目全改好也不够，要先评完未评的条目。'
              : `改好下面 ${gap.items.length} 条就够：`}
          </p>
          {gap.items.length > 0 && (
            <div className="scroll-x">
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>编号</th>
                    <th>考评内容</th>
                    <th>扣在哪里</th>
                    <th>怎么改</th>
                    <th className="right">多得</th>
                  </tr>
                </thead>
                <tbody>
                  {gap.items.map(({ score, gain }) => (
                    <tr key={score.item.id}>
                      <td>
                        <Button
                          type="link"
                          size="small"
                          className="sa-jump num"
                          onClick={() => onJump(score.item.id)}
                          aria-label={`去第 ${score.item.number} 条`}
                        >
                          {score.item.number}
                        </Button>
                      </td>
                      <td>{score.item.content}</td>
                      <td>{[...score.lines, ...score.extraLines].map(({ text }) => text).join('；')}</td>
                      <td>{isOnSite(score) ? '现场' : '文件、记录'}</td>
                      <td className="right num">{showPoints(gain)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </section>
  )
}
