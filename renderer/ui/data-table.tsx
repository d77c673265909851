import { HolderOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Table, type TableProps, theme } from 'antd'
import type { TableRef } from 'antd/es/table'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { create } from 'zustand'
import { nextRowIndex, sortRows } from './table-model.ts'
import { RowsSkeleton } from './states.tsx'
import './data-table.css'

export interface DataColumn<T> {
  key: string
  title: string
  /** px at normal type */
  width: number
  align?: 'left' | 'right' | 'center'
  render: (row: T) => ReactNode
  /** true: `onSort` sorts elsewhere; a function compares here */
  sort?: true | ((left: T, right: T) => number)
  /** not shown until chosen */
  isHiddenAtFirst?: boolean
}
export interface TableSort {
  key: string
  isDescending: boolean
}

interface DataTableProps<T> {
  /** names the table for its column choice and for screen readers */
  tableId: string
  label: string
  rows: readonly T[]
  columns: readonly DataColumn<T>[]
  rowId?: (row: T) => string
  /** the row whose record stands in the panel */
  activeId?: string | null
  /** a row was clicked or reached with ↑↓ */
  onActivate?: (row: T) => void
  /** Enter or double click */
  onOpen?: (row: T) => void
  selection?: { ids: readonly string[]; onChange: (ids: string[]) => void }
  sort?: TableSort | null
  onSort?: (sort: TableSort | null) => void
  isLoading?: boolean
  /** instead of the rows when there are none */
  empty?: ReactNode
  /** search box and filters above the rows */
  toolbar?: ReactNode
  /** shown as 共 n 条; the number of rows when not given */
  total?: number
  onEndReached?: () => void
  /** rows can be dragged, or moved with Alt+↑↓ */
  onMove?: (id: string, toIndex: number) => void
  isVoided?: (row: T) => boolean
}

/** Columns that the user has hidden or shown, by table, for this run. */
const useColumnChoice = create<Record<string, readonly string[]>>()(() => ({}))
const virtualFrom = 120

/** The work table: fills its place, keyboard ↑↓ Enter, sorting, column choice; virtual when it is long. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { tableId, label, columns, selection, isLoading = false, activeId = null } = props
  const rowId = props.rowId ?? ((row: T) => (row as { id: string }).id)
  const [ownSort, setOwnSort] = useState<TableSort | null>(null)
  const sort = props.onSort ? (props.sort ?? null) : ownSort
  const rows = useMemo(
    () => (props.onSort ? props.rows : sortRows(props.rows, columns, sort)),
    [props.onSort, props.rows, columns, sort],
  )
  const firstHidden = useMemo(
    () => columns.filter((column) => column.isHiddenAtFirst).map((column) => column.key),
    [columns],
  )
  const hidden = useColumnChoice((choice) => choice[tableId]) ?? firstHidden
  const hold = useRef<HTMLDivElement>(null)
  const table = useRef<TableRef>(null)
  const [place, setPlace] = useState({ width: 0, height: 0 })
  const [dropIndex, setDropIndex] = useState<number | null>(null)
  const dragged = useRef<string | null>(null)
  const clicked = useRef<T | null>(null)

  useEffect(() => {
    const element = hold.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      setPlace({ width: element.clientWidth, height: element.clientHeight })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const isVirtual = rows.length > virtualFrom
  const isBlank = rows.length === 0
  // antd's own scrolling part takes the focus where there is one, and its hidden measuring row none
  useEffect(() => {
    hold.current?.querySelector('.ant-table-body')?.setAttribute('tabindex', '0')
    hold.current?.querySelector('.ant-table-measure-row')?.setAttribute('inert', '')
  })

  // after the panel is closed the keyboard goes on from the row it belonged to
  const [lastId, setLastId] = useState(activeId)
  if (activeId !== null && activeId !== lastId) setLastId(activeId)
  const activeIndex = rows.findIndex((row) => rowId(row) === (activeId ?? lastId))
  const activate = (index: number) => {
    const row = rows[index]
    if (!row) return
    props.onActivate?.(row)
    table.current?.scrollTo({ key: rowId(row) })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const isOnTable = event.target === event.currentTarget || (event.target as Element).matches('.ant-table-body')
    if (!isOnTable || event.nativeEvent.isComposing) return
    const active = rows[activeIndex]
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && props.onMove && active) {
      event.preventDefault()
      const to = activeIndex + (event.key === 'ArrowUp' ? -1 : 1)
      if (to >= 0 && to < rows.length) props.onMove(rowId(active), to)
      return
    }
    const next = nextRowIndex(event.key, activeIndex, rows.length, Math.max(1, Math.floor(place.height / 36) - 2))
    if (next !== null) {
      event.preventDefault()
      activate(next)
      if (next >= rows.length - 20) props.onEndReached?.()
    } else if (event.key === 'Enter' && active) {
      event.preventDefault()
      if (props.onOpen) props.onOpen(active)
      else if (activeId === null) activate(activeIndex)
      else focusPanel()
    } else if (event.key === ' ' && selection && active) {
      event.preventDefault()
      const id = rowId(active)
      const isOn = selection.ids.includes(id)
      selection.onChange(isOn ? selection.ids.filter((other) => other !== id) : [...selection.ids, id])
    }
  }

  const shown = columns.filter((column) => !hidden.includes(column.key))
  const scale = theme.useToken().token.fontSize / 14
  const grip = props.onMove ? 36 : 0
  const wanted = shown.reduce((sum, column) => sum + column.width * scale, grip + (selection ? 44 : 0))
  const drawn: TableProps<T>['columns'] = shown.map((column) => ({
    key: column.key,
    title: column.title || <span className="sr-only">操作</span>,
    width: column.width * scale,
    align: column.align ?? 'left',
    ellipsis: true,
    className: column.align === 'right' ? 'num' : '',
    render: (_: unknown, row: T) => column.render(row),
    ...(column.sort
      ? {
          sorter: true,
          showSorterTooltip: false,
          sortOrder: sort?.key === column.key ? (sort.isDescending ? ('descend' as const) : ('ascend' as const)) : null,
        }
      : {}),
  }))
  if (props.onMove)
    drawn.unshift({
      key: '…move',
      title: <span className="sr-only">顺序</span>,
      width: 36,
      className: 'grip-cell',
      render: (_: unknown, row: T) => (
        <span
          className="drag-grip"
          draggable
          title="拖动调整顺序（Alt+↑↓）"
          onDragStart={(event) => {
            dragged.current = rowId(row)
            event.dataTransfer.effectAllowed = 'move'
            event.dataTransfer.setData('text/plain', rowId(row))
          }}
          onDragEnd={() => {
            dragged.current = null
            setDropIndex(null)
          }}
        >
          <HolderOutlined aria-hidden />
        </span>
      ),
    })

  // The first click of a double click may open the panel, and the second then lands on what has moved under the pointer.
  const onClickCapture = (event: MouseEvent<HTMLElement>) => {
    const row = clicked.current
    if (event.detail === 1) clicked.current = null
    if (event.detail !== 2 || row === null || !props.onOpen) return
    event.stopPropagation()
    event.preventDefault()
    props.onOpen(row)
  }
  const activeRow = rows[activeIndex]
  return (
    <section className="data-table" aria-label={label} onClickCapture={onClickCapture}>
      <div className="data-table-bar">
        <div className="bar-main">{props.toolbar}</div>
        <span className="meta num">共 {props.total ?? rows.length} 条</span>
        <ColumnChoice tableId={tableId} columns={columns} hidden={hidden} />
      </div>
      <div
        ref={hold}
        className="data-table-hold"
        data-table={tableId}
        tabIndex={isVirtual || isBlank ? 0 : -1}
        role="group"
        aria-label={`${label}：↑↓ 选择，回车打开`}
        onKeyDown={onKeyDown}
        onScrollCapture={(event) => {
          const element = event.target as HTMLElement
          const isNearEnd = element.scrollTop + element.clientHeight > element.scrollHeight - 600
          if (isNearEnd && element.scrollTop > 0) props.onEndReached?.()
        }}
      >
        {isLoading && isBlank && <RowsSkeleton rows={Math.max(3, Math.floor(place.height / 36) - 1)} />}
        {!isLoading && isBlank && props.empty}
        {!isBlank && place.height > 0 && (
          <Table<T>
            ref={table}
            rowKey={rowId}
            size="small"
            columns={drawn}
            dataSource={rows}
            pagination={false}
            virtual={isVirtual}
            tableLayout="fixed"
            scroll={{ x: Math.max(wanted, place.width - (isVirtual ? 1 : 0)), y: place.height - 37 * scale }}
            {...(selection
              ? {
                  rowSelection: {
                    selectedRowKeys: [...selection.ids],
                    columnWidth: 44,
                    preserveSelectedRowKeys: true,
                    onChange: (keys) => selection.onChange(keys.map(String)),
                    getTitleCheckboxProps: () => ({ 'aria-label': '全选' }) as object,
                    getCheckboxProps: () => ({ 'aria-label': '选择这一行' }) as object,
                  },
                }
              : {})}
            onChange={(_pages, _filters, sorter) => {
              const chosen = Array.isArray(sorter) ? sorter[0] : sorter
              const next = chosen?.order
                ? { key: String(chosen.columnKey), isDescending: chosen.order === 'descend' }
                : null
              if (props.onSort) props.onSort(next)
              else setOwnSort(next)
            }}
            rowClassName={(row, index) =>
              [
                rowId(row) === activeId ? 'is-active' : activeId === null && rowId(row) === lastId ? 'was-active' : '',
                props.isVoided?.(row) ? 'is-void' : '',
                dropIndex === index ? 'drop-here' : '',
              ].join(' ')
            }
            onRow={(row, index) => ({
              onClick: (event) => {
                const isOnControl = (event.target as Element).closest('button, a, input, label') !== null
                clicked.current = isOnControl ? null : row
                props.onActivate?.(row)
              },
              onDragOver: (event) => {
                if (dragged.current === null) return
                event.preventDefault()
                setDropIndex(index ?? null)
              },
              onDrop: (event) => {
                event.preventDefault()
                const id = dragged.current
                setDropIndex(null)
                if (id !== null && id !== rowId(row) && index !== undefined) props.onMove?.(id, index)
              },
            })}
          />
        )}
      </div>
      <div className="sr-only" aria-live="polite">
        {activeRow ? `第 ${activeIndex + 1} 行，共 ${props.total ?? rows.length} 行` : ''}
      </div>
    </section>
  )
}

/** Moves the focus from a table into the panel beside it. */
function focusPanel(): void {
  document
    .querySelector<HTMLElement>('[data-side-panel] .side-body :is(input, textarea, button, [tabindex="0"])')
    ?.focus()
}

interface ColumnChoiceProps {
  tableId: string
  columns: readonly { key: string; title: string }[]
  hidden: readonly string[]
}

function ColumnChoice({ tableId, columns, hidden }: ColumnChoiceProps) {
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          value={columns.map((column) => column.key).filter((key) => !hidden.includes(key))}
          onChange={(shown) => {
            const next = columns.map((column) => column.key).filter((key) => !shown.includes(key))
            if (next.length < columns.length) useColumnChoice.setState({ [tableId]: next })
          }}
          style={{ display: 'grid', gap: 6, maxHeight: 320, overflow: 'auto' }}
          options={columns.map((column) => ({ value: column.key, label: column.title || '操作' }))}
        />
      }
    >
      <Button size="small" type="text" icon={<SettingOutlined />} aria-label="选择显示的列" title="选择显示的列" />
    </Popover>
  )
}
