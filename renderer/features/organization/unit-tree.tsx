import { EditOutlined } from '@ant-design/icons'
import { Button, Tree } from 'antd'
import { useMemo } from 'react'
import { type OrganizationUnit, unitKinds } from '#shared/domain/organization-unit'
import type { Person } from '#shared/domain/person'
import { type UnitNode, unitsBelow, unitTree } from './unit-nodes.ts'

interface UnitTreeProps {
  units: readonly OrganizationUnit[]
  people: readonly Person[]
  /** people of this unit and below are listed; null = everybody */
  chosenId: string | null
  onChoose: (id: string | null) => void
  onEdit: (id: string) => void
}

interface TreeItem {
  key: string
  title: string
  children: TreeItem[]
}

/** The organization; choosing a unit lists its people. */
export function UnitTree({ units, people, chosenId, onChoose, onEdit }: UnitTreeProps) {
  const items = useMemo(() => {
    const active = people.filter((person) => person.leftOn === null)
    const item = (node: UnitNode): TreeItem => {
      const below = unitsBelow(units, node.key)
      const count = active.filter((person) => below.has(person.unitId ?? '')).length
      return { key: node.key, title: `${node.unit.name}（${count}）`, children: node.children.map(item) }
    }
    return unitTree(units).map(item)
  }, [units, people])
  const chosen = units.find((unit) => unit.id === chosenId)
  return (
    <section className="card unit-tree" aria-label="组织机构">
      <div className="spread">
        <button type="button" className="chip" aria-pressed={chosenId === null} onClick={() => onChoose(null)}>
          全部人员
        </button>
        {chosen && (
          <Button size="small" icon={<EditOutlined aria-hidden />} onClick={() => onEdit(chosen.id)}>
            修改{unitKinds[chosen.kind]}
          </Button>
        )}
      </div>
      {units.length === 0 ? (
        <p className="meta" style={{ padding: '12px 0' }}>
          还没有单位。先新增公司，再新增车间和班组。
        </p>
      ) : (
        <Tree<TreeItem>
          key={units.length}
          treeData={items}
          defaultExpandAll
          blockNode
          selectedKeys={chosenId === null ? [] : [chosenId]}
          onSelect={(keys) => onChoose(keys.length > 0 ? String(keys[0]) : null)}
          onDoubleClick={(_event, node) => onEdit(String(node.key))}
          aria-label="组织机构"
        />
      )}
    </section>
  )
}
