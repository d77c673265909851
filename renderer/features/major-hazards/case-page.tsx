import { Button } from 'antd'
import { useState } from 'react'
import type { MajorHazardCaseDetail } from '#shared/contract/major-hazard'
import { treatmentPlanParts } from '#shared/domain/finding'
import {
  majorHazardCaseFields,
  type MajorHazardStepKind,
  majorHazardSteps,
  majorHazardVerdicts,
} from '#shared/domain/major-hazard'
import { stepLines } from '#shared/rules/major-hazard-flow'
import { goTo, useAction, useData, useRouteId, useSaver } from '../../api/index.ts'
import { PhotoStrip, RecordForm } from '../../forms/index.ts'
import { ConfirmReason, ErrorState, FindingStatusTag, FormSkeleton, PageFrame, StatusTag } from '../../ui/index.ts'
import { CaseStateTag } from './marks.tsx'
import { StepForm } from './step-form.tsx'
import './major-hazards.css'

const documents = [
  { report: 'major-hazard-report', label: '重大事故隐患报告' },
  { report: 'major-hazard-plan', label: '治理方案' },
  { report: 'major-hazard-extension', label: '延期申请' },
  { report: 'major-hazard-review-request', label: '复查（核销）申请' },
  { report: 'major-hazard-look-back', label: '回头看记录' },
] as const

const allCases = { label: '全部档案', onRun: () => goTo('/major-hazard-cases') }

/** The treatment file of one major hazard: its steps, what is reported of it, its documents. */
export function CasePage() {
  const id = useRouteId()
  const record = useData('major-hazard-case.get', { id })
  const { data } = record
  const [isRemoving, setRemoving] = useState(false)
  const remove = useAction('major-hazard-case.void')
  const isOpen = data?.voidedAt === null
  return (
    <PageFrame
      title={data ? `「${data.name}」治理到哪一步了？` : '重大隐患治理到哪一步了？'}
      extra={data && (isOpen ? <CaseStateTag state={data.state} /> : <StatusTag tone="grey">作废</StatusTag>)}
      secondary={isOpen ? [{ label: '作废', onRun: () => setRemoving(true), isDanger: true }, allCases] : [allCases]}
      isWide
    >
      {record.error ? (
        <ErrorState message={record.error.message} logId={record.error.logId} onRetry={() => void record.refetch()} />
      ) : data ? (
        <CaseView key={id} record={data} />
      ) : (
        <FormSkeleton fields={12} />
      )}
      {data && (
        <ConfirmReason
          isOpen={isRemoving}
          title={`作废「${data.name}」的治理档案`}
          text="作废后不再列出，登记的步骤一起留存；隐患不受影响，可以重新建立档案。可以撤销。"
          onCancel={() => setRemoving(false)}
          onConfirm={async (reason) => {
            const isDone = (await remove.run({ id, revision: data.revision, reason })) !== undefined
            if (isDone) goTo('/major-hazard-cases')
            return isDone
          }}
        />
      )}
    </PageFrame>
  )
}

const caseFields = majorHazardCaseFields.omit({ findingId: true })

function CaseView({ record }: { record: MajorHazardCaseDetail }) {
  const save = useSaver('major-hazard-case.update', record)
  const isReadOnly = record.voidedAt !== null
  return (
    <div className="mh-case">
      <div className="stack">
        <Steps record={record} isReadOnly={isReadOnly} />
        <section className="card" aria-label="报告内容">
          <h2>报告里写什么？</h2>
          <RecordForm
            schema={caseFields}
            keys={[
              'name',
              'formedOn',
              'reportedTo',
              'criterion',
              'situation',
              'harm',
              'difficulty',
              'interimMeasures',
              'acceptanceStandard',
              'supervision',
            ]}
            value={record}
            onPatch={save}
            isReadOnly={isReadOnly}
          />
        </section>
      </div>
      <div className="stack">
        <FindingCard record={record} />
        <section className="card" aria-label="文件">
          <h2>文件</h2>
          <div className="mh-documents">
            {documents.map(({ report, label }) => (
              <Button key={report} onClick={() => goTo(`/reports?report=${report}&record=${record.id}`)}>
                {label}
              </Button>
            ))}
          </div>
        </section>
        <section className="card" aria-label="附件">
          <h2>附件照片</h2>
          <p className="meta">检测或评估报告、专家意见、复查意见书，拍照或扫描后添加。</p>
          <PhotoStrip
            label="附件照片"
            photos={record.attachments}
            recordType="majorHazardCase"
            recordId={record.id}
            role="document"
            isReadOnly={isReadOnly}
          />
        </section>
      </div>
    </div>
  )
}

function FindingCard({ record: { finding } }: { record: MajorHazardCaseDetail }) {
  const plan = finding.treatmentPlan
  return (
    <section className="card" aria-label="隐患和治理方案">
      <div className="spread mh-card-head">
        <h2 className="section-title">隐患 {finding.number}</h2>
        <FindingStatusTag status={finding.status} isVoided={finding.voidedAt !== null} />
      </div>
      <p>{finding.description}</p>
      <dl className="facts mh-facts">
        <dt>发现日期</dt>
        <dd className="num">{finding.foundOn}</dd>
        <dt>整改时限</dt>
        <dd className="num">{finding.dueOn ?? '—'}</dd>
        <dt>责任人</dt>
        <dd>{finding.responsibleName || '—'}</dd>
        {Object.entries(treatmentPlanParts).map(([part, label]) => (
          <PlanPart key={part} label={label} text={plan?.[part as keyof typeof treatmentPlanParts] ?? ''} />
        ))}
      </dl>
      <Button onClick={() => goTo(`/findings/${finding.id}`)}>打开隐患</Button>
      <p className="meta">治理方案、整改、延期和验收都在隐患里办；建议外部复查通过后再在隐患里验收销号。</p>
    </section>
  )
}

function PlanPart({ label, text }: { label: string; text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text || '未填写'}</dd>
    </>
  )
}

function Steps({ record, isReadOnly }: { record: MajorHazardCaseDetail; isReadOnly: boolean }) {
  const [act, setAct] = useState<MajorHazardStepKind | null>(null)
  const [isWithdrawing, setWithdrawing] = useState(false)
  const withdraw = useAction('major-hazard-case.withdraw')
  const last = record.steps.at(-1)
  return (
    <section className="card" aria-label="治理步骤">
      <h2>
        治理步骤
        {record.lookBackDueOn && <span className="meta">　建议 {record.lookBackDueOn} 前回头看（本软件建议）</span>}
      </h2>
      <ol className="mh-steps">
        {record.steps.map((step) => (
          <li key={step.id}>
            <div className="mh-step-head">
              <b>{majorHazardSteps[step.kind]}</b>
              {step.verdict && <span className="tag grey">{majorHazardVerdicts[step.verdict]}</span>}
              <span className="meta num">
                {step.doneOn}　{step.byName}
                {step.organization && `　${step.organization}`}
              </span>
            </div>
            {stepLines(step, (day) => day).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        ))}
        {record.steps.length === 0 && <li className="meta">还没有登记步骤。先停用撤人，再报告。</li>}
      </ol>
      {!isReadOnly && act === null && (
        <div className="row-line mh-next">
          {record.next.map((kind, index) => (
            <Button key={kind} type={index === 0 ? 'primary' : 'default'} onClick={() => setAct(kind)}>
              登记「{majorHazardSteps[kind]}」
            </Button>
          ))}
          {last && (
            <Button type="text" onClick={() => setWithdrawing(true)}>
              撤回「{majorHazardSteps[last.kind]}」
            </Button>
          )}
        </div>
      )}
      {act !== null && <StepForm key={act} record={record} kind={act} onClose={() => setAct(null)} />}
      {last && (
        <ConfirmReason
          isOpen={isWithdrawing}
          title={`撤回「${majorHazardSteps[last.kind]}」`}
          text="只撤回最后一步；原来写的留在操作记录里。"
          confirmLabel="撤回"
          onCancel={() => setWithdrawing(false)}
          onConfirm={async (reason) => {
            const isDone = (await withdraw.run({ id: last.id, revision: last.revision, reason })) !== undefined
            if (isDone) setWithdrawing(false)
            return isDone
          }}
        />
      )}
    </section>
  )
}
