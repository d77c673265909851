import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { LibraryEntryChange } from '#shared/contract/library'
import type { MergeField } from '#shared/domain/risk-library'
import { goTo, showDone, useAction, useData } from '../../api/index.ts'
import { EmptyState, ErrorState, PageFrame, RowsSkeleton } from '../../ui/index.ts'
import './library.css'

const fieldNames: Record<MergeField, string> = {
  item: '检查项目',
  standard: '标准',
  deviation: '不符合情况',
  consequence: '后果',
}

/** What the library says now of entries that were taken from an older one; nothing changes until it is accepted. */
export function LibraryUpdatesPage() {
  const updates = useData('library.updates', {})
  const merge = useAction('library.merge')
  const add = useAction('library.addHazards')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  const { data } = updates
  const accepted = (data?.changed ?? [])
    .map(({ hazardId, fields, addedControls }) => ({
      hazardId,
      fields: fields.map(({ field }) => field).filter((field) => chosen.has(`${hazardId} ${field}`)),
      controlTexts: addedControls.map(({ text }) => text).filter((text) => chosen.has(`${hazardId} ${text}`)),
    }))
    .filter(({ fields, controlTexts }) => fields.length + controlTexts.length > 0)
  const run = async () => {
    const done = await merge.run({ accepted })
    if (!done) return
    setChosen(new Set())
    showDone(`已合并 ${done.hazards} 条危险源，新增 ${done.controls} 项措施；等级没有改动`)
  }
  return (
    <PageFrame
      title="风险库更新了什么？"
      intro="逐项勾选要采用的内容。自己改过的文字和已评的等级不会自动改动。"
      primary={{
        label: '采用勾选的内容',
        onRun: () => void run(),
        isDisabled: accepted.length === 0,
        isBusy: merge.isRunning,
      }}
      secondary={[{ label: '回到风险库', onRun: () => goTo('/library') }]}
    >
      {updates.error ? (
        <ErrorState message={updates.error.message} onRetry={() => void updates.refetch()} />
      ) : !data ? (
        <RowsSkeleton />
      ) : data.changed.length + data.added.length + data.gone.length === 0 ? (
        <EmptyState text="已加入的条目与库里一致，没有要合并的内容。" />
      ) : (
        <div className="stack">
          {data.changed.map((change) => (
            <ChangeCard key={change.hazardId} change={change} chosen={chosen} onToggle={toggle} />
          ))}
          {data.added.map(({ riskPointId, riskPointName, entries }) => (
            <section key={riskPointId} className="card" aria-label={`${riskPointName}的新条目`}>
              <div className="spread">
                <h2>
                  {riskPointName}：库里新增 {entries.length} 条
                </h2>
                <Button
                  loading={add.isRunning}
                  onClick={() => void add.run({ riskPointId, hazardIds: entries.map(({ id }) => id) })}
                >
                  加入
                </Button>
              </div>
              {entries.map(({ id, item, deviation }) => (
                <p key={id}>
                  <b>{item}</b> {deviation}
                </p>
              ))}
            </section>
          ))}
          {data.gone.length > 0 && (
            <section className="card" aria-label="库里已移走">
              <h2>库里已移走，企业的记录保留</h2>
              {data.gone.map(({ hazardId, riskPointId, riskPointName, item }) => (
                <p key={hazardId}>
                  <Button type="link" size="small" onClick={() => goTo(`/risk-points/${riskPointId}`)}>
                    {riskPointName}
                  </Button>
                  {item}
                </p>
              ))}
            </section>
          )}
        </div>
      )}
    </PageFrame>
  )
}

interface ChangeCardProps {
  change: LibraryEntryChange
  chosen: ReadonlySet<string>
  onToggle: (key: string) => void
}

function ChangeCard({ change, chosen, onToggle }: ChangeCardProps) {
  const { hazardId, riskPointId, riskPointName, item, isEvaluated, fields, addedControls, goneControls } = change
  return (
    <section className="card" aria-label={`${riskPointName} ${item}`}>
      <div className="spread">
        <h2>
          {riskPointName}：{item}
        </h2>
        <span className="meta">
          {isEvaluated ? '已评价，采用后请复核等级' : '未评价'}
          <Button type="link" size="small" onClick={() => goTo(`/risk-points/${riskPointId}`)}>
            打开
          </Button>
        </span>
      </div>
      {fields.map(({ field, before, after, own }) => (
        <div key={field} className="library-change">
          <Checkbox checked={chosen.has(`${hazardId} ${field}`)} onChange={() => onToggle(`${hazardId} ${field}`)}>
            {fieldNames[field]}
          </Checkbox>
          <p>
            现在的库：{after}
            <br />
            <span className="meta">加入时的库：{before}</span>
            {own !== before && (
              <>
                <br />
                <span className="meta">企业自己改成了：{own}（采用后会被替换）</span>
              </>
            )}
          </p>
        </div>
      ))}
      {addedControls.map(({ text }) => (
        <div key={text} className="library-change">
          <Checkbox checked={chosen.has(`${hazardId} ${text}`)} onChange={() => onToggle(`${hazardId} ${text}`)}>
            新措施
          </Checkbox>
          <p>{text}</p>
        </div>
      ))}
      {goneControls.map((text) => (
        <div key={text} className="library-change">
          <span className="meta">库里已去掉</span>
          <p>{text}</p>
        </div>
      ))}
    </section>
  )
}
