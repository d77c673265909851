import { Alert, Button, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import type { CardRow } from '#shared/contract/card'
import type { OutputOf } from '#shared/contract/index'
import type { ReportParameters } from '#shared/contract/report'
import type { CardKind } from '#shared/domain/card'
import { type ExportFormat, exportFormatNames } from '#shared/domain/export-record'
import { callOperation, download, isBrowser, showFailure, startJob } from '../../api/index.ts'
import { reportIds } from './reports.ts'

type Size = NonNullable<ReportParameters['cardSize']>
const sizeOptions: { value: Size; label: string }[] = [
  { value: 'A4', label: 'A4，一页一张，张贴用' },
  { value: 'A5', label: 'A5，A4 纸上两张，沿虚线裁开' },
  { value: 'pocket', label: '口袋卡，A4 纸上四张，沿虚线裁开' },
  { value: 'A3', label: 'A3 大牌' },
]
const usualSize: Record<CardKind, Size> = {
  noticeCard: 'A4',
  emergencyCard: 'A5',
  operationCard: 'A5',
  commitmentCard: 'A5',
  postDutyList: 'A4',
  warningSign: 'A4',
}

interface PrintDialogProps {
  kind: CardKind
  label: string
  chosen: readonly CardRow[]
  all: readonly CardRow[]
  onClose: () => void
}

type Written = OutputOf<'report.export'>

/** Many cards as one file. */
export function PrintDialog({ kind, label, chosen, all, onClose }: PrintDialogProps) {
  const [size, setSize] = useState<Size>(usualSize[kind])
  const [names, setNames] = useState<'notice' | 'know'>('notice')
  const [isAll, setAll] = useState(chosen.length === 0)
  const [busy, setBusy] = useState<ExportFormat | null>(null)
  const [written, setWritten] = useState<Written | null>(null)
  const cards = isAll ? all : chosen
  const stale = cards.filter(({ state }) => state === 'changed').length
  const write = async (format: ExportFormat) => {
    setBusy(format)
    setWritten(null)
    try {
      const parameters = { recordIds: cards.flatMap(({ card }) => card?.id ?? []), cardSize: size, cardNames: names }
      setWritten(await startJob('report.export', { reportId: reportIds[kind], parameters, format }, `打印${label}`))
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(null)
    }
  }
  const hasOtherNames = kind === 'noticeCard' || kind === 'emergencyCard'
  return (
    <Modal open title={`打印${label}`} onCancel={onClose} footer={null} width={520}>
      <div className="stack">
        <Radio.Group
          aria-label="打印哪些"
          value={isAll}
          onChange={(event) => setAll(event.target.value === true)}
          options={[
            ...(chosen.length > 0 ? [{ value: false, label: `选中的 ${chosen.length} 张` }] : []),
            { value: true, label: `全部 ${all.length} 张` },
          ]}
        />
        <div className="field">
          <span className="field-label">大小</span>
          <Select aria-label="卡片大小" options={sizeOptions} value={size} onChange={setSize} />
        </div>
        {hasOtherNames && (
          <Radio.Group
            aria-label="卡片名称"
            value={names}
            onChange={(event) => setNames(event.target.value === 'know' ? 'know' : 'notice')}
            options={[
              { value: 'notice', label: kind === 'noticeCard' ? '叫「告知卡」' : '叫「应急处置卡」' },
              { value: 'know', label: kind === 'noticeCard' ? '叫「应知卡」' : '叫「应急卡」' },
            ]}
          />
        )}
        {stale > 0 && <Alert type="warning" showIcon title={`其中 ${stale} 张来源已变、文字未更新，张贴前请核对`} />}
        {written && <WrittenFile written={written} />}
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>关闭</Button>
          {(['xlsx', 'docx', 'pdf'] as const).map((format) => (
            <Button
              key={format}
              type={format === 'pdf' ? 'primary' : 'default'}
              loading={busy === format}
              disabled={cards.length === 0 || (busy !== null && busy !== format)}
              onClick={() => void write(format)}
            >
              导出 {exportFormatNames[format]}
            </Button>
          ))}
        </div>
      </div>
    </Modal>
  )
}

function WrittenFile({ written }: { written: Written }) {
  const { record, path, units, warnings } = written
  const open = async (what: 'file' | 'folder') => {
    try {
      await startJob('report.open', { id: record.id, what }, what === 'file' ? '打开文件' : '打开所在文件夹')
    } catch (error) {
      showFailure(error)
    }
  }
  const save = async () => {
    try {
      const { fileName, mime, base64 } = await callOperation('report.read', { id: record.id })
      download(fileName, mime, base64)
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <Alert
      type={warnings.length > 0 ? 'warning' : 'success'}
      title={`已导出 ${record.number}${record.format === 'pdf' ? `（${units} 页）` : ''}`}
      description={
        <div className="stack">
          <span className="card-path">{path}</span>
          {warnings.length > 0 && (
            <span>
              {warnings.slice(0, 5).join('；')}
              {warnings.length > 5 ? `；等 ${warnings.length} 处` : ''}
            </span>
          )}
          <span className="row-line">
            {isBrowser() && (
              <Button size="small" onClick={() => void save()}>
                下载
              </Button>
            )}
            <Button size="small" type="primary" onClick={() => void open('file')}>
              打开文件
            </Button>
            <Button size="small" onClick={() => void open('folder')}>
              打开所在文件夹
            </Button>
          </span>
        </div>
      }
    />
  )
}
