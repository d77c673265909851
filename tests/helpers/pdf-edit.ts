/** A PDF of ours as somebody with an editor would change it: qpdf lays it open, the letters are set anew. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/** qpdf is content with files that it had to mend (3). */
export function qpdf(...given: string[]): void {
  try {
    execFileSync('qpdf', given, { stdio: 'pipe' })
  } catch (error) {
    if ((error as { status?: number }).status !== 3) throw error
  }
}

/** What the codes of each font in the file stand for. */
function fontsOf(pdf: string): string[][] {
  const maps = [...pdf.matchAll(/begincmap([\s\S]*?)endcmap/g)].map(([, map = '']) => map)
  return maps.map((map) =>
    [...map.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) =>
        String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
      ),
    ),
  )
}

export interface OpenPdf {
  /** the whole file, its streams in plain letters */
  text: string
  /** Puts another text in the place of one that stands in one piece (a number, a day); the first one on or after `page`. */
  retype(from: string, to: string, page?: number): void
  /** Writes one more text on a page. */
  write(text: string, page: number, x: number, y: number): void
  /** Takes all letters off a page. */
  clear(page: number): void
}

/** Opens `source`, lets `deed` change it and saves it as `target`, packed as before. */
export function editPdf(source: string, target: string, deed: (pdf: OpenPdf) => void): string {
  qpdf('--qdf', '--object-streams=disable', source, target)
  const pdf: OpenPdf = {
    text: readFileSync(target, 'latin1'),
    retype(from, to, page = 1) {
      const start = startOf(pdf.text, page)
      const fonts = fontsOf(pdf.text)
      let isDone = false
      const tail = pdf.text.slice(start).replaceAll(/\[([^\]]*)\] TJ/g, (all, list: string) => {
        const codes = [...list.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
        const font = fonts.find((letters) => codes.map((code) => letters[Number.parseInt(code, 16)]).join('') === from)
        if (isDone || !font || codes.length === 0) return all
        isDone = true
        return `[<${hexOf(to, font)}> 0] TJ`
      })
      if (!isDone) throw new Error(`no “${from}” in one piece from page ${page}`)
      pdf.text = pdf.text.slice(0, start) + tail
    },
    write(text, page, x, y) {
      const font = fontsOf(pdf.text)[0] ?? []
      const at = pdf.text.indexOf('endstream', startOf(pdf.text, page))
      const words = `\nBT\n1 0 0 1 ${x} ${y} Tm\n/F1 9 Tf\n[<${hexOf(text, font)}> 0] TJ\nET\n`
      pdf.text = pdf.text.slice(0, at) + words + pdf.text.slice(at)
    },
    clear(page) {
      const start = startOf(pdf.text, page)
      const end = pdf.text.indexOf('endstream', start)
      pdf.text =
        pdf.text.slice(0, start) +
        pdf.text.slice(start, end).replaceAll(/\[[^\]]*\] TJ/g, '[] TJ') +
        pdf.text.slice(end)
    },
  }
  deed(pdf)
  const open = execFileSync('fix-qdf', { input: Buffer.from(pdf.text, 'latin1'), maxBuffer: 1 << 30 })
  writeFileSync(`${target}.qdf`, open)
  qpdf('--object-streams=generate', `${target}.qdf`, target)
  return target
}

const startOf = (text: string, page: number): number => {
  const at = text.indexOf(`%% Contents for page ${page}\n`)
  if (at < 0) throw new Error(`no page ${page}`)
  return at
}

function hexOf(text: string, font: readonly string[]): string {
  return [...text]
    .map((letter) => {
      const code = font.indexOf(letter)
      if (code < 0) throw new Error(`the font in the file has no “${letter}”`)
      return code.toString(16).padStart(4, '0')
    })
    .join('')
}
