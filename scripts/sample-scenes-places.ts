/** Photo scenes of aisles, doors, storage and traffic; `isFixed` draws the same place after rectification. */
import {
  box,
  circle,
  exitSign,
  flaw,
  hazardTape,
  label,
  line,
  path,
  polygon,
  rect,
  room,
  shadow,
} from './sample-drawing.ts'

const extinguisherBottle = (x: number, isFixed: boolean) =>
  shadow(x, 416, 46) +
  rect(x - 42, 190, 84, 226, isFixed ? '#d8261c' : '#a84a42', 'rx="26"') +
  rect(x - 30, 200, 12, 196, '#fff', 'opacity=".25" rx="6"') +
  rect(x - 14, 160, 28, 34, '#33383d', 'rx="4"') +
  line(`M${x - 6} 158 L${x + 44} 144 M${x - 6} 168 L${x + 40} 166`, '#33383d', 10) +
  line(`M${x - 14} 180 Q${x - 72} 200 ${x - 58} 320`, '#22262a', 9) +
  circle(x, 180, 17, '#fff', 'stroke="#22262a" stroke-width="3"') +
  path(`M${x - 12} 186 A13 13 0 0 1 ${x - 5} 169`, 'fill="none" stroke="#d8261c" stroke-width="5"') +
  path(`M${x - 4} 168 A13 13 0 0 1 ${x + 12} 186`, 'fill="none" stroke="#2e9e4f" stroke-width="5"') +
  line(isFixed ? `M${x} 181 L${x + 4} 170` : `M${x} 181 L${x - 10} 182`, '#111', 3) +
  rect(x - 30, 262, 60, 78, '#fff', 'rx="4"') +
  label(x, 290, '干粉', 19, '#333') +
  label(x, 322, isFixed ? '合格' : '过期', 21, isFixed ? '#1c8a48' : '#c62020') +
  (isFixed ? '' : path(`M${x - 34} 350 q12 -8 20 4 q14 -6 18 6 q16 -8 24 4 v18 h-62 z`, 'fill="#7a4a2c" opacity=".7"'))

export const extinguisher = (isFixed: boolean) =>
  room('#e9ecee', '#c5ccd1', '#b3a999') +
  rect(180, 60, 280, 60, '#c9281e', 'rx="6"') +
  label(320, 101, '灭火器放置点', 30) +
  hazardTape(170, 416, 300, 14) +
  extinguisherBottle(250, isFixed) +
  extinguisherBottle(400, isFixed) +
  (isFixed ? '' : flaw(250, 180, 52, 38) + flaw(400, 180, 52, 38))

export const aisle = (isFixed: boolean) =>
  rect(0, 0, 640, 240, '#dce3e6') +
  rect(0, 0, 640, 240, 'url(#light)') +
  polygon('0,480 640,480 430,200 210,200', '#b9bec0') +
  polygon('0,0 190,120 190,260 0,440', '#9fb0ba') +
  polygon('640,0 450,120 450,260 640,440', '#9fb0ba') +
  [0, 1, 2]
    .map((i) => line(`M0 ${80 + i * 120} L190 ${150 + i * 45} M640 ${80 + i * 120} L450 ${150 + i * 45}`, '#46647a', 9))
    .join('') +
  line('M60 22 V450 M130 70 V360 M580 22 V450 M510 70 V360', '#35536a', 9) +
  polygon('100,480 128,480 248,200 240,200', '#f2c41c') +
  polygon('540,480 512,480 392,200 400,200', '#f2c41c') +
  rect(278, 110, 84, 92, '#f6f8f9') +
  exitSign(320, 70) +
  (isFixed
    ? line('M320 460 V300 M290 330 L320 296 L350 330', '#fff', 12, 'opacity=".9"') +
      rect(470, 250, 56, 76, '#d8261c', 'rx="4"') +
      label(498, 297, '消火栓', 16)
    : shadow(320, 440, 170) +
      box(190, 330, 120, 100) +
      box(316, 316, 130, 114) +
      box(210, 240, 108, 92) +
      box(330, 228, 98, 88) +
      rect(180, 430, 270, 14, '#7d5a32') +
      rect(470, 250, 56, 76, '#d8261c', 'rx="4"') +
      box(440, 300, 80, 90) +
      flaw(330, 330, 170, 120))

export const paintDoor = (isFixed: boolean) =>
  room('#e8eef0', '#c3ced3', '#bfc4c3', 370) +
  rect(230, 100, 180, 270, '#7b8b94') +
  rect(242, 112, 156, 258, isFixed ? '#e7f0f3' : '#d7dfe2') +
  exitSign(320, 52) +
  rect(254, 232, 132, 14, '#c62828', 'rx="5"') +
  rect(300, 140, 40, 60, '#bfe0ee', 'stroke="#7b8b94" stroke-width="4"') +
  rect(60, 130, 120, 60, '#f2c41c', 'rx="5"') +
  label(120, 168, '禁止堵塞', 24, '#222') +
  (isFixed
    ? rect(214, 384, 212, 84, 'none', 'stroke="#d8261c" stroke-width="6"') +
      line(
        'M214 384 L426 468 M320 384 L426 426 M214 426 L320 468 M426 384 L214 468 M320 384 L214 426 M426 426 L320 468',
        '#d8261c',
        4,
      )
    : [250, 370]
        .map(
          (x) =>
            line(`M${x - 60} 430 V210 H${x + 60} V430`, '#3a6a9a', 9) +
            line(`M${x - 60} 400 H${x + 60}`, '#3a6a9a', 9) +
            [-40, -8, 24]
              .map((d) => line(`M${x + d} 214 V250`, '#555', 4) + rect(x + d - 12, 250, 26, 92, '#d8873a', 'rx="4"'))
              .join('') +
            circle(x - 52, 442, 13, '#333') +
            circle(x + 52, 442, 13, '#333'),
        )
        .join('') + flaw(310, 320, 164, 150))

export const exitDoor = (isFixed: boolean) =>
  room('#efe7d8', '#cdbf9f', '#b9a98c', 380) +
  rect(200, 90, 240, 290, '#5f6f5f') +
  rect(212, 102, 106, 278, '#8ea48e') +
  rect(322, 102, 106, 278, '#8ea48e') +
  exitSign(320, 40) +
  rect(234, 130, 62, 80, '#cfe6ee') +
  rect(344, 130, 62, 80, '#cfe6ee') +
  (isFixed
    ? rect(222, 250, 88, 18, '#d8261c', 'rx="8"') +
      rect(332, 250, 88, 18, '#d8261c', 'rx="8"') +
      label(320, 312, '推', 34) +
      rect(450, 150, 30, 46, '#fff', 'rx="4" stroke="#888" stroke-width="3"') +
      circle(465, 166, 7, '#2ee06a')
    : [0, 1, 2, 3, 4, 5]
        .map(
          (i) =>
            `<ellipse cx="${268 + i * 21}" cy="${256 + (i % 2) * 8}" rx="15" ry="9" fill="none" stroke="#9aa2a8" stroke-width="7"/>`,
        )
        .join('') +
      rect(292, 262, 56, 54, '#d0a028', 'rx="8"') +
      path('M304 264 V244 a16 16 0 0 1 32 0 V264', 'fill="none" stroke="#888" stroke-width="9"') +
      circle(320, 288, 7, '#5a420c') +
      flaw(320, 276, 108, 62))

export const ragBin = (isFixed: boolean) =>
  room('#e9e4ee', '#c8bfd2', '#b3acb9', 350) +
  rect(90, 200, 280, 20, '#8f99a0') +
  line('M110 220 V420 M350 220 V420', '#77828a', 12) +
  rect(140, 160, 60, 40, '#d8873a', 'rx="4"') +
  rect(220, 146, 40, 54, '#4a8ac0', 'rx="4"') +
  shadow(480, 436, 66) +
  path('M424 250 H536 L522 434 H438 Z', 'fill="#c9281e"') +
  rect(446, 320, 68, 44, '#fff', 'rx="4"') +
  label(480, 350, '废擦布', 20, '#333') +
  (isFixed
    ? path('M416 250 Q480 214 544 250 Z', 'fill="#9a1c14"') +
      rect(464, 222, 32, 12, '#6d120c', 'rx="4"') +
      rect(420, 430, 50, 12, '#444')
    : path('M424 250 q20 -40 40 -10 q16 -34 34 -4 q18 -20 38 14 Z', 'fill="#d9d2b8"') +
      [
        [170, 400],
        [240, 430],
        [310, 404],
        [380, 438],
        [130, 450],
        [280, 462],
      ]
        .map(([x, y]) =>
          path(
            `M${x} ${y} q18 -26 36 -6 q26 -10 24 14 q-30 18 -60 -8 Z`,
            'fill="#d9d2b8" stroke="#a59d7e" stroke-width="2"',
          ),
        )
        .join('') +
      flaw(260, 428, 170, 44))

export const rackUpright = () =>
  room('#dde3e7', '#bac4ca', '#b1b5b4', 400) +
  [90, 520].map((x) => rect(x, 30, 24, 400, '#2f6fb0')).join('') +
  path('M310 30 H334 V270 Q362 330 334 392 V430 H310 V392 Q338 330 310 270 Z', 'fill="#2f6fb0"') +
  [120, 240, 360].map((y) => rect(90, y, 454, 20, '#e8862a')).join('') +
  [
    [130, 50],
    [230, 50],
    [360, 44],
    [440, 50],
    [130, 166],
    [220, 170],
    [370, 162],
    [450, 170],
  ]
    .map(([x, y]) => box(x ?? 0, y ?? 0, 70, (y ?? 0) > 100 ? 240 - (y ?? 0) : 120 - (y ?? 0)))
    .join('') +
  rect(82, 380, 40, 54, '#f2c41c') +
  rect(512, 380, 40, 54, '#f2c41c') +
  flaw(326, 330, 64, 76)

export const forkliftJunction = () =>
  rect(0, 0, 640, 200, '#cfe3ee') +
  rect(0, 200, 640, 280, '#8d9498') +
  polygon('0,90 230,130 230,300 0,360', '#b9c2c7') +
  polygon('0,90 230,130 230,150 0,116', '#8d9aa2') +
  label(110, 220, '3 号路口', 30, '#44535c') +
  [0, 1, 2, 3, 4, 5]
    .map((i) => polygon(`${250 + i * 62},400 ${286 + i * 62},400 ${276 + i * 62},470 ${236 + i * 62},470`, '#f3f3ee'))
    .join('') +
  shadow(400, 376, 120) +
  rect(340, 250, 130, 84, '#f0a81c', 'rx="10"') +
  rect(440, 270, 60, 64, '#33383d', 'rx="8"') +
  line('M352 250 V170 H440 L452 250', '#2c3136', 9) +
  circle(396, 206, 17, '#e8c39a') +
  rect(378, 222, 36, 42, '#2f6fb0', 'rx="8"') +
  rect(318, 150, 12, 210, '#4a5157') +
  line('M330 352 H250', '#4a5157', 10) +
  box(232, 270, 84, 78) +
  circle(370, 350, 28, '#22262a') +
  circle(370, 350, 12, '#aab1b5') +
  circle(466, 350, 26, '#22262a') +
  circle(466, 350, 11, '#aab1b5') +
  line('M520 280 H580 M530 310 H600 M520 340 H570', '#fff', 6, 'opacity=".8"') +
  circle(150, 340, 16, '#e8c39a') +
  rect(134, 356, 32, 56, '#d94f2a', 'rx="10"') +
  line('M142 412 L134 456 M158 412 L168 456', '#2c3a55', 12) +
  flaw(192, 360, 96, 84)
