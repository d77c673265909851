import { Button, Input } from 'antd'
import { memo, type ReactNode, useCallback, useState } from 'react'
import { type CategoryScore, type ItemScore, showTenths } from '#shared/rules/scoring'
import { showPoints } from '#shared/rules/standard'
import { UnitSelect } from '../../forms/index.ts'
import { EvidencePart } from './evidence-part.tsx'
import { FreeDeductions } from './free-deductions.tsx'
import { type Answer, changedLine, type MarkChange, type Side, toggledZero } from './mark-changes.ts'
import { ItemStateTag, UnverifiedTag } from './marks.tsx'
import { RuleLines } from './rule-lines.tsx'
import type { Sheet } from './use-sheet.ts'
import { useDraft } from './use-draft.ts'

interface ItemEditorProps {
  sheet: Sheet
  side: Side
  itemId: string
  isReadOnly: boolean
  /** the reason of 空项 is being asked for */
  isBlanking: boolean
  onFull: () => void
  onZero: () => void
  onBlank: () => void
  onClear: () => void
  onBlankReason: (reason: string) => void
  /** back to the sheet, so that its keys work again */
  onLeave: () => void
  onNext: () => void
}

/** The item in hand: its rule as lines to click, what it shows, what it comes to. */
export function ItemEditor(props: ItemEditorProps) {
  const { sheet, side, itemId, isReadOnly } = props
  const { change } = sheet
  const { onLeave } = props
  const answer = sheet.byItem.get(itemId)
  const score = sheet[side].byItem.get(itemId)
  const answerId = answer?.id ?? ''
  const giveFree = useCallback(
    (freeDeductions: Answer['own']['freeDeductions']) => {
      change(answerId, side, { freeDeductions })
      onLeave()
    },
    [change, answerId, side, onLeave],
  )
  const giveUnit = useCallback(
    (responsibleUnitId: string | null) => change(answerId, side, { responsibleUnitId }),
    [change, answerId, side],
  )
  if (!answer || !score) return null
  const { item } = score
  const mark = answer[side]
  const category = sheet[side].score.categories.find((own) => own.category.id === item.categoryId)
  const element = category?.elements.find((own) => own.element.id === item.elementId)
  const give = (more: MarkChange) => {
    change(answer.id, side, more)
    onLeave()
  }
  const blankReason = answer.blankReason || item.blankReason
  return (
    <>
      <div>
        <p className="meta num sa-path">
          第 {item.number} 条　{category?.category.name}
          {element && element.element.number !== '' && ` › ${element.element.number} ${element.element.name}`}
        </p>
        <h2 className="sa-title">{item.content}</h2>
        <ScoreLine score={score} category={category} />
      </div>
      {side === 'review' && <OwnSide answer={answer} own={sheet.own.byItem.get(itemId)} />}
      {!isReadOnly && (
        <div className="sa-states" role="group" aria-label="这一条">
          <StateButton
            shortcut="1"
            tone="green"
            isOn={mark.state === 'scored' && score.deducted + score.extra === 0}
            onRun={props.onFull}
          >
            满分
          </StateButton>
          <StateButton
            shortcut="2"
            tone="red"
            isOn={score.earned === 0 && mark.state === 'scored'}
            isDisabled={item.zeroConditions.length === 0}
            onRun={props.onZero}
          >
            不得分
          </StateButton>
          <StateButton shortcut="3" tone="grey" isOn={mark.state === 'blank'} onRun={props.onBlank}>
            空项
          </StateButton>
          <StateButton shortcut="0" tone="plain" isOn={false} onRun={props.onClear}>
            清除
          </StateButton>
        </div>
      )}
      {side === 'own' && (props.isBlanking || mark.state === 'blank') && (
        <BlankReason
          key={`${itemId} ${blankReason}`}
          initial={blankReason}
          isSet={mark.state === 'blank'}
          isReadOnly={isReadOnly}
          onGive={props.onBlankReason}
          onLeave={props.onLeave}
        />
      )}
      {item.correction && (
        <div className="sa-correction">
          <strong>勘误、现行口径</strong> {!item.correction.verified && <UnverifiedTag />}
          <p>{item.correction.text}</p>
        </div>
      )}
      {mark.state !== 'blank' && (
        <>
          <RuleLines
            item={item}
            score={score}
            mark={mark}
            isReadOnly={isReadOnly}
            onZero={(partId) => give(toggledZero(mark, partId))}
            onLine={(line, by) => give(changedLine(mark, line, by))}
          />
          <FreeDeductions
            subject={`${itemId} ${side}`}
            freeDeductions={mark.freeDeductions}
            isReadOnly={isReadOnly}
            onGive={giveFree}
            onLeave={props.onLeave}
          />
        </>
      )}
      <Description
        key={`description ${itemId} ${side}`}
        label={side === 'own' ? '自评描述' : '评审描述'}
        value={side === 'own' ? answer.description : answer.reviewDescription}
        isReadOnly={isReadOnly}
        onSave={(description) => sheet.change(answer.id, side, { description })}
        onLeave={props.onLeave}
        onNext={props.onNext}
      />
      {side === 'own' && (
        <div className="field">
          <label htmlFor="sa-unit">责任部门</label>
          <ResponsibleUnit value={answer.responsibleUnitId} isReadOnly={isReadOnly} onChange={giveUnit} />
        </div>
      )}
      <EvidencePart
        required={item.evidence}
        assessmentId={sheet.assessment.id}
        itemId={itemId}
        answerId={answer.id}
        fileCount={answer.attachmentCount}
        evidence={sheet.assessment.evidence}
        isReadOnly={sheet.assessment.voidedAt !== null}
      />
      <p className="meta">考评办法：{item.method}</p>
    </>
  )
}

const ResponsibleUnit = memo(function ResponsibleUnit(props: {
  value: string | null
  isReadOnly: boolean
  onChange: (id: string | null) => void
}) {
  return <UnitSelect id="sa-unit" value={props.value} isDisabled={props.isReadOnly} onChange={props.onChange} />
})

function ScoreLine({ score, category }: { score: ItemScore; category: CategoryScore | undefined }) {
  const earned = score.earned === null ? '—' : score.state === 'blank' ? '空项' : showPoints(score.earned)
  return (
    <div className="sa-score num">
      <span className="sa-earned">
        <b>{earned}</b> / {showPoints(score.item.points)} 分
      </span>
      <ItemStateTag state={score.state} isFull={score.deducted + score.extra === 0} isNothing={score.earned === 0} />
      {category && (
        <span className="meta">
          本类目 {showPoints(category.earned)}/{showPoints(category.due)}
          {category.percentTenths !== null && `，${showTenths(category.percentTenths)}%`}
        </span>
      )}
    </div>
  )
}

function OwnSide({ answer, own }: { answer: Answer; own: ItemScore | undefined }) {
  if (!own) return null
  const lines = [...own.lines, ...own.extraLines]
  return (
    <div className="sa-own">
      <strong>企业自评</strong>{' '}
      <span className="num">
        {own.state === 'open'
          ? '未评'
          : own.state === 'blank'
            ? `空项：${answer.blankReason}`
            : `${showPoints(own.earned ?? 0)} 分`}
      </span>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line.partId}>
              {line.text} −{showPoints(line.points)}
            </li>
          ))}
        </ul>
      )}
      {answer.description && <p className="meta">{answer.description}</p>}
    </div>
  )
}

interface StateButtonProps {
  shortcut: string
  tone: 'green' | 'red' | 'grey' | 'plain'
  isOn: boolean
  isDisabled?: boolean
  onRun: () => void
  children: ReactNode
}

function StateButton({ shortcut, tone, isOn, isDisabled = false, onRun, children }: StateButtonProps) {
  return (
    <button
      type="button"
      className={`sa-state ${tone}`}
      aria-pressed={isOn}
      aria-keyshortcuts={shortcut}
      disabled={isDisabled}
      onClick={onRun}
    >
      <kbd aria-hidden>{shortcut}</kbd>
      {children}
    </button>
  )
}

interface BlankReasonProps {
  initial: string
  isSet: boolean
  isReadOnly: boolean
  onGive: (reason: string) => void
  onLeave: () => void
}

function BlankReason({ initial, isSet, isReadOnly, onGive, onLeave }: BlankReasonProps) {
  const [text, setText] = useState(initial)
  const give = () => text.trim() !== '' && onGive(text.trim())
  if (isReadOnly) return <p>空项理由：{initial}</p>
  return (
    <div className="field">
      <label htmlFor="sa-blank">
        空项理由<span className="meta">　回车确定</span>
      </label>
      <div className="sa-inline">
        <Input
          id="sa-blank"
          data-sheet-field="blank"
          value={text}
          maxLength={200}
          placeholder="例如：没有使用锅炉"
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            if (isSet && text.trim() !== initial) give()
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') {
              event.preventDefault()
              give()
            } else if (event.key === 'Escape') {
              event.preventDefault()
              onLeave()
            }
          }}
        />
        {!isSet && (
          <Button disabled={text.trim() === ''} onClick={give}>
            记为空项
          </Button>
        )}
      </div>
    </div>
  )
}

interface DescriptionProps {
  label: string
  value: string
  isReadOnly: boolean
  onSave: (text: string) => void
  onLeave: () => void
  onNext: () => void
}

function Description({ label, value, isReadOnly, onSave, onLeave, onNext }: DescriptionProps) {
  const { text, change, flush } = useDraft(value, onSave)
  if (isReadOnly)
    return value === '' ? null : (
      <p>
        {label}：{value}
      </p>
    )
  return (
    <div className="field">
      <label htmlFor="sa-description">
        {label}
        <span className="meta">　D 填写，Ctrl+回车 保存并到下一条未评</span>
      </label>
      <Input.TextArea
        id="sa-description"
        data-sheet-field="describe"
        className="sa-grows"
        rows={2}
        maxLength={1000}
        value={text}
        placeholder="写看到了什么、缺什么"
        onChange={(event) => change(event.target.value)}
        onBlur={flush}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') {
            event.preventDefault()
            onLeave()
          } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            flush()
            onNext()
          }
        }}
      />
    </div>
  )
}
