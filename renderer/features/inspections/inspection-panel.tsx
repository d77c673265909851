import { Button } from 'antd'
import { useState } from 'react'
import type { InspectionRow } from '#shared/contract/inspection'
import { controlTiers } from '#shared/domain/hazard'
import { inspectionKinds } from '#shared/domain/inspection'
import { goTo, useAction } from '../../api/index.ts'
import { ConfirmReason, formatInstant, SidePanel } from '../../ui/index.ts'
import { InspectionStateTag } from './inspection-state-tag.tsx'

/** What is known of an inspection, beside the list. */
export function InspectionPanel({ row, onClose }: { row: InspectionRow; onClose: () => void }) {
  const remove = useAction('inspection.void')
  const [isRemoving, setRemoving] = useState(false)
  const isOpen = row.status === 'inProgress' && row.voidedAt === null
  const facts: [string, string][] = [
    ['编号', row.number || '提交后编号'],
    ['检查类型', inspectionKinds[row.kind]],
    ['组织级别', controlTiers[row.tier]],
    ['检查日期', row.inspectedOn],
    ['检查人', row.inspectorName],
    ['参加人员', row.participants],
    ['受检单位', row.inspectedUnitName],
    ['主要负责人带队', row.isLedByPrincipal ? '是' : ''],
    ['已查', `${row.answeredCount}/${row.itemCount} 项`],
    ['隐患', row.abnormalCount === 0 ? '没有' : `${row.abnormalCount} 项`],
    ['提交时间', formatInstant(row.submittedAt)],
    ['作废原因', row.voidReason],
  ]
  return (
    <SidePanel
      title={row.name}
      extra={<InspectionStateTag row={row} />}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" onClick={() => goTo(`/inspections/${row.id}`)}>
            {isOpen ? '继续检查' : '查看结果'}
          </Button>
          {row.voidedAt === null && (
            <>
              <Button onClick={() => goTo(`/reports?report=inspection-sheet&record=${row.id}`)}>打印检查表</Button>
              <Button danger onClick={() => setRemoving(true)}>
                作废
              </Button>
            </>
          )}
        </>
      }
    >
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
      </dl>
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${row.name}」`}
        text={
          isOpen
            ? '已填的结果和没提交的隐患一起作废，记录仍然保留，可以撤销。'
            : '作废后不再计入检查次数，编号不再使用；查到的隐患要先逐条作废。'
        }
        onCancel={() => setRemoving(false)}
        onConfirm={async (reason) => {
          const isDone = (await remove.run({ id: row.id, revision: row.revision, reason })) !== undefined
          if (isDone) onClose()
          return isDone
        }}
      />
    </SidePanel>
  )
}
