/** Contents of formal documents by their hash; a content is written once and never changed. */
import { change, from, type ReadDatabase } from '../database.ts'
import type { Writing } from '../writing.ts'

export function sealedContent(db: ReadDatabase, hash: string): string | null {
  return db.first(from.selectFrom('sealed_contents').select('content').where('hash', '=', hash))?.content ?? null
}

/** Keeps a content under its hash; the same content in two versions is kept once. */
export function keepSealedContent(writing: Writing, hash: string, content: string): void {
  writing.db.run(
    change
      .insertInto('sealed_contents')
      .values({ hash, content })
      .onConflict((conflict) => conflict.column('hash').doNothing()),
  )
}
