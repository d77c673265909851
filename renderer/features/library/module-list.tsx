import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import type { LibraryModuleRow, LibraryTemplateRow } from '#shared/contract/library'
import { riskPointKinds } from '#shared/domain/risk-point'
import { counted, type Selection, ticked } from './selection.ts'

const reasons: Record<LibraryModuleRow['reason'], string> = {
  industry: '按行业',
  tag: '按企业资料',
  everywhere: '通用',
  other: '其他',
}

interface ListProps {
  selection: Selection
  onSelect: (selection: Selection) => void
  activeId: string | null
  onOpen: (id: string) => void
}

/** Templates under their modules; a module can be folded, and ticked as a whole. */
export function ModuleList({ modules, ...list }: ListProps & { modules: readonly LibraryModuleRow[] }) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => {
    const next = new Set(folded)
    if (!next.delete(id)) next.add(id)
    setFolded(next)
  }
  return (
    <div className="library-list" tabIndex={0} aria-label="风险库条目">
      {modules.map((module) => {
        const ids = module.templates.map(({ id }) => id)
        const chosen = ids.filter((id) => list.selection.has(id)).length
        const isOpen = !folded.has(module.id)
        return (
          <section key={module.id} aria-label={module.name}>
            <div className="library-module">
              <Checkbox
                aria-label={`全选${module.name}`}
                checked={chosen === ids.length}
                indeterminate={chosen > 0 && chosen < ids.length}
                onChange={(event) => list.onSelect(ticked(list.selection, ids, event.target.checked))}
              />
              <button type="button" className="plain" aria-expanded={isOpen} onClick={() => toggle(module.id)}>
                {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />} <b>{module.name}</b>
                <span className="meta num">
                  {chosen}/{ids.length} · {reasons[module.reason]}
                </span>
              </button>
            </div>
            {isOpen && (
              <ul>
                {module.templates.map((template) => (
                  <TemplateLine key={template.id} template={template} {...list} />
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </div>
  )
}

function TemplateLine({
  template,
  selection,
  onSelect,
  activeId,
  onOpen,
}: ListProps & { template: LibraryTemplateRow }) {
  const { id, name } = template
  const taken = selection.get(id)
  return (
    <li className={id === activeId ? 'is-chosen' : undefined}>
      <Checkbox
        aria-label={`勾选${name}`}
        checked={taken !== undefined}
        onChange={(event) => onSelect(ticked(selection, [id], event.target.checked))}
      />
      <button type="button" className="plain library-name" onClick={() => onOpen(id)}>
        <span className="ellipsis">{name}</span>
        <span className="meta num">
          {riskPointKinds[template.kind]} · {template.hazardCount} 条危险源
          {template.takenCount > 0 && ` · 已加入 ${template.takenCount} 个`}
        </span>
      </button>
      {taken && (
        <span className="library-count">
          {taken.count > 1 && (
            <Checkbox
              checked={taken.isSplit}
              onChange={(event) => onSelect(counted(selection, id, { isSplit: event.target.checked }))}
            >
              分成 {taken.count} 个
            </Checkbox>
          )}
          <InputNumber
            aria-label={`${name}的数量`}
            min={1}
            max={50}
            precision={0}
            value={taken.count}
            onChange={(count) => onSelect(counted(selection, id, { count: count ?? 1 }))}
          />
        </span>
      )}
    </li>
  )
}
