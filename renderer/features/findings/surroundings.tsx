import { ClockCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { FindingDetail } from '#shared/contract/finding'
import type { NamedFinding } from '#shared/contract/finding-management'
import type { OutputOf } from '#shared/contract/index'
import { followUpResults, followUpStages } from '#shared/domain/follow-up'
import { systemMeasureStatuses } from '#shared/domain/system-measure'
import { escalationOf } from '#shared/rules/escalation'
import { goTo, useAction, useData, useSession } from '../../api/index.ts'
import { ConfirmReason, LevelTag, StatusTag, type Tone } from '../../ui/index.ts'
import { FollowUpForm } from './acts/follow-up-form.tsx'

type Surroundings = OutputOf<'finding.surroundings'>
/** Links of a group, newest ones. */
const shownRepeats = 8
type Step = Surroundings['followUps'][number]

/** To whom the finding has to be reported by now; nothing while it is on time. */
export function EscalationNote({ finding }: { finding: FindingDetail }) {
  const today = useSession((session) => session.today)
  const escalation = escalationOf(finding, today)
  if (!escalation) return null
  return <p className="act-warning">{escalation.reason}上报由人来做，软件不自动发送。</p>
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="surroundings-part">
      <h2 className="section-title">{title}</h2>
      {children}
    </section>
  )
}

function FindingLinks({ findings }: { findings: readonly NamedFinding[] }) {
  return (
    <ul className="link-list">
      {findings.map((finding) => (
        <li key={finding.id}>
          <Button type="link" className="fact-link" onClick={() => goTo(`/findings/${finding.id}`)}>
            {finding.number} {finding.description}
          </Button>
          <span className="meta num">{finding.foundOn}</span>
        </li>
      ))}
    </ul>
  )
}

/** What lies around a finding: repetition, recurrence, 回头看, 复评 and the lasting measures against it. */
export function FindingSurroundings({ finding }: { finding: FindingDetail }) {
  const { data } = useData('finding.surroundings', { id: finding.id })
  if (!data || finding.voidedAt !== null) return null
  const { repeats, recurrenceOf, recurrences, reRating, measures } = data
  const others = repeats?.findings.filter(({ id }) => id !== finding.id) ?? []
  return (
    <>
      {data.followUps.length > 0 && <FollowUps finding={finding} surroundings={data} />}
      {reRating && <ReRatingPart reRating={reRating} />}
      {(recurrenceOf || recurrences.length > 0) && (
        <Part title="复发">
          {recurrenceOf && <p>这条隐患是下面这条销号后的复发：</p>}
          {recurrenceOf && <FindingLinks findings={[recurrenceOf]} />}
          {recurrences.length > 0 && <p>销号后又登记为：</p>}
          <FindingLinks findings={recurrences} />
        </Part>
      )}
      {repeats && (
        <Part title="重复隐患">
          <p>{repeats.reason}</p>
          <FindingLinks findings={others.slice(-shownRepeats)} />
          {others.length > shownRepeats && (
            <p className="meta">
              只列最近 {shownRepeats} 条，共 {others.length} 条。
            </p>
          )}
          <p className="row-line">
            <span className="meta">由软件比较文字得出，请核对。</span>
            <Button
              size="small"
              onClick={() =>
                goTo(`/findings/measures?new=1&findings=${repeats.findings.map(({ id }) => id).join(',')}`)
              }
            >
              列入制度措施
            </Button>
          </p>
        </Part>
      )}
      {measures.length > 0 && (
        <Part title="制度措施">
          <ul className="link-list">
            {measures.map((measure) => (
              <li key={measure.id}>
                <Button type="link" className="fact-link" onClick={() => goTo(`/findings/measures?id=${measure.id}`)}>
                  {measure.measure}
                </Button>
                <span className="meta">{systemMeasureStatuses[measure.status]}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

const stepLooks: Record<Step['state'], { tone: Tone; word: string; icon?: ReactNode }> = {
  upcoming: { tone: 'grey', word: '还没到', icon: <ClockCircleOutlined aria-hidden /> },
  due: { tone: 'amber', word: '该看了' },
  missed: { tone: 'grey', word: '没有做' },
  done: { tone: 'green', word: '未复发' },
}

function FollowUps({ finding, surroundings }: { finding: FindingDetail; surroundings: Surroundings }) {
  const [open, setOpen] = useState<Step | null>(null)
  const [removing, setRemoving] = useState<Step['record']>(null)
  const remove = useAction('follow-up.void')
  const { followUps, recurrences } = surroundings
  return (
    <Part title="回头看">
      <div className="follow-ups">
        {followUps.map((step) => {
          const { record, stage, state, dueOn } = step
          const look = stepLooks[state]
          const isBad = record !== null && record.result !== 'holding'
          return (
            <div key={stage} className="round">
              <StatusTag tone={isBad ? 'red' : look.tone} icon={look.icon}>
                {record ? followUpResults[record.result] : look.word}
              </StatusTag>
              <span className="num">
                {followUpStages[stage]}（{dueOn}）
              </span>
              {record && <span>{record.note}</span>}
              {record && (
                <span className="meta num">
                  {record.checkerName} {record.checkedOn}
                </span>
              )}
              {(state === 'due' || state === 'missed') && open?.stage !== stage && (
                <Button size="small" type={state === 'due' ? 'primary' : 'default'} onClick={() => setOpen(step)}>
                  {state === 'due' ? '登记回头看' : '补登记'}
                </Button>
              )}
              {isBad && recurrences.length === 0 && (
                <Button size="small" onClick={() => goTo(`/findings?new=1&recurrence=${finding.id}`)}>
                  登记为新隐患
                </Button>
              )}
              {record && (
                <Button size="small" type="text" onClick={() => setRemoving(record)}>
                  作废
                </Button>
              )}
            </div>
          )
        })}
        {open && <FollowUpForm key={open.stage} finding={finding} stage={open.stage} onClose={() => setOpen(null)} />}
      </div>
      {removing && (
        <ConfirmReason
          isOpen
          title={`作废「${followUpStages[removing.stage]}」的回头看`}
          text="作废后可以重新登记，原来的记录仍然保留，可以撤销。"
          onCancel={() => setRemoving(null)}
          onConfirm={async (reason) => {
            const isDone = (await remove.run({ id: removing.id, revision: removing.revision, reason })) !== undefined
            if (isDone) setRemoving(null)
            return isDone
          }}
        />
      )}
    </Part>
  )
}

function ReRatingPart({ reRating }: { reRating: NonNullable<Surroundings['reRating']> }) {
  const { before, after, riskPointId, hazardId, finding } = reRating
  const open = () => goTo(`/risk-points/${riskPointId}?hazard=${hazardId}&finding=${finding.id}`)
  return (
    <Part title="复评">
      <p className="round">
        <span>
          {reRating.riskPointName} · {reRating.hazardItem}
        </span>
        <span className="meta">销号前</span>
        <LevelTag level={before?.level ?? null} />
        <span className="meta">复评后</span>
        {after ? <LevelTag level={after.level} /> : <span>还没有复评</span>}
      </p>
      <p className="row-line">
        <Button size="small" onClick={open}>
          {after ? '看复评' : '去复评'}
        </Button>
        {!after && <span className="meta">隐患销号后风险可能变了；不复评也可以，会列在「跟进 · 待复评」里。</span>}
      </p>
    </Part>
  )
}
