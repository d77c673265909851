import { ArrowRightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { goTo, useData } from '../../api/index.ts'
import { Bone, ErrorState, Figure, Figures, PageFrame } from '../../ui/index.ts'
import { LevelDistribution } from './level-distribution.tsx'
import { NextSteps } from './next-steps.tsx'
import { TodayList } from './today-list.tsx'
import './home.css'

/** 今天要做什么: what is due and overdue, the figures of the month, and what comes next on the path. */
export function HomePage() {
  const home = useData('home.today', {})
  const path = useData('home.path', {})
  if (home.error)
    return (
      <PageFrame title="今天要做什么？">
        <ErrorState message={home.error.message} logId={home.error.logId} onRetry={() => void home.refetch()} />
      </PageFrame>
    )
  const { data } = home
  return (
    <PageFrame
      title="今天要做什么？"
      intro={
        data ? `${data.today} · ${data.items.length === 0 ? '没有等着办的事' : `${data.items.length} 件事等着办`}` : ' '
      }
      isWide
      primary={{ label: '去检查', icon: <ArrowRightOutlined />, onRun: () => goTo('/inspections') }}
      secondary={[{ label: '登记隐患', onRun: () => goTo('/findings?new=1') }]}
    >
      <div className="home">
        <section className="home-main stack">
          <Figures>
            <Figure
              label="超期未整改"
              value={data?.overdueFindings ?? '…'}
              isAlarming={(data?.overdueFindings ?? 0) > 0}
              onOpen={() => goTo('/findings?overdue=1')}
            />
            <Figure label="未销号隐患" value={data?.openFindings ?? '…'} onOpen={() => goTo('/findings?open=1')} />
            <Figure label="本月销号" value={data?.closedThisMonth ?? '…'} onOpen={() => goTo('/findings')} />
            <Figure label="本月检查" value={data?.inspectionsThisMonth ?? '…'} onOpen={() => goTo('/inspections')} />
          </Figures>
          {data ? <TodayList items={data.items} today={data.today} /> : <Bone height={320} />}
        </section>
        <aside className="home-side stack">
          <NextSteps steps={path.data} />
          {data ? <LevelDistribution levels={data.levels} unevaluated={data.unevaluated} /> : <Bone height={220} />}
          <Button type="link" style={{ alignSelf: 'flex-start', padding: 0 }} onClick={() => goTo('/reports')}>
            打印台账与报告
          </Button>
          <Button type="link" style={{ alignSelf: 'flex-start', padding: 0 }} onClick={() => goTo('/consistency')}>
            双控体检：看看哪些地方对不上
          </Button>
        </aside>
      </div>
    </PageFrame>
  )
}
