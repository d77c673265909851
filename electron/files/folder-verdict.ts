/** Where data may lie: never inside the program or on a network share, with a warning in a synchronised folder. */
import { accessSync, constants, existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, posix, resolve, win32 } from 'node:path'
import type { FolderVerdict } from '#shared/contract/workspace'

/** What the PC says about a folder; gathered by `folderFacts`, made up in tests. */
export interface FolderFacts {
  platform: NodeJS.Platform
  /** the program's own folders, replaced or removed by an update */
  installFolders: readonly string[]
  /** the path after links and mapped drives: `Z:\data` may be `\\server\share\data` */
  realPath: string
  /** folders under which a network file system is mounted */
  networkMounts: readonly string[]
  /** folders that a synchronising program names in the environment (OneDrive) */
  cloudFolders: readonly string[]
  isWritable: boolean
}

/** Folder names of programs that copy files away while they are open. */
const cloudNames: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^(baidusyncdisk|baidunetdisk|baidunetdiskdownload|百度网盘.*|百度云.*)$/i, '百度网盘'],
  [/^(nutstore( files)?|我的坚果云|坚果云)$/i, '坚果云'],
  [/^(wpsdrive|wps云盘|wps 云盘|kingsoftcloud|wps cloud files)$/i, 'WPS 云盘'],
  [/^(weiyun|微云.*|腾讯微云)$/i, '腾讯微云'],
  [/^(aliyundrive|alidrive|阿里云盘.*)$/i, '阿里云盘'],
  [/^(qqsync|腾讯文档同步盘)$/i, '腾讯同步盘'],
  [/^(360云盘.*|360yunpan)$/i, '360 云盘'],
  [/^(dropbox)( \(.+\))?$/i, 'Dropbox'],
  [/^(icloud ?drive|iclouddrive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'],
  [/^(google ?drive|googledrive|my drive)$/i, 'Google Drive'],
  [/^(synologydrive|cloudstation|seafile|nextcloud|owncloud|syncthing|resilio ?sync)$/i, '同步盘'],
]

const pathOf = (platform: NodeJS.Platform) => (platform === 'win32' ? win32 : posix)

function isInside(path: string, folder: string, platform: NodeJS.Platform): boolean {
  const { relative, isAbsolute } = pathOf(platform)
  const plain = (text: string) => (platform === 'linux' ? text : text.toLowerCase())
  const way = relative(plain(folder), plain(path))
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

const isNetworkPath = (path: string): boolean => /^(\\\\|\/\/)(?![?.][\\/](?!UNC[\\/]))/i.test(path)

function cloudNameOf(path: string, facts: FolderFacts): string | null {
  if (facts.cloudFolders.some((folder) => isInside(path, folder, facts.platform))) return 'OneDrive'
  for (const part of path.split(/[\\/]/)) {
    const known = cloudNames.find(([pattern]) => pattern.test(part))
    if (known) return known[1]
  }
  return null
}

/** Whether data may be kept in the folder, with a Chinese sentence; the worst that holds decides. */
export function judgeFolder(path: string, facts: FolderFacts): FolderVerdict {
  const refused = (message: string): FolderVerdict => ({ path, verdict: 'refused', message })
  const places = [path, facts.realPath]
  if (!pathOf(facts.platform).isAbsolute(path)) return refused('请选择完整的文件夹路径')
  if (places.some(isNetworkPath)) {
    return refused('这是网络共享文件夹。网络一断数据就可能损坏，请换到本机硬盘；备份可以放在那里')
  }
  if (facts.networkMounts.some((mount) => places.some((place) => isInside(place, mount, facts.platform)))) {
    return refused('这个文件夹在网络盘上。网络一断数据就可能损坏，请换到本机硬盘；备份可以放在那里')
  }
  if (facts.installFolders.some((folder) => places.some((place) => isInside(place, folder, facts.platform)))) {
    return refused('这是软件自己的安装文件夹，升级或卸载时会被清空，请换一个文件夹')
  }
  if (!facts.isWritable) return refused('这个文件夹不能写入，请换一个文件夹或检查权限')
  const cloud = places.map((place) => cloudNameOf(place, facts)).find((name) => name !== null)
  if (cloud !== undefined) {
    return {
      path,
      verdict: 'warn',
      message: `这个文件夹由 ${cloud} 同步，同步软件可能在使用中改动数据文件。建议换到不同步的文件夹，只把备份放在这里`,
    }
  }
  return { path, verdict: 'ok', message: '' }
}

/** The folder itself, or the nearest one above it that exists. */
function nearestExisting(path: string): string {
  let folder = path
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

function isWritable(folder: string): boolean {
  const probe = join(folder, `.anchabu-probe-${process.pid}`)
  try {
    accessSync(folder, constants.W_OK)
    writeFileSync(probe, '')
    rmSync(probe, { force: true })
    return true
  } catch {
    return false
  }
}

const networkFileSystems =
  /^(nfs\d?|cifs|smb\d?|smbfs|afs|afpfs|ncpfs|9p|ceph|glusterfs|lustre|fuse\.(sshfs|rclone|davfs|s3fs|gvfsd-fuse|glusterfs)|davfs2?)$/

/** Folders with a network file system, from the text of /proc/mounts. */
export function networkMountsIn(mounts: string): string[] {
  return mounts
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, , type]) => networkFileSystems.test(type ?? ''))
    .map(([, folder]) =>
      (folder ?? '').replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))),
    )
}

/** The folder that holds package.json: the project, or around app.asar the whole installation. */
function ownFolder(): string {
  let root = import.meta.dirname
  while (!existsSync(join(root, 'package.json')) && dirname(root) !== root) root = dirname(root)
  return basename(root) === 'app.asar' ? dirname(dirname(root)) : root
}

function mountTable(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8')
  } catch {
    return ''
  }
}

/** Asks this PC about a folder, which need not exist yet. */
export function folderFacts(path: string, environment: NodeJS.ProcessEnv = process.env): FolderFacts {
  const existing = nearestExisting(path)
  let realPath = path
  try {
    // On Windows the native call also resolves a mapped drive letter to \\server\share.
    realPath = join(realpathSync.native(existing), path.slice(existing.length))
  } catch {
    // A drive that is not there: its writability says so.
  }
  return {
    platform: process.platform,
    installFolders: [ownFolder(), dirname(process.execPath)],
    realPath,
    networkMounts: networkMountsIn(mountTable()),
    cloudFolders: ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].flatMap((name) => {
      const folder = environment[name]
      return folder ? [folder] : []
    }),
    isWritable: isWritable(existing),
  }
}

/** Judges a folder of this PC. */
export function inspectFolder(path: string): FolderVerdict {
  const full = path === '' ? path : resolve(path)
  return full === '' ? judgeFolder('', folderFacts('.')) : judgeFolder(full, folderFacts(full))
}
