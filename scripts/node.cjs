/**
 * Runs a script of this project under Node 24, whatever Node started npm: `node scripts/node.cjs <script> [args]`.
 * The binary comes with `npm ci` as a platform package without install script (npm 10 does not link its command
 * reliably, hence this file, which any Node can run). Tools that the script calls find the same Node first in PATH.
 */
const { spawn } = require('node:child_process')
const { existsSync } = require('node:fs')
const { delimiter, dirname, join } = require('node:path')

const root = join(__dirname, '..')
const platform = process.platform === 'win32' ? 'win' : process.platform
const file = process.platform === 'win32' ? 'node.exe' : 'node'
const bundled = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file)
const [major = 0] = process.versions.node.split('.').map(Number)
const node = existsSync(bundled) ? bundled : major >= 24 ? process.execPath : null

if (node === null) {
  console.error(
    `这台电脑需要 Node 24 或更高版本（现在是 ${process.version}）。请先运行 npm ci，或安装 Node 24 后重试。`,
  )
  console.error(`Node 24 or later is needed here (this is ${process.version}): run npm ci first, or install Node 24.`)
  process.exit(1)
}

const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env[name] ?? ''].join(delimiter)
const child = spawn(node, process.argv.slice(2), { stdio: 'inherit', env: { ...process.env, [name]: path } })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1)
  // End the way the script ended, so that npm and shells see an interruption as one.
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
})
