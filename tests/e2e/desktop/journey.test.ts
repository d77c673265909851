import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#shared/rules/day'
import { callFromPage } from '../../helpers/bridge.ts'
import { type Desktop, desktopMissing, launchDesktop, projectFolder } from '../../helpers/desktop.ts'
import { requireFloor } from '../../helpers/floors.ts'
import { button, choose, fill, fillDay, followStory, giveFile, goToRoom, panel, see } from '../../helpers/journey.ts'
import { phonePhoto, sha256Of } from '../../helpers/journey-photo.ts'
import { hasOffice, pdfText } from '../../helpers/office.ts'

describe.runIf(requireFloor('desktop', desktopMissing()))('the main path in the real window', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), '安查簿 数据-'))
  const description = '空压机房配电箱门锁损坏'
  let desktop: Desktop
  let today = ''
  let findingNumber = ''
  let exported = ''
  const page = () => desktop.page
  const enterpriseId = () => readdirSync(join(dataFolder, 'enterprises'))[0] ?? ''
  const act = (name: string | RegExp) => page().getByRole('region', { name })
  followStory('desktop', () => desktop?.page)
  beforeAll(async () => {
    desktop = await launchDesktop({ dataFolder })
    desktop.page.setDefaultTimeout(15_000)
    const info = await callFromPage(desktop.page, 'workspace.info', {})
    if (info.ok) today = info.value.today
  })
  afterAll(async () => {
    await desktop?.close().catch(() => undefined)
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('1 loads the sample from the first screen', async () => {
    await button(page(), /^打开示例企业/).click()
    await see(page(), '今天要做什么？', 60_000)
    await see(page(), '示例精工金属制品有限公司')
    await choose(page(), '当前操作人', '周敏华')
  })

  it('2 registers a finding with a photo', async () => {
    await button(page(), '登记隐患').click()
    await fill(panel(page()), '隐患描述', description)
    await button(panel(page()), '登记').click()
    const title = panel(page()).getByRole('heading', { name: /^YH-\d{4}-\d{3}$/ })
    await title.waitFor()
    findingNumber = (await title.textContent()) ?? ''
    await giveFile(page(), () => button(panel(page()), '添加整改前照片').click(), {
      name: 'IMG_0003.jpg',
      mimeType: 'image/jpeg',
      buffer: await phonePhoto(page()),
    })
    await button(panel(page()), '放大第 1 张').waitFor()
  })

  it('3 grades and rectifies it', async () => {
    await button(panel(page()), '分级').click()
    await act('分级').getByText('一般隐患', { exact: true }).click()
    await act('分级').getByText('限期整改', { exact: true }).click()
    await fill(act('分级'), '整改责任人', '赵志强')
    await fillDay(act('分级'), '整改时限', addDays(today, 7))
    await fill(act('分级'), '整改措施', '更换门锁并上锁')
    await fill(act('分级'), '防范措施或应急预案', '更换前设围挡和警示牌')
    await act('分级')
      .getByRole('checkbox', { name: /资金已落实/ })
      .check()
    await button(act('分级'), '确定分级').click()
    await see(panel(page()), '待整改')
    await button(panel(page()), '提交整改').click()
    await fill(act(/^提交整改/), '整改完成情况', '已更换门锁')
    await button(act(/^提交整改/), '提交整改').click()
    await see(panel(page()), '等待验收')
  })

  it('4 refuses a review by the rectifier, then closes it', async () => {
    await button(panel(page()), '验收').click()
    await act(/^验收/).getByText('合格', { exact: true }).click()
    await fill(act(/^验收/), '验收人', '赵志强')
    await button(act(/^验收/), '验收合格并销号').click()
    await act(/^验收/).getByRole('alert').filter({ hasText: '验收人不能是整改人' }).waitFor()
    await fill(act(/^验收/), '验收人', '周敏华')
    await button(act(/^验收/), '验收合格并销号').click()
    await see(panel(page()), '已销号的记录不再修改')
  })

  it('5 exports a PDF in a process of its own and opens it', async () => {
    await goToRoom(page(), '报表')
    await button(page().getByRole('navigation', { name: '报表目录' }), /^隐患排查治理台账/).click()
    await see(page().getByRole('article', { name: /^预览/ }), findingNumber)
    await desktop.app.evaluate(({ app, shell }) => {
      const seen = { processes: [] as string[], opened: '' }
      ;(globalThis as Record<string, unknown>).journey = seen
      setInterval(() => {
        for (const { name } of app.getAppMetrics()) if (name) seen.processes.push(name)
      }, 20)
      shell.openPath = (path) => {
        seen.opened = path
        return Promise.resolve('')
      }
    })
    await button(page(), '导出 PDF').click()
    const note = page().getByText(/^已导出 .*\.pdf$/)
    await note.waitFor({ timeout: 60_000 })
    exported = /：(.*\.pdf)$/.exec((await note.textContent()) ?? '')?.[1] ?? ''
    expect(existsSync(exported)).toBe(true)
    await button(page(), '打开文件').click()
    const seen = () =>
      desktop.app.evaluate(
        () => (globalThis as Record<string, unknown>).journey as { processes: string[]; opened: string },
      )
    await expect.poll(async () => (await seen()).opened, { timeout: 15_000 }).toBe(exported)
    expect((await seen()).processes).toContain('anchabu-job')
  })

  it.runIf(hasOffice())('6 pdftotext reads the finding in it', async () => {
    const text = await pdfText(exported)
    expect(text).toContain('示例精工金属制品有限公司')
    expect(text).toContain(findingNumber)
  })

  it('7 leaves a checked backup when it quits', async () => {
    await desktop.close()
    const folder = join(dataFolder, 'backups', enterpriseId())
    const name = readdirSync(folder).find((file) => file.endsWith('-exit.db')) ?? ''
    const manifest = JSON.parse(readFileSync(join(folder, name.replace(/db$/, 'json')), 'utf8')) as Record<
      string,
      unknown
    >
    expect(manifest).toMatchObject({ reason: 'exit', sha256: sha256Of(readFileSync(join(folder, name))) })
    expect(manifest.checkedAt).toBeTruthy()
    const verify = [join(projectFolder, 'electron', 'cli.ts'), 'verify', '--data', dataFolder]
    expect(execFileSync(process.execPath, verify, { encoding: 'utf8' })).toContain('完好')
  })
})
