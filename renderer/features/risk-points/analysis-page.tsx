import { DeleteOutlined, HolderOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { HazardDetail } from '#shared/contract/risk-point'
import { riskPointKinds } from '#shared/domain/risk-point'
import { goTo, useAction, useData, useRouteId, useRouteSearch } from '../../api/index.ts'
import { ConfirmReason, EmptyState, ErrorState, LevelTag, movedIds, PageFrame, RowsSkeleton } from '../../ui/index.ts'
import { HazardEditor } from './hazard-editor.tsx'
import './risk-points.css'

/** JHA of an activity or SCL of a facility or place: the steps or items on the left, the chosen one on the right. */
export function AnalysisPage() {
  const id = useRouteId()
  const search = useRouteSearch()
  const analysis = useData('risk-point.analysis', { id })
  const create = useAction('hazard.create')
  const remove = useAction('hazard.void')
  const reorder = useAction('hazard.reorder')
  const [chosenId, setChosenId] = useState<string | null>(search['hazard'] ?? null)
  const [addedId, setAddedId] = useState<string | null>(null)
  const [removing, setRemoving] = useState<HazardDetail | null>(null)

  if (analysis.error) {
    return (
      <PageFrame title="这个风险点怎么分析？">
        <ErrorState message={analysis.error.message} onRetry={() => void analysis.refetch()} />
      </PageFrame>
    )
  }
  const data = analysis.data
  if (!data) {
    return (
      <PageFrame title="这个风险点怎么分析？" isFilling>
        <RowsSkeleton />
      </PageFrame>
    )
  }
  const { riskPoint, hazards } = data
  const isActivity = riskPoint.kind === 'activity'
  const word = isActivity ? '作业步骤' : '检查项目'
  const chosen = hazards.find((hazard) => hazard.id === chosenId) ?? hazards[0]
  const add = async () => {
    const created = await create.run({ riskPointId: riskPoint.id, item: `新${word} ${hazards.length + 1}` })
    if (!created) return
    setAddedId(created.id)
    setChosenId(created.id)
  }
  const move = (hazardId: string, toIndex: number) =>
    void reorder.run({
      ids: movedIds(
        hazards.map((hazard) => hazard.id),
        hazardId,
        toIndex,
      ),
    })
  return (
    <PageFrame
      title={`「${riskPoint.name}」可能出什么事？`}
      intro={
        <span className="row-line">
          <span>
            {[
              riskPoint.number,
              riskPointKinds[riskPoint.kind],
              riskPoint.areaName || '未定区域',
              isActivity ? 'JHA' : 'SCL',
            ].join('　')}
          </span>
          <LevelTag level={riskPoint.level} isShort={false} />
        </span>
      }
      primary={{ label: `新增${word}`, onRun: () => void add(), isBusy: create.isRunning }}
      secondary={[
        { label: '回到风险点', onRun: () => goTo('/risk-points') },
        {
          label: '打印评价记录',
          onRun: () => goTo(`/reports?report=${isActivity ? 'jha-record' : 'scl-record'}&record=${riskPoint.id}`),
        },
      ]}
      isFilling
    >
      {hazards.length === 0 || !chosen ? (
        <EmptyState
          text={
            isActivity
              ? '把这项作业拆成几个步骤，每步写清可能出什么事。步骤只写做什么，不写怎么做。'
              : '列出要看的部位或项目，每项写清正常是什么样、不正常会怎样。'
          }
          action={{ label: `新增${word}`, onRun: () => void add() }}
        />
      ) : (
        <div className="analysis">
          <HazardList
            hazards={hazards}
            chosenId={chosen.id}
            onChoose={setChosenId}
            onMove={move}
            onRemove={setRemoving}
            label={word}
          />
          <div className="analysis-editor" tabIndex={-1}>
            <HazardEditor
              key={chosen.id}
              hazard={chosen}
              riskPoint={riskPoint}
              isNew={chosen.id === addedId}
              closedFindingId={chosen.id === search['hazard'] ? search['finding'] : undefined}
            />
          </div>
        </div>
      )}
      <ConfirmReason
        isOpen={removing !== null}
        title={`作废「${removing?.item ?? ''}」`}
        text="作废后不再出现在清单和检查表生成里，记录仍然保留，可以撤销。"
        onCancel={() => setRemoving(null)}
        onConfirm={async (reason) => {
          const isDone =
            removing !== null &&
            (await remove.run({ id: removing.id, revision: removing.revision, reason })) !== undefined
          if (isDone) setRemoving(null)
          return isDone
        }}
      />
    </PageFrame>
  )
}

interface HazardListProps {
  hazards: readonly HazardDetail[]
  chosenId: string
  label: string
  onChoose: (id: string) => void
  onMove: (id: string, toIndex: number) => void
  onRemove: (hazard: HazardDetail) => void
}

/** The steps or items in order; ↑↓ chooses, Alt+↑↓ or dragging moves. */
function HazardList({ hazards, chosenId, label, onChoose, onMove, onRemove }: HazardListProps) {
  const [dragged, setDragged] = useState<string | null>(null)
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const neighbour = hazards[index + step]
    const own = hazards[index]
    if (step === 0 || !neighbour || !own) return
    event.preventDefault()
    if (event.altKey) onMove(own.id, index + step)
    else {
      onChoose(neighbour.id)
      const items = event.currentTarget.closest('ol')?.querySelectorAll<HTMLElement>('button.hazard-choice')
      items?.[index + step]?.focus()
    }
  }
  return (
    <ol className="hazard-list" aria-label={label}>
      {hazards.map((hazard, index) => (
        <li
          key={hazard.id}
          className={hazard.id === chosenId ? 'is-chosen' : ''}
          draggable
          onDragStart={() => setDragged(hazard.id)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={() => {
            if (dragged !== null && dragged !== hazard.id) onMove(dragged, index)
            setDragged(null)
          }}
        >
          <HolderOutlined className="drag-grip" aria-hidden />
          <button
            type="button"
            className="hazard-choice"
            aria-current={hazard.id === chosenId ? 'true' : undefined}
            onClick={() => onChoose(hazard.id)}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            <span className="hazard-name">
              {index + 1}. {hazard.item}
              <span className="meta num">{hazard.ownNumber === '' ? '风险库' : `自建 ${hazard.ownNumber}`}</span>
            </span>
            <span className="meta ellipsis">{hazard.deviation || '还没有写可能出什么事'}</span>
            <span className="row-line">
              <span className="meta">固有</span>
              <LevelTag level={hazard.inherentLevel} />
              <span className="meta">现有</span>
              <LevelTag level={hazard.currentLevel} />
              <span className="meta">措施 {hazard.controls.length}</span>
              {hazard.catalogueHits.length > 0 && <span className="meta">目录命中</span>}
            </span>
          </button>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`作废 ${hazard.item}`}
            onClick={() => onRemove(hazard)}
          />
        </li>
      ))}
    </ol>
  )
}
