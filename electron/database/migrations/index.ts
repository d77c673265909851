import { foundation } from './0001-foundation.ts'
import { riskLibrary } from './0002-risk-library.ts'
import { consistency } from './0003-consistency.ts'
import { findingManagement } from './0004-findings.ts'
import { cards } from './0005-cards.ts'
import { majorHazard } from './0006-major-hazard.ts'
import { evaluationMigration } from './0007-evaluation.ts'
import { standardization } from './0008-standardization.ts'
import { riskRest } from './0009-risk-rest.ts'
import { programRest } from './0010-program-rest.ts'
import { printRoom } from './0011-print-room.ts'
import { workspaceIndex } from './workspace-0001-index.ts'

export interface Migration {
  /** becomes `PRAGMA user_version` */
  number: number
  name: string
  sql: string
  /** tables that gain or lose rows, or go; every other table keeps its number of rows, checked before commit */
  changesRows?: readonly string[]
}

/** In order; a shipped one never changes (tests/database/migrations.test.ts holds the hashes). */
export const enterpriseMigrations: readonly Migration[] = [
  { number: 1, name: '0001-foundation', sql: foundation },
  { number: 2, name: '0002-risk-library', sql: riskLibrary },
  { number: 3, name: '0003-consistency', sql: consistency },
  { number: 4, name: '0004-findings', sql: findingManagement },
  { number: 5, name: '0005-cards', sql: cards },
  { number: 6, name: '0006-major-hazard', sql: majorHazard },
  { number: 7, name: '0007-evaluation', sql: evaluationMigration },
  { number: 8, name: '0008-standardization', sql: standardization },
  { number: 9, name: '0009-risk-rest', sql: riskRest, changesRows: ['sequences'] },
  { number: 10, name: '0010-program-rest', sql: programRest },
  { number: 11, name: '0011-print-room', sql: printRoom },
]
export const workspaceMigrations: readonly Migration[] = [
  { number: 1, name: 'workspace-0001-index', sql: workspaceIndex },
]
