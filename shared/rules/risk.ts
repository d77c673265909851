/** Risk value and level of one hazard by a rule pack, in integers, with an explanation that can be printed. */
import { AppError } from '#shared/contract/errors'
import type { EvaluationMethod, FactorValues } from '#shared/domain/evaluation'
import { highestLevel, type RiskLevel, riskLevelColourNames, riskLevelLabels } from '#shared/domain/risk-level'
import {
  type FactorOption,
  levelRank,
  type PackFactor,
  productHundredths,
  type RulePack,
  reaches,
} from './rule-pack.ts'

/** Entry of a regional catalogue of 较大以上 risks that a hazard matches; its level is the least that the hazard gets. */
export interface CatalogueHit {
  code: string
  name: string
  source: string
  level: 'major' | 'considerable'
}

/** Ticked direct conditions of the pack and why they apply (a tick without a reason is refused), and catalogue hits. */
export interface DirectJudgement {
  conditionIds: readonly string[]
  reason: string
  /** 江苏条例: the catalogue goes before the value; without them the level is the evaluation's own */
  catalogueHits?: readonly CatalogueHit[]
}

/** What lifts a level whatever the value: a condition of the pack to 重大, a catalogue entry to at least its level. */
export interface AppliedCondition {
  origin: 'pack' | 'catalogue'
  /** id of the condition, or code of the entry (its name where it has none) */
  id: string
  text: string
  level: RiskLevel
  source: string
}

export interface ExplainedFactor {
  key: string
  name: string
  /** as printed: 0.5 */
  value: string
  text: string
  tableName: string
}

/** How a level came about; reports and the screen print it as it is. */
export interface RiskExplanation {
  method: EvaluationMethod
  methodName: string
  packId: string
  packVersion: string
  packName: string
  valueSymbol: string
  factors: ExplainedFactor[]
  /** 1 × 6 × 7 = 42 */
  formula: string
  /** L1 × E6 × C7 = 42: short enough for a cell, and enough to compute the level again */
  compactFormula: string
  /** 42 < 70 */
  thresholdSentence: string
  edgeRule: string
  /** level by the value alone */
  levelByValue: RiskLevel
  level: RiskLevel
  /** the method's own grade by the value, e.g. 轻度危险 */
  grade: string
  /** 1 is the worst; null when the pack names no grades of its own */
  gradeOrdinal: number | null
  directConditions: AppliedCondition[]
  directReason: string
  tableNames: string[]
  /** what this result rests on that was not checked against the original text */
  unverified: string[]
}

export interface RiskOutcome {
  valueHundredths: number
  level: RiskLevel
  grade: string
  explanation: RiskExplanation
}

const noDirectJudgement: DirectJudgement = { conditionIds: [], reason: '' }

/**
 * Evaluates factor values (tenths) by the pack: LEC D = L × E × C, LS R = L × S, MES R = M × E × S, exactly.
 * A ticked direct condition makes the level 重大 whatever the value, a catalogue hit at least its own. Throws AppError `invalid` on a value that is
 * not in the pack's table, a missing or foreign factor, an unknown condition, or a condition without a reason.
 */
export function evaluateRisk(
  pack: RulePack,
  factors: FactorValues,
  direct: DirectJudgement = noDirectJudgement,
): RiskOutcome {
  const chosen = chooseOptions(pack, factors)
  const conditions = chooseConditions(pack, direct)
  const { valueHundredths, level: levelByValue, thresholdSentence } = rate(pack, chosen)
  const applied = [...conditions.map(conditionOfPack), ...(direct.catalogueHits ?? []).map(conditionOfCatalogue)]
  const level = highestLevel([levelByValue, ...applied.map((condition) => condition.level)]) ?? levelByValue
  const gradeRow = pack.grades.find((row) => reaches(valueHundredths, row))
  const grade = gradeRow?.name ?? riskLevelLabels[levelByValue]
  return {
    valueHundredths,
    level,
    grade,
    explanation: {
      method: pack.method,
      methodName: pack.methodName,
      packId: pack.id,
      packVersion: pack.version,
      packName: pack.name,
      valueSymbol: pack.valueSymbol,
      factors: chosen.map(({ factor, option }) => ({
        key: factor.key,
        name: factor.name,
        value: formatFactor(option.valueTenths),
        text: option.text,
        tableName: factor.tableName,
      })),
      formula: formulaOf(pack, chosen, valueHundredths),
      compactFormula: formulaOf(pack, chosen, valueHundredths, true),
      thresholdSentence,
      edgeRule: pack.edgeRule,
      levelByValue,
      level,
      grade,
      gradeOrdinal: gradeRow?.ordinal ?? null,
      directConditions: applied,
      directReason: conditions.length > 0 ? direct.reason.trim() : '',
      tableNames: chosen.map(({ factor }) => factor.tableName),
      unverified: unverifiedParts(pack, chosen, conditions),
    },
  }
}

/** One Chinese sentence (or two) that says how the level was found. */
export function explainSentence(explanation: RiskExplanation): string {
  const factors = explanation.factors.map((factor) => `${factor.name} ${factor.key}=${factor.value}（${factor.text}）`)
  const grade = explanation.gradeOrdinal === null ? '' : `${explanation.grade}，`
  const byValue = `${explanation.packId}（${explanation.packVersion}）：${factors.join('，')}。${explanation.valueSymbol} = ${explanation.formula}，${explanation.thresholdSentence}，${grade}${levelWithColour(explanation.levelByValue)}。`
  const byCondition = directSentences(explanation)
    .map((sentence) => `${sentence}。`)
    .join('')
  const unverified = explanation.unverified.length > 0 ? `（未核实：${explanation.unverified.join('；')}）` : ''
  return byValue + byCondition + unverified
}

/** Why the level lies above the one by the value: one sentence for the pack's conditions, one for the catalogue. */
export function directSentences({ directConditions, directReason }: RiskExplanation): string[] {
  const namesOf = (origin: AppliedCondition['origin']) =>
    directConditions.filter((condition) => condition.origin === origin)
  const [byPack, byCatalogue] = [namesOf('pack'), namesOf('catalogue')]
  const least = highestLevel(byCatalogue.map(({ level }) => level))
  return [
    ...(byPack.length > 0
      ? [
          `因符合${byPack.map(({ text }) => `「${text}」`).join('')}直接判定为${levelWithColour('major')}，理由：${directReason}`,
        ]
      : []),
    ...(least
      ? [
          `目录命中${byCatalogue.map(({ text, source }) => `「${text}」${source && `（${source}）`}`).join('')}，至少按${levelWithColour(least)}管控`,
        ]
      : []),
  ]
}

/** What a level can be computed from again. */
export type RatingOrigin = Pick<RiskExplanation, 'compactFormula' | 'packId' | 'packVersion' | 'directConditions'>

/**
 * What a document prints beside a level so that it can be computed again: 「L1 × E6 × C7 = 42」, the pack with its
 * version, and what lifted the level.
 */
export function ratingBasis(explanation: RatingOrigin): string {
  return [
    explanation.compactFormula,
    `${explanation.packId} ${explanation.packVersion}`,
    ...ratingMarks(explanation),
  ].join('\n')
}

/** 直接判定为重大风险; 目录命中 JS-01，至少较大风险: nothing when the level follows from the value. */
export function ratingMarks({ directConditions }: RatingOrigin): string[] {
  const byCatalogue = directConditions.filter(({ origin }) => origin === 'catalogue')
  const least = highestLevel(byCatalogue.map(({ level }) => level))
  return [
    ...(directConditions.some(({ origin }) => origin === 'pack') ? ['直接判定为重大风险'] : []),
    ...(least ? [`目录命中 ${byCatalogue.map(({ id }) => id).join('、')}，至少${riskLevelLabels[least]}`] : []),
  ]
}

/** The level with the catalogue hits of the hazard; what nobody has evaluated stays unrated. */
export function lockedLevel(level: RiskLevel | null, hits: readonly { level: RiskLevel }[]): RiskLevel | null {
  return level === null ? null : highestLevel([level, ...hits.map((hit) => hit.level)])
}

/** What two evaluations are compared by. */
export interface ComparableRisk {
  packId: string
  packVersion: string
  level: RiskLevel
  valueHundredths: number
}

/** 现有风险 must not lie above 固有风险: neither its level nor, by the same pack, its value. */
export function currentNotAboveInherent(inherent: ComparableRisk, current: ComparableRisk): boolean {
  if (levelRank(current.level) > levelRank(inherent.level)) return false
  const isSamePack = inherent.packId === current.packId && inherent.packVersion === current.packVersion
  return !isSamePack || current.valueHundredths <= inherent.valueHundredths
}

/** Risk value in hundredths as printed, without trailing zeros: 4200 -> 42, 50 -> 0.5. */
export function formatRiskValue(valueHundredths: number): string {
  return formatScaled(valueHundredths, 2)
}

/** Factor value in tenths as printed: 5 -> 0.5, 150 -> 15. */
export function formatFactor(valueTenths: number): string {
  return formatScaled(valueTenths, 1)
}

function formatScaled(value: number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0')
  const fraction = digits.slice(-decimals).replace(/0+$/, '')
  return digits.slice(0, -decimals) + (fraction ? `.${fraction}` : '')
}

interface ChosenOption {
  factor: PackFactor
  option: FactorOption
}

function chooseOptions(pack: RulePack, factors: FactorValues): ChosenOption[] {
  const fields: Record<string, string> = {}
  const chosen: ChosenOption[] = []
  for (const factor of pack.factors) {
    const value = factors[factor.key]
    const option = factor.options.find((candidate) => candidate.valueTenths === value)
    if (option) chosen.push({ factor, option })
    else if (value === undefined) fields[`factors.${factor.key}`] = `请选择${factor.name} ${factor.key} 的取值`
    else
      fields[`factors.${factor.key}`] =
        `${factor.name} ${factor.key} 没有 ${formatFactor(value)} 这一档，可取 ${factor.options.map((known) => formatFactor(known.valueTenths)).join('、')}`
  }
  for (const key of Object.keys(factors))
    if (!pack.factors.some((factor) => factor.key === key)) fields[`factors.${key}`] = `${pack.id} 没有因素 ${key}`
  refuse(fields)
  return chosen
}

function chooseConditions(pack: RulePack, direct: DirectJudgement) {
  const fields: Record<string, string> = {}
  const conditions = pack.directMajorConditions.filter((condition) => direct.conditionIds.includes(condition.id))
  const unknown = direct.conditionIds.find((id) => !conditions.some((condition) => condition.id === id))
  if (unknown !== undefined) fields.directConditionIds = `${pack.id} 没有直接判定情形「${unknown}」`
  const automatic = conditions.find((condition) => condition.automatic)
  if (automatic) fields.directConditionIds = `「${automatic.text}」由计算得出，不用勾选`
  if (direct.conditionIds.length > 0 && direct.reason.trim() === '')
    fields.directReason = '请填写直接判定为重大风险的理由'
  refuse(fields)
  return conditions
}

const conditionOfPack = ({ id, text }: { id: string; text: string }): AppliedCondition => ({
  origin: 'pack',
  id,
  text,
  level: 'major',
  source: '',
})

const conditionOfCatalogue = ({ code, name, source, level }: CatalogueHit): AppliedCondition => ({
  origin: 'catalogue',
  id: code || name,
  text: code ? `${code} ${name}` : name,
  level,
  source,
})

function refuse(fields: Record<string, string>): void {
  const sentences = Object.values(fields)
  if (sentences.length > 0) throw new AppError('invalid', `${sentences.join('；')}。`, fields)
}

function rate(pack: RulePack, chosen: readonly ChosenOption[]) {
  const { matrix, thresholds } = pack
  if (matrix) {
    const valueOf = (key: string) => chosen.find(({ factor }) => factor.key === key)?.option.valueTenths
    const cell = matrix.cells.find(
      (candidate) =>
        candidate.rowTenths === valueOf(matrix.rowFactor) && candidate.columnTenths === valueOf(matrix.columnFactor),
    )
    if (!cell) throw new AppError('invalid', `${pack.id} 的矩阵缺少这一格。`)
    const place = chosen.map(({ factor, option }) => `${factor.key}=${formatFactor(option.valueTenths)}`).join('、')
    return {
      valueHundredths: cell.valueHundredths,
      level: cell.level,
      thresholdSentence: `矩阵中 ${place} 一格为${riskLevelLabels[cell.level]}`,
    }
  }
  const valueHundredths = productHundredths(chosen.map(({ option }) => option.valueTenths))
  const position = thresholds?.findIndex((row) => valueHundredths !== null && reaches(valueHundredths, row)) ?? -1
  const row = thresholds?.[position]
  if (valueHundredths === null || !row) throw new AppError('invalid', `${pack.id} 没有给出这一分值的等级。`)
  return { valueHundredths, level: row.level, thresholdSentence: limitSentence(valueHundredths, thresholds, position) }
}

/** 400 ≥ 320; 70 ≤ 90 < 160; 42 < 70 */
function limitSentence(
  valueHundredths: number,
  thresholds: NonNullable<RulePack['thresholds']> | undefined,
  position: number,
): string {
  const value = formatRiskValue(valueHundredths)
  const lower = thresholds?.[position]
  const upper = thresholds?.[position - 1]
  const below = upper ? ` ${upper.minInclusive ? '<' : '≤'} ${formatRiskValue(upper.minHundredths)}` : ''
  if (!lower || lower.minHundredths === 0) return value + below
  const limit = formatRiskValue(lower.minHundredths)
  if (below === '') return `${value} ${lower.minInclusive ? '≥' : '>'} ${limit}`
  return `${limit} ${lower.minInclusive ? '≤' : '<'} ${value}${below}`
}

function formulaOf(
  pack: RulePack,
  chosen: readonly ChosenOption[],
  valueHundredths: number,
  hasLetters = false,
): string {
  const values = chosen.map(({ factor, option }) => (hasLetters ? factor.key : '') + formatFactor(option.valueTenths))
  return pack.matrix
    ? `矩阵(${values.join(', ')}) = ${formatRiskValue(valueHundredths)}`
    : `${values.join(' × ')} = ${formatRiskValue(valueHundredths)}`
}

function unverifiedParts(
  pack: RulePack,
  chosen: readonly ChosenOption[],
  conditions: readonly { text: string; verified: boolean }[],
): string[] {
  const parts: string[] = []
  for (const { factor, option } of chosen)
    if (!option.verified || option.dimensions?.some((dimension) => !dimension.verified))
      parts.push(`${factor.tableName} ${factor.key}=${formatFactor(option.valueTenths)} 的部分描述`)
  if (!pack.thresholdsVerified) parts.push(`${pack.id} 的分级界限`)
  if (!pack.gradesVerified && pack.grades.length > 0) parts.push(`${pack.id} 的评价级别名称`)
  for (const condition of conditions) if (!condition.verified) parts.push(`直接判定情形「${condition.text}」的条文`)
  return parts
}

function levelWithColour(level: RiskLevel): string {
  return `${riskLevelLabels[level]}（${riskLevelColourNames[level]}）`
}
