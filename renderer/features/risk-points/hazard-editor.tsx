import { Select } from 'antd'
import { useMemo } from 'react'
import type { HazardDetail, RiskPointAnalysis } from '#shared/contract/risk-point'
import { controlTiers, hazardFactors, hazardFields } from '#shared/domain/hazard'
import { accidentTypesOf, editionInForce } from '#shared/rules/accident-types'
import { controlTierFor } from '#shared/rules/control-tier'
import { showFailure, useData, useSaver, useSession } from '../../api/index.ts'
import { RecordForm } from '../../forms/index.ts'
import { CatalogueHits } from './catalogue-hits.tsx'
import { ControlsEditor } from './controls-editor.tsx'
import { EvaluationEditor } from './evaluation-editor.tsx'
import { EvaluationHistory } from './evaluation-history.tsx'
import { ReRatingView } from './re-rating.tsx'

interface HazardEditorProps {
  hazard: HazardDetail
  riskPoint: RiskPointAnalysis['riskPoint']
  /** just added: its name is asked first */
  isNew: boolean
  /** the closed finding for which the hazard is evaluated again */
  closedFindingId?: string | undefined
}

const formFields = hazardFields.omit({ riskPointId: true, accidentTypes: true, accidentEdition: true, sortOrder: true })

/** One JHA step or SCL item: what can go wrong, its controls, its evaluation and who answers for it. */
export function HazardEditor({ hazard, riskPoint, isNew, closedFindingId }: HazardEditorProps) {
  const save = useSaver('hazard.update', hazard)
  const isActivity = riskPoint.kind === 'activity'
  return (
    <div className="hazard-editor">
      {closedFindingId !== undefined && <Evaluations hazard={hazard} closedFindingId={closedFindingId} />}
      <div className="card">
        <RecordForm
          schema={formFields}
          keys={
            isActivity
              ? ['item', 'hazardFactor', 'deviation', 'consequence']
              : ['item', 'hazardFactor', 'standard', 'deviation', 'consequence']
          }
          labels={{ hazardFactor: hazardFactors }}
          value={hazard}
          onPatch={save}
          isFocusing={isNew}
        >
          <AccidentTypes hazard={hazard} onSave={save} />
        </RecordForm>
      </div>
      <div className="card">
        <ControlsEditor key={hazard.id} hazard={hazard} />
      </div>
      <CatalogueHits hazard={hazard} onSave={save} />
      {closedFindingId === undefined && <Evaluations hazard={hazard} />}
      <div className="card">
        <h3 className="section-title">管控责任</h3>
        <RecordForm
          schema={formFields}
          keys={['controlTierOverride', 'responsibleUnitId', 'responsiblePersonId', 'remark']}
          labels={{ controlTierOverride: controlTiers }}
          value={hazard}
          onPatch={save}
        />
        <TierNote hazard={hazard} />
      </div>
    </div>
  )
}

function AccidentTypes({
  hazard,
  onSave,
}: {
  hazard: HazardDetail
  onSave: ReturnType<typeof useSaver<'hazard.update'>>
}) {
  const lists = useData('workspace.codeLists', {})
  const today = useSession((session) => session.today)
  const list = lists.data?.accidentTypes
  const options = useMemo(() => {
    if (!list) return []
    const edition = editionInForce(list, today)
    return accidentTypesOf(list, edition).map((type) => ({ value: type.name, label: type.name }))
  }, [list, today])
  const choose = (accidentTypes: string[]) => {
    if (!list) return
    onSave({ accidentTypes, accidentEdition: editionInForce(list, today) }).catch(showFailure)
  }
  return (
    <div className="field accident-types">
      <label htmlFor={`accidents-${hazard.id}`}>
        可能导致的事故类型<span className="meta aside">{hazard.accidentEdition}</span>
      </label>
      <Select
        id={`accidents-${hazard.id}`}
        mode="multiple"
        placeholder="可选多项"
        options={options}
        value={hazard.accidentTypes}
        onChange={choose}
      />
    </div>
  )
}

function Evaluations({ hazard, closedFindingId }: Pick<HazardEditorProps, 'hazard' | 'closedFindingId'>) {
  const packs = useData('rule-pack.list', {})
  const actorId = useSession((session) => session.actorId)
  const people = useData('person.list', {})
  const data = packs.data
  const pack = data?.packs.find((candidate) => candidate.id === data.chosen[data.method])
  if (!pack) return null
  const evaluatorName = people.data?.find((person) => person.id === actorId)?.name ?? ''
  return (
    <section aria-label="风险评价">
      <h3 className="section-title">
        风险评价
        <span className="meta aside">
          {pack.methodName} {pack.name}，按句子选，从严从高
        </span>
      </h3>
      {closedFindingId !== undefined && (
        <ReRatingView findingId={closedFindingId} hazard={hazard} pack={pack} evaluatorName={evaluatorName} />
      )}
      {(closedFindingId === undefined ? (['inherent', 'current'] as const) : (['inherent'] as const)).map((stage) => (
        <EvaluationEditor
          key={`${hazard.id} ${stage} ${pack.id} ${hazard[stage]?.id ?? ''}`}
          hazard={hazard}
          stage={stage}
          pack={pack}
          evaluatorName={evaluatorName}
        />
      ))}
      <EvaluationHistory hazardId={hazard.id} isLifted={hazard.catalogueHits.length > 0} />
    </section>
  )
}

/** Which tiers answer by the level, and what the override would mean. */
function TierNote({ hazard }: { hazard: HazardDetail }) {
  const lists = useData('workspace.codeLists', {})
  const table = lists.data?.controlTiers.entries.find((entry) => entry.isDefault)
  if (!table || !hazard.currentLevel) return <p className="meta">评价后按等级自动确定管控层级。</p>
  const tiers = controlTierFor(hazard.currentLevel, hazard.controlTierOverride, table)
  return (
    <p className="meta">
      管控层级：{tiers.text}（{tiers.isOverridden ? '单独指定' : table.name}）
    </p>
  )
}
