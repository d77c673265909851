/** Every room and panel of the app, and how it is opened. */
import type { Page } from 'playwright-core'
import { button, dialog, panel } from './journey.ts'
import type { MadeRecords } from './screen-records.ts'

export interface Screen {
  name: string
  path: string
  /** opens what stands over or beside the page */
  open?: (page: Page) => Promise<void>
}

const firstRow = (page: Page) => page.locator('[data-table] .ant-table-row').first()
const withPanel = async (page: Page) => {
  await firstRow(page).click()
  await panel(page).waitFor()
}
/** Presses what opens a dialog or a panel. */
export const press =
  (name: string | RegExp, opens: 'dialog' | 'panel') =>
  async (page: Page): Promise<void> => {
    await button(page, name).first().click()
    await (opens === 'dialog' ? dialog(page).first() : panel(page)).waitFor()
  }

/** The screens of the sample enterprise with the records that were made for them. */
export function screensOf(made: MadeRecords): Screen[] {
  const sheet = `/standardization/${made.assessmentId}`
  return [
    { name: '首页', path: '/' },
    { name: '企业列表', path: '/enterprises' },
    { name: '企业列表 新建', path: '/enterprises', open: press('新建企业', 'dialog') },
    { name: '企业资料', path: '/profile' },
    { name: '组织人员', path: '/organization', open: withPanel },
    { name: '组织人员 新增', path: '/organization', open: press('新增人员', 'dialog') },
    { name: '区域', path: '/areas', open: withPanel },
    { name: '四色图', path: '/areas/map', open: (open) => open.locator('.map-sheet image').first().waitFor() },
    {
      name: '四色图 一个区域',
      path: '/areas/map',
      open: async (open) => {
        await open.getByRole('button', { name: /^涂装车间，/ }).focus()
        await open.keyboard.press('Enter')
        await button(open, '看全部区域').waitFor()
      },
    },
    {
      name: '四色图 画空洞',
      path: '/areas/map',
      open: async (open) => {
        await open.getByRole('button', { name: /^涂装车间，/ }).focus()
        await open.keyboard.press('Enter')
        await button(open, '挖空洞').click()
      },
    },
    {
      name: '四色图 标记',
      path: '/areas/map',
      open: (open) => open.getByText('标记', { exact: true }).click(),
    },
    {
      name: '四色图 图的资料',
      path: '/areas/map',
      open: (open) => open.getByText('图的资料', { exact: true }).click(),
    },
    { name: '四色图 添加', path: '/areas/map', open: press('添加平面图', 'dialog') },
    { name: '风险点', path: '/risk-points' },
    { name: '风险点 详情', path: '/risk-points', open: withPanel },
    { name: '风险点 新增', path: '/risk-points', open: press('新增风险点', 'panel') },
    {
      name: '风险点 批量',
      path: '/risk-points',
      open: async (open) => {
        await firstRow(open).getByRole('checkbox').check()
        await press('批量修改（1）', 'dialog')(open)
      },
    },
    { name: '辨识评价', path: `/risk-points/${made.pointId}` },
    { name: '风险评审', path: '/risk-reviews' },
    { name: '风险评审 开始', path: '/risk-reviews', open: press('开始评审', 'dialog') },
    { name: '风险评审 逐点', path: `/risk-reviews/${made.reviewId}` },
    { name: '较大以上目录', path: '/considerable-catalogue', open: withPanel },
    { name: '较大以上目录 导入', path: '/considerable-catalogue', open: press('导入目录', 'dialog') },
    {
      name: '设置 改换准则',
      path: '/settings',
      open: async (open) => {
        await open.getByRole('radio', { name: /^LEC 法，分界值归低一级/ }).check()
        await dialog(open).getByText('改换原因').waitFor()
      },
    },
    { name: '风险库', path: '/library' },
    { name: '风险库 条目', path: '/library?template=punch-press' },
    { name: '风险库 搜索', path: `/library?search=${encodeURIComponent('灭火器过期')}` },
    { name: '风险库 加入', path: '/library', open: press(/^加入 \d+ 个风险点$/, 'dialog') },
    { name: '风险库 更新', path: '/library/updates' },
    { name: '告知卡与公告', path: '/cards' },
    { name: '检查表 专题', path: '/checklists', open: press('现成的专题表', 'panel') },
    { name: '检查计划 按频次', path: '/plans', open: press('按频次生成', 'dialog') },
    { name: '频次表', path: '/plans', open: press('频次表', 'dialog') },
    { name: '特种设备', path: '/special-equipment', open: withPanel },
    { name: '特种设备 新增', path: '/special-equipment', open: press('新增特种设备', 'panel') },
    { name: '特种设备 作业人员', path: '/special-equipment?part=operators', open: withPanel },
    { name: '检查日历', path: '/plans?view=calendar' },
    { name: '检查表列表', path: '/checklists' },
    { name: '检查表 生成', path: '/checklists', open: press('由管控措施生成', 'dialog') },
    { name: '检查表', path: `/checklists/${made.checklistId}`, open: withPanel },
    { name: '检查计划', path: '/plans', open: withPanel },
    { name: '检查记录', path: '/inspections' },
    { name: '开始检查', path: `/inspections?checklist=${made.checklistId}` },
    { name: '检查中', path: `/inspections/${made.runningId}` },
    { name: '检查中 清扫照片', path: `/inspections/${made.cleaningId}` },
    {
      name: '检查中 登记隐患',
      path: `/inspections/${made.runningId}`,
      open: async (open) => {
        await open.keyboard.press('2')
        await open.getByLabel(/隐患描述$/).waitFor()
      },
    },
    { name: '录入纸质检查', path: '/inspections/paper' },
    { name: '录入纸质检查 开始', path: `/inspections/paper?code=${made.paperCodes[1]}` },
    { name: '录入纸质检查 录入中', path: `/inspections/paper?code=${made.paperCodes[0]}` },
    { name: '导入照片', path: '/inspections/photos' },
    { name: '报表 纸质检查表', path: `/reports?report=paper-checklist&checklist=${made.checklistId}` },
    { name: '已提交的检查', path: `/inspections/${made.submittedId}` },
    { name: '隐患台账', path: '/findings', open: (open) => open.getByText('台账', { exact: true }).click() },
    { name: '隐患台账 详情', path: '/findings', open: withPanel },
    {
      name: '隐患看板',
      path: '/findings',
      open: (open) => open.getByText('看板', { exact: true }).click(),
    },
    { name: '隐患跟进 超期上报', path: '/findings/follow-up' },
    { name: '隐患跟进 回头看', path: '/findings/follow-up?part=followUps', open: withPanel },
    { name: '隐患跟进 重复隐患', path: '/findings/follow-up?part=repeats' },
    { name: '隐患跟进 待复评', path: '/findings/follow-up?part=reRatings' },
    { name: '制度措施', path: '/findings/measures', open: withPanel },
    { name: '制度措施 新增', path: '/findings/measures?new=1' },
    { name: '统计图', path: '/findings/charts' },
    { name: '登记隐患', path: '/findings?new=1' },
    {
      name: '隐患 分级',
      path: `/findings/${made.findingIds.registered}`,
      open: (open) => button(open, '分级').click(),
    },
    {
      name: '隐患 整改',
      path: `/findings/${made.findingIds.rectifying}`,
      open: (open) => button(open, '提交整改').click(),
    },
    {
      name: '隐患 验收',
      path: `/findings/${made.findingIds.awaitingReview}`,
      open: (open) => button(open, '验收').click(),
    },
    { name: '隐患 已销号', path: `/findings/${made.findingIds.closed}` },
    { name: '重大隐患 对照信息', path: '/major-hazards', open: withPanel },
    { name: '重大隐患 开始对照', path: '/major-hazards?new=1' },
    { name: '重大隐患 对照', path: `/major-hazards/${made.checkId}` },
    { name: '重大隐患 档案列表', path: '/major-hazard-cases', open: withPanel },
    {
      name: '重大隐患 登记步骤',
      path: `/major-hazard-cases/${made.caseId}`,
      open: (open) =>
        open
          .getByRole('button', { name: /^登记「/ })
          .first()
          .click(),
    },
    { name: '标准化 自评', path: `/standardization?id=${made.assessmentId}` },
    { name: '标准化 开始自评', path: '/standardization?new=1' },
    { name: '标准化 打分', path: `${sheet}?item=GM-002` },
    {
      name: '标准化 条款视图',
      path: sheet,
      open: (open) => open.getByText('GB/T 33000—2016', { exact: true }).click(),
    },
    { name: '标准化 定稿', path: sheet, open: press('定稿', 'dialog') },
    { name: '标准化 登记不符合项', path: sheet, open: press('登记不符合项', 'dialog') },
    { name: '标准化 差距表', path: `${sheet}?part=gaps` },
    { name: '标准化 基本情况', path: `${sheet}?part=basics` },
    { name: '标准化 评审', path: `${sheet}?part=review` },
    { name: '标准化 对比', path: `${sheet}?part=compare` },
    {
      name: '报表',
      path: '/reports?report=finding-ledger',
      open: (open) => open.getByRole('article', { name: /^预览/ }).waitFor(),
    },
    {
      name: '报表 定稿',
      path: '/reports?report=risk-point-ledger',
      open: async (open) => {
        await open.getByRole('article', { name: /^预览/ }).waitFor()
        await press('定稿…', 'dialog')(open)
      },
    },
    {
      name: '报表 定稿版本',
      path: '/reports?report=finding-ledger',
      open: async (open) => {
        await open.getByRole('article', { name: /^预览/ }).waitFor()
        await press(/^定稿版本/, 'dialog')(open)
        await button(open, '和今天的数据比').first().click()
        await dialog(open)
          .getByText(/^有 \d+ 处变化$/)
          .waitFor()
      },
    },
    {
      name: '核验',
      path: '/reports/verify',
      open: async (open) => {
        await open.getByLabel('核验码', { exact: true }).fill(made.checkCode)
        await button(open, '核验').click()
        await open
          .getByText(/^与定稿一致：/)
          .first()
          .waitFor()
      },
    },
    { name: '一企一档', path: '/reports/archive', open: press(/^08/, 'panel') },
    { name: '一企一档 写出过的', path: '/reports/archive', open: press('写出过的档案', 'panel') },
    { name: '报表 四色图', path: '/reports?report=four-colour-map' },
    { name: '资料齐套', path: '/reports/readiness', open: (open) => open.getByText('还没有导出').first().waitFor() },
    {
      name: '报表 版式与内容',
      path: '/reports?report=self-inspection-report',
      open: async (open) => {
        await open.getByRole('article', { name: /^预览/ }).waitFor()
        await button(open, '版式与内容').click()
        await open.getByText('隐去姓名、电话').waitFor()
      },
    },
    { name: '报表 已导出', path: '/reports', open: press('已导出的文件', 'panel') },
    { name: '评定标准', path: '/standardization/standards', open: withPanel },
    {
      name: '评定标准 导入',
      path: '/standardization/standards',
      open: async (open) => {
        await press('导入标准', 'dialog')(open)
        await open.locator('input[type=file]').setInputFiles(made.standardFile)
        await dialog(open).getByRole('region', { name: '导入预览' }).waitFor()
      },
    },
    {
      name: '评定标准 差异',
      path: `/standardization/standards?from=${made.standardHashes[0]}&to=${made.standardHashes.at(-1)}`,
      open: (open) => dialog(open).getByRole('region', { name: '差异' }).waitFor(),
    },
    { name: '双控体检', path: '/consistency' },
    { name: '双控体检 说明理由', path: '/consistency', open: press(/^接受并说明理由/, 'dialog') },
    { name: '本地要求', path: '/regional' },
    { name: '本地要求 填报表', path: '/regional?form=haimen/risk-report' },
    { name: '本地要求 核对表', path: '/regional?form=haimen/eight-musts' },
    { name: '本地要求 台账', path: '/regional?form=haimen/dust-reports', open: withPanel },
    { name: '本地要求 台账 新增', path: '/regional?form=haimen/dust-reports', open: press('新增一行', 'panel') },
    { name: '本地要求 风险报告', path: '/regional?view=risk-report' },
    { name: '政策要求对照', path: '/policy-requirements', open: withPanel },
    { name: '数据', path: '/data' },
    { name: '数据 恢复', path: '/data', open: press('预览并恢复', 'dialog') },
    { name: '数据 检查', path: '/data', open: press('检查数据', 'panel') },
    { name: '设置', path: '/settings' },
    { name: '设置 节假日', path: '/settings', open: press(/^增加 \d+ 年$/, 'dialog') },
    { name: '不符合项', path: '/standardization/nonconformities', open: withPanel },
    { name: '等级与红线', path: '/standardization/accidents' },
    { name: '等级与红线 登记事故', path: '/standardization/accidents', open: press('登记事故', 'panel') },
    { name: '等级与红线 登记证书', path: '/standardization/accidents', open: press('登记证书', 'panel') },
    { name: '制度与记录', path: '/standardization/documents', open: withPanel },
    { name: '制度与记录 自有', path: '/standardization/documents', open: press('登记自有制度', 'panel') },
    { name: '运行审计', path: '/standardization/audits' },
    { name: '运行审计 开始', path: '/standardization/audits', open: press('开始审计', 'panel') },
    {
      name: '运行审计 一格',
      path: `/standardization/audits?id=${made.auditId}`,
      open: async (open) => {
        await open.locator('[data-cell="4 0"]').click()
        await panel(open).waitFor()
      },
    },
    { name: '关于', path: '/about' },
    { name: '没有这个页面', path: '/nowhere' },
    {
      name: '搜索',
      path: '/',
      open: async (open) => {
        await open.keyboard.press('Control+k')
        await dialog(open).waitFor()
      },
    },
    {
      name: '帮助',
      path: '/',
      open: async (open) => {
        await open.keyboard.press('F1')
        await dialog(open).waitFor()
      },
    },
  ]
}

/** The pages that an enterprise shows before anything is registered. */
export const emptyScreens: readonly Screen[] = [
  '/',
  '/profile',
  '/organization',
  '/areas',
  '/areas/map',
  '/risk-points',
  '/risk-reviews',
  '/library',
  '/cards',
  '/checklists',
  '/plans',
  '/inspections',
  '/inspections/paper',
  '/inspections/photos',
  '/considerable-catalogue',
  '/findings',
  '/major-hazards',
  '/major-hazard-cases',
  '/standardization/standards',
  '/standardization',
  '/consistency',
  '/regional',
  '/policy-requirements',
  '/reports',
  '/reports?report=review-sheet',
  '/data',
  '/recovery',
].map((path) => ({ name: `空 ${path}`, path }))
