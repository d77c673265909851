/** The standards that an enterprise can use or has used, by the hash of their content. */
import { AppError } from '#shared/contract/errors'
import type { StandardRow } from '#shared/contract/assessment'
import { standard, type Standard } from '#shared/rules/standard'
import { assessments, importedStandards } from '../database/repositories/records.ts'
import { usedStandards } from '../database/repositories/used-standards.ts'
import type { ReadDatabase } from '../database/database.ts'
import type { LoadedStandard } from '../files/standards.ts'
import type { Resources } from '../files/resources.ts'

interface Known extends LoadedStandard {
  origin: StandardRow['origin']
  importedId: string | null
}

const parsed = new Map<string, Standard>()

/** A kept content as a standard; read once, since contents never change under their hash. */
function parsedStandard(content: string, hash: string): Standard {
  const known = parsed.get(hash)
  if (known) return known
  const value = standard.parse(JSON.parse(content))
  parsed.set(hash, value)
  return value
}

/** Every standard once: shipped, imported, and used ones that no longer ship. */
export function knownStandards(db: ReadDatabase, resources: Resources): Known[] {
  const shipped = resources
    .standardization()
    .standards.map((own) => ({ ...own, origin: 'shipped' as const, importedId: null }))
  const imported = importedStandards.list(db).map(({ id, content, hash }) => ({
    standard: parsedStandard(content, hash),
    content,
    hash,
    origin: 'imported' as const,
    importedId: id,
  }))
  const offered = [...shipped, ...imported]
  const kept = usedStandards(db)
    .filter(({ hash }) => !offered.some((own) => own.hash === hash))
    .map(({ content, hash }) => ({
      standard: parsedStandard(content, hash),
      content,
      hash,
      origin: 'kept' as const,
      importedId: null,
    }))
  return [...offered, ...kept]
}

/** The standard of a hash; not-found when it is neither shipped, imported nor kept. */
export function standardByHash(db: ReadDatabase, resources: Resources, hash: string): LoadedStandard {
  const shipped = resources.standardization().standards.find((own) => own.hash === hash)
  if (shipped) return shipped
  const used = usedStandards(db).find((own) => own.hash === hash)
  if (used) return { standard: parsedStandard(used.content, hash), content: used.content, hash }
  const imported = importedStandards.list(db).find((own) => own.hash === hash)
  if (imported) return { standard: parsedStandard(imported.content, hash), content: imported.content, hash }
  throw new AppError('not-found', '找不到这份评定标准，可能已被移走')
}

/** Hash of the newest standard of the same id in force, shipped or imported, when it is another one; null otherwise. */
export function newerStandardOf(
  db: ReadDatabase,
  resources: Resources,
  standardId: string,
  hash: string,
): string | null {
  const shipped = resources.standardization().standards.find((own) => own.standard.id === standardId)
  const newest = shipped ?? importedStandards.list(db, { standardId }).at(-1)
  return newest && newest.hash !== hash ? newest.hash : null
}

/** Rows of 「关于本标准」. */
export function standardRows(db: ReadDatabase, resources: Resources): StandardRow[] {
  const uses = Map.groupBy(assessments.list(db), ({ standardHash }) => standardHash)
  return knownStandards(db, resources).map(({ standard: own, hash, origin, importedId }) => ({
    hash,
    id: own.id,
    version: own.version,
    code: own.code,
    title: own.title,
    source: own.source,
    url: own.url,
    checkedOn: own.checkedOn,
    verified: own.verified,
    note: own.note,
    grading: own.grading,
    lines: own.lines,
    points: own.points,
    categoryCount: own.categories.length,
    elementCount: own.categories.reduce((sum, { elements }) => sum + elements.length, 0),
    itemCount: own.items.length,
    categories: own.categories.map(({ id, number, name, points }) => ({
      number,
      name,
      points,
      items: own.items.filter(({ categoryId }) => categoryId === id).length,
    })),
    origin,
    importedId,
    useCount: uses.get(hash)?.length ?? 0,
  }))
}
