import { execFile, spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { executableIn, ownDist } from '../../../scripts/runtime.ts'
import { projectFolder } from '../../helpers/desktop.ts'
import { hasDisplay, requireFloor } from '../../helpers/floors.ts'
import { eventually } from '../../helpers/journey.ts'
import { hasOffice, pdfText } from '../../helpers/office.ts'
import { openAppByHand } from '../../helpers/workspace.ts'

const run = promisify(execFile)
const electronDist = process.env.ANCHABU_ELECTRON_DIST ?? ownDist
const script = join(projectFolder, 'scripts', 'package.ts')

/** Why nothing can be packed here, null when it can. */
function packageMissing(): string | null {
  if (executableIn(electronDist) === null) return 'no Electron runtime to pack (ANCHABU_ELECTRON_DIST names one)'
  return hasDisplay() ? null : 'no display (xvfb-run gives one)'
}

describe('npm run package', () => {
  it('says in one sentence that there is no runtime, and ends with 1', async () => {
    const environment = { ...process.env, ANCHABU_ELECTRON_DIST: join(tmpdir(), 'no such folder') }
    const outcome = await run(process.execPath, [script], { env: environment }).catch((error: unknown) => error)
    expect(outcome).toMatchObject({
      code: 1,
      stdout: '',
      stderr: '没有可用的桌面运行环境（Electron），无法打包：请先在能联网的电脑上运行一次 npm start。\n',
    })
  })
})

describe.runIf(requireFloor('package', packageMissing()))('the packaged app', () => {
  const home = mkdtempSync(join(tmpdir(), '安查簿 打包-'))
  const dataFolder = join(home, '数据')
  let executable = ''
  let enterpriseId = ''
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const preload = process.env.ANCHABU_PACKAGE_PRELOAD
  const environment = {
    ...process.env,
    ...(preload === undefined ? {} : { LD_PRELOAD: preload }),
  }
  const command = (...args: string[]) => {
    const profile = `--user-data-dir=${join(home, 'profile')}`
    return run(executable, [...asRoot, profile, '--cli', ...args], { env: environment, timeout: 60_000 })
  }
  beforeAll(async () => {
    const app = openAppByHand(dataFolder)
    enterpriseId = (await app.run('enterprise.loadSample', {})).id
    app.close()
    await run(process.execPath, [script], { maxBuffer: 1 << 26 })
    const folder = join(projectFolder, 'out', 'package')
    const [archive] = globSync('**/app.asar', { cwd: folder })
    const unpacked = dirname(dirname(join(folder, archive ?? '')))
    const names = ['anchabu', '安查簿.exe', 'anchabu.exe']
    executable = names.map((name) => join(unpacked, name)).find(existsSync) ?? ''
  })
  afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))

  it('lists the enterprises of a data folder', async () => {
    expect((await command('list', '--data', dataFolder)).stdout).toContain('示例精工金属制品有限公司')
  })

  it('exports a PDF', async () => {
    const out = join(home, '文件')
    const asked = ['--report', 'risk-point-ledger', '--format', 'pdf', '--out', out]
    await command('export', '--data', dataFolder, '--enterprise', enterpriseId, ...asked)
    const [file] = readdirSync(out)
    expect(file).toMatch(/^风险点登记台账 .*\.pdf$/)
    if (hasOffice()) expect(await pdfText(join(out, file ?? ''))).toContain('开式压力机')
  })

  it('opens its window on a new data folder, and ends when asked to', async () => {
    const fresh = join(home, '新数据')
    const child = spawn(executable, [...asRoot, `--user-data-dir=${join(home, 'profile 2')}`], {
      env: { ...environment, ANCHABU_DATA: fresh },
      stdio: 'ignore',
    })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await eventually(() => existsSync(join(fresh, 'workspace.db'))).toBe(true)
    expect(child.exitCode).toBe(null)
    child.kill('SIGTERM')
    await ended
  })
})
