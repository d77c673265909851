import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { FindingRow } from '#shared/contract/finding'
import { findingStatuses, type RectificationNotice, rectificationNoticeFields } from '#shared/domain/finding'
import { allowedActions, type Problems } from '#shared/rules/finding-flow'
import { goTo, useAction, useSession } from '../../api/index.ts'
import { FieldsForm, PersonNameInput, useActor } from '../../forms/index.ts'
import { ActFrame } from './acts/act-frame.tsx'
import { useAct } from './acts/use-act.ts'

/** Why a finding cannot stand in a notice; empty when it can. */
function refusalOf(finding: FindingRow): string {
  if (allowedActions(finding).includes('issueNotice')) return ''
  if (finding.voidedAt !== null) return '已作废'
  if (finding.noticeId !== null) return `已列入通知单 ${finding.noticeNumber}`
  if (finding.status === 'registered') return '还没有分级'
  if (finding.status !== 'rectifying') return `现在是「${findingStatuses[finding.status]}」`
  return '即查即改，不下达通知单'
}

interface NoticeDialogProps {
  findings: readonly FindingRow[]
  onClose: (isDone: boolean) => void
}

/** 下达整改通知单: one notice for findings of one unit; what cannot stand in it is named with the reason. */
export function NoticeDialog({ findings, onClose }: NoticeDialogProps) {
  const [issued, setIssued] = useState<RectificationNotice | null>(null)
  const fit = findings.filter((finding) => refusalOf(finding) === '')
  const units = [...new Map(fit.map((finding) => [finding.responsibleUnitId, finding.responsibleUnitName])).entries()]
  const [unitId, setUnitId] = useState<string | null>(units[0]?.[0] ?? null)
  const unitName = units.find(([id]) => id === unitId)?.[1] ?? ''
  const named = fit.filter((finding) => finding.responsibleUnitId === unitId)
  const refused = findings
    .map((finding) => ({
      finding,
      why: refusalOf(finding) || (finding.responsibleUnitId === unitId ? '' : '责任单位不同，请另行下达'),
    }))
    .filter(({ why }) => why !== '')
  if (issued)
    return (
      <Modal open title={`已下达 ${issued.number}`} onCancel={() => onClose(true)} footer={null} width={480}>
        <div className="stack">
          <p>通知单已编号并写入各条隐患的经过。打印后由受检单位签收。</p>
          <div className="row-line" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={() => onClose(true)}>完成</Button>
            <Button
              type="primary"
              autoFocus
              onClick={() => goTo(`/reports?report=rectification-notice&record=${issued.id}`)}
            >
              打印整改通知单
            </Button>
          </div>
        </div>
      </Modal>
    )
  return (
    <Modal open title="下达整改通知单" onCancel={() => onClose(false)} footer={null} width={600}>
      <div className="stack">
        {units.length > 1 && (
          <div className="field">
            <span className="field-label">一张通知单只发给一个整改责任单位，这次发给</span>
            <Radio.Group
              aria-label="整改责任单位"
              value={unitId ?? ''}
              onChange={(event) => setUnitId(event.target.value === '' ? null : String(event.target.value))}
              options={units.map(([id, name]) => ({ value: id ?? '', label: name || '未填责任单位' }))}
            />
          </div>
        )}
        {refused.length > 0 && (
          <div>
            <p className="meta">下面 {refused.length} 条不列入这张通知单：</p>
            <ul className="notice-list">
              {refused.map(({ finding, why }) => (
                <li key={finding.id}>
                  <span className="num">{finding.number}</span>
                  <span className="ellipsis">{finding.description}</span>
                  <span className="meta">{why}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {named.length === 0 ? (
          <>
            <p>选中的隐患都不能列入通知单。只有已分级、限期整改、还没有下达过通知单的隐患才可以。</p>
            <div className="row-line" style={{ justifyContent: 'flex-end' }}>
              <Button onClick={() => onClose(false)}>知道了</Button>
            </div>
          </>
        ) : (
          <NoticeForm
            key={unitId}
            findings={named}
            unitId={unitId}
            unitName={unitName}
            onIssued={setIssued}
            onCancel={() => onClose(false)}
          />
        )}
      </div>
    </Modal>
  )
}

type Values = Pick<RectificationNotice, 'unitName' | 'issuedOn' | 'issuerName' | 'requirement'>

interface NoticeFormProps {
  findings: readonly FindingRow[]
  unitId: string | null
  unitName: string
  onIssued: (notice: RectificationNotice) => void
  onCancel: () => void
}

function NoticeForm({ findings, unitId, unitName, onIssued, onCancel }: NoticeFormProps) {
  const issue = useAction('rectification-notice.issue')
  const today = useSession((session) => session.today)
  const actor = useActor()
  const check = (values: Values): Problems => ({
    ...(values.unitName.trim() === '' ? { unitName: '请填写受检（责任）单位' } : {}),
    ...(values.issuedOn === '' || values.issuedOn > today ? { issuedOn: '签发日期不能晚于今天' } : {}),
    ...(findings.some((finding) => values.issuedOn < finding.foundOn) ? { issuedOn: '签发日期不能早于发现日期' } : {}),
    ...(values.issuerName.trim() === '' ? { issuerName: '请填写签发人' } : {}),
  })
  const act = useAct<Values>({
    draftKey: `notice ${findings.map((finding) => finding.id).join(' ')}`,
    initial: {
      unitName,
      issuedOn: today,
      issuerName: actor.name,
      requirement: '请按整改措施和时限完成整改，整改期间落实防范措施，完成后报复查。',
    },
    check,
    send: async (values) => {
      onIssued(await issue.runOrThrow({ ...values, unitId, findingIds: findings.map((finding) => finding.id) }))
    },
  })
  return (
    <ActFrame
      title={`列入 ${findings.length} 条隐患`}
      consequence="下达后取得编号，这些隐患不能再改为即查即改。"
      submitLabel="下达通知单"
      act={act}
      onCancel={onCancel}
    >
      <ul className="notice-list">
        {findings.map((finding) => (
          <li key={finding.id}>
            <span className="num">{finding.number}</span>
            <span className="ellipsis">{finding.description}</span>
            <span className="meta num">{finding.dueOn}</span>
          </li>
        ))}
      </ul>
      <FieldsForm
        schema={rectificationNoticeFields}
        keys={['unitName', 'issuedOn', 'issuerName', 'requirement']}
        pickers={{
          issuerName: ({ id, value, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: null, name: value ?? '' }}
              onChange={(person) => act.change({ issuerName: person.name })}
            />
          ),
        }}
        values={act.values}
        problems={act.shown}
        onChange={(key, value) => act.change({ [key]: value ?? '' })}
        onConfirm={act.submit}
      />
    </ActFrame>
  )
}
