import { goTo, useSession } from '../api/index.ts'
import { type Command, togglePalette, undoLast } from '../commands/index.ts'
import { rooms } from './rooms.tsx'
import { useShell } from './shell-state.ts'

const hasEnterprise = () => useSession.getState().enterpriseId !== null

/** Commands that exist on every page. */
export const shellCommands: readonly Command[] = [
  {
    id: 'palette.open',
    label: '搜索与命令',
    worksInText: true,
    run: togglePalette,
  },
  { id: 'history.undo', label: '撤销', words: '恢复 后悔', when: hasEnterprise, run: () => void undoLast() },
  ...rooms.map((room) => ({
    id: `go.${room.path}`,
    label: `打开${room.label}`,
    words: room.words,
    when: () => hasEnterprise() || ['/settings', '/about'].includes(room.path),
    worksInText: true,
    run: () => goTo(room.path),
  })),
  {
    id: 'go./areas/map',
    label: '打开四色图',
    words: '平面图 分布图 红橙黄蓝 楼层',
    when: hasEnterprise,
    run: () => goTo('/areas/map'),
  },
  { id: 'go./plans', label: '打开检查计划', words: '排查计划 到期', when: hasEnterprise, run: () => goTo('/plans') },
  {
    id: 'go./inspections/paper',
    label: '录入纸质检查',
    words: '页码 打印的检查表 手写',
    when: hasEnterprise,
    run: () => goTo('/inspections/paper'),
  },
  {
    id: 'go./inspections/photos',
    label: '导入照片',
    words: '相机 手机 优盘 现场照片 整改后',
    when: hasEnterprise,
    run: () => goTo('/inspections/photos'),
  },
  {
    id: 'go./reports/archive',
    label: '打开一企一档',
    words: '整套档案 归档 数据导出 JSON CSV 青小安 迎检 压缩包',
    when: hasEnterprise,
    run: () => goTo('/reports/archive'),
  },
  {
    id: 'go./reports/readiness',
    label: '资料齐套检查',
    words: '迎检 申报 归档 缺什么 过期',
    when: hasEnterprise,
    run: () => goTo('/reports/readiness'),
  },
  {
    id: 'go./reports/verify',
    label: '核验文件',
    words: '核验码 定稿 真假 一致',
    when: hasEnterprise,
    run: () => goTo('/reports/verify'),
  },
  {
    id: 'shell.enterprises',
    label: '切换企业',
    words: '企业列表 示例',
    worksInText: true,
    run: () => goTo('/enterprises'),
  },
  {
    id: 'page.search',
    label: '在本页查找',
    worksInText: true,
    when: () => document.querySelector('[data-page-search]') !== null,
    run: () => document.querySelector<HTMLInputElement>('[data-page-search]')?.focus(),
  },
  {
    id: 'shell.fold',
    label: '折叠或展开左栏',
    worksInText: true,
    run: () => useShell.setState({ isFolded: !useShell.getState().isFolded }),
  },
  {
    id: 'shell.help',
    label: '帮助与快捷键',
    worksInText: true,
    run: () => useShell.setState({ isHelpOpen: true }),
  },
]
