import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import {
  type FolderFacts,
  folderFacts,
  inspectFolder,
  judgeFolder,
  networkMountsIn,
} from '../../electron/files/folder-verdict.ts'
import { moveDataFolder } from '../../electron/files/data-folder.ts'
import { hashFile } from '../../electron/files/safe-file.ts'
import { openApp, smallFactory, template, temporaryFolder } from '../helpers/workspace.ts'

const windows = (path: string, facts: Partial<FolderFacts> = {}): [string, FolderFacts] => [
  path,
  {
    platform: 'win32',
    installFolders: ['C:\\Users\\qing\\AppData\\Local\\Programs\\anchabu'],
    realPath: path,
    networkMounts: [],
    cloudFolders: ['C:\\Users\\qing\\OneDrive - 青岚机械'],
    isWritable: true,
    ...facts,
  },
]
const linux = (path: string, facts: Partial<FolderFacts> = {}): [string, FolderFacts] => [
  path,
  {
    platform: 'linux',
    installFolders: ['/opt/anchabu'],
    realPath: path,
    networkMounts: ['/mnt/share', '/home/qing/远程 盘'],
    cloudFolders: [],
    isWritable: true,
    ...facts,
  },
]

describe('a folder for data', () => {
  it.each<[string, [string, FolderFacts], string, string]>([
    ['documents on Windows', windows('C:\\Users\\qing\\Documents\\安查簿'), 'ok', ''],
    ['another drive with Chinese and spaces', windows('D:\\安全 台账\\数据'), 'ok', ''],
    ['a UNC path', windows('\\\\server\\share\\安查簿'), 'refused', '网络'],
    ['a UNC path with slashes', windows('//server/share/data'), 'refused', '网络'],
    ['the long form of a UNC path', windows('\\\\?\\UNC\\server\\share'), 'refused', '网络'],
    ['the long form of a local path', windows('\\\\?\\D:\\data'), 'ok', ''],
    ['a mapped drive', windows('Z:\\安查簿', { realPath: '\\\\server\\share\\安查簿' }), 'refused', '网络'],
    ['the install folder', windows('C:\\Users\\qing\\AppData\\Local\\Programs\\anchabu'), 'refused', '安装'],
    [
      'inside the install folder, other case',
      windows('c:\\users\\QING\\appdata\\local\\programs\\anchabu\\data'),
      'refused',
      '安装',
    ],
    ['beside the install folder', windows('C:\\Users\\qing\\AppData\\Local\\Programs\\anchabu-data'), 'ok', ''],
    [
      'a link into the install folder',
      windows('D:\\a', { realPath: 'C:\\Users\\qing\\AppData\\Local\\Programs\\anchabu\\b' }),
      'refused',
      '安装',
    ],
    ['not writable', windows('C:\\Windows\\data', { isWritable: false }), 'refused', '不能写入'],
    ['not a full path', windows('data'), 'refused', '完整'],
    ['OneDrive by the environment', windows('C:\\Users\\qing\\OneDrive - 青岚机械\\文档\\安查簿'), 'warn', 'OneDrive'],
    ['OneDrive by its name', windows('E:\\OneDrive\\安查簿', { cloudFolders: [] }), 'warn', 'OneDrive'],
    ['百度网盘', windows('D:\\BaiduSyncdisk\\安全'), 'warn', '百度网盘'],
    ['百度网盘 in Chinese', windows('D:\\百度网盘同步\\安全'), 'warn', '百度网盘'],
    ['坚果云', windows('D:\\Nutstore Files\\我的坚果云'), 'warn', '坚果云'],
    ['WPS 云盘', windows('D:\\WPSDrive\\123456'), 'warn', 'WPS'],
    ['微云', windows('D:\\微云同步助手\\安全'), 'warn', '微云'],
    ['阿里云盘', windows('D:\\阿里云盘\\安全'), 'warn', '阿里云盘'],
    ['Dropbox', windows('D:\\Dropbox (青岚)\\a'), 'warn', 'Dropbox'],
    ['iCloud', windows('C:\\Users\\qing\\iCloudDrive\\a'), 'warn', 'iCloud'],
    ['a name that only begins like one', windows('D:\\Dropboxes\\OneDriver'), 'ok', ''],
    ['a network path that is also a cloud name', windows('\\\\nas\\OneDrive'), 'refused', '网络'],
    ['home on Linux', linux('/home/qing/文档/安查簿'), 'ok', ''],
    ['a mounted share', linux('/mnt/share/data'), 'refused', '网络盘'],
    ['a mount with a space', linux('/home/qing/远程 盘/a'), 'refused', '网络盘'],
    ['beside a mounted share', linux('/mnt/shared'), 'ok', ''],
    ['a link to a mounted share', linux('/home/qing/a', { realPath: '/mnt/share/a' }), 'refused', '网络盘'],
    ['the install folder on Linux', linux('/opt/anchabu/data'), 'refused', '安装'],
  ])('%s', (_, [path, facts], verdict, word) => {
    const judged = judgeFolder(path, facts)
    expect(judged.verdict).toBe(verdict)
    expect(judged.message).toContain(word)
    expect(judged.message === '').toBe(verdict === 'ok')
  })

  it('reads network mounts from the mount table', () => {
    const table = [
      '/dev/sda1 / ext4 rw 0 0',
      'server:/export /mnt/nfs nfs4 rw 0 0',
      '//nas/a /mnt/with\\040space cifs rw 0 0',
      'me@host:/ /mnt/ssh fuse.sshfs rw 0 0',
      'tmpfs /tmp tmpfs rw 0 0',
      '',
    ].join('\n')
    expect(networkMountsIn(table)).toEqual(['/mnt/nfs', '/mnt/with space', '/mnt/ssh'])
  })

  it('is judged by what this PC says: temporary yes, the program and what cannot be written no', () => {
    expect(inspectFolder(join(temporaryFolder(), 'new', 'folder')).verdict).toBe('ok')
    expect(inspectFolder(join(import.meta.dirname, 'data')).verdict).toBe('refused')
    expect(inspectFolder('').verdict).toBe('refused')
    expect(inspectFolder('/proc/nothing').verdict).toBe('refused')
    expect(folderFacts('/tmp', { OneDrive: '/home/qing/OneDrive' }).cloudFolders).toEqual(['/home/qing/OneDrive'])
  })
})

const seeded = template(3)

describe('moving the data folder', () => {
  it('copies and checks everything, remembers the new place and leaves the old one with a note, only read', async () => {
    const { factory, copy } = await seeded()
    const folder = copy()
    const app = openApp(folder)
    await app.run('person.create', { name: '司马青' }, factory.id)
    const target = join(temporaryFolder(), '新的 位置')
    expect(await app.run('workspace.moveDataFolder', { path: target })).toMatchObject({ verdict: 'ok' })
    expect(app.remembered).toEqual([target])
    expect(readFileSync(join(folder, '数据已移走.txt'), 'utf8')).toContain(target)

    expect((await app.run('person.list', {}, factory.id)).length).toBe(2)
    const answer = await app.result('person.create', { name: '迟到者' }, factory.id)
    expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(await app.result('enterprise.create', { name: '迟到企业' })).toMatchObject({ ok: false })

    const moved = openApp(target)
    expect(await moved.run('enterprise.list', {})).toMatchObject([{ id: factory.id, state: 'ok' }])
    expect(await moved.run('person.list', {}, factory.id)).toHaveLength(2)
    expect(moved.workspace.attachments(factory.id).has(factory.photo)).toBe(true)
    expect(await moved.run('backup.list', { enterpriseId: factory.id })).toHaveLength(1)
    expect((await moved.run('data.verify', { enterpriseId: factory.id })).isSound).toBe(true)
    const files = readdirSync(target, { recursive: true }).map(String)
    expect(files.filter((name) => name.includes('writer.lock') && !name.startsWith('enterprises'))).toEqual([])
  })

  it('takes a damaged database along byte by byte', async () => {
    const { factory, copy } = await seeded()
    const app = openApp(copy())
    const file = app.workspace.databaseFile(factory.id)
    writeFileSync(file, Buffer.alloc(5000, 1))
    const target = join(temporaryFolder(), 'new')
    await app.run('workspace.moveDataFolder', { path: target })
    expect(hashFile(join(target, 'enterprises', factory.id, 'enterprise.db'))).toBe(hashFile(file))
  })

  it('is refused into itself, into a folder with files, and while another program writes', async () => {
    const { factory, copy } = await seeded()
    const folder = copy()
    const app = openApp(folder)
    const move = (path: string) => app.run('workspace.moveDataFolder', { path })
    expect(await move(folder)).toMatchObject({ verdict: 'refused' })
    expect(await move(join(folder, 'inside'))).toMatchObject({ verdict: 'refused' })
    const full = temporaryFolder()
    writeFileSync(join(full, 'letter.txt'), 'dear')
    expect(await move(full)).toMatchObject({ verdict: 'refused' })
    const other = openApp(folder)
    await other.run('finding.list', {}, factory.id)
    const target = join(temporaryFolder(), 'new')
    expect(await app.result('workspace.moveDataFolder', { path: target })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    })
    expect(existsSync(target)).toBe(false)
    other.close()
    await app.run('person.create', { name: '司马青' }, factory.id)
  })

  it('that fails leaves nothing behind, and work goes on where it was', async () => {
    const { factory, copy } = await seeded()
    const app = openApp(copy())
    const target = join(temporaryFolder(), 'new')
    let steps = 0
    const controller = new AbortController()
    const context = {
      workspace: app.workspace,
      host: app.host,
      signal: controller.signal,
      progress: () => {
        steps += 1
        if (steps === 2) controller.abort()
      },
    }
    await expect(moveDataFolder(context, target)).rejects.toMatchObject({ code: 'cancelled' })
    expect(existsSync(target)).toBe(false)
    expect(app.remembered).toEqual([])
    await app.run('person.create', { name: '司马青' }, factory.id)
  })
})

describe('checking the data', () => {
  const tampered = async (harm: (connection: Sqlite.Database) => void) => {
    const { factory, copy } = await seeded()
    const folder = copy()
    const connection = new Sqlite(join(folder, 'enterprises', factory.id, 'enterprise.db'))
    harm(connection)
    connection.close()
    const app = openApp(folder)
    const report = await app.run('data.verify', { enterpriseId: factory.id })
    expect(await app.run('data.lastVerified', { enterpriseId: factory.id })).toEqual(report)
    return Object.fromEntries(
      report.checks.filter((check) => !check.isSound).map((check) => [check.name, check.detail]),
    )
  }

  it('finds nothing in sound data', async () => {
    expect(await tampered(() => {})).toEqual({})
  })

  it.each<[string, string, string, string]>([
    [
      'a row changed beside the journal',
      `UPDATE people SET name = '冒名' WHERE 1`,
      '修改记录',
      '人员 1 条内容与修改记录不符',
    ],
    [
      'a revision that does not fit',
      `UPDATE findings SET revision = revision + 1`,
      '修改记录',
      '隐患 3 条修订号与修改记录不符',
    ],
    [
      'a record without journal',
      `DELETE FROM change_journal WHERE record_type = 'area'`,
      '修改记录',
      '区域 1 条没有修改记录',
    ],
    ['a record that vanished', `DELETE FROM findings WHERE rowid = 1`, '修改记录', '隐患 1 条有修改记录而记录不见了'],
    [
      'a value that the pack does not give',
      `UPDATE evaluations SET value_hundredths = 100`,
      '风险评价复算',
      '1 条评价复算结果与登记不一致',
    ],
    ['a pack that is gone', `DELETE FROM rule_packs`, '风险评价复算', '1 条评价找不到当时的评价准则'],
  ])('finds %s', async (_, sql, name, detail) => {
    const found = await tampered((connection) => {
      connection.pragma('foreign_keys = OFF')
      connection.exec(sql)
    })
    expect(found[name]).toContain(detail)
  })

  it('finds a broken reference', async () => {
    const found = await tampered((connection) => {
      connection.pragma('foreign_keys = OFF')
      connection.exec(`UPDATE hazards SET risk_point_id = 'nobody'`)
    })
    expect(Object.keys(found)).toContain('记录之间的引用')
  })

  it('finds attachments that are missing or altered, and counts those nobody names', async () => {
    const app = openApp(temporaryFolder())
    const factory = await smallFactory(app)
    const store = app.workspace.attachments(factory.id)
    const detail = async (): Promise<string> =>
      (await app.run('data.verify', { enterpriseId: factory.id })).checks.find((check) => check.name === '附件')
        ?.detail ?? ''
    store.put(Buffer.from('nobody names this'))
    expect(await detail()).toContain('另有 1 个未被引用的文件')
    writeFileSync(store.path(factory.photo), 'altered')
    expect(await detail()).toContain('1 个文件的内容被改动')
    rmSync(store.path(factory.photo))
    expect(await detail()).toContain('缺少 1 个文件')
  })
})
