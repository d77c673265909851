import { z } from 'zod'
import { choice, recordOf, requiredText } from './fields.ts'

/**
 * What is posted or carried at a post: 「三卡」 (告知卡, 应急处置卡, 承诺卡), 「两单两卡」 (操作卡 and 职责清单; the 岗位风险清单 is
 * always drawn from the register) and the 警示牌 of major and considerable risks.
 */
export const cardKinds = {
  noticeCard: '安全风险告知卡',
  emergencyCard: '应急处置卡',
  operationCard: '岗位操作卡',
  commitmentCard: '安全承诺卡',
  postDutyList: '岗位职责清单',
  warningSign: '安全风险警示牌',
} as const
export type CardKind = keyof typeof cardKinds

export const cardSubjectTypes = { post: '岗位', riskPoint: '风险点', area: '区域' } as const
export type CardSubjectType = keyof typeof cardSubjectTypes

/** What each kind can be made for, the usual one first. */
export const cardSubjectsByKind: Record<CardKind, readonly CardSubjectType[]> = {
  noticeCard: ['post', 'riskPoint', 'area'],
  emergencyCard: ['post', 'riskPoint', 'area'],
  operationCard: ['post'],
  commitmentCard: ['post'],
  postDutyList: ['post'],
  warningSign: ['riskPoint'],
}

/** 未制卡 -> 已制卡 -> 来源已变; 不再需要 when its post, risk point or area is there no more, or no longer asks for a sign. */
export const cardStates = { none: '未制卡', current: '已制卡', changed: '来源已变', gone: '不再需要' } as const
export type CardState = keyof typeof cardStates

/** Parts of a card with the words printed before them. */
export const cardSectionLabels = {
  name: '名称',
  place: '所处位置',
  unit: '责任部门',
  level: '风险等级',
  basis: '评价依据',
  hazards: '主要危险有害因素',
  accidents: '可能发生的事故',
  consequence: '事故后果',
  controls: '管控措施',
  ppe: '劳动防护用品',
  operation: '安全操作要点',
  before: '作业前',
  during: '作业中',
  after: '作业后',
  bans: '严禁事项',
  signs: '事故征兆',
  steps: '应急处置步骤',
  emergency: '应急处置措施',
  report: '报警与汇报',
  caution: '自救互救注意',
  equipment: '应急器材及位置',
  assembly: '疏散集合点',
  duties: '安全职责',
  assessment: '考核',
  commitments: '我承诺',
  phone: '报告电话',
  responsible: '责任人',
  symbols: '安全标志',
} as const
export type CardSectionKey = keyof typeof cardSectionLabels
/** Parts that follow the evaluation: taken together, never written by hand. */
export const ratedKeys: ReadonlySet<CardSectionKey> = new Set(['level', 'basis'])
const sectionKeys = Object.keys(cardSectionLabels) as [CardSectionKey]

/** A part as printed, with the text that the records gave when it was taken: what differs from `source` is the user's own. */
export const cardSection = z.object({
  key: z.enum(sectionKeys),
  /** a level is its code, symbols are their names joined by 、 */
  text: z.string().max(4000),
  source: z.string(),
})
export type CardSection = z.infer<typeof cardSection>

export const cardFields = z.object({
  kind: choice('卡片种类', Object.keys(cardKinds) as [CardKind]),
  subjectType: choice('对象', Object.keys(cardSubjectTypes) as [CardSubjectType]),
  /** name of a post, id of a risk point or area */
  subjectKey: requiredText('对象', 100),
  sections: z.array(cardSection).default([]).meta({ label: '卡片内容' }),
})
export const card = recordOf(cardFields).extend({
  /** KP-001: without the year, never reused */
  number: z.string(),
  /** SHA-256 of the texts, so that a printed card can be compared with the stored one */
  textDigest: z.string(),
})
export type Card = z.infer<typeof card>

/** Text of a part, empty when the card has no such part. */
export const sectionText = (sections: readonly { key: CardSectionKey; text: string }[], key: CardSectionKey): string =>
  sections.find((section) => section.key === key)?.text ?? ''
