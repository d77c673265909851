import { AppError } from '#shared/contract/errors'
import type { EvaluationMethod } from '#shared/domain/evaluation'
import { rulePack, type RulePack } from '#shared/rules/rule-pack'
import { packsInUse, rememberPack } from '../database/repositories/rule-packs.ts'
import { readSetting } from '../database/repositories/settings.ts'
import type { LoadedPack, Resources } from '../files/resources.ts'
import type { ReadDatabase } from '../database/database.ts'
import type { Writing } from '../database/writing.ts'

export interface EvaluationChoice {
  method: EvaluationMethod
  chosen: Record<EvaluationMethod, string>
}

const settingKey = 'evaluation'

/** Method and pack per method of this enterprise; LEC with the default packs until something is chosen. */
export function evaluationChoice(db: ReadDatabase, resources: Resources): EvaluationChoice {
  const usual = (method: EvaluationMethod) =>
    resources.rulePacks.find(({ pack }) => pack.method === method && pack.isDefault)?.pack.id ?? ''
  const chosen = { LEC: usual('LEC'), LS: usual('LS'), MES: usual('MES') }
  const stored = readSetting(db, settingKey) as Partial<EvaluationChoice> | undefined
  return { method: stored?.method ?? 'LEC', chosen: { ...chosen, ...stored?.chosen } }
}

export const evaluationSetting = settingKey

/** A shipped pack, or one that this enterprise has used before and that no longer ships. */
export function findPack(db: ReadDatabase, resources: Resources, packId: string): LoadedPack {
  const shipped = resources.rulePacks.find(({ pack }) => pack.id === packId)
  if (shipped) return shipped
  const used = packsInUse(db).find((row) => row.packId === packId)
  if (used) return { pack: rulePack.parse(JSON.parse(used.content)), content: used.content, hash: used.hash }
  throw new AppError('not-found', `没有评价准则 ${packId}`)
}

/** The very pack that an evaluation was made with, told by its hash; a newer one of the same name will not do. */
export function packOfEvaluation(
  db: ReadDatabase,
  resources: Resources,
  evaluation: { packId: string; packHash: string },
): RulePack {
  const shipped = resources.rulePacks.find(({ hash }) => hash === evaluation.packHash)
  if (shipped) return shipped.pack
  const used = packsInUse(db).find((row) => row.hash === evaluation.packHash)
  if (!used) throw new AppError('not-found', `找不到评价时用的准则 ${evaluation.packId}`)
  return rulePack.parse(JSON.parse(used.content))
}

/** All packs that can be chosen or explained here. */
export function knownPacks(db: ReadDatabase, resources: Resources): RulePack[] {
  const shipped = resources.rulePacks.map(({ pack }) => pack)
  const older = packsInUse(db)
    .filter((row) => !shipped.some((pack) => pack.id === row.packId))
    .map((row) => rulePack.parse(JSON.parse(row.content)))
  return [...shipped, ...older]
}

/** Copies a used pack into the enterprise's database, so that its evaluations stay explainable. */
export function keepPack(writing: Writing, { pack, content, hash }: LoadedPack): void {
  rememberPack(writing, { packId: pack.id, version: pack.version, hash, content })
}
