import { z } from 'zod'
import { enterprise, enterpriseFields } from '#shared/domain/enterprise'
import { patchOf } from '#shared/domain/fields'
import { riskLevels } from '#shared/domain/risk-level'
import { accidentTypeList, controlTierList, findingCategoryList } from '#shared/rules/code-list'
import { command, job, nothing, query } from './operation.ts'

/** What the overview shows of an enterprise without opening it; rebuilt from the folders at any time. */
export const enterpriseSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  isSample: z.boolean(),
  industry: z.string(),
  riskPointCount: z.number().int(),
  openFindingCount: z.number().int(),
  overdueFindingCount: z.number().int(),
  highestLevel: z.enum(riskLevels).nullable(),
  lastInspectedOn: z.string().nullable(),
  updatedAt: z.string(),
  /** ok; damaged = needs the recovery screen; newer = written by a newer version, left untouched; locked = open elsewhere, read only */
  state: z.enum(['ok', 'damaged', 'newer', 'locked']),
  /** Chinese sentence when the state is not ok */
  problem: z.string(),
})
export type EnterpriseSummary = z.infer<typeof enterpriseSummary>

export const folderVerdict = z.object({
  path: z.string(),
  /** ok; warn = usable but in a cloud-sync folder; refused = inside the install folder, on a network path, not writable */
  verdict: z.enum(['ok', 'warn', 'refused']),
  message: z.string(),
})
export type FolderVerdict = z.infer<typeof folderVerdict>

export const workspaceSettings = z.object({
  /** second place for backups; empty = none */
  secondBackupFolder: z.string(),
  /** 大字模式 */
  largeType: z.boolean(),
  lastEnterpriseId: z.uuid().nullable(),
})
export type WorkspaceSettings = z.infer<typeof workspaceSettings>

export const workspaceInfo = z.object({
  version: z.string(),
  /** desktop window, browser on 127.0.0.1, or command line */
  transport: z.enum(['desktop', 'browser', 'cli']),
  dataFolder: z.string(),
  dataFolderVerdict: folderVerdict,
  settings: workspaceSettings,
  /** the day in Asia/Shanghai by the app's clock */
  today: z.string(),
})
export type WorkspaceInfo = z.infer<typeof workspaceInfo>

export const aboutEntry = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  source: z.string(),
  checkedOn: z.string(),
  entries: z.number().int(),
  unverified: z.number().int(),
})

export const workspaceOperations = {
  'workspace.info': query('软件信息', nothing, workspaceInfo, { scope: 'workspace' }),
  'workspace.about': query(
    '规则与资料版本',
    nothing,
    z.object({ rulePacks: z.array(aboutEntry), codeLists: z.array(aboutEntry), fonts: z.array(z.string()) }),
    { scope: 'workspace' },
  ),
  /** The lists that forms choose from. */
  'workspace.codeLists': query(
    '代码表',
    nothing,
    z.object({
      accidentTypes: accidentTypeList,
      findingCategories: findingCategoryList,
      controlTiers: controlTierList,
    }),
    { scope: 'workspace' },
  ),
  'workspace.rebuildIndex': command('重建企业目录', nothing, z.array(enterpriseSummary), {
    scope: 'workspace',
    touches: ['workspace'],
  }),
  'workspace.updateSettings': command('修改设置', workspaceSettings.partial(), workspaceSettings, {
    scope: 'workspace',
    touches: ['workspace'],
  }),
  /** `mustExist`: a place for copies is not made by the app, so that a missing USB stick is noticed. */
  'workspace.checkFolder': query(
    '检查文件夹',
    z.object({ path: z.string(), mustExist: z.boolean().default(false) }),
    folderVerdict,
    { scope: 'workspace' },
  ),
  /** Opens the folder chooser of the desktop; null when cancelled or where there is none. */
  'workspace.chooseFolder': job('选择文件夹', z.object({ title: z.string() }), z.string().nullable(), {
    scope: 'workspace',
    needsHost: true,
  }),
  /** Copies everything to another folder, checks it there and uses it from the next start on. */
  'workspace.moveDataFolder': job('更换数据文件夹', z.object({ path: z.string() }), folderVerdict, {
    scope: 'workspace',
    exclusive: true,
    needsHost: true,
    touches: ['workspace'],
  }),
  'enterprise.list': query('企业列表', nothing, z.array(enterpriseSummary), { scope: 'workspace' }),
  'enterprise.create': command('新建企业', enterpriseFields, enterpriseSummary, {
    scope: 'workspace',
    touches: ['workspace'],
  }),
  'enterprise.loadSample': job('载入示例企业', nothing, enterpriseSummary, {
    scope: 'workspace',
    touches: ['workspace'],
  }),
  /** Moves the enterprise's folder out of the list into the removed folder; nothing is deleted. */
  'enterprise.remove': command(
    '移出企业',
    z.object({ id: z.uuid(), reason: z.string().trim().min(1, '请填写原因') }),
    nothing,
    { scope: 'workspace', touches: ['workspace'] },
  ),
}

export const enterpriseOperations = {
  'enterprise.get': query('企业资料', nothing, enterprise),
  'enterprise.update': command(
    '修改企业资料',
    z.object({ revision: z.number().int(), patch: patchOf(enterpriseFields.omit({ isSample: true })) }),
    enterprise,
    { touches: ['enterprise', 'workspace'] },
  ),
}
