import { CloseOutlined, LinkOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { memo, useMemo, useState } from 'react'
import { type AssessmentEvidence, type EvidenceKind, evidenceKinds } from '#shared/domain/assessment'
import { useAction, useData } from '../../api/index.ts'
import { FileList, RecordSelect } from '../../forms/index.ts'

const places: Record<EvidenceKind, (id: string) => string> = {
  finding: (id) => `/findings/${id}`,
  inspection: (id) => `/inspections/${id}`,
  checklist: (id) => `/checklists/${id}`,
  card: () => '/cards',
  riskPoint: (id) => `/risk-points/${id}`,
  riskReview: (id) => `/risk-reviews/${id}`,
  majorHazardCheck: (id) => `/major-hazards/${id}`,
  policyDocument: () => '/standardization/documents',
  systemMeasure: () => '/findings/measures',
  export: () => '/reports',
}

interface EvidencePartProps {
  /** what the rule wants to see */
  required: readonly string[]
  assessmentId: string
  itemId: string
  answerId: string
  fileCount: number
  /** links of the whole assessment */
  evidence: readonly AssessmentEvidence[]
  isReadOnly: boolean
}

/** What shows the item: files, and what the app already holds. */
export const EvidencePart = memo(function EvidencePart(props: EvidencePartProps) {
  const { required, assessmentId, itemId, answerId, fileCount, evidence, isReadOnly } = props
  const links = useMemo(
    () => evidence.filter((own) => own.answerId === answerId && own.voidedAt === null),
    [evidence, answerId],
  )
  const remove = useAction('assessment-evidence.void')
  const [isLinking, setLinking] = useState(false)
  return (
    <section aria-label="证据">
      <h3 className="sa-part">证据</h3>
      <p className="meta">需要：{required.join('、') || '按考评内容准备'}</p>
      {links.length > 0 && (
        <ul className="sa-links">
          {links.map((link) => (
            <li key={link.id}>
              <LinkOutlined aria-hidden />
              <a className="ellipsis" href={`#${places[link.kind](link.recordId)}`} title={link.title}>
                {evidenceKinds[link.kind]}：{link.title}
              </a>
              {!isReadOnly && (
                <button
                  type="button"
                  className="plain"
                  aria-label={`取消关联 ${link.title}`}
                  onClick={() => void remove.run({ id: link.id, revision: link.revision, reason: '取消关联' })}
                >
                  <CloseOutlined aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && <Proposals {...{ assessmentId, itemId, answerId, links }} />}
      <div className="sa-evidence-add">
        <FileList
          label="证据文件"
          recordType="assessmentAnswer"
          recordId={answerId}
          isEmpty={fileCount === 0}
          isReadOnly={isReadOnly}
        />
        {!isReadOnly && !isLinking && (
          <Button size="small" icon={<LinkOutlined aria-hidden />} onClick={() => setLinking(true)}>
            关联软件里的记录
          </Button>
        )}
      </div>
      {isLinking && <LinkPicker answerId={answerId} onClose={() => setLinking(false)} />}
    </section>
  )
})

function LinkPicker({ answerId, onClose }: { answerId: string; onClose: () => void }) {
  const [kind, setKind] = useState<EvidenceKind>('policyDocument')
  const candidates = useData('assessment-evidence.candidates', { kind })
  const add = useAction('assessment-evidence.add')
  return (
    <div className="sa-link-picker">
      <Select<EvidenceKind>
        aria-label="哪一类"
        value={kind}
        onChange={setKind}
        options={Object.entries(evidenceKinds).map(([value, label]) => ({ value: value as EvidenceKind, label }))}
      />
      <RecordSelect
        key={kind}
        label="哪一份"
        placeholder={`选择${evidenceKinds[kind]}`}
        isLoading={candidates.isPending}
        value={null}
        options={(candidates.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(id) => {
          const chosen = candidates.data?.find((own) => own.id === id)
          if (chosen) void add.run({ answerId, kind, recordId: chosen.id, title: chosen.title })
        }}
      />
      <Button onClick={onClose}>好了</Button>
    </div>
  )
}

/** Records of each kind that are offered at once; the others are found by 关联软件里的记录. */
const offered = 3

interface ProposalsProps {
  assessmentId: string
  itemId: string
  answerId: string
  links: readonly AssessmentEvidence[]
}

/** What the app already holds that shows the item, to be linked by one click, and what is missing. */
function Proposals({ assessmentId, itemId, answerId, links }: ProposalsProps) {
  const proposals = useData('assessment.evidenceProposals', { assessmentId, limit: 20 })
  const add = useAction('assessment-evidence.add')
  const own = proposals.data?.find((proposal) => proposal.itemId === itemId)
  if (!own) return null
  const isLinked = (kind: EvidenceKind, recordId: string): boolean =>
    links.some((link) => link.kind === kind && link.recordId === recordId)
  const groups = own.groups.map((group) => ({
    ...group,
    records: group.records.filter(({ recordId }) => !isLinked(group.kind, recordId)),
  }))
  return (
    <div className="sa-proposals">
      {groups.map(({ kind, count, records }) => (
        <div key={kind}>
          <span className="meta">
            软件里已有{evidenceKinds[kind]} <b className="num">{count}</b> 条{records.length === 0 && '，都已关联'}
          </span>
          {records.slice(0, offered).map(({ recordId, title }) => (
            <Button
              key={recordId}
              size="small"
              type="text"
              icon={<PlusOutlined aria-hidden />}
              title={`把「${title}」关联为证据`}
              onClick={() => void add.run({ answerId, kind, recordId, title })}
            >
              <span className="ellipsis">{title}</span>
            </Button>
          ))}
        </div>
      ))}
      {own.missing.length > 0 && <p className="meta">还没有：{own.missing.join('、')}</p>}
    </div>
  )
}
