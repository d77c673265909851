/** Pieces that every document shares: its frame, names of referenced records, periods, notes and signatures. */
import { AppError } from '#shared/contract/errors'
import type { RiskPointRow } from '#shared/contract/risk-point'
import { type DayRange, isValidDay, periodRange } from '#shared/rules/day'
import type { ReportData, ReportDefinition, ReportHazard } from './definition.ts'
import type { Block, Column, ReportDocument, SignatureItem } from './report-document.ts'

/** Both formats, for the documents that are tables and forms. */
export const tableFormats = ['xlsx', 'pdf', 'docx'] as const

/** Footer remark of a form whose columns no published text prescribes. */
export const ownFormNote = '表式为本软件拟定，可按属地要求调整'

export interface DocumentFrame {
  /** when it differs from the title in the catalogue */
  title?: string
  period?: string
  paper?: ReportDocument['paper']
  orientation?: ReportDocument['orientation']
  /** the hazards that the document prints evaluations of: their packs are named at its foot */
  hazards?: readonly ReportHazard[]
  notes?: readonly string[]
  blocks: Block[]
}

/** The finished document around the blocks: enterprise, number, day, rule packs, 未核实 and 示例数据 remarks. */
export function documentOf(
  definition: Pick<ReportDefinition, 'id' | 'title'>,
  data: ReportData,
  frame: DocumentFrame,
): ReportDocument {
  const hazards = frame.hazards ?? []
  return {
    reportId: definition.id,
    title: frame.title ?? definition.title,
    enterpriseName: data.enterprise.name,
    documentNumber: data.documentNumber,
    period: frame.period ?? '',
    madeOn: data.today,
    paper: frame.paper ?? 'A4',
    orientation: frame.orientation ?? 'landscape',
    rulePackVersions: packVersions(hazards),
    notes: [
      ...(data.enterprise.isSample ? ['示例数据，不是真实企业'] : []),
      ...(frame.notes ?? []),
      ...unverifiedNotes(hazards),
    ],
    blocks: frame.blocks,
  }
}

/** `LEC-2 1.0.0` of every pack that the hazards were evaluated by, sorted. */
export function packVersions(hazards: readonly ReportHazard[]): string[] {
  const versions = hazards
    .flatMap(({ inherent, current }) => [inherent, current])
    .flatMap((evaluation) => (evaluation === null ? [] : [`${evaluation.packId} ${evaluation.packVersion}`]))
  return [...new Set(versions)].sort()
}

/** What the evaluations rest on that was not checked against the original text, without repetition. */
export function unverifiedParts(hazards: readonly ReportHazard[]): string[] {
  const parts = hazards.flatMap(({ inherentExplanation, currentExplanation }) => [
    ...(inherentExplanation?.unverified ?? []),
    ...(currentExplanation?.unverified ?? []),
  ])
  return [...new Set(parts)].sort()
}

function unverifiedNotes(hazards: readonly ReportHazard[]): string[] {
  const parts = unverifiedParts(hazards)
  if (parts.length === 0) return []
  return parts.length <= 2
    ? [`未核实：${parts.join('、')}`]
    : [`评价准则中有 ${parts.length} 处未对照原文核实，逐条见《风险评价计算说明》`]
}

export interface NameLookup {
  person: (id: string | null) => string
  unit: (id: string | null) => string
  area: (id: string | null) => string
  riskPoint: (id: string | null) => RiskPointRow | undefined
}

/** Names of the records that others refer to; unknown and empty references are an empty text. */
export function namesIn(data: ReportData): NameLookup {
  const nameOf = (rows: readonly { id: string; name: string }[]) => {
    const names = new Map(rows.map((row) => [row.id, row.name]))
    return (id: string | null) => names.get(id ?? '') ?? ''
  }
  const riskPoints = new Map(data.riskPoints.map((point) => [point.id, point]))
  return {
    person: nameOf(data.people),
    unit: nameOf(data.units),
    area: nameOf(data.areas),
    riskPoint: (id) => riskPoints.get(id ?? ''),
  }
}

/** The chosen record, or the newest where none is chosen; says what to do where there is none. */
export function chosenOrNewest<T extends { id: string }>(
  data: ReportData,
  records: readonly T[],
  sentences: { unknown: string; none: string },
): T {
  const { recordId } = data.parameters
  if (recordId === undefined) {
    const newest = records.at(-1)
    if (!newest) throw new AppError('invalid', sentences.none)
    return newest
  }
  const record = records.find(({ id }) => id === recordId)
  if (!record) throw new AppError('not-found', sentences.unknown)
  return record
}

/** `冲压车间 3 号工位`: the parts that are filled in. */
export function joined(parts: readonly string[], separator = ' '): string {
  return parts.filter((part) => part !== '').join(separator)
}

/** The text, or a stroke where an empty cell would look like a forgotten one. */
export function orDash(text: string): string {
  return text === '' ? '—' : text
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一、二、三 … for the parts of a document, counted from 0. */
export function ordinal(index: number): string {
  return ordinals[index] ?? String(index + 1)
}

export type ReportPeriod = DayRange & { label: string }

/** The month, quarter or year that was chosen; the current month when nothing was. Throws AppError on a bad day. */
export function chosenPeriod(data: ReportData): ReportPeriod {
  const { period = 'month', anchorOn = data.today } = data.parameters
  if (!isValidDay(anchorOn)) throw new AppError('invalid', '请选择正确的日期', { anchorOn: '请选择正确的日期' })
  return periodRange(period, anchorOn)
}

/** The chosen period, null when neither a period nor a day was chosen (everything is printed). */
export function periodIfChosen(data: ReportData): ReportPeriod | null {
  const { period, anchorOn } = data.parameters
  return period === undefined && anchorOn === undefined ? null : chosenPeriod(data)
}

/** 截止到: the last day of the period, or today while it is still running. */
export function asOfDay(data: ReportData, period: DayRange): string {
  return period.to < data.today ? period.to : data.today
}

/** The printed name of a role, left out when it is not known. */
export function signature(role: string, name = '', on: string | null = null): SignatureItem {
  return { role, ...(name === '' ? {} : { name }), ...(on === null ? {} : { on }) }
}

/** 编制、审核（安全管理负责人）、批准（主要负责人）with the place for the seal. */
export function approvalSignatures(data: ReportData): Block {
  const { safetyManager, principal } = data.enterprise
  return {
    kind: 'signatures',
    items: [signature('编制'), signature('审核', safetyManager), signature('批准', principal)],
    sealPlace: true,
  }
}

/** 填报人, who checked it, 主要负责人 with the place for the seal: what is handed in to the authority. */
export function submissionSignatures(data: ReportData, checkedBy = '审核人'): Block {
  const { safetyManager, principal } = data.enterprise
  return {
    kind: 'signatures',
    items: [signature('填报人'), signature(checkedBy, safetyManager), signature('主要负责人', principal)],
    sealPlace: true,
  }
}

/** A label with its text, as it stands in the head of a form. */
export function field(label: string, value: string) {
  return { label, value }
}

/** 序号 of a row, from 1. */
export const sequenceColumn: Column = { key: 'sequence', label: '序号', width: 3, format: 'integer', align: 'center' }

/** A count; wider, narrower or under merged heads where the form has it so. */
export const countColumn = (
  key: string,
  label: string,
  own: Pick<Column, 'groups'> & { width?: number } = {},
): Column => ({
  key,
  label,
  width: 5,
  format: 'integer',
  align: 'center',
  ...own,
})
