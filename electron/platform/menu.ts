import type { MenuItemConstructorOptions } from 'electron'

/** What the menu's own entries do; editing is left to the page. */
export interface MenuActions {
  openDataFolder(): void
  exportDiagnostics(): void
  about(): void
  zoom(direction: 1 | -1 | 0): void
}

/** The menu of the window: only what works, nothing that would reload or leave the page. */
export function menuTemplate(actions: MenuActions): MenuItemConstructorOptions[] {
  return [
    {
      label: '文件(&F)',
      submenu: [
        { label: '打开数据文件夹', click: () => actions.openDataFolder() },
        { type: 'separator' },
        { label: '退出', role: 'quit', accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      label: '编辑(&E)',
      submenu: [
        { label: '撤销', role: 'undo' },
        { label: '重做', role: 'redo' },
        { type: 'separator' },
        { label: '剪切', role: 'cut' },
        { label: '复制', role: 'copy' },
        { label: '粘贴', role: 'paste' },
        { label: '全选', role: 'selectAll' },
      ],
    },
    {
      label: '查看(&V)',
      submenu: [
        { label: '放大', accelerator: 'CmdOrCtrl+Plus', click: () => actions.zoom(1) },
        // The same key without Shift, as every browser has it.
        {
          label: '放大',
          accelerator: 'CmdOrCtrl+=',
          visible: false,
          acceleratorWorksWhenHidden: true,
          click: () => actions.zoom(1),
        },
        { label: '缩小', accelerator: 'CmdOrCtrl+-', click: () => actions.zoom(-1) },
        { label: '实际大小', accelerator: 'CmdOrCtrl+0', click: () => actions.zoom(0) },
        { type: 'separator' },
        { label: '全屏', role: 'togglefullscreen' },
      ],
    },
    {
      label: '帮助(&H)',
      submenu: [
        { label: '导出诊断包', click: () => actions.exportDiagnostics() },
        { type: 'separator' },
        { label: '关于安查簿', click: () => actions.about() },
      ],
    },
  ]
}
