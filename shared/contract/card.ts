import { z } from 'zod'
import {
  card,
  type CardKind,
  cardKinds,
  cardSectionLabels,
  type CardSectionKey,
  cardStates,
  type CardState,
  cardSubjectTypes,
  type CardSubjectType,
} from '#shared/domain/card'
import { riskLevels } from '#shared/domain/risk-level'
import { byId, byRevision, command, query, voiding } from './operation.ts'

const kind = z.enum(Object.keys(cardKinds) as [CardKind])
const subjectType = z.enum(Object.keys(cardSubjectTypes) as [CardSubjectType])
const sectionKey = z.enum(Object.keys(cardSectionLabels) as [CardSectionKey])
const of = { kind, subjectType }

/** A post, risk point or area with its card of one kind. */
export const cardRow = z.object({
  /** of the subject, unique in its list */
  id: z.string(),
  subjectKey: z.string(),
  name: z.string(),
  unit: z.string(),
  place: z.string(),
  /** as the register says now */
  level: z.enum(riskLevels).nullable(),
  state: z.enum(Object.keys(cardStates) as [CardState]),
  changedCount: z.number().int(),
  /** null = 未制卡 */
  card: card.omit({ sections: true }).nullable(),
})
export type CardRow = z.infer<typeof cardRow>

/** A card with what the records say today beside each text. */
export const cardSheet = z.object({
  card,
  state: z.enum(Object.keys(cardStates) as [CardState]),
  sections: z.array(
    z.object({
      key: sectionKey,
      text: z.string(),
      /** text of the records now; null when the subject is gone */
      now: z.string().nullable(),
      isChanged: z.boolean(),
      /** the user's own words */
      isEdited: z.boolean(),
    }),
  ),
})
export type CardSheet = z.infer<typeof cardSheet>

const touches = ['card'] as const
const madeCount = z.object({ made: z.number().int() })

export const cardOperations = {
  'card.rows': query('卡片清单', z.object(of), z.array(cardRow)),
  'card.sheet': query('查看卡片', byId, cardSheet),
  /** Makes the missing cards of all, or of the named subjects; present ones stay as they are. */
  'card.generate': command(
    '生成卡片',
    z.object({ ...of, subjectKeys: z.array(z.string()).max(2000).default([]) }),
    madeCount,
    { touches },
  ),
  'card.update': command(
    '修改卡片文字',
    byRevision.extend({ patch: z.partialRecord(sectionKey, z.string().trim().max(4000, '一栏最多 4000 个字')) }),
    card,
    { touches },
  ),
  /** Answers 来源已变 for some parts: takes the new text, or keeps the card's and remembers that it was seen. */
  'card.follow': command(
    '更新卡片来源',
    byRevision.extend({ keys: z.array(sectionKey).min(1), isTaken: z.boolean() }),
    card,
    { touches },
  ),
  /** Takes the new text into every part that the user has not changed himself. */
  'card.refresh': command(
    '更新卡片',
    z.object({ ids: z.array(z.uuid()).min(1).max(2000) }),
    z.object({ changed: z.number().int(), left: z.number().int() }),
    { touches },
  ),
  'card.void': command('作废卡片', voiding, card, { touches }),
}
