import { Button, Input, Modal, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { FrequencyTable } from '#shared/contract/frequency'
import type { OwnFrequency } from '#shared/domain/frequency'
import { controlTiers, type Period, periods, periodValues } from '#shared/domain/hazard'
import { inspectionKinds } from '#shared/domain/inspection'
import { showDone, useAction, useData } from '../../api/index.ts'
import { ErrorState, RowsSkeleton } from '../../ui/index.ts'
import { PackChoice } from './pack-choice.tsx'

type Row = FrequencyTable['rows'][number]
type RowKey = Pick<OwnFrequency, 'tier' | 'kind'>

const options = periodValues.filter((value) => value !== 'once').map((value) => ({ value, label: periods[value] }))
const isSame = (left: RowKey, right: RowKey): boolean => left.tier === right.tier && left.kind === right.kind

/** The enterprise's own table of frequencies: starts from the packs, never looser than what they demand. */
export function FrequencyDialog({ onClose, onGenerate }: { onClose: () => void; onGenerate: () => void }) {
  const kept = useData('frequency.table', {})
  if (kept.data) return <FrequencyEditor kept={kept.data} onClose={onClose} onGenerate={onGenerate} />
  return (
    <Modal open title="排查频次表" onCancel={onClose} footer={null} width={1120}>
      {kept.error ? <ErrorState message={kept.error.message} onRetry={() => void kept.refetch()} /> : <RowsSkeleton />}
    </Modal>
  )
}

const ownRows = (table: FrequencyTable): OwnFrequency[] =>
  table.rows
    .filter(({ isOwn }) => isOwn)
    .map(({ tier, kind, period, packPeriod, who, packWho }) => ({
      tier,
      kind,
      period: period === packPeriod || period === 'once' ? null : period,
      who: who === packWho ? '' : who,
    }))

interface FrequencyEditorProps {
  kept: FrequencyTable
  onClose: () => void
  onGenerate: () => void
}

function FrequencyEditor({ kept, onClose, onGenerate }: FrequencyEditorProps) {
  const [packIds, setPackIds] = useState(() => kept.packs.filter(({ isChosen }) => isChosen).map(({ id }) => id))
  const [own, setOwn] = useState(() => ownRows(kept))
  const preview = useData('frequency.table', { packIds, rows: own })
  const [last, setLast] = useState(kept)
  if (preview.data && preview.data !== last) setLast(preview.data)
  const save = useAction('frequency.save')
  const restore = useAction('frequency.restore')
  const isRefused = last.rows.some(({ deviation }) => deviation?.severity === 'refused')

  const change = (row: Row, patch: Partial<Pick<OwnFrequency, 'period' | 'who'>>) => {
    const before = own.find((one) => isSame(one, row)) ?? { tier: row.tier, kind: row.kind, period: null, who: '' }
    setOwn([...own.filter((one) => !isSame(one, row)), { ...before, ...patch }])
  }
  const keep = async (next: () => void) => {
    if (!(await save.run({ packIds, rows: own }))) return
    showDone('排查频次表已保存，以后生成的计划按它来')
    next()
  }
  const takeBack = async () => {
    if (!(await restore.run({}))) return
    setOwn([])
    showDone('已恢复为依据包的频次')
  }
  return (
    <Modal
      open
      title="多久查一次，谁来查？"
      onCancel={onClose}
      width={1120}
      footer={
        <div className="spread">
          <Button disabled={own.length === 0} loading={restore.isRunning} onClick={() => void takeBack()}>
            恢复为依据包的频次
          </Button>
          <span className="row-line">
            <Button onClick={onClose}>取消</Button>
            <Button disabled={isRefused} loading={save.isRunning} onClick={() => void keep(onClose)}>
              保存
            </Button>
            <Button type="primary" disabled={isRefused} loading={save.isRunning} onClick={() => void keep(onGenerate)}>
              保存并去生成计划
            </Button>
          </span>
        </div>
      }
    >
      <div className="stack frequency">
        <PackChoice packs={last.packs} chosen={packIds} onChange={setPackIds} />
        <table className="program-table" aria-label="排查频次表">
          <thead>
            <tr>
              <th>级别</th>
              <th>检查类型</th>
              <th>周期</th>
              <th>谁来查</th>
              <th>依据包的频次</th>
              <th>用于</th>
            </tr>
          </thead>
          <tbody>
            {last.rows.map((row) => (
              <FrequencyLine
                key={`${row.tier} ${row.kind}`}
                row={row}
                own={own.find((one) => isSame(one, row))}
                onChange={(patch) => change(row, patch)}
              />
            ))}
          </tbody>
        </table>
        {last.rows.length === 0 && <p className="meta">先在上面选用一个依据包。</p>}
        {last.outdatedPlans.length > 0 && (
          <p className="meta">
            已有的 {last.outdatedPlans.length} 个计划周期与表不同（{last.outdatedPlans.slice(0, 3).join('、')}
            {last.outdatedPlans.length > 3 ? '…' : ''}），保存后不会自动改，请在计划里改周期。
          </p>
        )}
      </div>
    </Modal>
  )
}

interface FrequencyLineProps {
  row: Row
  own: OwnFrequency | undefined
  onChange: (patch: Partial<Pick<OwnFrequency, 'period' | 'who'>>) => void
}

function FrequencyLine({ row, own, onChange }: FrequencyLineProps) {
  const name = `${controlTiers[row.tier]}${inspectionKinds[row.kind]}`
  const noteId = `frequency-${row.tier}-${row.kind}`
  const isRefused = row.deviation?.severity === 'refused'
  const note = useRef<HTMLTableCellElement>(null)
  const sentence = row.deviation?.sentence
  // the row may stand at the foot of the scrolling table: its note must not appear out of sight
  useEffect(() => {
    if (sentence !== undefined) note.current?.scrollIntoView({ block: 'nearest' })
  }, [sentence])
  return (
    <>
      <tr>
        <td>{controlTiers[row.tier]}</td>
        <td>{inspectionKinds[row.kind]}</td>
        <td>
          <Select<Period>
            aria-label={`${name}的周期`}
            aria-describedby={row.deviation ? noteId : undefined}
            className="frequency-period"
            status={isRefused ? 'error' : row.deviation ? 'warning' : ''}
            value={own?.period ?? row.packPeriod}
            options={options}
            onChange={(period) => onChange({ period: period === row.packPeriod || period === 'once' ? null : period })}
          />
        </td>
        <td>
          <Input
            aria-label={`${name}由谁来查`}
            className="frequency-who"
            maxLength={50}
            placeholder={row.packWho}
            value={own?.who ?? ''}
            onChange={(event) => onChange({ who: event.target.value })}
          />
        </td>
        <td>
          {periods[row.packPeriod]}
          <span className="meta">　{row.packName}</span>
        </td>
        <td className="frequency-use meta" title={row.entryNames.join('、')}>
          {row.entryNames.join('、')}
        </td>
      </tr>
      {row.deviation && (
        <tr className="frequency-note">
          <td
            ref={note}
            colSpan={6}
            id={noteId}
            role={isRefused ? 'alert' : 'status'}
            data-severity={row.deviation.severity}
          >
            {isRefused ? '不能保存：' : '请注意：'}
            {row.deviation.sentence}
          </td>
        </tr>
      )}
    </>
  )
}
