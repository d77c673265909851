import { useEffect, useRef, useState } from 'react'
import type { InspectionDetail } from '#shared/contract/inspection'
import { inspectionKinds, inspectionStatuses } from '#shared/domain/inspection'
import { goTo } from '../../api/index.ts'
import { EmptyState, formatInstant, ItemRun, PageFrame, StatusTag } from '../../ui/index.ts'
import { PhotoPair } from './photo-pair.tsx'
import { ResultList, ResultProgress } from './result-list.tsx'
import { SealedResult } from './result-stage.tsx'

/** A submitted or void inspection as it was answered, with the way to its findings. */
export function SealedInspection({ inspection }: { inspection: InspectionDetail }) {
  const { results } = inspection
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      results.findIndex((result) => result.answer === 'abnormal'),
    ),
  )
  const stage = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // ↑↓ goes through the items at once
    stage.current?.closest('.run')?.querySelector<HTMLElement>('[aria-current]')?.focus()
  }, [])
  const result = results[index]
  const isVoided = inspection.voidedAt !== null
  return (
    <PageFrame
      title={`「${inspection.name}」查到了什么？`}
      intro={
        <>
          {isVoided ? (
            <>作废原因：{inspection.voidReason}</>
          ) : (
            <>
              {inspection.number}　{inspectionKinds[inspection.kind]}　{inspection.inspectedOn}　检查人{' '}
              {inspection.inspectorName}
              {inspection.participants && `　参加 ${inspection.participants}`}
              {inspection.shiftName && `　${inspection.shiftName}`}
              {inspection.isLedByPrincipal && '　主要负责人带队'}　提交于 {formatInstant(inspection.submittedAt)}
            </>
          )}
        </>
      }
      extra={
        <span className="row-line">
          {isVoided ? (
            <StatusTag tone="grey">作废</StatusTag>
          ) : (
            <StatusTag tone="green">{inspectionStatuses.submitted}</StatusTag>
          )}
        </span>
      }
      primary={{ label: '打印检查表', onRun: () => goTo(`/reports?report=inspection-sheet&record=${inspection.id}`) }}
      isFilling
    >
      {result ? (
        <ItemRun
          stage={stage}
          label={`第 ${index + 1} 项 ${result.item}`}
          head={inspection.needsPhotoPair && <PhotoPair inspection={inspection} isReadOnly />}
          side={
            <>
              <ResultProgress results={results} />
              <ResultList results={results} chosenId={result.id} onChoose={setIndex} />
            </>
          }
        >
          <SealedResult key={result.id} result={result} position={`第 ${index + 1} 项，共 ${results.length} 项`} />
        </ItemRun>
      ) : (
        <EmptyState text="这次检查没有检查项。" />
      )}
    </PageFrame>
  )
}
