import { Button, Input, type InputRef, Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ClauseTree } from '#shared/rules/standard'
import { FilterChips, Hint, SearchInput } from '../../ui/index.ts'
import { BlanksDialog } from './blanks-dialog.tsx'
import { countOfFilter, type SheetFilter, sheetFilters, shownItems } from './filters.ts'
import { ItemEditor } from './item-editor.tsx'
import { changedLine, full, linesOf, type MarkChange, nextZero, type Side } from './mark-changes.ts'
import { actionOf, isTaken, legend, type SheetAction } from './sheet-keys.ts'
import {
  itemByNumber,
  nextOpen,
  orderOf,
  pathTo,
  rowsOf,
  stepFrom,
  sumsOf,
  treeByClause,
  treeByElement,
} from './sheet-model.ts'
import { SheetTable, type TableHandle } from './sheet-table.tsx'
import type { Sheet } from './use-sheet.ts'

interface SheetViewProps {
  sheet: Sheet
  side: Side
  clauses: ClauseTree | undefined
  isReadOnly: boolean
  activeId: string
  onActivate: (itemId: string) => void
}

const filtersOf: Record<Side, readonly SheetFilter[]> = {
  own: ['open', 'deducted', 'blank', 'bare', 'corrected'],
  review: ['open', 'deducted', 'blank', 'different'],
}

/** The score sheet: all items at the left under either order, the one in hand at the right, everything by keys. */
export function SheetView({ sheet, side, clauses, isReadOnly, activeId, onActivate }: SheetViewProps) {
  const { standard, assessment } = sheet
  const [view, setView] = useState<'elements' | 'clauses'>('elements')
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [filter, setFilter] = useState<SheetFilter | null>(null)
  const [search, setSearch] = useState('')
  const [blankingId, setBlankingId] = useState<string | null>(null)
  const [isProposing, setProposing] = useState(false)
  const [isDone, setDone] = useState(false)
  const table = useRef<TableHandle>(null)
  const editor = useRef<HTMLDivElement>(null)
  const jump = useRef<InputRef>(null)

  const tree = useMemo(
    () => (view === 'clauses' && clauses ? treeByClause(standard, clauses) : treeByElement(standard)),
    [view, clauses, standard],
  )
  const order = useMemo(() => orderOf(tree), [tree])
  const shown = useMemo(() => shownItems(sheet, side, filter, search), [sheet, side, filter, search])
  const rows = useMemo(() => rowsOf(tree, folded, shown), [tree, folded, shown])
  const { score, byItem } = sheet[side]
  const sums = useMemo(() => sumsOf(tree, score, byItem), [tree, score, byItem])

  const toTable = useCallback(() => table.current?.focus(), [])
  const go = useCallback(
    (itemId: string) => {
      setBlankingId(null)
      const path = pathTo(tree, itemId)
      setFolded((own) =>
        path.some((key) => own.has(key)) ? new Set([...own].filter((key) => !path.includes(key))) : own,
      )
      onActivate(itemId)
      editor.current?.scrollTo({ top: 0 })
      toTable()
    },
    [tree, onActivate, toTable],
  )
  const leave = useCallback(() => {
    setBlankingId(null)
    toTable()
  }, [toTable])
  const answer = sheet.byItem.get(activeId)
  const active = byItem.get(activeId)
  const give = (change: MarkChange) => {
    if (answer && !isReadOnly) sheet.change(answer.id, side, change)
  }
  const goOpen = () => {
    const next = nextOpen(order, activeId, (id) => byItem.get(id)?.state === 'open')
    setDone(next === null)
    if (next === null) toTable()
    else go(next)
  }
  const focusField = (name: string) =>
    editor.current?.querySelector<HTMLElement>(`[data-sheet-field="${name}"]`)?.focus()
  const blank = () => {
    if (isReadOnly) return
    if (side === 'review') give({ state: 'blank' })
    else if (blankingId === activeId || active?.state === 'blank') focusField('blank')
    else setBlankingId(activeId)
  }
  // the field of the reason is drawn first; only then can it take the focus
  useEffect(() => {
    if (blankingId === null) return
    const input = editor.current?.querySelector<HTMLInputElement>('[data-sheet-field="blank"]')
    input?.focus()
    input?.select()
  }, [blankingId])
  const fold = useCallback((key: string) => {
    setFolded((own) => (own.has(key) ? new Set([...own].filter((other) => other !== key)) : new Set([...own, key])))
  }, [])
  const zero = () => {
    const change = active && answer ? nextZero(active.item, answer[side]) : null
    if (change) give(change)
  }
  const clear = () => give({ state: 'open', ticks: [], freeDeductions: [] })

  const act = (action: SheetAction) => {
    switch (action.kind) {
      case 'step':
        return go(stepFrom(order, shown, activeId, action.by))
      case 'fold': {
        const path = pathTo(tree, activeId)
        const key = action.isOpen ? path.find((own) => folded.has(own)) : path.findLast((own) => !folded.has(own))
        if (key !== undefined) fold(key)
        return
      }
      case 'full':
        return give(full())
      case 'zero':
        return zero()
      case 'blank':
        return blank()
      case 'clear':
        return clear()
      case 'line': {
        const line = active && linesOf(active.item)[action.index]
        if (line && answer && active.state !== 'blank') give(changedLine(answer[side], line, action.by))
        return
      }
      case 'confirm':
        if (active?.state === 'open') give({ state: 'scored' })
        return goOpen()
      case 'free':
        return focusField('free')
      case 'describe':
        return focusField('describe')
      case 'jump':
        return jump.current?.focus()
    }
  }
  const onPageKey = useRef<(event: KeyboardEvent) => void>(() => undefined)
  useEffect(() => {
    onPageKey.current = (event) => {
      const action = actionOf(event)
      if (!action) return
      event.preventDefault()
      act(action)
    }
  })
  useEffect(() => {
    toTable()
    const listen = (event: KeyboardEvent) => {
      if (!isTaken(event)) onPageKey.current(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [toTable])

  const keys = legend.filter((own) => !isReadOnly || ['↑↓', '/', '←→'].includes(own.keys))
  return (
    <>
      <div className="sa-bar-line">
        <Segmented
          aria-label="按什么排列"
          size="small"
          value={view}
          options={[
            { value: 'elements', label: `${standard.categories.length} 要素` },
            { value: 'clauses', label: 'GB/T 33000—2016', disabled: !clauses },
          ]}
          onChange={setView}
        />
        <FilterChips
          label="筛选"
          chips={filtersOf[side].map((key) => ({
            key,
            label: sheetFilters[key],
            count: countOfFilter(sheet, side, key),
            isOn: filter === key,
          }))}
          onToggle={(key) => setFilter(filter === key ? null : (key as SheetFilter))}
        />
        {side === 'own' && assessment.blankProposals.length > 0 && !isReadOnly && (
          <button type="button" className="chip sa-proposals" onClick={() => setProposing(true)}>
            建议空项<span className="num">{assessment.blankProposals.length}</span>
          </button>
        )}
        <span className="sa-finders">
          <Input
            ref={jump}
            aria-label="跳到编号"
            placeholder="编号 /"
            style={{ width: 68 }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              if (event.key !== 'Enter' && event.key !== 'Escape') return
              event.preventDefault()
              const found = event.key === 'Enter' && itemByNumber(standard.items, event.currentTarget.value)
              event.currentTarget.select()
              if (found) {
                if (shown && !shown.has(found.id)) {
                  setFilter(null)
                  setSearch('')
                }
                go(found.id)
              } else if (event.key === 'Escape') toTable()
            }}
          />
          <SearchInput value={search} onChange={setSearch} placeholder="搜索条目" width={130} />
        </span>
      </div>
      <div className="sa-sheet">
        {rows.length === 0 ? (
          <div className="sa-none">
            没有符合的条目
            <Button
              type="link"
              onClick={() => {
                setFilter(null)
                setSearch('')
              }}
            >
              全部显示
            </Button>
          </div>
        ) : (
          <SheetTable
            ref={table}
            sheet={sheet}
            side={side}
            rows={rows}
            sums={sums}
            activeId={activeId}
            onActivate={go}
            onFold={fold}
          />
        )}
        <section className="sa-editor" aria-label={`第 ${active?.item.number ?? ''} 条`}>
          <div className="sa-stage" ref={editor} tabIndex={0} role="group" aria-label="打分">
            <ItemEditor
              sheet={sheet}
              side={side}
              itemId={activeId}
              isReadOnly={isReadOnly}
              isBlanking={blankingId === activeId}
              onFull={() => {
                give(full())
                toTable()
              }}
              onZero={() => {
                zero()
                toTable()
              }}
              onBlank={blank}
              onClear={() => {
                clear()
                toTable()
              }}
              onBlankReason={(blankReason) => {
                const wasBlank = active?.state === 'blank'
                give({ state: 'blank', blankReason })
                if (wasBlank) toTable()
                else goOpen()
              }}
              onLeave={leave}
              onNext={() => {
                if (active?.state === 'open') give({ state: 'scored' })
                goOpen()
              }}
            />
          </div>
          <div className="sa-foot">
            <span role="status">{isDone && score.openCount === 0 ? '全部条目都评完了。' : ''}</span>
            <p className="meta sa-legend">
              {keys.map(({ keys: key, text }) => (
                <span key={key}>
                  <kbd>{key}</kbd> {text}
                </span>
              ))}
            </p>
            <span className="meta sa-legend-small">
              键盘
              <Hint help={keys.map(({ keys: key, text }) => `${key} ${text}`).join('；')} />
            </span>
          </div>
        </section>
      </div>
      {isProposing && <BlanksDialog sheet={sheet} onClose={() => setProposing(false)} />}
    </>
  )
}
