/** Drawing kit of the sample factory's pictures: small SVG pieces and the frame with its 示例图 mark, 640 x 480. */

type Attributes = string
export const rect = (x: number, y: number, w: number, h: number, fill: string, more: Attributes = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`
export const circle = (x: number, y: number, radius: number, fill: string, more: Attributes = '') =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" ${more}/>`
export const path = (d: string, more: Attributes) => `<path d="${d}" ${more}/>`
export const line = (d: string, colour: string, width: number, more: Attributes = '') =>
  path(
    d,
    `fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}`,
  )
export const polygon = (points: string, fill: string, more: Attributes = '') =>
  `<polygon points="${points}" fill="${fill}" ${more}/>`
export const label = (x: number, y: number, text: string, size = 18, fill = '#fff') =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="middle" font-weight="700">${text}</text>`
export const shadow = (x: number, y: number, rx: number) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="12" fill="#000" opacity=".16"/>`
export const room = (wall: string, skirting: string, floor: string, floorY = 350) =>
  rect(0, 0, 640, floorY, wall) +
  `<rect width="640" height="${floorY}" fill="url(#light)"/>` +
  rect(0, floorY - 14, 640, 14, skirting) +
  rect(0, floorY, 640, 480 - floorY, floor) +
  line(
    `M0 ${floorY + 50} L640 ${floorY + 50} M150 ${floorY} L60 480 M490 ${floorY} L580 480`,
    '#000',
    2,
    'opacity=".07"',
  )
export const flaw = (x: number, y: number, rx: number, ry: number) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="none" stroke="#e02020" stroke-width="5" stroke-dasharray="14 9"/>`
export const hazardTape = (x: number, y: number, w: number, h: number) => rect(x, y, w, h, 'url(#tape)')

export const bottle = (x: number, y: number, colour: string, word: string) =>
  shadow(x, y + 262, 42) +
  path(
    `M${x - 34} ${y + 260} V${y + 60} Q${x - 34} ${y + 20} ${x} ${y + 16} Q${x + 34} ${y + 20} ${x + 34} ${y + 60} V${y + 260} Z`,
    `fill="${colour}"`,
  ) +
  rect(x - 26, y + 60, 10, 190, '#fff', 'opacity=".22" rx="5"') +
  rect(x - 11, y - 12, 22, 30, '#8d949c', 'rx="4"') +
  rect(x - 20, y - 20, 40, 10, '#5c636b', 'rx="4"') +
  label(x, y + 160, word, 24)

export const box = (x: number, y: number, w: number, h: number) =>
  rect(x, y, w, h, '#c99a5f', 'rx="3"') +
  rect(x, y, w, 14, '#b5854b') +
  rect(x + w / 2 - 8, y, 16, h, '#e2c08d', 'opacity=".8"') +
  rect(x, y + h - 6, w, 6, '#000', 'opacity=".12"')

export const exitSign = (x: number, y: number) =>
  rect(x - 62, y, 124, 36, '#1c9b55', 'rx="5"') + label(x, y + 26, '安全出口', 22)

export const frame = (body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 640 480" font-family="SampleFont">
<defs><linearGradient id="light" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".45"/><stop offset="1" stop-color="#000" stop-opacity=".06"/></linearGradient>
<pattern id="tape" width="28" height="28" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="28" height="28" fill="#f2c41c"/><rect width="14" height="28" fill="#2a2a2a"/></pattern></defs>
${body}${rect(548, 446, 84, 26, '#000', 'opacity=".55" rx="5"')}${label(590, 466, '示例图', 18)}</svg>`
