import { Alert, Button, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useId, useMemo, useRef, useState } from 'react'
import type { StandardRow } from '#shared/contract/assessment'
import type { StandardSheet } from '#shared/contract/standard'
import type { Grading } from '#shared/rules/standard'
import { importStandard } from '#shared/rules/standard-import'
import { findHead } from '#shared/rules/standard-sheet'
import { chosenFile, showDone, showFailure, startJob, useAction } from '../../api/index.ts'
import { ImportPreview } from './standard-import-preview.tsx'

interface ImportDialogProps {
  known: readonly StandardRow[]
  onClose: () => void
  onDone: (hash: string) => void
}

const usualLines: Record<Grading, (number | null)[]> = { levels: [90, 75, 60], pass: [null] }
const lineNames: Record<Grading, string[]> = { levels: ['一级', '二级', '三级'], pass: ['达标'] }

/** Reads a workbook, shows what was understood and every contradiction, and keeps nothing before the button. */
export function ImportDialog({ known, onClose, onDone }: ImportDialogProps) {
  const [sheets, setSheets] = useState<StandardSheet[]>([])
  const [sheetIndex, setSheetIndex] = useState(0)
  const [fileName, setFileName] = useState('')
  const [problem, setProblem] = useState('')
  const [isReading, setReading] = useState(false)
  const [title, setTitle] = useState('')
  const [source, setSource] = useState('')
  const [grading, setGrading] = useState<Grading>('levels')
  const [lines, setLines] = useState(usualLines.levels)
  const [total, setTotal] = useState<number | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const send = useAction('standard.import')
  const id = useId()

  const rows = sheets[sheetIndex]?.rows
  const choices = useMemo(
    () => ({
      title: title.trim(),
      source: source.trim(),
      grading,
      lines: lines.flatMap((line) => (line === null ? [] : [Math.round(line * 10)])),
      total: total === null ? null : Math.round(total * 100),
    }),
    [title, source, grading, lines, total],
  )
  const outcome = useMemo(() => (rows ? importStandard(rows, choices) : null), [rows, choices])
  const earlier = known.find((own) => own.origin === 'imported' && own.title === choices.title)

  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    setReading(true)
    setProblem('')
    setSheets([])
    setFileName(chosen.name)
    try {
      const read = await startJob('standard.readWorkbook', await chosenFile(chosen), '读取 Excel')
      setSheets(read.sheets)
      setSheetIndex(
        Math.max(
          0,
          read.sheets.findIndex((sheet) => findHead(sheet.rows)?.missing.length === 0),
        ),
      )
      if (title.trim() === '') setTitle(chosen.name.replace(/\.\w+$/, '').slice(0, 100))
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setReading(false)
    }
  }
  const run = async () => {
    if (!rows || !outcome?.standard) return
    try {
      const made = await send.runOrThrow({ rows, ...choices })
      showDone(`已导入「${made.title}」${made.standardVersion} 版，共 ${outcome.itemCount} 条`)
      onDone(made.hash)
    } catch (error) {
      showFailure(error)
    }
  }

  return (
    <Modal open title="导入评定标准" onCancel={onClose} footer={null} width={920} destroyOnHidden>
      <div className="stack">
        <div className="row-line" style={{ flexWrap: 'wrap' }}>
          <input
            ref={file}
            type="file"
            hidden
            accept=".xlsx,.xlsm,.xls,.et"
            onChange={(event) => {
              const [chosen] = Array.from(event.target.files ?? [])
              event.target.value = ''
              void choose(chosen)
            }}
          />
          <Button type={rows ? 'default' : 'primary'} loading={isReading} onClick={() => file.current?.click()}>
            {rows ? '换一个文件' : '选择 Excel 文件'}
          </Button>
          {fileName !== '' && <span className="ellipsis">{fileName}</span>}
          {sheets.length > 1 && (
            <Select
              aria-label="工作表"
              value={sheetIndex}
              options={sheets.map(({ name, rows: own }, index) => ({
                value: index,
                label: `${name}（${own.length} 行）`,
              }))}
              onChange={setSheetIndex}
              style={{ minWidth: 180 }}
            />
          )}
        </div>
        {problem !== '' && <Alert type="error" showIcon title={problem} />}
        {!rows && problem === '' && (
          <p className="meta">
            表头要有「考评类目」「考评内容」「标准分值」三列，「考评项目」「考评办法」「编号」可有可无，列的先后不限。
            小计、总计行不当作条目，用来核对合计；对不上时说明是哪一行，整份不收。
          </p>
        )}
        {rows && outcome && (
          <>
            <div className="standard-choices">
              <div className="field">
                <label htmlFor={`${id}title`}>标准名称</label>
                <Input
                  id={`${id}title`}
                  value={title}
                  maxLength={100}
                  onChange={(event) => setTitle(event.target.value)}
                />
                {earlier && <span className="meta">已有 {earlier.version} 版，导入后成为新的一版。</span>}
              </div>
              <div className="field">
                <label htmlFor={`${id}source`}>来源</label>
                <Input
                  id={`${id}source`}
                  value={source}
                  maxLength={200}
                  placeholder="例如：市应急管理局 2026 年印发的评分标准"
                  onChange={(event) => setSource(event.target.value)}
                />
              </div>
              <div className="field">
                <span className="field-label">定级</span>
                <Radio.Group
                  aria-label="定级"
                  value={grading}
                  options={[
                    { value: 'levels', label: '一、二、三级' },
                    { value: 'pass', label: '达标，不分等级' },
                  ]}
                  onChange={(event) => {
                    const chosen: Grading = event.target.value === 'pass' ? 'pass' : 'levels'
                    setGrading(chosen)
                    setLines(usualLines[chosen])
                  }}
                />
              </div>
              <div className="row-line">
                {lineNames[grading].map((name, index) => (
                  <div key={name} className="field">
                    <label htmlFor={`${id}line${index}`}>{name}线</label>
                    <InputNumber
                      id={`${id}line${index}`}
                      min={0.1}
                      max={100}
                      step={1}
                      precision={1}
                      style={{ width: 88 }}
                      placeholder="未核实"
                      value={lines[index] ?? null}
                      onChange={(value) => setLines(lines.with(index, value))}
                    />
                  </div>
                ))}
                <div className="field">
                  <label htmlFor={`${id}total`}>总分</label>
                  <InputNumber
                    id={`${id}total`}
                    min={0.01}
                    max={99_999}
                    style={{ width: 120 }}
                    placeholder="按各条合计"
                    value={total}
                    onChange={setTotal}
                  />
                </div>
              </div>
            </div>
            <ImportPreview outcome={outcome} />
          </>
        )}
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={!outcome?.standard} loading={send.isRunning} onClick={() => void run()}>
            {outcome?.standard ? `导入 ${outcome.itemCount} 条` : '导入'}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
