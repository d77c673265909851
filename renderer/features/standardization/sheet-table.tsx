import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { memo, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { AnswerState } from '#shared/rules/scoring'
import { showTenths } from '#shared/rules/scoring'
import { showPoints } from '#shared/rules/standard'
import type { Side } from './mark-changes.ts'
import { ItemStateTag } from './marks.tsx'
import type { GroupSums, SheetRow } from './sheet-model.ts'
import type { Sheet } from './use-sheet.ts'

export interface TableHandle {
  focus: () => void
}

interface SheetTableProps {
  sheet: Sheet
  side: Side
  rows: readonly SheetRow[]
  sums: ReadonlyMap<string, GroupSums>
  activeId: string
  onActivate: (itemId: string) => void
  onFold: (groupKey: string) => void
  ref: Ref<TableHandle>
}

/**
 * The items under their groups. Rows are plain and remember themselves: an answer draws its own row and the sums above it, and
 * the browser leaves out what is not in view.
 */
export function SheetTable({ sheet, side, rows, sums, activeId, onActivate, onFold, ref }: SheetTableProps) {
  const hold = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => ({ focus: () => hold.current?.focus({ preventScroll: true }) }), [])
  useEffect(() => {
    hold.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  const isReview = side === 'review'
  return (
    <div
      className={isReview ? 'sa-table is-review' : 'sa-table'}
      ref={hold}
      tabIndex={0}
      role="treegrid"
      aria-label="评分表：↑↓ 换条"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={`sa-row-${activeId}`}
      data-table="score-sheet"
    >
      <div className="sa-row sa-head" role="row">
        <span role="columnheader">编号</span>
        <span role="columnheader">考评内容</span>
        <span role="columnheader" className="sa-right">
          标准分
        </span>
        <span role="columnheader">状态</span>
        <span role="columnheader" className="sa-right sa-deducted">
          {isReview ? '自评' : '扣分'}
        </span>
        <span role="columnheader" className="sa-right">
          {isReview ? '评审' : '实得'}
        </span>
        <span role="columnheader" className="sa-description">
          {isReview ? '评审描述' : '自评描述'}
        </span>
        <span role="columnheader" className="sa-right sa-evidence">
          证据
        </span>
      </div>
      {rows.map((row) => {
        if (row.kind === 'group') {
          const own = sums.get(row.group.key)
          return (
            <GroupRow
              key={row.group.key}
              groupKey={row.group.key}
              level={row.group.level}
              number={row.group.number}
              name={row.group.name}
              isOpen={row.isOpen}
              hasItems={row.hasItems}
              onFold={onFold}
              text={own ? sumsText(own) : ''}
              done={own && own.itemCount > 0 ? `${own.itemCount - own.openCount}/${own.itemCount}` : ''}
              percent={own && own.percentTenths !== null ? `${showTenths(own.percentTenths)}%` : ''}
              note={own ? noteOf(own) : ''}
            />
          )
        }
        const answer = sheet.byItem.get(row.item.itemId)
        const score = sheet[side].byItem.get(row.item.itemId)
        if (!answer || !score) return null
        const own = sheet.own.byItem.get(row.item.itemId)
        return (
          <ItemRow
            key={row.item.key}
            rowId={row.item.isRepeat ? '' : `sa-row-${row.item.itemId}`}
            itemId={row.item.itemId}
            level={row.level}
            number={score.item.number}
            content={score.item.content}
            points={score.item.points}
            state={score.state}
            taken={score.deducted + score.extra}
            ownEarned={own && own.earned !== null ? showPoints(own.earned) : ''}
            earned={score.earned}
            isDifferent={
              isReview && score.state !== 'open' && (own?.earned !== score.earned || own.state !== score.state)
            }
            isReview={isReview}
            description={
              isReview
                ? answer.reviewDescription
                : answer.blankReason && score.state === 'blank'
                  ? answer.blankReason
                  : answer.description
            }
            evidenceCount={sheet.evidenceCount.get(answer.id) ?? 0}
            hasCorrection={score.item.correction !== null}
            isRepeat={row.item.isRepeat}
            isActive={row.item.itemId === activeId}
            onActivate={onActivate}
          />
        )
      })}
    </div>
  )
}

const sumsText = (own: GroupSums): string =>
  own.itemCount === 0
    ? ''
    : [
        `标准 ${showPoints(own.full)}`,
        own.blank > 0 ? `空项 ${showPoints(own.blank)}` : '',
        `应得 ${showPoints(own.due)}`,
        `实得 ${showPoints(own.earned)}`,
      ]
        .filter(Boolean)
        .join('　')

const noteOf = (own: GroupSums): string =>
  [
    own.isZeroed ? '整项不得分' : '',
    own.extraTaken > 0 ? `追加扣 ${showPoints(own.extraTaken)}` : '',
    own.isMostlyBlank ? '空项超过 30 %' : '',
  ]
    .filter(Boolean)
    .join('，')

interface GroupRowProps {
  groupKey: string
  level: number
  number: string
  name: string
  isOpen: boolean
  hasItems: boolean
  text: string
  done: string
  percent: string
  note: string
  onFold: (key: string) => void
}

const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { groupKey, level, number, name, isOpen, hasItems, text, done, percent, note, onFold } = props
  const label = [number, name].filter(Boolean).join(' ')
  return (
    <div
      className={`sa-group level-${level}`}
      role="row"
      aria-level={level}
      {...(hasItems ? { 'aria-expanded': isOpen } : {})}
      onClick={() => hasItems && onFold(groupKey)}
    >
      <span role="gridcell" className="sa-group-name">
        {hasItems ? (
          <button
            type="button"
            className="plain sa-fold"
            tabIndex={-1}
            aria-label={`${isOpen ? '折叠' : '展开'} ${label}`}
          >
            {isOpen ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
          </button>
        ) : (
          <span className="sa-fold" />
        )}
        <span title={label} className="ellipsis">
          {label}
        </span>
        {!hasItems && <span className="tag unrated">无对应条目</span>}
        {note && <span className="tag amber">{note}</span>}
      </span>
      <span role="gridcell" className="num sa-sums">
        {text}
      </span>
      <span role="gridcell" className="num sa-done" title="已评条数">
        {percent || done}
      </span>
    </div>
  )
})

interface ItemRowProps {
  rowId: string
  itemId: string
  level: number
  number: string
  content: string
  points: number
  state: AnswerState
  taken: number
  ownEarned: string
  earned: number | null
  isDifferent: boolean
  isReview: boolean
  description: string
  evidenceCount: number
  hasCorrection: boolean
  isRepeat: boolean
  isActive: boolean
  onActivate: (itemId: string) => void
}

const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { number, content, points, state, taken, earned, isActive, isReview, isRepeat } = props
  return (
    <div
      id={props.rowId || undefined}
      className={['sa-row sa-item', isActive ? 'is-active' : '', props.isDifferent ? 'is-different' : ''].join(' ')}
      role="row"
      aria-level={props.level}
      aria-selected={isActive}
      onClick={() => props.onActivate(props.itemId)}
    >
      <span role="gridcell" className="num">
        {number}
      </span>
      <span role="gridcell" className="sa-content" title={content}>
        {props.hasCorrection && <span className="sa-corrected">勘误</span>}
        {isRepeat && <span className="sa-repeat">另见</span>}
        {content}
      </span>
      <span role="gridcell" className="num sa-right">
        {showPoints(points)}
      </span>
      <span role="gridcell">
        <ItemStateTag state={state} isFull={taken === 0} isNothing={earned === 0} />
      </span>
      <span role="gridcell" className="num sa-right sa-deducted">
        {isReview ? props.ownEarned : taken > 0 ? `−${showPoints(taken)}` : ''}
      </span>
      <span role="gridcell" className="num sa-right">
        {state === 'blank' || earned === null ? '' : showPoints(earned)}
      </span>
      <span role="gridcell" className="sa-description meta" title={props.description}>
        {props.description}
      </span>
      <span role="gridcell" className="num sa-right sa-evidence">
        {props.evidenceCount || ''}
      </span>
    </div>
  )
})
