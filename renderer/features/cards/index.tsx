import { Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { CardRow } from '#shared/contract/card'
import {
  type CardKind,
  cardKinds,
  type CardState,
  cardStates,
  cardSubjectsByKind,
  type CardSubjectType,
  cardSubjectTypes,
} from '#shared/domain/card'
import { riskLevels } from '#shared/domain/risk-level'
import { isPrintOf, readCardCode } from '#shared/rules/card-code'
import { goTo, showDone, useAction, useData, useRouteSearch } from '../../api/index.ts'
import { useCommands } from '../../commands/index.ts'
import {
  compareText,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  FilterChips,
  formatInstant,
  LevelTag,
  PageFrame,
  SearchInput,
  StatusTag,
  type Tone,
} from '../../ui/index.ts'
import { CardPanel } from './card-panel.tsx'
import { PrintDialog } from './print-dialog.tsx'
import './cards.css'

const tones: Record<CardState, Tone> = { none: 'grey', current: 'green', changed: 'amber', gone: 'red' }
const stateOrder = Object.keys(cardStates) as CardState[]
const kindOptions = (Object.entries(cardKinds) as [CardKind, string][]).map(([value, label]) => ({ value, label }))

function StateTag({ row }: { row: CardRow }) {
  return (
    <StatusTag tone={tones[row.state]}>
      {cardStates[row.state]}
      {row.changedCount > 0 ? ` ${row.changedCount} 处` : ''}
    </StatusTag>
  )
}

const levelRank = (row: CardRow): number => (row.level === null ? riskLevels.length : riskLevels.indexOf(row.level))

function columnsFor(type: CardSubjectType): DataColumn<CardRow>[] {
  return [
    {
      key: 'name',
      title: cardSubjectTypes[type],
      width: 220,
      sort: (a, b) => compareText(a.name, b.name),
      render: (row) => <span className="ellipsis">{row.name}</span>,
    },
    {
      key: 'level',
      title: '等级',
      width: 72,
      align: 'center',
      sort: (a, b) => levelRank(a) - levelRank(b),
      render: (row) => <LevelTag level={row.level} />,
    },
    {
      key: 'state',
      title: '状态',
      width: 136,
      sort: (a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state),
      render: (row) => <StateTag row={row} />,
    },
    { key: 'number', title: '编号', width: 88, render: (row) => <span className="num">{row.card?.number}</span> },
    { key: 'unit', title: '责任部门', width: 150, render: (row) => <span className="ellipsis">{row.unit}</span> },
    { key: 'place', title: '区域、位置', width: 190, render: (row) => <span className="ellipsis">{row.place}</span> },
    {
      key: 'updated',
      title: '更新时间',
      width: 146,
      render: (row) => <span className="num">{formatInstant(row.card?.updatedAt ?? null)}</span>,
    },
  ]
}

/** What a code read from a printed card says about it; null when the text is no code. */
function verdictOn(text: string, rows: readonly CardRow[]): string | null {
  const code = readCardCode(text)
  if (code === null) return null
  if (!code.isSound) return '核对码不完整或抄错了一位，请再扫一次。'
  const row = rows.find(({ card }) => card?.number === code.number)
  if (!row?.card) return `这一类里没有编号 ${code.number} 的卡片：可能是别的卡种，或已经作废。`
  if (!isPrintOf(code, row.card.textDigest))
    return `现场的 ${code.number}「${row.name}」是旧版，文字已经改过，请换新卡。`
  return row.state === 'changed'
    ? `现场的 ${code.number}「${row.name}」与软件里的一致，但来源已变，请先更新再换卡。`
    : `现场的 ${code.number}「${row.name}」是最新的。`
}

/** Cards by kind and subject: which are missing, which are out of date; make, word and print them. */
export function CardsPage() {
  const search = useRouteSearch()
  const [kind, setKind] = useState<CardKind>(
    search['kind'] && search['kind'] in cardKinds ? (search['kind'] as CardKind) : 'noticeCard',
  )
  const [chosenType, setType] = useState<CardSubjectType>('post')
  const types = cardSubjectsByKind[kind]
  const subjectType = types.includes(chosenType) ? chosenType : (types[0] ?? 'post')
  const [words, setWords] = useState('')
  const [states, setStates] = useState<readonly CardState[]>([])
  const [activeId, setActiveId] = useState<string | null>(null)
  const [selected, setSelected] = useState<string[]>([])
  /** the chosen cards of the list, or the one in the panel */
  const [printed, setPrinting] = useState<'list' | 'one' | null>(null)
  const list = useData('card.rows', { kind, subjectType })
  const generate = useAction('card.generate')
  const renew = useAction('card.refresh')

  const rows = useMemo(() => list.data ?? [], [list.data])
  const verdict = verdictOn(words, rows)
  const wanted = words.trim().toLowerCase()
  const shown = rows.filter(
    (row) =>
      (states.length === 0 || states.includes(row.state)) &&
      (verdict !== null
        ? row.card?.number === readCardCode(words)?.number
        : wanted === '' ||
          [row.name, row.unit, row.place, row.card?.number ?? ''].some((text) => text.toLowerCase().includes(wanted))),
  )
  const chips = stateOrder
    .map((state) => ({
      key: state,
      label: cardStates[state],
      count: rows.filter((row) => row.state === state).length,
      isOn: states.includes(state),
    }))
    .filter(({ count, isOn }) => count > 0 || isOn)
  const made = rows.filter((row) => row.card !== null && row.state !== 'gone')
  const chosen = made.filter((row) => selected.includes(row.id))
  const missing = rows.filter((row) => row.state === 'none').length
  const changed = rows.filter((row) => row.state === 'changed')
  const active = rows.find((row) => row.id === activeId)
  const label = `${types.length > 1 ? cardSubjectTypes[subjectType] : ''}${cardKinds[kind]}`

  const generateAll = async () => {
    const result = await generate.run({ kind, subjectType })
    if (result) showDone(`已生成 ${result.made} 张，文字来自风险点、危险源和管控措施，可逐张修改`)
  }
  const renewAll = async () => {
    const result = await renew.run({ ids: changed.flatMap(({ card }) => card?.id ?? []) })
    if (!result) return
    showDone(
      result.left > 0
        ? `已更新 ${result.changed} 张；${result.left} 处是您改过的文字，请逐张决定`
        : `已更新 ${result.changed} 张`,
    )
  }
  const generating = {
    label: `生成全部${label}`,
    onRun: () => void generateAll(),
    isBusy: generate.isRunning,
    isDisabled: missing === 0,
    tip: missing === 0 ? '没有还没制卡的对象' : `还有 ${missing} 个没有制卡`,
  }
  const printing = {
    label: chosen.length > 0 ? `打印（${chosen.length}）` : '打印',
    onRun: () => setPrinting('list'),
    isDisabled: made.length === 0,
    tip: made.length === 0 ? '先生成卡片' : undefined,
  }
  const choose = (next: CardKind) => {
    setKind(next)
    setActiveId(null)
    setSelected([])
    setStates([])
  }
  useCommands(
    useMemo(
      () => [
        { id: 'cards.print', label: '打印卡片', words: '告知卡 批量 PDF', run: () => setPrinting('list') },
        {
          id: 'cards.board',
          label: '打印安全风险公告栏',
          words: '公示 A3',
          run: () => goTo('/reports?report=notice-board'),
        },
        {
          id: 'cards.announcement',
          label: '打印今日安全承诺公告',
          run: () => goTo('/reports?report=safety-announcement'),
        },
        {
          id: 'cards.postRiskList',
          label: '打印岗位风险清单',
          words: '两单两卡',
          run: () => goTo('/reports?report=post-risk-list'),
        },
      ],
      [],
    ),
  )
  return (
    <PageFrame
      title="岗位和现场要贴哪些卡？"
      primary={missing > 0 ? generating : printing}
      secondary={[
        missing > 0 ? printing : generating,
        {
          label: changed.length > 0 ? `更新来源已变的（${changed.length}）` : '更新来源已变的',
          onRun: () => void renewAll(),
          isBusy: renew.isRunning,
          isDisabled: changed.length === 0,
          tip: '改过的文字保留，只换没有改过的栏',
        },
        { label: '公告栏', onRun: () => goTo('/reports?report=notice-board') },
      ]}
      panel={
        active ? (
          <CardPanel
            key={active.id}
            row={active}
            kind={kind}
            subjectType={subjectType}
            onPrint={() => setPrinting('one')}
            onClose={() => setActiveId(null)}
          />
        ) : null
      }
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          tableId="cards"
          label={label}
          rows={shown}
          columns={columnsFor(subjectType)}
          isLoading={list.isPending}
          activeId={activeId}
          onActivate={(row) => setActiveId(row.id)}
          selection={{ ids: selected, onChange: setSelected }}
          toolbar={
            <>
              <Select
                aria-label="卡片种类"
                style={{ width: 168 }}
                options={kindOptions}
                value={kind}
                onChange={choose}
              />
              {types.length > 1 && (
                <Segmented
                  aria-label="对象"
                  value={subjectType}
                  options={types.map((value) => ({ value, label: cardSubjectTypes[value] }))}
                  onChange={(value) => {
                    setType(value)
                    setActiveId(null)
                    setSelected([])
                  }}
                />
              )}
              <SearchInput value={words} onChange={setWords} placeholder="名称、编号，或扫现场卡片的二维码" />
              <FilterChips
                label="按状态筛选"
                chips={chips}
                onToggle={(key) =>
                  setStates(
                    states.includes(key as CardState)
                      ? states.filter((own) => own !== key)
                      : [...states, key as CardState],
                  )
                }
              />
              {verdict !== null && (
                <span className="card-verdict" role="status">
                  {verdict}
                </span>
              )}
            </>
          }
          empty={
            <NoCards
              kind={kind}
              subjectType={subjectType}
              isFiltered={rows.length > 0}
              onClear={() => {
                setWords('')
                setStates([])
              }}
            />
          }
        />
      )}
      {printed !== null && (
        <PrintDialog
          kind={kind}
          label={label}
          chosen={printed === 'one' && active ? [active] : chosen}
          all={made}
          onClose={() => setPrinting(null)}
        />
      )}
    </PageFrame>
  )
}

interface NoCardsProps {
  kind: CardKind
  subjectType: CardSubjectType
  isFiltered: boolean
  onClear: () => void
}

function NoCards({ kind, subjectType, isFiltered, onClear }: NoCardsProps) {
  if (isFiltered) return <EmptyState text="没有符合条件的卡片。" action={{ label: '清除筛选', onRun: onClear }} />
  const toRegister = { label: '去风险点', onRun: () => goTo('/risk-points') }
  if (kind === 'warningSign')
    return <EmptyState text="现在没有重大和较大的现有风险，不需要警示牌。" action={toRegister} />
  return subjectType === 'post' ? (
    <EmptyState text="岗位来自风险点的「岗位」一栏。先在风险点里写明是哪个岗位在做。" action={toRegister} />
  ) : (
    <EmptyState text="先登记风险点，卡片由它的危险源和管控措施写成。" action={toRegister} />
  )
}
