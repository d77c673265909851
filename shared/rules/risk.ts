/** Risk value and level of one hazard by a rule pack, in integers, with an explanation that can be printed. */
import { AppError } from '#shared/contract/errors'
import type { EvaluationMethod, FactorValues } from '#shared/domain/evaluation'
import { type RiskLevel, riskLevelColourNames, riskLevelLabels } from '#shared/domain/risk-level'
import {
  type FactorOption,
  levelRank,
  type PackFactor,
  productHundredths,
  type RulePack,
  reaches,
} from './rule-pack.ts'

/** Ticked direct conditions of the pack and why they apply; a tick without a reason is refused. */
export interface DirectJudgement {
  conditionIds: readonly string[]
  reason: string
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
  directConditions: { id: string; text: string }[]
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
 * A ticked direct condition makes the level 重大 whatever the value. Throws AppError `invalid` on a value that is
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
  const level = conditions.length > 0 ? 'major' : levelByValue
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
      thresholdSentence,
      edgeRule: pack.edgeRule,
      levelByValue,
      level,
      grade,
      gradeOrdinal: gradeRow?.ordinal ?? null,
      directConditions: conditions.map(({ id, text }) => ({ id, text })),
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
  const direct = explanation.directConditions.map((condition) => `「${condition.text}」`).join('')
  const byCondition = direct
    ? `因符合${direct}直接判定为${levelWithColour(explanation.level)}，理由：${explanation.directReason}。`
    : ''
  const unverified = explanation.unverified.length > 0 ? `（未核实：${explanation.unverified.join('；')}）` : ''
  return byValue + byCondition + unverified
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

function formulaOf(pack: RulePack, chosen: readonly ChosenOption[], valueHundredths: number): string {
  const values = chosen.map(({ option }) => formatFactor(option.valueTenths))
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
