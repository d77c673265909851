/** 告知卡、应急处置卡、操作卡、承诺卡、职责清单 and 警示牌: the stored cards of a kind, ready to be posted or carried. */
import { type CardKind, cardSectionLabels, type CardSectionKey, sectionText } from '#shared/domain/card'
import { riskLevels } from '#shared/domain/risk-level'
import { handwrittenKeys } from '#shared/rules/card'
import { cardCode } from '#shared/rules/card-code'
import { symbolsNamed } from '#shared/rules/symbols'
import type { ReportCard, ReportData, ReportDefinition } from './definition.ts'
import { documentOf, ownFormNote, tableFormats } from './parts.ts'
import type { CardItem, CardSize, RiskLevel } from './report-document.ts'
import type { ReportId } from './report-ids.ts'
import { symbolSvg } from './symbol-drawings.ts'

interface CardForm {
  kind: CardKind
  id: ReportId
  title: string
  /** 应知卡、应急卡: the other set of names (南通海门平台) */
  otherTitle?: string
  why: string
  basis: string
  /** parts that stand as short facts under the head */
  facts: readonly CardSectionKey[]
  labels?: Partial<Record<CardSectionKey, string>>
  signatures: readonly string[]
  size: CardSize
}

const usualFacts = ['unit', 'responsible'] as const
const inHead = new Set<CardSectionKey>(['name', 'level', 'basis', 'symbols'])

/** 岗位… for posts; a card of a risk point or area leaves the word out. */
function titleOf(form: CardForm, card: ReportCard, data: ReportData): string {
  const level = sectionText(card.sections, 'level')
  if (form.kind === 'warningSign') return level === 'major' ? '重大安全风险警示牌' : '较大安全风险警示牌'
  const title = data.parameters.cardNames === 'know' ? (form.otherTitle ?? form.title) : form.title
  return card.subjectType === 'post' ? title : title.replace('岗位', '')
}

const levelNamed = (text: string): RiskLevel | null => riskLevels.find((level) => level === text) ?? null

/** The lines of a basis after one another: 「刹车：L3 × E6 × C7 = 126　LEC-2 1.0.0」. */
const oneLine = (text: string): string => text.replaceAll('：\n', '：').replaceAll('\n', '　')

function itemOf(form: CardForm, card: ReportCard, data: ReportData): CardItem {
  const labels = { ...cardSectionLabels, ...form.labels }
  const shown = card.sections.filter(({ key, text }) => text !== '' || handwrittenKeys.has(key))
  const basis = sectionText(card.sections, 'basis')
  const hasLevel = card.sections.some(({ key }) => key === 'level')
  return {
    title: titleOf(form, card, data),
    subject: sectionText(card.sections, 'name'),
    ...(hasLevel ? { level: levelNamed(sectionText(card.sections, 'level')) } : {}),
    ...(basis === '' ? {} : { basis: `${cardSectionLabels.basis}：${oneLine(basis)}` }),
    facts: form.facts.flatMap((key) =>
      shown.filter((section) => section.key === key).map(({ text }) => ({ label: labels[key], value: text })),
    ),
    sections: shown
      .filter(({ key }) => !inHead.has(key) && !form.facts.includes(key))
      .map(({ key, text }) => ({ label: labels[key], text })),
    symbols: symbolsNamed(sectionText(card.sections, 'symbols')).map((symbol) => ({
      name: symbol.name,
      svg: symbolSvg(symbol),
    })),
    signatures: [...form.signatures],
    foot: `${data.enterprise.name}　编号 ${card.number}　更新 ${dayOf(card.updatedAt)}`,
    code: cardCode(card.number, card.textDigest),
  }
}

/** Calendar day of an instant in Asia/Shanghai, which has no summer time. */
const dayOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

function chosenCards(kind: CardKind, data: ReportData): ReportCard[] {
  const { recordId, recordIds } = data.parameters
  const wanted = recordId === undefined ? recordIds : [recordId]
  const cards = data.cards.filter((card) => card.kind === kind)
  if (wanted === undefined) return cards
  return wanted.flatMap((id) => cards.filter((card) => card.id === id))
}

function notesOf(cards: readonly ReportCard[]): string[] {
  const changed = cards.filter(({ state }) => state === 'changed' || state === 'gone').length
  const hasSymbols = cards.some(({ sections }) => sectionText(sections, 'symbols') !== '')
  return [
    ...(changed > 0 ? [`有 ${changed} 张卡片的来源已变，文字未更新，张贴前请核对`] : []),
    ownFormNote,
    ...(hasSymbols ? ['安全标志为示意图，名称与图形未对照 GB 2894-2025 原文核实，正式标志牌请按标准制作'] : []),
  ]
}

function cardDocument(form: CardForm): ReportDefinition {
  const definition: ReportDefinition = {
    id: form.id,
    title: form.title,
    purpose: '上墙上岗',
    why: form.why,
    basis: form.basis,
    formats: tableFormats,
    asks: ['card'],
    needs: ['cards'],
    countRows: (data) => data.cards.filter((card) => card.kind === form.kind).length,
    compose: (data) => {
      const cards = chosenCards(form.kind, data)
      const size = data.parameters.cardSize ?? form.size
      const title = data.parameters.cardNames === 'know' ? (form.otherTitle ?? form.title) : form.title
      return {
        ...documentOf(definition, data, {
          title,
          orientation: 'portrait',
          paper: size === 'A3' ? 'A3' : 'A4',
          notes: notesOf(cards),
          blocks:
            cards.length === 0
              ? [
                  {
                    kind: 'paragraph',
                    text: '还没有制卡：在「告知卡」页点「生成」，卡片由风险点、危险源和管控措施写成。',
                  },
                ]
              : [{ kind: 'card', size, items: cards.map((card) => itemOf(form, card, data)) }],
        }),
        ...(cards.length > 0 ? { isBare: true } : {}),
      }
    },
  }
  return definition
}

export const noticeCard = cardDocument({
  kind: 'noticeCard',
  id: 'notice-card',
  title: '岗位安全风险告知卡',
  otherTitle: '岗位安全应知卡',
  why: '让每个岗位的人知道有什么危险、会出什么事、怎么防、出了事怎么办、打哪个电话。',
  basis:
    '《企业安全生产风险公告六条规定》（安监总局令第70号）：岗位标明危险危害因素、后果、预防及应急措施、报告电话；各栏安排为本软件拟定',
  facts: usualFacts,
  signatures: ['告知人', '接受人'],
  size: 'A4',
})

export const emergencyCard = cardDocument({
  kind: 'emergencyCard',
  id: 'emergency-card',
  title: '岗位应急处置卡',
  otherTitle: '岗位安全应急卡',
  why: '出事的头几分钟照着做：先停什么、怎么报、怎么救、往哪里撤。',
  basis: '《生产安全事故应急预案管理办法》第十九条（重点岗位、人员应急处置卡，便于携带）；条文未对照原文核实',
  facts: usualFacts,
  labels: { accidents: '事故类型' },
  signatures: [],
  size: 'A5',
})

export const operationCard = cardDocument({
  kind: 'operationCard',
  id: 'operation-card',
  title: '岗位操作卡',
  why: '把操作规程缩成前、中、后三步和几条禁令，随身带得走、记得住。',
  basis: '重庆「两单两卡」做法（渝地方要求，字段为本软件拟定）',
  facts: usualFacts,
  signatures: [],
  size: 'A5',
})

export const commitmentCard = cardDocument({
  kind: 'commitmentCard',
  id: 'commitment-card',
  title: '安全承诺卡',
  why: '岗位人员对自己做什么、不做什么签字承诺。',
  basis: '江苏南通等地「三卡」做法（承诺卡、应知卡、应急卡），文件原文未核实；各栏安排为本软件拟定',
  facts: ['unit'],
  signatures: ['承诺人'],
  size: 'A5',
})

export const postDutyList = cardDocument({
  kind: 'postDutyList',
  id: 'post-duty-list',
  title: '岗位职责清单',
  why: '说清一个岗位在安全上必须做什么、不许做什么、怎么考核。',
  basis: '《安全生产法》（2021）第五十四、五十五、五十七、五十八、五十九条；重庆「两单两卡」做法，字段为本软件拟定',
  facts: usualFacts,
  labels: { assessment: '考核办法' },
  signatures: ['岗位人员', '负责人'],
  size: 'A4',
})

export const warningSign = cardDocument({
  kind: 'warningSign',
  id: 'warning-sign',
  title: '安全风险警示牌',
  why: '重大、较大风险的现场要有牌子：是什么、会怎样、怎么管、怎么报、归谁管。',
  basis: '江苏省政府令第140号第十六条（重大风险区域警示牌）；其他地区按属地要求，较大风险设牌为企业自选',
  facts: ['place', 'unit', 'responsible'],
  labels: { phone: '报告方式', accidents: '事故类型' },
  signatures: [],
  size: 'A4',
})
