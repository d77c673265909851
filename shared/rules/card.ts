/**
 * Texts of cards composed from the register. Parts follow the fields of 令70号 (公告栏, 岗位告知) and the practice of 三卡 and
 * 两单两卡; how many entries stand on a card is the app's own choice, since a card that is not read warns nobody.
 */
import { type Card, type CardKind, cardSubjectsByKind, type CardSectionKey, type CardState } from '#shared/domain/card'
import type { ControlClass, Period } from '#shared/domain/hazard'
import { type CardControl, type CardSource, type CardSubject, cardSubjects } from './card-source.ts'
import { cautions, commitmentLines, firstStep, lastCaution, lastStep, statutoryDuties } from './card-words.ts'
import { chooseSymbols } from './symbols.ts'

export interface CardText {
  key: CardSectionKey
  text: string
}

const distinct = (texts: Iterable<string>): string[] =>
  [...new Set([...texts].map((text) => text.trim()))].filter(Boolean)

/** Lines with numbers; a single one stands as it is, and what is left out is counted. */
function listed(texts: readonly string[], most: number, more = ''): string {
  const shown = texts.slice(0, most)
  const lines = shown.length > 1 ? shown.map((text, index) => `${index + 1}. ${text}`) : [...shown]
  const left = texts.length - shown.length
  return [...lines, ...(left > 0 && more !== '' ? [`另有 ${left} 条，见${more}`] : [])].join('\n')
}

function controlsOf(subject: CardSubject, ...classes: readonly ControlClass[]): CardControl[] {
  return subject.hazards.flatMap((hazard) =>
    hazard.controls.filter(({ controlClass, status }) => status === 'inPlace' && classes.includes(controlClass)),
  )
}

const textsOf = (subject: CardSubject, ...classes: readonly ControlClass[]): string[] =>
  distinct(controlsOf(subject, ...classes).map(({ text }) => text))

const checkpointsOf = (subject: CardSubject, ...periods: readonly Period[]): string[] =>
  distinct(
    controlsOf(subject, 'engineering', 'management', 'training', 'ppe', 'emergency')
      .filter(({ checkPeriod }) => periods.includes(checkPeriod))
      .map(({ checkpoint }) => checkpoint),
  )

const forbids = /严禁|禁止|不得|不准|不许/
const ends = /收工|下班|停机|停炉|清扫|清理|关闭|关阀|断电|归位|收尾|交接/

/** Measures that forbid something, whole: a clause torn out of its sentence forbids the wrong thing. */
const bansOf = (subject: CardSubject): string[] =>
  textsOf(subject, 'management', 'training', 'ppe', 'engineering').filter((text) => forbids.test(text))

/** 其他 says nothing where a real type stands beside it. */
function accidentsOf(subject: CardSubject): string[] {
  const types = distinct(subject.hazards.flatMap((hazard) => hazard.accidentTypes))
  const telling = types.filter((type) => !/^其他(?:伤害|事故)?$/.test(type))
  return telling.length === 0 ? types : telling
}

const hazardText = (hazard: CardSubject['hazards'][number]): string =>
  distinct([hazard.item, hazard.deviation]).join('：')

function phoneText({ enterprise: { safetyPhone, safetyManager } }: CardSource): string {
  const own = safetyPhone === '' ? '' : `${safetyPhone}${safetyManager === '' ? '' : `（${safetyManager}）`}；`
  return `${own}火警 119，急救 120`
}

function reportSteps(source: CardSource, subject: CardSubject): string {
  const { safetyManager, safetyPhone } = source.enterprise
  const chief = subject.responsible.split('、')[0] ?? ''
  const phone = source.people.find(({ name }) => name === chief)?.phone ?? ''
  return listed(
    distinct([
      chief === '' ? '' : `报告现场负责人：${chief} ${phone}`,
      safetyManager + safetyPhone === '' ? '' : `报告安全管理负责人：${safetyManager} ${safetyPhone}`,
      '火警 119，急救 120；讲清单位、地点、事故、伤员人数，派人到路口接应',
    ]),
    9,
  )
}

function cautionText(subject: CardSubject): string {
  const types = accidentsOf(subject).join('、')
  const fitting = cautions.filter(({ accidents }) => accidents.test(types)).map(({ text }) => text)
  return listed([...fitting.slice(0, 5), lastCaution], 6)
}

function symbolText(subject: CardSubject): string {
  const clues = {
    accidentTypes: subject.hazards.flatMap((hazard) => hazard.accidentTypes),
    texts: subject.hazards.flatMap((hazard) => [
      hazard.item,
      hazard.deviation,
      hazard.consequence,
      ...hazard.controls.filter(({ status }) => status === 'inPlace').map(({ text }) => text),
    ]),
    ppe: textsOf(subject, 'ppe'),
  }
  return chooseSymbols(clues)
    .map(({ name }) => name)
    .join('、')
}

function duringText(subject: CardSubject): string {
  const steps = subject.hazards.map((hazard) => {
    const [first] = hazard.controls.filter(
      ({ controlClass, status }) =>
        status === 'inPlace' && (controlClass === 'management' || controlClass === 'engineering'),
    )
    return first === undefined ? '' : `${hazard.item}：${first.text}`
  })
  return listed(distinct(steps), 8)
}

const registerName = '风险分级管控清单'

type Compose = (source: CardSource, subject: CardSubject) => string

const composers: Record<CardSectionKey, Compose> = {
  name: (_, subject) => subject.name,
  place: (_, subject) => subject.place,
  unit: (_, subject) => subject.unit,
  level: (_, subject) => subject.level ?? '',
  basis: (_, subject) => subject.basis,
  hazards: (_, subject) => listed(distinct(subject.hazards.map(hazardText)), 8, registerName),
  accidents: (_, subject) => accidentsOf(subject).join('、'),
  consequence: (_, subject) =>
    distinct(subject.hazards.map(({ consequence }) => consequence))
      .slice(0, 6)
      .join('；'),
  controls: (_, subject) => listed(textsOf(subject, 'engineering', 'management'), 10, registerName),
  ppe: (_, subject) => listed(textsOf(subject, 'ppe'), 6),
  operation: (_, subject) => listed([...checkpointsOf(subject, 'shift'), ...textsOf(subject, 'training')], 5),
  before: (_, subject) => listed(checkpointsOf(subject, 'shift', 'day'), 8),
  during: (_, subject) => duringText(subject),
  after: (_, subject) =>
    listed(
      textsOf(subject, 'management').filter((text) => ends.test(text)),
      5,
    ),
  bans: (_, subject) => listed(bansOf(subject), 8),
  signs: () => '',
  steps: (_, subject) => listed([firstStep, ...textsOf(subject, 'emergency').slice(0, 7), lastStep], 9),
  emergency: (_, subject) => listed(textsOf(subject, 'emergency'), 6),
  report: reportSteps,
  caution: (_, subject) => cautionText(subject),
  equipment: () => '',
  assembly: () => '',
  duties: (_, subject) => {
    const checks = checkpointsOf(subject, 'shift')
    const own = checks.length === 0 ? [] : [`班前检查：${checks.slice(0, 3).join('；')}。`]
    return listed([...statutoryDuties, ...own, '下班前清理作业现场，切断电源、气源，做好交接班。'], 8)
  },
  assessment: () => '',
  commitments: (_, subject) => {
    const types = accidentsOf(subject).slice(0, 4).join('、')
    return listed(types === '' ? commitmentLines : [...commitmentLines, `重点防范：${types}。`], 8)
  },
  phone: phoneText,
  responsible: (_, subject) => subject.responsible,
  symbols: (_, subject) => symbolText(subject),
}

/** Parts of each kind, in printing order. */
export const cardSectionKeys: Record<CardKind, readonly CardSectionKey[]> = {
  noticeCard: [
    'name',
    'unit',
    'level',
    'basis',
    'hazards',
    'accidents',
    'consequence',
    'controls',
    'ppe',
    'operation',
    'emergency',
    'phone',
    'responsible',
    'symbols',
  ],
  emergencyCard: [
    'name',
    'unit',
    'level',
    'basis',
    'accidents',
    'signs',
    'steps',
    'report',
    'caution',
    'equipment',
    'assembly',
    'responsible',
  ],
  operationCard: [
    'name',
    'unit',
    'level',
    'basis',
    'ppe',
    'before',
    'during',
    'after',
    'bans',
    'emergency',
    'responsible',
    'symbols',
  ],
  commitmentCard: ['name', 'unit', 'commitments', 'bans', 'phone'],
  postDutyList: ['name', 'unit', 'duties', 'bans', 'assessment', 'responsible'],
  warningSign: [
    'name',
    'place',
    'level',
    'basis',
    'accidents',
    'consequence',
    'controls',
    'emergency',
    'phone',
    'unit',
    'responsible',
    'symbols',
  ],
}

/** Left open by the register: filled in on the card or by hand. */
export const handwrittenKeys: ReadonlySet<CardSectionKey> = new Set(['signs', 'equipment', 'assembly', 'assessment'])

/** The texts of a card as the records give them now. */
export const composeCard = (kind: CardKind, source: CardSource, subject: CardSubject): CardText[] =>
  cardSectionKeys[kind].map((key) => ({ key, text: composers[key](source, subject) }))

/** Whom a kind is made for: 警示牌 only for major and considerable risks (江苏 2021 令140号第十六条; 较大 by the enterprise's choice). */
export function subjectsOfKind(source: CardSource, kind: CardKind, type: CardSubject['type']): CardSubject[] {
  if (!cardSubjectsByKind[kind].includes(type)) return []
  const subjects = cardSubjects(source, type)
  return kind === 'warningSign'
    ? subjects.filter(({ level }) => level === 'major' || level === 'considerable')
    : subjects
}

/** Parts whose records say something else than when the text was taken; a part that the card lacks counts as empty. */
export function changedKeys(card: Pick<Card, 'sections'>, now: readonly CardText[]): CardSectionKey[] {
  const sources = new Map(card.sections.map((section) => [section.key, section.source]))
  return now.filter(({ key, text }) => (sources.get(key) ?? '') !== text).map(({ key }) => key)
}

/** State of a card (null: none made) against the texts of today (null: its subject is gone). */
export function cardState(card: Pick<Card, 'sections'> | null, now: readonly CardText[] | null): CardState {
  if (card === null) return 'none'
  if (now === null) return 'gone'
  return changedKeys(card, now).length === 0 ? 'current' : 'changed'
}
