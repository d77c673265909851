import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { HazardDetail } from '#shared/contract/risk-point'
import {
  controlClasses,
  type ControlClass,
  controlFields,
  controlTiers,
  type ControlTier,
  periods,
  type Period,
} from '#shared/domain/hazard'
import { ApiError, runCommand, useBeforeLeaving } from '../../api/index.ts'
import { problemOf } from '../../forms/index.ts'

interface ControlRow {
  /** stays while the row is on the screen, saved or not */
  key: string
  id: string | undefined
  controlClass: ControlClass
  text: string
  status: 'inPlace' | 'planned'
  checkpoint: string
  checkTier: ControlTier
  checkPeriod: Period
}

const classKeys = Object.keys(controlClasses) as ControlClass[]
const tierOptions = Object.entries(controlTiers).map(([value, label]) => ({ value: value as ControlTier, label }))
const periodOptions = Object.entries(periods).map(([value, label]) => ({ value: value as Period, label }))
const statusOptions = [
  { value: 'inPlace' as const, label: '现有' },
  { value: 'planned' as const, label: '建议新增' },
]
const pause = 800

const rowsOf = (hazard: HazardDetail): ControlRow[] =>
  hazard.controls.map(({ id, controlClass, text, status, checkpoint, checkTier, checkPeriod }) => ({
    key: id,
    id,
    controlClass,
    text,
    status,
    checkpoint,
    checkTier,
    checkPeriod,
  }))

const hints: Record<ControlClass, string> = {
  engineering: '例如：滑块行程区装光电保护并与离合器联锁',
  management: '例如：每班开机前试验光电保护并在点检表签字',
  training: '例如：上岗前实操考核急停和换模上锁',
  ppe: '例如：取放坯料时戴防割手套',
  emergency: '例如：压伤后立即急停，断指干燥冷藏随送',
}

/** Controls of one hazard by the five classes; saves itself, empty rows are not kept. */
export function ControlsEditor({ hazard }: { hazard: HazardDetail }) {
  const [rows, setRows] = useState(() => rowsOf(hazard))
  const [problem, setProblem] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(rows)
  const saving = useRef(Promise.resolve())
  const isDirty = useRef(false)
  const nextKey = useRef(0)
  const hazardId = hazard.id

  const save = useCallback(() => {
    clearTimeout(timer.current)
    if (!isDirty.current) return
    isDirty.current = false
    saving.current = saving.current.then(async () => {
      const kept = latest.current.filter((row) => row.text.trim() !== '')
      try {
        const saved = await runCommand('hazard.setControls', {
          hazardId,
          controls: kept.map(({ key: _, id, ...fields }) => ({ ...fields, ...(id === undefined ? {} : { id }) })),
        })
        const ids = new Map(kept.map((row, index) => [row.key, saved[index]?.id]))
        latest.current = latest.current.map((row) => ({ ...row, id: row.id ?? ids.get(row.key) }))
        setRows(latest.current)
        setProblem('')
      } catch (error) {
        isDirty.current = true
        setProblem(error instanceof ApiError ? error.message : '没有保存，请再试一次')
      }
    })
  }, [hazardId])
  useEffect(() => () => save(), [save])
  useBeforeLeaving(save)

  const change = (next: ControlRow[], isNow = false) => {
    latest.current = next
    isDirty.current = true
    setRows(next)
    clearTimeout(timer.current)
    if (isNow) save()
    else timer.current = setTimeout(save, pause)
  }
  const edit = (key: string, patch: Partial<ControlRow>, isNow = false) =>
    change(
      latest.current.map((row) => (row.key === key ? { ...row, ...patch } : row)),
      isNow,
    )
  const add = (controlClass: ControlClass) => {
    nextKey.current += 1
    const row: ControlRow = {
      key: `new-${nextKey.current}`,
      id: undefined,
      controlClass,
      text: '',
      status: 'inPlace',
      checkpoint: '',
      checkTier: 'team',
      checkPeriod: 'week',
    }
    latest.current = [...latest.current, row]
    setRows(latest.current)
  }
  const used = new Set(
    rows.filter((row) => row.status === 'inPlace' && row.text.trim() !== '').map((row) => row.controlClass),
  )
  return (
    <section aria-label="管控措施">
      <h3 className="section-title">
        管控措施<span className="meta aside">已有 {used.size} 类，至少三类；填了检查要点的会进检查表</span>
      </h3>
      {problem !== '' && <div className="field-error">{problem}</div>}
      {classKeys.map((controlClass) => (
        <div key={controlClass} className="control-class">
          <div className="spread">
            <strong>{controlClasses[controlClass]}</strong>
            <Button
              size="small"
              type="text"
              icon={<PlusOutlined />}
              onClick={() => add(controlClass)}
              aria-label={`新增${controlClasses[controlClass]}措施`}
            >
              新增
            </Button>
          </div>
          {rows
            .filter((row) => row.controlClass === controlClass)
            .map((row) => (
              <ControlLine
                key={row.key}
                row={row}
                onEdit={edit}
                onLeave={save}
                onRemove={(key) =>
                  change(
                    latest.current.filter((other) => other.key !== key),
                    true,
                  )
                }
              />
            ))}
        </div>
      ))}
    </section>
  )
}

interface ControlLineProps {
  row: ControlRow
  onEdit: (key: string, patch: Partial<ControlRow>, isNow?: boolean) => void
  onLeave: () => void
  onRemove: (key: string) => void
}

function ControlLine({ row, onEdit, onLeave, onRemove }: ControlLineProps) {
  const name = controlClasses[row.controlClass]
  const problem =
    row.text.trim() === ''
      ? null
      : (problemOf(controlFields, 'text', row.text) ?? problemOf(controlFields, 'checkpoint', row.checkpoint))
  return (
    <div className="control-line">
      <div className="row-line">
        <Input.TextArea
          aria-label={`${name}措施`}
          autoSize={{ minRows: 1, maxRows: 4 }}
          autoFocus={row.id === undefined && row.text === ''}
          placeholder={hints[row.controlClass]}
          value={row.text}
          onChange={(event) => onEdit(row.key, { text: event.target.value })}
          onBlur={onLeave}
        />
        <Select
          aria-label="现有或建议新增"
          style={{ width: 104, flex: 'none' }}
          options={statusOptions}
          value={row.status}
          onChange={(status) => onEdit(row.key, { status }, true)}
        />
        <Button type="text" icon={<DeleteOutlined />} aria-label="删去这条措施" onClick={() => onRemove(row.key)} />
      </div>
      {row.text.trim() !== '' && (
        <div className="row-line checkpoint-line">
          <Input
            aria-label="检查要点"
            placeholder="检查要点：现场看到什么算正常（可不填）"
            value={row.checkpoint}
            onChange={(event) => onEdit(row.key, { checkpoint: event.target.value })}
            onBlur={onLeave}
          />
          {row.checkpoint.trim() !== '' && (
            <>
              <Select
                aria-label="排查级别"
                style={{ width: 140, flex: 'none' }}
                options={tierOptions}
                value={row.checkTier}
                onChange={(checkTier) => onEdit(row.key, { checkTier }, true)}
              />
              <Select
                aria-label="排查周期"
                style={{ width: 96, flex: 'none' }}
                options={periodOptions}
                value={row.checkPeriod}
                onChange={(checkPeriod) => onEdit(row.key, { checkPeriod }, true)}
              />
            </>
          )}
        </div>
      )}
      {problem !== null && (
        <div className="field-error" role="alert">
          {problem}
        </div>
      )}
    </div>
  )
}
