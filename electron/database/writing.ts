import { v7 as uuidv7 } from 'uuid'
import { AppError } from '#shared/contract/errors'
import type { Connection } from './connection.ts'
import { type WriteDatabase, writeDatabase } from './database.ts'

/** Who acts; the name is copied because a journal row must stay readable. */
export interface Actor {
  id: string | null
  name: string
}

/** One command's transaction: everything written in it carries the same action id, time and actor. */
export interface Writing {
  db: WriteDatabase
  actionId: string
  /** UTC instant of the action */
  at: string
  /** calendar day of the action in Asia/Shanghai */
  today: string
  actor: Actor
  operation: string
}

/** Runs one action in one transaction: all or nothing, begun as a writer so that it never has to wait half-way. */
export function writeAction<T>(
  connection: Connection,
  action: { at: string; today: string; actor: Actor; operation: string },
  work: (writing: Writing) => T,
): T {
  const writing: Writing = { ...action, db: writeDatabase(connection), actionId: uuidv7() }
  return connection.transaction(() => work(writing)).immediate()
}

/** Writes a changed record into the journal; `before`/`after` null = did not exist. */
export function journal(
  writing: Writing,
  recordType: string,
  recordId: string,
  before: object | null,
  after: object | null,
): void {
  writing.db.insert('change_journal', {
    action_id: writing.actionId,
    at: writing.at,
    actor_id: writing.actor.id,
    actor_name: writing.actor.name,
    operation: writing.operation,
    record_type: recordType,
    record_id: recordId,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
  })
}

export const staleRevision = (concept: string): AppError =>
  new AppError('conflict', `${concept}刚刚被修改过，已显示最新内容，请核对后再改`)
