import { z } from 'zod'
import type { FindingDetail } from '#shared/contract/finding'
import { requiredReference } from '#shared/domain/fields'
import { type Hazard, hazardFields } from '#shared/domain/hazard'
import { type RiskPoint, riskPointFields, riskPointKinds } from '#shared/domain/risk-point'
import type { Problems } from '#shared/rules/finding-flow'
import { goTo, showDone, useAction, useData } from '../../../api/index.ts'
import { FieldsForm, RecordSelect } from '../../../forms/index.ts'
import { ActFrame } from './act-frame.tsx'
import { useAct } from './use-act.ts'

/** Stands in a choice for a record that is made by this deed. */
const fresh = 'new'

const fields = z.object({
  riskPointId: requiredReference('风险点'),
  ...riskPointFields.pick({ name: true, kind: true, areaId: true, location: true }).shape,
  hazardId: requiredReference('危险源'),
  ...hazardFields.pick({ item: true, standard: true, deviation: true }).shape,
})

interface Values
  extends Pick<RiskPoint, 'name' | 'kind' | 'areaId' | 'location'>,
    Pick<Hazard, 'item' | 'standard' | 'deviation'> {
  riskPointId: string | null
  hazardId: string | null
}

function check({ riskPointId, hazardId, name, item }: Values): Problems {
  return {
    ...(riskPointId === null ? { riskPointId: '请选择风险点或新增一个' } : {}),
    ...(riskPointId === fresh && name.trim() === '' ? { name: '请填写风险点名称' } : {}),
    ...(hazardId === null ? { hazardId: '请选择危险源或新增一个' } : {}),
    ...(hazardId === fresh && item.trim() === '' ? { item: '请填写作业步骤或检查项目' } : {}),
  }
}

/** 补充辨识: enters the risk behind a finding in the register, prefilled, and goes on there with controls and evaluation. */
export function IdentifyForm({ finding, onClose }: { finding: FindingDetail; onClose: () => void }) {
  const identify = useAction('finding.identify')
  const riskPoints = useData('risk-point.list', { limit: 500 })
  const act = useAct<Values>({
    draftKey: `identify ${finding.id}`,
    initial: {
      riskPointId: finding.riskPointId ?? fresh,
      name: finding.location || finding.areaName,
      kind: 'place',
      areaId: finding.areaId,
      location: finding.location,
      hazardId: finding.hazardId ?? fresh,
      item: finding.location || finding.category,
      standard: '',
      deviation: finding.description,
    },
    check,
    send: async (values) => {
      const { riskPointId, hazardId, name, kind, areaId, location, item, standard, deviation } = values
      const linked = await identify.runOrThrow({
        id: finding.id,
        revision: finding.revision,
        riskPointId: riskPointId === fresh ? null : riskPointId,
        riskPoint: riskPointId === fresh ? { name, kind, areaId, location } : null,
        hazardId: hazardId === fresh ? null : hazardId,
        hazard: hazardId === fresh ? { item, standard, deviation } : null,
      })
      showDone(`${finding.number} 已对应到风险点，接着补措施、做评价`)
      onClose()
      goTo(`/risk-points/${linked.riskPointId}?hazard=${linked.hazardId}`)
    },
  })
  const { values, change } = act
  const isNewPoint = values.riskPointId === fresh
  const analysis = useData(
    'risk-point.analysis',
    { id: values.riskPointId ?? '' },
    { enabled: values.riskPointId !== null && !isNewPoint },
  )
  const hazards = isNewPoint ? [] : (analysis.data?.hazards ?? [])
  return (
    <ActFrame
      title="补充辨识"
      consequence="风险点和危险源写入辨识清单，这条隐患改为对应到它；然后转到辨识评价，补管控措施和等级。"
      submitLabel="写入并去评价"
      act={act}
      onCancel={onClose}
    >
      <FieldsForm
        schema={fields}
        keys={[
          'riskPointId',
          ...(isNewPoint ? (['name', 'kind', 'areaId', 'location'] as const) : []),
          'hazardId',
          ...(values.hazardId === fresh ? (['item', 'standard', 'deviation'] as const) : []),
        ]}
        labels={{ kind: riskPointKinds }}
        pickers={{
          riskPointId: (props) => (
            <RecordSelect
              {...props}
              isLoading={riskPoints.isPending}
              onChange={(riskPointId) => change({ riskPointId, hazardId: fresh })}
              options={[
                { value: fresh, label: '新增一个风险点' },
                ...(riskPoints.data?.items ?? []).map((row) => ({ value: row.id, label: `${row.number} ${row.name}` })),
              ]}
            />
          ),
          hazardId: (props) => (
            <RecordSelect
              {...props}
              onChange={(hazardId) => change({ hazardId })}
              options={[
                { value: fresh, label: '新增一条危险源' },
                ...hazards.map((hazard) => ({ value: hazard.id, label: hazard.item })),
              ]}
            />
          ),
        }}
        values={{ ...values }}
        problems={act.shown}
        onChange={(key, value) => change({ [key]: value ?? (key === 'areaId' ? null : '') })}
        onConfirm={act.submit}
      />
    </ActFrame>
  )
}
