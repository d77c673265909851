/** Where the file of an export record lies now, or the sentence why it cannot be opened. */
import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '#shared/contract/errors'
import { archivedIn, type ExportRecord } from '#shared/domain/export-record'

const zipOf = (record: ExportRecord): string | null => {
  const path = archivedIn(record)?.path
  return path !== undefined && existsSync(path) && statSync(path).isFile() ? path : null
}

/** The file itself; what is packed in a zip cannot be opened from here. */
export function exportedFile(record: ExportRecord): string {
  if (existsSync(record.fileName)) return record.fileName
  const archive = archivedIn(record)
  if (!archive) throw new AppError('file', '这个文件已被移动或删除，请重新导出')
  const zip = zipOf(record)
  throw new AppError(
    'file',
    zip === null
      ? `一企一档 ${archive.number} 里的这个文件已被移动或删除，请重新写出档案`
      : `这个文件在压缩包「${basename(zip)}」里，请解压后再打开`,
  )
}

/** What a file manager shows of it: the file, or the zip that holds it. */
export const shownFile = (record: ExportRecord): string => zipOf(record) ?? exportedFile(record)
