import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { AssessmentDetail } from '#shared/contract/assessment'
import { type ClauseTree, clauseTree, standard as standardSchema, type Standard } from '#shared/rules/standard'
import { goTo, useData, useRouteId, useRouteSearch } from '../../api/index.ts'
import { ErrorState, PageFrame, RowsSkeleton, StatusTag } from '../../ui/index.ts'
import { BasicsView } from './basics-view.tsx'
import { CompareView } from './compare-view.tsx'
import { GapsView } from './gaps-view.tsx'
import { NonconformityDialog } from './nonconformity-dialog.tsx'
import { ScoreHead } from './score-head.tsx'
import { SealDialog } from './seal-dialog.tsx'
import { SheetView } from './sheet-view.tsx'
import { useSheet } from './use-sheet.ts'
import './sheet.css'
import './editor.css'
import './parts.css'

const parts = { sheet: '打分', gaps: '差距表', basics: '基本情况', review: '评审', compare: '对比' } as const
type Part = keyof typeof parts

/** One self-assessment: the score sheet and what belongs to it. */
export function AssessmentPage() {
  const id = useRouteId()
  const assessment = useData('assessment.get', { id })
  const hash = assessment.data?.standardHash ?? ''
  const content = useData('standard.get', { hash }, { enabled: hash !== '' })
  const clauses = useData('standard.clauseTree', {})
  const standard = useMemo(
    () => (content.data ? standardSchema.parse(JSON.parse(content.data.content)) : undefined),
    [content.data],
  )
  const tree = useMemo(
    () => (clauses.data ? clauseTree.parse(JSON.parse(clauses.data.content)) : undefined),
    [clauses.data],
  )
  if (assessment.data && standard)
    return <AssessmentRun key={id} assessment={assessment.data} standard={standard} clauses={tree} />
  const error = assessment.error ?? content.error
  return (
    <PageFrame title="标准化自评能得多少分？" isFilling>
      {error ? (
        <ErrorState message={error.message} logId={error.logId} onRetry={() => void assessment.refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </PageFrame>
  )
}

interface AssessmentRunProps {
  assessment: AssessmentDetail
  standard: Standard
  clauses: ClauseTree | undefined
}

function AssessmentRun({ assessment, standard, clauses }: AssessmentRunProps) {
  const search = useRouteSearch()
  const sheet = useSheet(assessment, standard)
  const [part, setPart] = useState<Part>(() => {
    const wanted = search['part']
    return wanted !== undefined && wanted in parts ? (wanted as Part) : 'sheet'
  })
  const [activeId, setActiveId] = useState(() => {
    const wanted = search['item']
    const open = assessment.answers.find(({ own }) => own.state === 'open')
    const known = standard.items.some(({ id }) => id === wanted)
    return (known ? wanted : (open?.itemId ?? standard.items[0]?.id)) ?? ''
  })
  const [dialog, setDialog] = useState<'seal' | 'nonconformity' | null>(null)
  const isVoided = assessment.voidedAt !== null
  const isOpen = assessment.status === 'open' && !isVoided
  const jump = (itemId: string) => {
    setDialog(null)
    setActiveId(itemId)
    setPart('sheet')
  }
  const isReview = part === 'review'
  return (
    <PageFrame
      title={`「${assessment.name}」能得多少分？`}
      intro={
        <>
          {assessment.standardTitle}　{assessment.periodFrom} 至 {assessment.periodTo}
          {!standard.verified && '　标准未核实'}
          {assessment.newerStandardHash !== null && '　标准有新版本，这次仍按开始时的版本'}
        </>
      }
      extra={
        <>
          {isVoided ? (
            <StatusTag tone="grey">作废</StatusTag>
          ) : isOpen ? null : (
            <StatusTag tone="green">已定稿</StatusTag>
          )}
          <Segmented<Part>
            aria-label="这次自评的各部分"
            value={part}
            options={Object.entries(parts).map(([value, label]) => ({ value: value as Part, label }))}
            onChange={setPart}
          />
        </>
      }
      primary={isOpen ? { label: '定稿', onRun: () => setDialog('seal') } : undefined}
      secondary={[
        {
          label: '登记不符合项',
          onRun: () => setDialog('nonconformity'),
          isDisabled: isVoided,
          tip: '把有扣分的条目登记到隐患里整改',
        },
        { label: '全部自评', onRun: () => goTo(`/standardization?id=${assessment.id}`) },
      ]}
      isFilling
    >
      <ScoreHead
        standard={standard}
        score={isReview ? sheet.review.score : sheet.own.score}
        accidentLevel={assessment.own.accidentLevel}
        reasons={assessment.own.reasons}
        other={isReview ? { label: '企业自评', score: sheet.own.score } : undefined}
      />
      {(part === 'sheet' || isReview) && (
        <SheetView
          key={part}
          sheet={sheet}
          side={isReview ? 'review' : 'own'}
          clauses={clauses}
          isReadOnly={isReview ? isVoided : !isOpen}
          activeId={activeId}
          onActivate={setActiveId}
        />
      )}
      {part === 'gaps' && <GapsView sheet={sheet} onJump={jump} />}
      {part === 'basics' && <BasicsView assessment={assessment} />}
      {part === 'compare' && <CompareView sheet={sheet} onJump={jump} />}
      {dialog === 'seal' && <SealDialog sheet={sheet} onClose={() => setDialog(null)} onJump={jump} />}
      {dialog === 'nonconformity' && <NonconformityDialog sheet={sheet} onClose={() => setDialog(null)} />}
    </PageFrame>
  )
}
