import { Checkbox, Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { showPoints } from '#shared/rules/standard'
import { showDone, useAction, useData, useSession } from '../../api/index.ts'
import { PersonSelect, UnitSelect } from '../../forms/index.ts'
import { DayPicker } from '../../ui/index.ts'
import { matchesFilter } from './filters.ts'
import type { Sheet } from './use-sheet.ts'

interface Draft {
  description: string
  responsibleUnitId: string | null
  responsibleId: string | null
  /** null = the default deadline */
  dueOn: string | null
}

const longest = 500

/** Deductions as 不符合项 in the ledger of findings: chosen, worded and given to somebody, due after 20 working days. */
export function NonconformityDialog({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const { assessment, standard } = sheet
  const create = useAction('nonconformity.create')
  const today = useSession((session) => session.today)
  const deadline = useData('nonconformity.defaultDeadline', { from: today })
  const [chosen, setChosen] = useState<ReadonlyMap<string, Draft>>(new Map())
  const items = useMemo(() => {
    const taken = new Set(
      assessment.nonconformities.filter(({ finding }) => finding.voidedAt === null).map(({ answerId }) => answerId),
    )
    return standard.items.flatMap((item) => {
      const answer = sheet.byItem.get(item.id)
      const score = sheet.own.byItem.get(item.id)
      if (!answer || !score || taken.has(answer.id) || !matchesFilter(sheet, 'own', 'deducted', item.id)) return []
      return [{ item, answer, score }]
    })
  }, [sheet, standard, assessment.nonconformities])
  const draftOf = ({ answer, score }: (typeof items)[number]): Draft => ({
    description: [
      answer.description,
      ...[...score.lines, ...score.extraLines].map(({ text, count }) => (count > 1 ? `${text}（${count}）` : text)),
    ]
      .filter(Boolean)
      .join('；')
      .slice(0, longest),
    responsibleUnitId: answer.responsibleUnitId,
    responsibleId: null,
    dueOn: null,
  })
  const put = (answerId: string, draft: Draft) => setChosen((own) => new Map(own).set(answerId, draft))
  const toggle = (entry: (typeof items)[number], isOn: boolean) => {
    if (isOn) put(entry.answer.id, draftOf(entry))
    else setChosen((own) => new Map([...own].filter(([id]) => id !== entry.answer.id)))
  }
  const isComplete = [...chosen.values()].every(({ description }) => description.trim() !== '')
  const run = async () => {
    const made = await create.run({
      assessmentId: assessment.id,
      items: [...chosen].map(([answerId, draft]) => ({ answerId, ...draft })),
    })
    if (!made) return
    showDone(`已登记 ${made.length} 条不符合项，在隐患里整改和验收`)
    onClose()
  }
  return (
    <Modal
      open
      title="登记不符合项"
      width={860}
      onCancel={onClose}
      okText={`登记（${chosen.size} 条）`}
      cancelText="取消"
      okButtonProps={{ disabled: chosen.size === 0 || !isComplete, loading: create.isRunning }}
      onOk={() => void run()}
    >
      {items.length === 0 ? (
        <p>没有还没登记的扣分条目。</p>
      ) : (
        <>
          <div className="spread">
            <Checkbox
              checked={chosen.size === items.length}
              indeterminate={chosen.size > 0 && chosen.size < items.length}
              onChange={(event) =>
                setChosen(
                  event.target.checked
                    ? new Map(items.map((entry) => [entry.answer.id, chosen.get(entry.answer.id) ?? draftOf(entry)]))
                    : new Map(),
                )
              }
            >
              全选（{items.length} 条）
            </Checkbox>
            <span className="meta num">
              整改期限默认 {deadline.data ? `${deadline.data.workingDays} 个工作日，到 ${deadline.data.dueOn}` : '…'}
            </span>
          </div>
          <ul className="sa-nonconformities">
            {items.map((entry) => {
              const { item, answer, score } = entry
              const draft = chosen.get(answer.id)
              const update = (more: Partial<Draft>) => draft && put(answer.id, { ...draft, ...more })
              return (
                <li key={answer.id}>
                  <Checkbox checked={draft !== undefined} onChange={(event) => toggle(entry, event.target.checked)}>
                    <span className="num">{item.number}</span>　{item.content}
                    <span className="meta num">　扣 {showPoints(score.deducted + score.extra)} 分</span>
                  </Checkbox>
                  {draft && (
                    <div className="sa-draft">
                      <Input.TextArea
                        aria-label={`第 ${item.number} 条的不符合项描述`}
                        autoSize={{ minRows: 2, maxRows: 5 }}
                        maxLength={longest}
                        value={draft.description}
                        status={draft.description.trim() === '' ? 'error' : ''}
                        onChange={(event) => update({ description: event.target.value })}
                      />
                      <div className="sa-draft-line">
                        <UnitSelect
                          label="责任部门"
                          placeholder="责任部门"
                          value={draft.responsibleUnitId}
                          onChange={(responsibleUnitId) => update({ responsibleUnitId })}
                        />
                        <PersonSelect
                          label="责任人"
                          placeholder="责任人"
                          value={draft.responsibleId}
                          onChange={(responsibleId) => update({ responsibleId })}
                        />
                        <DayPicker
                          label="整改期限"
                          value={draft.dueOn ?? deadline.data?.dueOn ?? null}
                          onChange={(dueOn) => update({ dueOn })}
                        />
                      </div>
                    </div>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Modal>
  )
}
