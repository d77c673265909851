/**
 * `npm run package`: the unpacked app for this machine in out/package, from a desktop runtime that is already here
 * (`ANCHABU_ELECTRON_DIST`, an unpacked Electron folder, or the one of the `electron` package). With `-- --win` on
 * Windows the installer and the zip as well.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build as electronBuild, Platform } from 'electron-builder'
import { build } from './build.ts'
import { inProject, root } from './paths.ts'
import { executableIn, ownDist, runtimeVersion } from './runtime.ts'

const electronDist = process.env.ANCHABU_ELECTRON_DIST ?? ownDist
const electronVersion = runtimeVersion(electronDist)
if (executableIn(electronDist) === null || electronVersion === null) {
  console.error('没有可用的桌面运行环境（Electron），无法打包：请先在能联网的电脑上运行一次 npm start。')
  process.exit(1)
}

await build()
rmSync(inProject('out', 'package'), { recursive: true, force: true })
const withInstaller = process.platform === 'win32' && process.argv.includes('--win')
await electronBuild({
  projectDir: root,
  publish: 'never',
  targets: withInstaller ? Platform.WINDOWS.createTarget() : Platform.current().createTarget('dir'),
  config: {
    electronDist,
    electronVersion,
    // A runtime folder may carry an app of its own; ours is the archive beside it.
    afterPack: ({ appOutDir }) => {
      for (const name of ['app', 'default_app.asar']) {
        rmSync(join(appOutDir, 'resources', name), { recursive: true, force: true })
      }
    },
  },
})
console.log(`打包完成：${inProject('out', 'package')}`)
