import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import { AppError } from '#shared/contract/errors'

/** Kinds of file that the app writes; nothing that could run as a program. */
const ownKinds = new Set(['.xlsx', '.pdf', '.docx', '.zip', '.db', '.jpg', '.jpeg', '.png', '.txt', '.json'])

/** Refuses whatever the app cannot have written: other kinds, network addresses, files that are gone. */
export function checkOwnFile(path: string): void {
  if (path.startsWith('\\\\') || path.startsWith('//') || !ownKinds.has(extname(path).toLowerCase())) {
    throw new AppError('rule', '只能打开安查簿生成的文件')
  }
  if (!existsSync(path)) throw new AppError('file', '文件已被移动或删除，请重新导出')
}

type Opening = readonly [command: string, ...args: string[]]

const commands: Record<
  string,
  { file: (path: string) => Opening; folder: (path: string) => Opening; address: (url: string) => Opening }
> = {
  win32: {
    file: (path) => ['explorer.exe', path],
    folder: (path) => ['explorer.exe', `/select,${path}`],
    address: (url) => ['rundll32.exe', 'url.dll,FileProtocolHandler', url],
  },
  darwin: { file: (path) => ['open', path], folder: (path) => ['open', '-R', path], address: (url) => ['open', url] },
}
const otherwise = {
  file: (path: string): Opening => ['xdg-open', path],
  folder: (path: string): Opening => ['xdg-open', dirname(path)],
  address: (url: string): Opening => ['xdg-open', url],
}

/** Starts the PC's own program for a file, its folder or an address of ours, without a shell; fails when there is none. */
export function openWithSystem(kind: 'file' | 'folder' | 'address', target: string): Promise<void> {
  const [command, ...args] = (commands[process.platform] ?? otherwise)[kind](target)
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore', shell: false })
    child.once('error', () => reject(new AppError('file', `这台电脑没有可用的打开方式，文件在：${target}`)))
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })
}
