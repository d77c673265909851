import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { ProgramRow } from '#shared/contract/program'
import { controlTiers, periods } from '#shared/domain/hazard'
import { inspectionKinds } from '#shared/domain/inspection'
import { showDone, useAction, useData } from '../../api/index.ts'
import { RowsSkeleton } from '../../ui/index.ts'
import { PackChoice } from './pack-choice.tsx'

/** What makes sense at once: rows with something to check that are not there yet. */
const isUsual = (row: ProgramRow): boolean => !row.isPresent && row.itemCount > 0

/** Frequency packs as plans: who checks what and how often; each row can be left out. */
export function ProgramDialog({ onClose }: { onClose: () => void }) {
  const [packIds, setPackIds] = useState<string[] | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const program = useData('program.propose', packIds ? { packIds } : {})
  const generate = useAction('program.generate')
  const chosenPacks = packIds ?? program.data?.packs.filter(({ isChosen }) => isChosen).map(({ id }) => id) ?? []
  const rows = program.data?.rows ?? []
  const chosen = rows.filter((row) => isUsual(row) && !left.has(row.key))
  const toggle = (key: string) => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    setLeft(next)
  }
  const run = async () => {
    const made = await generate.run({ packIds: chosenPacks, keys: chosen.map(({ key }) => key) })
    if (!made) return
    showDone(`已生成 ${made.plans} 个检查计划、${made.checklists} 张检查表、${made.items} 个检查项`)
    onClose()
  }
  return (
    <Modal open title="按频次生成检查计划" onCancel={onClose} footer={null} width={960}>
      <div className="stack">
        {program.isPending ? (
          <RowsSkeleton />
        ) : (
          <>
            <PackChoice packs={program.data?.packs ?? []} chosen={chosenPacks} onChange={setPackIds} />
            <table className="program-table" aria-label="要生成的计划">
              <thead>
                <tr>
                  <th>计划</th>
                  <th>类型</th>
                  <th>级别</th>
                  <th>周期</th>
                  <th>谁来查</th>
                  <th>检查表</th>
                  <th>开始</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.key}>
                    <td>
                      <Checkbox
                        disabled={!isUsual(row)}
                        checked={isUsual(row) && !left.has(row.key)}
                        onChange={() => toggle(row.key)}
                      >
                        {row.name}
                        {row.isOwn ? (
                          <span className="meta"> 按本企业频次表</span>
                        ) : (
                          !row.isChecked && <span className="meta"> 频次为建议值</span>
                        )}
                      </Checkbox>
                    </td>
                    <td>{inspectionKinds[row.kind]}</td>
                    <td>{controlTiers[row.tier]}</td>
                    <td>{periods[row.period]}</td>
                    <td>{row.who}</td>
                    <td className="num">
                      {row.isPresent
                        ? '已有计划'
                        : row.itemCount === 0
                          ? '还没有检查要点'
                          : `${row.checklistCount} 张 ${row.itemCount} 项`}
                    </td>
                    <td className="num">{row.startsOn}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={chosen.length === 0} loading={generate.isRunning} onClick={() => void run()}>
            生成 {chosen.length} 项
          </Button>
        </div>
      </div>
    </Modal>
  )
}
