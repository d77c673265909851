/**
 * A rule pack is the law of one risk evaluation as data: value tables, level limits with their edge rule, wording and
 * direct conditions. Packs are arguments everywhere, so that a corrected pack needs no new release.
 */
import { z } from 'zod'
import { type EvaluationMethod, evaluationMethods } from '#shared/domain/evaluation'
import { type RiskLevel, riskLevels } from '#shared/domain/risk-level'

/** One column of a multi-dimensional value table (法规、人员、财产 …); the highest dimension decides the value. */
export const factorDimension = z.strictObject({
  name: z.string().min(1),
  text: z.string().min(1),
  verified: z.boolean().default(true),
})

export const factorOption = z.strictObject({
  /** factor value in tenths: 0.5 -> 5 */
  valueTenths: z.number().int().min(1),
  text: z.string().min(1),
  verified: z.boolean(),
  dimensions: z.array(factorDimension).optional(),
})
export type FactorOption = z.infer<typeof factorOption>

export const packFactor = z.strictObject({
  key: z.string().regex(/^[A-Z]$/),
  name: z.string().min(1),
  tableId: z.string().min(1),
  tableName: z.string().min(1),
  /** highest value first */
  options: z.array(factorOption).min(2),
})
export type PackFactor = z.infer<typeof packFactor>

/** Lower limit of a level in hundredths; `minInclusive` false means the limit itself belongs to the level below. */
export const levelThreshold = z.strictObject({
  level: z.enum(riskLevels),
  minHundredths: z.number().int().min(0),
  minInclusive: z.boolean(),
})
export type LevelThreshold = z.infer<typeof levelThreshold>

/** The method's own grade (评价级别), e.g. 显著危险 = grade 3 of five; each grade lies inside one national level. */
export const packGrade = levelThreshold.extend({
  ordinal: z.number().int().min(1),
  name: z.string().min(1),
  otherNames: z.array(z.string()).default([]),
})
export type PackGrade = z.infer<typeof packGrade>

export const matrixCell = z.strictObject({
  rowTenths: z.number().int().min(1),
  columnTenths: z.number().int().min(1),
  valueHundredths: z.number().int().min(1),
  level: z.enum(riskLevels),
})
/** A table of cells instead of limits, for matrices whose colours follow no product. */
export const packMatrix = z.strictObject({
  rowFactor: z.string(),
  columnFactor: z.string(),
  cells: z.array(matrixCell).min(4),
})

/** A situation that makes a risk 重大 whatever its value; an automatic one follows from the value and is not ticked. */
export const directCondition = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  verified: z.boolean(),
  automatic: z.boolean().default(false),
})
export type DirectCondition = z.infer<typeof directCondition>

export const levelAction = z.strictObject({
  level: z.enum(riskLevels),
  text: z.string().min(1),
  deadline: z.string().default(''),
  verified: z.boolean(),
})

const methodFactors: Record<EvaluationMethod, readonly string[]> = {
  LEC: ['L', 'E', 'C'],
  LS: ['L', 'S'],
  MES: ['M', 'E', 'S'],
}

const rulePackShape = z.strictObject({
  id: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: z.string().min(1),
  method: z.enum(evaluationMethods),
  methodName: z.string().min(1),
  /** letter of the risk value: D or R */
  valueSymbol: z.string().min(1),
  /** offered first among the packs of its method */
  isDefault: z.boolean(),
  /** law, standard or practice that the figures come from */
  source: z.string().min(1),
  checkedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  notes: z.array(z.string()),
  factors: z.array(packFactor),
  /** highest level first; exactly one of thresholds and matrix */
  thresholds: z.array(levelThreshold).optional(),
  matrix: packMatrix.optional(),
  /** which side a value equal to a limit falls on, in words */
  edgeRule: z.string().min(1),
  thresholdsVerified: z.boolean(),
  grades: z.array(packGrade),
  gradesVerified: z.boolean(),
  directMajorConditions: z.array(directCondition),
  actions: z.array(levelAction),
})

/** A rule pack; refused with a Chinese reason when its parts contradict each other. */
export const rulePack = rulePackShape.superRefine((pack, context) => {
  for (const message of packProblems(pack)) context.addIssue({ code: 'custom', message })
})
export type RulePack = z.infer<typeof rulePack>

/** True when a value in hundredths reaches the limit, honouring the edge rule. */
export function reaches(valueHundredths: number, limit: { minHundredths: number; minInclusive: boolean }): boolean {
  return limit.minInclusive ? valueHundredths >= limit.minHundredths : valueHundredths > limit.minHundredths
}

/** Every combination of the pack's factor values, in tenths by factor letter. */
export function factorCombinations(pack: Pick<RulePack, 'factors'>): Record<string, number>[] {
  return pack.factors.reduce<Record<string, number>[]>(
    (combinations, factor) =>
      combinations.flatMap((values) =>
        factor.options.map((option) => ({ ...values, [factor.key]: option.valueTenths })),
      ),
    [{}],
  )
}

/** Product of factor values in hundredths, null when it cannot be written in hundredths (0.5 × 0.5 × 0.5). */
export function productHundredths(valuesTenths: readonly number[]): number | null {
  const product = valuesTenths.reduce((left, right) => left * right, 1)
  // two factors: tenths × tenths = hundredths; three: thousandths
  const divisor = 10 ** (valuesTenths.length - 2)
  return product % divisor === 0 ? product / divisor : null
}

function packProblems(pack: z.infer<typeof rulePackShape>): string[] {
  const problems: string[] = []
  const keys = pack.factors.map((factor) => factor.key)
  if (keys.join() !== methodFactors[pack.method].join())
    problems.push(`${pack.method} 法的因素应依次为 ${methodFactors[pack.method].join('、')}`)
  for (const factor of pack.factors)
    if (!isDescending(factor.options.map((option) => option.valueTenths)))
      problems.push(`因素 ${factor.key} 的取值应从大到小且不重复`)
  if ((pack.thresholds === undefined) === (pack.matrix === undefined)) problems.push('分界值与矩阵应当有且只有一种')
  const limits = [
    ['分级', pack.thresholds],
    ['评价级别', pack.grades.length > 0 ? pack.grades : undefined],
  ] as const
  for (const [name, rows] of limits) if (rows) problems.push(...limitProblems(name, rows))
  if (problems.length > 0) return problems
  return pack.matrix ? matrixProblems(pack.factors, pack.matrix) : productProblems(pack)
}

function limitProblems(name: string, rows: readonly LevelThreshold[]): string[] {
  const problems: string[] = []
  if (!isDescending(rows.map((row) => row.minHundredths))) problems.push(`${name}的分界值应从大到小且不重复`)
  const order = rows.map((row) => riskLevels.indexOf(row.level))
  if (order.some((position, index) => index > 0 && position < (order[index - 1] ?? 0)))
    problems.push(`${name}应从重大风险排到低风险`)
  if (rows.at(-1)?.minHundredths !== 0) problems.push(`${name}的最低一级应从 0 开始`)
  return problems
}

function productProblems(pack: z.infer<typeof rulePackShape>): string[] {
  const problems: string[] = []
  for (const values of factorCombinations(pack)) {
    const value = productHundredths(Object.values(values))
    if (value === null) {
      problems.push('有的取值相乘后超过两位小数，请调整取值')
      break
    }
    const level = pack.thresholds?.find((row) => reaches(value, row))?.level
    const grade = pack.grades.find((row) => reaches(value, row))
    if (grade && grade.level !== level) {
      problems.push(`评价级别「${grade.name}」跨了两个风险等级`)
      break
    }
  }
  return problems
}

function matrixProblems(factors: readonly PackFactor[], matrix: z.infer<typeof packMatrix>): string[] {
  const rows = factors.find((factor) => factor.key === matrix.rowFactor)
  const columns = factors.find((factor) => factor.key === matrix.columnFactor)
  if (factors.length !== 2 || !rows || !columns || rows === columns) return ['矩阵的行和列应当是两个不同的因素']
  const wanted = rows.options.flatMap((row) =>
    columns.options.map((column) => `${row.valueTenths}/${column.valueTenths}`),
  )
  const given = matrix.cells.map((cell) => `${cell.rowTenths}/${cell.columnTenths}`)
  const isWhole =
    wanted.length === given.length &&
    new Set(given).size === given.length &&
    wanted.every((cell) => given.includes(cell))
  return isWhole ? [] : ['矩阵的每一格应当有且只有一个等级']
}

function isDescending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value < (values[index - 1] ?? 0))
}

/** The levels from low to major compare by this number: higher is worse. */
export function levelRank(level: RiskLevel): number {
  return riskLevels.length - riskLevels.indexOf(level)
}
