import { Switch } from 'antd'
import { useSession } from '../../api/index.ts'
import { useAction, useData } from '../../api/index.ts'
import { PageFrame } from '../../ui/index.ts'
import { EvaluationSettings } from './evaluation-settings.tsx'
import { DataFolder, SecondBackupFolder } from './folder-settings.tsx'
import { HolidaySettings } from './holiday-settings.tsx'
import { PrintLook } from './print-look.tsx'

/** How this enterprise evaluates, and how this computer shows and keeps things. */
export function SettingsPage() {
  const hasEnterprise = useSession((session) => session.enterpriseId !== null)
  const info = useData('workspace.info', {})
  return (
    <PageFrame title="要怎么评价、怎么显示、存在哪里？" intro="改动立即生效并保存。">
      <div className="stack">
        {hasEnterprise && <EvaluationSettings />}
        {hasEnterprise && <PrintLook />}
        {hasEnterprise && <HolidaySettings />}
        <LargeType />
        {info.data && <SecondBackupFolder folder={info.data.settings.secondBackupFolder} />}
        {info.data && <DataFolder info={info.data} />}
      </div>
    </PageFrame>
  )
}

function LargeType() {
  const largeType = useSession((session) => session.largeType)
  const update = useAction('workspace.updateSettings')
  return (
    <section className="card">
      <h2>显示</h2>
      <label className="row-line">
        <Switch
          checked={largeType}
          loading={update.isRunning}
          onChange={(isOn) => {
            useSession.setState({ largeType: isOn })
            void update.run({ largeType: isOn }).then((saved) => {
              if (!saved) useSession.setState({ largeType: !isOn })
            })
          }}
        />
        大字模式
        <span className="meta">所有文字和按钮放大四分之一</span>
      </label>
    </section>
  )
}
