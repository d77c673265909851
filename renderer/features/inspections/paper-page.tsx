import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { SheetDetail, SheetRow } from '#shared/contract/printed-sheet'
import { readSheetCode } from '#shared/rules/sheet-code'
import { goTo, useData, useRouteSearch } from '../../api/index.ts'
import { EmptyState, PageFrame, RowsSkeleton } from '../../ui/index.ts'
import { PaperEntryBoard } from './paper-entry-board.tsx'
import { PaperStart } from './paper-start.tsx'
import './paper.css'

const question = '纸上查到了什么？'

/** 录入纸质检查: by the page code to the sheet, then its results by keys alone. */
export function PaperPage() {
  const code = readSheetCode(useRouteSearch()['code'] ?? '')
  return code === null ? <CodePage problem="" /> : <SheetPage key={code} code={code} />
}

function SheetPage({ code }: { code: string }) {
  const sheet = useData('printed-sheet.find', { code })
  if (sheet.error) return <CodePage problem={sheet.error.message} />
  if (!sheet.data)
    return (
      <PageFrame title={question} isFilling>
        <RowsSkeleton />
      </PageFrame>
    )
  const { inspection } = sheet.data
  if (inspection?.status === 'inProgress') return <PaperEntryBoard sheet={sheet.data} inspectionId={inspection.id} />
  return (
    <PageFrame title={question} secondary={[{ label: '换一张', onRun: () => goTo('/inspections/paper') }]}>
      <div className="stack paper-sheet">
        <SheetFacts sheet={sheet.data} />
        {inspection ? (
          <div className="stack" role="status">
            <p>
              这张纸已经录入：{inspection.number}，{inspection.inspectedOn}，检查人 {inspection.inspectorName}。
            </p>
            <div className="row-line">
              <Button type="primary" autoFocus onClick={() => goTo('/inspections/paper')}>
                录入下一张
              </Button>
              <Button onClick={() => goTo(`/inspections/${inspection.id}`)}>打开检查 {inspection.number}</Button>
            </div>
          </div>
        ) : (
          <PaperStart sheet={sheet.data} />
        )}
      </div>
    </PageFrame>
  )
}

function SheetFacts({ sheet }: { sheet: SheetDetail }) {
  const changed = sheet.items.filter(({ isChanged }) => isChanged).length
  const facts: [string, ReactNode][] = [
    ['页码', <strong className="num">{sheet.code}</strong>],
    ['检查表', `${sheet.checklistName}（${sheet.items.length} 项）`],
    ['检查计划', sheet.planName || '计划外'],
    ['应检日期', sheet.dueOn ?? '没有'],
    ['打印日期', sheet.printedOn],
  ]
  return (
    <>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {changed > 0 && (
        <p className="meta">打印以后检查表有 {changed} 项改过或作废，仍按纸上的项号录入，检查项文字以现在的为准。</p>
      )}
    </>
  )
}

function CodePage({ problem }: { problem: string }) {
  const open = useData('printed-sheet.open', {})
  const [text, setText] = useState('')
  const [refused, setRefused] = useState(problem)
  const find = () => {
    const code = readSheetCode(text)
    if (code === null) setRefused('页码不对，请再看一遍纸上的页码')
    else goTo(`/inspections/paper?code=${code}`)
  }
  return (
    <PageFrame
      title={question}
      secondary={[{ label: '打印检查表', onRun: () => goTo('/reports?report=paper-checklist') }]}
    >
      <div className="stack paper-sheet">
        <div className="field">
          <label htmlFor="sheet-code">
            页码<span className="meta">　在每页表头，例如 K4M-27X，不分大小写</span>
          </label>
          <div className="row-line">
            <Input
              id="sheet-code"
              className="paper-code num"
              size="large"
              autoFocus
              autoComplete="off"
              maxLength={20}
              value={text}
              status={refused === '' ? '' : 'error'}
              aria-describedby="sheet-code-problem"
              onChange={(event) => {
                setText(event.target.value)
                setRefused('')
              }}
              onPressEnter={(event) => {
                // else the same key would press the button that the next view puts the focus on
                event.preventDefault()
                find()
              }}
            />
            <Button size="large" type="primary" onClick={find}>
              找到这张纸
            </Button>
          </div>
          <p id="sheet-code-problem" className="paper-problem" role="alert">
            {refused}
          </p>
        </div>
        {open.data?.length === 0 ? (
          <EmptyState
            text="检查表可以打印了带去现场打勾，回来输入纸上的页码，按项号录入。"
            action={{ label: '打印检查表', onRun: () => goTo('/reports?report=paper-checklist') }}
          />
        ) : (
          <OpenSheets sheets={open.data ?? []} />
        )}
      </div>
    </PageFrame>
  )
}

/** Printed and not entered yet, in case the code cannot be read. */
function OpenSheets({ sheets }: { sheets: readonly SheetRow[] }) {
  if (sheets.length === 0) return null
  return (
    <section className="stack" aria-label="还没录入的">
      <h2 className="section-title">还没录入的 {sheets.length} 张</h2>
      <ul className="paper-open">
        {sheets.map((sheet) => (
          <li key={sheet.id}>
            <Button type="link" className="num" onClick={() => goTo(`/inspections/paper?code=${sheet.code}`)}>
              {sheet.code}
            </Button>
            <span className="paper-open-name">{sheet.planName || sheet.checklistName}</span>
            <span className="meta num">
              {sheet.itemIds.length} 项　{sheet.printedOn} 打印{sheet.inspectionId !== null && '　录入中'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
