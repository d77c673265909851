import { Input, InputNumber, type InputRef } from 'antd'
import { type Ref, useState } from 'react'
import type { MajorHazardAnswerDetail } from '#shared/contract/major-hazard'
import {
  criteriaLibraries,
  type MajorHazardQuestion,
  majorHazardReplies,
  type MajorHazardReply,
} from '#shared/domain/major-hazard'
import { openQuestions, replyByMeasure } from '#shared/rules/major-hazard'
import { useAction } from '../../api/index.ts'
import { PhotoStrip } from '../../forms/index.ts'
import { AnswerButton } from '../../ui/index.ts'
import { FindingLink } from './finding-link.tsx'
import { JudgementTag, replyLook, UnverifiedTag } from './marks.tsx'

const buttons = [
  { key: '1', reply: 'yes' },
  { key: '2', reply: 'no' },
  { key: '3', reply: 'unknown' },
] as const

interface AnswerStageProps {
  answer: MajorHazardAnswerDetail
  position: string
  /** the question that the keys answer */
  currentId: string
  isReadOnly: boolean
  onReply: (questionId: string, reply: MajorHazardReply | null, measuredTenths?: number | null) => void
  onLeave: () => void
  noteRef: Ref<InputRef>
}

/** The item that is being compared: its clause, what to look at, its questions, and what follows from them. */
export function AnswerStage(props: AnswerStageProps) {
  const { answer, position, currentId, isReadOnly, onReply } = props
  const { criterion } = answer
  const open = openQuestions(answer)
  const shown = answer.questions.filter(
    (question) => question.kind !== 'exception' || question.reply !== null || open.includes(question),
  )
  return (
    <>
      <div>
        <p className="meta num mh-clause">
          {position}　{criterion?.code} {answer.article}
          {!answer.isVerified && <UnverifiedTag />}
          {criterion && <span>核对日期 {criterion.checkedOn}</span>}
        </p>
        <div className="mh-title-line">
          <h2 className="mh-title">{answer.question}</h2>
          <JudgementTag judgement={answer.judgement} isAnswered={answer.isAnswered} />
        </div>
        {criterion && criterion.premise !== '' && <p className="mh-premise">前提：{criterion.premise}</p>}
        <p className="meta">
          {answer.logic === 'all'
            ? '下面几项全都是「是」才算疑似。'
            : shown.filter(({ kind }) => kind === 'part').length > 1
              ? '下面有一项是「是」就算疑似。'
              : ''}
          {criterion?.note && `${criterion.note}。`}
        </p>
      </div>
      <ol className="mh-questions">
        {shown.map((question) => (
          <QuestionRow
            key={question.id}
            question={question}
            threshold={criterion?.thresholds.find(({ questionId }) => questionId === question.id)}
            isCurrent={question.id === currentId && !isReadOnly}
            isReadOnly={isReadOnly}
            onReply={onReply}
          />
        ))}
      </ol>
      {answer.judgement === 'suspected' && <FindingLink answer={answer} isReadOnly={isReadOnly} />}
      {answer.judgement !== 'suspected' && answer.candidates.length > 0 && (
        <div className="mh-candidates">
          <h3 className="section-title mh-item-title">现有隐患里可能对应的</h3>
          <ul>
            {answer.candidates.slice(0, 5).map((finding) => (
              <li key={finding.id}>
                <a href={`#/findings/${finding.id}`}>{finding.number}</a> {finding.description}
              </li>
            ))}
          </ul>
        </div>
      )}
      {criterion && (
        <div>
          <h3 className="section-title mh-item-title">看什么</h3>
          <ul className="mh-evidence">
            {criterion.evidence.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p className="meta mh-source">
            来源：{criterion.code}《{criteriaLibraries[answer.library]}》{answer.article} {criterion.url}
          </p>
        </div>
      )}
      <Note key={answer.note} {...props} />
      {(!isReadOnly || answer.photos.length > 0) && (
        <div className="field">
          <span className="field-label">照片</span>
          <PhotoStrip
            label="照片"
            photos={answer.photos}
            recordType="majorHazardAnswer"
            recordId={answer.id}
            role="photo"
            isReadOnly={isReadOnly}
          />
        </div>
      )}
    </>
  )
}

type Threshold = NonNullable<MajorHazardAnswerDetail['criterion']>['thresholds'][number]

interface QuestionRowProps extends Pick<AnswerStageProps, 'isReadOnly' | 'onReply'> {
  question: MajorHazardQuestion
  threshold: Threshold | undefined
  isCurrent: boolean
}

const kindHints = {
  part: '',
  device: '第十四条：装了但失效，按没有装处理',
  exception: '条文除外的情形：选「是」就不算',
} as const

function QuestionRow({ question, threshold, isCurrent, isReadOnly, onReply }: QuestionRowProps) {
  const hint = kindHints[question.kind]
  return (
    <li className={isCurrent ? 'mh-question is-current' : 'mh-question'} aria-current={isCurrent ? 'step' : undefined}>
      <div className="mh-question-text">
        {question.text}
        {hint && <p className="meta">{hint}</p>}
        {threshold && <Measure key={question.measuredTenths} {...{ question, threshold, isReadOnly, onReply }} />}
      </div>
      <div className="mh-replies" role="group" aria-label={question.text}>
        {buttons.map(({ key, reply }) => (
          <AnswerButton
            key={key}
            tone={replyLook[reply].tone}
            shortcut={isCurrent ? key : null}
            isChosen={question.reply === reply}
            isSmall
            isDisabled={isReadOnly}
            onChoose={() => onReply(question.id, reply)}
          >
            {majorHazardReplies[reply]}
          </AnswerButton>
        ))}
      </div>
    </li>
  )
}

/** A measured value gives the reply by the limit of the clause. */
function Measure({
  question,
  threshold,
  isReadOnly,
  onReply,
}: Omit<QuestionRowProps, 'isCurrent'> & { threshold: Threshold }) {
  const measured = question.measuredTenths
  const [value, setValue] = useState<number | null>(measured === null ? null : measured / 10)
  const give = () => {
    const tenths = value === null ? null : Math.round(value * 10)
    if (tenths === measured) return
    onReply(question.id, tenths === null ? null : replyByMeasure(threshold, tenths), tenths)
  }
  return (
    <div className="row-line mh-measure">
      <span className="meta">{threshold.name}实测</span>
      <InputNumber
        aria-label={`${threshold.name}实测`}
        size="small"
        min={0}
        max={100_000}
        precision={1}
        value={value}
        disabled={isReadOnly}
        onChange={(next) => setValue(next)}
        onBlur={give}
        onPressEnter={give}
        suffix={threshold.unit}
      />
    </div>
  )
}

function Note({ answer, isReadOnly, onLeave, noteRef }: AnswerStageProps) {
  const save = useAction('major-hazard-check.answer')
  const [text, setText] = useState(answer.note)
  const keep = () => {
    if (text.trim() !== answer.note) void save.run({ answerId: answer.id, note: text })
  }
  if (isReadOnly) return answer.note === '' ? null : <p>情况说明：{answer.note}</p>
  return (
    <div className="field mh-note">
      <label htmlFor={`note-${answer.id}`}>
        情况说明<span className="meta">　按 R 填写；写明在哪里、看到什么</span>
      </label>
      <Input
        id={`note-${answer.id}`}
        ref={noteRef}
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          event.preventDefault()
          onLeave()
        }}
      />
    </div>
  )
}
