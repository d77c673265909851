import type { CardRow, cardOperations } from '#shared/contract/card'
import { AppError } from '#shared/contract/errors'
import {
  ratedKeys,
  type Card,
  type CardKind,
  type CardSection,
  type CardState,
  type CardSubjectType,
} from '#shared/domain/card'
import { cardState, type CardText, changedKeys, composeCard, subjectsOfKind } from '#shared/rules/card'
import { type CardSource, type CardSubject, cardSubjects } from '#shared/rules/card-source'
import { formatNumber } from '#shared/rules/number'
import { yearOf } from '#shared/rules/day'
import type { ReadDatabase } from '../database/database.ts'
import { sha256 } from '../database/migrate.ts'
import { areas, cards, organizationUnits, people } from '../database/repositories/records.ts'
import { riskPointRows } from '../database/repositories/risk-register.ts'
import { nextSequence } from '../database/repositories/sequences.ts'
import type { CommandContext, Handlers } from './context.ts'
import { enterpriseRecord } from './enterprise.ts'
import { explainedHazards, type Source } from './explained-hazards.ts'

/** The register as cards see it. */
export function cardSource(from: Source): CardSource {
  const { db } = from
  const persons = people.list(db)
  const units = new Map(organizationUnits.list(db).map(({ id, name }) => [id, name]))
  const names = new Map(persons.map(({ id, name }) => [id, name]))
  return {
    enterprise: enterpriseRecord(db),
    people: persons,
    areas: areas.list(db).map((area) => ({
      id: area.id,
      name: area.name,
      unitName: units.get(area.unitId ?? '') ?? '',
      responsibleName: names.get(area.responsiblePersonId ?? '') ?? '',
    })),
    riskPoints: riskPointRows(db).filter((point) => point.voidedAt === null),
    hazards: explainedHazards(from),
  }
}

const subjectId = (type: CardSubjectType, key: string): string => `${type} ${key}`

/** A card with its state today and the texts that its records give now; null when its subject is gone. */
export interface WatchedCard {
  card: Card
  state: CardState
  now: CardText[] | null
}

/** The cards in force of a kind, each compared with today's register. */
export function watchedCards(db: ReadDatabase, source: CardSource, kind?: CardKind): WatchedCard[] {
  const subjects = new Map<string, CardSubject>(
    (['post', 'riskPoint', 'area'] as const).flatMap((type) =>
      cardSubjects(source, type).map((subject) => [subjectId(type, subject.key), subject] as const),
    ),
  )
  return cards.list(db, kind === undefined ? {} : { kind }).map((card) => {
    const subject = subjects.get(subjectId(card.subjectType, card.subjectKey))
    const now = subject === undefined ? null : composeCard(card.kind, source, subject)
    return { card, state: cardState(card, now), now }
  })
}

function requireWatched(from: Source, id: string): WatchedCard {
  const { db } = from
  const { kind } = cards.require(db, id)
  const found = watchedCards(db, cardSource(from), kind).find(({ card }) => card.id === id)
  if (!found) throw new AppError('rule', '这张卡片已作废')
  return found
}

const digestOf = (sections: readonly CardSection[]): string =>
  sha256(JSON.stringify(sections.map(({ key, text }) => [key, text])))

function rowsOf(from: Source, kind: CardKind, subjectType: CardSubjectType): CardRow[] {
  const { db } = from
  const source = cardSource(from)
  const watched = watchedCards(db, source, kind).filter(({ card }) => card.subjectType === subjectType)
  const byKey = new Map(watched.map((entry) => [entry.card.subjectKey, entry]))
  const bare = ({ sections: _, ...card }: Card) => card
  const present = subjectsOfKind(source, kind, subjectType).map((subject): CardRow => {
    const entry = byKey.get(subject.key)
    byKey.delete(subject.key)
    return {
      id: subjectId(subjectType, subject.key),
      subjectKey: subject.key,
      name: subject.name,
      unit: subject.unit,
      place: subject.place,
      level: subject.level,
      state: entry?.state ?? 'none',
      changedCount: entry?.now ? changedKeys(entry.card, entry.now).length : 0,
      card: entry ? bare(entry.card) : null,
    }
  })
  // what is left has lost its subject, or (a sign) the level that asked for it
  const left = [...byKey.values()].map(({ card }): CardRow => {
    const textOf = (key: CardSection['key']) => card.sections.find((section) => section.key === key)?.text ?? ''
    return {
      id: subjectId(subjectType, card.subjectKey),
      subjectKey: card.subjectKey,
      name: textOf('name'),
      unit: textOf('unit'),
      place: textOf('place'),
      level: null,
      state: 'gone',
      changedCount: 0,
      card: bare(card),
    }
  })
  return [...present, ...left]
}

function setSections(context: CommandContext, card: Card, revision: number | null, sections: CardSection[]): Card {
  return cards.update(context, card.id, revision, { sections, textDigest: digestOf(sections) })
}

/** The sections with today's source for the named keys; `isTaken` takes its text too. Parts that a card lacks are added. */
function followed(card: Card, now: readonly CardText[], keys: ReadonlySet<string>, isTaken: boolean): CardSection[] {
  const known = new Map(card.sections.map((section) => [section.key, section]))
  return now.map(({ key, text }) => {
    const section = known.get(key) ?? { key, text, source: text }
    if (!keys.has(key)) return section
    return { key, text: isTaken ? text : section.text, source: text }
  })
}

export const cardHandlers = {
  'card.rows': (context, { kind, subjectType }) => rowsOf(context, kind, subjectType),
  'card.sheet': (context, { id }) => {
    const { card, state, now } = requireWatched(context, id)
    const changed = new Set(now === null ? [] : changedKeys(card, now))
    return {
      card,
      state,
      sections: card.sections.map(({ key, text, source }) => ({
        key,
        text,
        now: now?.find((entry) => entry.key === key)?.text ?? null,
        isChanged: changed.has(key),
        isEdited: text !== source,
      })),
    }
  },
  'card.generate': (context, { kind, subjectType, subjectKeys }) => {
    const source = cardSource(context)
    const present = new Set(cards.list(context.db, { kind, subjectType }).map((card) => card.subjectKey))
    const wanted = subjectsOfKind(source, kind, subjectType).filter(
      ({ key }) => !present.has(key) && (subjectKeys.length === 0 || subjectKeys.includes(key)),
    )
    for (const subject of wanted) {
      const sections = composeCard(kind, source, subject).map(({ key, text }) => ({ key, text, source: text }))
      const number = formatNumber('card', nextSequence(context, 'card', 0), yearOf(context.today))
      cards.insert(context, {
        kind,
        subjectType,
        subjectKey: subject.key,
        sections,
        number,
        textDigest: digestOf(sections),
      })
    }
    return { made: wanted.length }
  },
  'card.update': (context, { id, revision, patch }) => {
    const card = cards.require(context.db, id)
    if (patch.level !== undefined || patch.basis !== undefined)
      throw new AppError('rule', '风险等级来自风险评价，不能在卡片上改写')
    const sections = card.sections.map((section) => ({ ...section, text: patch[section.key] ?? section.text }))
    return setSections(context, card, revision, sections)
  },
  'card.follow': (context, { id, revision, keys, isTaken }) => {
    const { card, now } = requireWatched(context, id)
    if (now === null) throw new AppError('rule', '这张卡片的岗位或风险点已经撤销，没有新的内容')
    const isRated = keys.some((key) => ratedKeys.has(key))
    if (!isTaken && isRated) throw new AppError('rule', '风险等级以风险评价为准，请采用新的等级')
    const wanted = new Set([...keys, ...(isRated ? ratedKeys : [])])
    return setSections(context, card, revision, followed(card, now, wanted, isTaken))
  },
  'card.refresh': (context, { ids }) => {
    const wanted = new Set(ids)
    const watched = watchedCards(context.db, cardSource(context)).filter(({ card }) => wanted.has(card.id))
    let changed = 0
    let left = 0
    for (const { card, now } of watched) {
      if (now === null) continue
      const keys = changedKeys(card, now)
      const own = new Set(card.sections.filter(({ text, source }) => text !== source).map(({ key }) => key))
      const taken = new Set<string>(keys.filter((key) => !own.has(key)))
      left += keys.length - taken.size
      if (taken.size === 0) continue
      setSections(context, card, null, followed(card, now, taken, true))
      changed += 1
    }
    return { changed, left }
  },
  'card.void': (context, { id, revision, reason }) => cards.void(context, id, revision, reason),
} satisfies Handlers<keyof typeof cardOperations>
