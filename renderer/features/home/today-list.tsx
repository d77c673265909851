import { RightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Button } from 'antd'
import type { TodayItem } from '#shared/contract/home'
import { goTo } from '../../api/index.ts'
import { EmptyState, StatusTag, type Tone } from '../../ui/index.ts'

const kinds: Record<TodayItem['kind'], { word: string; tone: Tone; group: 'late' | 'now' | 'prepare' }> = {
  findingOverdue: { word: '超期', tone: 'red', group: 'late' },
  inspectionMissed: { word: '漏查', tone: 'red', group: 'late' },
  inspectionDue: { word: '该检查', tone: 'amber', group: 'now' },
  inspectionOpen: { word: '检查中', tone: 'blue', group: 'now' },
  findingToGrade: { word: '待分级', tone: 'amber', group: 'now' },
  findingToReview: { word: '待验收', tone: 'blue', group: 'now' },
  findingDueSoon: { word: '将到期', tone: 'amber', group: 'now' },
  followUpDue: { word: '回头看', tone: 'blue', group: 'now' },
  riskReviewDue: { word: '该评审', tone: 'amber', group: 'now' },
  riskReviewOpen: { word: '评审中', tone: 'blue', group: 'now' },
  equipmentOverdue: { word: '超期未检', tone: 'red', group: 'late' },
  certificateExpired: { word: '证书过期', tone: 'red', group: 'late' },
  equipmentDueSoon: { word: '该送检', tone: 'amber', group: 'now' },
  redLineTriggered: { word: '红线', tone: 'red', group: 'late' },
  certificateExpiring: { word: '证书', tone: 'amber', group: 'now' },
  assessmentDue: { word: '该自评', tone: 'amber', group: 'now' },
  riskIncomplete: { word: '待评价', tone: 'grey', group: 'prepare' },
  profileIncomplete: { word: '待补充', tone: 'grey', group: 'prepare' },
}
const groups = { late: '已经晚了的', now: '现在该办的', prepare: '还没做完的准备' } as const
const shownAtFirst = 12

/** The page that an item leads to. */
export function pathOf(item: Pick<TodayItem, 'kind' | 'recordId'>): string {
  switch (item.kind) {
    case 'inspectionDue':
    case 'inspectionMissed':
      return item.recordId ? `/plans?id=${item.recordId}` : '/plans'
    case 'inspectionOpen':
      return item.recordId ? `/inspections/${item.recordId}` : '/inspections'
    case 'followUpDue':
      return item.recordId ? `/findings/${item.recordId}` : '/findings/follow-up?part=followUps'
    case 'riskReviewDue':
      return '/risk-reviews'
    case 'riskReviewOpen':
      return `/risk-reviews/${item.recordId}`
    case 'equipmentOverdue':
    case 'equipmentDueSoon':
      return item.recordId ? `/special-equipment?id=${item.recordId}` : '/special-equipment'
    case 'certificateExpired':
      return '/special-equipment?part=operators'
    case 'redLineTriggered':
    case 'certificateExpiring':
      return '/standardization/accidents'
    case 'assessmentDue':
      return '/standardization'
    case 'riskIncomplete':
      return item.recordId ? `/risk-points/${item.recordId}` : '/risk-points?incomplete=1'
    case 'profileIncomplete':
      return '/profile'
    default:
      return item.recordId ? `/findings/${item.recordId}` : '/findings'
  }
}

/** What is due, latest first, in three groups. */
export function TodayList({ items, today }: { items: readonly TodayItem[]; today: string }) {
  if (items.length === 0)
    return (
      <div className="card">
        <EmptyState
          text="今天没有到期的检查，也没有要整改或验收的隐患。到期的事会自动列在这里。"
          action={{ label: '看看检查计划', onRun: () => goTo('/plans') }}
        />
      </div>
    )
  return (
    <>
      {(['late', 'now', 'prepare'] as const).map((group) => (
        <Group
          key={group}
          title={groups[group]}
          today={today}
          items={items.filter((item) => kinds[item.kind].group === group)}
        />
      ))}
    </>
  )
}

function Group({ title, items, today }: { title: string; items: readonly TodayItem[]; today: string }) {
  const [isOpen, setOpen] = useState(false)
  if (items.length === 0) return null
  const shown = isOpen ? items : items.slice(0, shownAtFirst)
  return (
    <section className="card today-group" aria-label={title}>
      <h2>
        {title}
        <span className="meta num">{items.length}</span>
      </h2>
      <ul>
        {shown.map((item) => (
          <li key={`${item.kind}${item.recordId}${item.title}`}>
            <button type="button" className="plain today-item" onClick={() => goTo(pathOf(item))}>
              <span>
                <StatusTag tone={kinds[item.kind].tone}>{kinds[item.kind].word}</StatusTag>
              </span>
              <span style={{ minWidth: 0 }}>
                <span className="ellipsis" style={{ display: 'block' }}>
                  {item.title}
                </span>
                <span className="meta ellipsis" style={{ display: 'block' }}>
                  {item.detail}
                </span>
              </span>
              <span className="due num">{item.dueOn === today ? '今天' : (item.dueOn ?? '')}</span>
              <RightOutlined aria-hidden style={{ color: 'var(--text-3)', fontSize: 11 }} />
            </button>
          </li>
        ))}
      </ul>
      {items.length > shown.length && (
        <Button type="link" onClick={() => setOpen(true)}>
          再显示 {items.length - shown.length} 件
        </Button>
      )}
    </section>
  )
}
