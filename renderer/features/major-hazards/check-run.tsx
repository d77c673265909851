import { Button, type InputRef } from 'antd'
import { useCallback, useRef, useState } from 'react'
import type { MajorHazardCheckDetail } from '#shared/contract/major-hazard'
import type { MajorHazardReply } from '#shared/domain/major-hazard'
import { headlineOf, judgeAnswer, openQuestions, summarize } from '#shared/rules/major-hazard'
import { goTo } from '../../api/index.ts'
import { EmptyState, ItemRun, PageFrame, RunFoot, RunProgress, StatusTag, useRunKeys } from '../../ui/index.ts'
import { AnswerList } from './answer-list.tsx'
import { AnswerStage } from './answer-stage.tsx'
import { SealDialog } from './seal-dialog.tsx'
import { useReplies, withReplies } from './use-replies.ts'

const replyKeys: Record<string, MajorHazardReply | null> = { 1: 'yes', 2: 'no', 3: 'unknown', 0: null }
const absentNote = '本厂没有这类设备或作业'

/** The comparison item by item: the list at the left, the current item large, everything by keys. */
export function CheckRun({ check }: { check: MajorHazardCheckDetail }) {
  const isOpen = check.status === 'open' && check.voidedAt === null
  const { answers, reply } = useReplies(check)
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      check.answers.findIndex((own) => (isOpen ? !own.isAnswered : own.judgement === 'suspected')),
    ),
  )
  const [questionId, setQuestionId] = useState<string | null>(null)
  const [isSealing, setSealing] = useState(false)
  const stage = useRef<HTMLDivElement>(null)
  const note = useRef<InputRef>(null)
  const answer = answers[index]
  const asked = answer ? openQuestions(answer) : []
  const current = questionId ?? asked[0]?.id ?? answer?.questions[0]?.id ?? ''
  const summary = summarize(answers)

  const toStage = useCallback(() => stage.current?.focus({ preventScroll: true }), [])
  const go = (to: number) => {
    if (to >= 0 && to < answers.length) {
      setIndex(to)
      setQuestionId(null)
    }
    toStage()
    stage.current?.scrollTo({ top: 0 })
  }
  const give = (id: string, value: MajorHazardReply | null, measuredTenths: number | null = null) => {
    if (!answer || !isOpen) return
    const replies = [{ id, reply: value, measuredTenths }]
    void reply(answer, replies)
    setQuestionId(null)
    const after = { ...answer, questions: withReplies(answer.questions, replies) }
    if (value === null || openQuestions(after).length > 0) return
    // a suspected item stays: what follows is the finding or a note
    if (judgeAnswer(after) === 'suspected') setQuestionId(id)
    else go(index + 1)
  }
  const absent = () => {
    if (!answer || !isOpen) return
    const replies = answer.questions
      .filter(({ kind }) => kind !== 'exception')
      .map(({ id }) => ({ id, reply: 'no' as const, measuredTenths: null }))
    void reply(answer, replies, answer.note || absentNote)
    go(index + 1)
  }
  useRunKeys({
    onStep: (by) => go(index + by),
    onKey: (key) => {
      const value = replyKeys[key]
      if (!isOpen) return false
      if (value !== undefined) give(current, value)
      else if (key === 'n' || key === 'N') absent()
      else if (key === 'r' || key === 'R') note.current?.focus()
      else return false
      return true
    },
    toStage,
  })

  return (
    <PageFrame
      title={`「${check.name}」有没有疑似重大隐患？`}
      intro={<span className="mh-headline">{headlineOf(summary, check.summary.unmatched)}</span>}
      extra={
        check.voidedAt !== null ? (
          <StatusTag tone="grey">作废</StatusTag>
        ) : isOpen ? undefined : (
          <StatusTag tone="green">已定稿</StatusTag>
        )
      }
      primary={isOpen ? { label: '定稿', onRun: () => setSealing(true) } : undefined}
      secondary={[
        {
          label: '打印对照表',
          onRun: () => goTo(`/reports?report=major-hazard-check-sheet&record=${check.id}`),
          isDisabled: check.voidedAt !== null,
        },
        { label: '全部对照', onRun: () => goTo(`/major-hazards?id=${check.id}`) },
      ]}
      isFilling
    >
      {answer ? (
        <ItemRun
          stage={stage}
          label={`第 ${index + 1} 条 ${answer.title}`}
          side={
            <>
              <RunProgress
                label="对照进度"
                word="已填"
                done={summary.total - summary.unanswered}
                total={summary.total}
                warning={`疑似 ${summary.suspected}`}
                isWarning={summary.suspected > 0}
              />
              <AnswerList answers={answers} chosenId={answer.id} onChoose={go} />
            </>
          }
          foot={
            <RunFoot index={index} count={answers.length} unit="条" onGo={go}>
              {isOpen && <Button onClick={absent}>本厂没有（N）</Button>}
              <span className="meta">
                {isOpen ? '1 是，2 否，3 待核实，0 清除；↑↓ 或回车换条，R 写情况' : '↑↓ 或回车换条'}
              </span>
            </RunFoot>
          }
        >
          <AnswerStage
            key={answer.id}
            answer={answer}
            position={`第 ${index + 1} 条，共 ${answers.length} 条`}
            currentId={current}
            isReadOnly={!isOpen}
            onReply={give}
            onLeave={toStage}
            noteRef={note}
          />
        </ItemRun>
      ) : (
        <EmptyState text="这次对照没有条款。" />
      )}
      {isSealing && (
        <SealDialog
          check={check}
          answers={answers}
          onClose={() => setSealing(false)}
          onJump={(id) => {
            setSealing(false)
            go(answers.findIndex((other) => other.id === id))
            requestAnimationFrame(toStage)
          }}
        />
      )}
    </PageFrame>
  )
}
