import { Alert } from 'antd'
import { showPoints } from '#shared/rules/standard'
import type { StandardImport } from '#shared/rules/standard-import'

/** What was understood of a sheet: every contradiction with its row, sums, and how far the deduction rules were read. */
export function ImportPreview({ outcome }: { outcome: StandardImport }) {
  const { categories, itemCount, elementCount, points, readCount, manual, refusals } = outcome
  return (
    <div className="standard-preview" tabIndex={0} role="region" aria-label="导入预览">
      {refusals.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={`有 ${refusals.length} 处对不上，改好 Excel 后重新选择文件`}
          description={
            <ul className="standard-refusals">
              {refusals.map(({ row, reason }, index) => (
                <li key={`${row} ${reason} ${index}`}>
                  {row === null ? '' : `第 ${row} 行：`}
                  {reason}
                </li>
              ))}
            </ul>
          }
        />
      ) : (
        <Alert
          type="success"
          showIcon
          title={`${categories.length} 个类目、${elementCount} 个项目、${itemCount} 条，合计 ${showPoints(points)} 分`}
          description={provenText(outcome)}
        />
      )}
      {itemCount > 0 && (
        <p aria-live="polite">
          {readCount} 条自动识别了扣分项，{manual.length} 条需手工扣分。
        </p>
      )}
      {outcome.notes.map((note) => (
        <p key={note} className="meta">
          {note}
        </p>
      ))}
      {outcome.ignoredColumns.length > 0 && <p className="meta">没有用到的列：{outcome.ignoredColumns.join('、')}</p>}
      {categories.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>类目</th>
              <th className="right">项目</th>
              <th className="right">条目</th>
              <th className="right">分值</th>
            </tr>
          </thead>
          <tbody>
            {categories.map((category) => (
              <tr key={`${category.number}${category.name}`}>
                <td>{[category.number, category.name].filter(Boolean).join(' ')}</td>
                <td className="num right">{category.elementCount}</td>
                <td className="num right">{category.itemCount}</td>
                <td className="num right">{showPoints(category.points)}</td>
              </tr>
            ))}
            <tr>
              <th>合计</th>
              <td className="num right">{elementCount}</td>
              <td className="num right">{itemCount}</td>
              <td className="num right">{showPoints(points)}</td>
            </tr>
          </tbody>
        </table>
      )}
      {manual.length > 0 && (
        <details>
          <summary>需手工扣分的 {manual.length} 条</summary>
          <ul className="standard-corrections">
            {manual.map(({ row, content, method }) => (
              <li key={row}>
                <span>
                  第 {row} 行 {content}
                </span>
                <span className="meta">{method === '' ? '没有写考评办法' : method}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function provenText({ sumRowCount, provenCount }: StandardImport): string {
  if (provenCount === 0) return '表里没有小计、总计或写明的分值，合计无从核对，请自己核对总分。'
  const left = sumRowCount === 0 ? '' : `${sumRowCount} 行小计、总计没有当作条目；`
  return `${left}表里写明的 ${provenCount} 处合计都与条目相符。`
}
