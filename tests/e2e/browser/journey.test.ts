import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'
import type { Attachment } from '#shared/domain/attachment'
import { callFromPage } from '../../helpers/bridge.ts'
import { type BrowserApp, browserMissing, launchBrowser } from '../../helpers/browser.ts'
import { requireFloor } from '../../helpers/floors.ts'
import {
  button,
  choose,
  dialog,
  eventually,
  field,
  fill,
  followStory,
  giveFile,
  goToRoom,
  panel,
  see,
  seeSaved,
} from '../../helpers/journey.ts'
import { drawnPlan, lookAt, phonePhoto, sha256Of } from '../../helpers/journey-photo.ts'

const enterpriseName = '青岚五金制品有限公司'

describe.runIf(requireFloor('browser', browserMissing()))('a new user, from an empty folder to the documents', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), '安查簿 数据-'))
  let app: BrowserApp
  const page = () => app.page
  followStory('browser', () => app?.page)
  beforeAll(async () => {
    app = await launchBrowser({ dataFolder })
    app.page.setDefaultTimeout(15_000)
  })
  afterAll(async () => {
    await app?.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })
  const enterpriseId = () => readdirSync(join(dataFolder, 'enterprises'))[0] ?? ''
  /** What is stored, for what the screens do not show. */
  const read = async <N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> => {
    const answer = await callFromPage(page(), operation, input, enterpriseId())
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value
  }

  const stage = (name: string) => page().getByRole('region', { name, exact: true })
  /** Chooses the sentences of one stage, in the order of its factors. */
  const evaluate = async (name: string, sentences: string[]) => {
    for (const [index, sentence] of sentences.entries()) {
      await stage(name).getByRole('combobox').nth(index).click()
      await page().locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: sentence }).click()
    }
  }
  const resultsOfToday = async () => {
    const [inspection] = await read('inspection.list', {})
    return (await read('inspection.get', { id: inspection?.id ?? '' })).results
  }
  const storedPicture = (sha256: string) => {
    const folder = join(dataFolder, 'enterprises', enterpriseId(), 'attachments')
    const name = readdirSync(folder, { recursive: true }).find((file) => String(file).includes(sha256))
    return join(folder, String(name))
  }

  it('01 begins with three choices and makes the enterprise', async () => {
    const choices = page().getByRole('main').getByRole('button')
    await choices.first().waitFor()
    expect(await choices.count()).toBe(3)
    await button(page(), /^新建我的企业/).click()
    const form = dialog(page(), '新建企业')
    await button(form, '新建并打开').click()
    await form.getByRole('alert').waitFor()
    await fill(form, '企业名称', enterpriseName)
    await fill(form, '从业人数', '68')
    await button(form, '新建并打开').click()
    await see(page(), '企业的基本情况是什么？')
  })

  it('02 fills the profile, which saves itself', async () => {
    await fill(page(), '统一社会信用代码', '91330000MA0000000X')
    await fill(page(), '地址', '示例市工业园一路 1 号')
    await fill(page(), '主要负责人', '欧阳青禾')
    await page().getByRole('checkbox', { name: '冲剪压设备' }).check()
    await seeSaved(page())
    await eventually(async () => (await read('enterprise.get', {})).tags).toEqual(['stamping'])
    await page().reload()
    await eventually(() => field(page(), '地址').inputValue()).toBe('示例市工业园一路 1 号')
    expect(await page().getByRole('checkbox', { name: '冲剪压设备' }).isChecked()).toBe(true)
  })

  it('03 adds a unit and three people, and says who works now', async () => {
    await goToRoom(page(), '组织人员')
    await button(page(), '新增单位').click()
    await fill(dialog(page()), '名称', '机加车间')
    await button(dialog(page()), '新增').click()
    await see(panel(page()), '机加车间')
    await button(panel(page()), '关闭面板').click()
    for (const [name, post] of [
      ['欧阳青禾', '总经理'],
      ['司徒远山', '车间主任'],
      ['上官明月', '安全员'],
    ] as const) {
      await button(page(), '新增人员').first().click()
      await fill(dialog(page()), '姓名', name)
      await fill(dialog(page()), '岗位', post)
      await choose(dialog(page()), '所在单位', '机加车间')
      await button(dialog(page()), '新增').click()
      await panel(page()).getByRole('heading', { name }).waitFor()
    }
    await choose(page(), '当前操作人', '上官明月', 'sgmy')
  })

  it('04 draws the area on an uploaded floor plan', async () => {
    await goToRoom(page(), '区域')
    await button(page(), '新增区域').first().click()
    await fill(dialog(page()), '区域名称', '机加区')
    await choose(dialog(page()), '责任单位', '机加车间')
    await choose(dialog(page()), '责任人', '司徒远山')
    await button(dialog(page()), '新增').click()
    await button(panel(page()), '在图上画范围').click()
    await giveFile(page(), () => button(page(), '添加平面图').click(), {
      name: '一层平面图.png',
      mimeType: 'image/png',
      buffer: await drawnPlan(page()),
    })
    const drawing = page().getByRole('application', { name: '画机加区的范围' })
    await drawing.locator('image').waitFor()
    const box = (await drawing.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const at = (x: number, y: number) => ({ position: { x: box.width * x, y: box.height * y } })
    for (const [x, y] of [
      [0.25, 0.2],
      [0.48, 0.2],
      [0.48, 0.8],
      [0.25, 0.8],
    ] as const)
      await drawing.click(at(x, y))
    await see(page(), '4 个角，可以完成')
    await button(page(), '完成').click()
    await page().getByRole('button', { name: /^机加区，/ }).waitFor()
  })

  it('05 registers a machine and an activity', async () => {
    await goToRoom(page(), '风险点')
    await button(page(), '新增风险点').first().click()
    await fill(panel(page()), '风险点名称', '1 号立式铣床')
    await choose(panel(page()), '所在区域', '机加区')
    await choose(panel(page()), '责任单位', '机加车间')
    await choose(panel(page()), '责任人', '司徒远山', 'stys')
    await button(panel(page()), '新增').click()
    await panel(page()).getByRole('heading', { name: 'FX-001 1 号立式铣床' }).waitFor()
    await button(page(), '新增风险点').click()
    await fill(panel(page()), '风险点名称', '铣床换刀作业')
    await choose(panel(page()), '类型', '作业活动')
    await choose(panel(page()), '所在区域', '机加区')
    await button(panel(page()), '新增').click()
    await panel(page()).getByRole('heading', { name: 'FX-002 铣床换刀作业' }).waitFor()
  })

  it('06 analyses the machine: deviation, controls of three classes, both evaluations', async () => {
    await page().getByText('1 号立式铣床').click()
    await button(panel(page()), '辨识与评价（0/0）').click()
    await button(page(), '新增检查项目').last().click()
    await fill(page(), '作业步骤或检查项目', '主轴防护罩')
    await fill(page(), '标准', '防护罩完好，与主轴联锁')
    await fill(page(), '危险源或不符合情况', '防护罩联锁失效，主轴旋转时手可伸入')
    await fill(page(), '后果', '手指切割伤')
    const accidents = page().getByLabel(/^可能导致的事故类型/)
    await accidents.click()
    await accidents.pressSequentially('机械')
    await page().keyboard.press('Enter')
    await page().keyboard.press('Escape')
    const controls = page().getByRole('region', { name: '管控措施' })
    for (const [name, text, checkpoint] of [
      ['工程技术', '主轴防护罩与主轴电源联锁', '打开防护罩，主轴不能启动'],
      ['管理', '每班开机前点检并签字', '点检表当班已签字'],
      ['个体防护', '操作时戴护目镜，不戴手套', '操作人戴护目镜，未戴手套'],
    ] as const) {
      await button(controls, `新增${name}措施`).click()
      await fill(controls, `${name}措施`, text)
      const line = controls.locator('.control-line').filter({ has: page().getByLabel(`${name}措施`, { exact: true }) })
      await fill(line, '检查要点', checkpoint)
    }
    await see(controls, '已有 3 类')
    await evaluate('固有风险', ['3　可能发生', '6　每天工作时间', '15　非常严重'])
    await see(stage('固有风险'), '3 × 6 × 15 = 270')
    await see(stage('固有风险'), '较大风险')
    await button(stage('固有风险'), /记录评价$/).click()
    await see(stage('固有风险'), /已记录：D=270/)
  })

  it('07 refuses an existing risk above the inherent one, and keeps what is recorded', async () => {
    await evaluate('现有风险', ['6　相当可能发生', '6　每天工作时间', '15　非常严重'])
    await see(stage('现有风险'), '重大风险')
    await button(stage('现有风险'), /记录评价$/).click()
    await see(dialog(page()), '现有风险不能高于固有风险')
    await button(dialog(page()), '知道了').click()
    await evaluate('现有风险', ['1　可能性小', '6　每天工作时间', '7　严重，重伤'])
    await see(stage('现有风险'), '1 × 6 × 7 = 42')
    await button(stage('现有风险'), /记录评价$/).click()
    await see(stage('现有风险'), /已记录：D=42/)
    await page().reload()
    await eventually(() => field(page(), '危险源或不符合情况').inputValue()).toBe('防护罩联锁失效，主轴旋转时手可伸入')
    await see(page(), '机械致害')
    await see(page(), '已有 3 类')
    await see(stage('固有风险'), /已记录：D=270/)
    await see(stage('现有风险'), /已记录：D=42/)
  })

  it('08 takes one change back', async () => {
    await fill(page(), '后果', '写错了')
    await eventually(async () => (await read('history.undoable', {}))?.title ?? '').toContain('危险源')
    await button(page(), '撤销').click()
    await see(page(), '已撤销：修改危险源')
    await eventually(() => field(page(), '后果').inputValue()).toBe('手指切割伤')
  })

  it('09 analyses the activity step by step', async () => {
    await button(page(), '回到风险点').click()
    await page().getByText('铣床换刀作业').dblclick()
    await button(page(), '新增作业步骤').last().click()
    await fill(page(), '作业步骤或检查项目', '松开主轴拉杆取下刀具')
    await fill(page(), '危险源或不符合情况', '未断电上锁，主轴误启动')
    const controls = page().getByRole('region', { name: '管控措施' })
    await button(controls, '新增管理措施').click()
    await fill(controls, '管理措施', '换刀前断电、上锁、挂牌')
    await fill(controls, '检查要点', '换刀时电源已断开并上锁挂牌')
    await evaluate('固有风险', ['3　可能发生', '6　每天工作时间', '15　非常严重'])
    await button(stage('固有风险'), /记录评价$/).click()
    await see(stage('固有风险'), /已记录：D=270/)
    await evaluate('现有风险', ['1　可能性小', '6　每天工作时间', '15　非常严重'])
    await see(stage('现有风险'), '显著危险')
    await button(stage('现有风险'), /记录评价$/).click()
    await see(stage('现有风险'), /已记录：D=90/)
  })

  it('10 makes the checklist from the controls', async () => {
    await goToRoom(page(), '检查表与计划')
    await button(page(), '由管控措施生成').first().click()
    await button(dialog(page()), '生成').click()
    await see(page(), '1 张检查表，新增 4 项')
    await button(page(), '开始检查').click()
    await button(panel(page()), '开始检查').click()
    await see(page(), '现场是什么情况？')
  })

  it('11 inspects by the keyboard, with a photo of what is wrong', async () => {
    await see(page(), '第 1 项，共 4 项')
    await page().keyboard.press('1')
    await see(page(), '第 2 项，共 4 项')
    await page().keyboard.press('2')
    await page().keyboard.type('本周点检表三个班次未签字')
    const original = await phonePhoto(page())
    await giveFile(page(), () => button(page(), '添加照片').click(), {
      name: 'IMG_0001.jpg',
      mimeType: 'image/jpeg',
      buffer: original,
    })
    await button(page(), '放大第 1 张').waitFor()
    await page().keyboard.press('Escape')
    const [photo] = (await read('attachment.list', {
      recordType: 'inspectionResult',
      recordId: (await resultsOfToday())[1]?.id ?? '',
    })) as Attachment[]
    const stored = readFileSync(storedPicture(photo?.sha256 ?? ''))
    expect(await lookAt(page(), stored)).toEqual({ width: 1200, height: 1600, top: 'red', bottom: 'blue' })
    expect(stored.length).toBeLessThan(original.length)
    expect(stored.includes('Exif')).toBe(false)
    expect(photo).toMatchObject({ originalSha256: sha256Of(original), takenAt: '2026-11-20T01:30:00.000Z' })
  })
})
