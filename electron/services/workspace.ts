import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { AppError } from '#shared/contract/errors'
import type { EnterpriseSummary, workspaceOperations, WorkspaceSettings } from '#shared/contract/workspace'
import { accidentTypeList, controlTierList, findingCategoryList } from '#shared/rules/code-list'
import { periodRange } from '#shared/rules/day'
import { readDatabase } from '../database/database.ts'
import { evaluationFigures, findingFigures, inspectionFigures } from '../database/repositories/overview.ts'
import { enterprises, riskPoints } from '../database/repositories/records.ts'
import {
  indexedSummaries,
  indexSummary,
  readWorkspaceSetting,
  unindex,
  writeWorkspaceSetting,
} from '../database/repositories/workspace-index.ts'
import { writeAction } from '../database/writing.ts'
import { inspectFolder, moveDataFolder } from '../files/data-folder.ts'
import { enterpriseState } from '../files/recovery.ts'
import type { Workspace } from '../files/workspace.ts'
import type { Handlers, WorkspaceContext } from './context.ts'
import { enterpriseRecord } from './enterprise.ts'
import { aboutResources } from './about.ts'

const usualSettings: WorkspaceSettings = { secondBackupFolder: '', largeType: false, lastEnterpriseId: null }

export const workspaceSettings = (workspace: Workspace): WorkspaceSettings => ({
  ...usualSettings,
  ...(readWorkspaceSetting(workspace.connection, 'settings') as Partial<WorkspaceSettings> | undefined),
})

/** Draws the overview figures of one enterprise from its own database. */
function summarize(workspace: Workspace, id: string, today: string): EnterpriseSummary {
  const db = readDatabase(workspace.enterprise(id).connection)
  const record = enterpriseRecord(db)
  const register = evaluationFigures(db)
  const found = findingFigures(db, today, periodRange('month', today).from)
  return {
    id,
    name: record.name,
    isSample: record.isSample,
    industry: record.industry,
    riskPointCount: riskPoints.list(db).length,
    openFindingCount: found.open,
    overdueFindingCount: found.overdue,
    highestLevel: register.highest,
    lastInspectedOn: inspectionFigures(db, today).lastOn,
    updatedAt: record.updatedAt,
    state: 'ok',
    problem: '',
  }
}

const unreadable = (id: string, known: EnterpriseSummary | undefined): EnterpriseSummary =>
  known ?? {
    id,
    name: '（读不出名称的企业）',
    isSample: false,
    industry: '',
    riskPointCount: 0,
    openFindingCount: 0,
    overdueFindingCount: 0,
    highestLevel: null,
    lastInspectedOn: null,
    updatedAt: '',
    state: 'damaged',
    problem: '',
  }

/** Every enterprise folder with its figures; what cannot be opened is listed with what is wrong, never left out. */
export function listEnterprises({
  workspace,
  today,
}: Pick<WorkspaceContext, 'workspace' | 'today'>): EnterpriseSummary[] {
  const known = new Map(indexedSummaries(workspace.connection).map((summary) => [summary.id, summary]))
  const listed = workspace.enterpriseIds().map((id) => {
    const { state, problem } = enterpriseState(workspace, id)
    if (state === 'damaged' || state === 'newer' || !workspace.opened(id))
      return { ...unreadable(id, known.get(id)), state, problem }
    const summary = { ...summarize(workspace, id, today), state, problem }
    indexSummary(workspace.connection, summary)
    return summary
  })
  for (const id of known.keys()) if (!listed.some((summary) => summary.id === id)) unindex(workspace.connection, id)
  return listed.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

export const workspaceHandlers = {
  'workspace.info': ({ workspace, host, today }) => ({
    version: host.version,
    transport: host.transport,
    dataFolder: workspace.folder,
    dataFolderVerdict: inspectFolder(workspace.folder),
    settings: workspaceSettings(workspace),
    today,
  }),
  'workspace.about': ({ resources }) => aboutResources(resources),
  'workspace.codeLists': ({ resources }) => ({
    accidentTypes: accidentTypeList.parse(resources.codeList('accident-types')),
    findingCategories: findingCategoryList.parse(resources.codeList('finding-categories')),
    controlTiers: controlTierList.parse(resources.codeList('control-tiers')),
  }),
  'workspace.rebuildIndex': (context) => {
    for (const { id } of indexedSummaries(context.workspace.connection)) unindex(context.workspace.connection, id)
    return listEnterprises(context)
  },
  'workspace.updateSettings': ({ workspace }, patch) => {
    const settings = { ...workspaceSettings(workspace), ...patch }
    if (settings.secondBackupFolder !== '' && !existsSync(settings.secondBackupFolder)) {
      throw new AppError('file', '找不到第二备份位置，请检查 U 盘或文件夹', { secondBackupFolder: '找不到这个文件夹' })
    }
    writeWorkspaceSetting(workspace.connection, 'settings', settings)
    return settings
  },
  'workspace.checkFolder': (_, { path, mustExist }) =>
    mustExist && !existsSync(path)
      ? { path, verdict: 'refused', message: '找不到这个文件夹，请检查 U 盘是否插好或先新建它' }
      : inspectFolder(path),
  'workspace.chooseFolder': ({ host }, { title }) => host.chooseFolder(title),
  'workspace.moveDataFolder': (context, { path }) => moveDataFolder(context, path),
  'enterprise.list': listEnterprises,
  'enterprise.create': ({ workspace, clock, today }, fields) => {
    const id = uuidv7()
    const { connection } = workspace.create(id)
    const action = { at: clock.now(), today, actor: { id: null, name: '' }, operation: 'enterprise.create' }
    writeAction(connection, action, (writing) => enterprises.insert(writing, fields))
    workspace.markChanged(id)
    return summarize(workspace, id, today)
  },
  'enterprise.loadSample': async (context) => (await import('./sample.ts')).loadSample(context),
  'enterprise.remove': ({ workspace, clock }, { id, reason }) => {
    workspace.closeEnterprise(id)
    const at = clock.now()
    const target = join(workspace.removedFolder, `${id}-${at.replaceAll(/[:.]/g, '')}`)
    mkdirSync(workspace.removedFolder, { recursive: true })
    renameSync(workspace.enterpriseFolder(id), target)
    writeFileSync(join(target, 'removed.json'), JSON.stringify({ reason, at }))
    unindex(workspace.connection, id)
    return {}
  },
} satisfies Handlers<keyof typeof workspaceOperations>
