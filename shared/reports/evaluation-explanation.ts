/** 风险评价计算说明: how every level came about, so that anybody can check it with a pencil. */
import { evaluationStages } from '#shared/domain/evaluation'
import { riskLevelLabels } from '#shared/domain/risk-level'
import { directSentences, formatRiskValue, type RiskExplanation } from '#shared/rules/risk'
import type { RulePack } from '#shared/rules/rule-pack'
import type { ReportData, ReportDefinition } from './definition.ts'
import { documentOf, joined, packVersions, tableFormats, unverifiedParts } from './parts.ts'
import { allKinds, gradeText, missingEvaluationNotes, registerParts } from './register-parts.ts'
import type { Cell, Column } from './report-document.ts'

const packColumns: Column[] = [
  { key: 'pack', label: '规则包', width: 6, format: 'text' },
  { key: 'method', label: '方法', width: 8, format: 'text' },
  { key: 'tables', label: '因素（取值表）', width: 14, format: 'text' },
  { key: 'limits', label: '分级界限', width: 14, format: 'text' },
  { key: 'edgeRule', label: '边界处理', width: 12, format: 'text' },
  { key: 'source', label: '来源', width: 18, format: 'text' },
  { key: 'checkedOn', label: '核对日期', width: 6, format: 'date' },
]

const columns: Column[] = [
  { key: 'riskPoint', label: '风险点', width: 8, format: 'text' },
  { key: 'item', label: '作业步骤/检查项目', width: 7.5, format: 'text' },
  { key: 'stage', label: '阶段', width: 3.4, format: 'text', align: 'center' },
  { key: 'factors', label: '因素取值', width: 19, format: 'text' },
  { key: 'formula', label: '计算', width: 9.5, format: 'text' },
  { key: 'threshold', label: '对照界限', width: 8.5, format: 'text', align: 'center' },
  { key: 'grade', label: '评价级别', width: 6.6, format: 'text', align: 'center' },
  { key: 'level', label: '风险分级', width: 7, format: 'level' },
  { key: 'reason', label: '取值理由', width: 15, format: 'text' },
  { key: 'evaluator', label: '评价人', width: 4.8, format: 'text', align: 'center' },
  { key: 'evaluatedOn', label: '评价日期', width: 6.4, format: 'date' },
]
/** Stands in every row when several packs were used; one alone is named above the table. */
const packColumn: Column = { key: 'pack', label: '规则包', width: 6, format: 'text', align: 'center' }

/** 重大 ≥ 320；较大 ≥ 160 … of a pack with limits; a pack with a matrix says so. */
function limitsOf(pack: RulePack): string {
  if (!pack.thresholds) return '按矩阵逐格定级'
  return pack.thresholds
    .map(({ level, minHundredths, minInclusive }) =>
      minHundredths === 0
        ? `其余为${riskLevelLabels[level]}`
        : `${riskLevelLabels[level]} ${pack.valueSymbol} ${minInclusive ? '≥' : '>'} ${formatRiskValue(minHundredths)}`,
    )
    .join('；')
}

function packRows(data: ReportData, versions: readonly string[]): Cell[][] {
  return versions.map((version) => {
    const pack = data.packs.find((candidate) => `${candidate.id} ${candidate.version}` === version)
    if (!pack) return [version, null, null, null, null, null, null]
    return [
      version,
      joined([pack.methodName, pack.name], '：'),
      pack.factors.map(({ key, name, tableName }) => `${key} ${name}（${tableName}）`).join('\n'),
      limitsOf(pack),
      pack.edgeRule,
      pack.source,
      pack.checkedOn,
    ]
  })
}

/** L=3 可能，但不经常: one line for each factor. */
function factorText(explanation: RiskExplanation): string {
  return explanation.factors.map(({ key, value, text }) => `${key}=${value} ${text}`).join('\n')
}

function reasonText(explanation: RiskExplanation, reason: string): string {
  return joined([reason, ...directSentences(explanation)], '\n')
}

function rowsOf(data: ReportData, namesPack: boolean): Cell[][] {
  return registerParts(data, allKinds).flatMap(({ riskPoint, hazards }) =>
    hazards.flatMap((hazard) =>
      (['inherent', 'current'] as const).flatMap((stage): Cell[][] => {
        const evaluation = hazard[stage]
        const explanation = stage === 'inherent' ? hazard.inherentExplanation : hazard.currentExplanation
        if (evaluation === null || explanation === null) return []
        return [
          [
            joined([riskPoint.number, riskPoint.name]),
            hazard.item,
            evaluationStages[stage].slice(0, 2),
            factorText(explanation),
            `${explanation.valueSymbol} = ${explanation.formula}`,
            explanation.thresholdSentence,
            gradeText(explanation),
            explanation.level,
            reasonText(explanation, evaluation.reason),
            evaluation.evaluatorName,
            evaluation.evaluatedOn,
            ...(namesPack ? [`${evaluation.packId} ${evaluation.packVersion}`] : []),
          ],
        ]
      }),
    ),
  )
}

export const evaluationExplanation: ReportDefinition = {
  id: 'evaluation-explanation',
  title: '风险评价计算说明',
  purpose: '管风险',
  why: '检查人员问“这个等级怎么来的”时，拿这份就能逐条说清。',
  basis: '由企业选用的评价准则计算，准则的来源与未核实之处印在文中',
  formats: tableFormats,
  asks: ['riskPoint', 'area'],
  needs: ['register'],
  countRows: (data) => rowsOf(data, false).length,
  compose: (data) => {
    const hazards = registerParts(data, allKinds).flatMap((part) => part.hazards)
    const unverified = unverifiedParts(hazards)
    const versions = packVersions(hazards)
    const namesPack = versions.length > 1
    return documentOf(evaluationExplanation, data, {
      hazards,
      notes: missingEvaluationNotes(hazards),
      blocks: [
        { kind: 'heading', level: 2, text: '一、采用的评价准则' },
        {
          kind: 'table',
          columns: packColumns,
          rows: packRows(data, versions),
          emptyText: '还没有做过风险评价',
        },
        ...(unverified.length === 0
          ? []
          : [
              {
                kind: 'paragraph',
                style: 'note',
                text: `未核实（没有对照到原文）：${unverified.join('；')}。`,
              } as const,
            ]),
        { kind: 'heading', level: 2, text: '二、逐项计算' },
        {
          kind: 'table',
          columns: namesPack ? [...columns, packColumn] : columns,
          rows: rowsOf(data, namesPack),
          mergeEqual: ['riskPoint', 'item'],
          emptyText: '还没有做过风险评价',
        },
      ],
    })
  },
}
