/** 风险分级管控清单评审表: what a review found for every risk point, and who took part. */
import { riskReviewOutcomes, riskReviewTriggers } from '#shared/domain/risk-review'
import type { ReportData, ReportDefinition, ReportRiskReview } from './definition.ts'
import {
  chosenOrNewest,
  documentOf,
  field,
  joined,
  namesIn,
  orDash,
  ownFormNote,
  sequenceColumn,
  signature,
  tableFormats,
} from './parts.ts'
import { notEvaluated } from './register-parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  sequenceColumn,
  { key: 'number', label: '编号', groups: ['风险点'], width: 5, format: 'text', align: 'center' },
  { key: 'name', label: '名称', groups: ['风险点'], width: 11, format: 'text' },
  { key: 'area', label: '区域', groups: ['风险点'], width: 8, format: 'text' },
  { key: 'levelBefore', label: '等级', groups: ['评审前'], width: 6.5, format: 'level' },
  { key: 'basisBefore', label: '评价依据', groups: ['评审前'], width: 12, format: 'text', align: 'center' },
  { key: 'outcome', label: '评审意见', width: 8, format: 'text', align: 'center' },
  { key: 'levelAfter', label: '等级', groups: ['评审后'], width: 6.5, format: 'level' },
  { key: 'basisAfter', label: '评价依据', groups: ['评审后'], width: 12, format: 'text', align: 'center' },
  { key: 'note', label: '说明', width: 14, format: 'text' },
]

function headOf(data: ReportData, review: ReportRiskReview): Block {
  const names = namesIn(data)
  const harm = review.deaths + review.seriousInjuries
  return {
    kind: 'fields',
    columns: 2,
    items: [
      field('评审类型', riskReviewTriggers[review.trigger]),
      field('评审期间', review.period),
      field(
        '事由',
        orDash(
          joined([review.detail, harm > 0 ? `死亡 ${review.deaths} 人，重伤 ${review.seriousInjuries} 人` : ''], '；'),
        ),
      ),
      field('评审范围', review.areaIds.map((id) => names.area(id)).join('、') || '全部区域'),
      field('评审组长', review.leaderName),
      field('参加人员', review.participants.map(({ name }) => name).join('、')),
      { label: '开始日期', value: review.startedOn, format: 'date' },
      review.closedOn === null
        ? field('完成日期', '尚未完成')
        : { label: '完成日期', value: review.closedOn, format: 'date' },
    ],
  }
}

const versionsIn = (review: ReportRiskReview): string[] =>
  [
    ...new Set(
      review.points.flatMap(({ basisBefore, basisAfter }) =>
        [basisBefore, basisAfter].flatMap((basis) =>
          basis.split('\n').filter((line) => /^\S+ \d+\.\d+\.\d+$/.test(line)),
        ),
      ),
    ),
  ].sort()

export const riskReviewSheet: ReportDefinition = {
  id: 'risk-review-sheet',
  title: '风险分级管控清单评审表',
  purpose: '管风险',
  why: '每年、或者工艺设备变了、出了事故、法规目录调整后，要有评审过的凭据。',
  basis:
    '《江苏省生产经营单位安全风险管理条例》第十二条；每年不少于一次见《江苏省工业企业安全生产风险报告规定》第七条；表名属双重预防体系文件，列名未核实',
  formats: tableFormats,
  asks: ['riskReview'],
  needs: ['riskReviews'],
  countRows: () => null,
  compose: (data) => {
    const review = chosenOrNewest(data, data.riskReviews, {
      unknown: '找不到这次评审',
      none: '还没有评审记录；请先在「风险评审」里开始一次评审',
    })
    const rows = review.points.map((point, index): Cell[] => [
      index + 1,
      point.number,
      point.name,
      point.areaName,
      point.levelBefore ?? notEvaluated,
      point.basisBefore,
      point.outcome === null ? '未评审' : riskReviewOutcomes[point.outcome],
      point.isVoided ? null : (point.levelAfter ?? notEvaluated),
      point.isVoided ? '' : point.basisAfter,
      point.note,
    ])
    const countOf = (outcome: keyof typeof riskReviewOutcomes) =>
      review.points.filter((point) => point.outcome === outcome).length
    const document = documentOf(riskReviewSheet, data, {
      paper: 'A3',
      period: review.period,
      notes: [
        ownFormNote,
        '等级取该风险点各危险源现有风险的最高级，评价依据为最高的那一项',
        ...(review.closedOn === null ? ['评审尚未完成，评审后的等级为目前等级'] : []),
      ],
      blocks: [
        headOf(data, review),
        { kind: 'table', columns, rows, emptyText: '评审范围内没有风险点' },
        {
          kind: 'paragraph',
          text: `共 ${review.points.length} 个风险点：维持不变 ${countOf('kept')} 个，已修改 ${countOf('changed')} 个，已重新评价 ${countOf('reevaluated')} 个。`,
        },
        { kind: 'heading', level: 2, text: '评审结论' },
        { kind: 'paragraph', text: orDash(review.conclusion) },
        {
          kind: 'signatures',
          items: [
            signature('评审组长', review.leaderName, review.closedOn),
            signature('参加人员'),
            signature('批准', data.enterprise.principal),
          ],
          sealPlace: true,
        },
      ],
    })
    return { ...document, rulePackVersions: versionsIn(review) }
  },
}
