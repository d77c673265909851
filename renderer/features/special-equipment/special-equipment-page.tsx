import { Segmented } from 'antd'
import { useState } from 'react'
import type { EquipmentRow } from '#shared/contract/special-equipment'
import {
  equipmentConclusions,
  specialEquipmentKinds,
  specialEquipmentStates,
  type EquipmentInspection,
  equipmentInspectionLabels,
} from '#shared/domain/special-equipment'
import { percentOneDecimal, type Ratio } from '#shared/rules/ratio'
import { goTo, useData, useRouteSearch } from '../../api/index.ts'
import { type DataColumn, DataTable, EmptyState, ErrorState, PageFrame, StatusTag, type Tone } from '../../ui/index.ts'
import { EquipmentPanel, NewEquipmentPanel } from './equipment-panels.tsx'
import { OperatorsPart } from './operators-part.tsx'
import './special-equipment.css'

const tones: Record<EquipmentInspection, Tone> = {
  valid: 'green',
  dueSoon: 'amber',
  overdue: 'red',
  unqualified: 'red',
  unknown: 'red',
  exempt: 'grey',
  notInUse: 'grey',
}

const columns: DataColumn<EquipmentRow>[] = [
  { key: 'name', title: '设备名称', width: 180, render: (row) => <span className="ellipsis">{row.name}</span> },
  {
    key: 'inspection',
    title: '检验情况',
    width: 110,
    render: ({ inspection }) => <StatusTag tone={tones[inspection]}>{equipmentInspectionLabels[inspection]}</StatusTag>,
  },
  {
    key: 'next',
    title: '下次检验',
    width: 110,
    render: (row) => <span className="num">{row.nextInspectionOn ?? ''}</span>,
  },
  { key: 'kind', title: '种类', width: 160, render: (row) => specialEquipmentKinds[row.kind] },
  {
    key: 'registration',
    title: '使用登记证编号',
    width: 170,
    render: (row) => row.registrationNumber || <StatusTag tone="red">没有登记</StatusTag>,
  },
  { key: 'model', title: '规格型号', width: 130, render: (row) => <span className="ellipsis">{row.model}</span> },
  {
    key: 'place',
    title: '使用部门、区域',
    width: 180,
    render: (row) => <span className="ellipsis">{[row.unitName, row.areaName].filter(Boolean).join('／')}</span>,
  },
  { key: 'state', title: '使用状态', width: 84, render: (row) => specialEquipmentStates[row.state] },
  {
    key: 'inspectedOn',
    title: '最近检验',
    width: 110,
    render: (row) => <span className="num">{row.inspectedOn ?? ''}</span>,
  },
  { key: 'conclusion', title: '结论', width: 84, render: (row) => equipmentConclusions[row.conclusion] },
  {
    key: 'body',
    title: '检验单位',
    width: 180,
    render: (row) => <span className="ellipsis">{row.inspectionBody}</span>,
  },
]

type Part = 'equipment' | 'operators'

/** 特种设备台账 with the three rates, and the people who operate what is in it. */
export function SpecialEquipmentPage() {
  const search = useRouteSearch()
  const overview = useData('special-equipment.overview', {})
  const [part, setPart] = useState<Part>(search['part'] === 'operators' ? 'operators' : 'equipment')
  const [activeId, setActiveId] = useState<string | null>(search['id'] ?? null)
  const [isAdding, setAdding] = useState(false)
  const list = overview.data?.equipment ?? []
  const operators = overview.data?.operators ?? []
  const frame = {
    title: '特种设备登记、检验、持证齐不齐？',
    extra: (
      <Segmented<Part>
        aria-label="设备或作业人员"
        value={part}
        options={[
          { value: 'equipment', label: '设备台账' },
          { value: 'operators', label: '作业人员' },
        ]}
        onChange={(next) => {
          setPart(next)
          setAdding(false)
          setActiveId(null)
        }}
      />
    ),
    rates: overview.data && <ThreeRatesView rates={overview.data.rates} />,
    print: { label: '打印三率报表', onRun: () => goTo('/reports?report=special-equipment-rates') },
  }
  if (part === 'operators') {
    return <OperatorsPart frame={frame} operators={operators} isLoading={overview.isPending} />
  }
  const active = list.find((row) => row.id === activeId)
  const add = () => {
    setActiveId(null)
    setAdding(true)
  }
  return (
    <PageFrame
      title={frame.title}
      extra={frame.extra}
      primary={{ label: '新增特种设备', onRun: add }}
      secondary={[frame.print]}
      panel={
        isAdding ? (
          <NewEquipmentPanel
            onClose={() => setAdding(false)}
            onCreated={(id) => {
              setAdding(false)
              setActiveId(id)
            }}
          />
        ) : active ? (
          <EquipmentPanel key={active.id} row={active} onClose={() => setActiveId(null)} />
        ) : null
      }
      isFilling
    >
      {overview.error ? (
        <ErrorState message={overview.error.message} onRetry={() => void overview.refetch()} />
      ) : (
        <>
          {frame.rates}
          <DataTable
            tableId="special-equipment"
            label="特种设备台账"
            rows={list}
            columns={columns}
            isLoading={overview.isPending}
            activeId={activeId}
            onActivate={(row) => {
              setAdding(false)
              setActiveId(row.id)
            }}
            empty={
              <EmptyState
                text="起重机、叉车、储气罐、锅炉、电梯一台一行；填了登记证和检验日期，软件就能算三率、提醒送检。"
                action={{ label: '新增特种设备', onRun: add }}
                link={{ label: '登记作业人员', onRun: () => setPart('operators') }}
              />
            }
          />
        </>
      )}
    </PageFrame>
  )
}

const rateNames = { registration: '使用登记率', inspection: '定期检验率', certificate: '持证上岗率' } as const

function ThreeRatesView({ rates }: { rates: Record<keyof typeof rateNames, Ratio> }) {
  return (
    <section className="three-rates" aria-label="特种设备三率">
      {(['registration', 'inspection', 'certificate'] as const).map((key) => {
        const { numerator, denominator } = rates[key]
        return (
          <div key={key} className={numerator < denominator ? 'card is-short' : 'card'}>
            <span className="meta">{rateNames[key]}（目标 100%）</span>
            <div className="num">
              <b>{percentOneDecimal(rates[key])}</b>{' '}
              <span className="meta">
                {numerator}/{denominator}
              </span>
            </div>
          </div>
        )
      })}
    </section>
  )
}
