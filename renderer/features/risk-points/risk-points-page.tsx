import { Button, Modal } from 'antd'
import { useMemo, useState } from 'react'
import type { RiskPointRow } from '#shared/contract/risk-point'
import { riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { type RiskPointKind, riskPointKinds } from '#shared/domain/risk-point'
import { goTo, showDone, useAction, usePages, useRouteSearch } from '../../api/index.ts'
import { AreaSelect, PersonSelect, UnitSelect } from '../../forms/index.ts'
import {
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  FilterChips,
  LevelTag,
  PageFrame,
  SearchInput,
  type TableSort,
} from '../../ui/index.ts'
import { NewRiskPointPanel, RiskPointPanel } from './risk-point-panel.tsx'
import './risk-points.css'

const columns: DataColumn<RiskPointRow>[] = [
  { key: 'number', title: '编号', width: 84, sort: true, render: (row) => <span className="num">{row.number}</span> },
  {
    key: 'name',
    title: '风险点',
    width: 210,
    sort: true,
    render: (row) => <span className="ellipsis">{row.name}</span>,
  },
  { key: 'kind', title: '类型', width: 88, render: (row) => riskPointKinds[row.kind] },
  {
    key: 'area',
    title: '区域',
    width: 130,
    sort: true,
    render: (row) => <span className="ellipsis">{row.areaName}</span>,
  },
  {
    key: 'inherent',
    title: '固有',
    width: 68,
    align: 'center',
    render: (row) => <LevelTag level={row.inherentLevel} />,
  },
  {
    key: 'level',
    title: '现有',
    width: 68,
    align: 'center',
    sort: true,
    render: (row) => <LevelTag level={row.level} />,
  },
  {
    key: 'hazards',
    title: '已评/危险源',
    width: 96,
    align: 'right',
    render: (row) => (
      <span className="num">
        {row.evaluatedCount}/{row.hazardCount}
      </span>
    ),
  },
  { key: 'findings', title: '未销号隐患', width: 92, align: 'right', render: (row) => row.openFindingCount || '' },
  { key: 'unit', title: '责任单位', width: 112, render: (row) => <span className="ellipsis">{row.unitName}</span> },
  { key: 'responsible', title: '责任人', width: 76, render: (row) => row.responsibleName },
  { key: 'location', title: '具体位置', width: 140, isHiddenAtFirst: true, render: (row) => row.location },
  { key: 'post', title: '岗位', width: 100, isHiddenAtFirst: true, render: (row) => row.post },
  { key: 'model', title: '规格型号', width: 120, isHiddenAtFirst: true, render: (row) => row.model },
]

type Filter = { search: string; kinds: RiskPointKind[]; levels: (typeof riskLevels)[number][]; isIncomplete: boolean }

const toggled = <T,>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value]

/** The register: find, add, change, copy, order and void risk points. */
export function RiskPointsPage() {
  const search = useRouteSearch()
  const [filter, setFilter] = useState<Filter>({
    search: '',
    kinds: [],
    levels: [],
    isIncomplete: search['incomplete'] === '1',
  })
  const [areaId, setAreaId] = useState<string | null>(search['area'] ?? null)
  const [sort, setSort] = useState<TableSort | null>(null)
  const [activeId, setActiveId] = useState<string | null>(search['id'] ?? null)
  const [isAdding, setAdding] = useState(search['new'] === '1')
  const [selected, setSelected] = useState<string[]>([])
  const [isEditingMany, setEditingMany] = useState(false)
  const reorder = useAction('risk-point.reorder')
  const list = usePages('risk-point.list', {
    ...filter,
    areaIds: areaId ? [areaId] : [],
    sort: (sort?.key ?? 'order') as 'order' | 'number' | 'name' | 'level' | 'area',
    descending: sort?.isDescending ?? false,
  })
  const active = list.rows.find((row) => row.id === activeId)
  const isFiltered =
    filter.search !== '' || filter.kinds.length + filter.levels.length > 0 || filter.isIncomplete || areaId !== null
  const chips = useMemo(
    () => [
      ...Object.entries(riskPointKinds).map(([key, label]) => ({
        key: `kind ${key}`,
        label,
        isOn: filter.kinds.includes(key as RiskPointKind),
      })),
      ...riskLevels.map((level) => ({
        key: `level ${level}`,
        label: riskLevelLabels[level],
        isOn: filter.levels.includes(level),
      })),
      { key: 'incomplete', label: '没评价完', isOn: filter.isIncomplete },
    ],
    [filter],
  )
  const toggle = (key: string) => {
    const [what, value] = key.split(' ')
    if (what === 'kind') setFilter({ ...filter, kinds: toggled(filter.kinds, value as RiskPointKind) })
    else if (what === 'level')
      setFilter({ ...filter, levels: toggled(filter.levels, value as (typeof riskLevels)[number]) })
    else setFilter({ ...filter, isIncomplete: !filter.isIncomplete })
  }
  const open = (id: string) => {
    setAdding(false)
    setActiveId(id)
  }
  const move = (id: string, toIndex: number) => {
    const ids = list.rows.map((row) => row.id).filter((other) => other !== id)
    ids.splice(toIndex, 0, id)
    void reorder.run({ ids })
  }
  const panel = isAdding ? (
    <NewRiskPointPanel areaId={areaId} onClose={() => setAdding(false)} onCreated={open} />
  ) : active ? (
    <RiskPointPanel key={active.id} row={active} onClose={() => setActiveId(null)} onChosen={open} />
  ) : null
  return (
    <PageFrame
      title="厂里有哪些风险点？"
      primary={{ label: '新增风险点', onRun: () => setAdding(true) }}
      secondary={[
        {
          label: `批量修改${selected.length > 0 ? `（${selected.length}）` : ''}`,
          onRun: () => setEditingMany(true),
          isDisabled: selected.length === 0,
          tip: selected.length === 0 ? '先勾选要改的风险点' : undefined,
        },
        { label: '从风险库选', onRun: () => goTo('/library') },
        { label: '打印台账', onRun: () => goTo('/reports?report=risk-point-ledger') },
      ]}
      panel={panel}
      isFilling
    >
      {list.error ? (
        <ErrorState message={list.error.message} onRetry={list.retry} />
      ) : (
        <DataTable
          tableId="risk-points"
          label="风险点"
          rows={list.rows}
          columns={columns}
          total={list.total}
          isLoading={list.isLoading}
          onEndReached={list.loadMore}
          activeId={activeId}
          onActivate={(row) => open(row.id)}
          onOpen={(row) => goTo(`/risk-points/${row.id}`)}
          selection={{ ids: selected, onChange: setSelected }}
          sort={sort}
          onSort={setSort}
          {...(isFiltered || sort ? {} : { onMove: move })}
          toolbar={
            <>
              <SearchInput
                value={filter.search}
                onChange={(text) => setFilter({ ...filter, search: text })}
                placeholder="名称、编号、拼音首字母"
              />
              <div style={{ width: 150 }}>
                <AreaSelect value={areaId} onChange={setAreaId} label="按区域筛选" placeholder="全部区域" />
              </div>
              <FilterChips label="筛选" chips={chips} onToggle={toggle} />
            </>
          }
          empty={
            isFiltered ? (
              <EmptyState
                text="没有符合条件的风险点。"
                action={{
                  label: '清除筛选',
                  onRun: () => {
                    setFilter({ search: '', kinds: [], levels: [], isIncomplete: false })
                    setAreaId(null)
                  },
                }}
              />
            ) : (
              <EmptyState
                text="风险点是可能出事的设备、作业或场所，例如一台冲床、一次动火、一个危化品库。先从最危险的写起。"
                action={{ label: '从风险库选', onRun: () => goTo('/library') }}
              />
            )
          }
        />
      )}
      {isEditingMany && (
        <EditManyDialog
          ids={selected}
          onClose={(isDone) => {
            setEditingMany(false)
            if (isDone) setSelected([])
          }}
        />
      )}
    </PageFrame>
  )
}

/** Area, unit and responsible person of many risk points at once; what is left empty stays as it is. */
function EditManyDialog({ ids, onClose }: { ids: string[]; onClose: (isDone: boolean) => void }) {
  const change = useAction('risk-point.updateMany')
  const [areaId, setAreaId] = useState<string | null>(null)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [responsiblePersonId, setResponsible] = useState<string | null>(null)
  const patch = {
    ...(areaId ? { areaId } : {}),
    ...(unitId ? { unitId } : {}),
    ...(responsiblePersonId ? { responsiblePersonId } : {}),
  }
  const save = async () => {
    const result = await change.run({ ids, patch })
    if (!result) return
    showDone(`已修改 ${result.changed} 个风险点，可用 Ctrl+Z 撤销`)
    onClose(true)
  }
  return (
    <Modal open title={`批量修改 ${ids.length} 个风险点`} onCancel={() => onClose(false)} footer={null} width={420}>
      <div className="stack">
        <p className="meta">只改选了的项目，没选的保持原样。</p>
        <div className="field">
          <span className="field-label">区域</span>
          <AreaSelect value={areaId} onChange={setAreaId} label="区域" placeholder="不改" />
        </div>
        <div className="field">
          <span className="field-label">责任单位</span>
          <UnitSelect value={unitId} onChange={setUnitId} label="责任单位" placeholder="不改" />
        </div>
        <div className="field">
          <span className="field-label">责任人</span>
          <PersonSelect value={responsiblePersonId} onChange={setResponsible} label="责任人" placeholder="不改" />
        </div>
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={() => onClose(false)}>取消</Button>
          <Button
            type="primary"
            disabled={Object.keys(patch).length === 0}
            loading={change.isRunning}
            onClick={() => void save()}
          >
            修改
          </Button>
        </div>
      </div>
    </Modal>
  )
}
