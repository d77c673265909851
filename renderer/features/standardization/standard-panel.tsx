import { Alert, Button } from 'antd'
import { useMemo, useState } from 'react'
import type { StandardRow } from '#shared/contract/assessment'
import type { OutputOf } from '#shared/contract/index'
import { gradings, showPoints, type Standard, standard } from '#shared/rules/standard'
import {
  callOperation,
  download,
  goTo,
  isBrowser,
  showDone,
  showFailure,
  startJob,
  useAction,
  useData,
} from '../../api/index.ts'
import { ConfirmReason, ErrorState, SidePanel, StatusTag } from '../../ui/index.ts'

export const standardOrigins: Record<StandardRow['origin'], string> = {
  shipped: '随软件',
  imported: '企业导入',
  kept: '自评留存',
}

const ordered = (version: string): string =>
  version
    .split('.')
    .map((part) => part.padStart(4, '0'))
    .join('.')

/** The newest usable version of the same standard, when it is newer than this one. */
export function newerOf(row: StandardRow, rows: readonly StandardRow[]): StandardRow | undefined {
  return rows
    .filter((own) => own.id === row.id && own.origin !== 'kept' && ordered(own.version) > ordered(row.version))
    .toSorted((a, b) => (ordered(a.version) < ordered(b.version) ? 1 : -1))[0]
}

interface StandardPanelProps {
  row: StandardRow
  rows: readonly StandardRow[]
  onClose: () => void
}

/** One standard: where it comes from, what it adds up to, what is corrected in it, and who uses it. */
export function StandardPanel({ row, rows, onClose }: StandardPanelProps) {
  const remove = useAction('standard.voidImported')
  const [isRemoving, setRemoving] = useState(false)
  const newer = newerOf(row, rows)
  return (
    <SidePanel
      title={row.title}
      extra={row.verified ? undefined : <StatusTag tone="amber">未核实</StatusTag>}
      onClose={onClose}
      footer={
        row.importedId !== null && (
          <Button danger onClick={() => setRemoving(true)}>
            作废
          </Button>
        )
      }
    >
      <div className="stack">
        {newer && (
          <Alert
            type="info"
            showIcon
            title={`有 ${newer.version} 版；已开始的自评仍按 ${row.version} 版计分`}
            action={
              <Button size="small" onClick={() => goTo(`/standardization/standards?from=${row.hash}&to=${newer.hash}`)}>
                看差异
              </Button>
            }
          />
        )}
        <Facts row={row} />
        <Template row={row} />
        <Categories row={row} />
        <Corrections row={row} />
        <Uses row={row} />
      </div>
      <ConfirmReason
        isOpen={isRemoving}
        title={`作废「${row.title}」${row.version} 版`}
        text="导错或不再使用时作废；有自评用着的不能作废。"
        onCancel={() => setRemoving(false)}
        onConfirm={async (reason) => {
          const isDone = (await remove.run({ id: row.importedId ?? '', reason })) !== undefined
          if (isDone) onClose()
          return isDone
        }}
      />
    </SidePanel>
  )
}

function Facts({ row }: { row: StandardRow }) {
  const lines = row.lines.map((line) => `${line / 10}`).join(' / ')
  const facts: [string, string][] = [
    ['编号', row.code],
    ['版本', `${row.version}（${standardOrigins[row.origin]}）`],
    ['来源', row.source],
    ['网址', row.url],
    ['核对日期', `${row.checkedOn}${row.verified ? '' : '，未核实'}`],
    ['定级', `${gradings[row.grading]}；${lines === '' ? '分数线未核实' : `分数线 ${lines}`}`],
    ['说明', row.note],
  ]
  return (
    <dl className="facts standard-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

type Written = OutputOf<'standard.template'>

function Template({ row }: { row: StandardRow }) {
  const [isBusy, setBusy] = useState(false)
  const [written, setWritten] = useState<Written | null>(null)
  const write = async () => {
    setBusy(true)
    try {
      const made = await startJob('standard.template', { hash: row.hash }, '下载填写模板')
      if (isBrowser()) {
        const { fileName, mime, base64 } = await callOperation('report.read', { id: made.record.id })
        download(fileName, mime, base64)
      }
      setWritten(made)
      showDone('填写模板已写好')
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const open = async (what: 'file' | 'folder') => {
    try {
      await startJob('report.open', { id: written?.record.id ?? '', what }, '打开填写模板')
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <section className="standard-template">
      <span>
        {row.itemCount === 0
          ? '这份标准只有类目，没有条目：下载模板，填好考评内容、分值和考评办法，再导入。'
          : '要按属地或本企业的要求增减条目：下载成 Excel，改好后用新的名称导入。'}
      </span>
      <Button type={row.itemCount === 0 ? 'primary' : 'default'} loading={isBusy} onClick={() => void write()}>
        {row.itemCount === 0 ? '下载填写模板' : '下载成 Excel'}
      </Button>
      {written && (
        <div className="row-line" style={{ flexWrap: 'wrap' }}>
          <span className="meta standard-path">{written.path}</span>
          <Button size="small" onClick={() => void open('file')}>
            打开
          </Button>
          <Button size="small" onClick={() => void open('folder')}>
            所在文件夹
          </Button>
        </div>
      )}
    </section>
  )
}

function Categories({ row }: { row: StandardRow }) {
  return (
    <section>
      <h3 className="section-title">
        类目和分值：{row.categoryCount} 个类目、{row.elementCount} 个项目、{row.itemCount} 条
      </h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th>类目</th>
            <th className="right">条目</th>
            <th className="right">分值</th>
          </tr>
        </thead>
        <tbody>
          {row.categories.map(({ number, name, points, items }) => (
            <tr key={`${number}${name}`}>
              <td>{[number, name].filter(Boolean).join(' ')}</td>
              <td className="num right">{items || '没有'}</td>
              <td className="num right">{points === 0 ? '没有' : showPoints(points)}</td>
            </tr>
          ))}
          <tr>
            <th>合计</th>
            <td className="num right">{row.itemCount}</td>
            <td className="num right">{showPoints(row.points)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function Corrections({ row }: { row: StandardRow }) {
  const content = useData('standard.get', { hash: row.hash })
  const whole = useMemo<Standard | null>(
    () => (content.data ? standard.parse(JSON.parse(content.data.content)) : null),
    [content.data],
  )
  const corrected = whole?.items.filter(({ correction }) => correction !== null) ?? []
  if (content.error) return <ErrorState message={content.error.message} onRetry={() => void content.refetch()} />
  if (corrected.length === 0) return null
  return (
    <section>
      <h3 className="section-title">勘误：{corrected.length} 条与现行规定不一致</h3>
      <ul className="standard-corrections">
        {corrected.map(({ id, number, content: text, correction }) => (
          <li key={id}>
            <span className="meta">
              第 {number} 条 {text}
            </span>
            <span>
              {correction?.text}
              {correction?.verified === false && '（未核实）'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Uses({ row }: { row: StandardRow }) {
  const assessments = useData('assessment.list', {}, { enabled: row.useCount > 0 })
  const own = assessments.data?.filter(({ standardHash }) => standardHash === row.hash) ?? []
  return (
    <section>
      <h3 className="section-title">用在哪里</h3>
      {row.useCount === 0 ? (
        <p className="meta">还没有自评用这份标准。</p>
      ) : (
        <ul className="standard-corrections">
          {own.map(({ id, name, assessedOn, status }) => (
            <li key={id}>
              {name}
              <span className="meta">
                {assessedOn}，{status === 'sealed' ? '已定稿' : '自评中'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
