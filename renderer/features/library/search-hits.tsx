import { Checkbox } from 'antd'
import { useData } from '../../api/index.ts'
import { EmptyState, RowsSkeleton } from '../../ui/index.ts'
import { type Selection, ticked } from './selection.ts'

interface SearchHitsProps {
  text: string
  selection: Selection
  onSelect: (selection: Selection) => void
  activeId: string | null
  onOpen: (id: string) => void
}

/** What the library knows of a word, over all trades; a hit names the entry and what goes wrong there. */
export function SearchHits({ text, selection, onSelect, activeId, onOpen }: SearchHitsProps) {
  const hits = useData('library.search', { text: text.slice(0, 60) })
  if (hits.isPending) return <RowsSkeleton />
  if (!hits.data || hits.data.length === 0)
    return <EmptyState text={`风险库里没有「${text.trim()}」。换一个说法，或在风险点页面自己新增。`} />
  return (
    <ul className="library-list library-hits" tabIndex={0} aria-label="搜索结果">
      {hits.data.map((hit) => (
        <li key={hit.hazardId ?? hit.templateId} className={hit.templateId === activeId ? 'is-chosen' : undefined}>
          <Checkbox
            aria-label={`勾选${hit.templateName}`}
            checked={selection.has(hit.templateId)}
            onChange={(event) => onSelect(ticked(selection, [hit.templateId], event.target.checked))}
          />
          <button type="button" className="plain library-name" onClick={() => onOpen(hit.templateId)}>
            <span>
              {hit.templateName}
              {hit.item && <b> {hit.item}</b>}
            </span>
            <span className="meta">
              {hit.moduleName}
              {hit.deviation && ` · ${hit.deviation}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
