import { CloseOutlined, FilePdfOutlined, PaperClipOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Attachment } from '#shared/domain/attachment'
import { ApiError, callOperation, download, preparePhoto, showFailure, useAction, useData } from '../api/index.ts'

interface FileListProps {
  label: string
  recordType: Attachment['recordType']
  recordId: string
  /** known to have none, so that nothing is read */
  isEmpty?: boolean
  isReadOnly?: boolean
}

const largest = 20 * 1024 * 1024

/** Bytes of a file in base64. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

async function prepared(file: File) {
  if (!/\.pdf$/i.test(file.name) && file.type !== 'application/pdf') {
    const { mime: _, ...photo } = await preparePhoto(file)
    return { ...photo, role: 'photo' as const }
  }
  if (file.size > largest) throw new ApiError({ code: 'file', message: `「${file.name}」超过 20 MB，请缩小后再添加。` })
  return { base64: await base64Of(file), originalName: file.name.slice(0, 255), role: 'document' as const }
}

/** Photos and PDF files of a record by their names: added, opened in a window of their own, removed. */
export function FileList({ label, recordType, recordId, isEmpty = false, isReadOnly = false }: FileListProps) {
  const files = useData('attachment.list', { recordType, recordId }, { enabled: !isEmpty })
  const put = useAction('attachment.put')
  const remove = useAction('attachment.void')
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const own = files.data?.filter(({ voidedAt }) => voidedAt === null) ?? []
  const add = async (chosen: File[]) => {
    setBusy(true)
    for (const [index, file] of chosen.entries()) {
      try {
        await put.runOrThrow({ recordType, recordId, sortOrder: own.length + index, ...(await prepared(file)) })
      } catch (error) {
        showFailure(error)
      }
    }
    setBusy(false)
  }
  const open = async ({ sha256, originalName }: Attachment) => {
    try {
      const { mime, base64 } = await callOperation('attachment.get', { sha256 })
      download(originalName || '附件', mime, base64)
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <div className="file-list" role="group" aria-label={label}>
      {own.map((file) => (
        <span key={file.id} className="file-entry">
          <button type="button" className="plain ellipsis" title="下载后查看" onClick={() => void open(file)}>
            {file.mime === 'application/pdf' ? <FilePdfOutlined aria-hidden /> : <PaperClipOutlined aria-hidden />}{' '}
            {file.caption || file.originalName || '照片'}
          </button>
          {!isReadOnly && (
            <button
              type="button"
              className="plain"
              aria-label={`移除${file.originalName || '附件'}`}
              onClick={() => void remove.run({ id: file.id, revision: file.revision, reason: '移除附件' })}
            >
              <CloseOutlined aria-hidden />
            </button>
          )}
        </span>
      ))}
      {!isReadOnly && (
        <>
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            loading={isBusy}
            onClick={() => input.current?.click()}
          >
            照片或 PDF
          </Button>
          <input
            ref={input}
            type="file"
            accept="image/*,.heic,.heif,application/pdf"
            multiple
            hidden
            aria-label={`添加${label}`}
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])]
              event.target.value = ''
              if (chosen.length > 0) void add(chosen)
            }}
          />
        </>
      )}
    </div>
  )
}
