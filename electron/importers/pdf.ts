/** The letters of a PDF and where they stand. Nothing is drawn: no canvas, no fonts of the PC, no WebAssembly. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { AppError } from '#shared/contract/errors'
import type { PageText, PdfPage } from '#shared/reports/pdf-page'

export const pdfLimits = { pages: 1000, milliseconds: 120_000 } as const

export interface PdfPages {
  pages: PdfPage[]
  /** electronic signatures and seals in the file */
  signatures: number
}

const refuse = (message: string): AppError => new AppError('file', message)

async function pdfjs() {
  // pdf.js looks for a canvas when it is loaded; letters are read without one
  const scope = globalThis as { DOMMatrix?: unknown; Path2D?: unknown }
  scope.DOMMatrix ??= class {}
  scope.Path2D ??= class {}
  // the worker's half, found by the other half in this process
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  return await import('pdfjs-dist/legacy/build/pdf.mjs')
}

const damaged = ['InvalidPDFException', 'FormatError', 'UnknownErrorException', 'ResponseException']

/** Opens the file, lets `work` read it and closes it. */
async function reading<T>(bytes: Buffer, fileName: string, work: (file: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const { getDocument } = await pdfjs()
  const task = getDocument({
    // the reader takes the bytes for itself
    data: Uint8Array.from(bytes),
    verbosity: 0,
    useWasm: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  })
  try {
    return await work(await task.promise)
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') throw refuse(`「${fileName}」设了打开密码，请取消密码后再核验`)
    if (damaged.includes(name)) throw refuse(`文件不完整：「${fileName}」没有复制完或已损坏，请重新复制后再核验`)
    throw error
  } finally {
    await task.destroy()
  }
}

/** The key words in the properties, where the mark of an export stands. */
export const pdfKeywords = (bytes: Buffer, fileName: string): Promise<string> =>
  reading(bytes, fileName, async (file) => {
    const { info } = await file.getMetadata()
    const keywords = 'Keywords' in info ? info.Keywords : ''
    return typeof keywords === 'string' ? keywords : ''
  })

const kinds: Record<string, string> = { FreeText: '文字框', Stamp: '图章', Widget: '填写框' }

interface Annotation {
  subtype?: string
  fieldType?: string | null
  contentsObj?: { str?: string }
  fieldValue?: unknown
}

async function readPage(page: PDFPageProxy): Promise<{ page: PdfPage; signatures: number }> {
  const [left = 0, bottom = 0] = page.view
  const { items } = await page.getTextContent({ disableNormalization: true })
  const texts: PageText[] = []
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [, , , , x = 0, y = 0] = item.transform as number[]
    texts.push({ text: item.str, x: x - left, y: y - bottom, width: item.width, height: item.height })
  }
  const notes: PdfPage['notes'] = []
  let signatures = 0
  for (const annotation of (await page.getAnnotations()) as Annotation[]) {
    const { subtype = '', fieldType, contentsObj, fieldValue } = annotation
    if (fieldType === 'Sig') signatures += 1
    // a reply window belongs to its note
    else if (!['Link', 'Popup'].includes(subtype)) {
      const text = contentsObj?.str || (typeof fieldValue === 'string' ? fieldValue : '')
      notes.push({ kind: kinds[subtype] ?? '批注', text })
    }
  }
  page.cleanup()
  return { page: { texts, notes }, signatures }
}

/** Reads every page; throws AppError `file` for a file with more pages or work in it than one can wait for. */
export const pdfPages = (bytes: Buffer, fileName: string, signal?: AbortSignal): Promise<PdfPages> =>
  reading(bytes, fileName, async (file) => {
    const { numPages } = file
    if (numPages > pdfLimits.pages)
      throw refuse(`「${fileName}」有 ${numPages} 页，超过 ${pdfLimits.pages} 页，不能逐处核对，请用定稿重新导出`)
    const started = performance.now()
    const pages: PdfPage[] = []
    let signatures = 0
    for (let number = 1; number <= numPages; number += 1) {
      if (signal?.aborted) throw new AppError('cancelled', '已取消')
      if (performance.now() - started > pdfLimits.milliseconds)
        throw refuse(`「${fileName}」内容太多，${pdfLimits.milliseconds / 60_000} 分钟内没有读完，请用定稿重新导出`)
      const read = await readPage(await file.getPage(number))
      pages.push(read.page)
      signatures += read.signatures
    }
    return { pages, signatures }
  })
