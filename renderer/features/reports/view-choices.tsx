import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Segmented } from 'antd'
import type { ReportParameters } from '#shared/contract/report'
import { columnsOf, partsOf } from '#shared/reports/document-view'
import { goTo, useData } from '../../api/index.ts'

interface ViewChoicesProps {
  reportId: string
  parameters: ReportParameters
  onChange: (parameters: ReportParameters) => void
}

const papers = [
  { value: '', label: '原纸张' },
  { value: 'A3', label: 'A3' },
  { value: 'A4', label: 'A4' },
  { value: 'A5', label: 'A5' },
] as const
const viewKeys = ['printPaper', 'hidesPersons', 'omittedParts', 'omittedColumns', 'hasCover', 'hasContents'] as const

/** The parameters without what was chosen here: everything is printed. */
export function whole(parameters: ReportParameters): ReportParameters {
  const rest = { ...parameters }
  for (const key of viewKeys) delete rest[key]
  return rest
}

/** 版式与内容: which parts and columns are printed, names hidden, cover and contents for this print. */
export function ViewChoices({ reportId, parameters, onChange }: ViewChoicesProps) {
  const isChanged = viewKeys.some((key) => parameters[key] !== undefined)
  return (
    <Popover
      trigger="click"
      destroyOnHidden
      placement="bottomRight"
      content={<Choices {...{ reportId, parameters, onChange }} />}
    >
      <Button icon={<SettingOutlined aria-hidden />}>版式与内容{isChanged && '（已改）'}</Button>
    </Popover>
  )
}

function Choices({ reportId, parameters, onChange }: ViewChoicesProps) {
  const full = useData('report.preview', { reportId, parameters: whole(parameters) })
  const look = useData('print.settings', {})
  if (!full.data || !look.data) return <p className="meta">{full.error?.message ?? '正在读取…'}</p>
  const { settings } = look.data
  const parts = partsOf(full.data)
  const columns = columnsOf(full.data)
  const give = (patch: Partial<ReportParameters>) => onChange({ ...parameters, ...patch })
  return (
    <div className="view-choices">
      <Checkbox
        checked={parameters.hidesPersons ?? false}
        onChange={(event) => give({ hidesPersons: event.target.checked })}
      >
        隐去姓名、电话
      </Checkbox>
      <Checkbox
        checked={parameters.hasCover ?? settings.hasCover}
        onChange={(event) => give({ hasCover: event.target.checked })}
      >
        封面
      </Checkbox>
      <Checkbox
        checked={parameters.hasContents ?? settings.hasContents}
        onChange={(event) => give({ hasContents: event.target.checked })}
      >
        目录（三个以上标题时）
      </Checkbox>
      {full.data.isBare || full.data.blocks.some(({ kind }) => kind === 'drawing') || (
        <Segmented
          aria-label="纸张"
          options={[...papers]}
          value={parameters.printPaper ?? ''}
          onChange={(chosen: '' | 'A3' | 'A4' | 'A5') => {
            const { printPaper: _, ...rest } = parameters
            onChange(chosen === '' ? rest : { ...rest, printPaper: chosen })
          }}
        />
      )}
      {parts.length > 1 && (
        <Kept
          label="印哪些部分"
          options={parts.map((part) => ({ value: part, label: part }))}
          omitted={parameters.omittedParts ?? []}
          onChange={(omittedParts) => give({ omittedParts })}
        />
      )}
      {columns.length > 1 && (
        <Kept
          label="印哪些栏目"
          options={columns.map(({ key, label }) => ({ value: key, label }))}
          omitted={parameters.omittedColumns ?? []}
          onChange={(omittedColumns) => give({ omittedColumns })}
        />
      )}
      <div className="row-line">
        <Button size="small" onClick={() => onChange(whole(parameters))}>
          全部恢复
        </Button>
        <Button size="small" type="link" onClick={() => goTo('/settings')}>
          企业标志、页眉页脚、字体…
        </Button>
      </div>
    </div>
  )
}

interface KeptProps {
  label: string
  options: { value: string; label: string }[]
  omitted: readonly string[]
  onChange: (omitted: string[]) => void
}

/** What is ticked is printed; the last one stays ticked. */
function Kept({ label, options, omitted, onChange }: KeptProps) {
  const kept = options.filter(({ value }) => !omitted.includes(value)).map(({ value }) => value)
  return (
    <fieldset className="view-kept">
      <legend>{label}</legend>
      <Checkbox.Group
        value={kept}
        options={options}
        onChange={(ticked) => {
          if (ticked.length > 0) onChange(options.map(({ value }) => value).filter((value) => !ticked.includes(value)))
        }}
      />
    </fieldset>
  )
}
