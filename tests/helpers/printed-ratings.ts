/** Reads every printed level of a document together with what stands beside it, and computes the level again from that alone. */
import { type RiskLevel, riskLevelLabels, riskLevels, highestLevel } from '#shared/domain/risk-level'
import { levelOf } from '#shared/reports/display'
import type { Cell, Column, ReportDocument } from '#shared/reports/report-document'
import { evaluateRisk } from '#shared/rules/risk'
import type { RulePack } from '#shared/rules/rule-pack'
import { tablesOf } from './report-reading.ts'

export interface PrintedRating {
  place: string
  level: RiskLevel
  /** from the printed factors and pack; a sentence where they are not printed */
  recomputed: RiskLevel | string
}

const tenths = (text: string): number => Math.round(Number(text) * 10)

/** L1 × E6 × C7 = 42, or L=1 …: letters with their values; nothing when the text holds none. */
function factorsIn(text: string): Record<string, number> {
  const compact = /(?:^|\n|[(：])((?:[A-Z]\d+(?:\.\d+)?(?: × |, )?){2,3})\)? = /.exec(text)?.[1] ?? ''
  const pairs =
    compact === '' ? text.matchAll(/(?:^|\n)([A-Z])=(\d+(?:\.\d+)?)/g) : compact.matchAll(/([A-Z])(\d+(?:\.\d+)?)/g)
  return Object.fromEntries([...pairs].map(([, letter, value]) => [letter ?? '', tenths(value ?? '')]))
}

/** Factors in columns of their own (JHA and SCL): by the official head, which the method fills as it does. */
function factorsInColumns(columns: readonly Column[], row: readonly Cell[], pack: RulePack): Record<string, number> {
  const keys = { LEC: ['L', 'E', 'C'], LS: ['L', '', 'S'], MES: ['M', 'E', 'S'] }[pack.method]
  const places = ['likelihood', 'frequency', 'severity']
  return Object.fromEntries(
    places.flatMap((place, index) => {
      const value = row[columns.findIndex((column) => column.key === place)]
      return typeof value === 'number' ? [[keys[index] ?? '', value / 10]] : []
    }),
  )
}

/** Text that belongs to one level of a row: the cells of its group, or the whole row where it has one level only. */
function textBeside(columns: readonly Column[], row: readonly Cell[], index: number): string {
  const own = columns[index]?.groups?.join()
  const several = columns.filter(({ format }) => format === 'level').length > 1
  return row
    .filter((_, place) => !several || columns[place]?.groups?.join() === own)
    .filter((cell) => typeof cell === 'string')
    .join('\n')
}

/** Every level that the tables and cards of the document print, computed again. */
export function printedRatings(document: ReportDocument, packs: readonly RulePack[]): PrintedRating[] {
  return [...ratingsOfTables(document, packs), ...ratingsOfCards(document, packs)]
}

const named = (packs: readonly RulePack[], text: string) =>
  packs.find((pack) => text.includes(`${pack.id} ${pack.version}`))

/** A card names its pack itself, for it hangs alone. */
function ratingsOfCards(document: ReportDocument, packs: readonly RulePack[]): PrintedRating[] {
  const items = document.blocks.flatMap((block) => (block.kind === 'card' ? block.items : []))
  return items.flatMap(({ subject, level, basis = '' }): PrintedRating[] => {
    if (!level) return []
    const place = `${document.reportId} ${subject}`
    const pack = named(packs, basis)
    return [{ place, level, recomputed: pack ? recompute(pack, factorsIn(basis), basis) : 'no pack beside it' }]
  })
}

function ratingsOfTables(document: ReportDocument, packs: readonly RulePack[]): PrintedRating[] {
  return tablesOf(document).flatMap(({ columns, rows }) =>
    rows.flatMap((row, rowIndex) =>
      columns.flatMap((column, index): PrintedRating[] => {
        const level = column.format === 'level' ? levelOf(row[index] ?? null) : null
        if (level === null) return []
        const place = `${document.reportId} row ${rowIndex + 1} ${column.key}`
        const text = textBeside(columns, row, index)
        const [only, ...others] = document.rulePackVersions
        const pack = named(packs, text) ?? (others.length === 0 && only ? named(packs, only) : undefined)
        if (!pack) return [{ place, level, recomputed: 'no pack beside it' }]
        const letters = factorsIn(text)
        const factors = Object.keys(letters).length > 0 ? letters : factorsInColumns(columns, row, pack)
        return [{ place, level, recomputed: recompute(pack, factors, text) }]
      }),
    ),
  )
}

function recompute(pack: RulePack, factors: Record<string, number>, text: string): RiskLevel | string {
  try {
    const byValue = evaluateRisk(pack, factors).level
    const least = riskLevels.find((level) => new RegExp(`目录命中[\\s\\S]*至少按?${riskLevelLabels[level]}`).test(text))
    return highestLevel([byValue, text.includes('直接判定为重大风险') ? 'major' : null, least ?? null]) ?? byValue
  } catch (error) {
    return `${text}: ${String(error)}`
  }
}
