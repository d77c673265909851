import { Button, Checkbox, Input, Radio, Select, Switch } from 'antd'
import { type ExportFormat, exportFormatNames } from '#shared/domain/export-record'
import { isBrowser, showFailure, startJob } from '../../api/index.ts'

export interface ArchiveChoice {
  chapters: number[]
  year: number | null
  formats: ExportFormat[]
  isZip: boolean
  hidesPersons: boolean
  /** empty = the exports folder of the enterprise */
  folder: string
}

const formats: ExportFormat[] = ['pdf', 'xlsx', 'docx']

/** How the archive is written. */
export function ArchiveChoices({
  choice,
  years,
  onChange,
}: {
  choice: ArchiveChoice
  years: readonly number[]
  onChange: (choice: ArchiveChoice) => void
}) {
  const choose = async () => {
    try {
      const chosen = await startJob('workspace.chooseFolder', { title: '档案保存到' }, '选择文件夹')
      if (chosen !== null) onChange({ ...choice, folder: chosen })
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <section className="card archive-choices">
      <h2>怎么写</h2>
      <div className="field">
        <span>格式</span>
        <Checkbox.Group
          aria-label="格式"
          options={formats.map((value) => ({ value, label: exportFormatNames[value] }))}
          value={choice.formats}
          onChange={(chosen) => onChange({ ...choice, formats: chosen })}
        />
      </div>
      <div className="field">
        <span>写成</span>
        <Radio.Group
          aria-label="写成"
          options={[
            { value: false, label: '文件夹' },
            { value: true, label: '压缩包（zip）' },
          ]}
          value={choice.isZip}
          onChange={(event) => onChange({ ...choice, isZip: event.target.value === true })}
        />
      </div>
      <div className="field">
        <span>年度</span>
        <Select
          aria-label="年度"
          style={{ width: 140 }}
          value={choice.year ?? 0}
          options={[{ value: 0, label: '全部年度' }, ...years.map((year) => ({ value: year, label: `${year} 年` }))]}
          onChange={(year) => onChange({ ...choice, year: year === 0 ? null : year })}
        />
      </div>
      <label className="row-line">
        <Switch
          size="small"
          checked={choice.hidesPersons}
          onChange={(hidesPersons) => onChange({ ...choice, hidesPersons })}
        />
        文件中隐去姓名电话
      </label>
      {choice.hidesPersons && <p className="meta">定稿的内容不能改动：没有隐去姓名的定稿不放入。</p>}
      <div className="field">
        <label htmlFor="archive-folder">保存到</label>
        <div className="row-line">
          <Input
            id="archive-folder"
            placeholder="导出文件夹"
            value={choice.folder}
            onChange={(event) => onChange({ ...choice, folder: event.target.value })}
          />
          {!isBrowser() && <Button onClick={() => void choose()}>选择…</Button>}
        </div>
      </div>
    </section>
  )
}
