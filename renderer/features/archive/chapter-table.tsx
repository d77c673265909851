import { Checkbox } from 'antd'
import type { ArchiveChapterEntry } from '#shared/contract/archive'
import { SidePanel, StatusTag } from '../../ui/index.ts'

interface ChapterTableProps {
  chapters: readonly ArchiveChapterEntry[]
  /** numbers */
  chosen: readonly number[]
  opened: number | null
  onChoose: (numbers: number[]) => void
  onOpen: (number: number) => void
}

/** 1536000 -> 1.5 MB */
const megabytes = (bytes: number): string => (bytes === 0 ? '' : `${(bytes / 1_048_576).toFixed(1)} MB`)

/** The fifteen chapters with what each would hold now. */
export function ChapterTable({ chapters, chosen, opened, onChoose, onOpen }: ChapterTableProps) {
  const toggle = (number: number) =>
    onChoose(
      chosen.includes(number) ? chosen.filter((other) => other !== number) : [...chosen, number].sort((a, b) => a - b),
    )
  const isWhole = chosen.length === chapters.length
  return (
    <table className="plain-table archive-chapters">
      <thead>
        <tr>
          <th>
            <Checkbox
              aria-label="全部章"
              checked={isWhole}
              indeterminate={!isWhole && chosen.length > 0}
              onChange={() => onChoose(isWhole ? [] : chapters.map(({ number }) => number))}
            />
          </th>
          <th>章</th>
          <th className="right">文件</th>
          <th className="right">附件</th>
          <th className="right">附件大小</th>
          <th>说明</th>
        </tr>
      </thead>
      <tbody>
        {chapters.map((chapter) => {
          const { number, title, documents, files, bytes, note } = chapter
          const isBare = documents.length + files === 0
          return (
            <tr key={number} aria-selected={opened === number}>
              <td>
                <Checkbox
                  aria-label={`第 ${number} 章 ${title}`}
                  checked={chosen.includes(number)}
                  onChange={() => toggle(number)}
                />
              </td>
              <td>
                <button type="button" className="archive-open" onClick={() => onOpen(number)}>
                  <span className="num">{String(number).padStart(2, '0')}</span> {title}
                </button>
              </td>
              <td className="num right">{documents.length || '—'}</td>
              <td className="num right">{files || '—'}</td>
              <td className="num right">{megabytes(bytes)}</td>
              <td className="meta" title={note}>
                {isBare ? '没有数据，留空文件夹放纸质资料' : ''}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Everything of one chapter by name. */
export function ChapterPanel({ chapter, onClose }: { chapter: ArchiveChapterEntry; onClose: () => void }) {
  const { number, title, documents, files, absent, note } = chapter
  return (
    <SidePanel title={`${String(number).padStart(2, '0')} ${title}`} onClose={onClose}>
      <p className="meta">{note}</p>
      <h2 className="section-title" style={{ marginTop: 12 }}>
        文件 {documents.length} 份
      </h2>
      <ul className="archive-names">
        {documents.map(({ title: name, formal }) => (
          <li key={`${formal} ${name}`}>
            {formal !== '' && <StatusTag tone="blue">定稿 {formal}</StatusTag>} {name}
          </li>
        ))}
      </ul>
      {files > 0 && <p>照片和附件 {files} 个，放在本章的“照片和附件”文件夹</p>}
      {absent.length > 0 && (
        <>
          <h2 className="section-title" style={{ marginTop: 12 }}>
            不放入 {absent.length} 份
          </h2>
          <ul className="archive-names meta">
            {absent.map(({ title: name, reason }) => (
              <li key={`${name} ${reason}`}>
                {name}：{reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </SidePanel>
  )
}
