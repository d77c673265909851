import { Modal } from 'antd'
import type { StandardDifferenceView } from '#shared/contract/standard'
import { showPoints } from '#shared/rules/standard'
import { useData } from '../../api/index.ts'
import { ErrorState, RowsSkeleton } from '../../ui/index.ts'

type Change = StandardDifferenceView['changed'][number]['changes'][number]
const fieldNames: Record<Change['field'], string> = {
  points: '分值',
  content: '考评内容',
  method: '考评办法',
  parts: '扣分项',
  place: '所在类目',
}

/** What another version of a standard changes; an assessment that is under way keeps its own. */
export function DifferenceDialog(props: { fromHash: string; toHash: string; onClose: () => void }) {
  const { fromHash, toHash, onClose } = props
  const difference = useData('standard.difference', { fromHash, toHash })
  const { data } = difference
  return (
    <Modal open title="两版标准的差异" onCancel={onClose} footer={null} width={920} destroyOnHidden>
      {difference.error ? (
        <ErrorState message={difference.error.message} onRetry={() => void difference.refetch()} />
      ) : data ? (
        <Difference difference={data} />
      ) : (
        <RowsSkeleton />
      )}
    </Modal>
  )
}

function Difference({ difference }: { difference: StandardDifferenceView }) {
  const { from, to, added, gone, changed, figures, sameCount } = difference
  const nameOf = ({ title, version }: typeof from) => `「${title}」${version} 版`
  return (
    <div className="stack standard-difference" tabIndex={0} role="region" aria-label="差异">
      <p>
        从{nameOf(from)}到{nameOf(to)}：新增 {added.length} 条，取消 {gone.length} 条，改动 {changed.length} 条，
        {sameCount} 条不变。已开始的自评仍按原来的版本计分；要用新版请新开自评，可以沿用原来的打分。
      </p>
      {figures.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>合计</th>
              <th className="right">原来</th>
              <th className="right">现在</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ name, before, after }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="num right">{before}</td>
                <td className="num right">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Items title="新增" items={added} />
      <Items title="取消" items={gone} />
      {changed.length > 0 && (
        <section>
          <h3 className="section-title">改动 {changed.length} 条</h3>
          <ul className="standard-corrections">
            {changed.map(({ number, place, content, changes }) => (
              <li key={`${place} ${number} ${content}`}>
                <b>
                  第 {number} 条 {content}
                </b>
                <span className="meta">{place}</span>
                {changes.map(({ field, before, after }) => (
                  <span key={field}>
                    {fieldNames[field]}：<del>{before || '没有'}</del> → <ins>{after || '没有'}</ins>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Items({ title, items }: { title: string; items: StandardDifferenceView['added'] }) {
  if (items.length === 0) return null
  return (
    <section>
      <h3 className="section-title">
        {title} {items.length} 条
      </h3>
      <ul className="standard-corrections">
        {items.map(({ number, place, content, points }) => (
          <li key={`${place} ${number} ${content}`}>
            <span>
              第 {number} 条 {content}（{showPoints(points)} 分）
            </span>
            <span className="meta">{place}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
