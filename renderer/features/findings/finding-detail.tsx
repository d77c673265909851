import { Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import type { FindingDetail } from '#shared/contract/finding'
import { findingGrades } from '#shared/domain/finding'
import { allowedActions, type FindingAction } from '#shared/rules/finding-flow'
import { goTo, useAction } from '../../api/index.ts'
import { ConfirmReason, FindingStatusTag, StatusTag } from '../../ui/index.ts'
import { ExtendForm } from './acts/extend-form.tsx'
import { GradeForm } from './acts/grade-form.tsx'
import { RectifyForm } from './acts/rectify-form.tsx'
import { IdentifyForm } from './acts/identify-form.tsx'
import { ReviewForm } from './acts/review-form.tsx'
import { EditForm } from './edit-form.tsx'
import { FindingFacts } from './finding-facts.tsx'
import { FindingRounds, FindingTimeline } from './finding-history.tsx'
import { FindingPhotos } from './finding-photos.tsx'
import { NoticeDialog } from './notice-dialog.tsx'
import { EscalationNote, FindingSurroundings } from './surroundings.tsx'
import './findings.css'

type OpenAct = 'edit' | 'grade' | 'rectify' | 'review' | 'extend' | 'identify' | 'notice' | 'void' | null

interface Deed {
  key: string
  label: string
  isDanger?: boolean
  run: () => void
}

/** What may be done now, the next step of the life of a finding first. */
function deedsOf(finding: FindingDetail, open: (act: OpenAct) => void): Deed[] {
  const allowed = allowedActions(finding)
  const may = (action: FindingAction) => allowed.includes(action)
  const deed = (isPossible: boolean, key: NonNullable<OpenAct>, label: string, isDanger = false): Deed[] =>
    isPossible ? [{ key, label, isDanger, run: () => open(key) }] : []
  const print = (report: string, label: string): Deed => ({
    key: report,
    label,
    run: () => goTo(`/reports?report=${report}&record=${finding.id}`),
  })
  const isGraded = finding.status !== 'registered'
  return [
    ...deed(may('grade') && !isGraded, 'grade', '分级'),
    ...deed(may('rectify'), 'rectify', '提交整改'),
    ...deed(may('pass') || may('fail'), 'review', '验收'),
    ...deed(may('issueNotice'), 'notice', '下达整改通知单'),
    ...deed(may('edit'), 'edit', '修改'),
    ...deed(may('extend'), 'extend', '延期'),
    ...deed(may('edit') && finding.status !== 'draft' && finding.controlId === null, 'identify', '补充辨识'),
    ...deed(may('grade') && isGraded, 'grade', '重新分级'),
    ...(finding.noticeId === null ? [] : [print('rectification-notice', '打印整改通知单')]),
    ...(finding.rectifications.length === 0 ? [] : [print('review-sheet', '打印复查单')]),
    ...(finding.grade === 'major' && finding.voidedAt === null
      ? [{ key: 'case', label: '治理档案', run: () => goTo(`/major-hazard-cases?finding=${finding.id}`) }]
      : []),
    ...deed(may('void'), 'void', '作废', true),
  ]
}

/** State, grade and lateness of a finding. */
export function FindingMarks({ finding }: { finding: FindingDetail }) {
  return (
    <span className="row-line" style={{ flexWrap: 'wrap', gap: 6 }}>
      <FindingStatusTag
        status={finding.status}
        isVoided={finding.voidedAt !== null}
        isOverdue={finding.isOverdue}
        overdueDays={finding.overdueDays}
      />
      {finding.grade && (
        <StatusTag
          tone={finding.grade === 'major' ? 'red' : 'grey'}
          icon={finding.grade === 'major' ? undefined : <></>}
        >
          {findingGrades[finding.grade]}
        </StatusTag>
      )}
    </span>
  )
}

/** Everything about one finding and exactly the deeds that its state permits; the same beside the ledger and on its own page. */
export function FindingDetailView({ finding, isPage = false }: { finding: FindingDetail; isPage?: boolean }) {
  const [act, setAct] = useState<OpenAct>(null)
  const remove = useAction('finding.void')
  const head = useRef<HTMLDivElement>(null)
  const close = () => {
    setAct(null)
    // on with the next step from where the form was opened
    requestAnimationFrame(() => head.current?.querySelector<HTMLElement>('.deeds button')?.focus())
  }
  const deeds = deedsOf(finding, setAct)
  const isClosed = finding.status === 'closed'
  const form = { finding, onClose: close }
  const facts = (
    <div className="finding-side">
      <FindingFacts finding={finding} />
    </div>
  )
  return (
    <div className={isPage ? 'finding is-page' : 'finding'}>
      <div className="finding-head" ref={head}>
        <p className="finding-text">{finding.description}</p>
        {finding.status === 'draft' && <p className="meta">所在的检查还没有提交，提交后取得编号，再分级和整改。</p>}
        {isClosed && finding.voidedAt === null && (
          <p className="meta">
            已销号的记录不再修改，有误请登记新的隐患。
            {finding.riskPointId && finding.hazardId === null && (
              <>
                措施变了，
                <Button type="link" className="fact-link" onClick={() => goTo(`/risk-points/${finding.riskPointId}`)}>
                  看看「{finding.riskPointName}」要不要重新评价
                </Button>
              </>
            )}
          </p>
        )}
        <EscalationNote finding={finding} />
        <Deeds deeds={deeds} />
      </div>
      {act === 'grade' && <GradeForm {...form} />}
      {act === 'rectify' && <RectifyForm {...form} />}
      {act === 'review' && <ReviewForm {...form} />}
      {act === 'extend' && <ExtendForm {...form} />}
      {act === 'identify' && <IdentifyForm {...form} />}
      {act === 'edit' && <EditForm {...form} />}
      {act === 'notice' && <NoticeDialog findings={[finding]} onClose={close} />}
      {!isPage && <FindingSurroundings finding={finding} />}
      {!isPage && facts}
      <div className="finding-main">
        <FindingPhotos finding={finding} />
        <FindingRounds finding={finding} />
        {isPage && <FindingSurroundings finding={finding} />}
        <FindingTimeline finding={finding} />
      </div>
      {isPage && facts}
      <ConfirmReason
        isOpen={act === 'void'}
        title={`作废 ${finding.number}`}
        text="作废后编号保留、不再使用，台账中留有记录和原因，不能恢复。"
        onCancel={close}
        onConfirm={async (reason) => {
          const isDone = (await remove.run({ id: finding.id, revision: finding.revision, reason })) !== undefined
          if (isDone) close()
          return isDone
        }}
      />
    </div>
  )
}

/** The next step as the one primary button, two more beside it, the rest behind 更多. */
function Deeds({ deeds }: { deeds: readonly Deed[] }) {
  const [isOpen, setOpen] = useState(false)
  const [first, ...others] = deeds
  if (!first) return null
  const beside = others.slice(0, 2)
  const rest = others.slice(2)
  return (
    <div className="row-line deeds">
      <Button type={first.isDanger || first.key === 'review-sheet' ? 'default' : 'primary'} onClick={first.run}>
        {first.label}
      </Button>
      {beside.map((deed) => (
        <Button key={deed.key} onClick={deed.run} danger={deed.isDanger ?? false}>
          {deed.label}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          open={isOpen}
          onOpenChange={setOpen}
          menu={{
            items: rest.map((deed) => ({
              key: deed.key,
              label: deed.label,
              danger: deed.isDanger ?? false,
              onClick: deed.run,
            })),
          }}
        >
          <Button
            aria-expanded={isOpen}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || !isOpen) return
              event.preventDefault()
              setOpen(false)
            }}
          >
            更多
          </Button>
        </Dropdown>
      )}
    </div>
  )
}
