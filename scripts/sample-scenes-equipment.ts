/** Photo scenes of equipment; `isFixed` draws the same thing after rectification. */
import { bottle, circle, flaw, hazardTape, label, line, path, polygon, rect, room, shadow } from './sample-drawing.ts'

export const press = (isFixed: boolean) =>
  room('#dfe6ea', '#b9c4cb', '#b7bdc0') +
  shadow(310, 440, 190) +
  path('M170 60 H450 V430 H390 V300 H230 V430 H170 Z', 'fill="#3f7d6d"') +
  rect(170, 60, 280, 70, '#356b5d') +
  circle(400, 95, 52, '#2c5a4f') +
  circle(400, 95, 36, '#3f7d6d') +
  circle(400, 95, 9, '#24493f') +
  rect(250, 130, 120, 80, '#cfd6da') +
  rect(262, 205, 96, 22, '#8f99a0') +
  rect(222, 312, 176, 28, '#8f99a0') +
  rect(262, 292, 96, 22, '#6d777e') +
  rect(276, 286, 68, 8, '#d9b36a') +
  label(250, 104, 'CY-04', 26) +
  rect(176, 350, 46, 60, '#e8b92c', 'rx="4"') +
  circle(199, 370, 9, '#2e9e4f') +
  circle(199, 394, 9, '#d9362b') +
  rect(398, 350, 46, 60, '#e8b92c', 'rx="4"') +
  circle(421, 370, 9, '#2e9e4f') +
  circle(421, 394, 9, '#d9362b') +
  (isFixed
    ? rect(208, 214, 14, 100, '#f2c21a', 'rx="4"') +
      rect(400, 214, 14, 100, '#f2c21a', 'rx="4"') +
      [226, 242, 258, 274, 290].map((y) => line(`M224 ${y} H398`, '#e33', 2.5, 'opacity=".75"')).join('') +
      circle(215, 206, 6, '#2ee06a') +
      circle(407, 206, 6, '#2ee06a')
    : `<g transform="rotate(24 520 320)">${rect(512, 240, 14, 100, '#f2c21a', 'rx="4"')}${rect(510, 338, 60, 10, '#777')}</g>` +
      line('M452 300 Q486 290 514 262', '#444', 4) +
      circle(400, 264, 4, '#444') +
      circle(400, 290, 4, '#444') +
      `<g transform="translate(60 0)">${rect(70, 214, 14, 100, '#f2c21a', 'rx="4"')}</g>` +
      flaw(315, 262, 104, 66))

export const distributionBox = (isFixed: boolean) =>
  room('#e7e2d6', '#c8c0ae', '#aab0b3') +
  (isFixed
    ? rect(210, 70, 220, 260, '#7f8d99', 'rx="6"') +
      rect(222, 82, 196, 236, '#93a1ad', 'rx="4"') +
      circle(400, 205, 12, '#4d5963') +
      rect(397, 205, 6, 22, '#4d5963') +
      polygon('320,110 352,166 288,166', '#f4c81c', 'stroke="#222" stroke-width="5" stroke-linejoin="round"') +
      path('M324 122 L310 145 H320 L314 160 L332 138 H321 Z', 'fill="#222"') +
      rect(270, 250, 100, 40, '#fff', 'rx="4"') +
      label(320, 278, 'P-07', 24, '#333') +
      hazardTape(190, 380, 260, 14) +
      line('M190 380 V470 M450 380 V470', '#e6b800', 8)
    : rect(210, 70, 220, 260, '#5b6772', 'rx="6"') +
      rect(222, 82, 196, 236, '#2f363d', 'rx="3"') +
      polygon('430,70 530,98 530,352 430,330', '#8795a1') +
      circle(514, 220, 9, '#4d5963') +
      [252, 300, 348].map((x, i) => rect(x - 8, 100, 16, 90, ['#e0a83a', '#49a35c', '#c9463d'][i] ?? '#fff')).join('') +
      rect(238, 206, 50, 62, '#dfe4e8', 'rx="3"') +
      rect(296, 206, 50, 62, '#dfe4e8', 'rx="3"') +
      rect(354, 206, 50, 62, '#dfe4e8', 'rx="3"') +
      rect(256, 222, 14, 26, '#222') +
      rect(314, 222, 14, 26, '#222') +
      rect(372, 222, 14, 26, '#222') +
      line('M264 268 Q250 300 276 312 M320 268 Q340 300 316 316 M380 268 Q370 300 396 312', '#d5563c', 5) +
      rect(150, 372, 130, 80, '#4a78a8', 'rx="4"') +
      rect(150, 372, 130, 16, '#3b628b') +
      rect(300, 392, 110, 60, '#4a78a8', 'rx="4"') +
      rect(300, 392, 110, 14, '#3b628b') +
      line('M165 366 L190 350 L230 368 M320 386 L350 372 L390 388', '#9aa3aa', 8) +
      flaw(320, 150, 112, 66))

export const grinder = (isFixed: boolean) =>
  room('#d9dee0', '#b4bdc2', '#a6acad') +
  shadow(320, 450, 130) +
  polygon('270,290 370,290 400,448 240,448', '#4f7fa3') +
  rect(230, 200, 180, 96, '#3f6a8a', 'rx="14"') +
  label(320, 230, 'SL-02', 24) +
  rect(150, 240, 340, 14, '#8a949b') +
  circle(180, 246, 76, '#9b9289') +
  circle(180, 246, 66, '#b3aaa0') +
  circle(180, 246, 14, '#5c6469') +
  circle(460, 246, 76, '#9b9289') +
  circle(460, 246, 66, '#b3aaa0') +
  circle(460, 246, 14, '#5c6469') +
  path(
    'M460 162 A84 84 0 0 1 544 246 L544 262 A84 84 0 0 1 470 330 L470 310 A64 64 0 0 0 524 246 A64 64 0 0 0 460 182 Z',
    'fill="#3f6a8a"',
  ) +
  path('M396 210 A74 74 0 0 1 460 164 L460 184 A54 54 0 0 0 412 214 Z', 'fill="#3f6a8a"') +
  rect(386, 248, 26, 12, '#5c6469') +
  (isFixed
    ? path(
        'M180 162 A84 84 0 0 0 96 246 L96 262 A84 84 0 0 0 170 330 L170 310 A64 64 0 0 1 116 246 A64 64 0 0 1 180 182 Z',
        'fill="#3f6a8a"',
      ) +
      path('M244 210 A74 74 0 0 0 180 164 L180 184 A54 54 0 0 1 228 214 Z', 'fill="#3f6a8a"') +
      rect(254, 248, 26, 12, '#5c6469') +
      rect(226, 160, 44, 60, '#cfe8f3', 'opacity=".75" stroke="#55707f" stroke-width="3"')
    : rect(274, 262, 40, 12, '#5c6469') +
      line('M150 190 L128 176 M132 222 L106 216 M140 300 L116 314', '#f39a1c', 5) +
      flaw(180, 246, 104, 104)) +
  rect(270, 330, 100, 34, '#f4c81c', 'rx="4"') +
  label(320, 354, '戴护目镜', 20, '#222')

export const duct = (isFixed: boolean) =>
  rect(0, 0, 640, 480, '#cfd8dc') +
  rect(0, 0, 640, 480, 'url(#light)') +
  rect(0, 120, 640, 44, '#6f7f88') +
  rect(0, 120, 640, 8, '#83939c') +
  rect(0, 156, 640, 8, '#5a6971') +
  rect(0, 232, 640, 96, '#b8c2c7') +
  rect(0, 232, 640, 18, '#d9e1e5') +
  rect(0, 306, 640, 22, '#93a0a7') +
  [110, 330, 550].map((x) => rect(x, 224, 16, 112, '#8997a0') + rect(x + 4, 164, 8, 62, '#66757e')).join('') +
  rect(400, 246, 74, 62, '#dfe6ea', 'stroke="#6f7f88" stroke-width="4"') +
  label(437, 285, '清灰口', 18, '#455') +
  rect(210, 328, 60, 152, '#a9b4ba') +
  rect(210, 328, 14, 152, '#c5cfd4') +
  (isFixed
    ? line('M40 262 L100 262 M150 272 L240 272 M500 262 L540 262', '#fff', 6, 'opacity=".8"') +
      line('M60 140 L150 140 M400 140 L520 140', '#b9c6cd', 5)
    : path(
        'M0 120 q40 -26 90 -10 q60 -24 120 -4 q70 -22 130 0 q60 -26 130 -2 q80 -22 170 4 v12 H0 Z',
        'fill="#a8835a"',
      ) +
      path('M0 232 q60 -18 120 -4 q80 -20 160 2 q80 -18 150 0 q100 -20 210 0 v10 H0 Z', 'fill="#b08d64"') +
      [80, 190, 300, 470, 580]
        .map(
          (x, i) =>
            circle(x, 350 + i * 17, 4, '#a8835a', 'opacity=".7"') +
            circle(x + 24, 390 + (i % 3) * 18, 3, '#a8835a', 'opacity=".6"'),
        )
        .join('') +
      flaw(330, 116, 210, 40))

export const cylinders = (isFixed: boolean) =>
  room('#e5e9ea', '#c0c8cc', '#a9afb0', 380) +
  rect(170, 40, 300, 52, '#1f5fa8', 'rx="6"') +
  label(320, 76, '氧气瓶 · 实瓶区', 28) +
  (isFixed
    ? bottle(200, 150, '#3a8fc9', '氧') +
      bottle(320, 150, '#3a8fc9', '氧') +
      bottle(440, 150, '#3a8fc9', '氧') +
      [236, 340]
        .map(
          (y) =>
            rect(130, y - 5, 24, 12, '#555') +
            rect(486, y - 5, 24, 12, '#555') +
            line(
              `M150 ${y} Q176 ${y + 14} 200 ${y + 6} Q260 ${y + 16} 320 ${y + 6} Q380 ${y + 16} 440 ${y + 6} Q466 ${y + 14} 490 ${y}`,
              '#444',
              6,
              'stroke-dasharray="9 6"',
            ),
        )
        .join('')
    : bottle(200, 150, '#3a8fc9', '氧') +
      `<g transform="rotate(16 340 410)">${bottle(340, 150, '#3a8fc9', '氧')}</g>` +
      bottle(500, 150, '#3a8fc9', '氧') +
      rect(120, 230, 20, 12, '#555') +
      line('M130 242 Q136 300 126 350', '#444', 6, 'stroke-dasharray="9 6"') +
      flaw(370, 280, 100, 160))

export const hose = (isFixed: boolean) =>
  room('#dfe3e5', '#bcc5ca', '#a8aeb0', 390) +
  rect(60, 60, 200, 320, '#54748c', 'rx="8"') +
  rect(80, 90, 160, 90, '#3f5a70', 'rx="4"') +
  label(160, 146, 'YY-02', 32) +
  circle(160, 250, 44, '#f4f6f7', 'stroke="#2f3b44" stroke-width="6"') +
  line(isFixed ? 'M160 250 L182 226' : 'M160 250 L134 262', '#c62020', 5) +
  circle(160, 250, 6, '#2f3b44') +
  rect(250, 250, 40, 34, '#8f99a0') +
  rect(440, 190, 150, 190, '#6c8496', 'rx="6"') +
  rect(410, 250, 36, 34, '#8f99a0') +
  line('M290 267 Q350 350 412 267', isFixed ? '#23282c' : '#3a3430', 26) +
  line('M290 267 Q350 350 412 267', '#fff', 3, 'opacity=".25"') +
  (isFixed
    ? line('M300 282 L318 300 M384 298 L402 280', '#e0b020', 8) +
      rect(325, 330, 60, 34, '#fff', 'rx="4" stroke="#2e9e4f" stroke-width="3"') +
      label(355, 354, '新管', 19, '#1c8a48')
    : line('M338 296 L352 312 M350 298 L364 310', '#e8e2da', 4) +
      [340, 356, 350]
        .map((x, i) => path(`M${x} ${332 + i * 24} q-9 14 0 18 q9 -4 0 -18 Z`, 'fill="#8a5a14"'))
        .join('') +
      `<ellipse cx="350" cy="432" rx="104" ry="20" fill="#7a4f12" opacity=".75"/><ellipse cx="326" cy="428" rx="40" ry="6" fill="#fff" opacity=".25"/>` +
      flaw(350, 316, 74, 52))

export const eyeWash = (isFixed: boolean) =>
  room('#dceae6', '#b3cbc4', '#a9b6b2', 370) +
  rect(226, 40, 188, 70, '#1c9b55', 'rx="6"') +
  label(320, 86, '紧急洗眼', 34) +
  rect(312, 210, 16, 220, '#9aa6ad') +
  shadow(320, 440, 66) +
  rect(270, 426, 100, 14, '#7c878d', 'rx="5"') +
  path('M246 200 H394 L374 236 H266 Z', 'fill="#f2c41c"') +
  rect(280, 182, 12, 22, '#2e9e4f') +
  rect(348, 182, 12, 22, '#2e9e4f') +
  rect(392, 206, 60, 12, isFixed ? '#2e9e4f' : '#8a5a34') +
  (isFixed
    ? line('M286 180 Q292 140 306 170 M354 180 Q348 140 334 170', '#58b8e8', 7) +
      rect(210, 392, 220, 74, 'none', 'stroke="#1c9b55" stroke-width="7"')
    : [
        [180, 350],
        [262, 362],
        [350, 350],
        [220, 290],
        [310, 290],
      ]
        .map(
          ([x, y]) =>
            path(`M${x} ${y} q46 -16 92 0 l8 66 q-54 16 -108 0 Z`, 'fill="#e6ddc8" stroke="#b3a684" stroke-width="3"') +
            label((x ?? 0) + 46, (y ?? 0) + 44, '脱脂剂', 20, '#7a6a40'),
        )
        .join('') + flaw(320, 320, 180, 110))

export const ladder = (isFixed: boolean) =>
  room('#e3e3ea', '#c3c3d0', '#b0b0ba', 400) +
  rect(190, 20, 260, 22, '#f8f3c8', 'stroke="#b8b28a" stroke-width="3"') +
  shadow(320, 446, 170) +
  line('M316 90 L210 440 M360 90 L262 440', isFixed ? '#c9d0d6' : '#b9a374', 14) +
  line(
    isFixed ? 'M330 90 L430 440 M346 90 L458 440' : 'M330 90 L470 436 M346 90 L500 428',
    isFixed ? '#b4bcc3' : '#a48e60',
    12,
  ) +
  [150, 210, 270, 330, 390]
    .map((y) => {
      const x = 316 - (y - 90) * 0.303
      return line(`M${x} ${y} L${x + 46} ${y}`, isFixed ? '#dfe5ea' : '#c9b383', 9)
    })
    .join('') +
  rect(300, 76, 74, 18, isFixed ? '#e02020' : '#8a7748', 'rx="4"') +
  (isFixed
    ? line('M262 300 L410 300', '#444', 6) +
      rect(196, 436, 26, 14, '#222') +
      rect(250, 436, 26, 14, '#222') +
      rect(420, 436, 26, 14, '#222') +
      rect(448, 436, 26, 14, '#222') +
      rect(360, 170, 74, 34, '#fff', 'rx="4" stroke="#444" stroke-width="2"') +
      label(397, 194, 'T-16', 21, '#222')
    : line('M262 300 Q272 350 258 372', '#666', 5, 'stroke-dasharray="8 6"') +
      line('M414 300 Q420 330 408 350', '#666', 5, 'stroke-dasharray="8 6"') +
      rect(196, 436, 26, 14, '#222') +
      flaw(338, 320, 118, 60))
