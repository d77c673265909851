import { PlusOutlined } from '@ant-design/icons'
import { Modal } from 'antd'
import { useMemo, useState } from 'react'
import { type Area, areaFields } from '#shared/domain/area'
import { goTo, useAction, useData, useRouteSearch } from '../../api/index.ts'
import { labelWithShortcut, useCommands } from '../../commands/index.ts'
import { SubmitForm } from '../../forms/index.ts'
import {
  compareText,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  PageFrame,
  SearchInput,
} from '../../ui/index.ts'
import { AreaLevel, AreaRiskCount } from './area-level.tsx'
import { AreaPanel } from './area-panel.tsx'

export { MapPage } from './map/index.tsx'

/** The areas of the site as a list. */
export function AreasPage() {
  const areas = useData('area.list', {})
  const units = useData('organization-unit.list', {})
  const people = useData('person.list', {})
  const plans = useData('floor-plan.list', {})
  const create = useAction('area.create')
  const wanted = useRouteSearch().area
  const [activeId, setActiveId] = useState<string | null>(wanted ?? null)
  const [search, setSearch] = useState('')
  const [isAdding, setAdding] = useState(false)

  useCommands(useMemo(() => [{ id: 'page.create', label: '新增区域', run: () => setAdding(true) }], []))
  const list = useMemo(() => areas.data ?? [], [areas.data])
  const columns = useMemo<DataColumn<Area>[]>(() => {
    const unitNames = new Map(units.data?.map((unit) => [unit.id, unit.name]))
    const names = new Map(people.data?.map((person) => [person.id, person.name]))
    const planNames = new Map(plans.data?.map((plan) => [plan.id, plan.name]))
    return [
      { key: 'code', title: '编号', width: 90, sort: (a, b) => compareText(a.code, b.code), render: (row) => row.code },
      {
        key: 'name',
        title: '区域',
        width: 180,
        sort: (a, b) => compareText(a.name, b.name),
        render: (row) => row.name,
      },
      { key: 'level', title: '最高等级', width: 96, align: 'center', render: (row) => <AreaLevel areaId={row.id} /> },
      { key: 'count', title: '风险点', width: 80, align: 'right', render: (row) => <AreaRiskCount areaId={row.id} /> },
      { key: 'unit', title: '责任单位', width: 140, render: (row) => unitNames.get(row.unitId ?? '') ?? '' },
      { key: 'person', title: '责任人', width: 100, render: (row) => names.get(row.responsiblePersonId ?? '') ?? '' },
      {
        key: 'plan',
        title: '图上范围',
        width: 150,
        render: (row) =>
          row.polygon.length > 2 ? (
            (planNames.get(row.floorPlanId ?? '') ?? '已画')
          ) : (
            <span className="meta">未画</span>
          ),
      },
    ]
  }, [units.data, people.data, plans.data])
  const rows = useMemo(
    () => list.filter((row) => `${row.name} ${row.code}`.toLowerCase().includes(search.toLowerCase())),
    [list, search],
  )
  const active = list.find((area) => area.id === activeId)
  return (
    <PageFrame
      title="厂里分成哪些区域？"
      intro="按车间、站房、库房划分；风险点、检查表和四色图都按区域归集。"
      isFilling
      secondary={[{ label: '四色图', onRun: () => goTo('/areas/map') }]}
      primary={{
        label: '新增区域',
        icon: <PlusOutlined />,
        onRun: () => setAdding(true),
        tip: labelWithShortcut('新增区域', 'page.create'),
      }}
      panel={active ? <AreaPanel key={active.id} area={active} onClose={() => setActiveId(null)} /> : null}
    >
      {areas.error ? (
        <ErrorState message={areas.error.message} logId={areas.error.logId} onRetry={() => void areas.refetch()} />
      ) : (
        <DataTable
          tableId="areas"
          label="区域"
          rows={rows}
          columns={columns}
          activeId={activeId}
          onActivate={(row) => setActiveId(row.id)}
          isLoading={areas.isPending}
          empty={
            list.length === 0 ? (
              <EmptyState
                text="先把厂区分成几个区域，例如冲压车间、喷涂车间、空压机房、化学品库、食堂。"
                action={{ label: '新增区域', onRun: () => setAdding(true) }}
                link={{ label: '看看示例企业怎么分', onRun: () => goTo('/enterprises') }}
              />
            ) : (
              <EmptyState text="没有符合条件的区域。" />
            )
          }
          toolbar={<SearchInput value={search} onChange={setSearch} placeholder="区域名称或编号" />}
        />
      )}
      <Modal
        open={isAdding}
        title="新增区域"
        footer={null}
        onCancel={() => setAdding(false)}
        destroyOnHidden
        width={600}
      >
        <SubmitForm
          schema={areaFields}
          keys={['name', 'code', 'unitId', 'responsiblePersonId', 'description']}
          submitLabel="新增"
          onCancel={() => setAdding(false)}
          onSubmit={async (values) => {
            const created = await create.runOrThrow({ ...values, sortOrder: list.length + 1 })
            setAdding(false)
            setActiveId(created.id)
          }}
        />
      </Modal>
    </PageFrame>
  )
}
