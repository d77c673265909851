/** The criteria for major hazards that ship with the app, read when they are first asked for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CriteriaLibrary, criteriaLibrary, criteriaLibraryOrder } from '#shared/rules/criteria'

/** Reads and checks every text in its order; throws when a file is not of its shape. */
export function loadCriteria(folder: string): CriteriaLibrary[] {
  return criteriaLibraryOrder.map((id) =>
    criteriaLibrary.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'))),
  )
}
