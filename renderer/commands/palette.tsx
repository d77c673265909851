import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { goTo, useData, useSession } from '../api/index.ts'
import { loadPinyin, searchItems } from './match.ts'
import { closePalette, paletteFieldId, usePalette } from './palette-state.ts'
import { possibleCommands } from './registry.ts'
import { shortcutOf } from './shortcuts.ts'

interface Entry {
  key: string
  title: string
  detail: string
  run: () => void
}

const places = {
  riskPoint: { name: '风险点', path: (id: string) => `/risk-points/${id}` },
  finding: { name: '隐患', path: (id: string) => `/findings/${id}` },
  person: { name: '人员', path: (id: string) => `/organization?person=${id}` },
  area: { name: '区域', path: (id: string) => `/areas?area=${id}` },
  checklist: { name: '检查表', path: (id: string) => `/checklists/${id}` },
  inspection: { name: '检查', path: (id: string) => `/inspections/${id}` },
}

/** Ctrl+K: commands and records by name, number or pinyin. */
export function Palette() {
  const isOpen = usePalette((state) => state.isOpen)
  return (
    <Modal
      open={isOpen}
      onCancel={closePalette}
      footer={null}
      closable={false}
      width={600}
      style={{ top: 64 }}
      destroyOnHidden
      title={<span className="sr-only">搜索与命令</span>}
      className="palette"
    >
      <PaletteBody />
    </Modal>
  )
}

function PaletteBody() {
  const text = usePalette((state) => state.text)
  const [asked, setAsked] = useState('')
  const [index, setIndex] = useState(0)
  const isComposing = useRef(false)
  const list = useRef<HTMLUListElement>(null)
  const field = useRef<InputRef>(null)
  // behind what was typed before the field was there
  useLayoutEffect(() => {
    const { length } = usePalette.getState().text
    field.current?.setSelectionRange(length, length)
  }, [])
  const hasEnterprise = useSession((session) => session.enterpriseId !== null)
  useEffect(() => {
    if (isComposing.current) return
    const timer = setTimeout(() => setAsked(text.trim()), 120)
    return () => clearTimeout(timer)
  }, [text])
  // who types sooner than the pinyin tables are there gets his answer when they come
  const [hasPinyin, setHasPinyin] = useState(false)
  useEffect(() => {
    loadPinyin().then(
      () => setHasPinyin(true),
      () => undefined,
    )
  }, [])
  const reports = useData('report.list', {}, { enabled: asked !== '' && hasEnterprise })
  const found = useData('home.search', { text: asked }, { enabled: asked !== '' && hasEnterprise })

  const entries = useMemo<Entry[]>(() => {
    const commands = searchItems(possibleCommands(), text, (command) => [
      command.label,
      ...(command.words ?? '').split(' '),
    ])
    const documents =
      asked === '' ? [] : searchItems(reports.data ?? [], text, ({ title, purpose }) => [title, purpose])
    const records = asked === '' ? [] : (found.data ?? [])
    return [
      ...commands.slice(0, text.trim() === '' ? 40 : 8).map((command) => ({
        key: command.id,
        title: command.label,
        detail: shortcutOf(command.id) ?? '',
        run: command.run,
      })),
      ...documents.slice(0, 6).map(({ id, title }) => ({
        key: `report ${id}`,
        title,
        detail: '报表',
        run: () => goTo(`/reports?report=${id}`),
      })),
      ...records.slice(0, 30).map((record) => ({
        key: record.id,
        title: record.title,
        detail: `${places[record.kind].name}${record.detail ? ` · ${record.detail}` : ''}`,
        run: () => goTo(places[record.kind].path(record.id)),
      })),
    ]
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the tables answer behind searchItems
  }, [text, asked, found.data, reports.data, hasPinyin])

  const chosen = Math.min(index, entries.length - 1)
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    closePalette()
    // after the dialog has given the focus back
    setTimeout(entry.run, 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      run(entries[chosen])
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const next = Math.max(0, Math.min(entries.length - 1, chosen + (event.key === 'ArrowDown' ? 1 : -1)))
      setIndex(next)
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
    }
  }
  return (
    <>
      <Input
        id={paletteFieldId}
        ref={field}
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined aria-hidden />}
        placeholder="搜索风险点、隐患、人员或命令，可用拼音首字母"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-label="搜索与命令"
        aria-activedescendant={entries[chosen] ? `palette-${chosen}` : undefined}
        value={text}
        onChange={(event) => {
          usePalette.setState({ text: event.target.value })
          setIndex(0)
        }}
        onCompositionStart={() => {
          isComposing.current = true
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false
          setAsked(event.currentTarget.value.trim())
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-list" ref={list} role="listbox" aria-label="结果" className="palette-list">
        {entries.map((entry, at) => (
          <li
            key={entry.key}
            id={`palette-${at}`}
            role="option"
            aria-selected={at === chosen}
            className="palette-entry"
            onMouseEnter={() => setIndex(at)}
            onClick={() => run(entry)}
          >
            <span className="ellipsis">{entry.title}</span>
            <span className="meta">{entry.detail}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="palette-none">没有找到，换几个字试试。</p>}
    </>
  )
}
