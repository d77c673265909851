import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { PlanPdf } from './plan-pdf.ts'

/** more pages than anybody looks through */
const mostPages = 100

interface PdfPagesProps {
  pdf: PlanPdf
  page: number
  onPage: (page: number) => void
}

/** The pages of a PDF as small pictures, one of which is chosen by mouse or arrow keys. */
export function PdfPages({ pdf, page, onPage }: PdfPagesProps) {
  const [thumbs, setThumbs] = useState<readonly string[]>([])
  const count = Math.min(pdf.pageCount, mostPages)
  useEffect(() => {
    let isOpen = true
    const drawAll = async () => {
      for (let number = 1; number <= count && isOpen; number += 1) {
        // a page that cannot be drawn small says so when it is added
        const thumb = await pdf.thumb(number).catch(() => '')
        if (isOpen) setThumbs((before) => [...before, thumb])
      }
    }
    void drawAll()
    return () => {
      isOpen = false
    }
  }, [pdf, count])
  return (
    <fieldset className="map-pages">
      <legend>
        用哪一页？共 {pdf.pageCount} 页{pdf.pageCount > count ? `，只列出前 ${count} 页` : ''}
      </legend>
      <div className="map-pages-list">
        {Array.from({ length: count }, (_, index) => index + 1).map((number) => (
          <label key={number} className="map-page">
            <input
              type="radio"
              name="pdf-page"
              className="sr-only"
              checked={number === page}
              onChange={() => onPage(number)}
            />
            <span className="map-page-sheet">
              {thumbs[number - 1] ? <img src={thumbs[number - 1]} alt="" /> : <span className="meta">…</span>}
            </span>
            <span>第 {number} 页</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface ChoosePageProps {
  pdf: PlanPdf | null
  isBusy: boolean
  onCancel: () => void
  onChoose: (page: number) => void
}

/** Asks which page of a PDF becomes the picture. */
export function ChoosePage({ pdf, isBusy, onCancel, onChoose }: ChoosePageProps) {
  const [page, setPage] = useState(1)
  return (
    <Modal
      open={pdf !== null}
      title={pdf ? `用「${pdf.fileName}」的哪一页？` : ''}
      okText="用这一页"
      cancelText="取消"
      confirmLoading={isBusy}
      onCancel={onCancel}
      onOk={() => onChoose(page)}
      afterClose={() => setPage(1)}
      destroyOnHidden
      width={520}
    >
      {pdf && <PdfPages pdf={pdf} page={page} onPage={setPage} />}
    </Modal>
  )
}
