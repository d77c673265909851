import { Button, type InputRef } from 'antd'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { InspectionDetail } from '#shared/contract/inspection'
import type { InspectionAnswer } from '#shared/domain/inspection'
import { callOperation, runCommand, showFailure } from '../../api/index.ts'
import { EmptyState, PageFrame } from '../../ui/index.ts'
import { PhotoPair } from './photo-pair.tsx'
import { ResultList } from './result-list.tsx'
import { ResultStage } from './result-stage.tsx'
import { answerKeys, progressOf, startingIndex } from './run-model.ts'
import { SubmitDialog } from './submit-dialog.tsx'
import { useAnswers } from './use-answers.ts'

interface RunEditorProps {
  inspection: InspectionDetail
  onEdit: () => void
  panel: ReactNode
}

/** The running inspection: items at the left, the current one large, everything by keys. */
export function RunEditor({ inspection, onEdit, panel }: RunEditorProps) {
  const { results, answer } = useAnswers(inspection)
  const [index, setIndex] = useState(() => startingIndex(inspection.results))
  const [isSubmitting, setSubmitting] = useState(false)
  const [restAction, setRestAction] = useState<{ id: string; changed: number } | null>(null)
  const stage = useRef<HTMLDivElement>(null)
  const remark = useRef<InputRef>(null)
  /** 隐患 was just answered: its description comes next */
  const isDescribing = useRef(false)
  const progress = progressOf(results)
  const result = results[index]

  const toStage = useCallback(() => stage.current?.focus({ preventScroll: true }), [])
  const go = (to: number) => {
    isDescribing.current = false
    if (to >= 0 && to < results.length) setIndex(to)
    toStage()
    stage.current?.scrollTo({ top: 0 })
  }
  const give = (value: InspectionAnswer | null) => {
    if (!result) return
    void answer(result, value)
    if (value === 'abnormal') {
      isDescribing.current = result.answer !== 'abnormal'
      if (isDescribing.current) toStage()
      else stage.current?.querySelector<HTMLElement>('.run-finding textarea')?.focus()
    } else if (value === null) toStage()
    else go(index + 1)
  }
  // the form is drawn with the answer; only then can its first field take the focus
  useEffect(() => {
    const description = stage.current?.querySelector<HTMLElement>('.run-finding textarea')
    if (!isDescribing.current || !description) return
    isDescribing.current = false
    description.focus()
  })
  const onPageKey = useRef<(event: KeyboardEvent) => void>(() => undefined)
  useEffect(() => {
    onPageKey.current = (event) => {
      const value = answerKeys[event.key]
      if (value !== undefined) give(value)
      else if (event.key === 'ArrowDown' || (event.key === 'Enter' && !isControl(event.target))) go(index + 1)
      else if (event.key === 'ArrowUp') go(index - 1)
      else if (event.key === 'r' || event.key === 'R') remark.current?.focus()
      else return
      event.preventDefault()
    }
  })
  useEffect(() => {
    toStage()
    const listen = (event: KeyboardEvent) => {
      if (!isTaken(event)) onPageKey.current(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [toStage])

  const answerRest = async () => {
    try {
      const { changed } = await runCommand('inspection.answerRest', { id: inspection.id })
      const action = await callOperation('history.undoable', {})
      setRestAction(action ? { id: action.actionId, changed } : null)
    } catch (error) {
      showFailure(error)
    }
  }
  const takeBack = async () => {
    if (!restAction) return
    setRestAction(null)
    await runCommand('history.undo', { actionId: restAction.id }).catch(showFailure)
  }
  return (
    <PageFrame
      title={`「${inspection.name}」现场是什么情况？`}
      intro={
        <>
          {inspection.inspectedOn}　检查人 {inspection.inspectorName || '未填'}
          {inspection.shiftName && `　${inspection.shiftName}`}
          {inspection.isLedByPrincipal && '　主要负责人带队'}
        </>
      }
      primary={{ label: '提交检查', onRun: () => setSubmitting(true), isDisabled: results.length === 0 }}
      secondary={[
        {
          label: '其余全部正常',
          onRun: () => void answerRest(),
          isDisabled: progress.unanswered.length === 0,
          tip:
            progress.unanswered.length === 0 ? '每一项都有结果了' : `把没查的 ${progress.unanswered.length} 项记为正常`,
        },
        { label: '检查信息', onRun: onEdit },
      ]}
      panel={panel}
      isFilling
    >
      {result ? (
        <div className="run">
          <div className="run-side">
            <RunProgress done={progress.answered} total={progress.total} abnormal={progress.abnormal} />
            <ResultList results={results} chosenId={result.id} onChoose={go} />
          </div>
          <div className="run-main">
            {inspection.needsPhotoPair && <PhotoPair inspection={inspection} />}
            <div className="run-note" role="status">
              {restAction && (
                <>
                  已把其余 {restAction.changed} 项记为正常。
                  <Button type="link" size="small" onClick={() => void takeBack()}>
                    撤销
                  </Button>
                </>
              )}
            </div>
            <div
              className="run-stage"
              ref={stage}
              tabIndex={-1}
              role="group"
              aria-label={`第 ${index + 1} 项 ${result.item}`}
            >
              <ResultStage
                key={result.id}
                result={result}
                position={`第 ${index + 1} 项，共 ${results.length} 项`}
                onAnswer={give}
                onNext={() => go(index + 1)}
                onLeave={toStage}
                remarkRef={remark}
              />
            </div>
            <div className="run-foot">
              <Button disabled={index === 0} onClick={() => go(index - 1)}>
                ↑ 上一项
              </Button>
              <Button disabled={index === results.length - 1} onClick={() => go(index + 1)}>
                ↓ 下一项
              </Button>
              <span className="meta">1 2 3 填结果，0 清除，↑↓ 或回车换项，R 写备注</span>
            </div>
          </div>
        </div>
      ) : (
        <EmptyState text="这次检查没有检查项。" />
      )}
      {isSubmitting && (
        <SubmitDialog
          inspection={inspection}
          results={results}
          onClose={() => setSubmitting(false)}
          onJump={(id) => {
            setSubmitting(false)
            setIndex(results.findIndex((other) => other.id === id))
            requestAnimationFrame(toStage)
          }}
        />
      )}
    </PageFrame>
  )
}

export function RunProgress({ done, total, abnormal }: { done: number; total: number; abnormal: number }) {
  const percent = total === 0 ? 0 : Math.floor((done * 100) / total)
  return (
    <div className="run-progress">
      <div className="spread num">
        <span>
          已查 {done}/{total}
        </span>
        <span className={abnormal > 0 ? 'run-abnormal' : 'meta'}>隐患 {abnormal}</span>
      </div>
      <div
        className="run-bar"
        role="progressbar"
        aria-label="检查进度"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}

/** True when the key belongs to somebody else: a text, a dialog, a panel, a composition, a shortcut. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return true
  if (event.ctrlKey || event.altKey || event.metaKey) return true
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('input, textarea, [contenteditable], [data-side-panel], .ant-select, .ant-picker')) return true
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role="separator"]') !== null
