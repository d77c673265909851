import type { FindingDetail } from '#shared/contract/finding'
import { type Rectification, rectificationFields } from '#shared/domain/finding'
import { rectificationProblems } from '#shared/rules/finding-flow'
import { showDone, useAction, useSession } from '../../../api/index.ts'
import { FieldsForm, PersonNameInput, PhotoStrip } from '../../../forms/index.ts'
import { ActFrame } from './act-frame.tsx'
import { useAct } from './use-act.ts'

type Values = Pick<Rectification, 'measures' | 'completedOn' | 'rectifierId' | 'rectifierName' | 'costCents'>

/** 提交整改: the photos afterwards, what was done, when and by whom; hands over to somebody else's review. */
export function RectifyForm({ finding, onClose }: { finding: FindingDetail; onClose: () => void }) {
  const submit = useAction('rectification.submit')
  const today = useSession((session) => session.today)
  const photos = finding.photos.filter((photo) => photo.recordType === 'finding' && photo.role === 'after')
  const isImmediate = finding.treatment === 'immediate'
  const act = useAct<Values>({
    draftKey: `rectify ${finding.id} ${finding.round}`,
    initial: {
      measures: '',
      completedOn: today,
      rectifierId: finding.responsibleId,
      rectifierName: finding.responsibleName,
      costCents: 0,
    },
    check: (values) =>
      rectificationProblems(finding, values, {
        afterPhotoCount: photos.filter((photo) => photo.mime !== 'application/pdf').length,
        today,
      }),
    send: async (values) => {
      await submit.runOrThrow({ ...values, findingId: finding.id, revision: finding.revision })
      showDone(`${finding.number} 已提交整改，等待验收`)
      onClose()
    },
  })
  const { values, change, shown } = act
  return (
    <ActFrame
      title={finding.round > 1 ? `提交整改（第 ${finding.round} 次）` : '提交整改'}
      consequence="提交后进入「待验收」，由整改人以外的人验收；照片随这次整改保存，不能再移除。"
      submitLabel="提交整改"
      act={act}
      onCancel={onClose}
    >
      <div className="field" data-field="afterPhotos" style={{ marginBottom: 14 }}>
        <span className="field-label">
          {isImmediate && <span className="required">*</span>}
          整改后照片{!isImmediate && <span className="meta">　建议与整改前同一角度</span>}
        </span>
        <PhotoStrip label="整改后照片" photos={photos} recordType="finding" recordId={finding.id} role="after" />
        {shown['afterPhotos'] && (
          <div className="field-error" role="alert">
            {shown['afterPhotos']}
          </div>
        )}
      </div>
      <FieldsForm
        schema={rectificationFields}
        keys={['measures', 'completedOn', 'rectifierName', 'costCents']}
        pickers={{
          rectifierName: ({ id, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: values.rectifierId, name: values.rectifierName }}
              onChange={(person) => change({ rectifierId: person.id, rectifierName: person.name })}
            />
          ),
        }}
        values={values}
        problems={shown}
        onChange={(key, value) => change({ [key]: key === 'completedOn' ? (value ?? '') : value })}
        onConfirm={act.submit}
      />
    </ActFrame>
  )
}
