import { Button, Select } from 'antd'
import type { HazardDetail } from '#shared/contract/risk-point'
import { catalogueLevels } from '#shared/domain/considerable-catalogue-item'
import { goTo, showFailure, useData, type useSaver } from '../../api/index.ts'

interface CatalogueHitsProps {
  hazard: HazardDetail
  onSave: ReturnType<typeof useSaver<'hazard.update'>>
}

/** Which entries of the regional catalogue of 较大以上 risks the hazard matches; a hit locks its level at least there. */
export function CatalogueHits({ hazard, onSave }: CatalogueHitsProps) {
  const catalogue = useData('considerable-catalogue-item.list', {})
  const items = catalogue.data ?? []
  if (catalogue.isPending) return null
  return (
    <div className="card">
      <h3 className="section-title">
        较大以上目录
        <span className="meta aside">命中后固有、现有风险都至少按目录的等级管控，评价本身照旧</span>
      </h3>
      {items.length === 0 ? (
        <p className="meta">
          还没有导入目录。江苏等地对较大以上风险实行目录管理，命中的不看分值。
          <Button type="link" size="small" onClick={() => goTo('/considerable-catalogue')}>
            导入目录
          </Button>
        </p>
      ) : (
        <Select
          mode="multiple"
          aria-label="目录命中"
          placeholder="没有命中目录；命中时在这里选条目"
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          options={items.map((item) => ({
            value: item.id,
            label: `${[item.code, item.name].filter(Boolean).join(' ')}（${catalogueLevels[item.level]}）`,
          }))}
          value={hazard.catalogueItemIds}
          onChange={(catalogueItemIds: string[]) => {
            onSave({ catalogueItemIds }).catch(showFailure)
          }}
        />
      )}
    </div>
  )
}
