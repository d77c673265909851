/** Documents of the three shapes that the print room has to manage: a wide analysis, a form with photos, a long ledger. */
import { deflateSync } from 'node:zlib'
import type { Cell, Column, ReportDocument } from '#shared/reports/report-document'

const base = {
  enterpriseName: '示例精工金属制品有限公司',
  madeOn: '2026-11-22',
  rulePackVersions: ['LEC-2 1.0.0'],
  notes: ['示例数据', '表式为本软件拟定'],
}

const fiveMeasures = ['工程技术', '管理', '培训教育', '个体防护', '应急处置']

/** 17 columns: JHA with five classes of measures under one head and the evaluation under another. */
export function jhaReport(steps: number): ReportDocument {
  const columns: Column[] = [
    { key: 'no', label: '序号', width: 3, format: 'integer', align: 'center' },
    { key: 'step', label: '作业步骤', width: 6, format: 'text' },
    { key: 'hazard', label: '危险源或潜在事件（人、物、作业环境、管理）', width: 10, format: 'text' },
    { key: 'accident', label: '可能发生的事故类型及后果', width: 7, format: 'text' },
    ...fiveMeasures.map(
      (label, index): Column => ({
        key: `m${index}`,
        label,
        groups: ['现有控制措施'],
        width: 8,
        format: 'text',
      }),
    ),
    { key: 'l', label: 'L', groups: ['风险评价', '取值'], width: 3, format: 'riskValue', align: 'center' },
    { key: 'e', label: 'E', groups: ['风险评价', '取值'], width: 3, format: 'riskValue', align: 'center' },
    { key: 'c', label: 'C', groups: ['风险评价', '取值'], width: 3, format: 'riskValue', align: 'center' },
    { key: 'd', label: '风险值D', groups: ['风险评价'], width: 4, format: 'riskValue', align: 'center' },
    { key: 'grade', label: '评价级别', groups: ['风险评价'], width: 4.5, format: 'text', align: 'center' },
    { key: 'level', label: '风险分级', width: 6, format: 'level' },
    { key: 'tier', label: '管控层级', width: 4.5, format: 'text', align: 'center' },
    { key: 'note', label: '备注', width: 4, format: 'text' },
  ]
  const levels = ['major', 'considerable', 'general', 'low']
  const rows: Cell[][] = []
  for (let step = 0; step < steps; step += 1) {
    for (let hazard = 0; hazard < 3; hazard += 1) {
      rows.push([
        rows.length + 1,
        `${step + 1}. 上料并夹紧工件`,
        hazard === 1 ? '未停机即伸手进入模区取放工件，双手按钮被短接' : '毛刺、飞边未清理；工件超重由一人搬运',
        hazard === 2 ? '物体打击，轻伤' : '机械伤害，截肢',
        '模区装光电保护装置，双手操作按钮间距不小于 300 mm，急停按钮红色蘑菇头',
        '执行《冲压作业安全操作规程》GZ-CZ-2026-001-A/3，班前点检并记录',
        '上岗前三级教育 72 学时，每年再教育 20 学时',
        '防割手套、护目镜、防砸鞋',
        '急救箱；断指保存袋；拨打 120',
        hazard === 0 ? 50 : 100 * (hazard + 1),
        600,
        hazard === 1 ? 4000 : 1500,
        hazard === 0 ? 4500 : 18000,
        hazard === 1 ? '高度' : '显著',
        levels[(step + hazard) % 4] ?? 'low',
        ['公司级', '部门级', '班组级', '岗位级'][(step + hazard) % 4] ?? '',
        hazard === 2 ? '☑ 已整改 ✔' : null,
      ])
    }
  }
  return {
    ...base,
    reportId: 'jha',
    title: '工作危害分析（JHA）+评价记录',
    documentNumber: 'AQ-JHA-2026-0007',
    period: '2026年第四季度',
    paper: 'A4',
    orientation: 'landscape',
    blocks: [
      {
        kind: 'fields',
        columns: 4,
        items: [
          { label: '单位', value: '冲压车间' },
          { label: '岗位', value: '冲床操作工' },
          { label: '作业活动', value: '冲压作业' },
          { label: '记录编号', value: 'JL-012' },
        ],
      },
      { kind: 'table', columns, rows, mergeEqual: ['step'] },
      {
        kind: 'signatures',
        items: [
          { role: '分析人', name: '张建国', on: '2026-11-20' },
          { role: '审核人', name: '李梅' },
          { role: '审定人' },
        ],
      },
    ],
  }
}

/** A portrait form: fields, findings, photos before and after, signatures with the seal's place. */
export function noticeReport(photos: { before: string; after: string; missing?: string }): ReportDocument {
  return {
    ...base,
    reportId: 'rectification-notice',
    title: '隐患整改通知单',
    documentNumber: 'ZG-2026-0012',
    period: '',
    paper: 'A4',
    orientation: 'portrait',
    blocks: [
      {
        kind: 'fields',
        columns: 2,
        items: [
          { label: '受检单位', value: '喷涂车间' },
          { label: '检查日期', value: '2026-11-05', format: 'date' },
          { label: '检查类型', value: '综合性检查' },
          { label: '整改期限', value: '2026-11-20', format: 'date' },
          { label: '隐患等级', value: '重大事故隐患' },
          { label: '整改资金', value: 1250000, format: 'money' },
        ],
      },
      {
        kind: 'fields',
        columns: 1,
        items: [
          {
            label: '整改要求',
            value:
              '立即停用 2 号喷漆间，恢复通风联锁；可燃气体报警器送检合格后方可恢复使用。整改期间悬挂“禁止合闸”牌并设专人监护，落实整改责任、措施、资金、时限和预案。',
          },
        ],
      },
      { kind: 'heading', level: 2, text: '一、隐患清单' },
      {
        kind: 'table',
        columns: [
          { key: 'no', label: '序号', width: 1, format: 'integer', align: 'center' },
          { key: 'text', label: '隐患描述', width: 6, format: 'text' },
          { key: 'place', label: '部位', width: 2.5, format: 'text' },
          { key: 'level', label: '风险等级', width: 2, format: 'level' },
          { key: 'basis', label: '依据条款', width: 4, format: 'text' },
        ],
        rows: [
          [1, '喷漆间可燃气体报警器未与通风联锁', '喷漆间东侧', 'major', 'AQ 4273-2016 第 5.3.2 条'],
          [2, '=1+1 以等号开头的描述仍是文字', '调漆间', 'general', '@现场'],
        ],
        blankRows: 2,
      },
      { kind: 'heading', level: 2, text: '二、整改前后照片' },
      {
        kind: 'photos',
        columns: 2,
        items: [
          { sha256: photos.after, mime: 'image/png', role: 'after', caption: '联锁已恢复' },
          { sha256: photos.before, mime: 'image/png', role: 'before', caption: '联锁被短接' },
          ...(photos.missing
            ? [{ sha256: photos.missing, mime: 'image/jpeg', role: 'other' as const, caption: '铭牌' }]
            : []),
        ],
      },
      { kind: 'paragraph', text: '请于整改期限届满前完成整改并书面报告安全管理部门。', style: 'body' },
      {
        kind: 'signatures',
        items: [{ role: '签发人', name: '王志强', on: '2026-11-05' }, { role: '接收人' }],
        sealPlace: true,
      },
    ],
  }
}

/** A ledger of so many findings with dates, money, ratios and levels; portrait columns on a landscape page. */
export function ledgerReport(count: number, paper: 'A4' | 'A3' = 'A4'): ReportDocument {
  const columns: Column[] = [
    { key: 'no', label: '序号', width: 3, format: 'integer', align: 'center' },
    { key: 'number', label: '隐患编号', width: 7, format: 'text' },
    { key: 'place', label: '排查部位', width: 7, format: 'text' },
    { key: 'text', label: '隐患描述', width: 16, format: 'text' },
    { key: 'level', label: '风险等级', width: 6, format: 'level' },
    { key: 'found', label: '排查日期', width: 6, format: 'date' },
    { key: 'person', label: '排查人', width: 5, format: 'text', align: 'center' },
    { key: 'measure', label: '整改措施', groups: ['整改'], width: 14, format: 'text' },
    { key: 'due', label: '期限', groups: ['整改'], width: 6, format: 'date' },
    { key: 'money', label: '资金（元）', groups: ['整改'], width: 6, format: 'money' },
    { key: 'rate', label: '完成率', groups: ['整改'], width: 5, format: 'ratio' },
    { key: 'state', label: '状态', width: 5, format: 'text', align: 'center' },
  ]
  const places = ['冲压车间', '焊接车间', '喷涂车间', '危化品库', '食堂']
  const levels = ['low', 'general', 'considerable', 'major']
  const rows = Array.from({ length: count }, (_, index): Cell[] => [
    index + 1,
    `YH-2026-${String(index + 1).padStart(4, '0')}`,
    places[index % places.length] ?? '',
    index % 7 === 3
      ? '抛光间除尘风管积尘厚度超过 0.8 mm，泄爆片锈蚀；清扫记录缺 2026-10-12 至 2026-10-19，未落实每班清扫制度'
      : '配电箱门跨接线脱落，箱内无系统图',
    levels[index % 4] ?? null,
    `2026-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
    '赵敏',
    '恢复跨接线并紧固，补贴系统图，列入月度点检',
    '2026-12-31',
    index * 12345,
    { numerator: index % 3, denominator: index % 5 === 0 ? 0 : 3 },
    index % 2 === 0 ? '已销号' : '待整改',
  ])
  return {
    ...base,
    reportId: 'finding-ledger',
    title: '隐患排查治理台账',
    documentNumber: '',
    period: '2026年',
    paper,
    orientation: 'landscape',
    blocks: [
      { kind: 'table', columns, rows },
      { kind: 'signatures', items: [{ role: '编制' }, { role: '审核' }, { role: '批准' }] },
    ],
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  let crc = ~0
  for (const byte of body) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(~crc >>> 0)
  return Buffer.concat([length, body, check])
}

/** A real PNG with a diagonal band, so that stretching and mirroring show. */
export function samplePng(width: number, height: number, colour: [number, number, number]): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const pixels = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const band = Math.abs(x / width - y / height) < 0.08
      pixels.set(band ? [255, 255, 255] : colour, y * (1 + width * 3) + 1 + x * 3)
    }
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
