import { InfoCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { AcceptedHitRow, ConsistencyGroupRow, ConsistencyHitRow } from '#shared/contract/consistency'
import {
  consistencySeverities,
  type ConsistencySeverity,
  consistencySubjectKinds,
  type ConsistencySubject,
} from '#shared/domain/consistency'
import { goTo, showDone, useAction } from '../../api/index.ts'
import { StatusTag, type Tone } from '../../ui/index.ts'
import { placeOf } from './places.ts'

const tones: Record<ConsistencySeverity, Tone> = { error: 'red', warning: 'amber', hint: 'blue' }
const hintIcon = <InfoCircleOutlined aria-hidden />
const shownAtFirst = 5

interface GroupCardProps {
  group: ConsistencyGroupRow
  isShowingAccepted: boolean
  onAccept: (hit: ConsistencyHitRow) => void
}

/** One rule: why it matters, what breaks it, and what was explained. */
export function GroupCard({ group, isShowingAccepted, onAccept }: GroupCardProps) {
  const { title, severity, explanation, count, hits, accepted } = group
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? hits : hits.slice(0, shownAtFirst)
  const unlisted = count - hits.length
  return (
    <section className="card consistency-group" aria-label={title}>
      <header>
        <h2>
          <StatusTag tone={tones[severity]} icon={severity === 'hint' ? hintIcon : undefined}>
            {consistencySeverities[severity]}
          </StatusTag>
          {title}
          <span className="meta num">{count} 项</span>
          {accepted.length > 0 && <span className="meta num">已说明 {accepted.length} 项</span>}
        </h2>
        <p className="meta">为什么：{explanation}</p>
      </header>
      {shown.length > 0 && (
        <ul>
          {shown.map((hit) => (
            <HitRow key={`${hit.subject.kind}${hit.subject.id}`} hit={hit} onAccept={() => onAccept(hit)} />
          ))}
        </ul>
      )}
      {hits.length > shown.length && (
        <Button type="link" onClick={() => setOpen(true)}>
          再显示 {hits.length - shown.length} 项
        </Button>
      )}
      {isOpen && unlisted > 0 && <p className="meta consistency-rest">还有 {unlisted} 项，处理完上面的会接着列出</p>}
      {isShowingAccepted && accepted.length > 0 && (
        <ul aria-label="已说明理由">
          {accepted.map((hit) => (
            <AcceptedRow key={hit.acceptance.id} hit={hit} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Place({ subject }: { subject: ConsistencySubject }) {
  return (
    <>
      <span className="meta">{consistencySubjectKinds[subject.kind]}</span>
      <a href={`#${placeOf(subject)}`}>{subject.name}</a>
    </>
  )
}

function HitRow({ hit, onAccept }: { hit: ConsistencyHitRow; onAccept: () => void }) {
  const { subject, sentence } = hit
  return (
    <li className="consistency-hit">
      <div>
        <Place subject={subject} />
        <p>{sentence}</p>
      </div>
      <span className="row-line">
        <Button size="small" aria-label={`去处理 ${subject.name}`} onClick={() => goTo(placeOf(subject))}>
          去处理
        </Button>
        <Button size="small" type="text" aria-label={`接受并说明理由 ${subject.name}`} onClick={onAccept}>
          接受并说明理由
        </Button>
      </span>
    </li>
  )
}

function AcceptedRow({ hit }: { hit: AcceptedHitRow }) {
  const withdraw = useAction('consistency.withdraw')
  const { subject, sentence, acceptance } = hit
  const run = async () => {
    const { id, revision } = acceptance
    if (await withdraw.run({ id, revision })) showDone('已撤回说明')
  }
  return (
    <li className="consistency-hit accepted">
      <div>
        <Place subject={subject} />
        <p>{sentence}</p>
        <p>
          理由：{acceptance.reason}
          <span className="meta num">
            {acceptance.acceptedByName && ` ${acceptance.acceptedByName}`} {acceptance.acceptedOn}
          </span>
        </p>
      </div>
      <Button
        size="small"
        type="text"
        aria-label={`撤回说明 ${subject.name}`}
        loading={withdraw.isRunning}
        onClick={() => void run()}
      >
        撤回说明
      </Button>
    </li>
  )
}
