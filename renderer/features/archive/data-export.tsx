import { Button, Switch } from 'antd'
import { useState } from 'react'

/** The records as data for other programs. */
export function DataExport({
  isBusy,
  isDisabled,
  onExport,
}: {
  isBusy: boolean
  isDisabled: boolean
  onExport: (format: 'json' | 'csv', hidesPersons: boolean) => Promise<void>
}) {
  const [hidesPersons, setHides] = useState(false)
  return (
    <section className="card archive-choices">
      <h2>数据导出</h2>
      <p className="meta">
        交给平台或别的软件用。CSV 每类一张表，用 Excel、WPS
        打开，另附一张青小安填报参考（平台字段未核实，只供照着填）；JSON 附格式说明。
      </p>
      <label className="row-line">
        <Switch size="small" checked={hidesPersons} onChange={setHides} />
        隐去姓名电话
      </label>
      <div className="row-line">
        <Button loading={isBusy} disabled={isDisabled} onClick={() => void onExport('csv', hidesPersons)}>
          导出 CSV
        </Button>
        <Button loading={isBusy} disabled={isDisabled} onClick={() => void onExport('json', hidesPersons)}>
          导出 JSON
        </Button>
      </div>
    </section>
  )
}
