import { change, from, type ReadDatabase } from '../database.ts'
import type { Writing } from '../writing.ts'

export interface UsedPack {
  packId: string
  version: string
  /** SHA-256 of `content` */
  hash: string
  /** the pack's JSON as it shipped */
  content: string
}

/** Packs that evaluations of this enterprise rest on, newest first. */
export const packsInUse = (db: ReadDatabase): UsedPack[] =>
  db
    .all(from.selectFrom('rule_packs').selectAll().orderBy('used_since', 'desc'))
    .map((row) => ({ packId: row.pack_id, version: row.version, hash: row.hash, content: row.content }))

/** Keeps a pack once; later uses change nothing. */
export function rememberPack(writing: Writing, pack: UsedPack): void {
  writing.db.run(
    change
      .insertInto('rule_packs')
      .values({
        pack_id: pack.packId,
        version: pack.version,
        hash: pack.hash,
        content: pack.content,
        used_since: writing.at,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
}
