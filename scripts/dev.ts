/** `npm run dev`: the app with readable, unminified screens; every saved change rebuilds it and starts it again. */
import type { ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'
import { build } from './build.ts'
import { inProject } from './paths.ts'
import { launch } from './start.ts'

let app: ChildProcess | null = null
let restarting = false
let changedAgain = false

/** Rebuilds and replaces the running app; a build that fails leaves the old one running. */
async function restart(): Promise<void> {
  if (restarting) {
    changedAgain = true
    return
  }
  restarting = true
  try {
    await build({ production: false })
    await stop()
    const started = await launch(process.argv.slice(2))
    app = started
    started.once('exit', () => {
      if (app === started && !restarting) process.exit(0)
    })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  restarting = false
  if (changedAgain) {
    changedAgain = false
    await restart()
  }
}

async function stop(): Promise<void> {
  const running = app
  app = null
  if (running === null || running.exitCode !== null) return
  const ended = new Promise((resolve) => running.once('exit', resolve))
  running.kill()
  await ended
}

let timer: NodeJS.Timeout | undefined
for (const folder of ['shared', 'electron', 'renderer', 'resources']) {
  watch(inProject(folder), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void restart(), 300)
  })
}
process.on('SIGINT', () => void stop().then(() => process.exit(0)))
await restart()
