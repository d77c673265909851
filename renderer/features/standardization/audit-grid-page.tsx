import { Radio } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { AuditFlag, AuditQuestionList } from '#shared/contract/standardization'
import { longText } from '#shared/domain/fields'
import {
  type AuditAspect,
  auditAspects,
  type AuditGrade,
  auditGrades,
  type AuditMark,
  type OperationAudit,
  operationAuditFields,
} from '#shared/domain/standardization'
import { gradePoints, scoreAudit } from '#shared/rules/operation-audit'
import { showTenths } from '#shared/rules/scoring'
import { goTo, showFailure, useAction, useData, useSaver } from '../../api/index.ts'
import { RecordForm } from '../../forms/index.ts'
import { PageFrame, SidePanel, StatusTag, type Tone } from '../../ui/index.ts'
import { VoidButton } from './accident-panels.tsx'
import { StandardizationTabs } from './tabs.tsx'

const aspects = Object.keys(auditAspects) as AuditAspect[]
const grades = Object.keys(auditGrades) as AuditGrade[]
const tones: Record<AuditGrade, Tone> = { none: 'red', partial: 'amber', mostly: 'blue', full: 'green' }
const noteFields = z.object({ note: longText('情况记录', 300, { help: '看了哪些制度、记录，问了谁，抽到什么' }) })

interface Place {
  elementId: string
  aspect: AuditAspect
}
const isAt =
  ({ elementId, aspect }: Place) =>
  (mark: AuditMark): boolean =>
    mark.elementId === elementId && mark.aspect === aspect

interface AuditGridPageProps {
  audit: OperationAudit
  questions: AuditQuestionList
  onBack: () => void
}

/** Eight elements by four aspects: 0 to 3 grade the chosen cell, the question and the signs from the records stand beside it. */
export function AuditGridPage({ audit, questions: { elements }, onBack }: AuditGridPageProps) {
  const save = useSaver('operation-audit.update', audit)
  const remove = useAction('operation-audit.void')
  const flags = useData('standardization.flags', {})
  const [marks, setMarks] = useState<readonly AuditMark[]>(audit.marks)
  const [place, setPlace] = useState<Place | null>(null)
  // a note may be saved while the panel of another cell is drawn already
  const newest = useRef(marks)
  useEffect(() => {
    newest.current = marks
  }, [marks])
  const score = scoreAudit(elements, marks)
  const markAt = (at: Place) => marks.find(isAt(at))

  const change = (at: Place, patch: Partial<Pick<AuditMark, 'grade' | 'note'>>) => {
    const before = newest.current.find(isAt(at)) ?? { ...at, grade: null, note: '' }
    const next = [...newest.current.filter((mark) => !isAt(at)(mark)), { ...before, ...patch }]
    newest.current = next
    setMarks(next)
    return save({ marks: next })
  }
  const grade = (at: Place, value: AuditGrade | null) => {
    void change(at, { grade: value }).catch(showFailure)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>, at: Place) => {
    const row = elements.findIndex(({ id }) => id === at.elementId)
    const column = aspects.indexOf(at.aspect)
    const move = (to: number) =>
      focusCell(Math.floor(to / aspects.length), ((to % aspects.length) + 4) % aspects.length)
    const index = row * aspects.length + column
    const value = grades[Number(event.key)]
    if (/^[0-3]$/.test(event.key) && value !== undefined) {
      grade(at, value)
      move(index + 1)
    } else if (event.key === 'Delete' || event.key === 'Backspace') grade(at, null)
    else if (event.key === 'ArrowRight') move(index + 1)
    else if (event.key === 'ArrowLeft') move(index - 1)
    else if (event.key === 'ArrowDown') move(index + aspects.length)
    else if (event.key === 'ArrowUp') move(index - aspects.length)
    else return
    event.preventDefault()
  }
  const element = elements.find(({ id }) => id === place?.elementId)
  return (
    <PageFrame
      title={audit.name}
      intro={`已评 ${score.answered}/${score.asked}，总得分率 ${percent(score.percentTenths)}。选中一格按 0 没有、1 部分、2 基本做到、3 做到，方向键移动，Delete 清除。`}
      extra={<StandardizationTabs active="/standardization/audits" />}
      secondary={[
        { label: '返回列表', onRun: onBack },
        { label: '打印', onRun: () => goTo(`/reports?report=operation-audit-sheet&record=${audit.id}`) },
      ]}
      panel={
        element && place ? (
          <CellPanel
            element={element}
            place={place}
            mark={markAt(place)}
            flags={(flags.data ?? []).filter(({ elementId }) => elementId === element.id)}
            onGrade={(value) => grade(place, value)}
            onNote={(note) => change(place, { note })}
            onClose={() => setPlace(null)}
          />
        ) : null
      }
      isWide
    >
      <div className="stack">
        <div className="scroll-x">
          <table className="audit-grid" aria-label="审计表">
            <thead>
              <tr>
                <th scope="col">要素</th>
                {aspects.map((aspect) => (
                  <th scope="col" key={aspect}>
                    {auditAspects[aspect]}
                    <span className="meta num"> {percent(score.aspects[aspect].percentTenths)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {elements.map((own, row) => (
                <tr key={own.id}>
                  <th scope="row">
                    {own.name}
                    <span className="meta num" style={{ display: 'block' }}>
                      {percent(score.elements[row]?.percentTenths ?? null)}
                      {flagWords(flags.data ?? [], own.id)}
                    </span>
                  </th>
                  {aspects.map((aspect, column) => {
                    const at = { elementId: own.id, aspect }
                    const mark = markAt(at)
                    const isActive = place?.elementId === own.id && place.aspect === aspect
                    return (
                      <td key={aspect}>
                        <button
                          type="button"
                          className={isActive ? 'plain audit-cell is-active' : 'plain audit-cell'}
                          data-cell={`${row} ${column}`}
                          onFocus={() => setPlace(at)}
                          onClick={() => setPlace(at)}
                          onKeyDown={(event) => onKeyDown(event, at)}
                        >
                          <span className="sr-only">
                            {own.name} {auditAspects[aspect]}：
                          </span>
                          <GradeTag grade={mark?.grade ?? null} />
                          {mark?.note && (
                            <span className="meta ellipsis" style={{ display: 'block' }} title={mark.note}>
                              {mark.note}
                            </span>
                          )}
                        </button>
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <section className="card" aria-label="审计结论">
          <h2>审计结论</h2>
          <RecordForm
            schema={operationAuditFields}
            keys={['name', 'auditedOn', 'auditorName', 'conclusion']}
            value={audit}
            onPatch={save}
          />
          <div style={{ marginTop: 12 }}>
            <VoidButton
              title="作废这次审计"
              onVoid={async (reason) => {
                const isDone = (await remove.run({ id: audit.id, revision: audit.revision, reason })) !== undefined
                if (isDone) onBack()
                return isDone
              }}
            />
          </div>
        </section>
      </div>
    </PageFrame>
  )
}

const percent = (tenths: number | null): string => (tenths === null ? '未评' : `${showTenths(tenths)}%`)

const flagWords = (flags: readonly AuditFlag[], elementId: string): string => {
  const count = flags.filter((flag) => flag.elementId === elementId).length
  return count === 0 ? '' : ` · ${count} 条迹象`
}

function focusCell(row: number, column: number): void {
  document.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus()
}

function GradeTag({ grade }: { grade: AuditGrade | null }) {
  if (grade === null) return <span className="tag unrated">未评</span>
  return (
    <StatusTag tone={tones[grade]}>
      {gradePoints[grade]} {auditGrades[grade]}
    </StatusTag>
  )
}

interface CellPanelProps {
  element: AuditQuestionList['elements'][number]
  place: Place
  mark: AuditMark | undefined
  flags: readonly AuditFlag[]
  onGrade: (grade: AuditGrade) => void
  onNote: (note: string) => Promise<unknown>
  onClose: () => void
}

function CellPanel({ element, place, mark, flags, onGrade, onNote, onClose }: CellPanelProps) {
  return (
    <SidePanel title={`${element.name} · ${auditAspects[place.aspect]}`} onClose={onClose}>
      <div className="stack">
        <p>{element[place.aspect]}</p>
        <Radio.Group
          aria-label="评价"
          value={mark?.grade ?? null}
          onChange={(event) => onGrade(event.target.value as AuditGrade)}
          options={grades.map((value) => ({ value, label: `${gradePoints[value]} ${auditGrades[value]}` }))}
        />
        <RecordForm
          key={`${place.elementId} ${place.aspect}`}
          schema={noteFields}
          value={{ note: mark?.note ?? '' }}
          onPatch={({ note }) => (note === undefined ? Promise.resolve() : onNote(note))}
        />
        <section aria-label="两张皮迹象">
          <h3 className="standing-subtitle">「{element.name}」的两张皮迹象</h3>
          {flags.length === 0 ? (
            <p className="meta">登记的数据中没有发现迹象，请到现场核实。</p>
          ) : (
            <ul className="audit-flags">
              {flags.slice(0, shownFlags).map(({ ruleId, title, subject, sentence }) => (
                <li key={`${ruleId} ${subject.kind} ${subject.id}`}>
                  <span className="meta">{title}</span>
                  <p>
                    {subject.name}：{sentence}
                  </p>
                </li>
              ))}
            </ul>
          )}
          {flags.length > shownFlags && <p className="meta">另有 {flags.length - shownFlags} 条，见双控体检。</p>}
        </section>
      </div>
    </SidePanel>
  )
}

const shownFlags = 12
