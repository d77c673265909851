import { Button } from 'antd'
import { useState } from 'react'
import { standardizationLevels } from '#shared/domain/enterprise'
import {
  type Accident,
  accidentFields,
  type LevelCertificate,
  levelCertificateFields,
} from '#shared/domain/standardization'
import { addDays, addMonths, isValidDay } from '#shared/rules/day'
import { certificateYears } from '#shared/rules/red-lines'
import { showDone, showFailure, useAction, useData, useSaver } from '../../api/index.ts'
import { FieldsForm, problemOf, RecordForm, SubmitForm } from '../../forms/index.ts'
import { ConfirmReason, SidePanel } from '../../ui/index.ts'
import { RecordPhotos } from './attachments.tsx'

const accidentKeys = [
  'name',
  'occurredOn',
  'place',
  'accidentType',
  'deaths',
  'seriousInjuries',
  'minorInjuries',
  'directLossCents',
  'isNearMiss',
  'isContractor',
  'isConcealed',
  'hasSocialImpact',
  'course',
  'causes',
  'measures',
] as const

interface NewPanelProps {
  onClose: () => void
  onCreated: (id: string) => void
}

/** Registers an accident or a near miss. */
export function NewAccidentPanel({ onClose, onCreated }: NewPanelProps) {
  const create = useAction('accident.create')
  const { data } = useData('workspace.info', {})
  return (
    <SidePanel title="登记事故" onClose={onClose}>
      {data && (
        <SubmitForm
          schema={accidentFields}
          keys={accidentKeys}
          initial={{ occurredOn: data.today }}
          submitLabel="登记"
          onCancel={onClose}
          onSubmit={async (values) => {
            const created = await create.runOrThrow(values)
            showDone('已登记，等级和红线已重新核对')
            onCreated(created.id)
          }}
        />
      )}
    </SidePanel>
  )
}

interface VoidButtonProps {
  title: string
  onVoid: (reason: string) => Promise<boolean>
}

/** 作废 with its reason. */
export function VoidButton({ title, onVoid }: VoidButtonProps) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        作废
      </Button>
      <ConfirmReason
        isOpen={isAsking}
        title={title}
        text="作废后不再计入，记录仍然保留，可以撤销。"
        onCancel={() => setAsking(false)}
        onConfirm={onVoid}
      />
    </>
  )
}

/** A registered accident, saved as it is typed. */
export function AccidentPanel({ accident, onClose }: { accident: Accident; onClose: () => void }) {
  const save = useSaver('accident.update', accident)
  const remove = useAction('accident.void')
  return (
    <SidePanel
      title={accident.name}
      onClose={onClose}
      footer={
        <VoidButton
          title="作废这条事故登记"
          onVoid={async (reason) => {
            const isDone = (await remove.run({ id: accident.id, revision: accident.revision, reason })) !== undefined
            if (isDone) onClose()
            return isDone
          }}
        />
      }
    >
      <div className="stack">
        <RecordForm schema={accidentFields} keys={accidentKeys} value={accident} onPatch={save} />
        <RecordPhotos label="事故资料照片" recordType="accident" recordId={accident.id} />
      </div>
    </SidePanel>
  )
}

const { none: _none, ...levels } = standardizationLevels
const certificateKeys = [
  'level',
  'issuedOn',
  'expiresOn',
  'certificateNumber',
  'standardName',
  'issuer',
  'note',
] as const

/** Registers a certificate; its end is proposed as three years less a day after the announcement, which may be changed. */
export function NewCertificatePanel({ onClose, onCreated }: NewPanelProps) {
  const create = useAction('level-certificate.create')
  const [values, setValues] = useState<Record<string, unknown>>({ level: 'level3' })
  const [problems, setProblems] = useState<Record<string, string>>({})
  const change = (key: string, value: unknown) => {
    const proposed =
      key === 'issuedOn' && typeof value === 'string' && isValidDay(value)
        ? { expiresOn: addDays(addMonths(value, 12 * certificateYears), -1) }
        : {}
    setValues((own) => ({ ...own, [key]: value, ...proposed }))
    setProblems({})
  }
  const submit = async () => {
    const found = Object.fromEntries(
      certificateKeys.flatMap((key) => {
        const problem = problemOf(levelCertificateFields, key, values[key])
        return problem === null ? [] : [[key, problem]]
      }),
    )
    setProblems(found)
    if (Object.keys(found).length > 0) return
    try {
      const created = await create.runOrThrow(levelCertificateFields.parse(values))
      showDone('已登记等级证书')
      onCreated(created.id)
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <SidePanel
      title="登记等级证书"
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={create.isRunning} onClick={() => void submit()}>
            登记
          </Button>
          <Button onClick={onClose}>取消</Button>
        </>
      }
    >
      <p className="meta" style={{ marginBottom: 12 }}>
        有效期按公告日期起 3 年先填好（现行条文未核实），与证书不同的请改。
      </p>
      <FieldsForm
        schema={levelCertificateFields}
        keys={certificateKeys}
        labels={{ level: levels }}
        values={values}
        problems={problems}
        onChange={change}
        onConfirm={submit}
        isFocusing
      />
    </SidePanel>
  )
}

/** A registered certificate, saved as it is typed. */
export function CertificatePanel({ certificate, onClose }: { certificate: LevelCertificate; onClose: () => void }) {
  const save = useSaver('level-certificate.update', certificate)
  const remove = useAction('level-certificate.void')
  return (
    <SidePanel
      title="等级证书"
      onClose={onClose}
      footer={
        <VoidButton
          title="作废这份等级证书"
          onVoid={async (reason) => {
            const isDone =
              (await remove.run({ id: certificate.id, revision: certificate.revision, reason })) !== undefined
            if (isDone) onClose()
            return isDone
          }}
        />
      }
    >
      <div className="stack">
        <RecordForm
          schema={levelCertificateFields}
          keys={certificateKeys}
          labels={{ level: levels }}
          value={certificate}
          onPatch={save}
        />
        <RecordPhotos label="证书照片" recordType="levelCertificate" recordId={certificate.id} />
      </div>
    </SidePanel>
  )
}
