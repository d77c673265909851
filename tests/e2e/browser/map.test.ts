import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerOf } from '../../helpers/bridge.ts'
import { type BrowserApp, browserMissing, launchBrowser } from '../../helpers/browser.ts'
import { canDrawPages, colourShares, drawFirstPage } from '../../helpers/first-pages.ts'
import { requireFloor } from '../../helpers/floors.ts'
import {
  button,
  choose,
  dialog,
  eventually,
  field,
  followStory,
  giveFile,
  picture,
  see,
} from '../../helpers/journey.ts'
import { plainPdf } from '../../helpers/plain-pdf.ts'

const major = '#C9252D'
const low = '#1D5FBF'

describe.runIf(requireFloor('browser', browserMissing()))('the four-colour map', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), '安查簿 数据-'))
  let app: BrowserApp
  let enterpriseId = ''
  let hazardId = ''
  const page = () => app.page
  followStory('map', () => app?.page)
  beforeAll(async () => {
    app = await launchBrowser({ dataFolder })
    app.page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await app?.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })
  const call = callerOf(page, () => enterpriseId)
  const rate = (level: 'major' | 'low') =>
    call('evaluation.record', {
      ...{ hazardId, stage: 'current', packId: 'LEC-2', reason: '现场核对' },
      factors: level === 'major' ? { L: 100, E: 100, C: 1000 } : { L: 5, E: 10, C: 10 },
      ...{ evaluatorName: '郑大勇', evaluatedOn: '2026-11-23' },
    })
  /** the zone's colour in the PDF and in the picture of the first plan, legend and all */
  const printed = async () => {
    if (!canDrawPages()) return []
    const [plan] = await call('floor-plan.list', {})
    const parameters = { paper: 'A4' as const, floorPlanId: plan?.id ?? '' }
    const pdf = await call('report.export', { reportId: 'four-colour-map', parameters, format: 'pdf' })
    const page = join(dataFolder, 'page.png')
    await drawFirstPage(pdf.path, page, 60)
    const png = await call('map.picture', { floorPlanId: parameters.floorPlanId, parameters: { paper: 'A4' } })
    return [colourShares(page), colourShares(png.path)]
  }
  const stage = () => page().getByRole('application')
  const contents = () => page().getByRole('complementary', { name: '图上内容' })
  const zone = (name: string) => stage().getByRole('button', { name })
  const colourOf = (name: string) => zone(name).locator('path').getAttribute('fill')
  const areaOf = async (name: string) => (await call('area.list', {})).find((area) => area.name === name)
  const addFloor = async (floor: string) => {
    await button(page(), '添加平面图').first().click()
    await dialog(page()).getByText('没有图，用网格画').click()
    await field(dialog(page()), '平面图名称').fill(`1 号厂房${floor}`)
    await field(dialog(page()), '建筑').fill('1 号厂房')
    await field(dialog(page()), '楼层').fill(floor)
    await button(dialog(page()), /^添\s?加$/).click()
    await page()
      .getByRole('application', { name: `平面图「1 号厂房${floor}」` })
      .waitFor()
  }
  const begin = async (name: string) => {
    await page().getByLabel('新区域的名称').fill(name)
    await button(page(), '新增并画').click()
    await see(page(), `画「${name}」的范围`)
  }
  /** Clicks corners by their share of the stage. */
  const clickAll = async (corners: readonly (readonly [number, number])[]) => {
    const box = await stage().boundingBox()
    if (!box) throw new Error('no stage')
    for (const [x, y] of corners) {
      await page().mouse.move(box.x + box.width * x, box.y + box.height * y)
      await page().mouse.click(box.x + box.width * x, box.y + box.height * y)
    }
  }
  const press = async (...keys: string[]) => {
    for (const key of keys) await page().keyboard.press(key)
  }

  it('begins empty and takes a floor without a picture', async () => {
    await button(page(), /^新建我的企业/).waitFor()
    enterpriseId = (await call('enterprise.create', { name: '青岚五金制品有限公司' }, null)).id
    await call('workspace.updateSettings', { lastEnterpriseId: enterpriseId }, null)
    await page().reload()
    await see(page(), '今天要做什么？')
    await page().keyboard.press('Control+k')
    await page().keyboard.type('四色图')
    await page().getByRole('option', { name: '打开四色图' }).click()
    await see(page(), '各区域在图上是什么颜色？')
    await see(page(), /把厂区或车间的平面图放进来/)
    await addFloor('一层')
    await see(page(), '图宽 60 m')
  })

  it('draws a zone by mouse, closed by a click on its first corner, level and plumb', async () => {
    await begin('冲压车间')
    await clickAll([
      [0.2, 0.2],
      [0.5, 0.204],
      [0.497, 0.6],
      [0.2, 0.6],
      [0.2, 0.2],
    ])
    await zone('冲压车间，未评').waitFor()
    const area = await areaOf('冲压车间')
    expect(area?.polygon).toHaveLength(4)
    expect(area?.polygon[1]?.[1]).toBe(area?.polygon[0]?.[1])
    expect(area?.polygon[2]?.[0]).toBe(area?.polygon[1]?.[0])
  })

  it('draws a zone by keys alone, and says what is wrong until it is right', async () => {
    await button(page(), '看全部区域').click()
    await page().getByLabel('新区域的名称').focus()
    await page().keyboard.type('装配区')
    await press('Enter')
    await see(page(), '画「装配区」的范围')
    await press('Alt+ArrowRight', 'Alt+ArrowRight', ' ', 'Alt+ArrowRight', ' ')
    await see(page(), '至少点三个角')
    expect(await button(page(), /^完\s?成$/).isDisabled()).toBe(true)
    await press('Alt+ArrowDown', 'Alt+ArrowDown', ' ', 'Enter')
    await zone('装配区，未评').waitFor()
    expect((await areaOf('装配区'))?.polygon).toEqual([
      [0.6, 0.5],
      [0.65, 0.5],
      [0.65, 0.6],
    ])
  })

  it('draws on a second floor, snapped to nothing of the first', async () => {
    await addFloor('二层')
    expect(await zone('冲压车间，未评').count()).toBe(0)
    await begin('成品库')
    await clickAll([
      [0.3, 0.3],
      [0.7, 0.3],
      [0.7, 0.7],
    ])
    await press('Enter')
    await zone('成品库，未评').waitFor()
    await choose(page(), '平面图', '一层 · 1 号厂房一层')
    await zone('冲压车间，未评').waitFor()
  })

  it('takes the colour of the highest level, and follows a rating at once, on screen, in PDF and PNG', async () => {
    const area = await areaOf('冲压车间')
    const point = await call('risk-point.create', { name: '开式压力机', kind: 'facility', areaId: area?.id ?? '' })
    hazardId = (await call('hazard.create', { riskPointId: point.id, item: '离合器' })).id
    await rate('low')
    await zone('冲压车间，低风险').waitFor()
    expect(await colourOf('冲压车间，低风险')).toBe(low)
    for (const { red, blue } of await printed()) expect(blue).toBeGreaterThan(10 * red)
    await rate('major')
    await zone('冲压车间，重大风险').waitFor()
    expect(await colourOf('冲压车间，重大风险')).toBe(major)
    for (const { red, blue } of await printed()) expect(red).toBeGreaterThan(10 * blue)
    await page().getByText('固有风险', { exact: true }).click()
    await zone('冲压车间，未评').waitFor()
    await page().getByText('现有风险', { exact: true }).click()
  })

  it('shows a level set by hand as such, and goes back to the automatic one', async () => {
    await zone('冲压车间，重大风险').focus()
    await press('Enter')
    await choose(page(), '手动等级', '较大风险')
    await field(page(), '理由').fill('停产检修中')
    await button(page(), /^设\s?定$/).click()
    await zone('冲压车间，较大风险（手动）').waitFor()
    await button(page(), '恢复自动').click()
    await zone('冲压车间，重大风险').waitFor()
    await press('Control+z')
    await zone('冲压车间，较大风险（手动）').waitFor()
    await press('Control+y')
    await zone('冲压车间，重大风险').waitFor()
  })

  it('moves a corner by keys and takes it back', async () => {
    const before = (await areaOf('冲压车间'))?.polygon
    await stage().getByRole('button', { name: '第 1 个角', exact: true }).focus()
    await press('Shift+ArrowLeft')
    await eventually(async () => ((await areaOf('冲压车间'))?.polygon[0]?.[0] ?? 1) < (before?.[0]?.[0] ?? 0)).toBe(
      true,
    )
    await press('Insert')
    await eventually(async () => (await areaOf('冲压车间'))?.polygon.length).toBe(5)
    await press('Control+z')
    await eventually(async () => (await areaOf('冲压车间'))?.polygon.length).toBe(4)
    await press('Control+z')
    await eventually(async () => (await areaOf('冲压车间'))?.polygon).toEqual(before)
  })

  it('places a risk point by keys and a symbol by dragging, and takes a removed one back', async () => {
    await page().getByText('标记', { exact: true }).click()
    await contents()
      .getByRole('button', { name: /开式压力机/ })
      .focus()
    await press('Enter')
    await see(page(), '把「开式压力机」放到图上')
    await press('Alt+ArrowLeft', ' ')
    const mark = stage().getByRole('button', { name: /重大，.*开式压力机$/ })
    await mark.waitFor()
    await button(page(), '看全部标记').click()
    const box = await stage().boundingBox()
    await button(contents(), '安全出口').dragTo(stage(), {
      targetPosition: { x: (box?.width ?? 0) * 0.3, y: (box?.height ?? 0) * 0.8 },
    })
    await stage().getByRole('button', { name: '安全出口' }).waitFor()
    await mark.focus()
    await press('Enter', 'Delete')
    await mark.waitFor({ state: 'detached' })
    await press('Control+z')
    await mark.waitFor()
    const [plan] = await call('floor-plan.list', {})
    const { marks } = await call('map.plan', { floorPlanId: plan?.id ?? '' })
    expect(marks.map(({ layer }) => layer).toSorted()).toEqual(['evacuation', 'riskPoint'])
  })

  it('measures the scale between two places', async () => {
    await page().getByText('图的资料', { exact: true }).click()
    await button(page(), '量一段').click()
    await stage().waitFor()
    await press('Alt+ArrowLeft', ' ')
    for (let step = 0; step < 10; step += 1) await press('Alt+ArrowRight')
    await press(' ')
    await field(dialog(page()), '实际长度（米）').fill('45')
    await press('Enter')
    await see(page(), '图宽 90 m')
  })

  const sheets = [
    { width: 300, height: 420, drawing: 'BT /F1 30 Tf 40 200 Td (Cover) Tj ET' },
    {
      width: 600,
      height: 400,
      // a red hall, and its name in a font that the file does not bring
      drawing: `0.9 0.1 0.1 rg 60 60 240 200 re f 0 g 2 w 30 30 540 340 re S
BT /F2 40 Tf 330 200 Td <b3b5bce4> Tj ET BT /F1 20 Tf 330 100 Td (No. 3) Tj ET`,
    },
  ]
  const offer = async (name: string, buffer: Buffer) => {
    await dialog(page()).getByLabel('平面图图片或 PDF').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  }

  it('says what is wrong with a PDF that cannot be drawn, and keeps nothing of it', async () => {
    const before = (await call('floor-plan.list', {})).length
    await button(page(), '添加平面图').first().click()
    const refused = async (name: string, buffer: Buffer, sentence: string) => {
      await offer(name, buffer)
      await see(page(), sentence)
      await button(page(), '知道了').click()
      await page().getByText(sentence).waitFor({ state: 'detached' })
    }
    await refused(
      '三车间.pdf',
      plainPdf(sheets).subarray(0, 40),
      '「三车间.pdf」不是能打开的 PDF，可能没有复制完或已损坏，请重新取得文件，或改用图片。',
    )
    await refused(
      '三车间.pdf',
      plainPdf(sheets, { isProtected: true }),
      '「三车间.pdf」设了打开密码，请用看图软件去掉密码，或打印成新的 PDF 后再添加。',
    )
    await refused('空.pdf', plainPdf([]), '「空.pdf」里没有页面，请重新导出 PDF，或改用图片。')
    await field(dialog(page()), '平面图名称').fill('三车间')
    expect(await button(dialog(page()), /^添\s?加$/).isDisabled()).toBe(true)
    expect(await call('floor-plan.list', {})).toHaveLength(before)
    await field(dialog(page()), '平面图名称').fill('')
  })

  it('takes the page of a PDF that is chosen by keys, and is drawn on', async () => {
    await offer('三车间.pdf', plainPdf(sheets))
    await see(dialog(page()), '用哪一页？共 2 页')
    await eventually(() => dialog(page()).locator('.map-page img').count()).toBe(2)
    await dialog(page()).getByRole('radio', { name: '第 1 页' }).focus()
    await press('ArrowRight')
    await eventually(() => dialog(page()).getByRole('radio', { name: '第 2 页' }).isChecked()).toBe(true)
    await picture(page(), 'map-pdf-pages')
    await button(dialog(page()), /^添\s?加$/).click()
    await page().getByRole('application', { name: '平面图「三车间」' }).waitFor()
    const plan = (await call('floor-plan.list', {})).find(({ name }) => name === '三车间')
    expect(plan).toMatchObject({ ground: 'picture', width: 3000, height: 2000 })
    const kept = await call('attachment.get', { sha256: plan?.sha256 ?? '' })
    expect(kept.mime).toBe('image/png')
    const drawn = PNG.sync.read(Buffer.from(kept.base64, 'base64'))
    const at = (x: number, y: number) => [
      ...drawn.data.subarray(4 * (y * drawn.width + x), 4 * (y * drawn.width + x) + 3),
    ]
    expect([at(750, 1200), at(20, 20)]).toEqual([
      [230, 26, 26],
      [255, 255, 255],
    ])
    await begin('喷漆间')
    await clickAll([
      [0.3, 0.3],
      [0.5, 0.3],
      [0.5, 0.6],
    ])
    await press('Enter')
    await zone('喷漆间，未评').waitFor()
    await picture(page(), 'map-pdf-plan')
  })

  it('changes the picture for another page, under the same zones', async () => {
    await page().getByText('图的资料', { exact: true }).click()
    const file = { name: '三车间.pdf', mimeType: 'application/pdf', buffer: plainPdf(sheets) }
    await giveFile(page(), () => button(page(), '换图片').click(), file)
    await dialog(page(), '用「三车间.pdf」的哪一页？')
      .getByRole('radio', { name: '第 1 页' })
      .waitFor({ state: 'attached' })
    await button(dialog(page()), '用这一页').click()
    await see(page(), '已换图；新图的长宽比例和原来不同，请核对各区域的位置')
    const plan = (await call('floor-plan.list', {})).find(({ name }) => name === '三车间')
    expect(plan).toMatchObject({ ground: 'picture', width: 2143, height: 3000 })
    await zone('喷漆间，未评').waitFor()
  })
})
