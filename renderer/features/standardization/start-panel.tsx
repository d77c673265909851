import { Radio, Select } from 'antd'
import { useState } from 'react'
import type { AssessmentRow, StandardRow } from '#shared/contract/assessment'
import { assessmentFields, type TeamMember } from '#shared/domain/assessment'
import { showPoints } from '#shared/rules/standard'
import { goTo, useAction, useData, useSession } from '../../api/index.ts'
import { SubmitForm } from '../../forms/index.ts'
import { clearable, ErrorState, FormSkeleton, SidePanel } from '../../ui/index.ts'
import { UnverifiedTag } from './marks.tsx'
import { namedOf, TeamEditor } from './team-editor.tsx'

const fields = assessmentFields.pick({
  name: true,
  periodFrom: true,
  periodTo: true,
  assessedOn: true,
  scope: true,
})

/** Chooses the standard, the period and the team; a later assessment can take over the one before. */
export function StartPanel({ assessments, onClose }: { assessments: readonly AssessmentRow[]; onClose: () => void }) {
  const standards = useData('standard.list', {})
  return (
    <SidePanel title="开始自评" onClose={onClose}>
      {standards.error ? (
        <ErrorState message={standards.error.message} onRetry={() => void standards.refetch()} />
      ) : standards.data ? (
        <StartForm standards={standards.data} assessments={assessments} onClose={onClose} />
      ) : (
        <FormSkeleton fields={6} />
      )}
    </SidePanel>
  )
}

interface StartFormProps {
  standards: readonly StandardRow[]
  assessments: readonly AssessmentRow[]
  onClose: () => void
}

function StartForm({ standards, assessments, onClose }: StartFormProps) {
  const start = useAction('assessment.start')
  const today = useSession((session) => session.today)
  const year = today.slice(0, 4)
  const usable = standards.filter(({ itemCount }) => itemCount > 0)
  const [hash, setHash] = useState(usable[0]?.hash ?? '')
  const [copiedFromId, setCopiedFromId] = useState<string | null>(null)
  const [team, setTeam] = useState<readonly TeamMember[]>([])
  const chosen = standards.find((own) => own.hash === hash)
  const earlier = assessments.filter((row) => row.voidedAt === null && row.standardId === chosen?.id)
  return (
    <SubmitForm
      schema={fields}
      keys={['name', 'periodFrom', 'periodTo', 'assessedOn', 'scope']}
      initial={{
        name: `${year} 年度标准化自评`,
        periodFrom: `${year}-01-01`,
        periodTo: `${year}-12-31`,
        assessedOn: today,
      }}
      submitLabel={chosen ? `开始（${chosen.itemCount} 条）` : '开始'}
      onCancel={onClose}
      onSubmit={async (values) => {
        const { id } = await start.runOrThrow({ ...values, team: namedOf(team), standardHash: hash, copiedFromId })
        goTo(`/standardization/${id}`)
      }}
    >
      <fieldset className="sa-standards">
        <legend>用哪一份标准？</legend>
        <Radio.Group
          value={hash}
          onChange={(event) => {
            setHash(event.target.value as string)
            setCopiedFromId(null)
          }}
        >
          {standards.map((own) => (
            <Radio key={own.hash} value={own.hash} disabled={own.itemCount === 0}>
              <span>{own.title}</span>
              <span className="meta num sa-standard-facts">
                {own.itemCount === 0
                  ? '待导入条目'
                  : `${own.itemCount} 条，${showPoints(own.points)} 分，核对 ${own.checkedOn}`}{' '}
                {!own.verified && <UnverifiedTag />}
              </span>
            </Radio>
          ))}
        </Radio.Group>
        <p className="meta">
          待导入的标准先到 <a href="#/standardization/standards">评定标准</a> 用 Excel 导入条目。
        </p>
      </fieldset>
      {earlier.length > 0 && (
        <div className="field">
          <label htmlFor="sa-copied">沿用上次自评</label>
          <Select<string>
            id="sa-copied"
            allowClear={clearable}
            placeholder="不沿用"
            value={copiedFromId}
            onChange={(value) => {
              setCopiedFromId(value ?? null)
              const before = earlier.find((row) => row.id === value)
              if (before && namedOf(team).length === 0) setTeam(before.team)
            }}
            options={earlier.map((row) => ({
              value: row.id,
              label: `${row.name}（${row.periodFrom} 至 ${row.periodTo}）`,
            }))}
          />
          <p className="meta">扣分、描述和空项理由照抄，每一条仍要重新确认。</p>
        </div>
      )}
      <div className="field">
        <div className="field-label">自评小组</div>
        <TeamEditor team={team} onChange={setTeam} />
      </div>
    </SubmitForm>
  )
}
