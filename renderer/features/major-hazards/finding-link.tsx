import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { MajorHazardAnswerDetail } from '#shared/contract/major-hazard'
import { findingFields } from '#shared/domain/finding'
import { goTo, showDone, useAction, useData, useSession } from '../../api/index.ts'
import { RecordSelect, SubmitForm } from '../../forms/index.ts'
import { FindingStatusTag } from '../../ui/index.ts'

const fields = findingFields.pick({ description: true, areaId: true, location: true, foundOn: true })

/** A suspected item becomes a finding, or belongs to one that is there already. */
export function FindingLink({ answer, isReadOnly }: { answer: MajorHazardAnswerDetail; isReadOnly: boolean }) {
  const link = useAction('major-hazard-check.linkFinding')
  const [isWriting, setWriting] = useState(false)
  const { finding } = answer
  if (finding) {
    return (
      <section className="mh-finding" aria-label="隐患">
        <h3 className="section-title">已关联的隐患</h3>
        <p>{finding.description}</p>
        <div className="row-line">
          <Button size="small" onClick={() => goTo(`/findings/${finding.id}`)}>
            打开隐患 {finding.number}
          </Button>
          <FindingStatusTag status={finding.status} isVoided={finding.voidedAt !== null} />
          {!isReadOnly && (
            <Button size="small" type="link" onClick={() => void link.run({ answerId: answer.id, findingId: null })}>
              取消关联
            </Button>
          )}
        </div>
      </section>
    )
  }
  if (isReadOnly) return null
  return (
    <section className="mh-finding" aria-label="隐患">
      <h3 className="section-title">
        先到现场核实，再登记成隐患<span className="meta">　也可以关联已经登记的，或在下面写明情况</span>
      </h3>
      {isWriting ? (
        <NewFinding answer={answer} onClose={() => setWriting(false)} />
      ) : (
        <div className="mh-link-choices">
          <Button type="primary" onClick={() => setWriting(true)}>
            登记隐患
          </Button>
          <FindingPicker answer={answer} onPick={(findingId) => void link.run({ answerId: answer.id, findingId })} />
        </div>
      )}
    </section>
  )
}

/** Open findings, those whose words fit first. */
function FindingPicker({ answer, onPick }: { answer: MajorHazardAnswerDetail; onPick: (id: string) => void }) {
  const open = useData('finding.list', { isOpen: true, limit: 500 })
  const likely = new Set(answer.candidates.map(({ id }) => id))
  const options = (open.data?.items ?? [])
    .map(({ id, number, description }) => ({
      value: id,
      label: `${likely.has(id) ? '可能对应　' : ''}${number} ${description}`,
    }))
    .sort((a, b) => Number(likely.has(b.value)) - Number(likely.has(a.value)))
  return (
    <RecordSelect
      label="关联已有隐患"
      placeholder={`关联已有隐患${likely.size > 0 ? `（${likely.size} 条可能对应）` : ''}`}
      value={null}
      isLoading={open.isPending}
      options={options}
      onChange={(id) => {
        if (id !== null) onPick(id)
      }}
    />
  )
}

function NewFinding({ answer, onClose }: { answer: MajorHazardAnswerDetail; onClose: () => void }) {
  const create = useAction('major-hazard-check.createFinding')
  const today = useSession((session) => session.today)
  const form = useRef<HTMLDivElement>(null)
  // a browser may answer with a promise, which is no clean-up
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={form}>
      <SubmitForm
        schema={fields}
        keys={['description', 'areaId', 'location', 'foundOn']}
        initial={{ description: answer.note, foundOn: today }}
        submitLabel="登记并关联"
        onCancel={onClose}
        onSubmit={async (values) => {
          const finding = await create.runOrThrow({ answerId: answer.id, fields: values })
          showDone(`已登记 ${finding.number}，到隐患里分级`)
          onClose()
        }}
      />
    </div>
  )
}
