/** What of pdf.js goes into the bundles, and what it needs beside them. */
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Plugin } from 'vite'
import { inProject } from './paths.ts'

const folder = 'node_modules/pdfjs-dist'

/** The shorter build of the same. */
export const pdfAlias = {
  find: /^pdfjs-dist\/legacy\/build\/(pdf|pdf\.worker)\.mjs(?=$|\?)/,
  replacement: 'pdfjs-dist/legacy/build/$1.min.mjs',
}

/** How pdf.js loads a canvas in Node, in both of its builds. */
const canvas =
  /(?:\b[\w$]+|process\.getBuiltinModule\("module"\)\.createRequire\(import\.meta\.url\))\("@napi-rs\/canvas"\)/g

/** Letters are read without a canvas: the bundle asks for none, and none is shipped. */
export function withoutCanvas(): Plugin {
  return {
    name: 'pdf-without-canvas',
    transform: (code, id) =>
      /pdfjs-dist[\\/].*[\\/]pdf(\.min)?\.mjs$/.test(id) ? { code: code.replaceAll(canvas, 'null'), map: null } : null,
  }
}

/**
 * Files that pdf.js asks for by name, put into `pdf/` beside the screens: the character codes of simplified Chinese for
 * fonts that a PDF names and does not bring, the symbol fonts, and the decoders of scans (JBIG2, JPEG 2000) as scripts.
 * All other fonts that a PDF does not bring are those of the PC.
 */
export const pdfAids = [
  'cmaps/{Adobe-GB1-*,GB*,UniGB-*}.bcmap',
  'standard_fonts/Foxit{Symbol,Dingbats}.pfb',
  'wasm/*_nowasm_fallback.js',
]

export function withPdfAids(): Plugin {
  return {
    name: 'pdf-aids',
    apply: 'build',
    generateBundle() {
      for (const file of globSync(
        pdfAids.map((pattern) => `${folder}/${pattern}`),
        { cwd: inProject('.') },
      )) {
        this.emitFile({ type: 'asset', fileName: `pdf/${basename(file)}`, source: readFileSync(inProject(file)) })
      }
    },
  }
}
