/** The smallest PDFs there are, written by hand. */

export interface PlainPage {
  width: number
  height: number
  /** what is drawn, in the language of PDF; `/F1` is Helvetica, `/F2` 宋体 in GBK, both left to the reader */
  drawing: string
}

const protection = `/Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O <${'a1'.repeat(32)}> /U <${'b2'.repeat(32)}>>> /ID [<${'c3'.repeat(16)}> <${'c3'.repeat(16)}>]`

/** A PDF of these pages; `isProtected` asks for a password that nobody knows. */
export function plainPdf(pages: readonly PlainPage[], { isProtected = false } = {}): Buffer {
  const first = 6
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [${pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ')}] /Count ${pages.length}>>`,
    '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
    '<</Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [5 0 R]>>',
    `<</Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>> /DW 1000
/FontDescriptor <</Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -140 1000 860] /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80>>>>`,
    ...pages.flatMap(({ width, height, drawing }, index) => [
      `<</Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 2 * index + 1} 0 R
/Resources <</Font <</F1 3 0 R /F2 4 0 R>>>>>>`,
      `<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`,
    ]),
  ]
  let text = '%PDF-1.5\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const size = objects.length + 1
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size} /Root 1 0 R ${isProtected ? protection : ''}>>\n`
  return Buffer.from(`${text}startxref\n${text.indexOf('xref\n0 ')}\n%%EOF\n`, 'latin1')
}
