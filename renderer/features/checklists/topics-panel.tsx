import { Button } from 'antd'
import { useState } from 'react'
import type { TopicRow } from '#shared/contract/program'
import { controlTiers, periods } from '#shared/domain/hazard'
import { inspectionKinds } from '#shared/domain/inspection'
import { goTo, showDone, useAction, useData } from '../../api/index.ts'
import { ErrorState, RowsSkeleton, SidePanel } from '../../ui/index.ts'

/** Ready topic lists beside the checklists: read one, take it, then it is a checklist like any other. */
export function TopicsPanel({ onClose }: { onClose: () => void }) {
  const topics = useData('topic-list.list', {})
  const [openId, setOpenId] = useState<string | null>(null)
  return (
    <SidePanel title="现成的专题检查表" onClose={onClose}>
      {topics.error ? (
        <ErrorState message={topics.error.message} onRetry={() => void topics.refetch()} />
      ) : topics.data ? (
        <div className="stack">
          {topics.data.map((topic) => (
            <Topic
              key={topic.id}
              topic={topic}
              isOpen={openId === topic.id}
              onToggle={() => setOpenId(openId === topic.id ? null : topic.id)}
            />
          ))}
        </div>
      ) : (
        <RowsSkeleton />
      )}
    </SidePanel>
  )
}

function Topic({ topic, isOpen, onToggle }: { topic: TopicRow; isOpen: boolean; onToggle: () => void }) {
  const take = useAction('topic-list.take')
  const run = async () => {
    const made = await take.run({ topicId: topic.id })
    if (!made) return
    showDone(`已采用「${topic.name}」，可以改，也可以直接检查`)
    goTo(`/checklists/${made.id}`)
  }
  return (
    <section className="card" aria-label={topic.name}>
      <div className="spread">
        <button type="button" className="plain topic-name" aria-expanded={isOpen} onClick={onToggle}>
          <b>{topic.name}</b>
          <span className="meta">
            {inspectionKinds[topic.kind]} · {controlTiers[topic.tier]} · {periods[topic.period]} · {topic.items.length}{' '}
            项{topic.isFitting ? '' : ' · 企业资料里没有勾选相关情形'}
          </span>
        </button>
        <Button disabled={topic.isTaken} loading={take.isRunning} onClick={() => void run()}>
          {topic.isTaken ? '已采用' : '采用'}
        </Button>
      </div>
      {isOpen && (
        <>
          <p className="meta">
            {topic.why}。来源：{topic.source}（{topic.checkedOn}）
          </p>
          <ol className="topic-items">
            {topic.items.map(({ item, standard, basis }) => (
              <li key={standard}>
                <b>{item}</b>：{standard} <span className="meta">{basis}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
