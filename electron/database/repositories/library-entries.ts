/** Entries of the risk library as they were taken, so that a newer library can be held against them. */
import type { LibraryHazard } from '#shared/domain/risk-library'
import { change, from, type ReadDatabase } from '../database.ts'
import type { Writing } from '../writing.ts'

/** Keeps an entry once; later uses change nothing. */
export function rememberEntry(
  writing: Writing,
  entry: { hash: string; entryId: string; version: string; content: string },
): void {
  writing.db.run(
    change
      .insertInto('library_entries')
      .values({
        hash: entry.hash,
        entry_id: entry.entryId,
        version: entry.version,
        content: entry.content,
        used_since: writing.at,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/** The entries that were taken, by hash. */
export const takenEntries = (db: ReadDatabase): Map<string, LibraryHazard> =>
  new Map(
    db
      .all(from.selectFrom('library_entries').select(['hash', 'content']))
      .map((row) => [row.hash, JSON.parse(row.content) as LibraryHazard]),
  )

/** Hazards in force that came from the library, with the risk point in force that they belong to. */
export const hazardsFromLibrary = (db: ReadDatabase) =>
  db.all(
    from
      .selectFrom('hazards')
      .innerJoin('risk_points', 'risk_points.id', 'hazards.risk_point_id')
      .select([
        'hazards.id',
        'hazards.library_id as libraryId',
        'hazards.library_hash as libraryHash',
        'hazards.item',
        'hazards.standard',
        'hazards.deviation',
        'hazards.consequence',
        'risk_points.id as riskPointId',
        'risk_points.name as riskPointName',
      ])
      .where('hazards.library_id', '<>', '')
      .where('hazards.voided_at', 'is', null)
      .where('risk_points.voided_at', 'is', null)
      .orderBy('risk_points.sort_order')
      .orderBy('hazards.sort_order'),
  )

/** Risk points in force that were made from a template, with the entries that each has and the hazards of its own. */
export function riskPointsFromLibrary(db: ReadDatabase) {
  const rows = db.all(
    from
      .selectFrom('risk_points')
      .leftJoin('hazards', (join) =>
        join.onRef('hazards.risk_point_id', '=', 'risk_points.id').on('hazards.voided_at', 'is', null),
      )
      .select([
        'risk_points.id',
        'risk_points.number',
        'risk_points.name',
        'risk_points.library_id as templateId',
        'hazards.library_id as entryId',
        'hazards.own_number as ownNumber',
        'hazards.item',
      ])
      .where('risk_points.library_id', '<>', '')
      .where('risk_points.voided_at', 'is', null)
      .orderBy('risk_points.sort_order')
      .orderBy('hazards.sort_order'),
  )
  const points = new Map<
    string,
    {
      id: string
      number: string
      name: string
      templateId: string
      entryIds: Set<string>
      own: { number: string; item: string }[]
    }
  >()
  for (const { id, number, name, templateId, entryId, ownNumber, item } of rows) {
    const point = points.get(id) ?? { id, number, name, templateId, entryIds: new Set<string>(), own: [] }
    if (entryId) point.entryIds.add(entryId)
    if (ownNumber && item !== null) point.own.push({ number: ownNumber, item })
    points.set(id, point)
  }
  return [...points.values()]
}
