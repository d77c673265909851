import { PlusOutlined } from '@ant-design/icons'
import { Modal } from 'antd'
import { useMemo, useState } from 'react'
import { type OrganizationUnit, organizationUnitFields, unitKinds } from '#shared/domain/organization-unit'
import { type Person, personFields } from '#shared/domain/person'
import { goTo, useAction, useData, useRouteSearch } from '../../api/index.ts'
import { labelWithShortcut, useCommands } from '../../commands/index.ts'
import { SubmitForm } from '../../forms/index.ts'
import {
  compareText,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  FilterChips,
  PageFrame,
  SearchInput,
  StatusTag,
} from '../../ui/index.ts'
import { PersonPanel, UnitPanel } from './panels.tsx'
import { unitsBelow } from './unit-nodes.ts'
import { UnitTree } from './unit-tree.tsx'
import './organization.css'

type Chosen = { kind: 'person' | 'unit'; id: string } | null

/** The organization as a tree and its people as a table. */
export function OrganizationPage() {
  const units = useData('organization-unit.list', {})
  const people = useData('person.list', {})
  const createUnit = useAction('organization-unit.create')
  const createPerson = useAction('person.create')
  const wantedPerson = useRouteSearch().person
  const [chosen, setChosen] = useState<Chosen>(wantedPerson ? { kind: 'person', id: wantedPerson } : null)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const [withFormer, setWithFormer] = useState(false)
  const [adding, setAdding] = useState<'person' | 'unit' | null>(null)

  useCommands(
    useMemo(
      () => [
        { id: 'page.create', label: '新增人员', run: () => setAdding('person') },
        { id: 'organization-unit.create', label: '新增单位', run: () => setAdding('unit') },
      ],
      [],
    ),
  )
  const unitList = useMemo(() => units.data ?? [], [units.data])
  const columns = useMemo(() => personColumns(unitList), [unitList])
  const rows = useMemo(() => {
    const within = unitId === null ? null : unitsBelow(unitList, unitId)
    const wanted = search.toLowerCase()
    return (people.data ?? []).filter(
      (person) =>
        (within === null || within.has(person.unitId ?? '')) &&
        (withFormer || person.leftOn === null) &&
        (wanted === '' ||
          [person.name, person.post, person.phone, person.namePinyin, person.nameInitials].some((text) =>
            text.toLowerCase().replaceAll(' ', '').includes(wanted),
          )),
    )
  }, [people.data, unitList, unitId, search, withFormer])

  const person = chosen?.kind === 'person' ? people.data?.find((one) => one.id === chosen.id) : undefined
  const unit = chosen?.kind === 'unit' ? unitList.find((one) => one.id === chosen.id) : undefined
  const error = units.error ?? people.error
  return (
    <PageFrame
      title="谁在哪里、负责什么？"
      intro="风险点、检查和整改都落实到这里的单位和人。"
      isFilling
      primary={{
        label: '新增人员',
        icon: <PlusOutlined />,
        onRun: () => setAdding('person'),
        tip: labelWithShortcut('新增人员', 'page.create'),
      }}
      secondary={[{ label: '新增单位', onRun: () => setAdding('unit') }]}
      panel={
        person ? (
          <PersonPanel key={person.id} person={person} onClose={() => setChosen(null)} />
        ) : unit ? (
          <UnitPanel key={unit.id} unit={unit} onClose={() => setChosen(null)} />
        ) : null
      }
    >
      {error ? (
        <ErrorState message={error.message} logId={error.logId} onRetry={() => void people.refetch()} />
      ) : (
        <div className="organization">
          <UnitTree
            units={unitList}
            people={people.data ?? []}
            chosenId={unitId}
            onChoose={setUnitId}
            onEdit={(id) => setChosen({ kind: 'unit', id })}
          />
          <DataTable<Person>
            tableId="people"
            label="人员"
            rows={rows}
            columns={columns}
            activeId={person?.id ?? null}
            onActivate={(row) => setChosen({ kind: 'person', id: row.id })}
            isLoading={people.isPending}
            empty={
              people.data?.length === 0 ? (
                <EmptyState
                  text="登记员工，才能指定风险点的责任人、检查人和整改责任人。"
                  action={{ label: '新增人员', onRun: () => setAdding('person') }}
                  link={{ label: '看看示例企业怎么填', onRun: () => goTo('/enterprises') }}
                />
              ) : (
                <EmptyState text="没有符合条件的人员。" />
              )
            }
            toolbar={
              <>
                <SearchInput value={search} onChange={setSearch} placeholder="姓名、拼音或岗位" />
                <FilterChips
                  label="筛选"
                  chips={[{ key: 'former', label: '含已离职', isOn: withFormer }]}
                  onToggle={() => setWithFormer(!withFormer)}
                />
              </>
            }
          />
        </div>
      )}
      <Modal
        open={adding !== null}
        title={adding === 'unit' ? '新增单位' : '新增人员'}
        footer={null}
        onCancel={() => setAdding(null)}
        destroyOnHidden
        width={600}
      >
        {adding === 'unit' ? (
          <SubmitForm
            schema={organizationUnitFields}
            initial={{ kind: 'workshop', parentId: unitId ?? topUnit(unitList)?.id ?? null }}
            labels={{ kind: unitKinds }}
            submitLabel="新增"
            onCancel={() => setAdding(null)}
            onSubmit={async (values) => {
              const created = await createUnit.runOrThrow({ ...values, sortOrder: unitList.length + 1 })
              setAdding(null)
              setChosen({ kind: 'unit', id: created.id })
            }}
          />
        ) : (
          <SubmitForm
            schema={personFields}
            keys={['name', 'unitId', 'post', 'phone', 'isPrincipal', 'isSafetyManager']}
            initial={{ unitId }}
            submitLabel="新增"
            onCancel={() => setAdding(null)}
            onSubmit={async (values) => {
              const created = await createPerson.runOrThrow(values)
              setAdding(null)
              setChosen({ kind: 'person', id: created.id })
            }}
          />
        )}
      </Modal>
    </PageFrame>
  )
}

const topUnit = (units: readonly OrganizationUnit[]) => units.find((unit) => unit.parentId === null)

function personColumns(units: readonly OrganizationUnit[]): DataColumn<Person>[] {
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  const unitName = (person: Person) => names.get(person.unitId ?? '') ?? ''
  return [
    {
      key: 'name',
      title: '姓名',
      width: 120,
      sort: (left, right) => compareText(left.namePinyin, right.namePinyin),
      render: (row) => row.name,
    },
    {
      key: 'unit',
      title: '单位',
      width: 150,
      sort: (left, right) => compareText(unitName(left), unitName(right)),
      render: unitName,
    },
    {
      key: 'post',
      title: '岗位',
      width: 140,
      sort: (left, right) => compareText(left.post, right.post),
      render: (row) => row.post,
    },
    { key: 'phone', title: '电话', width: 130, render: (row) => <span className="num">{row.phone}</span> },
    {
      key: 'role',
      title: '安全职务',
      width: 190,
      render: (row) => (
        <span className="row-line">
          {row.isPrincipal && <span className="tag blue">主要负责人</span>}
          {row.isSafetyManager && <span className="tag blue">安全管理人员</span>}
          {row.leftOn && <StatusTag tone="grey">{row.leftOn} 离职</StatusTag>}
        </span>
      ),
    },
  ]
}
