import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'
import type { Attachment } from '#shared/domain/attachment'
import { callFromPage } from '../../helpers/bridge.ts'
import { type BrowserApp, browserMissing, launchBrowser } from '../../helpers/browser.ts'
import { addDays } from '#shared/rules/day'
import { requireFloor } from '../../helpers/floors.ts'
import {
  button,
  choose,
  dialog,
  eventually,
  field,
  fill,
  fillDay,
  followStory,
  giveFile,
  goToRoom,
  panel,
  see,
  seeSaved,
} from '../../helpers/journey.ts'
import { hasOffice, pdfText, readWorkbook } from '../../helpers/office.ts'
import { drawnPlan, lookAt, phonePhoto, sha256Of } from '../../helpers/journey-photo.ts'

const enterpriseName = '青岚五金制品有限公司'

describe.runIf(requireFloor('browser', browserMissing()))('a new user, from an empty folder to the documents', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), '安查簿 数据-'))
  let app: BrowserApp
  let today = ''
  let findingNumber = ''
  const page = () => app.page
  followStory('browser', () => app?.page)
  beforeAll(async () => {
    app = await launchBrowser({ dataFolder })
    app.page.setDefaultTimeout(15_000)
    const info = await callFromPage(app.page, 'workspace.info', {})
    if (info.ok) today = info.value.today
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
    await button(page(), '添加平面图').first().click()
    await dialog(page())
      .getByLabel('平面图图片')
      .setInputFiles({ name: '一层平面图.png', mimeType: 'image/png', buffer: await drawnPlan(page()) })
    await button(dialog(page()), /^添\s?加$/).click()
    await see(page(), '画「机加区」的范围')
    const drawing = page().getByRole('application', { name: '平面图「一层平面图」' })
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
    await page()
      .getByRole('button', { name: /^机加区，/ })
      .waitFor()
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

  it('12 submits the inspection: the finding gets its number', async () => {
    await page().keyboard.press('ArrowDown')
    await see(page(), '第 3 项，共 4 项')
    await page().keyboard.press('3')
    await see(page(), '第 4 项，共 4 项')
    await button(page(), '提交检查').click()
    await see(dialog(page()), '还差 1 项才能提交')
    await button(dialog(page()), /^4\. /).click()
    await dialog(page()).waitFor({ state: 'hidden' })
    await page().keyboard.press('1')
    await see(page(), '已查 4/4')
    await button(page(), '提交检查').click()
    await see(dialog(page()), '正常 2 项，隐患 1 项，不涉及 1 项')
    await button(dialog(page()), '提交检查').click()
    await see(page(), /JC-\d{4}-001/)
    await button(page(), /^打开隐患 YH-\d{4}-001$/).click()
    await see(page(), /^YH-\d{4}-001 整改到哪一步了？$/)
    findingNumber =
      /YH-\d{4}-001/.exec((await page().getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0] ?? ''
  })

  it('13 grades it for rectification in time: refused without 五落实, then accepted', async () => {
    await button(page(), '分级').click()
    const act = page().getByRole('region', { name: '分级' })
    await act.getByText('一般隐患', { exact: true }).click()
    await act.getByText('限期整改', { exact: true }).click()
    await button(act, '确定分级').click()
    for (const sentence of ['（落实措施）', '（落实资金）', '（落实时限）', '（落实预案）'])
      await act.getByRole('alert').filter({ hasText: sentence }).waitFor()
    await fillDay(act, '整改时限', addDays(today, 7))
    await fill(act, '整改措施', '班组长每天下班前核对点检表，缺签当场补检')
    await fill(act, '防范措施或应急预案', '补签前由班组长逐台复查后开机')
    await act.getByRole('checkbox', { name: /资金已落实/ }).check()
    await see(act, '需要的都填好了')
    await button(act, '确定分级').click()
    await see(page(), '待整改')
  })

  it('14 issues the notice', async () => {
    await button(page(), '下达整改通知单').click()
    await button(dialog(page()), '下达通知单').click()
    await dialog(page(), /^已下达 TZ-\d{4}-001$/).waitFor()
    await button(dialog(page()), '完成').click()
    await dialog(page()).waitFor({ state: 'hidden' })
  })

  const rectify = async (text: string) => {
    await button(page(), '提交整改').click()
    const act = page().getByRole('region', { name: /^提交整改/ })
    await fill(act, '整改完成情况', text)
    await giveFile(page(), () => button(act, '添加整改后照片').click(), {
      name: 'IMG_0002.jpg',
      mimeType: 'image/jpeg',
      buffer: await phonePhoto(page()),
    })
    await act.getByRole('button', { name: '放大第 1 张' }).waitFor()
    await button(act, '提交整改').click()
    await see(page(), '等待验收')
  }

  it('15 reports the rectification with a photo', () => rectify('已补签并在班前会通报'))

  it('16 refuses a review by the rectifier, and sends poor work back', async () => {
    await button(page(), '验收').click()
    const act = page().getByRole('region', { name: /^验收/ })
    await act.getByText('合格', { exact: true }).click()
    await fill(act, '验收人', '司徒远山')
    await button(act, '验收合格并销号').click()
    await act.getByRole('alert').filter({ hasText: '验收人不能是整改人' }).waitFor()
    await fill(act, '验收人', '上官明月')
    await act.getByText('不合格，重新整改', { exact: true }).click()
    await fillDay(act, '重新整改时限', addDays(today, 3))
    await fill(act, '验收意见', '二号铣床点检表仍缺两天')
    await button(act, '验收不合格，退回整改').click()
    await see(page(), '待整改')
    await see(page(), '二号铣床点检表仍缺两天')
  })

  it('17 closes it after the rework, read-only from then on', async () => {
    await rectify('两台铣床点检表已全部补齐')
    await button(page(), '验收').click()
    const act = page().getByRole('region', { name: /^验收/ })
    await act.getByText('合格', { exact: true }).click()
    await button(act, '验收合格并销号').click()
    await see(page(), '已销号的记录不再修改')
    for (const name of ['修改', '作废', '验收', '提交整改', '更多'])
      expect(await button(page().getByRole('main'), name).count()).toBe(0)
    expect(await page().getByRole('button', { name: /^添加/ }).count()).toBe(0)
  })

  it('18 prints the ledger: preview, Excel, PDF', async () => {
    await goToRoom(page(), '报表')
    await button(page().getByRole('navigation', { name: '报表目录' }), /^隐患排查治理台账/).click()
    await see(page().getByRole('article', { name: '预览：隐患排查治理台账' }), findingNumber)
    for (const [label, extension] of [
      ['导出 Excel', 'xlsx'],
      ['导出 PDF', 'pdf'],
    ] as const) {
      await button(page(), label).click()
      await page()
        .getByText(new RegExp(`^已导出 .*\\.${extension}$`))
        .waitFor()
    }
  })

  it.runIf(hasOffice())('19 other programs read the same rows in the files', async () => {
    const folder = join(dataFolder, 'enterprises', enterpriseId(), 'exports')
    const files = readdirSync(folder).map((name) => join(folder, name))
    const text = await pdfText(files.find((name) => name.endsWith('.pdf')) ?? '')
    expect(text).toContain(enterpriseName)
    expect(text).toContain(findingNumber)
    const sheet = await readWorkbook(files.find((name) => name.endsWith('.xlsx')) ?? '')
    const row = sheet.rows.find((cells) => cells.includes(findingNumber))
    expect(row).toContain('本周点检表三个班次未签字')
    expect(row).toContainEqual({ date: today })
  })

  it('20 comes home to figures that agree', async () => {
    await goToRoom(page(), '首页')
    for (const [label, value] of [
      ['超期未整改', '0'],
      ['未销号隐患', '0'],
      ['本月销号', '1'],
      ['本月检查', '1'],
    ] as const)
      await page()
        .getByRole('button', { name: `${value} ${label}` })
        .waitFor()
    await page()
      .getByRole('img', {
        name: '危险源按现有风险等级：重大风险 0 条，较大风险 0 条，一般风险 1 条，低风险 1 条，未评 0 条',
      })
      .waitFor()
  })
})
