import { Button, Input, Modal } from 'antd'
import { useId, useMemo, useState } from 'react'
import type { ConsiderableCatalogueItem } from '#shared/domain/considerable-catalogue-item'
import { type CatalogueImport, parseCatalogue } from '#shared/rules/catalogue-import'
import { showDone, useAction } from '../../api/index.ts'
import { LevelTag } from '../../ui/index.ts'
import './considerable-catalogue.css'

/** entries shown before they are imported; all are imported */
const shownAtFirst = 50

/** Pasted lines become entries; every line that cannot is shown with its reason, and nothing is written before the button. */
export function ImportDialog({ known, onClose }: { known: readonly ConsiderableCatalogueItem[]; onClose: () => void }) {
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const send = useAction('considerable-catalogue-item.import')
  const id = useId()
  const parsed = useMemo(() => parseCatalogue(text, { source: source.trim(), known }), [text, source, known])
  const run = async () => {
    const made = await send.run({ items: parsed.items.map(({ item }) => item) })
    if (!made) return
    showDone(`已导入 ${made.imported} 条；请到风险点的分析页对照选择命中的条目`)
    onClose()
  }
  return (
    <Modal open title="导入较大以上风险目录" onCancel={onClose} footer={null} width={860} destroyOnHidden>
      <div className="stack">
        <div className="field">
          <label htmlFor={`${id}source`}>来源（行里没写来源时用这个）</label>
          <Input
            id={`${id}source`}
            value={source}
            maxLength={150}
            placeholder="例如：江苏省工业企业安全生产较大以上风险目录（第一批）"
            onChange={(event) => setSource(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}text`}>
            从表格复制，或粘贴 CSV：有表头时按表头认列；没有表头时依次为编号、名称、行业、情形描述、来源、等级
          </label>
          <Input.TextArea
            id={`${id}text`}
            rows={6}
            value={text}
            placeholder={'编号,名称,行业,情形描述,等级\n…'}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {text.trim() !== '' && <ImportPreview parsed={parsed} />}
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            disabled={parsed.items.length === 0}
            loading={send.isRunning}
            onClick={() => void run()}
          >
            导入 {parsed.items.length} 条
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function ImportPreview({ parsed }: { parsed: CatalogueImport }) {
  const { items, refused, ignoredColumns } = parsed
  return (
    <div className="import-preview" tabIndex={0} role="region" aria-label="导入预览">
      <p aria-live="polite">
        可导入 {items.length} 条，不能导入 {refused.length} 行
        {ignoredColumns.length > 0 && `；没有用到的列：${ignoredColumns.join('、')}`}
      </p>
      {refused.length > 0 && (
        <ul className="import-refused">
          {refused.map(({ line, text, reason }) => (
            <li key={line}>
              <b className="field-error">
                第 {line} 行：{reason}
              </b>
              <span className="meta ellipsis">{text}</span>
            </li>
          ))}
        </ul>
      )}
      {items.length > 0 && (
        <table className="import-table">
          <thead>
            <tr>
              <th>行</th>
              <th>编号</th>
              <th>名称</th>
              <th>行业</th>
              <th>情形描述</th>
              <th>等级</th>
            </tr>
          </thead>
          <tbody>
            {items.slice(0, shownAtFirst).map(({ line, item }) => (
              <tr key={line}>
                <td className="num">{line}</td>
                <td>{item.code}</td>
                <td>{item.name}</td>
                <td>{item.industry}</td>
                <td>{item.description}</td>
                <td>
                  <LevelTag level={item.level} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {items.length > shownAtFirst && (
        <p className="meta">还有 {items.length - shownAtFirst} 条没有列出，会一并导入。</p>
      )}
    </div>
  )
}
