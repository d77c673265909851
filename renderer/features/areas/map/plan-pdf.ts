/** Pages of a PDF as pictures. Loaded when a PDF is chosen; reads and draws in the page, without WebAssembly. */
import {
  AbortException,
  getDocument,
  InvalidPDFException,
  PasswordException,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import ReaderWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker'
import { ApiError, hexOf, type PreparedPhoto, pictureOfCanvas } from '../../../api/index.ts'

/** long side of a page as a floor plan, and of the small picture that it is chosen by */
const planSide = 3000
const thumbSide = 240
const largestFile = 100 * 1024 * 1024

export interface PlanPdf {
  fileName: string
  pageCount: number
  /** A page as small as a stamp, as an address. */
  thumb: (page: number) => Promise<string>
  /** A page as the picture of a floor plan. */
  picture: (page: number) => Promise<PreparedPhoto>
  close: () => void
}

const refuse = (message: string) => new ApiError({ code: 'file', message })

/** Beside the screens: tables of Chinese codes, symbol fonts and decoders, see vite.renderer.config.ts. */
const aids = () => new URL('pdf/', document.baseURI).href

class LocalAids {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const answer = await fetch(`${aids()}${encodeURIComponent(filename)}`)
    if (!answer.ok) throw new Error(`${filename} is not shipped`)
    return new Uint8Array(await answer.arrayBuffer())
  }
}

/** Opens a PDF; throws ApiError with a sentence that says what to do when it cannot be drawn. */
export async function openPlanPdf(file: File): Promise<PlanPdf> {
  const name = `「${file.name}」`
  if (file.size > largestFile) throw refuse(`${name}超过 100 MB，请把要用的那一页另存为单独的 PDF 或图片后再添加。`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const originalSha256 = hexOf(await crypto.subtle.digest('SHA-256', bytes))
  const port = new ReaderWorker()
  const worker = PDFWorker.create({ port, verbosity: 0 })
  let task: PDFDocumentLoadingTask | undefined
  const close = () => {
    // a task that has not begun has nothing to end; the worker goes in any case
    void Promise.resolve(task?.destroy())
      .catch(() => undefined)
      .finally(() => {
        worker.destroy()
        port.terminate()
      })
  }
  try {
    task = getDocument({
      data: bytes,
      worker,
      verbosity: 0,
      useWasm: false,
      useWorkerFetch: false,
      disableWorkerRendering: true,
      BinaryDataFactory: LocalAids,
      cMapUrl: aids(),
      standardFontDataUrl: aids(),
      wasmUrl: aids(),
    })
    const pdf = await task.promise
    if (pdf.numPages === 0) throw refuse(`${name}里没有页面，请重新导出 PDF，或改用图片。`)
    const drawn = async (page: number, side: number) => {
      try {
        return await draw(pdf, page, side)
      } catch (error) {
        if (error instanceof AbortException) throw error
        throw refuse(`${name}的第 ${page} 页画不出来，请在看图软件里把这一页另存为图片后再添加。`)
      }
    }
    return {
      fileName: file.name,
      pageCount: pdf.numPages,
      thumb: async (page) => (await drawn(page, thumbSide)).toDataURL('image/jpeg', 0.8),
      picture: async (page) => ({
        ...(await pictureOfCanvas(await drawn(page, planSide))),
        originalName: file.name.slice(0, 255),
        originalSha256,
        takenAt: null,
      }),
      close,
    }
  } catch (error) {
    close()
    if (error instanceof PasswordException)
      throw refuse(`${name}设了打开密码，请用看图软件去掉密码，或打印成新的 PDF 后再添加。`)
    if (error instanceof InvalidPDFException)
      throw refuse(`${name}不是能打开的 PDF，可能没有复制完或已损坏，请重新取得文件，或改用图片。`)
    throw error
  }
}

/** A page on a white ground, its long side as given. */
async function draw(pdf: PDFDocumentProxy, number: number, side: number): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: side / Math.max(width, height) })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(viewport.width))
  canvas.height = Math.max(1, Math.round(viewport.height))
  await page.render({ canvas, viewport, background: '#ffffff' }).promise
  page.cleanup()
  return canvas
}
