import { Button, type InputRef } from 'antd'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { InspectionDetail } from '#shared/contract/inspection'
import type { InspectionAnswer } from '#shared/domain/inspection'
import { callOperation, runCommand, showFailure } from '../../api/index.ts'
import { EmptyState, ItemRun, PageFrame, RunFoot, useRunKeys } from '../../ui/index.ts'
import { PhotoPair } from './photo-pair.tsx'
import { ResultList, ResultProgress } from './result-list.tsx'
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
  useRunKeys({
    onStep: (by) => go(index + by),
    onKey: (key) => {
      const value = answerKeys[key]
      if (value !== undefined) give(value)
      else if (key === 'r' || key === 'R') remark.current?.focus()
      else return false
      return true
    },
    toStage,
  })

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
        <ItemRun
          stage={stage}
          label={`第 ${index + 1} 项 ${result.item}`}
          side={
            <>
              <ResultProgress results={results} />
              <ResultList results={results} chosenId={result.id} onChoose={go} />
            </>
          }
          head={inspection.needsPhotoPair && <PhotoPair inspection={inspection} />}
          notice={
            restAction && (
              <>
                已把其余 {restAction.changed} 项记为正常。
                <Button type="link" size="small" onClick={() => void takeBack()}>
                  撤销
                </Button>
              </>
            )
          }
          foot={
            <RunFoot index={index} count={results.length} unit="项" onGo={go}>
              <span className="meta">1 2 3 填结果，0 清除，↑↓ 或回车换项，R 写备注</span>
            </RunFoot>
          }
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
        </ItemRun>
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
