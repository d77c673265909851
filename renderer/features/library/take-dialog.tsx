import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { LibraryChoice } from '#shared/contract/library'
import { showDone, useAction } from '../../api/index.ts'
import { AreaSelect, PersonSelect, UnitSelect } from '../../forms/index.ts'
import { pointCount } from './selection.ts'

interface TakeDialogProps {
  choices: LibraryChoice[]
  onClose: () => void
  onDone: () => void
}

/** Where the chosen risk points stand and who answers for them; all of it can be set later. */
export function TakeDialog({ choices, onClose, onDone }: TakeDialogProps) {
  const take = useAction('library.take')
  const [areaId, setAreaId] = useState<string | null>(null)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [responsiblePersonId, setResponsible] = useState<string | null>(null)
  const run = async () => {
    const made = await take.run({ choices, areaId, unitId, responsiblePersonId })
    if (!made) return
    showDone(
      `已加入 ${made.riskPointIds.length} 个风险点、${made.hazards} 条危险源、${made.controls} 项措施，可用 Ctrl+Z 撤销`,
    )
    onDone()
  }
  return (
    <Modal open title={`加入 ${pointCount(choices)} 个风险点`} onCancel={onClose} footer={null} width={440}>
      <div className="stack">
        <p className="meta">
          连同危险源、管控措施和检查要点一起加入，等级按建议取值算出，须结合现场逐条核对。下面三项可以以后再填。
        </p>
        <div className="field">
          <span className="field-label">所在区域</span>
          <AreaSelect value={areaId} onChange={setAreaId} label="所在区域" placeholder="以后再定" />
        </div>
        <div className="field">
          <span className="field-label">责任单位</span>
          <UnitSelect value={unitId} onChange={setUnitId} label="责任单位" placeholder="以后再定" />
        </div>
        <div className="field">
          <span className="field-label">责任人</span>
          <PersonSelect value={responsiblePersonId} onChange={setResponsible} label="责任人" placeholder="以后再定" />
        </div>
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={take.isRunning} onClick={() => void run()}>
            加入
          </Button>
        </div>
      </div>
    </Modal>
  )
}
