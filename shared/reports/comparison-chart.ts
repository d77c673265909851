/** 作业风险比较图: activities that stand at no one place of the map, compared by the value of their highest risk. */
import { type EvaluationMethod, evaluationMethods, evaluationStages } from '#shared/domain/evaluation'
import { riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { formatRiskValue } from '#shared/rules/risk'
import { type Drawing, drawChart } from './charts.ts'
import type { ReportData, ReportDefinition } from './definition.ts'
import { approvalSignatures, documentOf, ownFormNote, sequenceColumn, tableFormats } from './parts.ts'
import { accidentText, basisColumn, basisText, notEvaluated, placeOf } from './register-parts.ts'
import type { Block, Cell, Column } from './report-document.ts'
import { chosenMode, hazardsOf, pointsInUse, type RatedHazard, ratedHazards, topHazard } from './risk-figures.ts'

/** Bars of one drawing: more would not stay on a page. */
const mostBars = 24

const columns: Column[] = [
  { ...sequenceColumn, width: 3.5 },
  { key: 'number', label: '编号', width: 7, format: 'text', align: 'center' },
  { key: 'name', label: '作业活动', width: 11, format: 'text' },
  { key: 'place', label: '地点', width: 11, format: 'text' },
  { key: 'hazard', label: '风险最高的步骤及事故', width: 16, format: 'text' },
  { key: 'level', label: '风险等级', width: 8, format: 'level' },
  { ...basisColumn, width: 14 },
  { key: 'responsible', label: '责任人', width: 6.5, format: 'text', align: 'center' },
]

interface Activity {
  point: ReportData['riskPoints'][number]
  top: RatedHazard | null
}

const rankOf = ({ top }: Activity): number => (top?.level ? riskLevels.indexOf(top.level) : riskLevels.length)
const valueOf = ({ top }: Activity): number => top?.evaluation?.valueHundredths ?? 0

/** Highest level first, then the highest value; what is not evaluated comes last. */
function activitiesOf(data: ReportData): Activity[] {
  const mode = chosenMode(data)
  return pointsInUse(data)
    .filter(({ kind }) => kind === 'activity')
    .map((point) => ({ point, top: topHazard(ratedHazards(data, [point], mode)) }))
    .sort((left, right) => rankOf(left) - rankOf(right) || valueOf(right) - valueOf(left))
}

/** Values of different methods have no common scale: each method has drawings of its own. */
function chartsOf(activities: readonly Activity[], modeName: string): Drawing[] {
  return evaluationMethods.flatMap((method) => {
    const own = activities.filter(({ top }) => top?.evaluation?.method === method)
    return Array.from({ length: Math.ceil(own.length / mostBars) }, (_, index) => {
      const part = own.slice(index * mostBars, (index + 1) * mostBars)
      const range = own.length > mostBars ? `，第 ${index * mostBars + 1}—${index * mostBars + part.length} 项` : ''
      return drawChart({
        kind: 'bars',
        title: `作业风险比较图（${modeName}，${methodNames[method]}${range}）`,
        items: part.map(({ point, top }) => ({
          label: point.name,
          value: valueOf({ point, top }),
          text: `${formatRiskValue(valueOf({ point, top }))}　${top?.level ? riskLevelLabels[top.level] : notEvaluated}`,
          level: top?.level ?? null,
        })),
      })
    })
  })
}

const methodNames: Record<EvaluationMethod, string> = { LEC: 'LEC 法 D 值', LS: 'LS 法 R 值', MES: 'MES 法 R 值' }

export const comparisonChart: ReportDefinition = {
  id: 'comparison-chart',
  title: '作业风险比较图',
  purpose: '管风险',
  why: '动火、吊装、检维修这些没有固定位置的作业，用图比出哪一项风险高。',
  basis: '安委办〔2016〕11 号（未核实）；图的形式按各地通行做法，没有查到标准规定',
  formats: tableFormats,
  asks: ['mapMode'],
  needs: ['register'],
  countRows: (data) => activitiesOf(data).length,
  compose: (data) => {
    const modeName = evaluationStages[chosenMode(data)]
    const activities = activitiesOf(data)
    const tops = activities.flatMap(({ top }) => (top ? [top] : []))
    const unrated = activities.length - tops.length
    const rows = activities.map(({ point, top }, index): Cell[] => [
      index + 1,
      point.number,
      point.name,
      placeOf(point),
      top ? [top.hazard.item, accidentText(top.hazard)].filter((part) => part !== '').join('：') : '',
      top?.level ?? notEvaluated,
      top ? basisText(top.explanation) : '',
      point.responsibleName,
    ])
    const drawings = chartsOf(activities, modeName).map((drawing): Block => ({ kind: 'drawing', ...drawing }))
    return documentOf(comparisonChart, data, {
      period: modeName,
      orientation: 'portrait',
      hazards: hazardsOf(tops),
      notes: [
        ownFormNote,
        '每项作业取风险等级最高、同级中分值最高的步骤；不同评价方法的分值不能相互比较，分开画',
        ...(unrated > 0 ? [`有 ${unrated} 项作业尚未评价，没有画入图中`] : []),
      ],
      blocks: [
        ...drawings,
        { kind: 'table', title: '作业风险比较表', columns, rows, emptyText: '还没有登记作业活动' },
        approvalSignatures(data),
      ],
    })
  },
}
