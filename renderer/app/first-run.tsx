import { BankOutlined, ExperimentOutlined, HistoryOutlined } from '@ant-design/icons'
import { type ReactNode, useState } from 'react'
import { openEnterprise, showFailure, startJob } from '../api/index.ts'
import { CreateEnterprise } from '../features/enterprises/create-enterprise.tsx'
import { RestoreEnterprise } from '../features/enterprises/restore-enterprise.tsx'
import { Mark } from './mark.tsx'

/** The very first screen: three ways to begin and nothing else. */
export function FirstRun() {
  const [dialog, setDialog] = useState<'create' | 'restore' | null>(null)
  const [isLoading, setLoading] = useState(false)
  const loadSample = async () => {
    setLoading(true)
    try {
      const sample = await startJob('enterprise.loadSample', {}, '载入示例企业')
      await openEnterprise(sample.id)
    } catch (error) {
      showFailure(error)
      setLoading(false)
    }
  }
  return (
    <main className="first-run">
      <div className="first-run-head">
        <Mark size={44} />
        <div>
          <h1>安查簿</h1>
          <p>企业自己查安全：一次录入，清单、台账、检查表和报告都由它得出。不联网，数据只在这台电脑里。</p>
        </div>
      </div>
      <div className="first-run-choices">
        <Choice
          icon={<ExperimentOutlined aria-hidden />}
          title={isLoading ? '正在载入…' : '打开示例企业'}
          text="一家虚构的金属制品厂，全部内容已经填好，可以随意试用。"
          isDisabled={isLoading}
          onRun={() => void loadSample()}
        />
        <Choice
          icon={<BankOutlined aria-hidden />}
          title="新建我的企业"
          text="从企业名称开始，软件一步一步告诉你接下来填什么。"
          isDisabled={isLoading}
          onRun={() => setDialog('create')}
        />
        <Choice
          icon={<HistoryOutlined aria-hidden />}
          title="从备份恢复"
          text="换了电脑，或者在别处做过：选择备份，接着往下做。"
          isDisabled={isLoading}
          onRun={() => setDialog('restore')}
        />
      </div>
      <CreateEnterprise isOpen={dialog === 'create'} onClose={() => setDialog(null)} />
      <RestoreEnterprise isOpen={dialog === 'restore'} onClose={() => setDialog(null)} />
    </main>
  )
}

interface ChoiceProps {
  icon: ReactNode
  title: string
  text: string
  isDisabled: boolean
  onRun: () => void
}

function Choice({ icon, title, text, isDisabled, onRun }: ChoiceProps) {
  return (
    <button type="button" className="first-run-choice" disabled={isDisabled} onClick={onRun}>
      <span className="choice-icon">{icon}</span>
      <b>{title}</b>
      <span>{text}</span>
    </button>
  )
}
