import { Modal } from 'antd'
import { useData, useSession } from '../api/index.ts'
import { shortcutOf, useRegistry } from '../commands/index.ts'
import { useShell } from './shell-state.ts'

const inPlace: readonly [string, string][] = [
  ['↑ ↓', '在表格中上下移动，右侧随之显示'],
  ['回车', '打开所在行；在表单中到下一格'],
  ['空格', '勾选或取消所在行'],
  ['Alt+↑ ↓', '把所在行上移或下移（能排序的表格）'],
  ['Ctrl+回车', '保存'],
  ['Esc', '关闭面板，回到表格'],
]

/** F1: why each step is done, and every shortcut. */
export function HelpDialog() {
  const isOpen = useShell((state) => state.isHelpOpen)
  return (
    <Modal
      open={isOpen}
      title="帮助与快捷键"
      width={760}
      footer={null}
      destroyOnHidden
      onCancel={() => useShell.setState({ isHelpOpen: false })}
    >
      <HelpBody />
    </Modal>
  )
}

function HelpBody() {
  const commands = useRegistry((state) => state.commands)
  const hasEnterprise = useSession((session) => session.enterpriseId !== null)
  const path = useData('home.path', {}, { enabled: hasEnterprise })
  const withKeys = [...new Map(commands.map((command) => [command.id, command])).values()].filter((command) =>
    shortcutOf(command.id),
  )
  return (
    <div className="help-columns" tabIndex={0} role="group" aria-label="帮助内容">
      <section>
        <h3 className="section-title">每一步为什么要做</h3>
        <dl>
          {(path.data ?? []).map((step) => (
            <div key={step.id}>
              <dt>{step.label}</dt>
              <dd className="meta">{step.why}</dd>
            </div>
          ))}
          {path.data === undefined && <dd className="meta">打开一家企业后，这里说明每一步。</dd>}
        </dl>
      </section>
      <section>
        <h3 className="section-title">快捷键</h3>
        <table className="help-keys">
          <tbody>
            {withKeys.map((command) => (
              <tr key={command.id}>
                <th scope="row">
                  <kbd>{shortcutOf(command.id)}</kbd>
                </th>
                <td>{command.label}</td>
              </tr>
            ))}
            {inPlace.map(([keys, text]) => (
              <tr key={keys}>
                <th scope="row">
                  <kbd>{keys}</kbd>
                </th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
