import { CloseOutlined, LoadingOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Badge, Button, Popover, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { cancelJob, type JobEntry, remainingSeconds, useJobs } from '../api/index.ts'

/** Long work of this window: progress, time left, cancel. */
export function JobTray() {
  const entries = useJobs((jobs) => jobs.entries).filter((entry) => entry.isVisible)
  const running = entries.filter((entry) => entry.state === 'running').length
  const hasFailed = entries.some((entry) => entry.state === 'failed')
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="正在进行的工作"
      content={
        entries.length === 0 ? (
          <p className="meta">现在没有正在进行的工作。</p>
        ) : (
          <ul className="job-list">
            {entries.map((entry) => (
              <Job key={entry.id} entry={entry} />
            ))}
          </ul>
        )
      }
    >
      <Badge count={running} size="small" dot={running === 0 && hasFailed} offset={[-6, 6]}>
        <Button
          type="text"
          icon={running > 0 ? <LoadingOutlined /> : <UnorderedListOutlined />}
          aria-label={running > 0 ? `${running} 项工作正在进行` : '工作列表'}
          title="工作列表"
        />
      </Badge>
    </Popover>
  )
}

const stateWords = { running: '', done: '已完成', failed: '没有完成', cancelled: '已取消' }

function Job({ entry }: { entry: JobEntry }) {
  const [now, setNow] = useState(entry.startedAt)
  const isRunning = entry.state === 'running'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [isRunning])
  const left = remainingSeconds(entry, now)
  const percent = entry.total > 0 ? Math.floor((entry.done / entry.total) * 100) : null
  return (
    <li>
      <div className="spread">
        <b className="ellipsis">{entry.title}</b>
        {isRunning ? (
          <Button size="small" onClick={() => void cancelJob(entry.id)}>
            取消
          </Button>
        ) : (
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={`从列表移除：${entry.title}`}
            onClick={() => useJobs.getState().remove(entry.id)}
          />
        )}
      </div>
      {isRunning && percent !== null && <Progress percent={percent} size="small" aria-label={entry.title} />}
      <span className="meta num">
        {isRunning ? entry.note || '正在进行…' : entry.message || stateWords[entry.state]}
        {isRunning && left !== null && `，约剩 ${left} 秒`}
      </span>
    </li>
  )
}
