/** What is watched from day to day for the level of 安全生产标准化: red lines, certificate, the next self-assessment. */
import { z } from 'zod'
import type { WatchedStatement } from '#shared/contract/standardization'
import { conditionReplies } from '#shared/domain/assessment'
import { isOverdue } from '#shared/rules/finding-flow'
import { redLineSight, type Sight, togetherWith, type WatchFacts } from '#shared/rules/red-lines'
import type { ApplicationConditions, StandardizationWatch } from '#shared/rules/standardization-lists'
import { accidents, assessments, findings, levelCertificates } from '../database/repositories/records.ts'
import { readSetting } from '../database/repositories/settings.ts'
import { enterpriseRecord } from './enterprise.ts'
import type { Source } from './explained-hazards.ts'

export const replySetting = 'standardization-replies'
const storedReplies = z.record(
  z.string(),
  z.object({ reply: z.enum(Object.keys(conditionReplies) as ['yes', 'no', 'unknown']), note: z.string() }),
)
export type Replies = z.infer<typeof storedReplies>

export function repliesOf({ db }: Pick<Source, 'db'>): Replies {
  const stored = storedReplies.safeParse(readSetting(db, replySetting) ?? {})
  return stored.success ? stored.data : {}
}

/** The certificate that ends last; an older one that is still registered does not count. */
export const currentCertificate = ({ db }: Pick<Source, 'db'>) =>
  levelCertificates.list(db).toSorted((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1))[0] ?? null

/** Newest first by the day of the assessment. */
export const assessmentsNewestFirst = ({ db }: Pick<Source, 'db'>) =>
  assessments.list(db).toSorted((a, b) => (a.assessedOn < b.assessedOn ? 1 : a.assessedOn > b.assessedOn ? -1 : 0))

export function watchFacts(source: Source): WatchFacts {
  const { db, today } = source
  const enterprise = enterpriseRecord(db)
  const major = findings
    .list(db)
    .filter(({ grade, status }) => grade === 'major' && status !== 'closed' && status !== 'draft')
  const nameOf = ({ number, description }: { number: string; description: string }) =>
    `${number} ${description.slice(0, 30)}`
  return {
    today,
    accidents: accidents.list(db).filter(({ isNearMiss }) => !isNearMiss),
    openMajor: major.map(nameOf),
    overdueMajor: major.filter((finding) => isOverdue(finding, today)).map(nameOf),
    organization: enterprise.safetyManager === '' ? '' : `企业资料中的安全管理负责人：${enterprise.safetyManager}`,
    certificate: currentCertificate(source),
  }
}

export type Statement = ApplicationConditions['redLines'][number]

export function watchedStatement(
  { id, text, basis, verified, watch }: Statement,
  answer: Replies[string] | undefined,
  sightOf: (watch: StandardizationWatch) => Sight,
): WatchedStatement {
  const { state, evidence } = togetherWith(watch === null ? null : sightOf(watch), answer ?? null)
  return {
    id,
    text,
    basis,
    verified,
    isWatched: watch !== null,
    state,
    evidence,
    reply: answer?.reply ?? 'unknown',
    note: answer?.note ?? '',
  }
}

/** Every red line as it is seen today, or as the enterprise answered. */
export function redLinesToday(source: Source): WatchedStatement[] {
  const facts = watchFacts(source)
  const replies = repliesOf(source)
  return source.resources
    .standardization()
    .conditions.redLines.map((own) =>
      watchedStatement(own, replies[`redLine ${own.id}`], (watch) => redLineSight(watch, facts)),
    )
}
