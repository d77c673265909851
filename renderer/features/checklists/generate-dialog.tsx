import { Button, Checkbox, Modal, Select } from 'antd'
import { useState } from 'react'
import { controlTiers, type ControlTier, periods, type Period } from '#shared/domain/hazard'
import { showDone, useAction, useData } from '../../api/index.ts'

const periodKeys = Object.keys(periods) as Period[]
const tierOptions = Object.entries(controlTiers).map(([value, label]) => ({ value: value as ControlTier, label }))

/** Which checks belong to a tier unless the user says otherwise. */
const usualPeriods: Record<ControlTier, Period[]> = {
  post: ['shift', 'day'],
  team: ['shift', 'day', 'week'],
  workshop: ['week', 'month'],
  company: ['month', 'quarter', 'halfYear', 'year'],
}

/** Makes checklists from the checkpoints of the controls, one per area; present ones only get what is new. */
export function GenerateDialog({ onClose }: { onClose: () => void }) {
  const areas = useData('area.list', {})
  const generate = useAction('checklist.generate')
  const [tier, setTier] = useState<ControlTier>('team')
  const [chosen, setChosen] = useState<Period[]>(usualPeriods.team)
  const [areaIds, setAreaIds] = useState<string[]>([])
  const run = async () => {
    const result = await generate.run({ tier, periods: chosen, areaIds })
    if (!result) return
    showDone(
      result.checklists === 0
        ? '没有符合的检查要点：先在风险点的管控措施里填写检查要点'
        : `${result.checklists} 张检查表，新增 ${result.added} 项，已有 ${result.present} 项`,
    )
    onClose()
  }
  return (
    <Modal open title="由管控措施生成检查表" onCancel={onClose} footer={null} width={480}>
      <div className="stack">
        <p className="meta">按管控措施里的检查要点，每个区域生成一张。已经有的检查表只补新的项目，不改原来的。</p>
        <div className="field">
          <span className="field-label">组织级别</span>
          <Select
            aria-label="组织级别"
            options={tierOptions}
            value={tier}
            onChange={(value) => {
              setTier(value)
              setChosen(usualPeriods[value])
            }}
          />
        </div>
        <div className="field">
          <span className="field-label">排查周期</span>
          <Checkbox.Group
            value={chosen}
            onChange={(values) => setChosen(values)}
            options={periodKeys.map((value) => ({ value, label: periods[value] }))}
          />
        </div>
        <div className="field">
          <span className="field-label">区域</span>
          <Select
            aria-label="区域"
            mode="multiple"
            placeholder="全部区域"
            value={areaIds}
            onChange={setAreaIds}
            options={(areas.data ?? []).map((area) => ({ value: area.id, label: area.name }))}
          />
        </div>
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={chosen.length === 0} loading={generate.isRunning} onClick={() => void run()}>
            生成
          </Button>
        </div>
      </div>
    </Modal>
  )
}
