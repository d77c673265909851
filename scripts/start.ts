/** `npm start`: builds what has changed and opens the app in a desktop window, or in the browser where that cannot be. */
import { type ChildProcess, spawn } from 'node:child_process'
import { build } from './build.ts'
import { inProject, root } from './paths.ts'
import { downloadRuntime, findRuntime } from './runtime.ts'

/** Starts the built app in the best way this machine allows; `args` go to the app unchanged. */
export async function launch(args: string[] = []): Promise<ChildProcess> {
  const way = await chooseWay()
  if ('executable' in way) {
    // Chromium's own sandbox refuses to run as root on Linux; everybody else keeps it.
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
    return spawn(way.executable, [...asRoot, root, ...args], { cwd: root, stdio: 'inherit' })
  }
  console.log(`桌面窗口暂时无法打开（${way.sentence}），改在浏览器中使用，功能和数据完全相同。`)
  console.log(`No desktop window: ${way.reason}. Opening the same app in the browser instead.`)
  return spawn(process.execPath, [inProject('out', 'main', 'web.js'), ...args], { cwd: root, stdio: 'inherit' })
}

type Way = { executable: string } | { sentence: string; reason: string }

async function chooseWay(): Promise<Way> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { sentence: '本机没有图形显示', reason: 'neither DISPLAY nor WAYLAND_DISPLAY is set' }
  }
  const installed = findRuntime()
  if (installed !== null) return { executable: installed }
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    return { sentence: '指定的运行环境文件夹里没有 Electron', reason: 'ELECTRON_OVERRIDE_DIST_PATH holds no electron' }
  }
  console.log('正在获取桌面运行环境（仅第一次需要）… / Fetching the desktop runtime, once …')
  const result = await downloadRuntime()
  if ('executable' in result) return result
  return { sentence: '没有取得桌面运行环境 Electron', reason: result.reason }
}

if (import.meta.main) {
  await build()
  const app = await launch(process.argv.slice(2))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
  app.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))
  app.on('error', (error) => {
    console.error(`应用没有启动成功：${error.message}`)
    process.exit(1)
  })
}
