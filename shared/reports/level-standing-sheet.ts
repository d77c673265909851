/** 等级与红线核对表: level and certificate, nine conditions of an application and the red lines, each with state and evidence. */
import type { StandardizationOverview, WatchedStatement } from '../contract/standardization.ts'
import { standardizationLevels } from '../domain/enterprise.ts'
import { redLineStates } from '../domain/standing.ts'
import { showTenths } from '../rules/scoring.ts'
import { attainableLevels } from '../rules/standardization-level.ts'
import type { ReportData, ReportDefinition } from './definition.ts'
import { approvalSignatures, documentOf, ownFormNote, sequenceColumn, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns = (label: string): Column[] => [
  sequenceColumn,
  { key: 'text', label, width: 22, format: 'text' },
  { key: 'state', label: '核对结果', width: 6, format: 'text', align: 'center' },
  { key: 'evidence', label: '依据的记录', width: 24, format: 'text' },
  { key: 'basis', label: '出处', width: 18, format: 'text' },
]
const conditionStates = { triggered: '不满足', clear: '满足', unknown: redLineStates.unknown }

const rowsOf = (list: readonly WatchedStatement[], states: Record<WatchedStatement['state'], string>): Cell[][] =>
  list.map(({ text, state, evidence, basis, verified }, index) => [
    index + 1,
    text,
    states[state],
    evidence,
    verified || basis.includes('未核实') ? basis : `${basis}（未核实）`,
  ])

function standing({ assessment, certificate, accidents }: StandardizationOverview): Block {
  return {
    kind: 'fields',
    columns: 2,
    items: [
      { label: '最近定稿的自评', value: assessment ? `${assessment.name}（${assessment.assessedOn}）` : '没有' },
      {
        label: '得分和等级',
        value:
          assessment && assessment.percentTenths !== null
            ? `${showTenths(assessment.percentTenths)} 分${assessment.level ? `，${attainableLevels[assessment.level]}` : ''}`
            : '—',
      },
      {
        label: '等级证书',
        value: certificate
          ? [standardizationLevels[certificate.level], certificate.certificateNumber].filter(Boolean).join('，')
          : '没有登记',
      },
      {
        label: '有效期至',
        value: certificate
          ? `${certificate.expiresOn}（${certificate.daysLeft < 0 ? `已过期 ${-certificate.daysLeft} 天` : `还有 ${certificate.daysLeft} 天`}，${certificate.renewFrom} 起申请续期，未核实）`
          : '—',
      },
      {
        label: '事故情况对等级的影响',
        value: accidents.reasons.length === 0 ? '事故登记中没有影响等级的情形' : accidents.reasons.join('；'),
      },
    ],
  }
}

function blocks(data: ReportData, overview: StandardizationOverview): Block[] {
  return [
    standing(overview),
    { kind: 'heading', level: 2, text: '一、申请定级的条件' },
    { kind: 'table', columns: columns('条件'), rows: rowsOf(overview.conditions, conditionStates) },
    { kind: 'heading', level: 2, text: '二、影响等级保持的红线' },
    { kind: 'table', columns: columns('情形'), rows: rowsOf(overview.redLines, redLineStates) },
    approvalSignatures(data),
  ]
}

export const levelStandingSheet: ReportDefinition = {
  id: 'level-standing-sheet',
  title: '等级与红线核对表',
  purpose: '标准化',
  why: '申请定级前核对九项条件，平时盯住会丢掉等级的情形。',
  basis: '《企业安全生产标准化建设定级办法》（应急〔2021〕83号）；申请条件按地方实施细则摘要核对，红线未核实',
  formats: tableFormats,
  asks: [],
  needs: ['levelStanding'],
  countRows: ({ levelStanding }) =>
    levelStanding ? levelStanding.conditions.length + levelStanding.redLines.length : 0,
  compose: (data) =>
    documentOf(levelStandingSheet, data, {
      notes: [
        ownFormNote,
        '按登记的数据和企业自己的核对得出，登记以外的事软件看不到；触发只提示可能影响等级保持，以定级部门的决定为准',
      ],
      blocks: data.levelStanding ? blocks(data, data.levelStanding) : [],
    }),
}
