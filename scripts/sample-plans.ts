/** The two floor plans of the sample factory as SVG; the polygons of the areas are drawn over them by the app. */

const block = (x: number, y: number, w: number, h: number, name: string, fill = '#ffffff', size = 20) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" stroke="#5b6770" stroke-width="2.5"/>` +
  name
    .split('|')
    .map(
      (part, index, parts) =>
        `<text x="${x + w / 2}" y="${y + h / 2 + size * 0.36 + (index - (parts.length - 1) / 2) * size * 1.3}" font-size="${size}" text-anchor="middle" fill="#38444d">${part}</text>`,
    )
    .join('')
const note = (x: number, y: number, words: string, size = 18) =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" fill="#6a757d">${words}</text>`
const small = (x: number, y: number, w: number, h: number) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="3" fill="#dfe5e9" stroke="#7d8991" stroke-width="1.5"/>`
const repeat = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')
const tree = (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="11" fill="#bcd8b4"/>`
const north = (x: number, y: number) =>
  `<path d="M${x} ${y} l12 34 l-12 -8 l-12 8 Z" fill="#38444d"/>${note(x, y - 6, '北', 18)}`
const frame = (width: number, height: number, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="SampleFont"><rect width="${width}" height="${height}" fill="#fbfcfc"/>${body}</svg>`

const site =
  '<rect x="40" y="40" width="1120" height="720" fill="#e9edef" stroke="#38444d" stroke-width="5"/>' +
  '<path d="M70 410 H880 M500 410 V650 M880 46 V666 M70 654 H898" stroke="#cfd6da" stroke-width="24" fill="none"/>' +
  '<path d="M70 410 H880 M880 46 V666 M70 654 H880" stroke="#fff" stroke-width="2" stroke-dasharray="14 12" fill="none"/>' +
  block(100, 100, 740, 280, '1 号厂房|（冲压 · 机加工 · 焊接与抛光，见分图）', '#f6f8f9', 24) +
  block(100, 440, 380, 200, '2 号厂房（涂装车间）', '#ffffff', 22) +
  block(520, 440, 170, 110, '1 号库|原料') +
  block(690, 440, 170, 110, '2 号库|成品') +
  block(520, 560, 80, 80, '变配|电室', '#fff', 18) +
  block(608, 560, 80, 80, '空压|站', '#fff', 18) +
  block(696, 560, 76, 80, '气瓶|间', '#fff', 18) +
  block(780, 560, 80, 80, '化学|品库', '#fff', 18) +
  block(920, 110, 190, 90, '办公楼') +
  block(920, 220, 190, 80, '食堂') +
  block(920, 320, 190, 100, '员工宿舍') +
  block(920, 440, 190, 120, '3 号厂房|（租户两家）') +
  block(920, 580, 90, 60, '充电棚', '#fff', 17) +
  block(1024, 580, 86, 60, '消防泵房', '#fff', 17) +
  block(120, 676, 190, 54, '污水站', '#fff', 18) +
  block(760, 684, 100, 46, '门卫', '#fff', 18) +
  '<rect x="520" y="752" width="160" height="16" fill="#fbfcfc"/>' +
  note(600, 748, '南门') +
  '<rect x="872" y="34" width="60" height="12" fill="#fbfcfc"/>' +
  note(926, 66, '北门', 16) +
  repeat(8, (index) => tree(370 + index * 30 + (index > 3 ? 120 : 0), 705)) +
  repeat(11, (index) => tree(60, 120 + index * 54)) +
  north(1126, 70) +
  note(600, 30, '示例精工金属制品有限公司 厂区总平面图', 24)

const workshop =
  '<rect x="50" y="100" width="1100" height="520" fill="#f3f5f6" stroke="#38444d" stroke-width="6"/>' +
  '<path d="M450 100 V620 M770 100 V620" stroke="#38444d" stroke-width="4"/>' +
  '<path d="M70 360 H1130" stroke="#d3dade" stroke-width="44"/><path d="M70 338 H1130 M70 382 H1130" stroke="#e6bf2a" stroke-width="3"/>' +
  note(250, 366, '主通道 4 m') +
  note(250, 150, '冲压车间', 26) +
  note(610, 150, '机加工车间', 26) +
  note(960, 150, '焊接与抛光车间', 26) +
  block(75, 170, 150, 90, '模具库') +
  block(240, 170, 185, 90, '模修区') +
  repeat(5, (index) => small(80 + index * 68, 278, 46, 38)) +
  repeat(5, (index) => small(80 + index * 68, 404, 46, 38)) +
  block(75, 470, 160, 60, '折弯 · 剪板', '#fff', 18) +
  block(255, 470, 170, 60, '液压机', '#fff', 18) +
  block(75, 545, 350, 55, '开卷校平送料线', '#fff', 18) +
  repeat(4, (index) => small(480 + index * 68, 190, 48, 50)) +
  repeat(4, (index) => small(480 + index * 68, 262, 48, 50)) +
  note(610, 332, '数控区', 16) +
  repeat(4, (index) => small(480 + index * 68, 404, 48, 46)) +
  repeat(4, (index) => small(480 + index * 68, 470, 48, 46)) +
  note(610, 552, '普通机床区', 18) +
  '<path d="M470 580 H750" stroke="#c9463d" stroke-width="5" stroke-dasharray="20 10"/>' +
  note(610, 606, '10 t 桥式起重机', 16) +
  block(800, 170, 330, 140, '铝件抛光间|（粉尘爆炸危险场所）', '#fdf3e3', 20) +
  block(1010, 46, 120, 48, '除尘器', '#fdf3e3', 18) +
  repeat(6, (index) => small(800 + index * 56, 404, 42, 44)) +
  repeat(6, (index) => small(800 + index * 56, 470, 42, 44)) +
  note(960, 552, '焊接工位 1～12 号', 18) +
  block(800, 566, 150, 42, '机器人焊接站', '#fff', 16) +
  block(970, 566, 160, 42, '切割 · 打磨', '#fff', 16) +
  ['M40 340 V380', 'M1160 340 V380', 'M580 630 H640', 'M920 630 H980']
    .map((d) => `<path d="${d}" stroke="#1c9b55" stroke-width="14"/>`)
    .join('') +
  note(90, 660, '▍绿色：安全出口', 16) +
  north(80, 40) +
  note(600, 46, '示例精工金属制品有限公司 1 号厂房平面图', 24)

/** File name without extension -> SVG of the plan. */
export const sampleFloorPlans: ReadonlyMap<string, string> = new Map([
  ['site-plan', frame(1200, 800, site)],
  ['workshop-plan', frame(1200, 700, workshop)],
])
