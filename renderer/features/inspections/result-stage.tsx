import { Button, Input, type InputRef } from 'antd'
import { type Ref, useState } from 'react'
import type { ResultDetail } from '#shared/contract/inspection'
import { type InspectionAnswer, inspectionAnswers } from '#shared/domain/inspection'
import { goTo, useAction } from '../../api/index.ts'
import { PhotoStrip } from '../../forms/index.ts'
import { AnswerButton, FindingStatusTag } from '../../ui/index.ts'
import { AnswerTag, answerLook } from './answer-mark.tsx'
import { FindingForm } from './finding-form.tsx'
import { answerKeys } from './run-model.ts'

const answerButtons = Object.entries(answerKeys).flatMap(([key, answer]) => (answer === null ? [] : [{ key, answer }]))

interface ResultStageProps {
  result: ResultDetail
  position: string
  onAnswer: (answer: InspectionAnswer) => void
  onNext: () => void
  onLeave: () => void
  remarkRef: Ref<InputRef>
}

/** The item that is being looked at: what to see, the answer, a remark, photos, and the finding where there is one. */
export function ResultStage({ result, position, onAnswer, onNext, onLeave, remarkRef }: ResultStageProps) {
  return (
    <>
      <ResultHead result={result} position={position} />
      <div className="answers" role="group" aria-label="检查结果">
        {answerButtons.map(({ key, answer }) => (
          <AnswerButton
            key={key}
            tone={answerLook[answer].tone}
            icon={answerLook[answer].icon}
            shortcut={key}
            isChosen={result.answer === answer}
            onChoose={() => onAnswer(answer)}
          >
            {inspectionAnswers[answer]}
          </AnswerButton>
        ))}
      </div>
      {result.answer === 'abnormal' && <FindingForm result={result} onNext={onNext} onLeave={onLeave} />}
      <Remark result={result} onLeave={onLeave} ref={remarkRef} />
      <div className="field">
        <span className="field-label">照片</span>
        <PhotoStrip
          label="照片"
          photos={result.photos}
          recordType="inspectionResult"
          recordId={result.id}
          role="before"
        />
      </div>
    </>
  )
}

/** The item of a submitted or void inspection, with the way to its finding. */
export function SealedResult({ result, position }: Pick<ResultStageProps, 'result' | 'position'>) {
  const { finding } = result
  return (
    <>
      <ResultHead result={result} position={position} />
      <dl className="facts">
        <dt>结果</dt>
        <dd>
          <AnswerTag answer={result.answer} />
        </dd>
        {result.remark && (
          <>
            <dt>备注</dt>
            <dd>{result.remark}</dd>
          </>
        )}
        {finding && (
          <>
            <dt>隐患</dt>
            <dd>
              <div>{finding.description}</div>
              <div className="row-line" style={{ marginTop: 8 }}>
                <Button size="small" onClick={() => goTo(`/findings/${finding.id}`)}>
                  打开隐患 {finding.number}
                </Button>
                <FindingStatusTag status={finding.status} isVoided={finding.voidedAt !== null} />
              </div>
            </dd>
          </>
        )}
        <dt>照片</dt>
        <dd>
          <PhotoStrip
            label="照片"
            photos={result.photos}
            recordType="inspectionResult"
            recordId={result.id}
            role="before"
            isReadOnly
          />
        </dd>
      </dl>
    </>
  )
}

function ResultHead({ result, position }: { result: ResultDetail; position: string }) {
  return (
    <div>
      <p className="meta num">
        {position}
        {result.riskPointName && `　${result.riskPointName}`}
      </p>
      <h2 className="run-title">{result.item}</h2>
      <p className="run-standard">{result.standard}</p>
    </div>
  )
}

function Remark({ result, onLeave, ref }: { result: ResultDetail; onLeave: () => void; ref: Ref<InputRef> }) {
  const answer = useAction('inspection.answer')
  const [text, setText] = useState(result.remark)
  const save = () => {
    if (text.trim() !== result.remark) void answer.run({ resultId: result.id, answer: result.answer, remark: text })
  }
  return (
    <div className="field">
      <label htmlFor={`remark-${result.id}`}>
        备注<span className="meta">　按 R 填写</span>
      </label>
      <Input
        id={`remark-${result.id}`}
        ref={ref}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          event.preventDefault()
          onLeave()
        }}
      />
    </div>
  )
}
