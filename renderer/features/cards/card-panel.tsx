import { Button, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import type { CardRow, CardSheet } from '#shared/contract/card'
import {
  cardKinds,
  type CardKind,
  cardSectionLabels,
  type CardSectionKey,
  type CardSubjectType,
  ratedKeys,
} from '#shared/domain/card'
import { longText, text } from '#shared/domain/fields'
import { riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { handwrittenKeys } from '#shared/rules/card'
import { safetySymbols } from '#shared/rules/symbols'
import { showDone, useAction, useData, useSaver } from '../../api/index.ts'
import { RecordForm } from '../../forms/index.ts'
import { CardFace } from '../../ui/card-face.tsx'
import { ConfirmReason, EmptyState, ErrorState, FormSkeleton, LevelTag, SidePanel } from '../../ui/index.ts'
import { reportIds } from './reports.ts'

interface PanelProps {
  row: CardRow
  kind: CardKind
  subjectType: CardSubjectType
  onPrint: () => void
  onClose: () => void
}

/** One card beside the list: how it looks, its texts, and what has changed in its records. */
export function CardPanel({ row, kind, subjectType, onPrint, onClose }: PanelProps) {
  const generate = useAction('card.generate')
  if (row.card === null) {
    return (
      <SidePanel title={row.name} extra={<LevelTag level={row.level} isShort={false} />} onClose={onClose}>
        <EmptyState
          text={`还没有${cardKinds[kind]}。文字由它的危险源、后果和管控措施写成，生成以后可以逐栏修改。`}
          action={{
            label: '生成这一张',
            onRun: () => void generate.run({ kind, subjectType, subjectKeys: [row.subjectKey] }),
          }}
        />
      </SidePanel>
    )
  }
  return <MadeCard row={row} id={row.card.id} kind={kind} onPrint={onPrint} onClose={onClose} />
}

type View = 'preview' | 'texts'

type MadeCardProps = Omit<PanelProps, 'subjectType'> & { id: string }

function MadeCard({ row, id, kind, onPrint, onClose }: MadeCardProps) {
  const sheet = useData('card.sheet', { id })
  const remove = useAction('card.void')
  const [view, setView] = useState<View>('preview')
  const [isRemoving, setRemoving] = useState(false)
  const data = sheet.data
  const isGone = row.state === 'gone'
  return (
    <SidePanel
      title={`${row.card?.number ?? ''} ${row.name}`}
      extra={<LevelTag level={row.level} isShort={false} />}
      onClose={onClose}
      footer={
        <>
          {!isGone && (
            <Button type="primary" onClick={onPrint}>
              打印这张
            </Button>
          )}
          <Button danger onClick={() => setRemoving(true)}>
            作废
          </Button>
        </>
      }
    >
      {sheet.error ? (
        <ErrorState message={sheet.error.message} onRetry={() => void sheet.refetch()} />
      ) : !data ? (
        <FormSkeleton />
      ) : (
        <div className="stack">
          {isGone && <p className="card-notice">登记里已经没有它，或不再需要这张卡；现场的卡请取下，这里可以作废。</p>}
          {!isGone && data.state === 'changed' && <Changes sheet={data} />}
          <Segmented
            aria-label="看卡片或改文字"
            value={view}
            onChange={setView}
            options={[
              { value: 'preview', label: '卡片' },
              { value: 'texts', label: '修改文字' },
            ]}
          />
          {view === 'preview' ? <Preview id={id} kind={kind} /> : <Texts key={id} sheet={data} />}
        </div>
      )}
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${row.name}」的${cardKinds[kind]}`}
        text="作废后编号不再使用，记录仍然保留；需要时可以重新生成。"
        onCancel={() => setRemoving(false)}
        onConfirm={async (reason) => {
          const isDone =
            row.card !== null && (await remove.run({ id, revision: row.card.revision, reason })) !== undefined
          if (isDone) {
            setRemoving(false)
            onClose()
          }
          return isDone
        }}
      />
    </SidePanel>
  )
}

function Preview({ id, kind }: { id: string; kind: CardKind }) {
  const preview = useData('report.preview', { reportId: reportIds[kind], parameters: { recordId: id } })
  if (preview.error) return <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />
  const block = preview.data?.blocks.find((candidate) => candidate.kind === 'card')
  const [face] = block?.kind === 'card' ? block.items : []
  return face ? <CardFace face={face} /> : <FormSkeleton />
}

const shownText = (key: CardSectionKey, value: string): string => {
  if (key !== 'level') return value === '' ? '（空）' : value
  const level = riskLevels.find((candidate) => candidate === value)
  return level === undefined ? '未评价' : riskLevelLabels[level]
}

/** 来源已变: old and new text of each part, to be taken or left. */
function Changes({ sheet }: { sheet: CardSheet }) {
  const follow = useAction('card.follow')
  const { card, sections } = sheet
  const changed = sections.filter(({ isChanged }) => isChanged)
  const run = async (keys: CardSectionKey[], isTaken: boolean) => {
    const done = await follow.run({ id: card.id, revision: card.revision, keys, isTaken })
    if (done) showDone(isTaken ? '已采用新的内容，现场的卡请换新' : '保留了卡片上的文字')
  }
  return (
    <section className="card-changes" aria-label="来源已变">
      <div className="spread">
        <strong>来源已变，卡片文字未更新（{changed.length} 处）</strong>
        <Button
          size="small"
          type="primary"
          disabled={follow.isRunning}
          onClick={() =>
            void run(
              changed.map(({ key }) => key),
              true,
            )
          }
        >
          全部采用
        </Button>
      </div>
      {changed.map(({ key, text: own, now, isEdited }) => (
        <div key={key} className="card-change">
          <div className="spread">
            <span>
              {cardSectionLabels[key]}
              {isEdited && <span className="meta">（卡片上的文字您改过）</span>}
            </span>
            <span className="row-line">
              <Button size="small" disabled={follow.isRunning} onClick={() => void run([key], true)}>
                采用新内容
              </Button>
              {!ratedKeys.has(key) && (
                <Button size="small" type="text" disabled={follow.isRunning} onClick={() => void run([key], false)}>
                  保留卡片文字
                </Button>
              )}
            </span>
          </div>
          <div className="card-compare">
            <div>
              <span className="meta">卡片上</span>
              <p>{shownText(key, own)}</p>
            </div>
            <div>
              <span className="meta">现在的登记</span>
              <p>{shownText(key, now ?? '')}</p>
            </div>
          </div>
        </div>
      ))}
    </section>
  )
}

const shortKeys = new Set<CardSectionKey>(['name', 'place', 'unit', 'phone', 'responsible'])
const symbolOptions = safetySymbols.map(({ name }) => ({ value: name, label: name }))

/** The card's parts as fields that save themselves; level and basis follow the evaluation and are not among them. */
function Texts({ sheet }: { sheet: CardSheet }) {
  const { card, sections } = sheet
  const save = useSaver('card.update', card)
  const names = sections.map(({ key }) => key).join(' ')
  const schema = useMemo(() => {
    const keys = names.split(' ').filter((key) => !ratedKeys.has(key as CardSectionKey)) as CardSectionKey[]
    const field = (key: CardSectionKey) =>
      shortKeys.has(key) ? text(cardSectionLabels[key], 300) : longText(cardSectionLabels[key], 4000)
    return z.object(Object.fromEntries(keys.map((key) => [key, field(key)])))
  }, [names])
  const value = useMemo(() => Object.fromEntries(sections.map((section) => [section.key, section.text])), [sections])
  return (
    <>
      <p className="meta">
        每条一行；改过的栏不会被登记的变化覆盖。
        {sections.some(({ key }) => handwrittenKeys.has(key)) && '登记里没有的栏留空，可在这里填写，也可打印后手写。'}
      </p>
      <RecordForm
        schema={schema}
        value={value}
        onPatch={save}
        pickers={{
          symbols: ({ id, value: chosen, onChange }) => (
            <Select
              id={id}
              mode="multiple"
              options={symbolOptions}
              value={(chosen ?? '').split('、').filter((name) => name !== '')}
              onChange={(list) => onChange(list.join('、'))}
            />
          ),
        }}
      />
    </>
  )
}
