/** What a sealed document says otherwise than the one that would be drawn today, in sentences for people. */
import { hunksOf } from '#shared/rules/alignment'
import { displayCell } from './display.ts'
import type { Block, CardItem, ReportDocument, TableBlock } from './report-document.ts'

export interface Difference {
  /** all that was found */
  count: number
  /** the first of them, in the order of the document */
  sentences: string[]
}

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** longest piece of a text that is quoted */
const longestQuote = 40
export const quoted = (text: string): string => {
  const line = text.replaceAll('\n', ' ')
  if (line === '') return '空'
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line
}

/** a running number at the head of a row says nothing about the row */
const isRunning = (column: TableBlock['columns'][number]): boolean => column.label === '序号'
const rowTexts = (table: TableBlock): string[][] =>
  table.rows.map((row) => table.columns.map(({ format }, index) => displayCell(format, row[index] ?? null)))
const rowName = (texts: readonly string[], table: TableBlock): string =>
  quoted(
    texts
      .filter((text, index) => text !== '' && !(table.columns[index] && isRunning(table.columns[index])))
      .slice(0, 3)
      .join('、'),
  )

/** How much two rows are alike: the share of filled columns that say the same. */
function likeness(left: readonly string[], right: readonly string[]): number {
  let filled = 0
  let same = 0
  left.forEach((text, index) => {
    if (text === '' && right[index] === '') return
    filled += 1
    if (text === right[index]) same += 1
  })
  return filled === 0 ? 1 : same / filled
}

/** Rows of one stretch that are the same row with other words; the rest was taken out or put in. */
function pairedRows(before: readonly string[][], after: readonly string[][]): Map<number, number> {
  const pairs = new Map<number, number>()
  let from = 0
  before.forEach((row, index) => {
    if (before.length === after.length && likeness(row, after[index] ?? []) > 0 && from <= index) {
      pairs.set(index, index)
      from = index + 1
      return
    }
    let best = 0.5
    let place = -1
    for (let other = from; other < Math.min(after.length, from + 200); other += 1) {
      const share = likeness(row, after[other] ?? [])
      if (share >= best && (place < 0 || share > best)) [best, place] = [share, other]
    }
    if (place < 0) return
    pairs.set(index, place)
    from = place + 1
  })
  return pairs
}

/** Sections of a document by what they are called, so that a changed heading is no lost section. */
function identityOf(block: Block): string {
  switch (block.kind) {
    case 'table':
      return `table ${block.title ?? ''} ${block.columns.map(({ key }) => key).join()}`
    case 'fields':
      return `fields ${block.items.map(({ label }) => label).join()}`
    case 'heading':
    case 'paragraph':
      return `${block.kind} ${block.text}`
    case 'drawing':
      return `drawing ${block.caption ?? ''}`
    case 'card':
      return `card ${block.size}`
    default:
      return block.kind
  }
}

/** the unchanged words of a block that has no rows or fields to go into */
const wordsOf = (block: Block): string => JSON.stringify(block)

class Comparison {
  readonly sentences: string[] = []
  count = 0
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  say(sentence: string): void {
    this.count += 1
    if (this.sentences.length < this.#limit) this.sentences.push(sentence)
  }

  text(place: string, before: string, after: string): void {
    if (before !== after) this.say(`${place}：定稿为 ${quoted(before)}，现为 ${quoted(after)}`)
  }

  table(name: string, before: TableBlock, after: TableBlock): void {
    const labels = (table: TableBlock) => table.columns.map(({ label }) => label).join('、')
    const keys = (table: TableBlock) => table.columns.map(({ key }) => key).join()
    if (keys(before) !== keys(after)) {
      this.say(`${name}的列不同：定稿为 ${labels(before)}，现为 ${labels(after)}`)
      return
    }
    const [left, right] = [rowTexts(before), rowTexts(after)]
    const keyOf = (row: readonly string[]) =>
      row.filter((_, index) => before.columns[index] && !isRunning(before.columns[index])).join('\u0001')
    for (const hunk of hunksOf(left.map(keyOf), right.map(keyOf))) {
      const gone = left.slice(hunk.before, hunk.before + hunk.beforeCount)
      const come = right.slice(hunk.after, hunk.after + hunk.afterCount)
      const pairs = pairedRows(gone, come)
      gone.forEach((row, index) => {
        const other = pairs.get(index)
        const number = hunk.before + index + 1
        if (other === undefined) {
          this.say(`${name}第 ${number} 行（${rowName(row, before)}）：现已没有这一行`)
          return
        }
        before.columns.forEach((column, place) => {
          if (!isRunning(column)) {
            this.text(`${name}第 ${number} 行“${column.label}”`, row[place] ?? '', come[other]?.[place] ?? '')
          }
        })
      })
      const known = new Set(pairs.values())
      come.forEach((row, index) => {
        if (!known.has(index)) this.say(`${name}现在多出第 ${hunk.after + index + 1} 行（${rowName(row, after)}）`)
      })
    }
  }

  fields(name: string, before: BlockOf<'fields'>, after: BlockOf<'fields'>): void {
    const others = Map.groupBy(after.items, ({ label }) => label)
    const textOf = (item: BlockOf<'fields'>['items'][number]) => displayCell(item.format ?? 'text', item.value)
    for (const item of before.items) {
      const other = others.get(item.label)?.shift()
      if (other) this.text(`${name}“${item.label}”`, textOf(item), textOf(other))
      else this.say(`${name}“${item.label}”：现已没有这一项`)
    }
    for (const item of [...others.values()].flat()) this.say(`${name}“${item.label}”：现在多出这一项`)
  }

  cards(before: BlockOf<'card'>, after: BlockOf<'card'>): void {
    const nameOf = (item: CardItem) => `「${item.title}　${item.subject}」`
    const partsOf = (item: CardItem) => {
      const { facts, sections, symbols } = item
      return [
        { label: '等级', text: displayCell('level', item.level ?? null) },
        ...facts.map(({ label, value }) => ({ label, text: value })),
        ...sections,
        { label: '安全标志', text: symbols.map(({ name }) => name).join('、') },
        { label: '版面说明', text: [item.basis ?? '', item.foot].filter(Boolean).join(' ') },
      ]
    }
    const others = new Map(after.items.map((item) => [nameOf(item), item]))
    for (const item of before.items) {
      const other = others.get(nameOf(item))
      others.delete(nameOf(item))
      if (!other) {
        this.say(`卡片${nameOf(item)}：现已没有`)
        continue
      }
      const words = new Map(partsOf(other).map(({ label, text }) => [label, text]))
      for (const { label, text } of partsOf(item))
        this.text(`卡片${nameOf(item)}“${label}”`, text, words.get(label) ?? '')
    }
    for (const name of others.keys()) this.say(`卡片${name}：现在多出`)
  }

  /** Blocks that stand for each other; `name` tells which. */
  block(name: string, before: Block, after: Block): void {
    if (before.kind === 'table' && after.kind === 'table') this.table(name, before, after)
    else if (before.kind === 'fields' && after.kind === 'fields') this.fields(name, before, after)
    else if (before.kind === 'card' && after.kind === 'card') this.cards(before, after)
    else if (before.kind === 'heading' && after.kind === 'heading') this.text('标题', before.text, after.text)
    else if (before.kind === 'paragraph' && after.kind === 'paragraph')
      this.text(`${name}文字`, before.text, after.text)
    else if (before.kind === 'photos' && after.kind === 'photos') {
      if (wordsOf(before) !== wordsOf(after))
        this.say(`${name}照片不同：定稿 ${before.items.length} 张，现为 ${after.items.length} 张或说明有变`)
    } else if (before.kind === 'signatures' && after.kind === 'signatures') {
      const names = (block: BlockOf<'signatures'>) =>
        block.items.map(({ role, name: person, on }) => [role, person, on].filter(Boolean).join(' ')).join('、')
      this.text(`${name}签字栏`, names(before), names(after))
    } else if (wordsOf(before) !== wordsOf(after)) this.say(`${name}图形与定稿不同`)
  }
}

/** What the reader calls a block: its own title, or the heading above it. */
function namesOf(blocks: readonly Block[]): string[] {
  let heading = ''
  return blocks.map((block) => {
    if (block.kind === 'heading') heading = block.text
    if (block.kind === 'table') {
      const title = block.title ?? heading
      return title === '' ? '表中' : `表“${title}”`
    }
    if (block.kind === 'drawing' && block.caption) return `图“${block.caption}”`
    return heading === '' ? '' : `“${heading}”`
  })
}

const blockWords: Record<Block['kind'], string> = {
  heading: '标题',
  paragraph: '文字',
  fields: '栏目',
  table: '表',
  photos: '照片',
  drawing: '图',
  card: '卡片',
  signatures: '签字栏',
  pageBreak: '换页',
}

function describe(block: Block, name: string): string {
  if (block.kind === 'heading' || block.kind === 'paragraph') return `${blockWords[block.kind]}“${quoted(block.text)}”`
  if (block.kind === 'table') return name === '表中' ? '一张表' : name
  return `${name}${blockWords[block.kind]}`
}

/**
 * Compares the sealed content with today's, block by block and row by row. Rows are matched by what they say, so that a new
 * row in the middle is one difference; running numbers (序号) that move with it are none. Number, day and code are not
 * compared. At most `limit` sentences; `count` is of all.
 */
export function documentDifference(sealed: ReportDocument, current: ReportDocument, limit = 200): Difference {
  const comparison = new Comparison(limit)
  const title = sealed.title
  comparison.text('标题', sealed.title, current.title)
  comparison.text('单位名称', sealed.enterpriseName, current.enterpriseName)
  comparison.text('期间', sealed.period, current.period)
  comparison.text('规则包', sealed.rulePackVersions.join('、'), current.rulePackVersions.join('、'))
  const [before, after] = [sealed.blocks, current.blocks].map((blocks) =>
    blocks.filter(({ kind }) => kind !== 'pageBreak'),
  ) as [Block[], Block[]]
  const name = (names: string[], index: number) => {
    const own = names[index] ?? ''
    return own === '表中' && before.filter(({ kind }) => kind === 'table').length === 1 ? `表“${title}”` : own
  }
  const [namesBefore, namesAfter] = [namesOf(before), namesOf(after)]
  let left = 0
  let right = 0
  const sameUntil = (end: number) => {
    while (left < end) {
      const [old, now] = [before[left], after[right]]
      if (old && now) comparison.block(name(namesBefore, left), old, now)
      left += 1
      right += 1
    }
  }
  for (const hunk of hunksOf(before.map(identityOf), after.map(identityOf))) {
    sameUntil(hunk.before)
    const come = after.slice(hunk.after, hunk.after + hunk.afterCount).map((block, index) => ({ block, index }))
    before.slice(hunk.before, hunk.before + hunk.beforeCount).forEach((block, index) => {
      const place = come.findIndex(({ block: other }) => other.kind === block.kind)
      const [other] = place < 0 ? [] : come.splice(place, 1)
      if (other) comparison.block(name(namesBefore, hunk.before + index), block, other.block)
      else comparison.say(`${describe(block, name(namesBefore, hunk.before + index))}：现已没有`)
    })
    for (const { block, index } of come)
      comparison.say(`${describe(block, name(namesAfter, hunk.after + index))}：现在多出`)
    left = hunk.before + hunk.beforeCount
    right = hunk.after + hunk.afterCount
  }
  sameUntil(before.length)
  comparison.text('附注', sealed.notes.join('；'), current.notes.join('；'))
  return { count: comparison.count, sentences: comparison.sentences }
}
