import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { PackSwitchSummary } from '#shared/contract/pack-switch'
import { type EvaluationMethod, evaluationStages } from '#shared/domain/evaluation'
import { type PackSwitchRow, type SwitchState, switchStates } from '#shared/domain/pack-switch'
import { formatRiskValue } from '#shared/rules/risk'
import { goTo, showDone, useAction, useData } from '../../api/index.ts'
import {
  type DataColumn,
  DataTable,
  ErrorState,
  FilterChips,
  LevelTag,
  RowsSkeleton,
  StatusTag,
  type Tone,
} from '../../ui/index.ts'

interface CriteriaDialogProps {
  method: EvaluationMethod
  packId: string
  packName: string
  /** the choice already: only what was made with other criteria is recomputed */
  isChosen: boolean
  onClose: () => void
}

const tones: Record<SwitchState, Tone> = { recoloured: 'amber', kept: 'grey', revalue: 'red', reevaluate: 'red' }
const states = Object.keys(switchStates) as SwitchState[]

const firstLine = (text: string): string => text.split('\n')[0] ?? ''

const columns: DataColumn<PackSwitchRow>[] = [
  {
    key: 'point',
    title: '风险点',
    width: 190,
    render: (row) => (
      <span className="ellipsis" title={row.riskPointName}>
        {row.riskPointNumber} {row.riskPointName}
      </span>
    ),
  },
  { key: 'item', title: '步骤或项目', width: 140, render: (row) => <span title={row.item}>{row.item}</span> },
  { key: 'stage', title: '阶段', width: 80, render: (row) => evaluationStages[row.stage] },
  {
    key: 'before',
    title: '改换前',
    width: 216,
    render: (row) => (
      <span className="row-line" title={row.before.basis}>
        <LevelTag level={row.before.level} />
        <span className="num ellipsis">{firstLine(row.before.basis)}</span>
      </span>
    ),
  },
  {
    key: 'after',
    title: '改换后',
    width: 110,
    render: (row) =>
      row.after && (
        <span className="row-line" title={row.after.basis}>
          <LevelTag level={row.after.level} />
          <span className="num">{formatRiskValue(row.after.valueHundredths)}</span>
        </span>
      ),
  },
  {
    key: 'state',
    title: '变化',
    width: 110,
    render: (row) => <StatusTag tone={tones[row.state]}>{switchStates[row.state]}</StatusTag>,
  },
  { key: 'problem', title: '说明', width: 220, render: (row) => <span title={row.problem}>{row.problem}</span> },
]

/** What choosing these criteria does to every evaluation in force, before it is done; then the way to the report. */
export function CriteriaDialog({ method, packId, packName, isChosen, onClose }: CriteriaDialogProps) {
  const preview = useData('rule-pack.preview', { method, packId })
  const [made, setMade] = useState<PackSwitchSummary | null>(null)
  return (
    <Modal
      open
      title={isChosen ? `按现行准则「${packName}」重算` : `改用「${packName}」会怎样？`}
      onCancel={onClose}
      footer={null}
      width={1080}
      destroyOnHidden
    >
      {preview.error ? (
        <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />
      ) : made ? (
        <Done made={made} onClose={onClose} />
      ) : preview.data ? (
        <Preview
          rows={preview.data.rows}
          counts={preview.data.counts}
          method={method}
          packId={packId}
          isChosen={isChosen}
          onMade={setMade}
          onClose={onClose}
        />
      ) : (
        <RowsSkeleton rows={10} />
      )}
    </Modal>
  )
}

interface PreviewProps extends Pick<CriteriaDialogProps, 'method' | 'packId' | 'isChosen' | 'onClose'> {
  rows: readonly PackSwitchRow[]
  counts: Record<SwitchState, number>
  onMade: (made: PackSwitchSummary) => void
}

function Preview({ rows, counts, method, packId, isChosen, onMade, onClose }: PreviewProps) {
  const choose = useAction('rule-pack.choose')
  const change = useAction('rule-pack.switch')
  const [reason, setReason] = useState('')
  const [isRefused, setRefused] = useState(false)
  const [shown, setShown] = useState<SwitchState[]>(() => {
    const striking = states.filter((state) => state !== 'kept' && counts[state] > 0)
    return striking.length > 0 ? striking : states
  })
  const computable = counts.recoloured + counts.kept
  const byHand = counts.revalue + counts.reevaluate
  const run = async () => {
    if (rows.length === 0) {
      if (await choose.run({ method, packId })) {
        showDone('以后的评价按新的准则')
        onClose()
      }
      return
    }
    if (reason.trim() === '') {
      setRefused(true)
      return
    }
    const made = await change.run({ method, packId, reason })
    if (made) onMade(made)
  }
  return (
    <div className="stack">
      <p>
        {rows.length === 0
          ? '没有用别的准则做的评价，可以直接选用。'
          : `${rows.length} 条评价用的是别的准则：${computable} 条按同样的取值重算，其中 ${counts.recoloured} 条变色${byHand > 0 ? `；${byHand} 条不能重算，保留原来的等级，直到重新评价` : ''}。`}
      </p>
      {rows.length > 0 && (
        <div className="criteria-table">
          <DataTable
            tableId="criteria"
            label="受影响的评价"
            rows={rows.filter((row) => shown.includes(row.state))}
            columns={columns}
            rowId={(row) => `${row.hazardId} ${row.stage}`}
            onOpen={(row) => goTo(`/risk-points/${row.riskPointId}`)}
            toolbar={
              <FilterChips
                label="按变化筛选"
                chips={states.map((state) => ({
                  key: state,
                  label: switchStates[state],
                  count: counts[state],
                  isOn: shown.includes(state),
                }))}
                onToggle={(key) =>
                  setShown(states.filter((state) => (state === key ? !shown.includes(state) : shown.includes(state))))
                }
              />
            }
            empty={<p className="state-box">这一类没有评价。</p>}
          />
        </div>
      )}
      {rows.length > 0 && (computable > 0 || !isChosen) && (
        <label className="stack" style={{ gap: 4 }}>
          <span>
            <span className="required">*</span>改换原因（会写进每一条新的评价）
          </span>
          <Input
            value={reason}
            status={isRefused && reason.trim() === '' ? 'error' : ''}
            placeholder="例如：集团统一评价准则"
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      )}
      {isRefused && reason.trim() === '' && (
        <div className="field-error" role="alert">
          请填写改换原因
        </div>
      )}
      <div className="row-line" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={onClose}>{isChosen && computable === 0 ? '关闭' : '取消'}</Button>
        {(!isChosen || computable > 0) && (
          <Button type="primary" loading={choose.isRunning || change.isRunning} onClick={() => void run()}>
            {rows.length === 0 ? '选用' : computable > 0 ? `改换并重算 ${computable} 条` : '改换，逐条重新评价'}
          </Button>
        )}
      </div>
    </div>
  )
}

function Done({ made, onClose }: { made: PackSwitchSummary; onClose: () => void }) {
  const { counts } = made
  return (
    <div className="stack">
      <p>
        已改用 {made.toPackId}：重算 {counts.recoloured + counts.kept} 条，其中 {counts.recoloured} 条变色；还有{' '}
        {counts.revalue + counts.reevaluate} 条要重新评价。原来的评价留在各自的历史里。
      </p>
      <div className="row-line" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={onClose}>关闭</Button>
        <Button type="primary" onClick={() => goTo(`/reports?report=pack-switch-difference&record=${made.id}`)}>
          打印差异表
        </Button>
      </div>
    </div>
  )
}
