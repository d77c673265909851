import { Alert, Button, Input } from 'antd'
import { type DragEvent, useId, useRef, useState } from 'react'
import type { DocumentVerification } from '#shared/contract/formal-document'
import type { InputOf } from '#shared/contract/index'
import { chosenFile, goTo, isBrowser, startJob } from '../../api/index.ts'
import { PageFrame } from '../../ui/index.ts'
import { DifferenceList, SealedPreview } from './formal-parts.tsx'
import './formal-versions.css'

const looks: Record<
  DocumentVerification['outcome'],
  { type: 'success' | 'info' | 'warning' | 'error'; title: string }
> = {
  same: { type: 'success', title: '与定稿一致' },
  superseded: { type: 'warning', title: '是定稿，但已有新版本' },
  draft: { type: 'info', title: '是导出的文件，没有定稿' },
  differs: { type: 'error', title: '有不一致的地方' },
  unknown: { type: 'error', title: '对不上' },
  unreadable: { type: 'warning', title: '这份文件不能核验' },
}

/** bytes that one call may carry */
const largest = isBrowser() ? 20_000_000 : 200_000_000

/** 核验: a code from paper, or a file that somebody handed over. */
export function VerifyPage() {
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState('')
  const [result, setResult] = useState<DocumentVerification | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState<'code' | 'file' | null>(null)
  const [isOver, setOver] = useState(false)
  const [shownId, setShownId] = useState<string | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const id = useId()

  const run = async (
    what: 'code' | 'file',
    name: string,
    input: () => InputOf<'formal-document.verify'> | Promise<InputOf<'formal-document.verify'>>,
  ) => {
    setBusy(what)
    setResult(null)
    setProblem('')
    setAsked(name)
    try {
      setResult(await startJob('formal-document.verify', await input(), `核验${name}`))
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(null)
    }
  }
  const checkCode = () => void run('code', code.trim(), () => ({ code }))
  const checkFile = (chosen: File | undefined) => {
    if (!chosen) return
    if (chosen.size > largest) {
      setResult(null)
      setAsked(chosen.name)
      setProblem(`「${chosen.name}」超过 ${largest / 1_000_000} MB，请用命令行 verify-document 核验，或改输核验码`)
      return
    }
    void run('file', chosen.name, () => chosenFile(chosen))
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    checkFile(event.dataTransfer.files[0])
  }

  return (
    <PageFrame
      title="这份文件和定稿一致吗？"
      intro="核对别人交来的纸质或电子文件。只查本企业在这台电脑上导出、定稿的文件，不联网。"
      secondary={[{ label: '回到报表', onRun: () => goTo('/reports') }]}
      isWide
    >
      <div className="verify-layout">
        <section className="verify-card" aria-labelledby={`${id}-code`}>
          <h2 id={`${id}-code`}>纸质文件：输入核验码</h2>
          <p className="meta">在每页页脚，例如 7K3F-9Q2M-A。大小写、横线不用管。</p>
          <div className="row-line">
            <Input
              aria-label="核验码"
              placeholder="7K3F-9Q2M-A"
              value={code}
              maxLength={100}
              data-page-search
              onChange={(event) => setCode(event.target.value)}
              onPressEnter={checkCode}
            />
            <Button type="primary" loading={busy === 'code'} disabled={code.trim() === ''} onClick={checkCode}>
              核验
            </Button>
          </div>
        </section>
        <section className="verify-card" aria-labelledby={`${id}-file`}>
          <h2 id={`${id}-file`}>电子文件：选择或拖进来</h2>
          <div
            className={isOver ? 'verify-drop is-over' : 'verify-drop'}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={onDrop}
          >
            <input
              ref={file}
              type="file"
              hidden
              accept=".xlsx,.pdf,.docx"
              onChange={(event) => {
                const [chosen] = Array.from(event.target.files ?? [])
                event.target.value = ''
                checkFile(chosen)
              }}
            />
            <Button loading={busy === 'file'} onClick={() => file.current?.click()}>
              选择文件
            </Button>
            <span className="meta">
              Excel、PDF、Word；文字有改动时会指出是哪一格，PDF 还指出是哪一页。扫描件没有文字，请输入核验码。
            </span>
          </div>
        </section>
      </div>
      <div className="verify-result" aria-live="polite">
        {problem !== '' && <Alert type="warning" showIcon title={asked} description={problem} />}
        {result && (
          <>
            <Alert
              type={looks[result.outcome].type}
              showIcon
              title={`${looks[result.outcome].title}：${asked}`}
              description={result.sentence}
              action={
                result.formalDocumentId === null ? undefined : (
                  <Button size="small" onClick={() => setShownId(result.formalDocumentId)}>
                    看定稿
                  </Button>
                )
              }
            />
            <DifferenceList label="不一致的地方" sentences={result.differences} count={result.differenceCount} />
          </>
        )}
      </div>
      {shownId !== null && <SealedPreview id={shownId} title={asked} onClose={() => setShownId(null)} />}
    </PageFrame>
  )
}
