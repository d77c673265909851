/** Report -> PDF with embedded fonts. Runs once per process where memory matters: pdfmake lays out the whole in memory. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import pdfmake from 'pdfmake'
import type { ReportDocument } from '#shared/reports/report-document'
import { throwIfCancelled, writeAtomically } from '../atomic-write.ts'
import type { Face, PrintOptions } from '../options.ts'
import { definitionOf } from './definition.ts'
import { fallbackFont, fontFilesIn, mainFont, openTypesetter } from './typesetter.ts'

export interface PdfOptions extends PrintOptions {
  /** folder that holds the font files named in `resources/fonts/fonts.json` */
  fontFolder: string
  /** font files of the official typefaces, used where the document's style asks for them */
  faces?: Partial<Record<Face, string>> | undefined
}

export interface PdfResult {
  pages: number
  /** Chinese sentences: characters without a glyph, photos that could not be printed */
  warnings: string[]
}

/**
 * Writes the document to `target` (whole or not at all). The layout is one synchronous piece of work: the signal is
 * heeded before and after it and at every page printed. Throws `file` and `cancelled` as `writeAtomically` does.
 */
export function writePdf(document: ReportDocument, target: string, options: PdfOptions): Promise<PdfResult> {
  const { signal, onProgress } = options
  return writeAtomically(
    target,
    async (temporaryPath) => {
      const files = fontFilesIn(options.fontFolder)
      const faces = document.style?.typeface === 'official' ? (options.faces ?? {}) : {}
      const typesetter = openTypesetter(files, faces)
      const { definition, warnings, pageCount } = definitionOf(document, options, typesetter)
      const allowed = new Set([...Object.values(files), ...Object.values(faces)])
      pdfmake.setFonts({
        [mainFont]: { normal: files.regular, bold: files.bold },
        [fallbackFont]: { normal: files.fallback, bold: files.fallback },
        ...Object.fromEntries(Object.entries(faces).map(([face, file]) => [face, { normal: file, bold: file }])),
      })
      pdfmake.setUrlAccessPolicy(() => false)
      pdfmake.setLocalAccessPolicy((path) => allowed.has(path))
      pdfmake.setProgressCallback((share) => {
        throwIfCancelled(signal)
        onProgress?.(Math.round(share * 100), 100)
      })
      const stream = await pdfmake.createPdf(definition).getStream()
      throwIfCancelled(signal)
      const written = pipeline(stream, createWriteStream(temporaryPath), { ...(signal ? { signal } : {}) })
      stream.end()
      await written
      return { pages: pageCount(), warnings: [...typesetter.warnings(), ...warnings] }
    },
    { signal },
  )
}
