import { Input, Radio } from 'antd'
import { useState } from 'react'
import type { ApplicationCondition, AssessmentDetail } from '#shared/contract/assessment'
import { assessmentFields, conditionReplies, type ConditionReply, type TeamMember } from '#shared/domain/assessment'
import { showFailure, useData, useSaver } from '../../api/index.ts'
import { RecordForm } from '../../forms/index.ts'
import { UnverifiedTag } from './marks.tsx'
import { namedOf, TeamEditor } from './team-editor.tsx'
import { useDraft } from './use-draft.ts'

/** What a report says beside the marks: plan, team, the enterprise, accidents, publication, and the conditions of an application. */
export function BasicsView({ assessment }: { assessment: AssessmentDetail }) {
  const save = useSaver('assessment.update', assessment)
  const conditions = useData('assessment.conditions', {})
  const isReadOnly = assessment.voidedAt !== null
  const [team, setTeam] = useState<readonly TeamMember[]>(assessment.team)
  const keepTeam = (next: readonly TeamMember[]) => {
    const named = namedOf(next)
    if (JSON.stringify(named) !== JSON.stringify(assessment.team)) save({ team: named }).catch(showFailure)
  }
  const reply = (conditionId: string, more: { reply?: ConditionReply; note?: string }) => {
    const before = assessment.conditions.find((own) => own.conditionId === conditionId)
    const others = assessment.conditions.filter((own) => own.conditionId !== conditionId)
    const next = { conditionId, reply: before?.reply ?? ('unknown' as const), note: before?.note ?? '', ...more }
    save({ conditions: [...others, next] }).catch(showFailure)
  }
  return (
    <div className="sa-basics" tabIndex={0} role="group" aria-label="基本情况">
      <section className="card">
        <RecordForm
          schema={assessmentFields}
          value={assessment}
          onPatch={save}
          isReadOnly={isReadOnly}
          sections={[
            { title: '自评计划', keys: ['name', 'periodFrom', 'periodTo', 'assessedOn', 'publicizedOn', 'scope'] },
            { title: '报告正文', keys: ['situation', 'accidentSituation', 'course', 'improvement'] },
            { title: '评审', keys: ['reviewerName', 'reviewOrganization', 'reviewedOn', 'appliesForReview'] },
          ]}
        />
      </section>
      <section className="card">
        <h2>自评小组</h2>
        <TeamEditor
          team={team}
          isReadOnly={isReadOnly}
          onChange={(next) => {
            setTeam(next)
            // a role chosen or a row taken away is an answer; a name is kept when it is left
            if (next.length < team.length) keepTeam(next)
          }}
          onLeave={() => keepTeam(team)}
        />
      </section>
      <section className="card">
        <h2>申请条件</h2>
        <p className="meta">申请定级要同时满足，由主要负责人承诺。事故记录来自「等级与红线」。</p>
        {assessment.own.reasons.map((reason) => (
          <p key={reason} className="sa-warning">
            {reason}
          </p>
        ))}
        <ol className="sa-conditions">
          {conditions.data?.map((condition) => (
            <Condition
              key={condition.id}
              condition={condition}
              given={assessment.conditions.find((own) => own.conditionId === condition.id)}
              isReadOnly={isReadOnly}
              onReply={reply}
            />
          ))}
        </ol>
      </section>
    </div>
  )
}

interface ConditionProps {
  condition: ApplicationCondition
  given: AssessmentDetail['conditions'][number] | undefined
  isReadOnly: boolean
  onReply: (id: string, more: { reply?: ConditionReply; note?: string }) => void
}

function Condition({ condition, given, isReadOnly, onReply }: ConditionProps) {
  const note = useDraft(given?.note ?? '', (text) => onReply(condition.id, { note: text }))
  return (
    <li>
      <div>
        {condition.text} {!condition.verified && <UnverifiedTag />}
        <p className="meta">{condition.basis}</p>
      </div>
      <div className="sa-condition-reply">
        <Radio.Group
          aria-label={condition.text}
          disabled={isReadOnly}
          value={given?.reply ?? null}
          onChange={(event) => onReply(condition.id, { reply: event.target.value as ConditionReply })}
          options={Object.entries(conditionReplies).map(([value, label]) => ({ value, label }))}
        />
        <Input
          aria-label={`说明：${condition.text}`}
          placeholder="说明，例如证号、有效期"
          maxLength={200}
          disabled={isReadOnly}
          value={note.text}
          onChange={(event) => note.change(event.target.value)}
          onBlur={note.flush}
        />
      </div>
    </li>
  )
}
