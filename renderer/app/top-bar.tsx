import { QuestionCircleOutlined, SearchOutlined, RollbackOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { EnterpriseSummary } from '#shared/contract/workspace'
import { chooseActor, goTo, openEnterprise, useData, useSession } from '../api/index.ts'
import { labelWithShortcut, perform, shortcutOf } from '../commands/index.ts'
import { PersonSelect } from '../forms/index.ts'
import { SavedTime } from '../ui/index.ts'
import { JobTray } from './job-tray.tsx'
import { Mark } from './mark.tsx'

interface TopBarProps {
  current: EnterpriseSummary | undefined
  enterprises: readonly EnterpriseSummary[]
}

const manage = 'manage'

/** The bar on top: which enterprise, search, when saved, who works, what runs. */
export function TopBar({ current, enterprises }: TopBarProps) {
  const savedAt = useSession((session) => session.savedAt)
  const isSound = current !== undefined && (current.state === 'ok' || current.state === 'locked')
  return (
    <header className="top-bar">
      <a className="brand" href="#/" aria-label="安查簿，回到首页">
        <Mark />
        <span className="brand-name">安查簿</span>
      </a>
      <Select<string>
        className="enterprise-switch"
        variant="filled"
        aria-label="当前企业"
        title={labelWithShortcut('切换企业', 'shell.enterprises')}
        placeholder="选择企业"
        value={current?.id ?? null}
        popupMatchSelectWidth={320}
        options={[
          ...enterprises.map((enterprise) => ({ value: enterprise.id, label: enterprise.name })),
          { value: manage, label: '管理企业…' },
        ]}
        onChange={(id) => {
          if (id === manage) goTo('/enterprises')
          else void openEnterprise(id)
        }}
      />
      {current?.isSample && <span className="tag blue">示例</span>}
      <button type="button" className="top-search" onClick={() => perform('palette.open')}>
        <SearchOutlined aria-hidden />
        <span className="ellipsis">搜索，可用拼音首字母</span>
        <kbd>{shortcutOf('palette.open')}</kbd>
      </button>
      <div className="top-tail">
        <SavedTime at={savedAt} />
        {isSound && <Operator />}
        {isSound && (
          <Button
            type="text"
            icon={<RollbackOutlined />}
            aria-label="撤销"
            title={labelWithShortcut('撤销', 'history.undo')}
            onClick={() => perform('history.undo')}
          />
        )}
        <JobTray />
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label="帮助"
          title={labelWithShortcut('帮助与快捷键', 'shell.help')}
          onClick={() => perform('shell.help')}
        />
      </div>
    </header>
  )
}

/** 当前操作人: stands in every journal row from the moment it is chosen. */
function Operator() {
  const actorId = useSession((session) => session.actorId)
  const people = useData('person.list', {})
  const actor = people.data?.find((person) => person.id === actorId)
  return (
    <span className="operator" title="当前操作人：记入操作历史，不需要密码">
      <PersonSelect
        label="当前操作人"
        placeholder="选择操作人"
        value={actor ? actor.id : null}
        onChange={(id) => void chooseActor(id)}
      />
    </span>
  )
}
