import { createContext, type CSSProperties, type ReactNode, use, useMemo } from 'react'
import {
  columnAlign,
  displayCell,
  headerRows,
  levelGrounds,
  levelOf,
  levelSwatches,
  mergeSpans,
  photoRoleLabels,
  photoRows,
  pictureIn,
} from '#shared/reports/display'
import { picturesIn, withPictures } from '#shared/reports/drawing-pictures'
import type { Block, Cell, CellFormat, PhotoItem, ReportDocument, TableBlock } from '#shared/reports/report-document'
import { type PictureSource, useAttachment, usePictureUris } from '../../api/index.ts'
import { CardFace } from '../../ui/card-face.tsx'
import './document-preview.css'

/** Long tables show their beginning; the exported file has every row. */
const shownRows = 200

/** As many cards are looked through; the exported file has all. */
const shownCards = 12

/** Millimetres between the margins of a page. */
const paperWidths = {
  A5: { portrait: 118, landscape: 186 },
  A4: { portrait: 180, landscape: 273 },
  A3: { portrait: 267, landscape: 396 },
  A2: { portrait: 390, landscape: 570 },
} as const

/** Whose pictures the document shows; the open enterprise's when not named. */
const Pictures = createContext<PictureSource | undefined>(undefined)

interface DocumentPreviewProps {
  document: ReportDocument
  /** a sample is named as one, and its pictures come from there */
  sampleOf?: PictureSource
}

/** The document as it will be printed, block by block. */
export function DocumentPreview({ document, sampleOf }: DocumentPreviewProps) {
  const label = `${sampleOf === undefined ? '预览' : '示例'}：${document.title}`
  return (
    <Pictures value={sampleOf}>
      <Paper document={document} label={label} />
    </Pictures>
  )
}

function Paper({ document, label }: { document: ReportDocument; label: string }) {
  return (
    <article className={`paper ${document.orientation}`} aria-label={label}>
      {!document.isBare && <PaperHead document={document} />}
      {document.blocks.map((block, index) => (
        <BlockView key={index} block={block} paperWidth={paperWidths[document.paper][document.orientation]} />
      ))}
      <footer className="paper-notes">
        {document.rulePackVersions.length > 0 && <p>评价准则：{document.rulePackVersions.join('、')}</p>}
        {document.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </footer>
    </article>
  )
}

function PaperHead({ document }: { document: ReportDocument }) {
  return (
    <>
      <div className="paper-top">
        <span>{document.enterpriseName}</span>
        <span>{document.documentNumber === '' ? '编号：导出时生成' : `编号：${document.documentNumber}`}</span>
      </div>
      <h2 className="paper-title">{document.title}</h2>
      <div className="paper-top">
        <span>{document.period}</span>
        <span>制表日期：{document.madeOn}</span>
      </div>
    </>
  )
}

function BlockView({ block, paperWidth }: { block: Block; paperWidth: number }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <p className={`paper-heading level-${block.level}`}>{block.text}</p>
    case 'paragraph':
      return <p className={`paper-text ${block.style ?? 'body'}`}>{block.text}</p>
    case 'fields':
      return (
        <dl className="paper-fields" style={{ '--columns': block.columns } as CSSProperties}>
          {block.items.map((item) => (
            <div key={item.label}>
              <dt>{item.label}</dt>
              <dd>
                <CellText format={item.format ?? 'text'} value={item.value} />
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return <TableView table={block} />
    case 'photos':
      return (
        <div className="paper-photos" style={{ '--columns': block.columns } as CSSProperties}>
          {photoRows(block.items, block.columns).flatMap((row, rowIndex) =>
            row.map((photo, index) =>
              photo ? <PhotoView key={`${rowIndex}-${index}`} photo={photo} /> : <span key={`${rowIndex}-${index}`} />,
            ),
          )}
        </div>
      )
    case 'drawing':
      return <DrawingView block={block} paperWidth={paperWidth} />
    case 'card':
      return <CardsView block={block} />
    case 'signatures':
      return (
        <div className="paper-signatures">
          {block.items.map((item) => (
            <span key={item.role}>
              {item.role}：{item.name ?? '＿＿＿＿＿＿'}　{item.on ?? '年　月　日'}
            </span>
          ))}
          {block.sealPlace && <span>（盖章）</span>}
        </div>
      )
    case 'pageBreak':
      return <hr className="paper-break" aria-label="换页" />
  }
}

interface DrawingProps {
  block: Extract<Block, { kind: 'drawing' }>
  /** millimetres between the margins */
  paperWidth: number
}

function DrawingView({ block, paperWidth }: DrawingProps) {
  const hashes = useMemo(() => picturesIn(block.svg), [block.svg])
  const pictures = usePictureUris(hashes, use(Pictures))
  const source = useMemo(
    () =>
      `data:image/svg+xml;utf8,${encodeURIComponent(withPictures(block.svg, (hash) => pictures.get(hash) ?? null))}`,
    [block.svg, pictures],
  )
  const width = `${Math.min(100, (block.widthMillimetres / paperWidth) * 100)}%`
  return <img className="paper-drawing" style={{ width }} alt={block.caption ?? '图'} src={source} />
}

function CardsView({ block }: { block: Extract<Block, { kind: 'card' }> }) {
  return (
    <div className={`paper-cards ${block.size}`}>
      {block.items.slice(0, shownCards).map((item) => (
        <CardFace key={item.code} face={item} />
      ))}
      {block.items.length > shownCards && (
        <p className="paper-text note">
          预览显示前 {shownCards} 张，共 {block.items.length} 张；导出的文件里是全部。
        </p>
      )}
    </div>
  )
}

function CellText({ format, value }: { format: CellFormat; value: Cell }) {
  const picture = pictureIn(format, value)
  if (picture !== null) return <ThumbView sha256={picture} />
  const level = format === 'level' ? levelOf(value) : null
  const text = displayCell(format, value)
  if (level === null) return text
  return (
    <span className="paper-level">
      <i style={{ background: levelSwatches[level] }} aria-hidden />
      {text}
    </span>
  )
}

function TableView({ table }: { table: TableBlock }) {
  const heads = useMemo(() => headerRows(table.columns), [table.columns])
  const shown = useMemo(() => ({ ...table, rows: table.rows.slice(0, shownRows) }), [table])
  const spans = useMemo(() => {
    const starts = new Map<string, number>()
    const covered = new Set<string>()
    for (const span of mergeSpans(shown)) {
      starts.set(`${span.row} ${span.column}`, span.rowSpan)
      for (let row = span.row + 1; row < span.row + span.rowSpan; row += 1) covered.add(`${row} ${span.column}`)
    }
    return { starts, covered }
  }, [shown])
  const widths = table.columns.reduce((sum, column) => sum + column.width, 0)
  return (
    <div className="paper-table">
      {table.title && <p className="paper-heading level-3">{table.title}</p>}
      <table>
        <colgroup>
          {table.columns.map((column) => (
            <col key={column.key} style={{ width: `${(column.width / widths) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          {heads.map((row, index) => (
            <tr key={index}>
              {row.map((cell) => (
                <th key={`${cell.column} ${cell.text}`} colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {shown.rows.map((row, rowIndex) => (
            <tr key={rowIndex} className={table.sumRows?.includes(rowIndex) ? 'sum' : undefined}>
              {table.columns.map((column, index) => {
                const place = `${rowIndex} ${index}`
                if (spans.covered.has(place)) return null
                const value = row[index] ?? null
                const level = column.format === 'level' ? levelOf(value) : null
                return (
                  <td
                    key={column.key}
                    rowSpan={spans.starts.get(place) ?? 1}
                    style={{ textAlign: columnAlign(column), ...(level ? { background: levelGrounds[level] } : {}) }}
                  >
                    <CellText format={column.format} value={value} />
                  </td>
                )
              })}
            </tr>
          ))}
          {Array.from({ length: table.blankRows ?? 0 }, (_, index) => (
            <tr key={`blank-${index}`} style={{ height: 24 }}>
              {table.columns.map((column) => (
                <td key={column.key} />
              ))}
            </tr>
          ))}
          {table.rows.length === 0 && !table.blankRows && (
            <tr>
              <td colSpan={table.columns.length} className="paper-empty">
                {table.emptyText ?? '（空白）'}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {table.rows.length > shownRows && (
        <p className="paper-text note">
          预览显示前 {shownRows} 行，共 {table.rows.length} 行；导出的文件里是全部。
        </p>
      )}
    </div>
  )
}

function ThumbView({ sha256 }: { sha256: string }) {
  const url = useAttachment(sha256, use(Pictures))
  return url ? <img className="paper-thumb" src={url} alt="照片" /> : <span className="bone paper-thumb" />
}

function PhotoView({ photo }: { photo: PhotoItem }) {
  const url = useAttachment(photo.sha256, use(Pictures))
  const label = [photoRoleLabels[photo.role], photo.caption].filter(Boolean).join('：')
  return (
    <figure>
      {url ? <img src={url} alt={label || '照片'} /> : <div className="bone" style={{ height: 140 }} />}
      <figcaption>{label}</figcaption>
    </figure>
  )
}
