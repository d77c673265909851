/** Columns and cells that the documents of the risk register share. */
import type { RiskPointRow } from '#shared/contract/risk-point'
import type { Evaluation, EvaluationMethod } from '#shared/domain/evaluation'
import { type Control, type ControlClass, controlClasses, controlTiers } from '#shared/domain/hazard'
import { type RiskPointKind, riskPointKinds } from '#shared/domain/risk-point'
import { controlTierFor } from '#shared/rules/control-tier'
import { ratingBasis, ratingMarks, type RiskExplanation } from '#shared/rules/risk'
import type { ReportData, ReportHazard } from './definition.ts'
import { joined, type NameLookup, packVersions } from './parts.ts'
import type { Cell, Column } from './report-document.ts'

/** Shown instead of a level that nobody has evaluated yet. */
export const notEvaluated = '未评价'

const classOrder = Object.keys(controlClasses) as ControlClass[]

/** Which factor of each method answers 可能性, 严重性 and 频次 of the official head; LS leaves 频次 empty. */
const factorRoles: Record<EvaluationMethod, Record<'likelihood' | 'severity' | 'frequency', string>> = {
  LEC: { likelihood: 'L', severity: 'C', frequency: 'E' },
  LS: { likelihood: 'L', severity: 'S', frequency: '' },
  MES: { likelihood: 'M', severity: 'S', frequency: 'E' },
}

export interface RegisterPart {
  riskPoint: RiskPointRow
  hazards: ReportHazard[]
}

/** The chosen risk point, or all of the kinds in the chosen area, each with its hazards in their order. */
export function registerParts(data: ReportData, kinds: readonly RiskPointKind[]): RegisterPart[] {
  const { recordId, areaId } = data.parameters
  const byRiskPoint = Map.groupBy(data.hazards, (hazard) => hazard.riskPointId)
  return data.riskPoints
    .filter(
      (point) =>
        point.voidedAt === null &&
        kinds.includes(point.kind) &&
        (recordId === undefined || point.id === recordId) &&
        (areaId === undefined || point.areaId === areaId),
    )
    .map((riskPoint) => ({
      riskPoint,
      hazards: (byRiskPoint.get(riskPoint.id) ?? []).filter((hazard) => hazard.voidedAt === null),
    }))
}

/** Column that says how a level beside it came about. */
export const basisColumn: Column = { key: 'basis', label: '评价依据', width: 9.5, format: 'text', align: 'center' }

/** 「L1 × E6 × C7 = 42」, pack and what lifted the level: enough to compute the level again; empty without one. */
export function basisText(explanation: RiskExplanation | null): string {
  return explanation === null ? '' : ratingBasis(explanation)
}

/** The pack is named in every row where the document rests on several. */
export const namesPacks = (hazards: readonly ReportHazard[]): boolean => packVersions(hazards).length > 1

export const allKinds = Object.keys(riskPointKinds) as RiskPointKind[]

/** 区域 and 具体位置 as one text. */
export function placeOf(point: RiskPointRow): string {
  return point.location.includes(point.areaName) ? point.location : joined([point.areaName, point.location])
}

/** 机械致害，截肢: what may happen and what follows. */
export function accidentText(hazard: ReportHazard): string {
  return joined([hazard.accidentTypes.join('、'), hazard.consequence], '，')
}

/** The five classes under one official head. */
export function controlColumns(group: string, width: number, prefix: string): Column[] {
  return classOrder.map((controlClass) => ({
    key: `${prefix}${controlClass}`,
    label: controlClasses[controlClass],
    groups: [group],
    width,
    format: 'text',
  }))
}

/** One text for each class; several measures of a class are numbered. */
export function controlCells(hazard: ReportHazard, status: Control['status']): string[] {
  return classOrder.map((controlClass) => {
    const texts = hazard.controls
      .filter((control) => control.controlClass === controlClass && control.status === status)
      .map((control) => control.text)
    return numbered(texts)
  })
}

/** All measures in place as one text, in the order of the classes. */
export function controlSummary(hazard: ReportHazard, classes: readonly ControlClass[] = classOrder): string {
  return numbered(
    classes.flatMap((controlClass) =>
      hazard.controls
        .filter((control) => control.controlClass === controlClass && control.status === 'inPlace')
        .map((control) => control.text),
    ),
  )
}

/** Several texts of one cell, each on its line with a number; a single one stands as it is. */
export function numbered(texts: readonly string[]): string {
  return texts.length > 1 ? texts.map((text, index) => `${index + 1}. ${text}`).join('\n') : (texts[0] ?? '')
}

/** The evaluation under its official head; the letters stand there when one method made all values. */
export function evaluationColumns(hazards: readonly ReportHazard[], width: number): Column[] {
  const methods = new Set(hazards.flatMap(({ current }) => (current === null ? [] : [current.method])))
  const [method] = methods
  const letters = method !== undefined && methods.size === 1 ? factorRoles[method] : null
  const symbol = letters === null ? '' : method === 'LEC' ? 'D' : 'R'
  const columnOf = (key: string, label: string, letter = ''): Column => ({
    key,
    label: joined([label, letter], '\n'),
    groups: ['风险评价'],
    width,
    format: 'riskValue',
    align: 'center',
  })
  return [
    columnOf('likelihood', '可能性', letters?.likelihood),
    columnOf('severity', '严重性', letters?.severity),
    columnOf('frequency', '频次', letters?.frequency),
    columnOf('riskValue', '风险值', symbol),
    { key: 'grade', label: '评价级别', groups: ['风险评价'], width: width * 1.5, format: 'text', align: 'center' },
  ]
}

/**
 * Factors (printed as hundredths), value and grade of the method, in the order of `evaluationColumns`; the grade's cell
 * also says what lifted the level, and the pack where the foot names several.
 */
export function evaluationCells(
  evaluation: Evaluation | null,
  explanation: RiskExplanation | null,
  isNamingPack = false,
): Cell[] {
  if (evaluation === null) return [null, null, null, null, null]
  const roles = factorRoles[evaluation.method]
  const factorOf = (letter: string): Cell => {
    const tenths = evaluation.factors[letter]
    return tenths === undefined ? null : tenths * 10
  }
  return [
    factorOf(roles.likelihood),
    factorOf(roles.severity),
    factorOf(roles.frequency),
    evaluation.valueHundredths,
    joined(
      [
        gradeText(explanation),
        ...(isNamingPack ? [`${evaluation.packId} ${evaluation.packVersion}`] : []),
        ...(explanation === null ? [] : ratingMarks(explanation)),
      ],
      '\n',
    ),
  ]
}

/** 评价级别: the method's own grade with its number, 轻度危险（4级）; empty without an evaluation. */
export function gradeText(explanation: RiskExplanation | null): string {
  if (explanation === null) return ''
  const { grade, gradeOrdinal } = explanation
  return gradeOrdinal === null || grade.endsWith('级') ? grade : `${grade}（${gradeOrdinal}级）`
}

/** 风险分级 of the hazard with its controls in place. */
export function levelCell(hazard: ReportHazard): string {
  return hazard.currentLevel ?? notEvaluated
}

/** 管控层级, one on each line, by the level and the table of tiers, or as chosen for the hazard; empty without an evaluation. */
export function controlTierText(data: ReportData, hazard: ReportHazard): string {
  if (hazard.currentLevel === null) return ''
  const { tiers } = controlTierFor(hazard.currentLevel, hazard.controlTierOverride, data.controlTierTable)
  return tiers.map((tier) => controlTiers[tier]).join('\n')
}

/** 责任单位 and 责任人 of a hazard; where it names none, those of its risk point. */
export function responsibilityOf(hazard: ReportHazard, point: RiskPointRow, names: NameLookup): [string, string] {
  return [
    names.unit(hazard.responsibleUnitId) || point.unitName,
    names.person(hazard.responsiblePersonId) || point.responsibleName,
  ]
}

/** Says how many hazards have no 现有 evaluation; nothing when all have one. */
export function missingEvaluationNotes(hazards: readonly ReportHazard[]): string[] {
  const missing = hazards.filter((hazard) => hazard.current === null).length
  return missing === 0 ? [] : [`有 ${missing} 项危险源尚未评价`]
}

/** Says that MES answers 可能性 by the state of the controls, where a document prints such a value. */
export function methodNotes(hazards: readonly ReportHazard[]): string[] {
  return hazards.some(({ current }) => current?.method === 'MES') ? ['MES 法的可能性以控制措施状态 M 计'] : []
}
