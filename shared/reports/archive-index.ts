/** What was written into an archive, as its index, viewer and manifest show it. */
import type { ExportFormat } from '#shared/domain/export-record'
import type { Block, ReportDocument } from './report-document.ts'

export interface WrittenFile {
  /** relative, with `/` */
  path: string
  size: number
  sha256: string
}
export interface WrittenDocument {
  reportId: string
  title: string
  /** 文件编号 as it stands on the pages, of a sealed document with its version */
  number: string
  /** of a sealed document; 0 = the data of that day */
  version: number
  /** 核验码 at the foot of its pages */
  checkCode: string
  contentHash: string
  note: string
  prints: (WrittenFile & { format: ExportFormat })[]
}
export interface WrittenAttachment extends WrittenFile {
  isPicture: boolean
}
export interface WrittenChapter {
  number: number
  title: string
  folder: string
  note: string
  documents: WrittenDocument[]
  attachments: WrittenAttachment[]
  absent: { title: string; reason: string }[]
}

export interface ArchiveIndex {
  number: string
  enterpriseName: string
  creditCode: string
  /** calendar day of the data */
  dataDay: string
  madeAt: string
  appVersion: string
  /** `全部年度` or `2026年` */
  period: string
  rulePacks: string[]
  notes: string[]
  chapters: WrittenChapter[]
}

/** Said in every archive. */
export const archiveNotes = [
  '十五章的划分为本软件建议，主管部门另有要求的照要求',
  '标“定稿”的照定稿时的内容印，其余按数据日期的数据生成',
  '每份文件的页脚有核验码，可在安查簿的“核验文件”页核对有没有改动',
  '需要签字盖章的文件请打印签字后，把扫描件放回同一章',
] as const

/** Files in all, with their size. */
export function archiveSize({ chapters }: Pick<ArchiveIndex, 'chapters'>): { files: number; bytes: number } {
  const files = chapters.flatMap(({ documents, attachments }) => [
    ...documents.flatMap(({ prints }) => prints),
    ...attachments,
  ])
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }
}

/** 1536000 -> 1.5 MB */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** A document of the archive keeps this many photos; all of them lie beside it as files. */
export const mostPhotos = 40

/** The document with its first photos and a sentence where the others lie: years of photos would not fit into memory. */
export function withFewPhotos(document: ReportDocument): ReportDocument {
  const total = document.blocks.reduce((sum, block) => sum + (block.kind === 'photos' ? block.items.length : 0), 0)
  if (total <= mostPhotos) return document
  let room = mostPhotos
  const blocks = document.blocks.flatMap((block): Block[] => {
    if (block.kind !== 'photos') return [block]
    const items = block.items.slice(0, room)
    room -= items.length
    return items.length === 0 ? [] : [{ ...block, items }]
  })
  const text = `本件共 ${total} 张照片，这里印前 ${mostPhotos} 张，全部照片在档案的“照片和附件”文件夹中。`
  const last = blocks.findLastIndex(({ kind }) => kind === 'photos')
  return { ...document, blocks: blocks.toSpliced(last + 1, 0, { kind: 'paragraph', style: 'note', text }) }
}
