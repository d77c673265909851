import { Select } from 'antd'
import { useState } from 'react'
import { goTo, useData, useRouteSearch } from '../../api/index.ts'
import { EmptyState, ErrorState, FilterChips, PageFrame, RowsSkeleton, SearchInput } from '../../ui/index.ts'
import { ModuleList } from './module-list.tsx'
import { SearchHits } from './search-hits.tsx'
import { choicesOf, pointCount, type Selection, suggested } from './selection.ts'
import { TakeDialog } from './take-dialog.tsx'
import { TemplatePanel } from './template-panel.tsx'
import './library.css'

const noticeOf = ({ templates, hazards, unchecked }: { templates: number; hazards: number; unchecked: number }) =>
  `库内 ${templates} 个风险点模板、${hazards} 条危险源；其中 ${unchecked} 条的依据条款未核实。建议值须结合现场核对。`

/** What the risk library offers this enterprise; ticked templates become risk points with hazards, controls and levels. */
export function LibraryPage() {
  const route = useRouteSearch()
  const [industryIds, setIndustryIds] = useState<string[] | null>(null)
  const [isWhole, setWhole] = useState(false)
  const [search, setSearch] = useState(route['search'] ?? '')
  const [activeId, setActiveId] = useState<string | null>(route['template'] ?? null)
  const [own, setOwn] = useState<Selection | null>(null)
  const [isTaking, setTaking] = useState(false)
  const input = { isWhole, ...(industryIds ? { industryIds } : {}) }
  const overview = useData('library.overview', input)
  const updates = useData('library.updates', {})
  const { data } = overview
  const modules = data?.modules ?? []
  const selection = own ?? suggested(modules)
  const choices = choicesOf(selection)
  const news = updates.data ? updates.data.changed.length + updates.data.added.length + updates.data.gone.length : 0
  if (overview.error)
    return (
      <PageFrame title="厂里还有哪些风险点？">
        <ErrorState message={overview.error.message} onRetry={() => void overview.refetch()} />
      </PageFrame>
    )
  return (
    <PageFrame
      title="厂里还有哪些风险点？"
      intro={data && noticeOf(data.figures)}
      isFilling
      primary={{
        label: choices.length === 0 ? '加入风险点' : `加入 ${pointCount(choices)} 个风险点`,
        onRun: () => setTaking(true),
        isDisabled: choices.length === 0,
        tip: choices.length === 0 ? '先勾选厂里有的设备、作业和场所' : undefined,
      }}
      secondary={[
        {
          label: news > 0 ? `库的更新（${news}）` : '库的更新',
          onRun: () => goTo('/library/updates'),
          isDisabled: news === 0,
          tip: news === 0 ? '已加入的条目与库里一致' : undefined,
        },
        { label: '不勾选', onRun: () => setOwn(new Map()), isDisabled: choices.length === 0 },
      ]}
      panel={activeId && <TemplatePanel id={activeId} onClose={() => setActiveId(null)} />}
    >
      <div className="library-tools">
        <SearchInput
          value={search}
          onChange={setSearch}
          placeholder="想到什么就搜什么，例如 灭火器过期、通道堵了、mhq"
        />
        <Select
          className="library-industries"
          mode="multiple"
          aria-label="行业"
          placeholder="选择行业"
          maxTagCount="responsive"
          value={industryIds ?? data?.chosen ?? []}
          onChange={(ids) => {
            setIndustryIds(ids)
            setOwn(null)
          }}
          options={(data?.industries ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterChips
          label="范围"
          chips={[{ key: 'whole', label: '整个风险库', isOn: isWhole }]}
          onToggle={() => setWhole(!isWhole)}
        />
      </div>
      {search.trim() !== '' ? (
        <SearchHits text={search} selection={selection} onSelect={setOwn} activeId={activeId} onOpen={setActiveId} />
      ) : overview.isPending ? (
        <RowsSkeleton />
      ) : modules.length === 0 ? (
        <EmptyState text="请选择行业，软件据此列出厂里可能有的风险点。" />
      ) : (
        <ModuleList
          modules={modules}
          selection={selection}
          onSelect={setOwn}
          activeId={activeId}
          onOpen={setActiveId}
        />
      )}
      {isTaking && (
        <TakeDialog
          choices={choices}
          onClose={() => setTaking(false)}
          onDone={() => {
            setTaking(false)
            setOwn(new Map())
            goTo('/risk-points')
          }}
        />
      )}
    </PageFrame>
  )
}
