import { Input, type InputRef } from 'antd'
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { InspectionDetail, ResultDetail } from '#shared/contract/inspection'
import type { SheetDetail } from '#shared/contract/printed-sheet'
import { inspectionAnswers } from '#shared/domain/inspection'
import { paperCode, placeInFileName, readPaperLine } from '#shared/rules/paper-entry'
import { goTo, useData } from '../../api/index.ts'
import { ErrorState, PageFrame, RowsSkeleton } from '../../ui/index.ts'
import { AnswerTag } from './answer-mark.tsx'
import { PhotoPair } from './photo-pair.tsx'
import { ResultProgress } from './result-list.tsx'
import { progressOf } from './run-model.ts'
import { SubmitDialog } from './submit-dialog.tsx'
import { usePaperEntry } from './use-paper-entry.ts'

interface BoardProps {
  sheet: SheetDetail
  inspectionId: string
}

/** The sheet being entered: one line to type into, every item with what it has so far. */
export function PaperEntryBoard({ sheet, inspectionId }: BoardProps) {
  const inspection = useData('inspection.get', { id: inspectionId })
  if (inspection.data) return <Board sheet={sheet} inspection={inspection.data} />
  return (
    <PageFrame title={`「${sheet.checklistName}」纸上写了什么？`} isFilling>
      {inspection.error ? (
        <ErrorState message={inspection.error.message} onRetry={() => void inspection.refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </PageFrame>
  )
}

function Board({ sheet, inspection }: { sheet: SheetDetail; inspection: InspectionDetail }) {
  const { results, enter, addPhotos, whenSaved } = usePaperEntry(inspection)
  const [line, setLine] = useState('')
  const [notice, setNotice] = useState<{ text: string; isProblem: boolean }>({ text: '', isProblem: false })
  const [touched, setTouched] = useState<readonly number[]>([])
  const [isSubmitting, setSubmitting] = useState(false)
  const input = useRef<InputRef>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const photoPlace = useRef(0)
  const typed = useRef('')
  const list = useRef<HTMLOListElement>(null)
  const progress = progressOf(results)
  useEffect(() => {
    list.current?.children[touched[0] ?? 0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [touched])

  const say = (text: string, isProblem = false) => setNotice({ text, isProblem })
  const take = () => {
    const read = readPaperLine(
      line,
      results.map(({ answer }) => answer),
    )
    if (read.kind === 'problem') {
      say(read.sentence, true)
      return
    }
    typed.current = line
    setLine('')
    if (read.kind === 'photo') {
      photoPlace.current = read.place
      say(`选择第 ${paperCode(read.place)} 项的照片`)
      chooser.current?.click()
      return
    }
    enter(read)
    setTouched(read.places)
    const [first = 0] = read.places
    const which = read.places.length === 1 ? `第 ${paperCode(first)} 项` : `${read.places.length} 项`
    const word = read.answer === null ? '已清除' : `记为${inspectionAnswers[read.answer]}`
    const isBare = read.answer === 'abnormal' && read.remark === '' && results[first]?.finding === null
    say(`${which}${word}${isBare ? `，提交前要写问题描述：${paperCode(first)} x 什么问题` : ''}`)
  }
  const keep = async (place: number, files: readonly File[]) => {
    const kept = await addPhotos(place, files)
    if (kept > 0) say(`第 ${paperCode(place)} 项加了 ${kept} 张照片`)
    setTouched([place])
    input.current?.focus()
  }
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    const files = [...event.dataTransfer.files]
    const placed = files.map((file) => ({ file, place: placeInFileName(file.name, results.length) }))
    for (const { file, place } of placed) if (place !== null) await keep(place, [file])
    const unknown = placed.filter(({ place }) => place === null)
    if (unknown.length > 0)
      say(`「${unknown[0]?.file.name}」等 ${unknown.length} 个文件名不以项号开头，没有加入；用「12 p」选照片`, true)
  }
  const submit = async () => {
    await whenSaved()
    setSubmitting(true)
  }
  /** Back from the dialog to the line, with the item that something is missing of. */
  const goToItem = (result: ResultDetail | undefined) => {
    setSubmitting(false)
    if (result) {
      const place = results.indexOf(result)
      setTouched([place])
      setLine(`${paperCode(place)} ${result.answer === 'abnormal' ? 'x ' : ''}`)
    }
    requestAnimationFrame(() => input.current?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && event.ctrlKey) void submit()
    else if (event.key === 'Enter') take()
    else if (event.key === 'ArrowUp' && line === '') setLine(typed.current)
    else return
    event.preventDefault()
  }
  return (
    <PageFrame
      title={`「${inspection.name}」纸上写了什么？`}
      intro={
        <span className="num">
          页码 {sheet.code}　{inspection.inspectedOn}　检查人 {inspection.inspectorName}
        </span>
      }
      primary={{ label: '提交检查', onRun: () => void submit(), tip: 'Ctrl+回车' }}
      secondary={[
        { label: '逐项填写', onRun: () => goTo(`/inspections/${inspection.id}`), tip: '大卡片，一项一项填' },
        { label: '换一张', onRun: () => goTo('/inspections/paper') },
      ]}
      isFilling
    >
      <div className="paper-board" onDragOver={(event) => event.preventDefault()} onDrop={(event) => void drop(event)}>
        {inspection.needsPhotoPair && <PhotoPair inspection={inspection} />}
        <div className="paper-line">
          <Input
            ref={input}
            className="paper-line-input"
            size="large"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            aria-label="录入一行"
            aria-describedby="paper-notice paper-help"
            placeholder="12 x 防护罩松动"
            value={line}
            status={notice.isProblem ? 'error' : ''}
            onChange={(event) => {
              setLine(event.target.value)
              if (notice.isProblem) say('')
            }}
            onKeyDown={onKeyDown}
          />
          <div className="paper-line-side">
            <ResultProgress results={results} />
          </div>
          <p id="paper-notice" className={notice.isProblem ? 'paper-problem' : 'paper-notice'} role="status">
            {notice.text || (progress.unanswered.length === 0 ? '每一项都有结果了，Ctrl+回车 提交' : '')}
          </p>
          <p id="paper-help" className="meta paper-help">
            <kbd>12 x 问题</kbd> 隐患　<kbd>1-11 v</kbd> 正常　<kbd>5,7 n</kbd> 不涉及　<kbd>余 v</kbd> 其余正常
            {'　'}
            <kbd>12 c</kbd> 清除　<kbd>12 p</kbd> 照片　↑ 上一行　Ctrl+回车 提交
          </p>
        </div>
        <div className="paper-scroll" role="group" aria-label="检查项" tabIndex={0}>
          <ol className="paper-items" ref={list}>
            {results.map((result, place) => (
              <PaperItem key={result.id} result={result} place={place} isTouched={touched.includes(place)} />
            ))}
          </ol>
        </div>
        <input
          ref={chooser}
          type="file"
          accept="image/*,.heic,.heif"
          multiple
          hidden
          aria-label="选择照片"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            void keep(photoPlace.current, files)
          }}
        />
      </div>
      {isSubmitting && (
        <SubmitDialog
          inspection={inspection}
          results={results}
          onClose={() => goToItem(progress.unanswered[0] ?? progress.undescribed[0])}
          onJump={(id) => goToItem(results.find((result) => result.id === id))}
        />
      )}
    </PageFrame>
  )
}

function PaperItem({ result, place, isTouched }: { result: ResultDetail; place: number; isTouched: boolean }) {
  const written = result.answer === 'abnormal' ? (result.finding?.description ?? '') : result.remark
  const isBare = result.answer === 'abnormal' && written === ''
  return (
    <li className={`paper-item${isTouched ? ' is-touched' : ''}`}>
      <span className="num paper-item-code">{paperCode(place)}</span>
      <span className="paper-item-text" title={`${result.item}：${result.standard}`}>
        {result.item}
        <span className="meta">　{result.standard}</span>
      </span>
      <span className="row-line">
        {result.photos.length > 0 && <span className="meta num">照片 {result.photos.length}</span>}
        <AnswerTag answer={result.answer} />
      </span>
      {(written !== '' || isBare) && (
        <span className={`paper-item-note${isBare ? ' paper-problem' : ''}`}>{isBare ? '缺问题描述' : written}</span>
      )}
    </li>
  )
}
