/** Rows of a sheet as a standard is usually written: which column is which, names with numbers and points, sums. */

/** A row of the sheet; what lies under a merged cell is empty. */
export interface SheetRow {
  /** as the sheet counts it, from 1 */
  row: number
  cells: readonly string[]
}

/** Columns of a standard; the first name that a sheet has is taken. */
export const sheetColumns = {
  number: ['条目编号', '序号', '编号', '条款号', '条款'],
  category: ['考评类目', '一级要素', 'A级要素', 'A级', '类目', '考核类目', '评定类目', '一级指标', '评审类目'],
  element: ['考评项目', '二级要素', 'B级要素', 'B级', '项目', '考核项目', '评定项目', '二级指标', '评审项目'],
  content: [
    '考评内容',
    '企业达标标准',
    '达标标准',
    '考评标准',
    '评定内容',
    '考核内容',
    '评审内容',
    '标准条款',
    '基本规范要求',
    '标准化要求',
    '内容',
  ],
  points: ['标准分值', '分值', '标准分', '应得分值', '满分', '分数'],
  method: [
    '考评办法',
    '考评方法',
    '评分方式',
    '扣分说明',
    '评分标准',
    '评分办法',
    '评分方法',
    '评定办法',
    '评审标准',
    '扣分标准',
    '评分细则',
    '考核办法',
    '扣分项',
  ],
} as const
export type SheetColumn = keyof typeof sheetColumns
export const columnNames: Record<SheetColumn, string> = {
  number: '编号',
  category: '考评类目',
  element: '考评项目',
  content: '考评内容',
  points: '标准分值',
  method: '考评办法',
}

export interface SheetHead {
  /** place in `rows` */
  index: number
  columns: Partial<Record<SheetColumn, number>>
  /** heads that mean nothing here and are left out */
  ignored: string[]
  missing: SheetColumn[]
}

const deepestHead = 30
const headText = (text: string): string => bare(text).replace(/[（(][^（()）]*[)）]/g, '')
const bare = (text: string): string => text.replaceAll(/[\s\u00a0\u3000]/g, '')

/** The row that names most columns among the first ones; null when none names content or points. */
export function findHead(rows: readonly SheetRow[]): SheetHead | null {
  let best: SheetHead | null = null
  let most = 1
  rows.slice(0, deepestHead).forEach(({ cells }, index) => {
    const heads = cells.map(headText)
    const columns: SheetHead['columns'] = {}
    const taken = new Set<number>()
    for (const column of Object.keys(sheetColumns) as SheetColumn[]) {
      const places = sheetColumns[column].map((name) => heads.indexOf(name))
      const place = places.find((own) => own >= 0 && !taken.has(own))
      if (place === undefined) continue
      columns[column] = place
      taken.add(place)
    }
    if (taken.size <= most || (columns.content === undefined && columns.points === undefined)) return
    most = taken.size
    best = {
      index,
      columns,
      ignored: heads.filter((head, place) => head !== '' && !taken.has(place)),
      missing: (['category', 'content', 'points'] as const).filter((column) => columns[column] === undefined),
    }
  })
  return best
}

/** 「一、目标（20 分）」: number, name and the points that it claims (hundredths), null without any. */
export interface SheetLabel {
  number: string
  name: string
  claimed: number | null
  /** the same for every way of writing it */
  key: string
}

const claim = /[（(](?:共|计|合计|满分|分值)?[:：]?(\d+(?:\.\d{1,2})?)分[)）]$/
const numberings = [
  /^(第?[一二三四五六七八九十]{1,3}[章节部分]?)[、.．,，:：]/,
  /^(第[一二三四五六七八九十]{1,3}[章节部分类])/,
  /^[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[)）]/,
  /^(\d{1,2}(?:\.\d{1,2}){0,3})[、.．]?(?=[^\d.．、])/,
  /^([A-Z]\d{0,2}(?:\.\d{1,2}){0,2})[、.．]/,
]

/** Reads a name of a category or an element. */
export function readLabel(text: string): SheetLabel {
  const whole = bare(text)
  const claimed = claim.exec(whole)
  const rest = claimed ? whole.slice(0, claimed.index) : whole
  const match = numberings.map((numbering) => numbering.exec(rest)).find((own) => own !== null)
  const name = match ? rest.slice(match[0].length) : rest
  return {
    number: name === '' ? '' : (match?.[1] ?? ''),
    name: name || rest,
    claimed: claimed?.[1] === undefined ? null : Math.round(Number(claimed[1]) * 100),
    key: rest,
  }
}

export type SumKind = 'part' | 'middle' | 'total'
export interface SheetSum {
  kind: SumKind
  /** 小计, 合计, 总计 as written */
  word: string
  claimed: number | null
}

const sumWord = /^(?:.{0,20}?)(小计|合计|总计|共计|总分)[:：]?$/
const sumAlone = /^(?:本|该)?(?:类目|项目|要素|部分|类|章|节)?(小计|合计|总计|共计|总分)[:：]?$/
const kinds: Record<string, SumKind> = { 小计: 'part', 合计: 'middle', 共计: 'middle', 总计: 'total', 总分: 'total' }

/** 小计, 合计 or 总计 when the cell says that its row is one; a content says so only with that word alone. */
export function readSum(text: string, isContent: boolean): SheetSum | null {
  const { claimed, key } = readLabel(text)
  const word = (isContent ? sumAlone : sumWord).exec(key)?.[1]
  return word ? { kind: kinds[word] ?? 'part', word, claimed } : null
}

/** Points of a cell in hundredths, or what is wrong with it. */
export function readPoints(text: string): number | 'unreadable' | 'negative' | 'decimals' | 'formula' {
  const own = bare(text)
    .replaceAll(/[０-９．－]/g, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xfee0))
    .replace(/分$/, '')
  if (own.startsWith('=')) return 'formula'
  if (/^[-−－]\d/.test(own)) return 'negative'
  if (!/^\d{1,5}(?:\.\d+)?$/.test(own)) return 'unreadable'
  const hundredths = Number(own) * 100
  return Math.abs(hundredths - Math.round(hundredths)) < 1e-6 ? Math.round(hundredths) : 'decimals'
}

/** Letters and figures alone: two contents that differ by blanks or commas are the same. */
export const plainText = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '')
